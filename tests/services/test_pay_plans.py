"""Pay plans in force by month and team, and what closed months keep of them."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from kpi_desktop import paths
from kpi_desktop.domain.month import Month
from kpi_desktop.errors import FaultyDataError, RefusedError, WrongCallError
from kpi_desktop.services import closing, months, pay_plans, people, schemes, undo, verify
from kpi_desktop.services.context import Context
from kpi_desktop.texts import Translator
from tests.services.measured import NOVEMBER, OCTOBER, plan, preset, team_by
from tests.services.plans_held import text_in_force

DECEMBER = Month(2026, 12)


@pytest.fixture
def tr() -> Translator:
    return Translator("zh", paths.resources() / "translations")


def paid(ctx: Context, month: Month, number: str = "0101") -> tuple[str | None, str | None]:
    from kpi_desktop.services.teams import resolve

    person = months.score_month(ctx, resolve(ctx), month).of(number)
    assert person is not None
    return person.pay.plan, None if person.pay.total is None else str(person.pay.total)


def test_a_plan_holds_from_a_month_on_until_the_next_decision(bare: Context) -> None:
    team = team_by(bare, "weikang-100", performance_wage=Fraction(1000))
    assert pay_plans.plan_for(bare, team, NOVEMBER) is None
    pay_plans.put_plan_in_force(bare, team, "band-pay", OCTOBER)
    pay_plans.put_plan_in_force(bare, team, None, NOVEMBER)
    assert paid(bare, OCTOBER)[0] == "band-pay"
    assert paid(bare, NOVEMBER) == (None, None)
    pay_plans.put_plan_in_force(bare, team, plan("levels"), NOVEMBER)
    assert text_in_force(bare, team, NOVEMBER) == plan("levels")
    assert [(one.from_month, one.id) for one in pay_plans.plans_in_force(bare, team)] == [
        (OCTOBER, "band-pay"),
        (NOVEMBER, "levels"),
    ]


def test_a_plan_is_refused_for_its_faults_and_its_month(bare: Context) -> None:
    team = team_by(bare, "weikang-100")
    with pytest.raises(WrongCallError):
        pay_plans.put_plan_in_force(bare, team, "no-such-plan", NOVEMBER)
    with pytest.raises(FaultyDataError):
        pay_plans.put_plan_in_force(bare, team, "id = 'x'\n", NOVEMBER)
    with pytest.raises(RefusedError):
        pay_plans.put_plan_in_force(bare, team, "levels", Month(2050, 1))
    assert pay_plans.plans_in_force(bare, team) == ()


def test_putting_a_plan_in_force_is_undone(bare: Context) -> None:
    team = team_by(bare, "weikang-100")
    operation = pay_plans.put_plan_in_force(bare, team, "levels", NOVEMBER)
    undo.undo(bare, operation)
    assert pay_plans.plans_in_force(bare, team) == ()
    assert verify.verify(bare).problems == ()


def test_a_closed_month_keeps_its_plan_wages_and_pay(bare: Context, tr: Translator) -> None:
    team = team_by(bare, "weikang-100", performance_wage=Fraction(1000))
    pay_plans.put_plan_in_force(bare, team, "band-pay", OCTOBER)
    before = months.month_with_json(bare, team, OCTOBER, tr)
    closing.close(bare, team, OCTOBER, accept="已核对")
    pay_plans.put_plan_in_force(bare, team, "grade-pay", NOVEMBER)
    people.edit_person(
        bare, "0101", people.NewPerson("0101", "张敏", None, performance_wage=Fraction(9)), NOVEMBER.first
    )
    content, stamp, document = months.month_with_json(bare, team, OCTOBER, tr)
    assert (content, document) == (before[0], before[2])
    assert stamp.seal is not None
    held = months.score_month(bare, team, OCTOBER)
    assert held.plan_text == plan("band-pay")
    assert held.plan is not None
    assert held.plan.id == "band-pay"
    assert paid(bare, NOVEMBER)[0] == "grade-pay"


def test_the_plan_that_a_scheme_names_comes_and_goes_with_it(bare: Context) -> None:
    with_plan = preset("weikang-100").replace('version = "1"', 'version = "1"\npay_plan = "levels"', 1)
    team = team_by(bare, with_plan)
    assert paid(bare, NOVEMBER)[0] == "levels"
    schemes.put_in_force(bare, team, preset("weikang-100"), NOVEMBER)
    assert paid(bare, OCTOBER)[0] == "levels"
    assert paid(bare, NOVEMBER)[0] is None
    pay_plans.put_plan_in_force(bare, team, "band-pay", NOVEMBER)
    schemes.put_in_force(bare, team, with_plan, NOVEMBER)
    assert paid(bare, NOVEMBER)[0] == "band-pay"


def test_another_text_of_a_known_version_goes_under_the_next_one(bare: Context, tr: Translator) -> None:
    team = team_by(bare, "weikang-100")
    pay_plans.put_plan_in_force(bare, team, "band-pay", OCTOBER)
    changed = plan("band-pay").replace("percent = 50", "percent = 40")
    operation = pay_plans.put_plan_in_force(bare, team, changed, NOVEMBER)
    held = pay_plans.plans_in_force(bare, team)
    assert [(str(one.from_month), one.version) for one in held] == [("2026-10", "1"), ("2026-11", "2")]
    assert "2" in tr.say(operation.what)
    assert text_in_force(bare, team, NOVEMBER) == changed.replace('version = "1"', 'version = "2"', 1)
    assert pay_plans.plan_versions(bare, team, "band-pay") == ("1", "2")
    undo.undo(bare, operation)
    assert text_in_force(bare, team, NOVEMBER) == plan("band-pay")


def test_who_is_paid_otherwise_under_the_new_seal_is_told_even_where_the_score_stays(bare: Context) -> None:
    team = team_by(bare, "weikang-100", performance_wage=Fraction(1000))
    pay_plans.put_plan_in_force(bare, team, "band-pay", OCTOBER)
    closing.close(bare, team, OCTOBER, accept="已核对")
    closing.reopen(bare, team, OCTOBER, "绩效工资有误")
    rise = people.NewPerson("0101", "张敏", None, performance_wage=Fraction(1200))
    people.edit_person(bare, "0101", rise, OCTOBER.first)
    (moved,) = closing.who_moved(bare, team, OCTOBER)
    assert moved.before is not None
    assert moved.after is not None
    assert (moved.number, moved.before.score, moved.after.score) == ("0101", Decimal("100.0"), Decimal("100.0"))
    assert (moved.before.pay, moved.after.pay) == (Decimal("1000.00"), Decimal("1200.00"))
