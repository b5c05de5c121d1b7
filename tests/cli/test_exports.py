"""``export``: workbooks out."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook

from kpi_desktop.cli import run as running
from tests.cli.conftest import Say


def test_a_month_that_is_open_says_so_on_its_workbook(say: Say, tmp_path: Path) -> None:
    for month, said in (("2026-11", "month not closed"), ("2026-10", "closed on 2026-11-03")):
        assert say("export", "month", tmp_path / "m.xlsx", "--month", month)[0] == 0
        page = load_workbook(tmp_path / "m.xlsx").worksheets[0]
        assert said in str(page.cell(3, 1).value)


def test_a_place_that_cannot_be_written_is_named(say: Say, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    for target in (tmp_path / "no" / "m.xlsx", tmp_path / "file" / "m.xlsx", tmp_path):
        code, out, err = say("export", "roster", target)
        assert (code, out) == (2, "")
        assert str(target) in err


def test_the_template_is_exported_without_a_database(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "t.xlsx"
    assert running.run(["export", "templates", str(target), "--lang", "zh"]) == 0
    capsys.readouterr()
    assert [cell.value for cell in load_workbook(target).worksheets[0][3]][:2] == ["工号", "姓名"]


def test_incidents_are_exported_by_day(say: Say, tmp_path: Path) -> None:
    def days(*arguments: str) -> list[str]:
        assert say("export", "incidents", tmp_path / "i.xlsx", *arguments)[0] == 0
        page = load_workbook(tmp_path / "i.xlsx").worksheets[0]
        return [str(row[0].value)[:10] for row in page.iter_rows(min_row=2)]

    october = days("--month", "2026-10")
    assert {day[:7] for day in october} == {"2026-10"}
    everything = days()
    assert everything == sorted(everything)
    assert len(everything) > 2 * len(october)


def test_evidence_goes_into_a_folder_of_its_own(say: Say, tmp_path: Path) -> None:
    code, out, err = say("export", "evidence", tmp_path / "files", "--month", "2026-10")
    assert (code, out) == (0, "")
    assert "There is no evidence to export." in err
    assert not (tmp_path / "files").exists()
    (tmp_path / "mine.txt").write_text("x", encoding="utf-8")
    code, _, err = say("export", "evidence", tmp_path)
    assert code == 1
    assert "isn't empty" in err
