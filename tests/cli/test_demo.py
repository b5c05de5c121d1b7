"""``demo`` and ``setup``: a database made from nothing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from openpyxl import Workbook

from kpi_desktop.cli import run as running
from kpi_desktop.services.context import open_context
from tests.cli.conftest import Fixed, Say


@pytest.mark.usefixtures("qapp")
def test_the_demo_prints_a_month(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "demo"
    arguments = ["demo", "--dir", str(folder), "--no-window", "--lang", "en"]
    assert running.run(arguments, Fixed()) == 0
    out, err = capsys.readouterr()
    assert str(folder / "demo.db") in out
    wanted = ["demo.db", "month-2026-10.xlsx", "score-table-2026-10.pdf", "strips-2026-10.pdf"]
    assert all((folder / name).stat().st_size for name in wanted)
    assert len(err.splitlines()) == 4
    assert running.run(arguments, Fixed()) == 0


def test_the_demo_leaves_a_database_of_ones_own_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    mine = tmp_path / "mine.db"
    open_context(mine).close()
    arguments = ["demo", "--dir", str(tmp_path), "--no-window", "--db", str(mine), "--lang", "en"]
    assert running.run(arguments, Fixed()) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert "isn't a demo" in err


def test_a_team_is_made_filled_and_scored_without_a_window(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    database = tmp_path / "new.db"

    def call(*arguments: str) -> tuple[int, str, str]:
        code = running.run([*arguments, "--db", str(database)], Fixed())
        return code, *capsys.readouterr()

    code, said, told = call("setup", "--team", "早班", "--organisation", "维康", "--from", "2026-10", "--lang", "en")
    assert (code, str(database) in told) == (0, True)
    assert "早班" in said
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["工号", "姓名", "入职日期"])
    sheet.append(["0101", "单雪", "2024-03-01"])
    book.save(tmp_path / "roster.xlsx")
    assert call("import", "roster", str(tmp_path / "roster.xlsx"))[0] == 0
    code, document, _ = call("score", "2026-10", "--json")
    assert code == 0
    assert [(p["employee"], p["score"]) for p in json.loads(document)["results"]] == [("0101", "100.0")]
    assert call("setup", "--team", "早班")[0] == 1
    assert call("setup", "--team", "晚班")[0] == 0
    code, _, told = call("score", "2026-11")
    assert code == 2
    assert "早班" in told
    assert "晚班" in told


def test_setting_up_wants_the_name_of_the_team_and_a_scheme_that_is_there(say: Say) -> None:
    code, out, err = say("setup", "--lang", "en")
    assert (code, out) == (2, "")
    assert "--team NAME" in err
    code, out, err = say("setup", "--team", "x", "--scheme", "no-such-scheme", "--lang", "en")
    assert (code, out) == (2, "")
    assert "no-such-scheme" in err
