"""The table in which names are typed or pasted."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeyEvent, QKeySequence, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QApplication,
    QHeaderView,
    QLineEdit,
    QStyle,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from kpi_desktop.errors import KpiError
from kpi_desktop.services.rosters import spread
from kpi_desktop.texts import Translator
from kpi_desktop.ui.guide.roster_model import FAULT_ROLE, NAME, RosterModel
from kpi_desktop.ui.kit import RowDelegate, named
from kpi_desktop.ui.theme import HEADER_ROW_HEIGHT, ROW_HEIGHT, Theme

Index = QModelIndex | QPersistentModelIndex
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class CellDelegate(RowDelegate):
    """Draws cells with their faults and the caret's frame; Enter in a cell goes to the one beneath."""

    entered = Signal()

    def paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Hairlines, then a frame where the caret or a fault is."""
        rect: QRect = option.rect
        painter.setPen(QPen(self.theme.colour("soft_line"), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.drawLine(rect.topRight(), rect.bottomRight())
        widget = cast("QWidget | None", option.widget)
        current = bool(option.state & QStyle.StateFlag.State_HasFocus) and widget is not None and widget.hasFocus()
        faulty = bool(index.data(FAULT_ROLE))
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect.adjusted(0, 0, -1, -1), self.theme.colour("selection"))
        if current or faulty:
            painter.setPen(QPen(self.theme.colour("accent" if current else "minus"), 2))
            painter.drawRect(rect.adjusted(1, 1, -2, -2))

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """A line with the column's name for screen readers."""
        del option
        editor = QLineEdit(parent)
        editor.setProperty("place", "cell")
        title = str(index.model().headerData(index.column(), Qt.Orientation.Horizontal))
        return named(editor, title, str(index.data(Qt.ItemDataRole.ToolTipRole) or ""))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter takes what was typed and moves down."""
        if event.type() == QEvent.Type.KeyPress and isinstance(watched, QLineEdit):
            key = cast("QKeyEvent", event)
            if key.key() in _ENTER:
                self.commitData.emit(watched)
                self.closeEditor.emit(watched, QAbstractItemDelegate.EndEditHint.NoHint)
                self.entered.emit()
                return True
            if key.matches(QKeySequence.StandardKey.Paste) and _several_cells():
                self.closeEditor.emit(watched, QAbstractItemDelegate.EndEditHint.RevertModelCache)
                QApplication.sendEvent(cast("QObject", self.parent()), event)
                return True
            if takes_row_out(key):
                self.commitData.emit(watched)
                self.closeEditor.emit(watched, QAbstractItemDelegate.EndEditHint.NoHint)
                QApplication.sendEvent(cast("QObject", self.parent()), event)
                return True
        return super().eventFilter(watched, event)


def takes_row_out(key: QKeyEvent) -> bool:
    """Ctrl+D; to be asked before Qt's own keys, of which it means to delete on some systems."""
    return key.key() == Qt.Key.Key_D and key.modifiers() == Qt.KeyboardModifier.ControlModifier


def _several_cells() -> bool:
    return any(sign in QGuiApplication.clipboard().text().strip("\r\n") for sign in "\t\n")


class RosterGrid(QTableView):
    """A table that is typed into like a sheet of a workbook.

    Signals:
        refused: What was pasted can't be placed; the sentence says why.
    """

    refused = Signal(str)

    def __init__(self, model: RosterModel, theme: Theme, tr: Translator) -> None:
        """Set up keys and look."""
        super().__init__()
        self._model = model
        self._tr = tr
        self.setModel(model)
        delegate = CellDelegate(theme, self)
        delegate.entered.connect(self._down)
        self.setItemDelegate(delegate)
        named(self, tr.t("Roster"), tr.t("Type, or paste rows from Excel; Enter goes to the next row"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.AnyKeyPressed | triggers.DoubleClicked | triggers.EditKeyPressed)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        side, header = self.verticalHeader(), self.horizontalHeader()
        side.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        side.setDefaultSectionSize(ROW_HEIGHT)
        side.setFixedWidth(40)
        side.setSectionsClickable(False)
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setFixedHeight(HEADER_ROW_HEIGHT)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.setCurrentIndex(model.index(0, NAME))

    def paste(self, text: str) -> None:
        """Take rows in from the current one on; one column of other things than names goes where the caret is."""
        at = self.currentIndex()
        row, column = max(at.row(), 0), max(at.column(), 0)
        lines = text.strip("\r\n").splitlines()
        if column > NAME and not any("\t" in line for line in lines):
            rows = tuple({self._model.shown[column]: line.strip()} for line in lines)
        else:
            try:
                rows = spread(text)
            except KpiError as error:
                self.refused.emit(self._tr.say(error.what))
                return
        after = self._model.place(rows, row)
        self.setCurrentIndex(self._model.index(min(after, self._model.rowCount() - 1), column))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Paste, empty, take a row out, undo, and Enter to go down; the rest is typing."""
        if takes_row_out(event):
            row, column = self.currentIndex().row(), self.currentIndex().column()
            self._model.remove(row)
            self.setCurrentIndex(self._model.index(row, column))
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste(QGuiApplication.clipboard().text())
        elif event.matches(QKeySequence.StandardKey.Undo):
            self._undo()
        elif event.matches(QKeySequence.StandardKey.Delete) or event.key() == Qt.Key.Key_Backspace:
            self._model.clear(self.selectedIndexes())
        elif event.key() in _ENTER and self.state() != QAbstractItemView.State.EditingState:
            self._down()
        else:
            super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Keep 汉字 that an input method commits at once, when no line is open yet: Qt would drop the first ones."""
        bare = event.commitString() and self.state() != QAbstractItemView.State.EditingState
        super().inputMethodEvent(event)
        editor = QApplication.focusWidget()
        if bare and isinstance(editor, QLineEdit) and self.isAncestorOf(editor) and not editor.text():
            editor.insert(event.commitString())

    def _undo(self) -> None:
        row, column = self.currentIndex().row(), self.currentIndex().column()
        changed = self._model.undo()
        if changed is not None:
            self.setCurrentIndex(self._model.index(changed, max(column, 0)))
        else:
            self.setCurrentIndex(self._model.index(row, column))

    def _down(self) -> None:
        index = self.currentIndex()
        self.setFocus()
        self.setCurrentIndex(self._model.index(min(index.row() + 1, self._model.rowCount() - 1), index.column()))
