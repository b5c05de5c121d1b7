"""What the rows of a table of records take: files dropped or pasted onto them, a click on the paper-clip."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QDragMoveEvent, QDropEvent, QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent

from kpi_desktop.ui.evidence.offered import Offered
from kpi_desktop.ui.kit import CellRole, Table


class EvidenceRows(QObject):
    """Watches a table; lives as long as it.

    Args:
        table: Its items are records.
        column: Where the paper-clip stands.

    Signals:
        opened: The record whose evidence is to be shown.
        received: A record, and what was offered for it.
    """

    opened = Signal(object)
    received = Signal(object, object)

    def __init__(self, table: Table, column: int) -> None:
        """Let the table accept drops."""
        super().__init__(table)
        self._table = table
        self._column = column
        table.viewport().setAcceptDrops(True)
        table.viewport().installEventFilter(self)
        table.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take drops over a row, the key for pasting, and clicks on the clip; leave all else."""
        match event.type():
            case QEvent.Type.DragEnter | QEvent.Type.DragMove if isinstance(event, QDragMoveEvent):
                return self._drag(event)
            case QEvent.Type.Drop if isinstance(event, QDropEvent):
                return self._drop(event)
            case QEvent.Type.MouseButtonRelease if isinstance(event, QMouseEvent):
                self._click(event)
            case QEvent.Type.KeyPress if isinstance(event, QKeyEvent) and watched is self._table:
                return event.matches(QKeySequence.StandardKey.Paste) and self._paste()
            case _:
                pass
        return False

    def _drag(self, event: QDragMoveEvent) -> bool:
        """Show by the selection which record would get it.

        Whoever refuses what enters is asked no more while it moves: what can be attached is let in anywhere.
        """
        index = self._row_at(event.position().toPoint())
        if not self._fits(event):
            event.ignore()
            return False
        event.setDropAction(Qt.DropAction.CopyAction)
        if index is None:
            event.setAccepted(event.type() == QEvent.Type.DragEnter)
        else:
            self._table.setCurrentIndex(index)
            event.accept()
        return True

    @staticmethod
    def _fits(event: QDropEvent) -> bool:
        """Whether it can be attached; workbooks alone are left to the window, which takes them in."""
        offered = Offered.of(event.mimeData())
        workbooks = [path for path in offered.paths if path.suffix.casefold() in {".xlsx", ".xlsm"}]
        return bool(offered) and (not workbooks or len(workbooks) < len(offered.paths))

    def _drop(self, event: QDropEvent) -> bool:
        index = self._row_at(event.position().toPoint())
        offered = Offered.of(event.mimeData())
        if index is None or not self._fits(event):
            return False
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self.received.emit(self._item(index), offered)
        return True

    def _click(self, event: QMouseEvent) -> None:
        index = self._table.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and index.isValid() and index.column() == self._column:
            self.opened.emit(self._item(index))

    def _paste(self) -> bool:
        index = self._table.currentIndex()
        offered = Offered.of(QGuiApplication.clipboard().mimeData())
        if not index.isValid() or not offered:
            return False
        self.received.emit(self._item(index), offered)
        return True

    def _row_at(self, where: QPoint) -> QModelIndex | None:
        index = self._table.indexAt(where)
        return index if index.isValid() else None

    def _item(self, index: QModelIndex) -> Any:
        return index.data(CellRole.ITEM)
