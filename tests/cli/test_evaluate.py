"""``evaluate``: a month scored from facts alone."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Say


@pytest.fixture
def say(plainly: Say) -> Say:
    """No database is named."""
    return plainly


def test_evaluate_prints_one_json_document(say: Say, facts: Path) -> None:
    code, out, err = say("evaluate", "--scheme", "weikang-100", facts, "--json")
    assert (code, err) == (0, "")
    document = json.loads(out)
    assert [(one["employee"], one["score"], one["rank"]) for one in document["results"]] == [
        ("E01", "95.0", 2),
        ("E02", "100.0", 1),
    ]
    assert out.endswith("}\n")
    assert say("evaluate", "--scheme", "weikang-100", facts, "--json")[1] == out


def test_evaluate_explains_every_score(say: Say, facts: Path) -> None:
    code, out, _ = say("evaluate", "--scheme", "weikang-100", facts)
    assert code == 0
    lines = out.splitlines()
    head = next(line for line in lines if line.startswith("Rank"))
    assert head.split()[-1] == "Flags"
    assert [line.split()[:3] for line in lines[2:4]] == [["1", "E02", "Bo"], ["2", "E01", "单雪"]]
    assert any("Late 12 min" in line and "−5.0" in line for line in lines)
    assert any("ill" in line for line in lines)


def test_facts_come_from_standard_input(say: Say, facts: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(facts.read_bytes())))
    code, out, _ = say("evaluate", "--scheme", "weikang-100", "-", "--json")
    assert code == 0
    assert json.loads(out)["month"] == "2026-10"


def test_every_fault_is_told_and_nothing_is_scored(say: Say, tmp_path: Path) -> None:
    path = tmp_path / "facts.json"
    wrong = {"month": "2026-10", "employees": [{"id": "E01"}], "incidents": [{"employee": "E9", "date": "2026-11-01"}]}
    path.write_text(json.dumps(wrong), encoding="utf-8")
    code, out, err = say("evaluate", "--scheme", "weikang-100", path, "--json")
    assert (code, out) == (1, "")
    assert "incidents[0].employee: " in err
    assert "incidents[0].criterion: " in err


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b'{"month": "2026-10",\n  oops}', "line 2"),
        (b'{\n"a": "' + b"\xff", "line 2, column 7"),
    ],
)
def test_what_is_not_json_is_told_by_line_and_column(content: bytes, said: str, say: Say, tmp_path: Path) -> None:
    path = tmp_path / "facts.json"
    path.write_bytes(content)
    code, out, err = say("evaluate", "--scheme", "weikang-100", path)
    assert (code, out) == (1, "")
    assert said in err
