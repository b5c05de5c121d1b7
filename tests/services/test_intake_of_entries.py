"""Workbooks of incidents, measures and ratings: templates filled in, exports taken in again, faults, once and again."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from kpi_desktop import paths
from kpi_desktop.errors import FaultyDataError, RefusedError
from kpi_desktop.services import closing, exports, figures, incidents, pay_plans, undo
from kpi_desktop.services.context import Context
from kpi_desktop.services.figure_intake import import_measures, import_ratings
from kpi_desktop.services.incident_intake import import_incidents
from kpi_desktop.services.teams import Team
from kpi_desktop.services.templates import templates, templates_of
from kpi_desktop.texts import Translator
from tests.services.conftest import log, on
from tests.services.measured import NOVEMBER, OCTOBER, enter, team_by


@pytest.fixture(params=["zh", "en"])
def tr(request: pytest.FixtureRequest) -> Translator:
    return Translator(request.param, paths.resources() / "translations")


def saved(content: bytes, tmp_path: Path) -> Path:
    file = tmp_path / "entries.xlsx"
    file.write_bytes(content)
    return file


def fill(file: Path, sheet: str, rows: list[Mapping[str, object]], *, month: str | None = None) -> Path:
    """Write rows under the headings of a sheet of our own template; a heading is named by its beginning."""
    book = openpyxl.load_workbook(file)
    page: Any = book[sheet]
    heads = {str(cell.value): cell.column for cell in page[3] if cell.value is not None}
    for offset, row in enumerate(rows, 4):
        for name, value in row.items():
            column = next(
                place for head, place in heads.items() if head == name or head.startswith((f"{name} (", f"{name}（"))
            )
            page.cell(offset, column, value)
    if month is not None:
        page.cell(1, 1, month)
    book.save(file)
    return file


def incident_file(tmp_path: Path, *rows: Mapping[str, object]) -> Path:
    file = saved(templates(Translator("en", paths.resources() / "translations")), tmp_path)
    return fill(file, "Incidents", list(rows))


LATE = {"Date": dt.date(2026, 11, 3), "Employee number": "0101", "Criterion": "Late", "Minutes": 12}
PRAISE = {
    "Date": "2026-11-04",
    "Employee number": "0102",
    "Name": "李倩",
    "Criterion": "praise-oral",
    "Note": "客户表扬",
}


def test_incidents_are_taken_in_once(ctx: Context, team: Team, tmp_path: Path) -> None:
    file = incident_file(tmp_path, LATE, PRAISE)
    dry = import_incidents(ctx, team, file, dry_run=True)
    assert (len(dry.added), dry.operation) == (2, None)
    assert incidents.logged_in(ctx, team, NOVEMBER) == ()
    done = import_incidents(ctx, team, file)
    assert [one.row for one in done.added] == [4, 5]
    logged = incidents.logged_in(ctx, team, NOVEMBER)
    assert [(one.entry.number, one.entry.criterion, one.entry.minutes, one.entry.note) for one in logged] == [
        ("0101", "late", 12, ""),
        ("0102", "praise-oral", None, "客户表扬"),
    ]
    again = import_incidents(ctx, team, file)
    assert (again.added, [one.row for one in again.known], again.operation) == ((), [4, 5], None)
    twice = import_incidents(ctx, team, file, again=True)
    assert len(twice.added) == 2
    assert len(incidents.logged_in(ctx, team, NOVEMBER)) == 4


def test_what_was_voided_since_stays_voided_but_what_was_undone_comes_back(
    ctx: Context, team: Team, tmp_path: Path
) -> None:
    file = incident_file(tmp_path, LATE, LATE)
    done = import_incidents(ctx, team, file)
    assert done.operation is not None
    incidents.void(ctx, done.operation.incidents[0], "重复")
    assert import_incidents(ctx, team, file).added == ()
    undo.undo(ctx, log(ctx, on(9)))
    other = incident_file(tmp_path, {**LATE, "Date": dt.date(2026, 11, 9)})
    assert len(import_incidents(ctx, team, other).added) == 1


def test_every_faulty_row_is_named_and_nothing_is_taken_in(ctx: Context, team: Team, tmp_path: Path) -> None:
    file = incident_file(
        tmp_path,
        LATE,
        {**LATE, "Criterion": "singing"},
        {**LATE, "Employee number": "0999"},
        {**LATE, "Name": "李倩"},
        {**LATE, "Minutes": "twelve"},
        {**LATE, "Minutes": None},
        {**LATE, "Date": dt.date(2026, 12, 1)},
        {**LATE, "Date": dt.date(2020, 1, 1)},
    )
    with pytest.raises(FaultyDataError) as caught:
        import_incidents(ctx, team, file)
    assert [problem.path for problem in caught.value.problems] == [
        ("rows", 5, "criterion"),
        ("rows", 6, "number"),
        ("rows", 7, "name"),
        ("rows", 8, "minutes"),
        ("rows", 9, "minutes"),
        ("rows", 10, "date"),
        ("rows", 11, "date"),
    ]
    assert incidents.logged_in(ctx, team, NOVEMBER) == ()


def test_an_export_is_known_word_for_word_when_it_comes_back(
    ctx: Context, team: Team, tmp_path: Path, tr: Translator
) -> None:
    log(ctx, on(8, month=10), on(9, "0102", "procedure-error", month=10, points=Fraction(-3)))
    closing.close(ctx, team, OCTOBER, accept="已核对")
    (wrong,) = log(ctx, on(2, "0103", note="堵车")).incidents
    incidents.void(ctx, wrong, "记错人")
    log(ctx, on(3, "0103", excused=True, note="暴雨"), on(3, "0103", "complaint", occurred=dt.date(2026, 10, 30)))
    file = saved(exports.incidents_export(ctx, team, tr), tmp_path)
    back = import_incidents(ctx, team, file)
    assert (back.added, len(back.known), back.operation) == ((), 5, None)


def test_figures_are_taken_in_by_the_template_of_the_month(bare: Context, tmp_path: Path, tr: Translator) -> None:
    team = team_by(bare, "template-95")
    pay_plans.put_plan_in_force(bare, team, "grade-pay", OCTOBER)
    enter(bare, team, ("0102", "knowledge-test", "70"), month=OCTOBER)
    file = saved(templates_of(bare, team, tr, OCTOBER), tmp_path)
    named = {one.id: tr.label(one.name) for one in figures.figures(bare, team, OCTOBER).columns}
    number = tr.t("Employee number")
    rows: list[Mapping[str, object]] = [
        {number: "0101", named["satisfaction"]: 0.97, named["knowledge-test"]: "1,080.5"},
        {named["knowledge-test"]: 80},
        {named["satisfaction-part"]: 95, named["satisfaction-whole"]: 100},
    ]
    titles = {"zh": ("指标数据", "班组指标"), "en": ("Measures", "Team measures")}[tr.language]
    fill(file, titles[0], rows)
    book = openpyxl.load_workbook(file)
    page: Any = book[titles[0]]
    place = next(cell.column for cell in page[3] if str(cell.value).startswith(named["satisfaction"]))
    page.cell(4, place).number_format = "0%"
    page = book[titles[1]]
    page.cell(4, 2, 200000)
    book.save(file)
    done = import_measures(bare, team, file)
    assert done.month == OCTOBER
    assert (done.known, [one.row for one in done.differing]) == ((), [5])
    assert done.differing[0].why is not None
    values = {row.number: dict(row.values) for row in figures.figures(bare, team, OCTOBER).people}
    assert values == {
        "0101": {"satisfaction": 97, "knowledge-test": Fraction("1080.5")},
        "0102": {"knowledge-test": 70},
        "0103": {"satisfaction-part": 95, "satisfaction-whole": 100},
    }
    assert figures.figures(bare, team, OCTOBER).team[0].value == 200000
    assert import_measures(bare, team, file).operation is None
    import_measures(bare, team, file, again=True)
    row = figures.figures(bare, team, OCTOBER).of("0102")
    assert row is not None
    assert row.values["knowledge-test"] == 80
    assert figures.figures(bare, team, NOVEMBER).people[0].values == {}
    with pytest.raises(FaultyDataError, match="not for"):
        import_measures(bare, team, file, month=NOVEMBER)


def test_faulty_figures_are_named_by_row_and_column(bare: Context, tmp_path: Path) -> None:
    tr = Translator("en", paths.resources() / "translations")
    team = team_by(bare, "template-95")
    file = saved(templates_of(bare, team, tr, NOVEMBER), tmp_path)
    test = tr.label(
        next(one.name for one in figures.figures(bare, team, NOVEMBER).columns if one.id == "knowledge-test")
    )
    part = next(one for one in figures.figures(bare, team, NOVEMBER).columns if one.id == "satisfaction-part")
    fill(file, "Measures", [{test: -1}, {tr.label(part.name): 5}, {test: "many"}, {"Employee number": "0101", test: 3}])
    with pytest.raises(FaultyDataError) as caught:
        import_measures(bare, team, file)
    assert [problem.path for problem in caught.value.problems] == [
        ("rows", 4, "=knowledge-test"),
        ("rows", 5, "=satisfaction-part"),
        ("rows", 6, "=knowledge-test"),
        ("rows", 7, "number"),
    ]
    assert figures.figures(bare, team, NOVEMBER).people[0].values == {}


def test_samples_are_taken_in_once(bare: Context, tmp_path: Path) -> None:
    tr = Translator("en", paths.resources() / "translations")
    team = team_by(bare, "call-rubric")
    asked = figures.figures(bare, team, NOVEMBER).rating_criteria[:2]
    first, second = (tr.label(one.name) for one in asked)
    file = saved(templates_of(bare, team, tr, NOVEMBER), tmp_path)
    sample = {first: 3, second: 2, "Date": dt.date(2026, 11, 3), "Call number": "R-1", "Note": "尚可"}
    fill(file, "Ratings", [sample, {**sample, "Call number": "R-2"}])
    done = import_ratings(bare, team, file)
    assert len(done.added) == 2
    row = figures.figures(bare, team, NOVEMBER).of("0101")
    assert row is not None
    assert [(one.score, one.day, one.serial, one.note) for one in row.samples[asked[0].id]] == [
        (Fraction(3), dt.date(2026, 11, 3), "R-1", "尚可")
    ]
    assert import_ratings(bare, team, file).added == ()
    assert import_ratings(bare, team, file, again=True).added == ()


def test_raters_are_asked_for_where_the_scheme_weighs_them(bare: Context, tmp_path: Path) -> None:
    tr = Translator("en", paths.resources() / "translations")
    team = team_by(bare, "review-360")
    (overall,) = figures.figures(bare, team, NOVEMBER).rating_criteria
    file = saved(templates_of(bare, team, tr, NOVEMBER), tmp_path)
    named = tr.label(overall.name)
    fill(file, "Ratings", [{"Rater": tr.label(overall.raters[0].name), named: 80}, {"Rater": "neighbour", named: 80}])
    with pytest.raises(FaultyDataError) as caught:
        import_ratings(bare, team, file)
    assert [problem.path for problem in caught.value.problems] == [("rows", 5, "rater")]


def test_a_closed_month_takes_no_workbook_with_anything_new(bare: Context, tmp_path: Path) -> None:
    tr = Translator("en", paths.resources() / "translations")
    team = team_by(bare, "template-95")
    file = saved(templates_of(bare, team, tr, OCTOBER), tmp_path)
    closing.close(bare, team, OCTOBER, accept="缺")
    assert import_measures(bare, team, file).added == ()
    test = next(one for one in figures.figures(bare, team, OCTOBER).columns if one.id == "knowledge-test")
    fill(file, "Measures", [{tr.label(test.name): 80}])
    with pytest.raises(RefusedError):
        import_measures(bare, team, file)
