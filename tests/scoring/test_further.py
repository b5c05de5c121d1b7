"""What follows from incidents: whole units, conversions, day's wages, allowances, a score of 0, weights."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from kpi_desktop.domain.facts import Employee, Incident
from kpi_desktop.domain.result import LineKind, PersonResult
from kpi_desktop.schemes.model import Scheme
from tests.scoring.made import (
    EN,
    criterion,
    declared,
    flagged,
    incident,
    measure,
    month_of,
    noticed,
    rating,
    scheme_of,
    told,
)
from tests.scoring.sound import score


def attendance(**late: Any) -> Scheme:
    bands = [
        {"minutes": "[0,30]", "converts": {"to": "leave", "each": "0.5"}},
        {"minutes": "(30,∞)", "converts": {"to": "leave", "each": 1}},
    ]
    third = {"at": 3, "repeats": True, "counts": ["late", "early"], "converts": {"to": "absence", "each": 1}}
    second = {"at": 2, "sums": True, "logged_only": True, "flag": "separation", "zero_score": True}
    return scheme_of(
        criterion("late", unit="minutes", bands=bands, escalations=[third], **late),
        criterion("early", unit="minutes", bands=bands),
        criterion("leave", unit="days", day_wages=-1, excess={"beyond": 2, "money": -20}),
        criterion("absence", unit="days", money=-100, escalations=[second]),
        criterion("swap", escalations=[{"at": 3, "notice": True}]),
    )


def fines(person: PersonResult) -> str:
    (fine,) = [component for component in person.pay.components if component.id == "fines"]
    return str(fine.amount)


def of(*incidents: Incident, wage: str | None = "100") -> PersonResult:
    day_wage = None if wage is None else Fraction(wage)
    return score(attendance(), month_of(Employee("E01", day_wage=day_wage), incidents=incidents)).results[0]


@pytest.mark.parametrize(
    ("minutes", "line", "money"),
    [
        ("30", "Late 30 min: up to 30 min, counts as Leave, 0.5 days", "-50.00"),
        ("31", "Late 31 min: over 30 min, counts as Leave, 1 day", "-100.00"),
    ],
)
def test_minutes_become_days_and_days_become_wages(minutes: str, line: str, money: str) -> None:
    person = of(incident("late", minutes=minutes))
    assert told(person) == [("0", line)]
    assert fines(person) == money


def test_every_third_time_is_a_derived_day_that_is_not_counted_as_logged() -> None:
    entries = [incident("late" if day % 2 else "early", day, minutes=1) for day in range(1, 7)]
    person = of(*entries)
    falls = [line for line in told(person) if "number" in line[1]]
    assert falls == [
        ("0", "Late, Early, number 3 this month: counts as Absence, 1 day"),
        ("0", "Late, Early, number 6 this month: counts as Absence, 1 day"),
    ]
    # Six halves are three days of leave at 100, one of them beyond two at 20 more; two derived days at 100.
    assert fines(person) == "-520.00"
    assert person.raw == 100
    assert flagged(person) == []


def test_the_allowance_is_exceeded_pro_rata() -> None:
    assert fines(of(incident("leave", quantity="2"))) == "-200.00"
    assert fines(of(incident("leave", quantity="2.25"))) == "-230.00"
    assert fines(of(incident("leave", 1, quantity="2"), incident("late", 2, minutes=1))) == "-260.00"


def test_logged_days_make_the_score_nothing_in_a_line_of_its_own() -> None:
    person = of(incident("absence", 3, quantity="1.5"), incident("absence", 9, quantity="0.5"))
    assert told(person)[-1] == ("-100", "Absence, 2 days in all this month: the month's score is 0")
    assert (person.raw, person.lines[-1].criterion, str(person.lines[-1].date)) == (
        Fraction(0),
        "absence",
        "2026-10-09",
    )
    assert flagged(person) == [("separation", ["2026-10-09 Absence, 2 days in all this month"])]
    assert of(incident("absence", quantity="1.75")).raw == 100


def test_what_is_excused_converts_into_nothing() -> None:
    assert fines(of(incident("late", minutes=5, excused=True))) == "0.00"


def test_a_wage_that_is_not_known_counts_nothing_and_is_noticed() -> None:
    facts = month_of(Employee("E01"), incidents=[incident("leave"), incident("leave", 2)])
    result = score(attendance(), facts)
    assert fines(result.results[0]) == "0.00"
    assert noticed(result) == ["employee E01: no day's wage is known; what is taken off by it counts 0"]


def test_the_third_swap_is_noticed() -> None:
    facts = month_of(incidents=[incident("swap", day) for day in (2, 3, 5, 8)])
    assert noticed(score(attendance(), facts)) == ["employee E01, criterion swap: 2026-10-05 Swap, number 3 this month"]


def test_counted_once_it_converts_once() -> None:
    facts = month_of(
        Employee("E01", day_wage=Fraction(100)),
        incidents=[incident("late", 2, minutes=5), incident("late", 2, minutes=40), incident("late", 3, minutes=50)],
    )
    (person,) = score(attendance(once=True), facts).results
    # The heaviest of the first day: one day of leave; the third time all the same makes a day of absence.
    assert fines(person) == "-200.00"


def test_a_derived_quantity_costs_the_points_of_what_it_counts_as() -> None:
    scheme = scheme_of(
        criterion("late", converts={"to": "absence", "each": "0.5"}),
        criterion("absence", unit="days", points=-10, escalations=[{"at": 2, "sums": True, "points": -5}]),
    )
    facts = month_of(incidents=[incident("late", quantity=2), incident("absence", 2)])
    assert told(score(scheme, facts).results[0]) == [
        ("0", "Late, 2 times: counts as Absence, 1 day"),
        ("-10", "Absence, 1 day: derived from Late"),
        ("-10", "Absence, 1 day"),
        ("-5", "Absence, 2 days in all this month: on top of the single ones"),
    ]


def test_an_escalation_on_a_derived_day_bears_the_criterion_that_escalates() -> None:
    scheme = scheme_of(
        criterion("late", converts={"to": "absence", "each": 2}),
        criterion("absence", unit="days", escalations=[{"at": 2, "sums": True, "points": -5}]),
    )
    (_, fall) = score(scheme, month_of(incidents=[incident("late")])).results[0].lines
    assert (fall.criterion, fall.points) == ("absence", Fraction(-5))


def test_what_follows_is_weighted_like_what_it_follows() -> None:
    scheme = scheme_of(
        criterion(
            "missed",
            points=-5,
            category="quality",
            escalations=[{"at": 2, "points": -10}],
            excess={"beyond": 2, "points": -20},
        ),
        criterion("slip", points=0, category="quality", converts={"to": "missed", "each": 4}),
        measure("index", {"by": "value"}, category="daily"),
        categories=[declared("quality", marks=100, weight=80), declared("daily", marks=100, weight=20)],
    )
    facts = month_of(incidents=[incident("slip", 1), incident("missed", 2)], measures={"E01": {"index": 100}})
    person = score(scheme, facts).results[0]
    assert told(person) == [
        ("0", "Slip: counts as Missed, 4 times"),
        ("-16", "Missed, 4 times: derived from Slip; weighted −20 / 100 × 80 = −16"),
        (
            "-32",
            "Missed, 2 times beyond 2 times this month: on top of the single ones; weighted −40 / 100 × 80 = −32",
        ),
        ("-4", "Missed: −5 / 100 × 80 = −4"),
        ("-8", "Missed, number 2 this month: on top of the single ones; weighted −10 / 100 × 80 = −8"),
        ("-16", "Missed beyond 2 times this month: on top of the single ones; weighted −20 / 100 × 80 = −16"),
        ("20", "Index 100: the value is the points; weighted 100 / 100 × 20 = 20"),
    ]
    assert (person.start, person.raw) == (Fraction(80), Fraction(24))


def test_money_is_told_by_day_then_criterion_and_what_follows_comes_behind() -> None:
    scheme = scheme_of(
        criterion(
            "alpha",
            money=-10,
            escalations=[{"at": 2, "repeats": True, "sums": True, "money": -30}],
            excess={"beyond": 1, "money": -7},
        ),
        criterion("beta", money=-5, converts={"to": "gamma", "each": 2}),
        criterion("gamma", unit="days", money=-1),
    )
    facts = month_of(incidents=[incident("beta", 3), incident("alpha", 3, quantity=5), incident("beta", 2)])
    (component,) = score(scheme, facts).results[0].pay.components
    assert [EN.say(why) for why in component.why] == [
        "2026-10-02 Beta: −5",
        "2026-10-02 Gamma, 2 days: −2",
        "2026-10-03 Alpha, 5 times: −50",
        "2026-10-03 Beta: −5",
        "2026-10-03 Gamma, 2 days: −2",
        "2026-10-03 Alpha, 4 times in all this month: −60",
        "2026-10-03 Alpha, 4 times beyond once this month: −28",
    ]
    assert str(component.amount) == "-152.00"


def test_equal_fines_of_one_day_are_told_by_minutes() -> None:
    late = criterion("late", unit="minutes", bands=[{"minutes": "[0,∞)", "money": -10}])
    facts = month_of(incidents=[incident("late", 3, minutes=40), incident("late", 3, minutes=5)])
    (component,) = score(scheme_of(late), facts).results[0].pay.components
    assert [EN.say(why) for why in component.why] == ["2026-10-03 Late 5 min: −10", "2026-10-03 Late 40 min: −10"]


def test_money_and_wages_are_both_taken_off() -> None:
    scheme = scheme_of(criterion("absence", unit="days", money=-20, day_wages="-1.5"))
    facts = month_of(Employee("E01", day_wage=Fraction(100)), incidents=[incident("absence", quantity=2)])
    assert fines(score(scheme, facts).results[0]) == "-340.00"


def test_what_an_escalation_converts_into_is_counted_before_other_escalations() -> None:
    scheme = scheme_of(
        criterion("absence", unit="days", escalations=[{"at": 2, "sums": True, "points": -5}]),
        criterion("late", escalations=[{"at": 2, "converts": {"to": "absence", "each": 2}}]),
    )
    person = score(scheme, month_of(incidents=[incident("late", 1), incident("late", 2)])).results[0]
    assert ("-5", "Absence, 2 days in all this month: on top of the single ones") in told(person)
    assert person.raw == 95


def test_derived_points_count_towards_the_marks_of_what_they_are_for() -> None:
    scheme = scheme_of(
        criterion("late", converts={"to": "absence", "each": 2}), criterion("absence", points=-5, marks=8)
    )
    person = score(scheme, month_of(incidents=[incident("late")])).results[0]
    assert told(person)[-1] == ("2", "Absence costs no more than its marks, 8")
    assert person.raw == 92


def test_a_sum_that_jumps_past_the_nth_falls_on_the_nth() -> None:
    scheme = scheme_of(criterion("absence", unit="days", escalations=[{"at": 3, "sums": True, "flag": "warning"}]))
    person = score(scheme, month_of(incidents=[incident("absence", quantity=7)])).results[0]
    assert flagged(person) == [("warning", ["2026-10-01 Absence, 3 days in all this month"])]


def test_a_score_of_nothing_belongs_to_no_category() -> None:
    scheme = scheme_of(
        criterion("absence", points=-10, category="daily", escalations=[{"at": 2, "zero_score": True}]),
        categories=[declared("daily", marks=100)],
    )
    person = score(scheme, month_of(incidents=[incident("absence", 1), incident("absence", 2)])).results[0]
    assert [(line.kind, line.category, str(line.points)) for line in person.lines] == [
        (LineKind.INCIDENT, "daily", "-10"),
        (LineKind.INCIDENT, "daily", "-10"),
        (LineKind.ZERO, None, "-80"),
    ]
    assert [category.points for category in person.categories] == [80]


@pytest.mark.parametrize(
    ("quantity", "points", "line"),
    [
        ("0.99", "0", "Overdue, 0.99 hours: 0 complete, −5 an hour"),
        ("1", "-5", "Overdue, 1 hour"),
        ("1.99", "-5", "Overdue, 1.99 hours: 1 complete, −5 an hour"),
        ("2", "-10", "Overdue, 2 hours: −5 an hour"),
    ],
)
def test_only_complete_units_count(quantity: str, points: str, line: str) -> None:
    scheme = scheme_of(criterion("overdue", unit="hours", points=-5, whole=True))
    person = score(scheme, month_of(incidents=[incident("overdue", quantity=quantity)])).results[0]
    assert told(person) == [(points, line)]


def test_the_first_ones_are_free() -> None:
    scheme = scheme_of(criterion("slip", points=0, excess={"beyond": 2, "points": -3}))
    facts = month_of(incidents=[incident("slip", 1, quantity=2), incident("slip", 2), incident("slip", 3)])
    assert told(score(scheme, facts).results[0]) == [
        ("0", "Slip, 2 times: 0 each time"),
        ("0", "Slip"),
        ("-3", "Slip beyond 2 times this month: on top of the single ones"),
        ("0", "Slip"),
        ("-3", "Slip beyond 2 times this month: on top of the single ones"),
    ]


WEIGHTED = scheme_of(
    measure("index", {"by": "value"}, category="quality"),
    criterion("missed", points=-5, category="quality"),
    criterion("breach", points=-2, category="daily"),
    categories=[declared("quality", marks=100, weight=80), declared("daily", marks=100, weight=20)],
)


def test_a_category_with_a_weight_is_held_within_its_marks_before_it() -> None:
    incidents = [incident("missed"), *(incident("breach", quantity=60) for _ in range(1))]
    person = score(WEIGHTED, month_of(measures={"E01": {"index": "120"}}, incidents=incidents)).results[0]
    assert told(person) == [
        ("-4", "Missed: −5 / 100 × 80 = −4"),
        ("96", "Index 120: the value is the points; weighted 120 / 100 × 80 = 96"),
        ("-12", "Quality never exceeds its marks, 80"),
        ("-24", "Breach, 60 times: −2 each time; weighted −120 / 100 × 20 = −24"),
        ("4", "Daily stops at 0: its marks are used up"),
    ]
    assert (person.start, person.raw) == (Fraction(20), Fraction(80))
    assert [(c.id, c.marks, c.points) for c in person.categories] == [
        ("quality", Fraction(80), Fraction(80)),
        ("daily", Fraction(20), Fraction(0)),
    ]


def test_own_marks_beside_ratings_are_a_part_of_the_start_and_its_floor() -> None:
    scheme = scheme_of(
        rating("appraisal", 5, weight=90),
        criterion("document", points="-0.1", marks=5, weight=10),
        criterion("accident", points="-0.1"),
    )
    facts = month_of(
        ratings=[("E01", "appraisal", "4")], incidents=[incident("document", quantity=60), incident("accident", 2)]
    )
    person = score(scheme, facts).results[0]
    assert (person.start, person.raw) == (Fraction(10), Fraction("71.9"))
    assert told(person) == [
        ("-12", "Document, 60 times: −0.1 each time; weighted −6 / 5 × 10 = −12"),
        ("-1/10", "Accident"),
        ("72", "Appraisal 4: rated 4 of 5; weighted 4 / 5 × 90 = 72"),
        ("2", "Document costs no more than its marks, 10"),
    ]


def test_mixed_categories_start_with_the_marks_of_their_incidents() -> None:
    scheme = scheme_of(
        rating("knowledge", 10, category="work"),
        criterion("slow", points=-1, marks=5, category="work"),
        criterion("rude", points=-2, category="manner"),
        categories=[declared("work", marks=15), declared("manner", marks=85)],
    )
    person = score(scheme, month_of(ratings=[("E01", "knowledge", "7")])).results[0]
    assert (person.start, person.raw) == (Fraction(90), Fraction(97))
    assert [(c.id, c.points) for c in person.categories] == [("work", Fraction(12)), ("manner", Fraction(85))]


def test_what_was_not_checked_is_not_guessed_at() -> None:
    late = criterion("late", converts={"to": "absence", "each": 1})
    unchecked = attendance().model_copy(update={"criteria": (late,)})
    with pytest.raises(ValueError, match="wasn't checked"):
        score(unchecked, month_of(incidents=[incident("late")]))
