"""The key of help within dialogs, which are windows of their own and don't hear the keys of the main one."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from kpi_desktop.ui.help.dialog import HelpDialog
from kpi_desktop.ui.shortcuts import listen

_HEARS = "hears-help"


class HelpInDialogs(QObject):
    """Lets every dialog of a window hear the key once the caret is in it.

    Args:
        window: The main window; dialogs of others are left alone.
        wanted: Called with the dialog over which help is to stand.
    """

    def __init__(self, window: QWidget, wanted: Callable[[QDialog], object]) -> None:
        """Begin to listen."""
        super().__init__(window)
        self._window, self._wanted = window, wanted
        QApplication.instance().focusChanged.connect(self._caret_moved)  # type: ignore[union-attr]

    def _caret_moved(self, _before: QWidget | None, now: QWidget | None) -> None:
        dialog = now.window() if now is not None else None
        if not isinstance(dialog, QDialog) or isinstance(dialog, HelpDialog) or dialog.property(_HEARS):
            return
        if belongs(dialog, self._window):
            dialog.setProperty(_HEARS, True)
            listen(dialog, "help", partial(self._wanted, dialog))


def belongs(dialog: QWidget, window: QWidget) -> bool:
    """Whether a dialog stands over a window, or over a dialog of it."""
    above: QWidget | None = dialog
    while above is not None and above is not window:
        above = above.parentWidget()
    return above is window
