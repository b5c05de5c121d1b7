"""The line beneath the records: what was done, and that its button undoes exactly that."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from kpi_desktop.services import incidents, people
from kpi_desktop.ui.people import PeoplePage
from kpi_desktop.ui.rail import Place
from kpi_desktop.ui.session import Session
from kpi_desktop.ui.today import TodayPage
from kpi_desktop.ui.window import MainWindow
from tests.ui.today.conftest import Leader

if TYPE_CHECKING:
    from kpi_desktop.ui.theme import Theme

CTRL = Qt.KeyboardModifier.ControlModifier
FRIDAY = date(2026, 11, 20)


@pytest.fixture
def window(session: Session, qtbot: QtBot) -> Iterator[MainWindow]:
    places = (Place("today", "Today", "today", TodayPage), Place("people", "People", "people", PeoplePage))
    window = MainWindow(places, session, lambda: "")
    qtbot.addWidget(window)
    window.open("today")
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    yield window
    window.hide()


def offers_undo(leader: Leader) -> bool:
    action = leader.page.told.action
    return action is not None and action.isVisible()


def test_back_from_another_page_the_line_shows_what_was_done_there(
    leader: Leader, window: MainWindow, session: Session
) -> None:
    leader.logs("ly cd 8")
    window.open("people")
    session.run(lambda: people.leave(session.ctx, "0105", FRIDAY))
    window.open("today")

    assert "王婷" in leader.told
    assert "刘洋" not in leader.told
    leader.presses(Qt.Key.Key_Z, held=CTRL)
    assert leader.told.index("王婷") < leader.told.index("Before that: Logged: 刘洋, Late 8 min −5.0")
    leader.presses(Qt.Key.Key_Z, held=CTRL)
    assert "Undone: 刘洋, Late 8 min −5.0" in leader.told
    assert not offers_undo(leader)


def test_what_was_undone_on_another_page_is_no_longer_offered(
    leader: Leader, window: MainWindow, session: Session
) -> None:
    leader.logs("ly cd 8")
    window.open("people")
    session.undo()
    window.open("today")

    assert not leader.page.told.isVisible()


def test_undoing_tells_what_and_offers_the_one_before(leader: Leader, session: Session) -> None:
    leader.logs("ly cd 8")
    leader.logs("wt ktby")
    leader.presses(Qt.Key.Key_Z, held=CTRL)

    assert "Undone: 王婷, Oral praise +1.0. Before that: Logged: 刘洋, Late 8 min −5.0" in leader.told
    action = leader.page.told.action
    assert action is not None
    QTest.mouseClick(action, Qt.MouseButton.LeftButton)
    assert "Undone: 刘洋, Late 8 min −5.0" in leader.told
    assert not offers_undo(leader)
    assert all(each.voided for each in incidents.logged_on(session.ctx, session.team, FRIDAY))


def test_voiding_and_its_undoing_carry_minutes_and_points(leader: Leader, session: Session) -> None:
    leader.logs("ly cd 8")
    record = leader.page.desk.records()[0]
    leader.page.desk.void(record, "wrong person")

    assert "Voided: 刘洋, Late 8 min −5.0" in leader.told
    session.undo()
    assert "Counts again: 刘洋, Late 8 min −5.0" in leader.told


def test_points_in_the_line_have_their_colour_and_a_tick_stands_before(leader: Leader, theme: Theme) -> None:
    leader.logs("ly cd 8")
    told = leader.page.told

    assert f'<span style="color:{theme.colour("minus").name()}' in told.sentence.text()
    assert any(not part.pixmap().isNull() for part in told.findChildren(QLabel) if not part.text())


def test_the_side_panel_shows_whoever_was_just_logged_though_a_row_is_chosen(leader: Leader) -> None:
    leader.logs("ly cd 8")
    leader.logs("wt ktby")
    table = leader.page.table
    table.setFocus()
    table.setCurrentIndex(table.entries.index(1, 0))
    leader.page.line.field.setFocus()
    leader.logs("sx cd 8")

    timer = leader.page._standing_timer
    leader.qtbot.waitUntil(lambda: not timer.isActive())
    assert "单雪" in [part.text() for part in leader.page.side.findChildren(QLabel)]
    table.setFocus()
    table.setCurrentIndex(table.entries.index(1, 0))
    leader.qtbot.waitUntil(lambda: not timer.isActive())
    assert "王婷" in [part.text() for part in leader.page.side.findChildren(QLabel)]


@pytest.mark.parametrize("key", [(Qt.Key.Key_Y, CTRL), (Qt.Key.Key_Z, CTRL | Qt.KeyboardModifier.ShiftModifier)])
def test_either_key_does_again_what_was_undone_and_says_so(
    leader: Leader, session: Session, key: tuple[Qt.Key, Qt.KeyboardModifier]
) -> None:
    leader.logs("ly cd 8")
    leader.presses(Qt.Key.Key_Z, held=CTRL)
    leader.presses(key[0], held=key[1])

    assert "Logged: 刘洋, Late 8 min −5.0" in leader.told
    assert offers_undo(leader)
    assert [each.voided for each in incidents.logged_on(session.ctx, session.team, FRIDAY)] == [False]


def test_after_an_undo_the_bar_offers_to_do_it_again(leader: Leader, session: Session) -> None:
    leader.logs("ly cd 8")
    bar = leader.page.told
    assert not bar.redo.isVisible()
    leader.presses(Qt.Key.Key_Z, held=CTRL)
    assert bar.redo.isVisible()
    QTest.mouseClick(bar.redo, Qt.MouseButton.LeftButton)
    assert [each.voided for each in incidents.logged_on(session.ctx, session.team, FRIDAY)] == [False]
    assert not bar.redo.isVisible()
