"""A window before somebody: it has the keys, its dialogs are answered, its words are read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot


def present(window: QWidget, qtbot: QtBot) -> None:
    """Show a window and give it the keys, also where the one before is only just going."""
    window.show()
    qtbot.waitExposed(window)

    def active() -> bool:
        window.activateWindow()
        QApplication.processEvents()
        return window.isActiveWindow()

    qtbot.waitUntil(active)


def answer(with_dialog: Callable[[QDialog], None]) -> list[QDialog]:
    """Deal with the next modal dialog; gives it, once it was there."""
    seen: list[QDialog] = []

    def act() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QDialog):
            seen.append(dialog)
            with_dialog(dialog)
        else:
            QTimer.singleShot(5, act)

    QTimer.singleShot(0, act)
    return seen


def type_name(path: Path) -> None:
    """Answer the next dialog that asks for a file by typing its name."""

    def act(dialog: QDialog) -> None:
        assert isinstance(dialog, QFileDialog)
        name = dialog.findChild(QLineEdit)
        assert name is not None
        name.setText(str(path))
        QTest.keyClick(name, Qt.Key.Key_Return)

    answer(act)


def texts(widget: QWidget) -> list[str]:
    """The labels that are to be read, in the order in which they were made."""
    QApplication.processEvents()  # what was put in is shown when the event loop turns
    return [one.text() for one in widget.findChildren(QLabel) if one.isVisibleTo(widget)]
