"""Every key that any page hears is declared, where it is heard."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QWidget

from kpi_desktop.ui.shortcuts import SHORTCUTS, Where
from kpi_desktop.ui.window import MainWindow

PLACES = ("today", "month", "people", "schemes", "reports", "settings")
INNER = {Where.TABLE, Where.SHEET, Where.EDITOR}
OF_QT = ("qt_", "_q_")
"""What fields and calendars of Qt's own have within them."""


def heard(root: QWidget) -> Iterator[str]:
    """The keys of actions, shortcuts and buttons of a page."""
    for action in root.findChildren(QAction):
        if not action.objectName().startswith(OF_QT):
            yield from (keys.toString() for keys in action.shortcuts())
    for shortcut in root.findChildren(QShortcut):
        yield from map(QKeySequence.toString, QShortcut.keys(shortcut))
    for button in root.findChildren(QAbstractButton):
        yield button.shortcut().toString()


@pytest.mark.parametrize("place", PLACES)
def test_no_page_hears_a_key_that_is_not_declared(window: MainWindow, place: str) -> None:
    page = window.open(place)
    known = {keys for one in SHORTCUTS if one.where in {Where(place), Where.WINDOW} | INNER for keys in one.keys}
    assert {keys for keys in heard(page) if keys} - known == set()


def test_the_window_hears_all_its_own_keys_and_nothing_else(window: MainWindow) -> None:
    found = [keys.toString() for action in window.actions() for keys in action.shortcuts()]
    declared = [keys for one in SHORTCUTS if one.where is Where.WINDOW for keys in one.keys]
    assert len(set(found)) == len(found)
    assert set(found) - set(declared) == set()
    assert set(declared) - set(found) <= {"F1"}, "help is opened by the page that has the caret"


def test_no_key_is_heard_twice_on_a_page(window: MainWindow) -> None:
    own = {keys.toString() for action in window.actions() for keys in action.shortcuts()}
    for place in PLACES:
        assert own & {keys for keys in heard(window.open(place)) if keys} == set(), place
