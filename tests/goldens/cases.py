"""Months worked out by hand as the data files beside this one: where they lie, and the facts that they give."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent
AS_THEY_ARE = ("month", "settings", "employees", "incidents", "measures", "team-measures", "ratings")

Data = dict[str, Any]


def paths_of(preset: str) -> list[Path]:
    """The files of one preset, by name."""
    return sorted((FOLDER / preset).glob("*.toml"))


def read(path: Path) -> Data:
    """One file; numbers stay texts, so that they are exact."""
    return tomllib.loads(path.read_text(encoding="utf-8"), parse_float=str)


def facts_document(case: Data) -> str:
    """The facts as a JSON document; measures and ratings may stand in a table for each person."""
    facts = {key: case[key] for key in AS_THEY_ARE if key in case}
    if "measured" in case:
        facts["measures"] = [
            {"employee": employee, "measure": measure, "value": value}
            for employee, values in case["measured"].items()
            for measure, value in values.items()
        ]
    if "rated" in case:
        facts["ratings"] = [
            {"employee": employee, "criterion": criterion, "score": one}
            for employee, ratings in case["rated"].items()
            for criterion, scores in ratings.items()
            for one in (scores if isinstance(scores, list) else [scores])
        ]
    facts["history"] = [
        row if isinstance(row, dict) else dict(zip(("employee", "month", "score", "rank", "last"), row, strict=True))
        for row in case.get("history", ())
    ]
    return json.dumps(facts)
