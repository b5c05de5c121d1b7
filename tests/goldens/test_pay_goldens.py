"""Months of pay worked out by hand: amounts, totals, flags and notices whole, reasons where a case names them."""

from __future__ import annotations

import json
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from kpi_desktop import paths
from kpi_desktop.domain.result import PersonResult
from kpi_desktop.exchange.facts_json import read_facts
from kpi_desktop.exchange.result_json import result_data
from kpi_desktop.schemes.model import Scheme
from kpi_desktop.schemes.pay_library import plan_text
from kpi_desktop.schemes.pay_model import PayPlan
from kpi_desktop.schemes.pay_reading import load_plan
from kpi_desktop.texts import Translator
from tests.scoring.sound import score

FOLDER = Path(__file__).parent / "pay"
CASES = sorted(FOLDER.glob("*/*.toml"))
EN = Translator("en", paths.resources() / "translations")
ROSTER = {
    "id",
    "level",
    "hired",
    "left",
    "probation",
    "base-wage",
    "performance-wage",
    "seniority-pay",
    "days-attended",
}

Data = dict[str, Any]


def plain_scheme(golden: Data) -> Scheme:
    """A scheme whose only criteria take and give what is picked, so that a case can name the scores."""
    words = {"zh": "无", "en": "none"}
    criteria = [
        {"id": "loss", "name": words, "clause": words, "pick": [0, -100]},
        {"id": "gain", "name": words, "clause": words, "pick": [0, 100]},
    ]
    data = {"id": "plain", "version": "1", "name": words, "about": words, "source": words, "cap": "none"}
    extra = {"decimals": golden.get("decimals", 1), **golden.get("scheme", {})}
    return Scheme.model_validate({**data, "criteria": criteria, **extra})


@cache
def plan_of(name: str) -> PayPlan | None:
    return None if name == "scheme-components" else load_plan(plan_text(paths.resources() / "pay", name))


def facts_of(golden: Data) -> str:
    """The case as a facts document: whatever isn't on the roster is a measure."""
    people = [{**golden.get("everyone", {}), **person} for person in golden["people"]]
    day = f"{golden['month']}-01"
    losses = [
        {"employee": p["id"], "date": p.get("hired", day), "criterion": "loss", "points": points_to(p["score"])}
        for p in people
        if "score" in p
    ]
    for loss in losses:
        loss["date"] = max(loss["date"], day)
    facts = {
        "month": golden["month"],
        "settings": golden.get("settings", {}),
        "employees": [{key: value for key, value in p.items() if key in ROSTER} for p in people],
        "incidents": golden.get("incidents", losses),
        "measures": [
            {"employee": p["id"], "measure": key, "value": value}
            for p in people
            for key, value in p.items()
            if key not in ROSTER | {"score"}
        ],
        "team-measures": [{"measure": key, "value": value} for key, value in golden.get("team", {}).items()],
        "history": [
            dict(zip(("employee", "month", "score", "rank", "last"), row, strict=True))
            for row in golden.get("history", ())
        ],
    }
    return json.dumps(facts)


def points_to(score: str) -> str:
    whole, _, decimals = score.partition(".")
    cents = int(whole) * 100 + int(decimals.ljust(2, "0") or 0) - 10000
    return f"{'-' if cents else ''}{-cents // 100}.{-cents % 100:02d}"


def where(employee: str, component: str) -> str:
    return f"employee {employee}, pay component {component}" if employee else f"pay component {component}"


def reasons(person: PersonResult, component: str) -> str:
    return "; ".join(EN.say(why) for part in person.pay.components if part.id == component for why in part.why)


@pytest.mark.parametrize("path", CASES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_pay_comes_out_as_worked_by_hand(path: Path) -> None:
    golden = tomllib.loads(path.read_text(encoding="utf-8"))
    expected, scheme, plan = golden["expected"], plain_scheme(golden), plan_of(path.parent.name)
    result = score(scheme, read_facts(facts_of(golden), scheme, plan), plan)
    data: Any = result_data(result, EN)
    people = data["results"]
    ids = [part.id for part in plan.components] if plan else expected["components"].split()
    assert [
        [p["employee"], " ".join(part["amount"] for part in p["pay"]["components"]), p["pay"]["total"]] for p in people
    ] == expected["pay"]
    assert all([part["id"] for part in p["pay"]["components"]] == ids for p in people)
    assert all(p["pay"]["plan"] == (plan.id if plan else None) for p in people)
    assert [[p["employee"], f["kind"], f["why"]] for p in people for f in p["flags"]] == expected.get("flags", [])
    notices = [[where(employee, component), what] for employee, component, what in expected.get("notices", ())]
    assert [[notice["where"], notice["what"]] for notice in data["notices"]] == notices
    by_id = {person.employee: person for person in result.results}
    for employee, component, why in expected.get("why", ()):
        assert reasons(by_id[employee], component) == why
    if "remarks" in expected:
        said = [[person.employee, EN.say(remark)] for person in result.results for remark in person.pay.remarks]
        assert said == expected["remarks"]


def test_every_plan_has_its_cases() -> None:
    for plan_id in ("band-pay", "g1g2g3", "grade-pay", "levels", "tenure-ladder"):
        assert len(list((FOLDER / plan_id).glob("*.toml"))) >= 4
