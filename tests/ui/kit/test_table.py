"""The table that every list of the window is made of."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QAbstractItemModelTester, QTest
from pytestqt.qtbot import QtBot

from kpi_desktop.ui.kit import CellRole, Column, Table, TableModel
from kpi_desktop.ui.theme import ROW_HEIGHT, Theme


@dataclass(frozen=True)
class Row:
    name: str
    points: int
    void: bool = False


ROWS = (Row("单雪", -5), Row("张敏", 10), Row("李倩", -5, void=True), Row("王婷", 2))


@pytest.fixture
def model() -> TableModel[Row]:
    columns: tuple[Column[Row], ...] = (
        Column("姓名", lambda row: row.name, struck=lambda row: row.void, tip=lambda row: f"tip {row.name}"),
        Column(
            "分值",
            lambda row: f"{row.points:+d}",
            ink=lambda row: "minus" if row.points < 0 else "plus",
            sort=lambda row: row.points,
            right=True,
            width=80,
        ),
    )
    return TableModel(columns, ROWS)


@pytest.fixture
def table(model: TableModel[Row], theme: Theme, qtbot: QtBot) -> Table:
    made = Table(model, theme, "记录", sortable=True)
    qtbot.addWidget(made)
    made.resize(500, 300)
    made.show()
    qtbot.waitExposed(made)
    return made


def names(model: TableModel[Row]) -> list[str]:
    return [row.name for row in model.items]


def test_the_model_keeps_the_rules_of_models_while_it_is_filled_and_sorted(model: TableModel[Row]) -> None:
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.sort(1, Qt.SortOrder.DescendingOrder)
    model.show_rows(ROWS[:2])
    model.sort(0)
    model.show_rows(())
    assert tester.model() is model
    assert model.rowCount() == 0
    assert model.data(QModelIndex()) is None


def test_a_cell_says_what_its_column_says(model: TableModel[Row]) -> None:
    cell = model.index(2, 1)
    assert (cell.data(), cell.data(CellRole.INK), cell.data(CellRole.SORT)) == ("-5", "minus", -5)
    assert cell.data(CellRole.ITEM) is ROWS[2]
    assert cell.data(Qt.ItemDataRole.TextAlignmentRole) & Qt.AlignmentFlag.AlignRight
    assert model.index(2, 0).data(CellRole.STRUCK) is True
    assert model.index(2, 0).data(Qt.ItemDataRole.ToolTipRole) == "tip 李倩"
    assert cell.data(Qt.ItemDataRole.ToolTipRole) is None
    assert model.headerData(1, Qt.Orientation.Horizontal) == "分值"
    assert model.headerData(1, Qt.Orientation.Vertical) is None


def test_numbers_are_sorted_as_numbers_and_equals_keep_their_order(model: TableModel[Row]) -> None:
    model.sort(1)
    assert names(model) == ["单雪", "李倩", "王婷", "张敏"]
    model.sort(1, Qt.SortOrder.DescendingOrder)
    assert names(model) == ["张敏", "王婷", "单雪", "李倩"]
    model.sort(-1)
    assert names(model) == ["张敏", "王婷", "单雪", "李倩"], "an unknown column changes nothing"


def test_who_is_chosen_stays_chosen_while_sorting(table: Table, model: TableModel[Row]) -> None:
    table.setCurrentIndex(model.index(1, 0))
    assert table.current_item() is ROWS[1]
    table.sortByColumn(1, Qt.SortOrder.AscendingOrder)
    assert table.currentIndex().row() == 3
    assert table.current_item() is ROWS[1]
    table.sortByColumn(1, Qt.SortOrder.DescendingOrder)
    assert table.current_item() is ROWS[1]
    assert [index.row() for index in table.selectionModel().selectedRows()] == [0]


def test_rows_are_chosen_by_arrow_keys_and_tab_goes_on(table: Table, model: TableModel[Row]) -> None:
    table.setCurrentIndex(model.index(0, 0))
    QTest.keyClick(table, Qt.Key.Key_Down)
    assert table.current_item() is ROWS[1]
    assert {index.column() for index in table.selectedIndexes()} == {0, 1}
    assert not table.tabKeyNavigation()


def test_table_and_header_have_a_name_and_rows_their_height(table: Table) -> None:
    assert table.accessibleName() == "记录"
    assert table.horizontalHeader().accessibleName() == "记录"
    assert table.rowHeight(0) == ROW_HEIGHT
    assert table.columnWidth(1) == 80


def test_nothing_chosen_is_none(theme: Theme, qtbot: QtBot) -> None:
    empty: TableModel[Row] = TableModel((Column("姓名", lambda row: row.name),))
    table = Table(empty, theme, "empty")
    qtbot.addWidget(table)
    assert table.current_item() is None


def drawn(table: Table, row: int) -> QImage:
    return table.viewport().grab(table.visualRect(table.model().index(row, 0))).toImage()


def test_a_chosen_row_has_an_accent_edge_and_loses_it_with_the_focus(
    table: Table, model: TableModel[Row], theme: Theme, qtbot: QtBot
) -> None:
    table.setCurrentIndex(model.index(1, 0))
    table.activateWindow()
    table.setFocus()
    qtbot.waitUntil(table.hasFocus)
    assert drawn(table, 1).pixelColor(1, 10) == theme.colour("accent")
    assert drawn(table, 1).pixelColor(200, 4) == theme.colour("selection")
    assert drawn(table, 0).pixelColor(1, 10) != theme.colour("accent")
    table.clearFocus()
    assert drawn(table, 1).pixelColor(200, 4) == theme.colour("selection_away")
