"""The check of pay plans at the very edge: what is still in order, and the next thing that isn't."""

from __future__ import annotations

from typing import Any

import pytest

from kpi_desktop.domain.words import Label
from kpi_desktop.schemes.pay_check import check_plan
from kpi_desktop.schemes.pay_model import PayPlan
from tests.schemes.made_schemes import EN, NAME, said

BAND = {"id": "band", "kind": "by-score", "bands": [{"at_least": 0, "amount": 0}]}


def plan(*components: dict[str, Any], **parts: Any) -> PayPlan:
    about = {"id": "own", "version": "1", "name": NAME, "about": NAME, "source": NAME}
    made = [{"name": NAME, "clause": NAME, **one} for one in components]
    return PayPlan.model_validate({**about, "components": made, **parts})


def faults(*components: dict[str, Any], **parts: Any) -> list[str]:
    return said(check_plan(plan(*components, **parts))[0])


def notices(*components: dict[str, Any], **parts: Any) -> list[str]:
    found = check_plan(plan(*components, **parts))
    assert found[0] == ()
    return said(found[1])


def named(ident: str, **parts: Any) -> dict[str, Any]:
    return {"id": ident, "name": Label(f"名{ident}", f"Called {ident}"), **parts}


def test_every_measure_setting_and_share_stands_there_once() -> None:
    wage = {"kind": "wage", "wage": "base-wage", "setting": "b", "probation_setting": "c"}
    share = {"component": "x", "parts": 1}
    twice = "stands there twice; every one needs its own"
    found = faults(
        {"id": "x", **wage},
        {"id": "y", **wage},
        measures=[named("a"), named("a")],
        settings=[named("b"), named("c"), named("b")],
        split=[share, {"component": "y", "parts": 1}, share],
    )
    assert found == [f"measures[1].id: a {twice}", f"settings[2].id: b {twice}", f"split[2].component: x {twice}"]


def test_levels_are_told_apart_by_id_and_either_name_however_many_there_are() -> None:
    levels = [named("one"), named("two"), {"id": "three", "name": {"zh": "名one", "en": "Three"}}]
    assert faults(BAND, levels=levels) == ["levels[2]: 名one stands there twice; every one needs its own"]


def test_what_is_assumed_or_noted_is_told_where_its_key_leads() -> None:
    text = {"zh": "甲", "en": "So it is"}
    made = plan(
        BAND,
        assumed=[{"keys": ["components.band.bands"], "what": text}],
        notes=[{"what": text}, {"key": "components.band.bands", "what": text}],
    )
    assert [(problem.path, EN.say(problem.what)) for problem in check_plan(made)[1]] == [
        (("components", "band", "bands"), "assumed, not in the regulation: So it is"),
        (("notes", 0), "So it is"),
        (("components", "band", "bands"), "So it is"),
    ]
    unknown = check_plan(plan(BAND, assumed=[{"keys": ["x"], "what": text}]))[1]
    assert said(unknown) == ["assumed[0]: assumed, not in the regulation: So it is"]


def test_a_plan_without_english_is_noticed() -> None:
    (found,) = notices(BAND, name={"zh": "方案", "en": "方案"})
    assert found == "name: “方案” has no English: it stands in Chinese on English pages, too"


def test_a_rule_that_pays_is_held_against_what_it_lacks() -> None:
    part = {"id": "best", "kind": "standing", "amount": 1, "rule": {"when": "below", "flag": "warning"}}
    assert faults(part) == ["components.best.rule.below: missing; add it"]


@pytest.mark.parametrize(("amount", "sound"), [("0", True), ("0.5", True), ("-0.5", False)])
def test_amounts_are_nothing_or_more(amount: str, sound: bool) -> None:
    contest = {"name": NAME, "prizes": [amount], "penalties": [amount]}
    negative = "−0.5 is negative; 0 or more is allowed"
    cases: list[tuple[dict[str, Any], list[str]]] = [
        ({"kind": "by-score", "bands": [{"at_least": 0, "amount": amount}]}, ["bands[0]"]),
        ({"kind": "by-score", "wage": "base-wage", "bands": [{"at_least": 0, "percent": amount}]}, ["bands[0]"]),
        ({"kind": "ladder", "steps": [{"months": 0, "amount": amount}]}, ["steps[0]"]),
        (
            {"kind": "prizes", "ties": "each", "contests": [contest]},
            ["contests[0].prizes[0]", "contests[0].penalties[0]"],
        ),
    ]
    for part, places in cases:
        found = faults({"id": "part", **part})
        assert found == ([] if sound else [f"components.part.{place}: {negative}" for place in places])


@pytest.mark.parametrize(("days", "sound"), [("0", False), ("0.5", True), ("1", True)])
def test_a_month_has_days(days: str, sound: bool) -> None:
    found = faults({"id": "base", "kind": "wage", "wage": "base-wage", "full_days": days})
    assert found == ([] if sound else ["components.base.full_days: 0 days are no month; more than 0 is allowed"])


def test_every_tier_is_held_against_the_next() -> None:
    values = ("[0,10]", "(11,20]", "(20,30]", "[30,∞)")
    tiers = [{"values": one, "percent": 1} for one in values]
    part = {"id": "share", "kind": "commission", "measure": "sales", "tiers": tiers}
    ends = "must begin where {} ends, and one of them include the bound"
    assert faults(part, measures=[named("sales")]) == [
        f"components.share.tiers[1].values: (11,20] {ends.format('[0,10]')}",
        f"components.share.tiers[3].values: [30,∞) {ends.format('(20,30]')}",
    ]


