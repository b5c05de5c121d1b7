from __future__ import annotations

import dataclasses
import datetime as dt
import io
import zipfile
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from kpi_desktop.domain.result import FlagKind, LineKind
from kpi_desktop.domain.words import Language
from kpi_desktop.exchange.book import MOST_CHARACTERS, Book, clean, points_format
from kpi_desktop.exchange.incidents_book import IncidentRow, incidents_book
from kpi_desktop.exchange.month_book import month_book
from kpi_desktop.exchange.roster import read_roster
from kpi_desktop.exchange.roster_book import roster_book
from kpi_desktop.exchange.roster_types import RosterRow
from kpi_desktop.reports.content import (
    CategoryContent,
    Column,
    FlagContent,
    LineContent,
    MonthContent,
    NoticeContent,
    PersonContent,
    Stamp,
)
from kpi_desktop.reports.paper_words import paper_words
from kpi_desktop.reports.pay_content import PayContent, PayPart
from kpi_desktop.texts import Translator
from tests.render.samples import month, translator
from tests.render.samples import person as person_of

NASTY = ["=1+1", "+1", "-1", "@SUM(A1)", "http://x.y", "00123", "\t=1", "_x0041_", "a\r\nb"]


def midnight(day: str) -> dt.datetime:
    return dt.datetime.fromisoformat(day)


def sheets(content: bytes) -> list[Worksheet]:
    return list(cast("list[Worksheet]", load_workbook(io.BytesIO(content)).worksheets))


def values(page: Worksheet) -> list[list[object]]:
    return [[cell.value for cell in row] for row in page.iter_rows()]


def line(kind: LineKind, points: str, day: int | None, title: str, **rest: str) -> LineContent:
    date = None if day is None else f"2026-11-{day:02d}"
    shown = points.replace("-", "−")
    said = {"category": "attendance", "criterion": "late", "code": "1.1", "reason": "", "note": ""} | rest
    return LineContent(
        kind, said["category"], said["criterion"], date, "", said["code"], title, said["reason"], said["note"],
        Fraction(points), shown, None,
    )  # fmt: skip


def person(number: str, name: str, score: str, rank: int | None, lines: tuple[LineContent, ...]) -> PersonContent:
    lost = Fraction(100) - Fraction(score)
    categories = (
        CategoryContent("attendance", Fraction(15), Fraction(15) - lost, lost, ""),
        CategoryContent("recognition", None, Fraction(0), Fraction(0), ""),
    )
    flags = (FlagContent(FlagKind.ABSENCE, "Absence", "no leave taken"),) if rank is None else ()
    return PersonContent(
        employee=number, name=name, team="早班", post="", score=score, raw=Fraction(score), raw_text=score,
        start=Fraction(100), start_text="100.0", rank=rank, grade="优秀", exempt=rank is None, categories=categories,
        lines=lines, flags=flags, pay=None,
    )  # fmt: skip


@pytest.fixture
def november(english: Translator) -> MonthContent:
    late = line(LineKind.INCIDENT, "-5", 4, "late 12 min", reason="over 5 and under 30", note="=bus")
    void = line(LineKind.VOIDED, "0", 5, "late 3 min")
    praise = line(LineKind.INCIDENT, "2.25", 6, "praise", category="recognition")
    columns = (Column("attendance", "Attendance", Fraction(15), "15"), Column("recognition", "Praise", None, ""))
    people = (
        person("0101", "单雪", "95.0", 2, (late, void)),
        person("0102", "𠮷田", "100.0", 1, (praise,)),
        person("0103", "曾丽", "99.5", None, ()),
    )
    return MonthContent(
        language="en", organisation="维康", team="早班", month="2026-11", month_title="November 2026",
        scheme_id="weikang-100", scheme_version="1", scheme_name="Weikang", decimals=1, base=Fraction(100),
        cap=Fraction(100), full_text="100", start_title="Start", has_grades=True, columns=columns, people=people,
        participants=3, ranked=2, average="97.5", notices=(NoticeContent("employee 0101", "no measure", "0101", None),),
        words=paper_words(english, 3),
    )  # fmt: skip


def test_the_score_table_holds_numbers_by_rank(november: MonthContent, english: Translator) -> None:
    table, _, _ = sheets(month_book(november, english))
    rows = values(table)
    assert rows[1][0] == "Score table　November 2026　早班"
    assert rows[3] == ["Rank", "Name", "Employee number", "Attendance\n15", "Praise", "Score\n100", "Grade", "Remarks"]
    assert [row[:3] + row[5:6] for row in rows[4:]] == [
        [1, "𠮷田", "0102", 100],
        [2, "单雪", "0101", 95],
        ["none", "曾丽", "0103", 99.5],
    ]
    assert rows[6][7] == "Absence: no leave taken"
    assert table.cell(5, 6).number_format == "0.0"
    assert table.cell(5, 5).number_format == "+0.0;−0.0;0.0"


