"""A workbook is known by its headings."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from kpi_desktop import paths
from kpi_desktop.errors import FaultyDataError
from kpi_desktop.services.context import Context
from kpi_desktop.services.exports import roster_export
from kpi_desktop.services.recognition import BookKind, recognise
from kpi_desktop.services.rosters import template
from kpi_desktop.services.teams import Team
from kpi_desktop.services.templates import templates
from kpi_desktop.texts import Translator
from tests.services.test_intake_of_entries import LATE, incident_file, saved


@pytest.fixture(params=["zh", "en"])
def tr(request: pytest.FixtureRequest) -> Translator:
    return Translator(request.param, paths.resources() / "translations")


def book(tmp_path: Path, *rows: tuple[object, ...]) -> Path:
    made, file = openpyxl.Workbook(), tmp_path / "book.xlsx"
    sheet = made.active
    assert sheet is not None
    for row in rows:
        sheet.append(list(row))
    made.save(file)
    return file


def test_our_own_roster(ctx: Context, team: Team, tr: Translator, tmp_path: Path) -> None:
    assert recognise(ctx, team, saved(roster_export(ctx, team, tr), tmp_path)) == (BookKind.ROSTER,)


def test_a_roster_as_an_office_writes_it(ctx: Context, team: Team, tmp_path: Path) -> None:
    assert recognise(ctx, team, book(tmp_path, ("姓名", "工号"), ("孙晓梅", "0109"))) == (BookKind.ROSTER,)


def test_records(ctx: Context, team: Team, tmp_path: Path) -> None:
    assert recognise(ctx, team, incident_file(tmp_path, LATE)) == (BookKind.INCIDENTS,)


def test_records_as_somebody_else_writes_them(ctx: Context, team: Team, tmp_path: Path) -> None:
    rows = ("日期", "工号", "姓名", "考核细则", "分钟"), ("2026-11-03", "0101", "张敏", "迟到", 12)
    assert recognise(ctx, team, book(tmp_path, *rows)) == (BookKind.INCIDENTS,)


@pytest.mark.parametrize("rows", [(("水果", "价格"), ("苹果", 3)), (("a",),), ()])
def test_anything_else_is_refused_with_what_to_do(
    ctx: Context, team: Team, tmp_path: Path, rows: tuple[tuple[object, ...], ...]
) -> None:
    with pytest.raises(FaultyDataError) as told:
        recognise(ctx, team, book(tmp_path, *rows))
    assert "none of the workbooks" in told.value.what.id


def test_an_empty_template_has_nothing_to_take_in(ctx: Context, team: Team, tr: Translator, tmp_path: Path) -> None:
    with pytest.raises(FaultyDataError):
        recognise(ctx, team, saved(template(tr), tmp_path))
    with pytest.raises(FaultyDataError, match="no rows"):
        recognise(ctx, team, saved(templates(tr), tmp_path))


def test_what_is_no_workbook_at_all(ctx: Context, team: Team, tmp_path: Path) -> None:
    file = tmp_path / "letter.xlsx"
    file.write_text("Dear Sir or Madam", encoding="utf-8")
    with pytest.raises(FaultyDataError):
        recognise(ctx, team, file)
