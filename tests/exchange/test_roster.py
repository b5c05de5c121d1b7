from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time
from pathlib import Path

import pytest
from openpyxl import Workbook

from kpi_desktop.errors import FaultyDataError
from kpi_desktop.exchange.columns import find_header
from kpi_desktop.exchange.roster import read_roster
from kpi_desktop.exchange.roster_rows import read_sheet
from kpi_desktop.exchange.roster_types import RosterReading, RosterRow
from kpi_desktop.exchange.sheets import Cell, Sheet
from kpi_desktop.texts import Translator

HEADER = ("工号", "姓名", "岗位", "级别", "入职日期", "离职日期", "试用")


def reading(*rows: tuple[Cell, ...], header: tuple[Cell, ...] = HEADER) -> RosterReading:
    sheet = Sheet("花名册", (header, *rows))
    found = find_header(sheet)
    assert found is not None
    return read_sheet(sheet, found)


def told(result: RosterReading, english: Translator) -> list[str]:
    return [english.say(problem.what) for problem in result.problems]


def test_a_whole_row() -> None:
    result = reading(("0101", " 单雪 ", "客服", "中级", date(2024, 3, 1), datetime.fromisoformat("2026-05-10"), "是"))
    assert result.problems == ()
    assert result.rows == (RosterRow(2, "0101", "单雪", "客服", "中级", date(2024, 3, 1), date(2026, 5, 10), True),)


@pytest.mark.parametrize(
    ("value", "number"),
    [("0101", "0101"), (1003.0, "1003"), (1003, "1003"), ("1003.0", "1003"), ("０１０１", "0101"), (" A-7 ", "A-7")],
)
def test_numbers_keep_what_people_see(value: Cell, number: str) -> None:
    assert [row.number for row in reading((value, "单雪")).rows] == [number]


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (1003.5, "has decimals"),
        (1234567890123456, "more than 15 digits"),
        (True, "not a number of a person"),
        (date(2026, 1, 1), "not a number of a person"),
        ("#N/A", "shows the error #N/A"),
        ("x" * 33, "at most"),
        ("-", "missing"),
    ],
)
def test_numbers_in_doubt_are_refused(value: Cell, said: str, english: Translator) -> None:
    result = reading((value, "单雪"))
    assert result.rows == ()
    (line,) = told(result, english)
    assert line.startswith("row 2, column A 工号: ")
    assert said.replace("at most", "too long") in line


@pytest.mark.parametrize(
    "text",
    [
        "2026-05-10",
        "2026/5/10",
        "2026.5.10",
        "20260510",
        20260510,
        20260510.0,
        "2026年5月10日",
        "2026-05-10 00:00:00",
        "２０２６－０５－１０",
    ],
)
def test_days_in_the_forms_people_write(text: Cell) -> None:
    assert [row.hired for row in reading(("1", "单雪", "", "", text)).rows] == [date(2026, 5, 10)]


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (45000, "serial number"),
        ("45000", "serial number"),
        ("5/10/2026", "leaves open which is the day"),
        ("10.5.26", "leaves open which is the day"),
        ("2026-02-30", "there is no day"),
        ("2026-5", "not a full date"),
        ("2026/05-10", "not a full date"),
        ("soon", "not a full date"),
        ("2026-05-10 08:30", "not a full date"),
        (time(0, 0), "not a full date"),
        ("1900-01-01", "outside 1950-01-01 to 2099-12-31"),
        (datetime.fromisoformat("2206-05-10"), "outside"),
    ],
)
def test_days_in_doubt_are_refused(value: Cell, said: str, english: Translator) -> None:
    (line,) = told(reading(("1", "单雪", "", "", value)), english)
    assert line.startswith("row 2, column E 入职日期: ")
    assert said in line


def test_every_fault_of_every_row_is_told(english: Translator) -> None:
    result = reading(
        ("0101", "单雪", None, None, "5/10/2026", None, "maybe"),
        ("0102", "曾丽"),
        (None, "解宏伟"),
        ("0101", "马超群"),
        ("0105", None),
        ("0106", "林晓燕", None, None, "2026-05-10", "2026-05-09"),
    )
    assert [row.number for row in result.rows] == ["0102"]
    assert [problem.path for problem in result.problems] == [
        ("rows", 2, "hired"),
        ("rows", 2, "probation"),
        ("rows", 4, "number"),
        ("rows", 5, "number"),
        ("rows", 6, "name"),
        ("rows", 7, "left"),
    ]
    lines = told(result, english)
    assert "“maybe” is neither yes nor no; allowed: 是, 否, yes, no" in lines[1]
    assert "“0101” stands in row 2 already" in lines[3]
    assert "2026-05-09 is before the first day 2026-05-10" in lines[5]


def test_blank_and_prenumbered_rows_are_skipped() -> None:
    header = ("序号", *HEADER)
    result = reading((1, "0101", "单雪"), (2,), (), (3, " ", "-"), (4, "0102", "曾丽"), header=header)
    assert [(row.row, row.number) for row in result.rows] == [(2, "0101"), (6, "0102")]
    assert result.problems == ()
    assert result.ignored == ("序号",)


@pytest.mark.parametrize(
    "header",
    [
        ("姓  名", "工 号\n（必填）", "入职\n日期*"),
        ("Name", "Employee number", "Hired:"),
        ("name", "employee NUMBER", "hire date"),
        ("员工姓名", "员工编号", "到岗时间"),
    ],
)
def test_headings_go_by_their_words(header: tuple[Cell, ...]) -> None:
    (row,) = reading(("单雪", "0101", "2026-05-10"), header=header).rows
    assert (row.name, row.number, row.hired) == ("单雪", "0101", date(2026, 5, 10))


