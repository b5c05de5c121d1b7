"""Pay as a part of the month: order of components, fines, flags of both, what is missing, who says what."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from kpi_desktop.domain.facts import Employee, Facts, Incident, Measure, Standing, TeamMeasure
from kpi_desktop.domain.month import Month
from kpi_desktop.domain.result import FlagKind
from kpi_desktop.errors import FaultyDataError
from kpi_desktop.schemes.pay_model import PayPlan
from tests.scoring.pay.made import (
    EN,
    INSTANT,
    LATE,
    MEASURES,
    MONTH,
    TEXTS,
    WORDS,
    amounts,
    plan_named,
    plan_of,
    reasons,
    scheme_of,
)
from tests.scoring.sound import score


def test_components_stand_in_the_order_plan_then_scheme_then_fines_for_everyone() -> None:
    scheme = scheme_of(LATE, pay=[INSTANT])
    facts = Facts(
        MONTH,
        (Employee("E01", performance_wage=Fraction(1000)), Employee("E02", performance_wage=Fraction(500))),
        (Incident("E01", date(2026, 10, 2), "late"),),
    )
    first, second = score(scheme, facts, plan_named("band-pay")).results
    assert amounts(first) == [("performance", "1000.00"), ("instant", "-20.00"), ("fines", "-40.00")]
    assert amounts(second) == [("performance", "500.00"), ("instant", "0.00"), ("fines", "0.00")]
    assert [part.name for part in first.pay.components][:2] == [
        plan_named("band-pay").components[0].name,
        scheme.pay[0].name,
    ]
    assert (first.pay.plan, str(first.pay.total)) == ("band-pay", "940.00")


def test_without_plan_and_components_there_is_no_pay() -> None:
    (person,) = score(scheme_of({"id": "late", "points": -2}), Facts(MONTH, (Employee("E01"),))).results
    assert (person.pay.plan, person.pay.components, person.pay.total) == (None, (), None)


def test_flags_of_scheme_and_plan_are_one_of_each_kind() -> None:
    facts = Facts(
        MONTH,
        (Employee("E01", seniority_pay=Fraction(1)),),
        (Incident("E01", date(2026, 10, 2), "late"),),
        (Measure("E01", "sales", Fraction(0)),),
        (TeamMeasure("public-sales", Fraction(0)),),
        history=(
            Standing("E01", Month(2026, 9), Fraction(90), 1),
            Standing("E01", Month(2026, 8), Fraction(90), 1),
        ),
    )
    (person,) = score(scheme_of(LATE), facts, plan_named("grade-pay")).results
    (flag,) = person.flags
    assert flag.kind is FlagKind.REWARD
    assert [EN.say(reason) for reason in flag.reasons] == ["2026-10-02 none", "first in rank: 3 months running"]


def test_a_rule_of_the_plan_reads_flags_that_the_scheme_raised() -> None:
    warned = {"when": "flag", "of": "warning", "times": 2, "within": "months", "months": 12, "flag": "separation"}
    plan = plan_of(standing=[warned])
    facts = Facts(
        MONTH,
        (Employee("E01"),),
        (Incident("E01", date(2026, 10, 2), "late"),),
        history=(Standing("E01", Month(2025, 11), Fraction(90), 1, flags=("warning",)),),
    )
    (person,) = score(scheme_of({**LATE, "flag": "warning"}), facts, plan).results
    assert [flag.kind for flag in person.flags] == [FlagKind.WARNING, FlagKind.SEPARATION]


def test_facts_may_carry_what_the_plan_reads_and_nothing_else() -> None:
    scheme, people = scheme_of(LATE), (Employee("E01"),)
    facts = Facts(
        MONTH,
        people,
        measures=(Measure("E01", "sales", Fraction(1)), Measure("E01", "public-sales", Fraction(1))),
        team_measures=(TeamMeasure("sales", Fraction(1)),),
        settings={"call-price": Fraction(1)},
    )
    with pytest.raises(FaultyDataError) as caught:
        score(scheme, facts, plan_named("grade-pay"))
    assert [fault.path for fault in caught.value.problems] == [
        ("settings", "call-price"),
        ("measures", 1, "measure"),
        ("team-measures", 0, "measure"),
    ]


@pytest.mark.parametrize(
    ("wage", "field", "told"),
    [
        ("base-wage", "base_wage", "base wage"),
        ("performance-wage", "performance_wage", "performance wage"),
        ("seniority-pay", "seniority_pay", "seniority pay"),
        ("day-wage", "day_wage", "day's wage"),
    ],
)
def test_a_wage_is_paid_whole_and_a_missing_one_is_told(wage: str, field: str, told: str) -> None:
    plan = plan_of({"id": "sum", "kind": "wage", "wage": wage})
    with_wage = replace(Employee("E01"), **{field: Fraction("1234.565")})  # type: ignore[arg-type]
    result = score(scheme_of(LATE), Facts(MONTH, (with_wage, Employee("E02"))), plan)
    assert [amounts(person)[0] for person in result.results] == [("sum", "1234.57"), ("sum", "0.00")]
    assert reasons(result.results[0])[0] == [f"{told} 1234.565"]
    assert [(notice.employee, EN.say(notice.where), EN.say(notice.what)) for notice in result.notices] == [
        ("E02", "employee E02, pay component sum", f"no {told} is given; counted as 0")
    ]


def test_a_setting_stands_in_only_where_the_roster_has_nothing_even_for_0() -> None:
    wage = {"id": "sum", "kind": "wage", "wage": "base-wage", "setting": "base"}
    plan = plan_of(wage, settings=[{"id": "base", "name": WORDS, "default": 3000}])
    people = (Employee("E01", base_wage=Fraction(0)), Employee("E02"), Employee("E03", probation=True))
    facts = Facts(MONTH, people)
    assert [str(p.pay.total) for p in score(scheme_of(LATE), facts, plan).results] == ["0.00", "3000.00", "3000.00"]
    facts = replace(facts, settings={"base": Fraction(2000)})
    assert [str(p.pay.total) for p in score(scheme_of(LATE), facts, plan).results] == ["0.00", "2000.00", "2000.00"]


OUTPUT = {
    "id": "output",
    "kind": "output",
    "terms": [
        {
            "name": WORDS,
            "quantity": ["calls"],
            "price": "price",
            "coefficients": [
                {"name": WORDS, "of": ["calls"], "lowest": "0.8", "highest": "1.2", "alike": "0.9", "steps": "steps"}
            ],
        },
        {"name": WORDS, "quantity": ["mails"], "price": "price"},
    ],
}


def output_plan(**price: Any) -> PayPlan:
    return plan_of(
        OUTPUT, measures=MEASURES, settings=[{"id": "price", "name": WORDS, **price}, {"id": "steps", "name": WORDS}]
    )


def test_an_unset_price_pays_nothing_and_is_told_once_for_each_term() -> None:
    facts = Facts(MONTH, (Employee("E01"),), measures=(Measure("E01", "calls", Fraction(5)),))
    result = score(scheme_of(LATE), facts, output_plan())
    assert amounts(result.results[0])[0] == ("output", "0.00")
    assert [EN.say(notice.what) for notice in result.notices] == [
        "no “mails” is given; counted as 0",
        "the price of “none” isn't set; counted as 0",
        "the price of “none” isn't set; counted as 0",
    ]


def test_all_alike_have_the_factor_for_that_without_steps() -> None:
    measures = tuple(Measure(e, m, Fraction(10)) for e in ("E01", "E02") for m in ("calls", "mails"))
    facts = Facts(MONTH, (Employee("E01"), Employee("E02")), measures=measures, settings={"steps": Fraction(1)})
    results = score(scheme_of(LATE), facts, output_plan(default=1)).results
    assert [amounts(person)[0] for person in results] == [("output", "19.00")] * 2  # 0.9 x 10 + 10


@pytest.mark.parametrize(
    ("step", "middle", "highest"),
    [("0.25", "10.50", "24.00"), ("0.3", "11.00", "22.00"), ("0.7", "8.00", "24.00"), ("1", "8.00", "16.00")],
)
def test_steps_begin_at_the_lowest_and_never_pass_the_highest(step: str, middle: str, highest: str) -> None:
    # The middle one has 10 and is 0.2 above the lowest, 0.8; the highest has 20 and is 0.4 above.
    # 0.25: 0.25 and 0.50, which is past the highest, so 1.05 x 10 and 1.2 x 20. 0.3: 0.3 twice, 1.1 x 10 and 1.1 x 20.
    # 0.7: 0 and 0.7, 0.8 x 10 and 1.2 x 20. 1: 0 and 0.
    values = {"E01": 0, "E02": 10, "E03": 20}
    measures = tuple(
        one for e, v in values.items() for one in (Measure(e, "calls", Fraction(v)), Measure(e, "mails", Fraction(0)))
    )
    facts = Facts(MONTH, tuple(map(Employee, values)), measures=measures, settings={"steps": Fraction(step)})
    results = score(scheme_of(LATE), facts, output_plan(default=1)).results
    assert [str(person.pay.components[0].amount) for person in results] == ["0.00", middle, highest]


def test_the_split_is_told_only_where_something_is_paid() -> None:
    plan = plan_named("g1g2g3")
    facts = Facts(MONTH, (Employee("E01", days_attended=Fraction(0)), Employee("E02")))
    first, second = score(scheme_of(LATE), facts, plan).results
    assert first.pay.remarks == ()
    assert [EN.say(remark) for remark in second.pay.remarks] == [
        "Base pay : Incentive pay : Prizes: planned 3 : 6 : 1, actual 10 : 0 : 0"
    ]


def test_a_scheme_may_carry_any_component_with_its_own_measures_and_settings() -> None:
    share = {
        **TEXTS,
        "id": "share",
        "kind": "commission",
        "measure": "till",
        "tiers": [{"values": "[0,∞)", "percent": 50}],
    }
    base = {**TEXTS, "id": "base", "kind": "wage", "wage": "base-wage", "setting": "base"}
    scheme = scheme_of(
        LATE,
        pay=[share, base],
        measures=[{"id": "till", "name": WORDS, "team": True}],
        settings=[{"id": "base", "name": WORDS, "default": 100}],
    )
    facts = Facts(
        MONTH, (Employee("E01"), Employee("E02"), Employee("E03")), team_measures=(TeamMeasure("till", Fraction(1)),)
    )
    results = score(scheme, facts).results
    # 0.5 / 3 = 0.1666... each
    assert [amounts(person) for person in results] == [[("share", "0.17"), ("base", "100.00"), ("fines", "0.00")]] * 3
    assert results[0].pay.plan is None


SOLD = {"id": "sold", "kind": "measure", "marks": 100, "method": {"by": "value"}, "ratio": {"times": 100}}
TIER = {"values": "[0,∞)", "percent": 200}


def given_as_counts() -> Facts:
    counts = (Measure("E01", "sold-part", Fraction(3)), Measure("E01", "sold-whole", Fraction(4)))
    none = (Measure("E02", "sold-part", Fraction(0)), Measure("E02", "sold-whole", Fraction(0)))
    return Facts(MONTH, (Employee("E01"), Employee("E02")), measures=(*counts, *none))


def test_pay_of_the_scheme_reads_the_measure_of_a_criterion_also_from_two_counts() -> None:
    commission = {**TEXTS, "id": "share", "kind": "commission", "measure": "sold", "tiers": [TIER]}
    result = score(scheme_of(SOLD, pay=[commission]), given_as_counts())
    # 3 / 4 x 100 = 75; 200 % of it
    assert [amounts(person) for person in result.results] == [[("share", "150.00")], [("share", "0.00")]]
    assert "no “none” is given; counted as 0" in {EN.say(notice.what) for notice in result.notices}


def test_a_plan_reads_two_counts_where_scheme_or_plan_says_how_they_make_its_measure() -> None:
    part = {"id": "share", "kind": "commission", "measure": "sold", "tiers": [TIER]}
    plain, counted = ({**SOLD, "id": "other"}, {"id": "sold", "name": WORDS, "ratio": {"times": 1}})
    of_scheme = score(scheme_of(SOLD), given_as_counts(), plan_of(part, measures=[{"id": "sold", "name": WORDS}]))
    assert amounts(of_scheme.results[0]) == [("share", "150.00")]
    of_plan = score(scheme_of(plain), given_as_counts(), plan_of(part, measures=[counted]))
    assert amounts(of_plan.results[0]) == [("share", "1.50")]
