"""Undo and redo at the foot of pages that have no bar of their own for it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from fractions import Fraction

import pytest
from PySide6.QtCore import Qt

from kpi_desktop.services import incidents, settings
from kpi_desktop.services.incidents import Entry
from kpi_desktop.ui.session import Session
from kpi_desktop.ui.window import MainWindow
from tests.leader import CTRL, Hands

FRIDAY = date(2026, 11, 20)
BARE = ("month", "reports", "settings")


@pytest.fixture
def window(window: MainWindow) -> MainWindow:
    """Open on a page without a bar of its own."""
    window.open("month")
    return window


@pytest.fixture
def standing(session: Session) -> Callable[[], int]:
    return lambda: sum(not one.voided for one in incidents.logged_on(session.ctx, session.team, FRIDAY))


def late(session: Session) -> None:
    session.run(lambda: incidents.log(session.ctx, session.team, [Entry("0103", FRIDAY, "late", minutes=Fraction(8))]))


@pytest.mark.parametrize("place", BARE)
def test_what_was_done_is_undone_and_redone_by_a_press(
    window: MainWindow, hands: Hands, session: Session, standing: Callable[[], int], place: str
) -> None:
    window.open(place)
    line = window.status.undone
    assert not line.undo.isVisible()
    late(session)
    assert "单雪" in line.text()
    hands.clicks(line.undo)
    assert standing() == 0
    assert line.text().startswith("已撤销")
    assert not line.undo.isVisible()
    hands.clicks(line.redo)
    assert standing() == 1
    assert line.text().startswith("已重做")
    assert not line.redo.isVisible()


@pytest.mark.parametrize("redo", [(Qt.Key.Key_Y, CTRL), (Qt.Key.Key_Z, CTRL | Qt.KeyboardModifier.ShiftModifier)])
def test_the_keys_do_the_same(
    window: MainWindow,
    hands: Hands,
    session: Session,
    standing: Callable[[], int],
    redo: tuple[Qt.Key, Qt.KeyboardModifier],
) -> None:
    late(session)
    hands.presses(Qt.Key.Key_Z, held=CTRL)
    assert standing() == 0
    hands.presses(redo[0], held=redo[1])
    assert standing() == 1
    assert "单雪" in window.status.undone.text()


def test_before_it_is_pressed_it_says_what_it_takes_back(window: MainWindow, session: Session) -> None:
    late(session)
    window.open("settings")
    line = window.status.undone
    assert line.text() == ""
    assert line.undo.isVisible()
    assert "单雪" in line.undo.toolTip()
    assert "Ctrl+Z" in line.undo.toolTip()
    assert "单雪" in line.undo.accessibleDescription()


def test_a_page_with_a_bar_of_its_own_needs_none(window: MainWindow, session: Session) -> None:
    late(session)
    window.open("today")
    line = window.status.undone
    assert not line.undo.isVisible()
    assert line.text() == ""


def test_tab_comes_to_it_after_the_page(window: MainWindow, hands: Hands, session: Session) -> None:
    late(session)
    seen = []
    for _ in range(60):
        hands.presses(Qt.Key.Key_Tab)
        seen.append(hands.caret)
        if hands.caret is window.status.undone.undo:
            break
    assert seen[-1] is window.status.undone.undo
    assert any(window.page.isAncestorOf(one) for one in seen[:-1])


def test_nothing_that_can_not_be_undone_is_told(window: MainWindow, session: Session) -> None:
    session.run(lambda: settings.set_language(session.ctx, "en"))
    assert window.status.undone.text() == ""
    assert not window.status.undone.undo.isVisible()
