"""Months of the schemes with measures and ratings, worked out by hand and compared whole with the document.

A case gives what was measured and rated as a table for each person; lines that several people share stand once under
`lines` and are named where they belong. A case with `faults` is never scored. The library of measures is no scheme: its
cases say under `take` which measures a scheme takes in, and how they are scored there.
"""

from __future__ import annotations

import json
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from pydantic import TypeAdapter

from kpi_desktop import paths
from kpi_desktop.domain.numbers import parse_exact
from kpi_desktop.domain.problems import path_text
from kpi_desktop.errors import FaultyDataError
from kpi_desktop.exchange.facts_json import read_facts
from kpi_desktop.exchange.result_json import result_json
from kpi_desktop.schemes.library import preset_text
from kpi_desktop.schemes.measure_library import library_text, load_library
from kpi_desktop.schemes.measured_model import Method
from kpi_desktop.schemes.model import Scheme
from kpi_desktop.schemes.reading import load_scheme
from kpi_desktop.texts import Translator
from tests.scoring.sound import score

HERE = Path(__file__).parent
LIBRARY = "kpi-library"
PRESETS = (
    "telecom-weights",
    "repair-provider-100",
    "county-provider-90",
    "ecommerce-kpi",
    "methods-kit",
    "securities-90",
    "outbound-index",
    LIBRARY,
)
CASES = [path for preset in PRESETS for path in sorted((HERE / preset).glob("*.toml"))]
EN = Translator("en", paths.resources() / "translations")

Data = dict[str, Any]


@cache
def preset(name: str) -> Scheme:
    return load_scheme(preset_text(paths.resources() / "schemes", name))


def scheme_of(name: str, case: Data) -> Scheme:
    return preset(name) if name != LIBRARY else scheme_that_takes(case["take"])


def scheme_that_takes(taken: list[Data]) -> Scheme:
    library = load_library(library_text(paths.resources()))
    criteria = []
    for one in taken:
        measure = library.measure(one["measure"])
        assert measure is not None
        criteria.append(
            measure.as_criterion(parse_exact(one["marks"]), TypeAdapter(Method).validate_python(one["method"]))
        )
    words = {"zh": "选用指标", "en": "taken in"}
    about = {"id": LIBRARY, "version": "1", "name": words, "about": words, "source": words}
    return Scheme.model_validate({**about, "criteria": criteria})


def facts_document(case: Data) -> str:
    return json.dumps(
        {
            "month": case["month"],
            "settings": case.get("settings", {}),
            "employees": case["employees"],
            "incidents": case.get("incidents", []),
            "measures": [
                {"employee": employee, "measure": measure, "value": value}
                for employee, values in case.get("measured", {}).items()
                for measure, value in values.items()
            ],
            "ratings": [
                {"employee": employee, "criterion": criterion, "score": one}
                for employee, ratings in case.get("rated", {}).items()
                for criterion, scores in ratings.items()
                for one in (scores if isinstance(scores, list) else [scores])
            ],
            "history": [
                dict(zip(("employee", "month", "score", "rank", "last"), row, strict=True))
                for row in case.get("history", ())
            ],
        }
    )


def expected_document(case: Data, name: str) -> Data:
    expected = case["expected"]
    return {
        "scheme": name,
        "scheme-version": "1",
        "month": case["month"],
        "results": [expected_person(person, expected, case.get("lines", {})) for person in expected.get("results", ())],
        "notices": [
            {"where": f"employee {employee}, criterion {criterion}", "what": what}
            for employee, criterion, what in expected.get("notices", ())
        ],
    }


def expected_person(person: Data, expected: Data, shared: Data) -> Data:
    return {
        "employee": person["employee"],
        "score": person["score"],
        "raw": person["raw"],
        "start": expected["start"],
        "grade": None,
        "rank": person.get("rank"),
        "exempt": "rank" not in person,
        "coefficient": person.get("coefficient"),
        "categories": [
            {"id": category, "marks": marks, "points": points}
            for category, marks, points in person.get("categories", ())
        ],
        "lines": [expected_line(line) for line in spelt_out(person["lines"], shared)],
        "pay": expected_pay(person.get("pay", {})),
        "flags": [{"kind": kind, "why": why} for kind, why in person.get("flags", ())],
    }


def spelt_out(lines: list[Any], shared: Data) -> list[list[str]]:
    return [line for item in lines for line in (shared[item] if isinstance(item, str) else [item])]


def expected_line(line: list[str]) -> Data:
    category, criterion, day, points, why = line
    return {
        "category": category or None,
        "criterion": criterion or None,
        "date": day or None,
        "points": points,
        "unscored": ": unscored, " in why,
        "why": why,
    }


def expected_pay(pay: Data) -> Data:
    """Every case knows at most one component, so that it is the total, too."""
    components = [{"id": component, "amount": amount} for component, amount in pay.items()]
    return {"plan": None, "total": components[0]["amount"] if components else None, "components": components}


def name_of(path: Path) -> str:
    return f"{path.parent.name}/{path.stem}"


@pytest.mark.parametrize("path", CASES, ids=name_of)
def test_month_comes_out_as_worked_by_hand(path: Path) -> None:
    case = tomllib.loads(path.read_text(encoding="utf-8"), parse_float=str)
    scheme = scheme_of(path.parent.name, case)
    if "faults" in case:
        with pytest.raises(FaultyDataError) as caught:
            read_facts(facts_document(case), scheme)
        assert [[path_text(fault.path), EN.say(fault.what)] for fault in caught.value.problems] == case["faults"]
        return
    wanted = json.dumps(expected_document(case, path.parent.name), ensure_ascii=False, indent=2) + "\n"
    assert result_json(score(scheme, read_facts(facts_document(case), scheme)), EN) == wanted


@pytest.mark.parametrize("name", PRESETS)
def test_there_are_at_least_four_months_of_every_preset(name: str) -> None:
    assert len(list((HERE / name).glob("*.toml"))) >= 4