def test_the_score_table_prints_across_an_a4_page_with_its_header(november: MonthContent, english: Translator) -> None:
    table = sheets(month_book(november, english))[0]
    assert table.page_setup.orientation == "landscape"
    assert table.page_setup.paperSize == 9
    assert table.sheet_properties.pageSetUpPr is not None
    assert table.sheet_properties.pageSetUpPr.fitToPage
    assert table.page_setup.fitToHeight == 0
    assert table.print_title_rows == "$4:$4"
    assert table.freeze_panes == "D5"


def test_the_lines_add_up_to_the_score(november: MonthContent, english: Translator) -> None:
    lines = values(sheets(month_book(november, english))[1])
    assert lines[0][0] == "Employee number"
    assert lines[2][3:] == [midnight("2026-11-04"), "1.1", "late 12 min", "over 5 and under 30", "=bus", -5]
    assert lines[3][6] == "voided"
    assert sum(Fraction(str(row[8])) for row in lines[1:] if row[0] == "0101") == 95


def test_points_are_shown_whole(november: MonthContent, english: Translator) -> None:
    assert sheets(month_book(november, english))[1].cell(3, 9).number_format == "+0.00;−0.00;0.00"


def test_notices_have_a_sheet_only_where_there_are_any(november: MonthContent, english: Translator) -> None:

    assert values(sheets(month_book(november, english))[2])[1] == ["employee 0101", "no measure"]
    assert len(sheets(month_book(replace(november, notices=()), english))) == 2


def test_the_head_says_whether_the_month_is_closed(november: MonthContent, english: Translator) -> None:
    head = values(sheets(month_book(november, english))[0])[2][0]
    assert str(head).endswith("month not closed")
    closed = values(sheets(month_book(november, english, Stamp(dt.date(2026, 12, 1), "9C41")))[0])[2][0]
    assert str(closed).endswith("closed on 2026-12-01, seal 9C41")


def test_equal_content_gives_equal_bytes(november: MonthContent, english: Translator) -> None:
    assert month_book(november, english) == month_book(november, english)


@pytest.mark.usefixtures("at_once")
def test_a_roster_comes_back_as_it_went(tmp_path: Path, english: Translator) -> None:
    rows = (
        RosterRow(4, "000096", "单雪", "客服", "中级", dt.date(2024, 3, 1), dt.date(2026, 5, 10), True),
        RosterRow(5, "E-7", "=𠮷田 @x", None, None, None, None, False),
    )
    path = tmp_path / "roster.xlsx"
    path.write_bytes(roster_book(rows, english))
    reading = read_roster(path)
    assert reading.problems == ()
    assert reading.rows == rows


def test_the_empty_roster_is_ready_to_be_filled_in(english: Translator) -> None:
    (page,) = sheets(roster_book((), english, empty_rows=200))
    assert [cell.value for cell in page[3]] == [
        "Employee number",
        "Name",
        "Post",
        "Level",
        "Hired",
        "Left",
        "Probation",
    ]
    assert page.freeze_panes == "C4"
    assert all(cell.comment is not None for cell in page[3])
    assert page.column_dimensions["A"].number_format == "@"
    choices = [rule for rule in page.data_validations.dataValidation if rule.type == "list"]
    assert [(rule.formula1, str(rule.sqref)) for rule in choices] == [('"yes,no"', "G4:G203")]


@pytest.mark.usefixtures("at_once")
def test_an_empty_roster_has_no_rows(tmp_path: Path, english: Translator) -> None:
    path = tmp_path / "roster.xlsx"
    path.write_bytes(roster_book((), english, empty_rows=200))
    assert read_roster(path).rows == ()


def test_incidents_keep_their_state_and_days(english: Translator) -> None:
    plain = IncidentRow(
        dt.date(2026, 11, 4), None, "0101", "单雪", "Attendance", "1.1", "late", Fraction(12), Fraction(1), None, True,
        False, False, "=bus",
    )  # fmt: skip
    void = IncidentRow(
        dt.date(2026, 11, 5), dt.date(2026, 10, 30), "0102", "曾丽", "", "", "error", None, Fraction(5, 2),
        Fraction(-7), False, False, True, "twice", 2,
    )  # fmt: skip
    (page,) = sheets(incidents_book((plain, void), english))
    rows = values(page)
    assert rows[1] == [
        midnight("2026-11-04"), "0101", "单雪", "Attendance", "1.1", "late", 12, 1, None, "grave", None, None, "=bus",
        None,
    ]  # fmt: skip
    assert rows[2][7:] == [2.5, -7, None, "voided", midnight("2026-10-30"), "twice", 2]
    assert page.cell(3, 9).number_format == "+0;−0;0"
    assert page.cell(3, 3).font.strike


