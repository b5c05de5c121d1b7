"""Columns are chosen by mouse or key, and stay so."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from kpi_desktop.services import columns as services
from kpi_desktop.services.columns import USUAL, Arrangement
from kpi_desktop.services.work import working
from kpi_desktop.settings import COLUMNS as COLUMNS_KEPT
from kpi_desktop.ui.columns import ColumnChoice
from kpi_desktop.ui.kit import Column, Table, TableModel
from kpi_desktop.ui.month import MonthPage
from kpi_desktop.ui.session import Session
from kpi_desktop.ui.window import MainWindow
from tests.leader import CTRL, SHIFT, Hands
from tests.ui.windows import present

COLUMNS: tuple[Column[str], ...] = (
    Column("工号", lambda row: row, width=80),
    Column("姓名", lambda row: row),
    Column("岗位", lambda row: row, width=80),
    Column("", lambda _: "…", width=40),
)


def made(session: Session, qtbot: QtBot) -> tuple[Table, ColumnChoice]:
    table = Table(TableModel(COLUMNS, ("甲", "乙")), session.theme, "名单")
    choice = ColumnChoice(session, table, "list")
    qtbot.addWidget(table)
    present(table, qtbot)
    table.setFocus()
    return table, choice


def seen(table: Table) -> list[str]:
    header = table.horizontalHeader()
    order = [header.logicalIndex(place) for place in range(header.count())]
    return [COLUMNS[place].title for place in order if not header.isSectionHidden(place)]


def test_a_column_is_hidden_by_the_menu_and_stays_hidden(session: Session, qtbot: QtBot) -> None:
    table, choice = made(session, qtbot)
    next(action for action in choice.menu().actions() if action.text() == "岗位").setChecked(False)
    assert seen(table) == ["工号", "姓名", ""]
    again, _ = made(session, qtbot)
    assert seen(again) == ["工号", "姓名", ""]


def test_a_column_dragged_stays_where_it_was_dropped(session: Session, qtbot: QtBot) -> None:
    table, _ = made(session, qtbot)
    table.horizontalHeader().moveSection(2, 0)
    assert seen(table) == ["岗位", "工号", "姓名", ""]
    again, choice = made(session, qtbot)
    assert seen(again) == ["岗位", "工号", "姓名", ""]
    choice.choose(USUAL)
    assert seen(again) == ["工号", "姓名", "岗位", ""]
    assert seen(made(session, qtbot)[0]) == ["工号", "姓名", "岗位", ""]


def test_everything_by_keyboard(session: Session, qtbot: QtBot) -> None:
    table, choice = made(session, qtbot)
    hands = Hands(qtbot)
    hands.presses(Qt.Key.Key_K, held=CTRL | SHIFT)
    dialog = choice.dialog
    assert dialog is not None
    hands.takes(dialog)
    hands.presses(Qt.Key.Key_Space, Qt.Key.Key_Down)
    hands.tabs_to(dialog.down)
    hands.presses(Qt.Key.Key_Space)
    hands.tabs_to(dialog.verb)
    hands.presses(Qt.Key.Key_Return)
    assert seen(table) == ["岗位", "姓名", ""]


def test_a_table_never_loses_its_last_column(session: Session, qtbot: QtBot) -> None:
    table, choice = made(session, qtbot)
    choice.ask()
    assert choice.dialog is not None
    for place in range(3):
        choice.dialog.list.item(place).setCheckState(Qt.CheckState.Unchecked)
    choice.dialog.try_it()
    assert choice.dialog.isVisible()
    assert seen(table) == ["工号", "姓名", "岗位", ""]
    choice.dialog.reject()
    assert Arrangement((), frozenset({"a", "b"})).shown(("a", "b")) == ("a", "b")


def test_a_column_that_came_later_stands_behind_its_neighbour() -> None:
    wanted = Arrangement(("c", "a"), frozenset({"a"}))
    assert wanted.of(("a", "b", "c")) == ("c", "a", "b")
    assert wanted.shown(("a", "b", "c")) == ("c", "b")


@pytest.mark.parametrize("text", ["nonsense", "[]", '{"list": 3}', '{"list": {"order": 1, "hidden": []}}'])
def test_what_cannot_be_read_counts_as_nothing_said(session: Session, text: str) -> None:
    with working(session.ctx, "test") as unit:
        unit.settings.set(COLUMNS_KEPT, text)
    assert services.arrangement(session.ctx, "list") == USUAL


def test_the_score_table_shows_the_columns_that_are_wanted(window: MainWindow) -> None:
    page = window.open("month")
    assert isinstance(page, MonthPage)
    table, choice = page.table, page.column_choice
    ids = list(table.titles())
    hidden = next(one for one in ids if one.startswith("category:"))
    choice.choose(Arrangement(tuple(reversed(ids)), frozenset({hidden})))
    shown = [column.id for column in table.scores.unfolded]
    assert hidden not in shown
    assert "name" in shown
    assert shown.index("flags") < shown.index("grade") < shown.index("score") < shown.index("rank")
    page.refresh()
    assert [column.id for column in table.scores.unfolded] == shown
    choice.choose(USUAL)
    assert hidden in [column.id for column in table.scores.unfolded]
