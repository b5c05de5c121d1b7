from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from kpi_desktop import paths
from kpi_desktop.schemes import pay_reads
from kpi_desktop.schemes.library import preset_text
from kpi_desktop.schemes.model import IncidentCriterion, Scheme
from kpi_desktop.schemes.pay_library import plan_text
from kpi_desktop.schemes.pay_model import Component, PayPlan
from kpi_desktop.schemes.pay_reading import load_plan
from kpi_desktop.schemes.reading import load_scheme


def scheme(name: str) -> Scheme:
    return load_scheme(preset_text(paths.resources() / "schemes", name))


def plan(name: str) -> PayPlan:
    return load_plan(plan_text(paths.resources() / "pay", name))


def component(plan_id: str, name: str) -> Component:
    return next(one for one in plan(plan_id).components if one.id == name)


def test_the_components_of_the_plan_come_before_those_of_the_scheme() -> None:
    both = pay_reads.components(scheme("securities-90"), plan("band-pay"))
    assert [one.id for one in both] == ["performance", "podium"]
    assert [one.id for one in pay_reads.components(scheme("securities-90"), None)] == ["podium"]


@pytest.mark.parametrize(
    ("plan_id", "name", "wanted"),
    [
        ("grade-pay", "commission", {"sales"}),
        ("g1g2g3", "g2", {"inbound", "effective-outbound", "monitoring-score", "effective-orders"}),
        ("g1g2g3", "g3", {"effective-calls", "effective-orders", "sales"}),
        ("band-pay", "performance", set()),
    ],
)
def test_a_component_names_the_measures_that_it_cannot_do_without(plan_id: str, name: str, wanted: set[str]) -> None:
    assert set(pay_reads.measures_needed(component(plan_id, name))) == wanted


def test_what_is_simply_0_where_it_is_missing_is_told_apart() -> None:
    assert pay_reads.measures_optional(component("g1g2g3", "g2")) == ("deductions",)
    assert pay_reads.measures_optional(component("g1g2g3", "g1")) == ()


@pytest.mark.parametrize(
    ("plan_id", "name", "read", "needed"),
    [
        ("band-pay", "performance", ("performance-wage",), ("performance-wage",)),
        ("grade-pay", "post-wage", (), ()),
        ("grade-pay", "seniority", ("seniority-pay",), ()),
        ("g1g2g3", "g1", ("base-wage",), ()),
        ("g1g2g3", "g3", (), ()),
    ],
)
def test_wages_on_the_roster_are_read_and_some_are_needed(
    plan_id: str, name: str, read: tuple[str, ...], needed: tuple[str, ...]
) -> None:
    one = component(plan_id, name)
    assert (pay_reads.wages_read(one), pay_reads.wages_needed(one)) == (read, needed)


@pytest.mark.parametrize(
    ("plan_id", "name", "base", "days"),
    [
        ("grade-pay", "post-wage", True, False),
        ("grade-pay", "seniority", False, False),
        ("g1g2g3", "g1", True, True),
        ("g1g2g3", "g3", False, False),
        ("band-pay", "performance", False, False),
        ("tenure-ladder", "base", True, False),
    ],
)
def test_what_people_are_paid_month_by_month_is_known(plan_id: str, name: str, base: bool, days: bool) -> None:
    one = component(plan_id, name)
    assert (pay_reads.pays_base(one), pay_reads.counts_days(one)) == (base, days)


def test_a_scheme_says_whether_incidents_take_days_wages() -> None:
    assert pay_reads.day_wages_read(scheme("property-100"))
    assert not pay_reads.day_wages_read(scheme("weikang-100"))


def test_rules_that_look_back_want_earlier_months() -> None:
    rules = pay_reads.standing_rules(scheme("county-provider-90"), plan("grade-pay"))
    assert len(rules) > len(pay_reads.standing_rules(scheme("county-provider-90"), None))
    assert pay_reads.looks_back(rules)
    assert not pay_reads.looks_back(pay_reads.standing_rules(scheme("weikang-100"), None))


WORDS = {"zh": "无", "en": "none"}


def plan_of(*components: dict[str, Any], **more: Any) -> PayPlan:
    about = {"id": "own", "version": "1", "name": WORDS, "about": WORDS, "source": WORDS}
    parts = [{"name": WORDS, "clause": WORDS, **one} for one in components]
    return PayPlan.model_validate({**about, "components": parts, **more})


def test_what_output_is_compared_by_is_needed_beside_what_it_counts() -> None:
    factor = {"name": WORDS, "of": ["score", "calls"], "lowest": 0, "highest": 1, "alike": 1}
    term = {"name": WORDS, "quantity": ["calls"], "price": "price", "coefficients": [factor]}
    (part,) = plan_of({"id": "output", "kind": "output", "terms": [term]}).components
    assert pay_reads.measures_needed(part) == ("calls", "score")


@pytest.mark.parametrize(("times", "looks_back"), [(1, False), (2, True)])
def test_rules_of_scheme_plan_and_components_are_all_held_against_the_past(times: int, looks_back: bool) -> None:
    rules = [{"when": "last", "times": one, "flag": "warning"} for one in (5, times)]
    plan = plan_of({"id": "best", "kind": "standing", "rule": rules[1], "amount": 1}, standing=rules[:1])
    found = pay_reads.standing_rules(scheme("weikang-100"), plan)
    assert [rule.times for rule in found] == [5, times]
    assert pay_reads.looks_back(found[1:]) == looks_back
    assert pay_reads.standing_rules(scheme("county-provider-90"), plan)[-2:] == found


@pytest.mark.parametrize(
    ("name", "zh", "unit", "leave"),
    [
        ("sick-leave", "病假", "days", True),
        ("sick-leave", "病", "days", True),
        ("rest", "事假", "hours", True),
        ("rest", "事假", "times", False),
        ("rest", "休息", "days", False),
        ("leaves", "休息", "days", False),
        ("absence", "旷工请假", "days", False),
        ("leave-absence", "旷工", "hours", False),
    ],
)
def test_leave_is_known_by_either_name_and_its_unit(name: str, zh: str, unit: str, leave: bool) -> None:
    text = {"zh": zh, "en": "x"}
    made = IncidentCriterion.model_validate({"id": name, "name": text, "clause": text, "unit": unit, "points": -1})
    assert pay_reads.is_leave(made) == leave


def test_leave_is_what_is_called_so_and_counted_in_days() -> None:
    trial = {one.id: one for one in scheme("trial-100").incident_criteria}
    assert pay_reads.is_leave(trial["sick-leave"])
    assert not pay_reads.is_leave(trial["absence"])
    assert not pay_reads.is_leave(trial["leave-early"])
    assert isinstance(trial["drunk"], IncidentCriterion)
    assert trial["drunk"].points == Fraction(-50)
