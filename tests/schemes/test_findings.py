"""What each fault rests on: where a part of it can't be read, the fault isn't told."""

from __future__ import annotations

from typing import Any

import pytest

from kpi_desktop.domain.problems import path_text
from kpi_desktop.schemes import check, pay_check
from kpi_desktop.schemes.model import Scheme
from kpi_desktop.schemes.pay_model import PayPlan
from tests.schemes.made_schemes import NAME, criterion, scheme


def rests(made: Scheme | PayPlan) -> dict[str, list[str]]:
    """Where each fault stands, and what it rests on beside that place."""
    found = check._findings(made) if isinstance(made, Scheme) else pay_check._findings(made)
    faults = [finding for finding in found if finding.is_fault]
    assert all(finding.reads[0] == finding.problem.path for finding in faults)
    return {path_text(one.problem.path): [path_text(read) for read in one.reads[1:]] for one in faults}


def measure(**parts: Any) -> dict[str, Any]:
    return criterion("m", **{"kind": "measure", "method": {"by": "value"}, **parts})


def named(ident: str, **parts: Any) -> dict[str, Any]:
    return {"id": ident, "name": NAME, **parts}


def bands(*values: str, points: int = 0) -> dict[str, Any]:
    return {"by": "bands", "bands": [{"values": one, "points": points} for one in values]}


def grades_of(*at_least: int) -> list[dict[str, Any]]:
    return [{"name": {"zh": f"第{n}等", "en": f"Grade {n}"}, "at_least": one} for n, one in enumerate(at_least)]


THIRD = {"at": 3, "points": -1}


