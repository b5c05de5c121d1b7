from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest

from kpi_desktop.domain.facts import Employee
from kpi_desktop.domain.result import PersonResult
from kpi_desktop.errors import FaultyDataError
from kpi_desktop.scoring import rescore
from kpi_desktop.scoring.incidents import effect_on
from kpi_desktop.scoring.tally import Entry
from tests.scoring.made import EN, criterion, facts_of, flagged, incident, scheme_of, scored, told
from tests.scoring.sound import score


@pytest.mark.parametrize(
    ("unit", "one", "several"),
    [
        ("times", "Item", "Item, 2 times: −3 each time"),
        ("days", "Item, 1 day", "Item, 2 days: −3 a day"),
        ("hours", "Item, 1 hour", "Item, 2 hours: −3 an hour"),
        ("items", "Item, 1 item", "Item, 2 items: −3 an item"),
        ("persons", "Item, 1 person", "Item, 2 persons: −3 a person"),
    ],
)
def test_quantities_multiply_in_their_unit(unit: str, one: str, several: str) -> None:
    person = scored(
        scheme_of(criterion("item", points=-3, unit=unit)), incident("item", 1), incident("item", 2, quantity=2)
    )
    assert told(person) == [("-3", one), ("-6", several)]


def test_once_a_month_counts_the_earliest_and_of_one_day_the_heaviest() -> None:
    record = criterion("record", pick=[-1, -5], once=True, money=-10, flag="warning")
    scheme = scheme_of(record)
    first, second = incident("record", 2, points=-2), incident("record", 2, points=-4)
    for entries in ((first, second), (second, first)):
        person = scored(scheme, incident("record", 3, points=-5), *entries)
        assert person.raw == 96
        assert sorted(points for points, _ in told(person)) == ["-4", "0", "0"]
        assert told(person)[2] == ("0", "Record: counts once a month; counted on 2026-10-02")
        assert str(person.pay.total) == "-10.00"
        assert len(flagged(person)[0][1]) == 3


def test_once_a_month_with_nothing_but_a_flag_makes_no_line() -> None:
    person = scored(
        scheme_of(criterion("record", flag="warning", once=True)), incident("record", 1), incident("record", 2)
    )
    assert (told(person), len(flagged(person)[0][1])) == ([], 2)


def test_a_grave_one_raises_another_flag_where_the_criterion_knows_one() -> None:
    quarrel = criterion("quarrel", flag="discipline", grave_flag="separation")
    nap = criterion("nap", points=-1)
    person = scored(
        scheme_of(quarrel, nap),
        incident("quarrel", 5),
        incident("quarrel", 4, grave=True),
        incident("nap", 4, grave=True),
    )
    assert told(person) == [("-1", "Nap")]
    assert flagged(person) == [("discipline", ["2026-10-05 Quarrel"]), ("separation", ["2026-10-04 Quarrel, grave"])]


def test_money_is_summed_into_one_component_that_stands_for_everyone() -> None:
    leave = criterion("leave", points=0, money="-40", unit="days")
    late = criterion(
        "late", unit="minutes", bands=[{"minutes": "[0,10]", "points": -1}, {"minutes": "(10,∞)", "money": "-0.005"}]
    )
    scheme = scheme_of(leave, late)
    assert str(scored(scheme).pay.total) == "0.00"
    person = scored(
        scheme,
        incident("leave", 1, quantity="1.5"),
        incident("late", 2, minutes=11),
        incident("leave", 3, excused=True),
    )
    assert [(part.id, str(part.amount)) for part in person.pay.components] == [("fines", "-60.01")]
    assert told(person)[0] == ("0", "Leave, 1.5 days: 0 a day")
    assert told(person)[1] == ("0", "Late 11 min: over 10 min")
    assert scored(scheme_of(criterion("nap", points=-1))).pay.total is None


def test_a_criterion_never_loses_more_than_its_own_marks() -> None:
    categories = [{"id": "quality", "name": {"zh": "质", "en": "Quality"}, "marks": 100}]
    error = criterion("error", category="quality", points=-5, marks=10)
    breach = criterion("breach", category="quality", points=-5, marks=10)
    person = scored(
        scheme_of(error, breach, categories=categories), incident("error", 1, quantity=3), incident("breach", 2)
    )
    assert told(person) == [
        ("-15", "Error, 3 times: −5 each time"),
        ("-5", "Breach"),
        ("5", "Error costs no more than its marks, 10"),
    ]
    assert person.raw == person.categories[0].points == Fraction(85)


