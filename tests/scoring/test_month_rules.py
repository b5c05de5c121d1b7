"""Rules of the month: grades, coefficients, newcomers, who is last, and flags from this month and earlier ones."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from kpi_desktop.domain.facts import Employee, Facts, Standing
from kpi_desktop.domain.month import Month
from kpi_desktop.domain.result import FlagKind, PersonResult
from kpi_desktop.schemes.model import Scheme, StandingRule
from kpi_desktop.schemes.pay_model import PayPlan
from kpi_desktop.scoring import rescore, who_is_last
from kpi_desktop.scoring.standing import Stand, are_last, ranks, standing_flags
from tests.scoring.made import EN, criterion, declared, flagged, incident, month_of, noticed, rating, scheme_of
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


@pytest.mark.parametrize(("rule", "before"), [("three running", "2026-09"), ("three a year", "2026-09")])
def test_the_month_itself_counts_once(rule: str, before: str) -> None:
    assert raised(rule, LAST, *lasts(before, "2026-10")) == []


def test_looking_back_ends_where_the_calendar_begins() -> None:
    rule = StandingRule.model_validate({**RULES["warnings in twelve"], "times": 2, "months": 14})
    before = [Standing("E01", Month(1, 1), Fraction(80), flags=("warning",))]
    found = standing_flags((rule,), Month(2, 1), now("80", 2, "warning"), before)
    assert [EN.say(reason) for _, reason in found] == ["flagged: warning: 2 times in the last 14 months"]


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


def of_two(standing: dict[str, Any], *, history: tuple[Standing, ...] = ()) -> list[list[tuple[str, list[str]]]]:
    """The flags of E01, who is rude on the last day and first in rank all the same, and of E02."""
    scheme = scheme_of(
        rating("tickets", 100, weight=100), criterion("rude", points=0, flag="warning"), standing=[standing]
    )
    facts = month_of(
        Employee("E01"),
        Employee("E02"),
        ratings=[("E01", "tickets", "90"), ("E02", "tickets", "80")],
        incidents=[incident("rude", 31)],
        history=history,
    )
    return [flagged(person) for person in score(scheme, facts).results]


def test_who_is_first_is_read_from_this_months_ranks_and_ones_own_past() -> None:
    rule = {"when": "first", "times": 2, "flag": "reward"}
    past = (Standing("E01", Month(2026, 9), Fraction(90), 1), Standing("E02", Month(2026, 9), Fraction(80), 2))
    warned = ("warning", ["2026-10-31 Rude"])
    assert of_two(rule, history=past) == [[warned, ("reward", ["first in rank: 2 months running"])], []]
    swapped = (replace(past[0], rank=2), replace(past[1], rank=1))
    assert of_two(rule, history=swapped) == [[warned], []]


def test_a_flag_of_the_months_end_is_told_after_one_of_its_last_day() -> None:
    first, second = of_two({"when": "first", "flag": "warning"})
    assert first == [("warning", ["2026-10-31 Rude", "first in rank this month"])]
    assert second == []


def test_fines_stand_for_everyone_where_only_an_excess_costs_money() -> None:
    scheme = scheme_of(criterion("slip", points=0, excess={"beyond": 2, "money": -3}))
    (component,) = score(scheme, month_of()).results[0].pay.components
    assert (component.id, str(component.amount)) == ("fines", "0.00")


def anew(scheme: Scheme, facts: Facts, plan: PayPlan | None = None) -> list[PersonResult]:
    """The results after the last incident was added, worked out anew for its person alone."""
    before = score(scheme, replace(facts, incidents=facts.incidents[:-1]), plan)
    found = rescore(scheme, facts, before, {facts.incidents[-1].employee}, plan)
    assert found == score(scheme, facts, plan)
    return list(found.results)


def test_scoring_one_anew_ranks_everyone_but_newcomers() -> None:
    scheme = scheme_of(criterion("late", points=-5), criterion("late-2", pick=[-1, -5]), newcomers="exempt")
    people = (Employee("E01"), Employee("new", hired=date(2026, 10, 1)), Employee("E03"))
    facts = month_of(
        *people,
        incidents=[
            incident("late-2", 1, employee="E03"),
            incident("late-2", 2, employee="E01"),
            incident("late", 3, employee="E01"),
        ],
    )
    assert [(person.rank, person.exempt) for person in anew(scheme, facts)] == [(2, False), (None, True), (1, False)]
    again = replace(facts, incidents=(*facts.incidents, incident("late", 4, employee="new")))
    assert [(person.rank, person.exempt) for person in anew(scheme, again)] == [(2, False), (None, True), (1, False)]


def test_scoring_one_anew_works_everyones_pay_and_standing_out() -> None:
    late = criterion("late", points=-5)
    people = (Employee("E01"), Employee("E02"))
    facts = month_of(*people, incidents=[incident("late", 1), incident("late", 2, employee="E02"), incident("late", 3)])
    podium = declared(
        "podium", kind="prizes", ties="share", clause=late.clause, contests=[{"name": late.name, "prizes": [300]}]
    )
    paid = anew(scheme_of(late, pay=[podium]), facts)
    assert [str(person.pay.total) for person in paid] == ["0.00", "300.00"]
    flags = anew(scheme_of(late, standing=[RULES["last"]]), facts)
    assert [bool(person.flags) for person in flags] == [True, False]
    about = {"id": "own", "version": "1", "name": late.name, "about": late.name, "source": late.name}
    plan = PayPlan.model_validate({**about, "components": [podium]})
    assert [str(person.pay.total) for person in anew(scheme_of(late), facts, plan)] == ["0.00", "300.00"]
