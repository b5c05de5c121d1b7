"""Rules of the month: grades, coefficients, newcomers, who is last, and flags from this month and earlier ones."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from kpi_desktop.domain.facts import Employee, Standing
from kpi_desktop.domain.month import Month
from kpi_desktop.domain.result import FlagKind
from kpi_desktop.schemes.model import StandingRule
from kpi_desktop.scoring import who_is_last
from kpi_desktop.scoring.standing import Stand, are_last, ranks, standing_flags
from tests.scoring.made import EN, criterion, flagged, incident, month_of, noticed, rating, scheme_of
from tests.scoring.sound import score

OCTOBER = Month(2026, 10)
RULES: dict[str, dict[str, Any]] = {
    "last": {"when": "last", "flag": "improvement-report"},
    "three running": {"when": "last", "times": 3, "flag": "settlement"},
    "three a year": {"when": "last", "times": 3, "within": "year", "flag": "demotion"},
    "first, every third": {"when": "first", "times": 3, "every": True, "flag": "reward"},
    "below 65": {"when": "below", "below": 65, "times": 3, "flag": "separation"},
    "warnings in twelve": {
        "when": "flag",
        "of": "warning",
        "times": 3,
        "within": "months",
        "months": 12,
        "flag": "discipline",
    },
}


def raised(rule: str, now: Stand, *before: Standing) -> list[str]:
    found = standing_flags((StandingRule.model_validate(RULES[rule]),), OCTOBER, now, before)
    return [f"{kind.value}: {EN.say(reason)}" for kind, reason in found]


def stood(month: str, **parts: Any) -> Standing:
    return Standing("E01", Month.parse(month), Fraction(parts.pop("score", 80)), **parts)


def now(score: str = "80", rank: int | None = 2, *flags: str, last: bool = False) -> Stand:
    return Stand(Decimal(score), rank, last, frozenset(flags))


LAST = now(last=True)


def lasts(*months: str) -> list[Standing]:
    return [stood(month, last=True) for month in months]


def test_last_of_the_month() -> None:
    assert raised("last", LAST) == ["improvement-report: last in rank this month"]
    assert raised("last", now()) == []


def test_last_three_months_running_wants_them_one_after_the_other() -> None:
    assert raised("three running", LAST, *lasts("2026-09", "2026-08")) == ["settlement: last in rank: 3 months running"]
    assert raised("three running", LAST, *lasts("2026-07", "2026-08", "2026-09")) == [
        "settlement: last in rank: 4 months running"
    ]
    assert raised("three running", LAST, *lasts("2026-09", "2026-07")) == []
    assert raised("three running", LAST, *lasts("2026-09"), stood("2026-08")) == []
    assert raised("three running", now(), *lasts("2026-09", "2026-08", "2026-07")) == []


def test_a_run_goes_over_the_turn_of_the_year() -> None:
    rule = StandingRule.model_validate(RULES["three running"])
    found = standing_flags((rule,), Month(2027, 1), LAST, lasts("2026-12", "2026-11"))
    assert [kind for kind, _ in found] == [FlagKind.SETTLEMENT]


def test_a_run_ends_where_the_calendar_begins() -> None:
    rule = StandingRule.model_validate(RULES["three running"])
    for month, count in ((Month(1, 3), 1), (Month(1, 2), 0), (Month(1, 1), 0)):
        assert len(standing_flags((rule,), month, LAST, lasts("0001-01", "0001-02"))) == count


def test_times_within_a_calendar_year_begin_anew_in_january() -> None:
    assert raised("three a year", LAST, *lasts("2026-01", "2026-06")) == [
        "demotion: last in rank: 3 times this calendar year"
    ]
    assert raised("three a year", LAST, *lasts("2025-12", "2026-06")) == []
    assert raised("three a year", LAST, *lasts("2026-01", "2026-02", "2026-03")) == [
        "demotion: last in rank: 4 times this calendar year"
    ]


@pytest.mark.parametrize(("before", "count"), [(1, None), (2, 3), (3, None), (4, None), (5, 6)])
def test_every_third_month_of_a_streak(before: int, count: int | None) -> None:
    streak = [stood(str(OCTOBER.plus(-n)), rank=1) for n in range(1, before + 1)]
    expected = [] if count is None else [f"reward: first in rank: {count} months running"]
    assert raised("first, every third", now(rank=1), *streak) == expected


def test_below_a_score_leaves_the_score_itself_out() -> None:
    before = [stood("2026-09", score=64), stood("2026-08", score="64.9")]
    assert raised("below 65", now("64.9"), *before) == ["separation: score below 65: 3 months running"]
    assert raised("below 65", now("65.0"), *before) == []
    assert raised("below 65", now("64"), stood("2026-09", score=65), before[1]) == []
    assert raised("below 65", now("64"), Standing("E01", Month(2026, 9), None), before[1]) == []


def test_a_ladder_of_warnings_looks_back_twelve_months() -> None:
    def warned(month: str) -> Standing:
        return stood(month, flags=("warning",))

    this_month = now("80", 2, "warning")
    assert raised("warnings in twelve", this_month, warned("2025-11"), warned("2026-02")) == [
        "discipline: flagged: warning: 3 times in the last 12 months"
    ]
    assert raised("warnings in twelve", this_month, warned("2025-10"), warned("2026-02")) == []
    assert raised("warnings in twelve", now(), warned("2025-11"), warned("2026-02"), warned("2026-03")) == []


def test_a_rule_sees_the_flags_of_earlier_rules() -> None:
    rules = (
        StandingRule.model_validate(RULES["last"]),
        StandingRule.model_validate({"when": "flag", "of": "improvement-report", "flag": "warning"}),
    )
    found = [kind for kind, _ in standing_flags(rules, OCTOBER, LAST, ())]
    assert found == [FlagKind.IMPROVEMENT_REPORT, FlagKind.WARNING]


@pytest.mark.parametrize(
    ("scores", "places", "last"),
    [
        ([], [], []),
        (["80"], [1], [False]),
        (["80", "80"], [1, 1], [False, False]),
        (["90", "80", "80"], [1, 2, 2], [False, True, True]),
        (["80", None, "90", "80", "70"], [2, None, 1, 2, 4], [False, False, False, False, True]),
        ([None], [None], [False]),
    ],
)
def test_ranks_skip_who_takes_no_part(scores: list[str | None], places: list[int | None], last: list[bool]) -> None:
    assert ranks([None if one is None else Fraction(one) for one in scores]) == places
    assert are_last(places) == last


COUNTY = scheme_of(
    rating("tickets", 90),
    criterion("rude", points=-1, flag="warning"),
    base=90,
    newcomers="exempt",
    standing=[RULES["last"], {"when": "flag", "of": "warning", "flag": "discipline"}],
    coefficients=[{"at_least": 81, "value": 1}, {"at_least": 72, "value": "0.9"}, {"at_least": 0, "value": "0.8"}],
)


def test_newcomers_of_the_calendar_month_are_scored_and_not_ranked() -> None:
    people = [
        Employee("new", hired=date(2026, 10, 1)),
        Employee("old", hired=date(2026, 9, 30)),
        Employee("best"),
    ]
    ratings = [("new", "tickets", "10"), ("old", "tickets", "80"), ("best", "tickets", "90")]
    result = score(COUNTY, month_of(*people, ratings=ratings))
    assert [(p.employee, p.rank, p.exempt, str(p.score)) for p in result.results] == [
        ("new", None, True, "10.0"),
        ("old", 2, False, "80.0"),
        ("best", 1, False, "90.0"),
    ]
    assert [flagged(p) for p in result.results] == [[], [("improvement-report", ["last in rank this month"])], []]
    assert who_is_last(result.results) == {"old"}


@pytest.mark.parametrize(
    ("rated", "coefficient"),
    # 80.95 is rounded to 81.0 before the band is read.
    [("90", "1"), ("81", "1"), ("80.95", "1"), ("80.94", "0.9"), ("72", "0.9"), ("71.94", "0.8"), ("0", "0.8")],
)
def test_a_coefficient_is_read_from_the_rounded_score(rated: str, coefficient: str) -> None:
    (person,) = score(COUNTY, month_of(ratings=[("E01", "tickets", rated)])).results
    assert person.coefficient == Fraction(coefficient)


def test_flags_of_the_month_come_before_those_that_follow_from_them() -> None:
    facts = month_of(ratings=[("E01", "tickets", "90")], incidents=[incident("rude", 31)])
    assert flagged(score(COUNTY, facts).results[0]) == [
        ("warning", ["2026-10-31 Rude"]),
        ("discipline", ["flagged: warning this month"]),
    ]


def test_somebody_without_a_post_is_noticed_where_everyone_needs_one() -> None:
    scheme = scheme_of(
        rating("tone", 100, posts=["desk"]), posts=[{"id": "desk", "name": {"zh": "前台", "en": "Desk"}}]
    )
    result = score(scheme, month_of(Employee("E01"), Employee("E02", post="desk"), ratings=[("E02", "tone", "90")]))
    assert noticed(result) == ["employee E01: no post is known; without one nothing can be scored"]
    assert [str(person.score) for person in result.results] == ["0.0", "90.0"]