def test_what_names_no_category_comes_after_the_others_and_off_the_base() -> None:
    categories = [{"id": "conduct", "name": {"zh": "行", "en": "Conduct"}}]
    scheme = scheme_of(
        criterion("late", points=-5), criterion("nap", points=-1, category="conduct"), categories=categories
    )
    person = scored(scheme, incident("late", 1), incident("nap", 2))
    assert [(line.category, str(line.points)) for line in person.lines] == [("conduct", "-1"), (None, "-5")]
    assert [(c.marks, str(c.points)) for c in person.categories] == [(None, "-1")]
    assert person.raw == 94


def test_a_score_stays_between_nothing_and_the_cap() -> None:
    drunk, great = criterion("drunk", points=-60), criterion("great", points=60)
    person = scored(scheme_of(drunk, great), incident("drunk", 1, quantity=2))
    assert told(person)[-1] == ("20", "a score never falls below 0")
    assert (str(person.raw), str(person.score)) == ("0", "0.0")
    assert scored(scheme_of(drunk, great, cap="none"), incident("great")).raw == 160
    assert scored(scheme_of(drunk, great, cap=120), incident("great")).raw == 120


def test_bonus_within_a_category_stops_at_its_marks() -> None:
    categories = [{"id": "quality", "name": {"zh": "质", "en": "Quality"}, "marks": 100}]
    scheme = scheme_of(criterion("great", points=3, category="quality"), categories=categories, cap=150)
    person = scored(scheme, incident("great"))
    assert told(person) == [("3", "Great"), ("-3", "Quality never exceeds its marks, 100")]
    assert person.raw == 100


def test_grades_are_absent_where_the_scheme_has_none() -> None:
    assert scored(scheme_of(criterion("late", points=-5))).grade is None


def test_posts_narrow_a_criterion() -> None:
    posts = [
        {"id": "director", "name": {"zh": "主任", "en": "Director"}},
        {"id": "agent", "name": {"zh": "专员", "en": "Agent"}},
    ]
    scheme = scheme_of(criterion("disorder", points=-20, posts=["director"]), posts=posts)
    assert score(scheme, facts_of(incident("disorder"), post="director")).results[0].raw == 80
    for post in ("agent", None):
        with pytest.raises(FaultyDataError) as caught:
            score(scheme, facts_of(incident("disorder"), post=post))
        assert [(p.path, EN.say(p.what)) for p in caught.value.problems] == [
            (("incidents", 0, "criterion"), "“Disorder” is only for the posts director")
        ]
    assert score(scheme, facts_of(incident("disorder", voided=True), post="agent")).results[0].raw == 100


def test_scoring_a_few_anew_tells_faults_by_their_place_in_the_whole() -> None:
    scheme = scheme_of(criterion("late", points=-5))
    others = incident("late", employee="E02")
    there = replace(facts_of(others), employees=(Employee("E01"), Employee("E02")))
    with pytest.raises(FaultyDataError) as caught:
        rescore(scheme, replace(there, incidents=(others, incident("absent"))), score(scheme, there), {"E01"})
    assert [p.path for p in caught.value.problems] == [("incidents", 1, "criterion")]


def test_unchecked_facts_are_never_guessed_at() -> None:
    late = criterion("late", unit="minutes", bands=[{"minutes": "[0,∞)", "points": -1}])
    with pytest.raises(ValueError, match="checked"):
        effect_on(Entry(0, incident("late"), late))
    with pytest.raises(ValueError, match="checked"):
        effect_on(Entry(0, incident("late", minutes=Fraction(1)), None))


def counting(person: PersonResult) -> list[int | None]:
    """The places of the incidents that brought points."""
    return [line.incident for line in person.lines if line.points]


