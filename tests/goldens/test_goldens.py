"""Months worked out by hand, compared whole with the document that the program gives.

A folder bears the id of its scheme. What a golden leaves out is what it is in most months: no grade, no categories,
no pay, a start of 100. Points and reasons of every line stand there, and every notice.
"""

from __future__ import annotations

import json
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from kpi_desktop import paths
from kpi_desktop.exchange.facts_json import read_facts
from kpi_desktop.exchange.result_json import result_json
from kpi_desktop.schemes.library import preset_ids, preset_text
from kpi_desktop.schemes.model import Category, Scheme
from kpi_desktop.schemes.reading import load_scheme
from kpi_desktop.scoring import rescore
from kpi_desktop.texts import Translator
from tests.goldens.cases import Data, facts_document, paths_of, read
from tests.scoring.sound import score

SCHEMES = paths.resources() / "schemes"
MEASURED = {
    *("telecom-weights", "repair-provider-100", "county-provider-90", "ecommerce-kpi"),
    *("methods-kit", "securities-90", "outbound-index"),
}
"""Schemes whose months are written as tables of what was measured; `test_measured_goldens` reads them."""
IDS = tuple(name for name in preset_ids(SCHEMES) if name not in MEASURED)
CASES = [path for name in IDS for path in paths_of(name)]
AT_LEAST = 4


@cache
def preset(name: str) -> Scheme:
    return load_scheme(preset_text(SCHEMES, name))


def expected_document(golden: Data, scheme: Scheme) -> Data:
    """The whole document: what the golden says, and what is the same in every month of this scheme."""
    expected = golden["expected"]
    return {
        "scheme": scheme.id,
        "scheme-version": "1",
        "month": golden["month"],
        "results": [expected_person(person, expected, scheme) for person in expected.get("results", ())],
        "notices": [
            {"where": where(golden, employee, criterion), "what": what}
            for employee, criterion, what in expected.get("notices", ())
        ],
    }


def where(golden: Data, employee: str, criterion: str) -> str:
    if golden.get("language") == "zh":
        return f"工号 {employee}，细则 {criterion}" if criterion else f"工号 {employee}"
    return f"employee {employee}, criterion {criterion}" if criterion else f"employee {employee}"


def expected_person(person: Data, expected: Data, scheme: Scheme) -> Data:
    points = person.get("categories", "").split()
    return {
        "employee": person["employee"],
        "score": person["score"],
        "raw": person["raw"],
        "start": person.get("start", expected.get("start", "100")),
        "grade": person.get("grade"),
        "rank": person.get("rank"),
        "exempt": person.get("exempt", False),
        "coefficient": person.get("coefficient"),
        "categories": [
            {"id": category.id, "marks": marks(category), "points": point}
            for category, point in zip(scheme.categories, points, strict=True)
        ],
        "lines": [expected_line(line) for line in person["lines"]],
        "pay": {"plan": None, "total": person.get("total"), "components": components(person)},
        "flags": [{"kind": kind, "why": why} for kind, why in person.get("flags", ())],
    }


def marks(category: Category) -> str | None:
    """A category's marks in points of the score."""
    full = category.marks if category.weight is None else category.weight
    return None if full is None else str(full)


def expected_line(line: list[str]) -> Data:
    category, criterion, day, points, why, *unscored = line
    return {
        "category": category or None,
        "criterion": criterion or None,
        "date": day or None,
        "points": points,
        "unscored": unscored == ["unscored"],
        "why": why,
    }


def components(person: Data) -> list[Data]:
    return [{"id": name, "amount": amount} for name, amount in person.get("pay", ())]


@pytest.mark.parametrize("path", CASES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_month_comes_out_as_worked_by_hand(path: Path) -> None:
    golden = read(path)
    scheme = preset(path.parent.name).model_copy(update=golden.get("scheme_changes", {}))
    tr = Translator(golden.get("language", "en"), paths.resources() / "translations")
    facts = read_facts(facts_document(golden), scheme)
    wanted = json.dumps(expected_document(golden, scheme), ensure_ascii=False, indent=2) + "\n"
    assert result_json(score(scheme, facts), tr, facts) == wanted


@pytest.mark.parametrize("path", CASES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_the_last_entries_scored_anew_make_the_same_month(path: Path) -> None:
    golden = read(path)
    scheme = preset(path.parent.name).model_copy(update=golden.get("scheme_changes", {}))
    facts = read_facts(facts_document(golden), scheme)
    there = len(facts.incidents) // 2
    before = score(scheme, replace(facts, incidents=facts.incidents[:there]))
    whom = {incident.employee for incident in facts.incidents[there:]}
    assert rescore(scheme, facts, before, whom) == score(scheme, facts)


@pytest.mark.parametrize("name", IDS)
def test_every_preset_has_months_worked_by_hand(name: str) -> None:
    assert len(paths_of(name)) >= AT_LEAST