def test_no_text_starts_a_formula_or_a_link() -> None:
    book = Book("=title")
    page = book.page("a/b:c")
    for row, text in enumerate(NASTY):
        page.put(row, 0, text)
    content = book.content()
    (sheet,) = sheets(content)
    assert sheet.title == "abc"
    assert [cell.value for (cell,) in sheet.iter_rows()] == [text.replace("\r\n", "\n") for text in NASTY]
    assert {cell.data_type for (cell,) in sheet.iter_rows()} == {"s"}
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert b"<f>" not in archive.read("xl/worksheets/sheet1.xml")


def test_a_text_that_no_cell_holds_is_cut_where_it_shows() -> None:
    cut = clean("𠮷" * MOST_CHARACTERS)
    assert cut.endswith("𠮷…")
    assert len(cut.encode("utf-16-le")) // 2 <= MOST_CHARACTERS
    assert clean("x" * MOST_CHARACTERS) == "x" * MOST_CHARACTERS


@given(st.text(alphabet=st.characters(), max_size=30))
def test_any_text_can_be_written(text: str) -> None:
    book = Book("t")
    book.page("t").put(0, 0, text)
    (page,) = sheets(book.content())
    assert (page.cell(1, 1).value or "") == clean(text)


def test_number_formats_show_what_is_there() -> None:
    assert points_format([], 0) == "0"
    assert points_format([Fraction(1, 4)], 1) == "0.00"
    assert points_format([Fraction(1, 3)], 1) == "0." + "0" * 12


@pytest.mark.parametrize(("language", "told"), [("zh", "警告：聊天；奖励"), ("en", "警告: 聊天; 奖励")])
def test_flags_are_joined_as_the_language_does(language: Language, told: str) -> None:
    flags = (FlagContent(FlagKind.WARNING, "警告", "聊天"), FlagContent(FlagKind.REWARD, "奖励", ""))
    tr = translator(language)
    content = month((replace(person_of(0, language), flags=flags),), language)
    (header, row) = values(sheets(month_book(content, tr))[0])[3:5]
    assert row[len(header) - 1] == told


def paid(november: MonthContent) -> MonthContent:
    """The first person with a wage and a deduction."""
    parts = (
        PayPart("performance", "Performance wage", "900.00", "90 % of 1000"),
        PayPart("fines", "Deductions", "−50.25"),
    )
    first = dataclasses.replace(november.people[0], pay=PayContent("band-pay", parts, "849.75"))
    return dataclasses.replace(november, people=(first, *november.people[1:]))


def test_payroll_finds_every_component_and_the_sum_as_numbers(november: MonthContent, english: Translator) -> None:
    book = {page.title: values(page) for page in sheets(month_book(paid(november), english, pay=True))}
    table = book["Pay"]
    assert table[0] == ["Employee number", "Name", "Performance wage", "Deductions", "Sum"]
    number = november.people[0].employee
    assert [row[2:] for row in table if row[0] == number] == [[900, -50.25, 849.75]]
    assert [row[2:] for row in table[1:] if row[0] != number] == [[None] * 3] * (len(november.people) - 1)


def test_how_pay_came_about_stands_beside_every_amount(november: MonthContent, english: Translator) -> None:
    book = {page.title: values(page) for page in sheets(month_book(paid(november), english, pay=True))}
    assert [row[2:] for row in book["Pay, how"][1:]] == [
        ["Performance wage", "90 % of 1000", 900],
        ["Deductions", None, -50.25],
    ]


def test_pay_is_in_it_only_where_it_is_asked_for_and_there_is_any(november: MonthContent, english: Translator) -> None:
    with_pay = sheets(month_book(paid(november), english, pay=True))
    without = sheets(month_book(november, english, pay=True))
    assert "Pay, yuan" in values(with_pay[0])[3]
    assert [page.title for page in with_pay] == ["Score table", "Lines", "Pay", "Pay, how", "Notices"]
    assert "Pay, yuan" not in values(without[0])[3]
    assert [page.title for page in without] == ["Score table", "Lines", "Notices"]


def test_nothing_of_what_is_passed_on_tells_what_anybody_earns(november: MonthContent, english: Translator) -> None:
    assert month_book(paid(november), english) == month_book(november, english)
