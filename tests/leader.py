"""Hands on keyboard and mouse: what a leader can do to the window, and nothing that only code can do."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QFileDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

D = TypeVar("D", bound=QDialog)
CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


class Hands:
    """Every key goes to whatever has the caret; `pressed` counts them."""

    def __init__(self, qtbot: QtBot) -> None:
        self.qtbot = qtbot
        self.pressed = 0

    @property
    def caret(self) -> QWidget:
        """Where the keys go; a window takes a moment to become active again after a dialog."""
        self.qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
        found = QApplication.focusWidget()
        assert found is not None
        return found

    def takes(self, window: QWidget) -> None:
        """Bring a window to the front, as a window manager does with the only one there is."""
        self.qtbot.waitExposed(window)

        def active() -> bool:
            window.activateWindow()
            QApplication.processEvents()
            return window.isActiveWindow()

        self.qtbot.waitUntil(active)

    def types(self, text: str) -> None:
        """Keys, one by one; only what a keyboard has."""
        for character in text:
            QTest.keyClicks(self.caret, character)
            self.pressed += 1

    def presses(self, *keys: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        for key in keys:
            QTest.keyClick(self.caret, key, held)
            self.pressed += 1

    def composes(self, text: str) -> None:
        """What an input method does when characters were chosen."""
        event = QInputMethodEvent()
        event.setCommitString(text)
        QApplication.sendEvent(self.caret, event)

    def pastes(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self.presses(Qt.Key.Key_V, held=CTRL)

    def clicks(self, button: QAbstractButton) -> None:
        assert button.isVisible(), button.text()
        assert button.isEnabled(), button.text()
        where = QPoint(min(12, button.width() // 2), button.height() // 2)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton, pos=where)

    def tabs_to(self, widget: QWidget, most: int = 40) -> None:
        """Tab until the caret is there."""
        for _ in range(most):
            if widget.hasFocus():
                return
            self.presses(Qt.Key.Key_Tab)
        raise AssertionError(f"Tab never comes to {widget.accessibleName()}")

    def saves_as(self, dialog: QFileDialog, path: Path) -> None:
        """Type a name into the dialog that asks for a file, and press Enter."""
        self.takes(dialog)
        name = dialog.findChild(QLineEdit, "fileNameEdit")
        assert name is not None
        assert name.hasFocus()
        self.presses(Qt.Key.Key_A, held=CTRL)
        self.types(str(path))
        self.presses(Qt.Key.Key_Return)

    def answers(self, kind: type[D], deal: Callable[[D], None]) -> list[D]:
        """Deal with the next dialog of a kind that nothing goes on without; gives it, once it was there."""
        seen: list[D] = []

        def act(patience: int = 1000) -> None:
            dialog = QApplication.activeModalWidget()
            if isinstance(dialog, kind) and dialog.isVisible():
                seen.append(dialog)
                try:
                    deal(dialog)
                except BaseException:
                    dialog.reject()  # else the test would wait for ever
                    raise
            elif patience:
                QTimer.singleShot(5, lambda: act(patience - 1))
            else:
                if isinstance(dialog, QDialog):
                    dialog.reject()
                raise AssertionError(f"no {kind.__name__} came, but {dialog}")

        QTimer.singleShot(0, act)
        return seen
