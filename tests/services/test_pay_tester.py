"""A component of pay is tried by the real scoring: what is read is asked for, what it gives is told with the reason."""

from __future__ import annotations

from fractions import Fraction

import pytest

from kpi_desktop import paths
from kpi_desktop.domain.result import FlagKind
from kpi_desktop.schemes.pay_check import check_plan
from kpi_desktop.schemes.pay_library import preset_plans
from kpi_desktop.schemes.pay_model import PayPlan
from kpi_desktop.services.pay_tester import Paid, paid_for, pay_edges, wanted_for_pay

PLANS = {one.id: one.plan for one in preset_plans(paths.resources() / "pay")}
NOTHING = {"zh": "无", "en": "none"}


def made(**parts: object) -> PayPlan:
    return PayPlan.model_validate(
        {"id": "own", "version": "1", "name": NOTHING, "about": NOTHING, "source": NOTHING, "components": [], **parts}
    )


def component(kind: str, **keys: object) -> dict[str, object]:
    return {"id": "one", "kind": kind, "name": NOTHING, "clause": NOTHING, **keys}


def tried(plan: PayPlan, at: int = 0, /, **values: int | str) -> Paid:
    given = {name.replace("_", "-"): Fraction(value) for name, value in values.items()}
    return paid_for(plan, check_plan(plan)[0], plan.components[at], given)


def yuan(plan: PayPlan, at: int = 0, /, **values: int | str) -> str:
    return str(tried(plan, at, **values).yuan)


def test_sales_of_18000_give_900() -> None:
    plan = made(
        components=[component("commission", measure="sales", tiers=[{"values": "[0,∞)", "percent": 5}])],
        measures=[{"id": "sales", "name": NOTHING}],
    )
    assert [one.id for one in wanted_for_pay(plan, plan.components[0])] == ["sales"]
    assert yuan(plan, sales=18000) == "900.00"


def test_a_percentage_of_a_wage_asks_for_score_and_wage() -> None:
    plan = PLANS["band-pay"]
    assert [one.id for one in wanted_for_pay(plan, plan.components[0])] == ["score", "performance-wage"]
    # From 80 on nine tenths of the wage are paid.
    assert yuan(plan, score=85, performance_wage=1200) == "1080.00"
    assert yuan(plan, score="79.5", performance_wage=1200) == "960.00"


def test_bounds_worth_trying_are_those_of_the_bands() -> None:
    assert pay_edges(PLANS["band-pay"].components[0]) == (
        "score",
        tuple(map(Fraction, (90, 89, 80, 79, 70, 69, 60, 59))),
    )


def test_the_measure_of_a_team_is_shared() -> None:
    plan = made(
        components=[component("commission", measure="sales", tiers=[{"values": "[0,∞)", "percent": 1}])],
        measures=[{"id": "sales", "name": NOTHING, "team": True}],
    )
    assert [one.id for one in wanted_for_pay(plan, plan.components[0])] == ["sales", "people"]
    assert yuan(plan, sales=100_000, people=8) == "125.00"


def test_a_wage_by_days_attended() -> None:
    plan = made(components=[component("wage", wage="base-wage", full_days=26)])
    assert [one.id for one in wanted_for_pay(plan, plan.components[0])] == ["base-wage", "days"]
    assert yuan(plan, base_wage=2600, days=20) == "2000.00"


def test_a_ladder_goes_by_months_and_level() -> None:
    plan = made(
        components=[
            component(
                "ladder",
                steps=[
                    {"months": 0, "amount": 100},
                    {"months": 12, "levels": [{"level": "a", "amount": 200}, {"level": "b", "amount": 300}]},
                ],
            )
        ],
        levels=[{"id": "a", "name": {"zh": "初", "en": "Junior"}}, {"id": "b", "name": {"zh": "高", "en": "Senior"}}],
    )
    assert yuan(plan, months=11, level=1) == "100.00"
    assert yuan(plan, months=12, level=1) == "200.00"
    assert yuan(plan, months=40, level=2) == "300.00"


@pytest.mark.parametrize(("place", "amount"), [(1, "300.00"), (2, "200.00"), (3, "0.00"), (9, "0.00"), (10, "-50.00")])
@pytest.mark.parametrize("measure", [None, "calls"])
def test_prizes_go_by_place(measure: str | None, place: int, amount: str) -> None:
    contest = {"name": NOTHING, "prizes": [300, 200], "penalties": [50]}
    plan = made(
        components=[component("prizes", ties="each", contests=[contest | ({"measure": measure} if measure else {})])],
        measures=[{"id": "calls", "name": NOTHING}] if measure else [],
    )
    assert yuan(plan, place=place, people=10) == amount


@pytest.mark.parametrize(
    "rule", [{"when": "last"}, {"when": "first"}, {"when": "below", "below": 60}, {"when": "flag", "of": "absence"}]
)
@pytest.mark.parametrize("within", ["running", "year"])
def test_what_falls_due_by_standing(rule: dict[str, object], within: str) -> None:
    whole = {**rule, "times": 3, "within": within, "flag": "warning"}
    plan = made(components=[component("standing", amount=-200, rule=whole)])
    assert yuan(plan, before=1) == "0.00"
    due = tried(plan, before=2)
    assert str(due.yuan) == "-200.00"
    assert due.flags == (FlagKind.WARNING,)


def test_points_logged_are_paid_each() -> None:
    plan = made(components=[component("per-point", amount=10)])
    assert yuan(plan, points="-2.5") == "-25.00"


def test_output_is_price_times_quantity() -> None:
    plan = made(
        components=[
            component("output", terms=[{"name": NOTHING, "quantity": ["calls"], "price": "price"}], less="damage")
        ],
        measures=[{"id": "calls", "name": NOTHING}, {"id": "damage", "name": NOTHING}],
        settings=[{"id": "price", "name": NOTHING, "default": 1}],
    )
    assert [one.id for one in wanted_for_pay(plan, plan.components[0])] == ["calls", "damage", "price"]
    assert yuan(plan, calls=1000, price="0.5", damage=40) == "460.00"


def test_nothing_is_paid_on_probation_where_it_is_for_regular_staff() -> None:
    plan = made(components=[component("per-point", amount=10, regular_only=True)])
    assert yuan(plan, points=3, probation=1) == "0.00"
    assert yuan(plan, points=3, probation=0) == "30.00"


def test_what_has_faults_is_not_tried() -> None:
    plan = made(
        components=[component("by-score", bands=[{"at_least": 60, "amount": 1}]), component("per-point", amount=1)]
    )
    plan = plan.model_copy(
        update={"components": (plan.components[0], plan.components[1].model_copy(update={"id": "two"}))}
    )
    assert tried(plan, score=70).yuan is None
    assert yuan(plan, 1, points=2) == "2.00"


@pytest.mark.parametrize("plan", PLANS.values(), ids=PLANS)
def test_every_component_of_the_program_can_be_tried_with_what_stands_in_the_fields(plan: PayPlan) -> None:
    for one in plan.components:
        usual = {each.id: each.usual for each in wanted_for_pay(plan, one)}
        assert paid_for(plan, (), one, usual).yuan is not None


def test_what_no_month_can_hold_is_refused_like_there() -> None:
    plan = made(
        components=[component("commission", measure="sales", tiers=[{"values": "[0,∞)", "percent": 5}])],
        measures=[{"id": "sales", "name": NOTHING}],
    )
    found = tried(plan, sales=-1)
    assert found.yuan is None
    assert found.why[0].id == "{value} is negative; 0 or more is allowed"
    assert yuan(made(components=[component("per-point", amount=10)]), points=-1) == "-10.00"
