"""Pages take no input while a workbook is read or taken in: a key meant for them must not answer the question after it.

Nothing is greyed: what stands on the page can be read on, and mostly it lasts no longer than a blink.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from kpi_desktop.ui.background import Work

_INPUT = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.KeyRelease,
        QEvent.Type.Shortcut,
        QEvent.Type.InputMethod,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseButtonRelease,
        QEvent.Type.MouseButtonDblClick,
        QEvent.Type.Wheel,
        QEvent.Type.ContextMenu,
        QEvent.Type.TouchBegin,
        QEvent.Type.DragEnter,
        QEvent.Type.Drop,
    }
)


class Held(QObject):
    """Keeps input from a window while its work asks for that; Esc stops the work.

    Args:
        window: The window; its dialogs are left alone.
        work: The window's long work.
        free: What can be worked with all the same: the line with Stop in it. This goes with it.
        keys: The action that stops the work, where the window has one.
    """

    def __init__(self, window: QWidget, work: Work, free: QWidget, keys: QAction | None = None) -> None:
        """Wait for work that asks for it."""
        super().__init__(free)
        self._window, self._work, self._free, self._keys = window, work, free, keys
        self._holds = False
        work.changed.connect(self._changed)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Swallow what is meant for the pages."""
        if event.type() not in _INPUT or not self._concerns(watched):
            return False
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Escape:
            self._work.stop()
            return True
        return not (isinstance(watched, QWidget) and (watched is self._free or self._free.isAncestorOf(watched)))

    def _concerns(self, watched: QObject) -> bool:
        """Whether it is a widget of the window itself, or a key that the window hears."""
        if isinstance(watched, QAction | QShortcut):
            owner = watched.parent()
            return watched is not self._keys and isinstance(owner, QWidget) and owner.window() is self._window
        return isinstance(watched, QWidget) and watched.window() is self._window

    def _changed(self) -> None:
        if self._work.holds == self._holds:
            return
        self._holds = self._work.holds
        app = QApplication.instance()
        assert app is not None  # noqa: S101 - there is a window
        if self._holds:
            app.installEventFilter(self)
            self._window.setCursor(Qt.CursorShape.BusyCursor)
        else:
            app.removeEventFilter(self)
            self._window.unsetCursor()