@pytest.mark.parametrize(
    ("criteria", "parts", "faults"),
    [
        ([criterion(points=-1, category="x")], {}, {"criteria.late.category": ["categories.*.id"]}),
        ([criterion(points=-1, posts=["y"])], {}, {"criteria.late.posts[0]": ["posts.*.id"]}),
        (
            [criterion(escalations=[{**THIRD, "counts": ["late", "x"]}])],
            {},
            {"criteria.late.escalations[0].counts[1]": ["criteria.*.id"]},
        ),
        (
            [criterion(category="c", escalations=[{**THIRD, "counts": ["late", "b"]}]), criterion("b", points=-1)],
            {"categories": [named("c")]},
            {"criteria.late.escalations[0].counts[1]": ["criteria.late.category", "criteria.b.category"]},
        ),
        (
            [
                criterion(unit="days", escalations=[{**THIRD, "sums": True, "counts": ["late", "b"]}]),
                criterion("b", points=-1),
            ],
            {},
            {"criteria.late.escalations[0].counts[1]": ["criteria.late.unit", "criteria.b.unit"]},
        ),
        ([criterion(converts={"to": "x", "each": 1})], {}, {"criteria.late.converts.to": ["criteria.*.id"]}),
        (
            [criterion(converts={"to": "b", "each": 1}), criterion("b", pick=[-1, -2])],
            {},
            {"criteria.late.converts.to": ["criteria.b"]},
        ),
        (
            [
                criterion(converts={"to": "b", "each": 1}),
                criterion("b", converts={"to": "c", "each": 1}),
                criterion("c", points=-1),
            ],
            {},
            {"criteria.late.converts.to": ["criteria.b"]},
        ),
        (
            [criterion(escalations=[THIRD, THIRD])],
            {},
            {"criteria.late.escalations[1].at": ["criteria.late.escalations"]},
        ),
        ([criterion(points=-1, pick=[-1, -2])], {}, {"criteria.late.pick": ["criteria.late.points"]}),
        ([criterion(points=-1, unit="minutes")], {}, {"criteria.late.unit": ["criteria.late.bands"]}),
        (
            [criterion(unit="days", money=-1, bands=[{"minutes": "[0,∞)", "points": -1}])],
            {},
            {"criteria.late.unit": ["criteria.late.bands"], "criteria.late.money": ["criteria.late.bands"]},
        ),
        (
            [criterion(unit="minutes", bands=[{"minutes": one, "points": -1} for one in ("[0,5)", "(5,∞)")])],
            {},
            {"criteria.late.bands[1].minutes": ["criteria.late.bands"]},
        ),
        (
            [criterion(unit="minutes", bands=[{"minutes": one, "points": -1} for one in ("[0,5]", "[5,∞)")])],
            {},
            {"criteria.late.bands[1].minutes": ["criteria.late.bands"]},
        ),
        ([criterion(zeroes="x")], {}, {"criteria.late.zeroes": ["criteria.*.id"]}),
        ([criterion(points=-1)], {"cap": 99}, {"cap": ["base", "cap", "categories"]}),
        (
            [criterion("r", kind="rating", marks=10, weight=60, category="c")],
            {"categories": [named("c", weight=100, marks=10)]},
            {"criteria.r.weight": ["categories.*.id", "categories.c"]},
        ),
        ([measure(weight=100)], {}, {"criteria.m.marks": ["criteria.m.weight"]}),
        (
            [criterion(points=-1, category="c")],
            {"categories": [named("c", marks=90)]},
            {"base": ["categories"]},
        ),
        ([measure(marks=90)], {}, {"base": ["categories", "criteria"]}),
        (
            [measure(marks=90), criterion("r", kind="rating", marks=100, weight=60)],
            {},
            {"criteria.m.weight": ["base", "categories", "criteria"]},
        ),
        (
            [measure(marks=100, method={"by": "target", "setting": "t"})],
            {"settings": [named("t", default=1)]},
            {"settings.t.above_zero": ["criteria.m.method"]},
        ),
        (
            [measure(marks=100, method={"by": "target", "setting": "t"})],
            {},
            {"criteria.m.method.setting": ["settings.*.id"]},
        ),
        (
            [measure(marks=100, measure="n", formula={"terms": [{"measure": "n"}]})],
            {"measures": [named("n")]},
            {"criteria.m.measure": ["criteria.m.formula"]},
        ),
        (
            [measure(marks=100, ratio={"times": 1}, formula={"terms": [{"measure": "n"}]})],
            {"measures": [named("n")]},
            {"criteria.m.ratio": ["criteria.m.formula"]},
        ),
        (
            [measure(marks=100, measure="n", ratio={"times": 1})],
            {"measures": [named("n")]},
            {"criteria.m.ratio": ["criteria.m.measure"]},
        ),
        ([measure(marks=100, measure="n")], {}, {"criteria.m.measure": ["measures.*.id", "criteria.*.id"]}),
        (
            [measure(marks=100, formula={"terms": [{"measure": "n"}], "divide_by_setting": "t"})],
            {},
            {
                "criteria.m.formula.terms": ["measures.*.id", "criteria.*.id"],
                "criteria.m.formula.divide_by_setting": ["settings.*.id"],
            },
        ),
        (
            [measure(marks=100, method=bands("[0,∞)", points=101))],
            {},
            {"criteria.m.method.bands[0].points": ["criteria.m.marks"]},
        ),
        (
            [measure(marks=100, method=bands("(0,∞)"))],
            {},
            {"criteria.m.method.bands[0].values": ["criteria.m.method.bands"]},
        ),
        (
            [criterion("r", kind="rating", marks=100, bands=[{"scores": "[0,101]", "what": NAME}])],
            {},
            {"criteria.r.bands[0].scores": ["criteria.r.marks"]},
        ),
        (
            [criterion(points=-1)],
            {"grades": grades_of(5, 5, 0)},
            {"grades[1].at_least": ["grades"]},
        ),
        (
            [criterion(points=-1)],
            {"grades": grades_of(60, 1)},
            {"grades[1].at_least": ["grades"]},
        ),
        (
            [criterion(points=-1)],
            {"coefficients": [{"at_least": one, "value": 1} for one in (5, 5, 0)]},
            {"coefficients[1].at_least": ["coefficients"]},
        ),
        (
            [criterion(points=-1)],
            {"coefficients": [{"at_least": one, "value": 1} for one in (5, 1)]},
            {"coefficients[1].at_least": ["coefficients"]},
        ),
        (
            [criterion(points=-1)],
            {
                "hours": {
                    "late": "late",
                    "early": "x",
                    "absence": "late",
                    "absent_after": 30,
                    "stretches": [{"start": "08:45", "end": "12:00"}],
                }
            },
            {"hours.early": ["criteria.*.id"]},
        ),
        (
            [criterion(points=-1)],
            {"quotas": [{"at_least": 1, "measure": "n"}]},
            {"quotas[0].measure": ["measures.*.id", "criteria.*.id"]},
        ),
        (
            [criterion(points=-1)],
            {"assumed": [{"keys": ["criteria.b.points"], "what": NAME}]},
            {"assumed[0].keys[0]": ["criteria.b.points", "criteria.*.id"]},
        ),
        (
            [criterion(points=-1)],
            {"notes": [{"key": "criteria.b.points", "what": NAME}]},
            {"notes[0].key": ["criteria.b.points", "criteria.*.id"]},
        ),
    ],
)
def test_a_fault_rests_on_all_that_it_was_found_by(
    criteria: list[dict[str, Any]], parts: dict[str, Any], faults: dict[str, list[str]]
) -> None:
    assert rests(scheme(*criteria, **parts)) == faults


def plan(*components: dict[str, Any], **parts: Any) -> PayPlan:
    about = {"id": "own", "version": "1", "name": NAME, "about": NAME, "source": NAME}
    made = [{"name": NAME, "clause": NAME, **component} for component in components]
    return PayPlan.model_validate({**about, "components": made, **parts})


SOUND = {"id": "sum", "kind": "wage", "wage": "base-wage"}
DECLARED = ["measures.*.id", "settings.*.id", "levels.*.id"]


@pytest.mark.parametrize(
    ("made", "faults"),
    [
        (
            plan({"id": "sum", "kind": "wage", "wage": "base-wage", "setting": "x"}),
            {"components.sum.setting": [*DECLARED, "components.sum"]},
        ),
        (
            plan({"id": "sum", "kind": "wage", "wage": "base-wage", "full_days": 0}),
            {"components.sum.full_days": ["components.sum"]},
        ),
        (plan(SOUND, levels=[named("one"), named("two")]), {"levels[1]": ["levels"]}),
        (plan(SOUND, split=[{"component": "x", "parts": 1}]), {"split[0].component": ["components"]}),
        (plan(), {"components": []}),
        (
            plan(SOUND, assumed=[{"keys": ["settings.x"], "what": NAME}]),
            {"assumed[0].keys[0]": ["settings.x", "settings.*.id"]},
        ),
    ],
)
def test_a_fault_of_a_plan_rests_on_its_whole_component(made: PayPlan, faults: dict[str, list[str]]) -> None:
    assert rests(made) == faults
