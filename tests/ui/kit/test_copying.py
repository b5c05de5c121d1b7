"""Rows on the clipboard, as a spreadsheet takes them."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kpi_desktop.ui.kit import Column, Table, TableModel
from kpi_desktop.ui.kit.copying import clip
from kpi_desktop.ui.theme import Theme

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@dataclass(frozen=True)
class Row:
    number: str
    name: str
    points: str


ROWS = (Row("0101", "张敏", "−5.0"), Row("0102", "李倩", "+2.0"), Row("0103", "单雪", "100.0"))
COLUMNS: tuple[Column[Row], ...] = (
    Column("工号", lambda row: row.number),
    Column("姓名", lambda row: row.name),
    Column("分\n15", lambda row: row.points, right=True),
    Column("", lambda _: "作废…", right=True, only_shown=True),
)


@pytest.fixture
def table(theme: Theme, qtbot: QtBot) -> Table:
    made = Table(TableModel(COLUMNS, ROWS), theme, "记录", sortable=True)
    qtbot.addWidget(made)
    made.resize(500, 300)
    made.show()
    qtbot.waitExposed(made)
    made.setCurrentIndex(QModelIndex())
    made.clearSelection()
    QGuiApplication.clipboard().clear()
    return made


def clipboard() -> list[list[str]]:
    return [line.split("\t") for line in QGuiApplication.clipboard().text().splitlines()]


HEAD = ["工号", "姓名", "分 15"]


def test_with_nothing_chosen_one_key_copies_everything(table: Table) -> None:
    QTest.keyClick(table, Qt.Key.Key_C, CTRL)
    assert clipboard() == [HEAD, ["0101", "张敏", "-5.0"], ["0102", "李倩", "2.0"], ["0103", "单雪", "100.0"]]


def test_a_chosen_row_goes_alone_so_that_nobody_sees_another(table: Table) -> None:
    table.selectRow(1)
    QTest.keyClick(table, Qt.Key.Key_C, CTRL)
    assert clipboard() == [HEAD, ["0102", "李倩", "2.0"]]


def test_all_are_copied_by_a_key_of_its_own_or_once_all_are_chosen(table: Table) -> None:
    table.selectRow(1)
    QTest.keyClick(table, Qt.Key.Key_C, CTRL | SHIFT)
    assert len(clipboard()) == 4
    QGuiApplication.clipboard().clear()
    QTest.keyClick(table, Qt.Key.Key_A, CTRL)
    assert len(table.selectionModel().selectedRows()) == 3
    QTest.keyClick(table, Qt.Key.Key_C, CTRL)
    assert len(clipboard()) == 4


def test_after_choosing_all_the_arrows_choose_one_again(table: Table) -> None:
    table.selectRow(0)
    QTest.keyClick(table, Qt.Key.Key_A, CTRL)
    QTest.keyClick(table, Qt.Key.Key_Down)
    assert [index.row() for index in table.selectionModel().selectedRows()] == [1]


def test_rows_are_copied_in_the_order_shown(table: Table) -> None:
    table.sortByColumn(0, Qt.SortOrder.DescendingOrder)
    QTest.keyClick(table, Qt.Key.Key_C, CTRL | SHIFT)
    assert [line[0] for line in clipboard()[1:]] == ["0103", "0102", "0101"]


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "−"])
def test_a_text_never_becomes_a_formula(sign: str) -> None:
    mime = clip(COLUMNS, [Row("1", f"{sign}cmd|' /C calc'!A0", f"{sign}SUM(A1)")])
    (_, line) = mime.text().splitlines()
    assert line.split("\t")[1:] == [f"'{sign}cmd|' /C calc'!A0", f"'{sign}SUM(A1)"]
    assert mime.html().count("mso-number-format:'\\@'") == 3 + 3, "three headings, three texts"


def test_what_would_break_the_table_is_smoothed() -> None:
    mime = clip(COLUMNS, [Row("1", "两\n行\t和 <b>&", "—")])
    assert mime.text().splitlines()[1].split("\t") == ["1", "两 行 和 <b>&", "—"]
    assert "&lt;b&gt;&amp;" in mime.html()


def test_numbers_are_numbers_and_leading_zeros_stay() -> None:
    html = clip(COLUMNS, [ROWS[0]]).html()
    assert "<td>-5.0</td>" in html
    assert "<td style=\"mso-number-format:'\\@'\">0101</td>" in html
