"""Components of pay one by one: what each comes to, and how that is told."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from kpi_desktop.domain.facts import Employee, Facts, Measure
from kpi_desktop.schemes.pay_model import PayPlan
from kpi_desktop.scoring.pay.frame import PayFrame
from tests.scoring.pay.made import (
    EN,
    LATE,
    MEASURES,
    MONTH,
    WORDS,
    amounts,
    plan_of,
    reasons,
    scheme_of,
)
from tests.scoring.sound import score


def pay_of(plan: PayPlan, *people: Employee, **facts: Any) -> list[tuple[str, list[str]]]:
    """What the first component comes to for everyone, and why."""
    results = score(scheme_of(LATE), Facts(MONTH, people, **facts), plan).results
    return [(amounts(person)[0][1], reasons(person)[0]) for person in results]


SALES = {"id": "sales", "name": {"zh": "销售", "en": "Sales"}}


@pytest.mark.parametrize(
    ("tier", "amount", "why"),
    [
        ({"percent": 5}, "50.00", "Sales 1000 × 5 % = 50"),
        ({"percent": 5, "over": 400}, "30.00", "Sales (1000 − 400) × 5 % + 0 = 30"),
        ({"percent": 5, "plus": 20}, "70.00", "Sales (1000 − 0) × 5 % + 20 = 70"),
        ({"percent": 5, "over": 400, "plus": 20}, "50.00", "Sales (1000 − 400) × 5 % + 20 = 50"),
    ],
)
def test_a_tier_is_told_with_what_it_starts_from(tier: dict[str, Any], amount: str, why: str) -> None:
    part = {"id": "share", "kind": "commission", "measure": "sales", "tiers": [{"values": "[0,∞)", **tier}]}
    measures = (Measure("E01", "sales", Fraction(1000)),)
    assert pay_of(plan_of(part, measures=[SALES]), Employee("E01"), measures=measures) == [(amount, [why])]


@pytest.mark.parametrize("regular_only", [False, True])
def test_a_missing_figure_of_the_team_is_told_to_everyone_and_noticed_once(regular_only: bool) -> None:
    tiers = [{"values": "[0,∞)", "percent": 5}]
    part = {"id": "share", "kind": "commission", "measure": "sales", "tiers": tiers, "regular_only": regular_only}
    facts = Facts(MONTH, (Employee("E01"), Employee("E02")))
    result = score(scheme_of(LATE), facts, plan_of(part, measures=[{**SALES, "team": True}]))
    what = "no “Sales” is given; counted as 0"
    assert [reasons(person)[0] for person in result.results] == [[what], [what]]
    assert [(EN.say(notice.where), EN.say(notice.what)) for notice in result.notices] == [("pay component share", what)]


def test_what_is_missing_of_somebody_on_probation_is_noticed_though_not_paid() -> None:
    part = {"id": "sum", "kind": "wage", "wage": "base-wage", "regular_only": True}
    facts = Facts(MONTH, (Employee("E01", probation=True),))
    result = score(scheme_of(LATE), facts, plan_of(part))
    assert reasons(result.results[0])[0] == ["not paid on probation"]
    assert [EN.say(notice.what) for notice in result.notices] == ["no base wage is given; counted as 0"]


LEVELS = [{"id": name.lower(), "name": {"zh": name, "en": name}} for name in ("Junior", "Middle", "Senior")]
STEPS = [{"months": 0, "amount": 10}, {"months": 6, "amount": 20}]


def ladder_of(*steps: dict[str, Any]) -> PayPlan:
    return plan_of({"id": "ladder", "kind": "ladder", "steps": steps}, levels=LEVELS)


def test_one_step_for_all_needs_no_first_day() -> None:
    why = "0 months since hired, from 0: 10"
    assert pay_of(ladder_of(STEPS[0]), Employee("E01")) == [("10.00", [why])]


@pytest.mark.parametrize(
    ("hired", "amount", "why"),
    [
        (None, "0.00", "no first day of employment is given; counted as 0"),
        (date(2026, 5, 1), "10.00", "5 months since hired, from 0: 10"),
        (date(2026, 4, 30), "20.00", "6 months since hired, from 6: 20"),
    ],
)
def test_a_step_is_reached_with_its_months(hired: date | None, amount: str, why: str) -> None:
    assert pay_of(ladder_of(*STEPS), Employee("E01", hired=hired)) == [(amount, [why])]


@pytest.mark.parametrize(
    ("level", "amount", "why"),
    [
        ("junior", "10.00", "Junior: 10"),
        ("Middle ", "20.00", "Middle: 20"),
        ("senior", "0.00", "level senior isn't one of Junior, Middle; counted as 0"),
        ("chief", "0.00", "level chief isn't one of Junior, Middle; counted as 0"),
        (" ", "0.00", "no level is given; counted as 0"),
    ],
)
def test_a_level_is_paid_what_its_step_names(level: str, amount: str, why: str) -> None:
    wages = [{"level": "junior", "amount": 10}, {"level": "middle", "amount": 20}]
    person = Employee("E01", level=level, hired=date(2026, 1, 1))
    assert pay_of(ladder_of({"months": 0, "levels": wages}), person) == [(amount, [why])]


@pytest.mark.parametrize(
    ("less", "amount", "ends"),
    [("9", "1.00", "less Given 9"), ("10", "0.00", "less Given 10"), ("10.5", "0.00", "never below 0")],
)
def test_what_is_taken_off_output_goes_down_to_nothing(less: str, amount: str, ends: str) -> None:
    term = {"name": WORDS, "quantity": ["calls"], "price": "price"}
    part = {"id": "output", "kind": "output", "terms": [term], "less": "given"}
    plan = plan_of(
        part,
        measures=[MEASURES[0], {"id": "given", "name": {"zh": "已发", "en": "Given"}}],
        settings=[{"id": "price", "name": WORDS, "default": 1}],
    )
    measures = (Measure("E01", "calls", Fraction(10)), Measure("E01", "given", Fraction(less)))
    ((paid, why),) = pay_of(plan, Employee("E01"), measures=measures)
    assert (paid, why[-1]) == (amount, ends)


@pytest.mark.parametrize(("ties", "each"), [("share", "-150.00"), ("each", "-200.00")])
def test_the_last_places_share_a_penalty_or_each_bear_it(ties: str, each: str) -> None:
    contest = {"name": WORDS, "measure": "sales", "penalties": [200, 100]}
    plan = plan_of({"id": "podium", "kind": "prizes", "ties": ties, "contests": [contest]}, measures=[SALES])
    sold = {"E01": 5, "E02": 5, "E03": 9}
    measures = tuple(Measure(person, "sales", Fraction(value)) for person, value in sold.items())
    paid = pay_of(plan, *map(Employee, sold), measures=measures)
    assert [amount for amount, _ in paid] == [each, each, "0.00"]


@pytest.mark.parametrize(("points", "told"), [("0", False), ("0.5", True), ("1", True)])
def test_the_split_of_the_smallest_pay_is_told(points: str, told: bool) -> None:
    parts = [{"id": name, "kind": "wage", "wage": wage} for name, wage in (("base", "base-wage"), ("more", "day-wage"))]
    split = [{"component": "base", "parts": 3}, {"component": "more", "parts": 1}]
    person = Employee("E01", base_wage=Fraction(points), day_wage=Fraction(0))
    (result,) = score(scheme_of(LATE), Facts(MONTH, (person,)), plan_of(*parts, split=split)).results
    assert [EN.say(remark) for remark in result.pay.remarks] == (
        ["none : none: planned 3 : 1, actual 4 : 0"] if told else []
    )


def test_a_frame_without_figures_reads_values_alone() -> None:
    facts = Facts(
        MONTH, (Employee("E01"),), measures=(Measure("E01", "sales", Fraction(3)), Measure("E01", "till", None))
    )
    results = score(scheme_of(LATE), Facts(MONTH, (Employee("E01"),))).results
    frame = PayFrame(facts, results, ())
    (payee,) = frame.payees
    assert [frame.measure(payee, name) for name in ("sales", "till", "other")] == [Fraction(3), None, None]
