"""Months worked out by hand, compared whole with the document that the program gives."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest

from kpi_desktop import paths
from kpi_desktop.exchange.facts_json import read_facts
from kpi_desktop.exchange.result_json import result_json
from kpi_desktop.schemes.library import preset_text
from kpi_desktop.schemes.model import Scheme
from kpi_desktop.schemes.reading import load_scheme
from kpi_desktop.scoring import score
from kpi_desktop.texts import Translator

FOLDER = Path(__file__).parent / "weikang-100"
FACTS = ("month", "employees", "incidents", "history")
SCHEMES = paths.resources() / "schemes"

Data = dict[str, Any]


def scheme_with(changes: Data) -> Scheme:
    scheme = load_scheme(preset_text(SCHEMES, "weikang-100"))
    return scheme.model_copy(update=changes)


def expected_document(golden: Data, scheme: Scheme) -> Data:
    """The whole document: what the golden says, and what is the same in every month of this scheme."""
    expected = golden["expected"]
    return {
        "scheme": "weikang-100",
        "scheme-version": "1",
        "month": golden["month"],
        "results": [expected_person(person, scheme) for person in expected["results"]],
        "notices": [
            {"where": where(golden, employee, criterion), "what": what}
            for employee, criterion, what in expected.get("notices", ())
        ],
    }


def where(golden: Data, employee: str, criterion: str) -> str:
    if golden.get("language") == "zh":
        return f"工号 {employee}，细则 {criterion}"
    return f"employee {employee}, criterion {criterion}"


def expected_person(person: Data, scheme: Scheme) -> Data:
    marks = [None if category.marks is None else str(category.marks) for category in scheme.categories]
    points = person["categories"].split()
    return {
        "employee": person["employee"],
        "score": person["score"],
        "raw": person["raw"],
        "start": "100",
        "grade": person["grade"],
        "rank": person["rank"],
        "exempt": False,
        "coefficient": None,
        "categories": [
            {"id": category.id, "marks": mark, "points": point}
            for category, mark, point in zip(scheme.categories, marks, points, strict=True)
        ],
        "lines": [
            {
                "category": category or None,
                "criterion": criterion or None,
                "date": day or None,
                "points": points,
                "unscored": False,
                "why": why,
            }
            for category, criterion, day, points, why in person["lines"]
        ],
        "pay": {"plan": None, "total": None, "components": []},
        "flags": [{"kind": kind, "why": why} for kind, why in person.get("flags", ())],
    }


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.toml")), ids=lambda path: path.stem)
def test_month_comes_out_as_worked_by_hand(path: Path) -> None:
    golden = tomllib.loads(path.read_text(encoding="utf-8"))
    scheme = scheme_with(golden.get("scheme_changes", {}))
    tr = Translator(golden.get("language", "en"), paths.resources() / "translations")
    facts = read_facts(json.dumps({key: golden[key] for key in FACTS if key in golden}), scheme)
    wanted = json.dumps(expected_document(golden, scheme), ensure_ascii=False, indent=2) + "\n"
    assert result_json(score(scheme, facts), tr, facts) == wanted
