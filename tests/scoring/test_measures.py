"""Measures: every method on both sides of every bound, ratios, formulas, the team's mean, and what is missing."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from kpi_desktop.domain.facts import Employee
from kpi_desktop.domain.interval import Interval
from kpi_desktop.domain.words import Message
from kpi_desktop.schemes.model import Scheme
from kpi_desktop.schemes.vocabulary import vocabulary
from kpi_desktop.schemes.wording import span_words
from kpi_desktop.scoring.figures import Figures
from tests.scoring.made import EN, criterion, declared, incident, measure, measured, month_of, noticed, scheme_of, told
from tests.scoring.sound import score

PER_CENT = {"zh": "%", "en": "%"}
COMPLAINTS = measure(
    "complaint-rate", {"by": "linear", "full_at": 3, "zero_at": 5}, marks=30, unit=PER_CENT, ratio={"times": 100}
)


@pytest.mark.parametrize(
    ("value", "points", "why"),
    [
        ("0", "30", "3 % or less gives full marks, 30"),
        ("3", "30", "3 % or less gives full marks, 30"),
        # (5 - 3.0001) / 2 x 30
        ("3.0001", "29.9985", "between 3 % (30 marks) and 5 % (0), (5 − 3.0001) / (5 − 3) × 30 = 29.9985"),
        ("3.5", "22.5", "between 3 % (30 marks) and 5 % (0), (5 − 3.5) / (5 − 3) × 30 = 22.5"),
        ("4.9999", "0.0015", "between 3 % (30 marks) and 5 % (0), (5 − 4.9999) / (5 − 3) × 30 = 0.0015"),
        ("5", "0", "5 % or more gives 0"),
        ("100", "0", "5 % or more gives 0"),
    ],
)
def test_points_fall_on_a_line_between_two_values(value: str, points: str, why: str) -> None:
    person = measured(scheme_of(COMPLAINTS, base=30), complaint_rate=value)
    assert told(person) == [(str(Fraction(points)), f"Complaint-rate {value} %: {why}")]
    assert (person.start, person.raw) == (Fraction(0), Fraction(points))


@pytest.mark.parametrize(
    ("value", "points", "why"),
    [
        ("80", "0", "80 or less gives 0"),
        ("81", "1", "between 80 (0) and 90 (10 marks), (81 − 80) / (90 − 80) × 10 = 1"),
        ("90", "10", "90 or more gives full marks, 10"),
    ],
)
def test_a_line_may_rise(value: str, points: str, why: str) -> None:
    rising = measure("plan", {"by": "linear", "full_at": 90, "zero_at": 80}, marks=10)
    assert told(measured(scheme_of(rising, base=10), plan=value)) == [(points, f"Plan {value}: {why}")]


@pytest.mark.parametrize(
    ("ends", "value", "points", "why"),
    [
        ({"full_at": 0, "zero_at": 5}, "0", "10", "full marks, 10"),
        ({"full_at": 5, "zero_at": 0}, "0", "0", "0 gives no marks"),
        ({"full_at": 5, "zero_at": 0}, "6", "10", "5 or more gives full marks, 10"),
    ],
)
def test_none_at_all_is_not_told_as_0_or_less(ends: dict[str, int], value: str, points: str, why: str) -> None:
    made = measure("fails", {"by": "linear", **ends}, marks=10)
    assert told(measured(scheme_of(made, base=10), fails=value)) == [(points, f"Fails {value}: {why}")]


@pytest.mark.parametrize(
    ("unit", "value", "said"),
    [("days", "1", "1 day"), ("days", "2", "2 days"), ("days", "0.5", "0.5 days"), ("mass", "1", "1 mass")],
)
def test_a_unit_stands_in_the_singular_after_one(unit: str, value: str, said: str) -> None:
    made = measure("wait", {"by": "value"}, marks=10, unit={"zh": "天", "en": unit})
    assert told(measured(scheme_of(made, base=10), wait=value))[0][1] == f"Wait {said}: the value is the points"


def test_two_counts_make_a_ratio() -> None:
    person = measured(scheme_of(COMPLAINTS, base=30), complaint_rate_part="7", complaint_rate_whole="200")
    assert told(person) == [
        (
            "45/2",
            "Complaint-rate 7 / 200 × 100 = 3.5 %: between 3 % (30 marks) and 5 % (0), (5 − 3.5) / (5 − 3) × 30 = 22.5",
        )
    ]


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ({}, "no Complaint-rate"),
        ({"complaint_rate": None}, "no Complaint-rate"),
        ({"complaint_rate_part": "0", "complaint_rate_whole": "0"}, "0 of 0 can't be reckoned"),
    ],
)
def test_what_is_missing_is_unscored_and_noticed(values: dict[str, str], reason: str) -> None:
    scheme = scheme_of(COMPLAINTS, base=30)
    named = {name.replace("_", "-"): value for name, value in values.items()}
    result = score(scheme, month_of(measures={"E01": named}))
    assert told(result.results[0]) == [("0", f"Complaint-rate: unscored, {reason}")]
    assert result.results[0].lines[0].unscored
    assert noticed(result) == [f"employee E01, criterion complaint-rate: Complaint-rate unscored: {reason}"]


@pytest.mark.parametrize(
    ("value", "points", "why"),
    [
        ("90", "0", "up to 90 % gives 0"),
        ("90.000001", "10", "over 90 % gives 10"),
    ],
)
def test_bands_include_what_they_say(value: str, points: str, why: str) -> None:
    bands = [{"values": "(90,∞)", "points": 10}, {"values": "[0,90]", "points": 0}]
    satisfaction = measure("satisfaction", {"by": "bands", "bands": bands}, marks=10, unit=PER_CENT)
    assert told(measured(scheme_of(satisfaction, base=10), satisfaction=value)) == [
        (points, f"Satisfaction {value} %: {why}")
    ]


@pytest.mark.parametrize(
    ("span", "words"),
    [
        ("[0,5]", "up to 5"),
        ("[0,5)", "under 5"),
        ("(0,5]", "over 0 and up to 5"),
        ("(0,5)", "over 0 and under 5"),
        ("[1,5]", "1 to 5"),
        ("[1,5)", "1 or more and under 5"),
        ("[3,3]", "exactly 3"),
        ("[3,∞)", "3 or more"),
        ("(2,∞)", "over 2"),
    ],
)
def test_a_band_is_told_by_its_bounds(span: str, words: str) -> None:
    assert EN.say(span_words(Interval.parse(span))) == words


def early_or_late() -> list[dict[str, object]]:
    return [
        {"measure": "days-early", "values": "(0,∞)", "points": 5},
        {"measure": "days-late", "values": "[0,0]", "points": 4},
        {"measure": "days-late", "values": "(0,10]", "points": 3},
        {"measure": "days-late", "values": "(10,∞)", "points": 0},
    ]


MILESTONE = scheme_of(
    measure("milestone", {"by": "bands", "bands": early_or_late()}, marks=5),
    criterion("hurt", zeroes="milestone"),
    measures=[declared("days-early"), declared("days-late")],
    base=5,
)


@pytest.mark.parametrize(
    ("values", "points"),
    [
        ({"days_early": "1"}, 5),
        ({"days_early": "1", "days_late": "20"}, 5),
        ({"days_early": "0", "days_late": "0"}, 4),
        ({"days_late": "0"}, 4),
        ({"days_late": "0.1"}, 3),
        ({"days_late": "10"}, 3),
        ({"days_late": "10.1"}, 0),
    ],
)
def test_the_first_measure_that_lies_in_a_band_decides(values: dict[str, str], points: int) -> None:
    assert measured(MILESTONE, **values).raw == points


@pytest.mark.parametrize("values", [{}, {"days-early": "0"}])
def test_none_of_several_measures_is_unscored(values: dict[str, str]) -> None:
    (line,) = score(MILESTONE, month_of(measures={"E01": values})).results[0].lines
    assert line.unscored


def test_an_incident_makes_a_measure_nothing() -> None:
    facts = month_of(measures={"E01": {"days-early": "3"}}, incidents=[incident("hurt", 4)])
    assert told(score(MILESTONE, facts).results[0]) == [
        ("0", "Hurt"),
        ("0", "Milestone: 0 because of Hurt on 2026-10-04"),
    ]
    excused = month_of(measures={"E01": {"days-early": "3"}}, incidents=[incident("hurt", 4, excused=True)])
    assert score(MILESTONE, excused).results[0].raw == 5


@pytest.mark.parametrize(
    ("value", "points", "why"),
    [
        ("0", "0", "0 / target 0.5 × 25 = 0"),
        ("0.3", "15", "0.3 / target 0.5 × 25 = 15"),
        ("0.5", "25", "target 0.5 reached, full marks"),
        ("2", "25", "target 0.5 reached, full marks"),
    ],
)
def test_reaching_a_target_gives_full_marks_and_no_more(value: str, points: str, why: str) -> None:
    scheme = scheme_of(
        measure("conversion", {"by": "target", "setting": "target"}, marks=25),
        settings=[declared("target", default="0.5", above_zero=True)],
        base=25,
    )
    assert told(measured(scheme, conversion=value)) == [(points, f"Conversion {value}: {why}")]


def test_a_target_is_what_the_team_set_and_without_one_nothing_is_scored() -> None:
    scheme = scheme_of(
        measure("conversion", {"by": "target", "setting": "target"}, marks=25),
        settings=[declared("target", above_zero=True)],
        base=25,
    )
    values = {"E01": {"conversion": "1"}}
    assert score(scheme, month_of(measures=values, settings={"target": "4"})).results[0].raw == Fraction(25, 4)
    assert told(score(scheme, month_of(measures=values)).results[0]) == [("0", "Conversion: unscored, no Target")]


@pytest.mark.parametrize(("value", "points", "why"), [("1", "20", "met"), ("0", "0", "not met")])
def test_all_or_nothing(value: str, points: str, why: str) -> None:
    scheme = scheme_of(measure("veto", {"by": "yes-no"}, marks=20), base=20)
    assert told(measured(scheme, veto=value)) == [(points, f"Veto {value}: {why}")]


def test_a_value_may_be_the_points_within_the_marks() -> None:
    scheme = scheme_of(measure("index", {"by": "value"}, marks=100))
    assert told(measured(scheme, index="87.5")) == [("175/2", "Index 87.5: the value is the points")]
    assert told(measured(scheme, index="120")) == [
        ("120", "Index 120: the value is the points"),
        ("-20", "Index gives no more than its marks, 100"),
    ]


def test_points_for_each_unit_of_a_value_come_on_top_of_the_base() -> None:
    scheme = scheme_of(measure("referrals", {"by": "value", "each": "0.5"}), cap="none")
    person = measured(scheme, referrals="3")
    assert told(person) == [("3/2", "Referrals 3: 3 × 0.5 = 1.5")]
    assert (person.start, person.raw) == (Fraction(100), Fraction(203, 2))


FORMULA = {
    "terms": [{"measure": "calls"}, {"measure": "handled", "times": -1}],
    "divide_by_setting": "wanted",
    "times": 100,
}


def index(formula: dict[str, object] = FORMULA, **parts: Any) -> Scheme:
    settings = [declared("wanted", default=5000, above_zero=True)]
    measures = [declared("calls"), declared("handled")]
    own = measure("index", {"by": "value"}, formula=formula, marks=100)
    return scheme_of(own, **{"measures": measures, "settings": settings, **parts})


@pytest.mark.parametrize(
    ("formula", "words"),
    [
        (FORMULA, "(4800 − 50) / 5000 × 100 = 95"),
        ({"terms": [{"measure": "calls"}, {"measure": "handled"}], "divide_by": 100}, "(4800 + 50) / 100 = 48.5"),
        ({"terms": [{"measure": "handled", "times": 2}], "times": "0.5"}, "(2 × 50) × 0.5 = 50"),
        ({"terms": [{"measure": "handled", "times": "-0.5"}], "plus": 100}, "100 − 0.5 × 50 = 75"),
        ({"terms": [{"measure": "handled", "times": "0.5"}], "plus": 10}, "10 + 0.5 × 50 = 35"),
    ],
)
def test_a_formula_is_told_as_it_is_reckoned(formula: dict[str, object], words: str) -> None:
    person = measured(index(formula), calls="4800", handled="50")
    assert told(person)[0][1] == f"Index {words}: the value is the points"


def test_a_formula_below_zero_is_held_at_zero() -> None:
    assert told(measured(index(), calls="0", handled="50")) == [
        ("-1", "Index (0 − 50) / 5000 × 100 = −1: the value is the points"),
        ("1", "Index never falls below 0"),
    ]


def test_a_formula_wants_all_its_measures_and_its_divisor() -> None:
    assert told(measured(index(), calls="10")) == [("0", "Index: unscored, no Handled")]
    undecided = index(settings=[declared("wanted", above_zero=True)])
    assert told(measured(undecided, calls="10", handled="1")) == [("0", "Index: unscored, no Wanted")]


def test_a_formula_bears_the_unit_of_its_criterion() -> None:
    bands = [{"values": "[0,50)", "points": 0}, {"values": "[50,∞)", "points": 10}]
    formula = {"terms": [{"measure": "handled"}], "divide_by": 2}
    made = measure("index", {"by": "bands", "bands": bands}, formula=formula, marks=10, unit=PER_CENT)
    scheme = scheme_of(made, measures=[declared("handled")], base=10)
    assert told(measured(scheme, handled="100")) == [("10", "Index (100) / 2 = 50 %: 50 % or more gives 10")]


@pytest.mark.parametrize(("times", "value"), [(1, "1 / 2 = 0.5 %"), (100, "1 / 2 × 100 = 50 %")])
def test_a_ratio_bears_its_unit_into_the_bands(times: int, value: str) -> None:
    made = measure(
        "rate",
        {"by": "bands", "bands": [{"values": "[0,∞)", "points": 10}]},
        marks=10,
        unit=PER_CENT,
        ratio={"times": times},
    )
    person = measured(scheme_of(made, base=10), rate_part="1", rate_whole="2")
    assert told(person) == [("10", f"Rate {value}: 0 % or more gives 10")]


@pytest.mark.parametrize("count", ["complaint_rate_part", "complaint_rate_whole"])
def test_one_count_without_the_other_makes_no_ratio(count: str) -> None:
    figures = Figures(
        month_of(measures={"E01": {count.replace("_", "-"): "3"}}), vocabulary(scheme_of(COMPLAINTS, base=30))
    )
    value = figures.of("E01", "complaint-rate")
    assert isinstance(value, Message)
    assert EN.say(value) == "no Complaint-rate"


def test_nobody_has_a_mean() -> None:
    (criterion_,) = MEAN.measure_criteria
    assert Figures(month_of(), vocabulary(MEAN)).mean(criterion_) is None


MEAN = scheme_of(
    measure(
        "calls",
        {
            "by": "bands",
            "of": "team-mean",
            "bands": [
                {"values": "[95,∞)", "points": 10},
                {"values": "[90,95)", "points": 8},
                {"values": "[0,90)", "points": 0},
            ],
        },
        marks=10,
    ),
    base=10,
)


def calls(*values: str | None) -> list[tuple[str, str]]:
    people = [Employee(f"E{place}") for place in range(len(values))]
    facts = month_of(
        *people, measures={p.id: {"calls": v} for p, v in zip(people, values, strict=True) if v is not None}
    )
    return [told(person)[0] for person in score(MEAN, facts).results]


def test_a_value_is_held_against_the_mean_of_all_who_have_one() -> None:
    # Mean of 95, 105 and 100 is 100; whoever has none takes no part.
    assert calls("95", None, "105", "100") == [
        ("10", "Calls 95, 95 % of the mean 100: 95 % or more gives 10"),
        ("0", "Calls: unscored, no Calls"),
        ("10", "Calls 105, 105 % of the mean 100: 95 % or more gives 10"),
        ("10", "Calls 100, 100 % of the mean 100: 95 % or more gives 10"),
    ]
    # Mean of 94.9 and 105.1 is 100.
    assert calls("94.9", "105.1")[0] == ("8", "Calls 94.9, 94.9 % of the mean 100: 90 % or more and under 95 % gives 8")


def test_alone_everyone_is_the_mean_and_of_a_mean_of_nothing_nothing_can_be_said() -> None:
    assert calls("3") == [("10", "Calls 3, 100 % of the mean 3: 95 % or more gives 10")]
    assert calls("0", "0") == [("0", "Calls: unscored, the team's mean is 0")] * 2


def test_a_measure_is_only_for_its_posts_and_a_retired_one_for_nobody() -> None:
    scheme = scheme_of(
        measure("report", {"by": "yes-no"}, marks=100, posts=["data"]),
        measure("veto", {"by": "yes-no"}, marks=100, posts=["desk"]),
        measure("gone", {"by": "yes-no"}, marks=100, retired=True),
        posts=[declared("data"), declared("desk")],
    )
    people = (Employee("E01", post="data"), Employee("E02", post="desk"), Employee("E03"))
    facts = month_of(*people, measures={"E01": {"report": 1, "gone": 1}, "E02": {"veto": 0}})
    lines = [[line.criterion for line in person.lines] for person in score(scheme, facts).results]
    assert lines == [["report"], ["veto"], []]
