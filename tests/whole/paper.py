"""What paper and command say of a month, brought to one form so that they can be compared."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

from pypdf import PdfReader

from tests.whole.office import NAMES

Scored = dict[str, Any]
"""The result as the command prints it."""


def number(shown: str) -> Fraction:
    return Fraction(shown.replace("−", "-"))


def score_json(database: Path) -> dict[str, Any]:
    """What the command says of the same database, beside the window that holds it."""
    command = [sys.executable, "-m", "kpi_desktop", "--db", str(database), "--lang", "zh", "score", "2026-11", "--json"]
    run = subprocess.run(command, capture_output=True, check=False, encoding="utf-8")
    assert run.returncode == 0, run.stderr
    found: dict[str, Any] = json.loads(run.stdout)
    return found


def text_of(pdf: Path) -> str:
    """The text of a PDF without white space, with an ordinary minus."""
    return flat("".join(page.extract_text() for page in PdfReader(pdf).pages))


def with_one_decimal(points: str, *, signed: bool) -> str:
    return f"{Decimal(points):+.1f}" if signed and Decimal(points) else f"{Decimal(points):.1f}"


def flat(text: str) -> str:
    return re.sub(r"\s+", "", text).replace("−", "-")


def voided(line: dict[str, Any]) -> bool:
    return "：作废" in line["why"]


def assert_strips_say(text: str, scored: dict[str, Any]) -> None:
    """A strip a person, in the order of the roster, with what the command says of that person and nobody else."""
    strips = text.split("考核条2026年11月")[1:]
    assert len(strips) == len(NAMES)
    for said, name, one in zip(strips, NAMES, scored["results"], strict=True):
        standing = f"{name}工号{one['employee']}早班得分{one['score']}名次{one['rank']}/12等级{one['grade']}"
        assert said.startswith(standing), said
        assert marks_of(one) + "起点：" in said, said
        body = re.search(rf"满分合计{one['start']}\.0(.*?)得分{re.escape(one['score'])}(提示.*?)?考核方案", said)
        assert body is not None, said
        assert re.fullmatch("".join(map(line_pattern, one["lines"])), body[1]), (name, body[1])
        flags = "".join(f"{flat(flag['why'])}" for flag in one["flags"])
        assert bool(body[2]) == bool(flags)
        assert (body[2] or "").endswith(flags)
        assert not any(other in said for other in NAMES if other != name)
        assert said.count(one["score"]) >= 3, "beside the name, under the lines, on the stub"


def line_pattern(line: dict[str, Any]) -> str:
    """What a line must look like on paper: its day, its number, what happened, its points; voided ones are left out."""
    if voided(line):
        return ""
    what = re.escape(flat(line["why"]).partition("：")[0])
    points = re.escape(with_one_decimal(line["points"], signed=True))
    if line["date"] is None:
        return what + points
    return rf"{line['date'][5:]}\d\.\d{what}(?:(?!11-\d\d).)*{points}"


def marks_of(one: dict[str, Any]) -> str:
    return "".join(
        with_one_decimal(category["points"], signed=category["marks"] is None) for category in one["categories"]
    )


def assert_table_says(text: str, scored: dict[str, Any]) -> None:
    """A row a person, the best one first."""
    names = dict(zip((one["employee"] for one in scored["results"]), NAMES, strict=True))
    ranked = sorted(scored["results"], key=lambda one: one["rank"])
    rows = [
        f"{one['rank']}{names[one['employee']]}{one['employee']}{marks_of(one)}{one['score']}{one['grade']}"
        for one in ranked
    ]
    assert "".join(rows) in text
    assert "参评12人，平均96.2" in text
