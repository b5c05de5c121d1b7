"""What holds for every pay plan, whatever the facts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kpi_desktop import paths
from kpi_desktop.domain.facts import Employee, Facts, Incident, Measure, Standing, TeamMeasure
from kpi_desktop.domain.month import Month
from kpi_desktop.domain.result import FlagKind
from kpi_desktop.schemes.model import Scheme
from kpi_desktop.schemes.pay_kinds import TeamCoefficient
from kpi_desktop.schemes.pay_library import preset_plans
from kpi_desktop.schemes.pay_model import PayPlan
from kpi_desktop.scoring.pay.prizes import places
from tests.scoring.sound import score

MONTH = Month(2026, 3)
EXAMPLES = settings().max_examples // 3
"""For each plan; all of them together have as many as other properties."""
PLANS = [preset.plan for preset in preset_plans(paths.resources() / "pay")]
WORDS = {"zh": "无", "en": "none"}
SCHEME = Scheme.model_validate(
    {
        "id": "plain",
        "version": "1",
        "name": WORDS,
        "about": WORDS,
        "source": WORDS,
        "criteria": [{"id": "loss", "name": WORDS, "clause": WORDS, "pick": [0, -100]}],
        "pay": [
            {"id": "instant", "kind": "per-point", "name": WORDS, "clause": WORDS, "amount": 10},
            {
                "id": "podium",
                "kind": "prizes",
                "name": WORDS,
                "clause": WORDS,
                "ties": "each",
                "contests": [{"name": WORDS, "prizes": [300, 200, 100], "penalties": [300, 200, 100]}],
            },
        ],
    }
)

amounts = st.builds(Fraction, st.integers(0, 3000), st.sampled_from((1, 10, 100)))
few = st.integers(0, 3).map(Fraction)
wages = st.none() | amounts
days = st.dates(date(2019, 1, 1), MONTH.last)
levels = st.sampled_from([None, "", "初级", "middle", "5", "7", "x"])


@st.composite
def facts_for(draw: st.DrawFn, plan: PayPlan) -> Facts:
    people = tuple(
        Employee(
            f"E{number}",
            level=draw(levels),
            hired=draw(st.none() | days),
            probation=draw(st.booleans()),
            base_wage=draw(wages),
            performance_wage=draw(wages),
            seniority_pay=draw(wages),
            days_attended=draw(wages),
        )
        for number in range(draw(st.integers(0, 5)))
    )
    return Facts(
        MONTH,
        people,
        incidents=tuple(
            Incident(person.id, MONTH.last, "loss", points=-draw(few) * 20) for person in people if draw(st.booleans())
        ),
        measures=tuple(
            Measure(person.id, measure.id, draw(amounts | few))
            for person in people
            for measure in plan.measures
            if not measure.team and draw(st.integers(0, 4))
        ),
        team_measures=tuple(
            TeamMeasure(measure.id, draw(amounts)) for measure in plan.measures if measure.team and draw(st.booleans())
        ),
        history=tuple(
            Standing(
                person.id, MONTH.plus(-back), draw(few) * 30, draw(st.sampled_from((None, 1, 2))), draw(st.booleans())
            )
            for person in people
            for back in range(1, 4)
            if draw(st.integers(0, 3))
        ),
        settings={setting.id: draw(few) for setting in plan.settings if draw(st.booleans())},
    )


@pytest.mark.parametrize("plan", PLANS, ids=lambda plan: plan.id)
@settings(max_examples=EXAMPLES)
@given(data=st.data())
def test_everyone_has_the_same_components_in_cents_that_add_up(plan: PayPlan, data: st.DataObject) -> None:
    result = score(SCHEME, data.draw(facts_for(plan)), plan)
    ids = [*(component.id for component in plan.components), "instant", "podium"]
    for person in result.results:
        assert [part.id for part in person.pay.components] == ids
        assert all(part.amount.as_tuple().exponent == -2 for part in person.pay.components)
        assert person.pay.total == sum((part.amount for part in person.pay.components), Decimal(0))
        kinds = [flag.kind for flag in person.flags]
        assert kinds == [kind for kind in FlagKind if kind in kinds]


@pytest.mark.parametrize("plan", PLANS, ids=lambda plan: plan.id)
@settings(max_examples=EXAMPLES)
@given(data=st.data())
def test_the_order_of_entry_changes_no_pay(plan: PayPlan, data: st.DataObject) -> None:
    facts = data.draw(facts_for(plan))
    turned = replace(
        facts,
        employees=facts.employees[::-1],
        incidents=facts.incidents[::-1],
        measures=facts.measures[::-1],
        history=facts.history[::-1],
    )
    one, other = score(SCHEME, facts, plan), score(SCHEME, turned, plan)
    assert {p.employee: (p.pay, p.flags) for p in one.results} == {p.employee: (p.pay, p.flags) for p in other.results}
    assert set(map(str, one.notices)) == set(map(str, other.notices))


@pytest.mark.parametrize("plan", PLANS, ids=lambda plan: plan.id)
@settings(max_examples=EXAMPLES)
@given(data=st.data())
def test_no_component_of_a_plan_is_negative(plan: PayPlan, data: st.DataObject) -> None:
    for person in score(SCHEME, data.draw(facts_for(plan)), plan).results:
        assert all(part.amount >= 0 for part in person.pay.components[: len(plan.components)])


values = st.dictionaries(st.integers(0, 9), st.integers(0, 4).map(Fraction), max_size=8)
sums = st.lists(st.integers(0, 900).map(Fraction), max_size=4).map(lambda found: sorted(found, reverse=True))


@given(values, sums)
def test_shared_prizes_are_given_out_whole_as_far_as_there_are_people(
    found: dict[int, Fraction], prizes: list[Fraction]
) -> None:
    given_out = sum((place.yuan for place in places(found, prizes, "share").values()), Fraction(0))
    assert given_out == sum(prizes[: len(found)], Fraction(0))


@given(values, sums, st.sampled_from(("share", "each")))
def test_whoever_is_better_never_gets_less(found: dict[int, Fraction], prizes: list[Fraction], ties: str) -> None:
    won = places(found, prizes, "share" if ties == "share" else "each")
    paid = [won[index].yuan if index in won else Fraction(0) for index in sorted(found, key=lambda i: -found[i])]
    assert paid == sorted(paid, reverse=True)


@given(data=st.data())
def test_coefficients_lie_between_lowest_and_highest(data: st.DataObject) -> None:
    from kpi_desktop.scoring.pay.frame import PayFrame
    from kpi_desktop.scoring.pay.output import team_coefficients

    plan = next(plan for plan in PLANS if plan.id == "g1g2g3")
    facts = data.draw(facts_for(plan))
    frame = PayFrame(facts, score(SCHEME, facts, plan).results, plan.settings)
    one = TeamCoefficient.model_validate(
        {"name": WORDS, "of": ["inbound"], "lowest": "0.8", "highest": "1.2", "steps": "coefficient-steps"}
    )
    found = team_coefficients(one, frame)
    assert all(Fraction(4, 5) <= factor <= Fraction(6, 5) for factor in found)
    if len({frame.measure(payee, "inbound") for payee in frame.payees} - {None}) > 1 and not frame.setting(
        one.steps or ""
    ):
        assert {min(found), max(found)} == {Fraction(4, 5), Fraction(6, 5)}
