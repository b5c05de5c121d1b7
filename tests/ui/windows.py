"""A window before somebody: it has the keys, its dialogs are answered, its words are read."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QWidget
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


def texts(widget: QWidget) -> list[str]:
    """The labels that are to be read, in the order in which they were made."""
    QApplication.processEvents()  # what was put in is shown when the event loop turns
    return [one.text() for one in widget.findChildren(QLabel) if one.isVisibleTo(widget)]
