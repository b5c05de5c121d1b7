"""The guide on a new database, and the keys that lead through it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QWidget,
)
from pytestqt.qtbot import QtBot

from kpi_desktop.domain.words import Language
from kpi_desktop.services.context import Context
from kpi_desktop.texts import Translator
from kpi_desktop.ui.guide import Guide
from kpi_desktop.ui.guide.roster_step import RosterStep
from kpi_desktop.ui.icons import Icons
from kpi_desktop.ui.theme import Theme
from tests.ui.windows import present

Speak = Callable[[Language], Translator]


def forget(guide: QWidget) -> None:
    """Nothing is left to ask about when the test is over."""
    assert isinstance(guide, Guide)
    guide.draft.organisation = guide.draft.team = ""
    guide.draft.rows.clear()


@pytest.fixture
def guide(qtbot: QtBot, empty: Context, speak: Speak, theme: Theme, icons: Icons) -> Guide:
    made = Guide(empty, speak, "zh", theme, icons)
    qtbot.addWidget(made, before_close_func=forget)
    present(made, qtbot)
    return made


def compose(text: str) -> None:
    """What an input method does: whatever has the caret gets the characters at once."""
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(caret(), event)


def caret() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(caret(), key, modifiers)


def type_keys(text: str) -> None:
    """Each key goes to whatever has the caret then."""
    for key in text:
        QTest.keyClicks(caret(), key)


def fill_first_step() -> None:
    compose("维康客户服务中心")
    press(Qt.Key.Key_Return)
    compose("早班")
    press(Qt.Key.Key_Return)


def to_roster(guide: Guide) -> RosterStep:
    fill_first_step()
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert isinstance(guide.step, RosterStep)
    return guide.step


def paste(text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    press(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


def go_on() -> None:
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