def test_two_columns_of_one_heading_are_a_fault(english: Translator) -> None:
    result = reading(("1", "a", "2026-05-10", "2026-05-11"), header=("工号", "姓名", "入职日期", "入职时间"))
    assert told(result, english) == ["row 1, column C 入职日期: two columns have this heading; keep one"]


def test_a_formula_without_result_is_told(english: Translator) -> None:
    sheet = Sheet("花名册", (HEADER, ("0101", None), (None, "x")), frozenset({(2, 2), (3, 1)}))
    header = find_header(sheet)
    assert header is not None
    lines = told(read_sheet(sheet, header), english)
    assert [line.partition(":")[0] for line in lines] == ["row 2, column B 姓名", "row 3, column A 工号"]
    assert "formula without a result" in lines[0]


@pytest.mark.usefixtures("at_once")
def test_the_header_may_stand_under_title_and_instructions(book: Callable[..., Path]) -> None:
    path = book(("在职", [["花名册"], ["请填写"], [], [], ["工号", "姓名"], ["0101", "单雪"]]), ("说明", [["x"]]))
    assert [(row.row, row.name) for row in read_roster(path).rows] == [(6, "单雪")]


@pytest.mark.usefixtures("at_once")
def test_our_own_sheet_is_taken_before_others(book: Callable[..., Path]) -> None:
    path = book(("离职", [["工号", "姓名"], ["1", "a"]]), ("花名册", [["工号", "姓名"], ["2", "b"]]))
    assert [row.number for row in read_roster(path).rows] == ["2"]


@pytest.mark.parametrize(
    ("sheets", "said"),
    [
        ([("a", [["工号", "姓名"]]), ("b", [["姓名", "工号"]])], "several sheets look like a roster: a, b"),
        ([("a", [["部门", "电话"], ["x", "1"]])], "no sheet has the columns Employee number and Name"),
        ([("a", [[]] * 5 + [["工号", "姓名"]])], "within its first 5 rows"),
        ([("a", [["姓名"], ["单雪"]])], "no sheet has"),
    ],
)
@pytest.mark.usefixtures("at_once")
def test_a_workbook_without_a_clear_roster_is_refused(
    sheets: list[tuple[str, list[list[str]]]],
    said: str,
    book: Callable[..., Path],
    english: Translator,
) -> None:
    with pytest.raises(FaultyDataError) as caught:
        read_roster(book(*sheets))
    assert said in english.say(caught.value.what)


def test_a_missing_number_column_is_told(english: Translator) -> None:
    result = reading(("单雪", "客服"), header=("姓名", "岗位"))
    assert told(result, english) == ["row 1, column Employee number: the column is missing"]


@pytest.mark.parametrize(
    "footer",
    [
        ("合计", "1人"),
        ("共 12 人",),
        ("制表人：李四", None, None, "审核："),
        ("签 字",),
        (None, "合计"),
        ("Total", "2"),
    ],
)
def test_what_stands_under_the_people_is_left_out_and_told(footer: tuple[str | None, ...], english: Translator) -> None:
    result = reading(("0101", "单雪"), footer)
    assert [row.name for row in result.rows] == ["单雪"]
    assert result.problems == ()
    (said,) = (english.say(problem.what) for problem in result.left_out)
    assert said.startswith("row 3 is no person")


@pytest.mark.parametrize("number", ["-3", "3-", "A--1", "1 2", "a/b", "（1）", -3])
def test_what_is_no_number_of_a_person_is_refused(number: str | int, english: Translator) -> None:
    (line,) = told(reading((number, "单雪")), english)
    assert "is not an employee number; allowed: letters and digits, with hyphens between them" in line


@pytest.mark.parametrize("number", ["0101", "E-01", "a-1-b", "甲01"])
def test_letters_digits_and_hyphens_between_make_a_number(number: str) -> None:
    assert [row.number for row in reading((number, "单雪")).rows] == [number]


def test_the_last_day_that_may_stand_there_is_given(english: Translator) -> None:
    sheet = Sheet("花名册", (HEADER, ("0101", "单雪", None, None, "2027-11-22")))
    header = find_header(sheet)
    assert header is not None
    (line,) = told(read_sheet(sheet, header, latest=date(2027, 11, 21)), english)
    assert line == "row 2, column E 入职日期: “2027-11-22” is outside 1950-01-01 to 2027-11-21"


@pytest.mark.usefixtures("at_once")
@pytest.mark.parametrize("header", [("日期", "工号", "姓名", "考核细则"), ("Rank", "Name", "Employee number", "Score")])
def test_another_table_is_no_roster(header: tuple[str, ...], tmp_path: Path, english: Translator) -> None:
    workbook = Workbook()
    workbook.worksheets[0].append(header)
    workbook.save(tmp_path / "other.xlsx")
    with pytest.raises(FaultyDataError) as caught:
        read_roster(tmp_path / "other.xlsx")
    assert "this isn't a roster" in english.say(caught.value.what)
    assert caught.value.problems == ()


@pytest.mark.usefixtures("at_once")
def test_a_formula_that_was_never_worked_out_is_not_taken_for_an_empty_cell(
    tmp_path: Path, english: Translator
) -> None:
    workbook = Workbook()
    page = workbook.worksheets[0]
    page.append(("工号", "姓名"))
    page.append(("0101", '="单"&"雪"'))
    workbook.save(tmp_path / "formula.xlsx")
    (line,) = told(read_roster(tmp_path / "formula.xlsx"), english)
    assert line.startswith("row 2, column B 姓名: formula without a result;")
