"""Workbooks with cells that say something else than they seem to: nothing is lost, nothing is guessed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from fractions import Fraction
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from kpi_desktop import paths
from kpi_desktop.domain.words import Message
from kpi_desktop.errors import FaultyDataError
from kpi_desktop.services import figures, incidents, months
from kpi_desktop.services.context import Context
from kpi_desktop.services.entry_intake import EntryIntake
from kpi_desktop.services.figure_intake import import_measures, import_ratings
from kpi_desktop.services.incident_intake import import_incidents
from kpi_desktop.services.teams import Team
from kpi_desktop.services.templates import templates, templates_of
from kpi_desktop.texts import Translator
from tests.services.conftest import log, on
from tests.services.measured import NOVEMBER, enter, team_by
from tests.services.test_intake_of_entries import LATE, fill, incident_file, saved

EN = Translator("en", paths.resources() / "translations")


def told(take: Callable[[], EntryIntake]) -> list[str]:
    """Every fault in English, as the refused workbook names it."""
    with pytest.raises(FaultyDataError) as caught:
        take()
    return [EN.say(problem.what) for problem in caught.value.problems]


def said(message: Message | None) -> str:
    assert message is not None
    return EN.say(message)


class Sheet:
    """The template of measures of a team, filled in by column ids."""

    def __init__(self, ctx: Context, team: Team, tmp_path: Path, sheet: str = "Measures") -> None:
        self.ctx, self.team, self.sheet = ctx, team, sheet
        self.file = saved(templates_of(ctx, team, EN, NOVEMBER), tmp_path)
        asked = figures.figures(ctx, team, NOVEMBER)
        self.named = {one.id: EN.label(one.name) for one in asked.columns}
        self.named |= {one.id: EN.label(one.name) for one in asked.rating_criteria}

    def fill(self, *rows: Mapping[str, object], formats: Mapping[str, str] | None = None) -> Path:
        fill(self.file, self.sheet, [{self.named.get(key, key): value for key, value in row.items()} for row in rows])
        if formats:
            book = openpyxl.load_workbook(self.file)
            page: Any = book[self.sheet]
            for cell in page[3]:
                for key, form in formats.items():
                    if str(cell.value).startswith(self.named[key]):
                        page.cell(4, cell.column).number_format = form
            book.save(self.file)
        return self.file

    def values(self, number: str = "0101") -> Mapping[str, Fraction]:
        row = figures.figures(self.ctx, self.team, NOVEMBER).of(number)
        assert row is not None
        return row.values

    def take(self, *, again: bool = False) -> EntryIntake:
        return import_measures(self.ctx, self.team, self.file, again=again)


@pytest.fixture
def repairs(bare: Context, tmp_path: Path) -> Sheet:
    return Sheet(bare, team_by(bare, "repair-provider-100"), tmp_path)


def test_headings_that_would_read_alike_are_told_apart(repairs: Sheet) -> None:
    """The English names of a rate and of what is counted for it differ by a capital letter there."""
    repairs.fill({"overdue warranty repairs 2": 1, "all warranty repairs": 20, "Overdue warranty repairs": None})
    assert len(repairs.take().added) == 1
    assert repairs.values() == {"warranty-overdue-rate-part": 1, "warranty-overdue-rate-whole": 20}


def test_two_counts_never_push_a_value_out_unasked(repairs: Sheet) -> None:
    enter(repairs.ctx, repairs.team, ("0101", "rework-rate", "7.5"))
    repairs.fill({"rework-rate-part": 3, "rework-rate-whole": 20})
    (left,) = repairs.take().differing
    assert "7.5" in said(left.why)
    assert repairs.values() == {"rework-rate": Fraction("7.5")}
    repairs.take(again=True)
    assert repairs.values() == {"rework-rate-part": 3, "rework-rate-whole": 20}


def test_a_value_never_pushes_two_counts_out_unasked(repairs: Sheet) -> None:
    enter(repairs.ctx, repairs.team, ("0101", "rework-rate-part", "3"), ("0101", "rework-rate-whole", "20"))
    repairs.fill({"rework-rate": 7.5, "rework-rate-part": None, "rework-rate-whole": None})
    assert len(repairs.take().differing) == 1
    assert repairs.values() == {"rework-rate-part": 3, "rework-rate-whole": 20}


def test_a_percentage_is_taken_only_where_the_unit_is_one(repairs: Sheet) -> None:
    days = next(
        one.id
        for one in figures.figures(repairs.ctx, repairs.team, NOVEMBER).columns
        if one.unit and one.unit.en == "days"
    )
    repairs.fill({days: 0.05, "rework-rate": 0.075}, formats={days: "0%", "rework-rate": "0.0%"})
    (fault,) = told(repairs.take)
    assert "percentage; this column wants days" in fault
    repairs.fill({days: 5, "rework-rate": 0.075}, formats={days: "0", "rework-rate": "0.0%"})
    repairs.take()
    assert repairs.values() == {days: 5, "rework-rate": Fraction("7.5")}


def test_a_formula_without_a_result_is_a_fault_and_no_blank(repairs: Sheet) -> None:
    repairs.fill({"rework-rate": "=7+0.5"})
    (fault,) = told(repairs.take)
    assert fault.startswith("row 4, column ")
    assert "no stored result" in fault


@pytest.mark.parametrize("word", ["无", "N/A", "--", "很多"])
def test_a_word_where_a_figure_belongs_is_a_fault_and_no_blank(repairs: Sheet, word: str) -> None:
    repairs.fill({"rework-rate": word})
    (fault,) = told(repairs.take)
    assert word in fault


def test_a_figure_with_too_many_decimals_is_refused_with_the_remedy(repairs: Sheet) -> None:
    repairs.fill({"rework-rate": 1 / 3})
    (fault,) = told(repairs.take)
    assert "round it first" in fault


def test_all_faults_of_a_row_are_told_at_once_each_with_the_letter_of_its_column(repairs: Sheet) -> None:
    repairs.fill({"Name": "别人", "rework-rate": "无"}, {"rework-rate": "x", "swap-overdue-rate": -1})
    places = [fault.partition(": ")[0] for fault in told(repairs.take)]
    assert places == [
        "row 4, column F Rework rate",
        "row 4, column B Name",
        "row 5, column F Rework rate",
        "row 5, column I Overdue swaps",
    ]


def test_the_column_that_lacks_is_named(repairs: Sheet) -> None:
    book = openpyxl.load_workbook(repairs.file)
    page: Any = book["Measures"]
    page.delete_cols(1)
    book.save(repairs.file)
    with pytest.raises(FaultyDataError) as caught:
        repairs.take()
    assert "Measures lacks the columns Employee number" in EN.say(caught.value.what)


def test_a_sum_beneath_is_left_out_and_told(repairs: Sheet) -> None:
    repairs.fill({"rework-rate": 7.5}, {}, {}, {"Employee number": "合计", "rework-rate": 22.5})
    done = repairs.take()
    assert ([one.row for one in done.added], [one.row for one in done.left_out]) == ([4], [7])
    assert done.known == ()


def test_a_corrected_rating_of_a_recording_takes_the_place_of_the_wrong_one(bare: Context, tmp_path: Path) -> None:
    team = team_by(bare, "call-rubric")
    sheet = Sheet(bare, team, tmp_path, "Ratings")
    first = figures.figures(bare, team, NOVEMBER).rating_criteria[0].id

    def scores() -> list[Fraction]:
        row = figures.figures(bare, team, NOVEMBER).of("0101")
        assert row is not None
        return [one.score for one in row.samples.get(first, ())]

    sample: dict[str, object] = {"Date": dt.date(2026, 11, 3), "Call number": "R1", first: 2}
    import_ratings(bare, team, sheet.fill(sample))
    file = sheet.fill({**sample, first: 1})
    (left,) = import_ratings(bare, team, file).differing
    assert "R1" in said(left.why)
    assert scores() == [2]
    done = import_ratings(bare, team, file, again=True)
    assert len(done.added) == 1
    assert scores() == [1]
    assert import_ratings(bare, team, file, again=True).added == ()


def test_a_recording_rated_twice_over_is_left_with_the_rating_of_the_workbook(bare: Context, tmp_path: Path) -> None:
    team = team_by(bare, "call-rubric")
    sheet = Sheet(bare, team, tmp_path, "Ratings")
    first = figures.figures(bare, team, NOVEMBER).rating_criteria[0].id
    day = dt.date(2026, 11, 3)
    for score in (2, 1):
        new = figures.NewRating("0101", first, Fraction(score), day=day, serial="R1")
        figures.add_ratings(bare, team, NOVEMBER, [new])
    file = sheet.fill({"Date": day, "Call number": "R1", first: 1})
    assert import_ratings(bare, team, file).added == ()
    import_ratings(bare, team, file, again=True)
    row = figures.figures(bare, team, NOVEMBER).of("0101")
    assert row is not None
    assert [one.score for one in row.samples[first]] == [1]


def test_a_sample_without_any_rating_is_told_as_that(bare: Context, tmp_path: Path) -> None:
    team = team_by(bare, "call-rubric")
    file = Sheet(bare, team, tmp_path, "Ratings").fill({"Date": dt.date(2026, 11, 3), "Call number": "R1"})
    done = import_ratings(bare, team, file)
    assert (done.added, done.known, [one.row for one in done.left_out]) == ((), (), [4])


def test_the_code_alone_names_the_criterion(ctx: Context, team: Team, tmp_path: Path) -> None:
    code = next(
        one.code for one in months.score_month(ctx, team, NOVEMBER).scheme.incident_criteria if one.id == "late"
    )
    import_incidents(ctx, team, incident_file(tmp_path, {**LATE, "Criterion": None, "Code": code}))
    (row,) = incidents.logged_in(ctx, team, NOVEMBER)
    assert row.entry.criterion == "late"


def test_a_code_that_contradicts_the_name_is_a_fault(ctx: Context, team: Team, tmp_path: Path) -> None:
    code = next(
        one.code
        for one in months.score_month(ctx, team, NOVEMBER).scheme.incident_criteria
        if one.id == "procedure-error"
    )
    (fault,) = told(lambda: import_incidents(ctx, team, incident_file(tmp_path, {**LATE, "Code": code})))
    assert f"“{code}” is the code of " in fault
    assert "not of Late" in fault


def test_the_states_that_there_are_are_told(ctx: Context, team: Team, tmp_path: Path) -> None:
    (fault,) = told(lambda: import_incidents(ctx, team, incident_file(tmp_path, {**LATE, "State": "免"})))
    assert "allowed: excused, voided" in fault


def test_a_row_voided_in_the_workbook_alone_is_not_told_as_there(ctx: Context, team: Team, tmp_path: Path) -> None:
    done = import_incidents(ctx, team, incident_file(tmp_path, {**LATE, "State": "作废"}))
    assert (done.added, done.known, [one.row for one in done.left_out]) == ((), (), [4])


def test_amounts_that_nobody_means_are_refused_in_every_cell(ctx: Context, team: Team, tmp_path: Path) -> None:
    overdue = {**LATE, "Criterion": "overdue-task", "Minutes": None}
    file = incident_file(
        tmp_path,
        {**LATE, "Minutes": 5000, "Quantity": 0},
        {**overdue, "Quantity": 99999},
        {**overdue, "Quantity": 1.5},
        {**LATE, "State": "excused"},
    )
    with pytest.raises(FaultyDataError) as caught:
        import_incidents(ctx, team, file)
    assert {problem.path for problem in caught.value.problems} == {
        ("rows", 4, "minutes"), ("rows", 4, "quantity"), ("rows", 5, "quantity"), ("rows", 6, "quantity"),
        ("rows", 7, "note"),
    }  # fmt: skip


def test_every_fault_of_an_incident_is_told_at_once(ctx: Context, team: Team, tmp_path: Path) -> None:
    bad = {**LATE, "Employee number": "0999", "Criterion": "singing", "Minutes": "zwölf", "State": "?"}
    with pytest.raises(FaultyDataError) as caught:
        import_incidents(ctx, team, incident_file(tmp_path, bad))
    assert sorted(str(problem.path[2]) for problem in caught.value.problems) == [
        "criterion", "minutes", "number", "state",
    ]  # fmt: skip


def test_grave_is_taken_in_and_told_apart(bare: Context, tmp_path: Path) -> None:
    team = team_by(bare, "property-100")
    file = saved(templates(EN), tmp_path)
    quarrel = {"Date": dt.date(2026, 11, 3), "Employee number": "0101", "Criterion": "quarrel"}
    fill(file, "Incidents", [{**quarrel, "Grave": "是"}])
    import_incidents(bare, team, file)
    (row,) = incidents.logged_in(bare, team, NOVEMBER)
    assert row.entry.grave
    assert import_incidents(bare, team, file).added == ()
    fill(file, "Incidents", [{**quarrel, "Grave": "否"}])
    assert len(import_incidents(bare, team, file).added) == 1
    flags = [flag.kind.value for one in months.score_month(bare, team, NOVEMBER).result.results for flag in one.flags]
    assert sorted(flags) == ["discipline", "separation"]


def test_grave_where_no_grave_form_is_known_is_a_fault(ctx: Context, team: Team, tmp_path: Path) -> None:
    (fault,) = told(lambda: import_incidents(ctx, team, incident_file(tmp_path, {**LATE, "Grave": "是"})))
    assert "knows no grave form" in fault


def test_an_excused_entry_says_why(ctx: Context) -> None:
    with pytest.raises(FaultyDataError) as caught:
        log(ctx, on(3, excused=True))
    assert caught.value.problems[0].path == ("incidents", 0, "note")
