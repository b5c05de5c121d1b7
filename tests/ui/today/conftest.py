"""The window with the page Today, in English so that sentences can be read in the tests."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from kpi_desktop.domain.words import Language
from kpi_desktop.services import teams
from kpi_desktop.services.context import Context
from kpi_desktop.texts import Translator
from kpi_desktop.ui.icons import Icons
from kpi_desktop.ui.rail import Place
from kpi_desktop.ui.session import Session
from kpi_desktop.ui.theme import Theme
from kpi_desktop.ui.today import TodayPage
from kpi_desktop.ui.window import MainWindow


class Leader:
    """Sits at the keyboard: presses keys, never calls the page."""

    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        self.window = window
        self.qtbot = qtbot
        page = window.page
        assert isinstance(page, TodayPage)
        self.page = page
        self.pressed = 0

    @property
    def field(self) -> QWidget:
        """Where the keys go; a window takes a moment to become active again after a dialog."""
        self.qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
        focused = QApplication.focusWidget()
        assert focused is not None
        return focused

    def types(self, text: str) -> None:
        """Real keys, one by one; only what a keyboard has."""
        for character in text:
            QTest.keyClicks(self.field, character)
            self.pressed += 1

    def presses(self, *keys: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        for key in keys:
            QTest.keyClick(self.field, key, held)
            self.pressed += 1

    def composes(self, text: str) -> None:
        """What an input method does when characters were chosen."""
        event = QInputMethodEvent()
        event.setCommitString(text)
        QApplication.sendEvent(self.field, event)

    def logs(self, line: str) -> None:
        self.types(line)
        self.presses(Qt.Key.Key_Return)

    def rows(self) -> list[list[str]]:
        """The table as it reads."""
        model = self.page.table.entries
        columns = range(model.columnCount())
        return [[str(model.index(row, column).data()) for column in columns] for row in range(model.rowCount())]

    def row(self, place: int = 0) -> str:
        return " | ".join(cell for cell in self.rows()[place][1:] if cell)

    def offers(self) -> list[str]:
        model = self.page.popup.model
        return [str(model.index(row, 0).data()) for row in range(model.rowCount())]

    @property
    def told(self) -> str:
        return self.page.told.text

    @property
    def refusal(self) -> str:
        return self.page.popup.sentence.text() if self.page.popup.isVisible() else ""

    @property
    def chosen(self) -> list[str]:
        return [person.name for person in self.page.line.chosen]

    @property
    def line(self) -> str:
        return self.page.line.text


@pytest.fixture
def session(ctx: Context, speak: Callable[[Language], Translator], theme: Theme, icons: Icons) -> Session:
    return Session(ctx, speak("en"), theme, icons, teams.resolve(ctx))


@pytest.fixture
def window(session: Session, qtbot: QtBot) -> Iterator[MainWindow]:
    window = MainWindow((Place("today", "Today", "today", TodayPage),), session, lambda: "")
    qtbot.addWidget(window)
    window.open("today")
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    yield window
    window.hide()


@pytest.fixture
def leader(window: MainWindow, qtbot: QtBot) -> Leader:
    return Leader(window, qtbot)