@pytest.mark.parametrize(
    ("first", "second", "heavier"),
    [
        ({"minutes": 5}, {"minutes": 40}, 1),  # both cost 5; more minutes weigh more
        ({"minutes": 40}, {"minutes": 5}, 0),
        ({"minutes": 5}, {"minutes": 5, "quantity": 2}, 1),
        ({"minutes": 5}, {"minutes": 5}, 0),  # of two alike the first one entered
    ],
)
def test_of_one_day_the_heaviest_counts_once_a_month(
    first: dict[str, Any], second: dict[str, Any], heavier: int
) -> None:
    late = criterion("late", unit="minutes", once=True, bands=[{"minutes": "[0,∞)", "points": -5}])
    person = scored(scheme_of(late), incident("late", 3, **first), incident("late", 3, **second))
    assert counting(person) == [heavier]


def test_more_of_what_costs_money_weighs_more() -> None:
    person = scored(
        scheme_of(criterion("tool", money=-10, once=True)),
        incident("tool", 3, quantity=1),
        incident("tool", 3, quantity=3),
    )
    assert [str(part.amount) for part in person.pay.components] == ["-30.00"]


def test_what_converts_into_more_weighs_more_than_minutes() -> None:
    bands = [
        {"minutes": "[0,30]", "converts": {"to": "leave", "each": 1}},
        {"minutes": "(30,∞)", "converts": {"to": "leave", "each": "0.5"}},
    ]
    scheme = scheme_of(
        criterion("late", unit="minutes", bands=bands, once=True), criterion("leave", unit="days", points=-8)
    )
    person = scored(scheme, incident("late", 3, minutes=40), incident("late", 3, minutes=5))
    assert ("-8", "Leave, 1 day: derived from Late") in told(person)
    assert person.raw == 92


def test_counting_once_goes_on_after_what_counts_every_time() -> None:
    scheme = scheme_of(criterion("nap", points=-1), criterion("late", points=-5, once=True))
    person = scored(scheme, incident("nap", 1), incident("late", 2), incident("late", 3))
    assert [text for _, text in told(person)] == ["Nap", "Late", "Late: counts once a month; counted on 2026-10-02"]
    assert person.raw == 94


def test_equal_flags_of_one_day_are_told_by_minutes() -> None:
    late = criterion("late", unit="minutes", flag="warning", bands=[{"minutes": "[0,∞)", "points": -1}])
    person = scored(scheme_of(late), incident("late", 3, minutes=40), incident("late", 3, minutes=5))
    assert flagged(person) == [("warning", ["2026-10-03 Late 5 min", "2026-10-03 Late 40 min"])]


def test_of_one_day_the_grave_one_comes_last_and_counts_once_whichever_was_entered_first() -> None:
    quarrel = criterion("quarrel", points=-5, flag="warning", grave_flag="warning", once=True)
    plain, grave = incident("quarrel", 3), incident("quarrel", 3, grave=True)
    for entries in ((plain, grave), (grave, plain)):
        person = scored(scheme_of(quarrel), *entries)
        assert flagged(person) == [("warning", ["2026-10-03 Quarrel", "2026-10-03 Quarrel, grave"])]
        assert sorted(told(person)) == [
            ("-5", "Quarrel, grave"),
            ("0", "Quarrel: counts once a month; counted on 2026-10-03"),
        ]


def test_fines_of_one_day_are_told_in_one_order_whichever_was_entered_first() -> None:
    quarrel = criterion("quarrel", money="-40", flag="warning", grave_flag="warning")
    plain, grave = incident("quarrel", 3), incident("quarrel", 3, grave=True)
    for entries in ((plain, grave), (grave, plain)):
        (fines,) = scored(scheme_of(quarrel), *entries).pay.components
        assert [EN.say(why) for why in fines.why] == ["2026-10-03 Quarrel: −40", "2026-10-03 Quarrel, grave: −40"]


def test_of_one_day_what_was_picked_counts_once_before_what_was_left_at_the_mild_end() -> None:
    slip = criterion("slip", pick=["0", "-1"], once=True)
    picked, left = incident("slip", 3, points=0), incident("slip", 3)
    for entries in ((picked, left), (left, picked)):
        assert sorted(text for _, text in told(scored(scheme_of(slip), *entries))) == [
            "Slip: counts once a month; counted on 2026-10-03",
            "Slip: picked within 0 to −1",
        ]
