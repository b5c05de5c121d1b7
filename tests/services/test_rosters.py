"""Rosters on their way in, before anything is written."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from kpi_desktop import paths
from kpi_desktop.errors import FaultyDataError
from kpi_desktop.exchange.roster_book import roster_book
from kpi_desktop.exchange.roster_types import RosterRow
from kpi_desktop.services.rosters import check_rows, proposed_numbers, read_day, read_workbook, spread, template
from kpi_desktop.texts import Translator


@pytest.fixture
def tr() -> Translator:
    return Translator("en", paths.resources() / "translations")


def test_names_alone_get_numbers_in_their_order() -> None:
    checked = check_rows([{"name": "张敏"}, {"name": "李倩"}])
    assert [(one.number, one.name) for one in checked.people.values()] == [("001", "张敏"), ("002", "李倩")]


def test_proposed_numbers_go_on_from_those_that_are_there() -> None:
    rows = [{"number": "0105", "name": "王婷"}, {"number": "", "name": "刘洋"}, {"name": ""}, {"name": "陈静"}]
    assert proposed_numbers(rows) == {1: "0106", 3: "0107"}


def test_the_number_of_an_identity_card_is_not_counted_on_from() -> None:
    rows = [{"number": "110101199003077758", "name": "王婷"}, {"name": "刘洋"}]
    assert proposed_numbers(rows) == {1: "001"}


def test_blank_rows_between_are_left_out_and_faults_keep_their_place() -> None:
    rows = [{"name": "张敏", "number": "1"}, {"name": "", "number": ""}, {"name": "李倩", "number": "1"}]
    checked = check_rows(rows)
    (problem,) = checked.problems
    assert problem.path == ("people", 2, "number")
    assert problem.what.fields["first"] == 1
    assert list(checked.people) == [0]


def test_who_has_left_is_no_new_person() -> None:
    checked = check_rows([{"name": "张敏", "left": "2026-10-31"}, {"name": "李倩"}])
    assert [one.name for one in checked.people.values()] == ["李倩"]


def test_a_quote_or_tab_in_a_cell_moves_nothing() -> None:
    checked = check_rows([{"name": '张"敏', "post": "客服\t专员"}, {"name": '李"倩'}])
    assert not checked.problems
    assert len(checked.people) == 2
    assert checked.people[0].post == "客服 专员"


def test_pasted_cells_stay_as_written() -> None:
    assert spread("姓名\t入职日期\n王婷\t23.4.1\n") == ({"name": "王婷", "hired": "23.4.1"},)


def test_pasting_without_a_name_is_refused() -> None:
    with pytest.raises(FaultyDataError):
        spread("1\t2\n3\t4\n")


@pytest.mark.parametrize("text", ["2026-05-10", "2026/5/10", "2026.5.10", "20260510", "2026年5月10日"])
def test_days_as_people_write_them(text: str) -> None:
    assert read_day(text) == date(2026, 5, 10)


def test_an_empty_day_is_none_and_a_doubtful_one_is_refused() -> None:
    assert read_day("  ") is None
    with pytest.raises(FaultyDataError):
        read_day("5/10/2026")


def test_a_workbook_is_read_whole_without_those_who_left(tmp_path: Path, tr: Translator) -> None:
    book = tmp_path / "r.xlsx"
    rows = (RosterRow(3, "01", "张敏", probation=True), RosterRow(4, "02", "李倩", left=date(2026, 1, 31)))
    book.write_bytes(roster_book(rows, tr))
    read = read_workbook(book)
    assert [(row["number"], row["name"]) for row in read.rows] == [("01", "张敏")]
    assert read.left_out == 1
    assert check_rows(read.rows).people[0].probation


def test_a_workbook_with_faults_gives_nothing(tmp_path: Path, tr: Translator) -> None:
    book = tmp_path / "r.xlsx"
    book.write_bytes(roster_book((RosterRow(3, "01", "张敏"), RosterRow(4, "01", "李倩")), tr))
    with pytest.raises(FaultyDataError) as refused:
        read_workbook(book)
    assert refused.value.problems


def test_the_template_has_nobody_in_it(tmp_path: Path, tr: Translator) -> None:
    book = tmp_path / "r.xlsx"
    book.write_bytes(template(tr))
    assert read_workbook(book).rows == ()