def test_money_at_a_bound_is_told_in_full() -> None:
    tiers = [{"values": "[0,10000000]", "percent": 0}, {"values": "(10000000,∞)", "percent": 100}]
    part = {"id": "share", "kind": "commission", "measure": "sales", "tiers": tiers}
    assert notices(part, measures=[named("sales")]) == [
        "components.share.tiers[1].values: jumps from 0.00 to 10000000.00 at 10000000"
    ]


UNKNOWN = "x isn't declared; there are: "
TERM = {"name": NAME, "quantity": ["m"], "price": "s"}


@pytest.mark.parametrize(
    ("part", "where", "there"),
    [
        ({"kind": "commission", "measure": "x", "tiers": [{"values": "[0,∞)", "percent": 1}]}, "measure", "m, t"),
        ({"kind": "wage", "wage": "base-wage", "setting": "x"}, "setting", "s"),
        ({"kind": "wage", "wage": "base-wage", "probation_setting": "x"}, "probation_setting", "s"),
        (
            {"kind": "ladder", "steps": [{"months": 0, "levels": [{"level": "l", "setting": "x"}]}]},
            "steps[0].levels[0].setting",
            "s",
        ),
        (
            {"kind": "ladder", "steps": [{"months": 0, "levels": [{"level": "x", "amount": 1}]}]},
            "steps[0].levels[0].level",
            "l",
        ),
        ({"kind": "output", "terms": [{**TERM, "quantity": ["x"]}]}, "terms[0].quantity", "m"),
        ({"kind": "output", "terms": [{**TERM, "price": "x"}]}, "terms[0].price", "s"),
        ({"kind": "output", "less": "x", "terms": [TERM]}, "less", "m"),
        (
            {"kind": "prizes", "ties": "each", "contests": [{"name": NAME, "measure": "x", "prizes": [1]}]},
            "contests[0].measure",
            "m",
        ),
    ],
)
def test_what_nothing_declares_is_told_with_what_there_is(part: dict[str, Any], where: str, there: str) -> None:
    found = faults(
        {"id": "part", **part},
        measures=[named("m"), named("t", team=True)],
        settings=[named("s")],
        levels=[named("l")],
    )
    assert found == [f"components.part.{where}: {UNKNOWN}{there}"]


def output(**factor: Any) -> dict[str, Any]:
    made = {"name": NAME, "of": ["m"], "lowest": 1, "highest": 1, "alike": 1, **factor}
    return {"id": "out", "kind": "output", "terms": [{**TERM, "coefficients": [made]}]}


@pytest.mark.parametrize(
    ("factor", "found"),
    [
        ({}, []),
        ({"lowest": 0}, []),
        ({"steps": "s"}, []),
        ({"steps": "x"}, [f"steps: {UNKNOWN}s"]),
        ({"of": ["x"]}, [f"of: {UNKNOWN}m"]),
        ({"of": []}, ["of: missing; add it"]),
        ({"lowest": "-0.1"}, ["lowest: −0.1 to 1 is no range; the lower factor comes first, 0 or more"]),
        ({"highest": "0.9"}, ["lowest: 1 to 0.9 is no range; the lower factor comes first, 0 or more"]),
    ],
)
def test_a_factor_lies_within_a_range_that_may_be_a_point(factor: dict[str, Any], found: list[str]) -> None:
    where = "components.out.terms[0].coefficients[0]."
    assert faults(output(**factor), measures=[named("m")], settings=[named("s")]) == [f"{where}{one}" for one in found]


def test_what_is_declared_and_read_by_any_component_is_not_told_as_unread() -> None:
    parts = [
        {**output(of=["n"], steps="t"), "less": "o"},
        {"id": "base", "kind": "wage", "wage": "base-wage", "setting": "u"},
    ]
    measures = [named(name) for name in ("m", "n", "o", "p")]
    settings = [named(name, default=1) for name in ("s", "t", "u", "v")]
    assert notices(*parts, measures=measures, settings=settings) == [
        "measures.p: no component reads “Called p”",
        "settings.v: no component reads “Called v”",
    ]


def test_a_plan_pays_something() -> None:
    assert faults() == ["components: there is no component, so nothing would be paid; add one"]
    empty = (
        {"id": "out", "kind": "output", "terms": []},
        {"id": "win", "kind": "prizes", "ties": "each", "contests": []},
    )
    assert faults(*empty) == [
        "components.out.terms: is empty; add what is multiplied",
        "components.win.contests: is empty; add a contest",
    ]


def test_what_isnt_declared_is_told_where_nothing_is() -> None:
    wanting = {"id": "base", "kind": "wage", "wage": "base-wage", "setting": "u"}
    where = "components.base.setting: u isn't declared"
    assert faults(wanting) == [f"{where}, and nothing else is; add it first"]
    assert faults(wanting, settings=[named("v")]) == [f"{where}; there are: v"]


@pytest.mark.parametrize("key", ["percent", "over", "plus"])
def test_a_tier_takes_nothing_off(key: str) -> None:
    def commission(value: int) -> dict[str, Any]:
        tiers = [{"values": "[0,∞)", "percent": 1, key: value}]
        return {"id": "sold", "kind": "commission", "measure": "m", "tiers": tiers}

    assert faults(commission(0), measures=[named("m")]) == []
    assert faults(commission(-1), measures=[named("m")]) == [
        f"components.sold.tiers[0].{key}: −1 is negative; 0 or more is allowed"
    ]


def test_a_point_is_worth_something_or_nothing() -> None:
    def per_point(amount: int) -> dict[str, Any]:
        return {"id": "instant", "kind": "per-point", "amount": amount}

    assert faults(per_point(0)) == []
    assert faults(per_point(-1)) == ["components.instant.amount: −1 is negative; 0 or more is allowed"]
