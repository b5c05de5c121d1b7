"""How a sheet's cells and headings are drawn, and what keys do in a cell that is open."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QGuiApplication, QKeyEvent, QKeySequence, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QCompleter,
    QHeaderView,
    QLineEdit,
    QStyle,
    QStyleOptionViewItem,
    QWidget,
)

from kpi_desktop.ui.kit import RowDelegate, named
from kpi_desktop.ui.kit.table import CELL_PADDING, Index
from kpi_desktop.ui.month.explanation_layout import broken
from kpi_desktop.ui.month.figures.sheet_model import SheetModel, SheetRole
from kpi_desktop.ui.month.score_header import halves
from kpi_desktop.ui.theme import Theme, Type

if TYPE_CHECKING:
    from kpi_desktop.ui.month.figures.sheet import Sheet

_TITLE_LINE = 16
_BENEATH_TITLES = 22
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_STEPS = {
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Return: (1, 0),
    Qt.Key.Key_Enter: (1, 0),
}


class SheetDelegate(RowDelegate):
    """Draws cells with their faults and the caret's frame; keys in an open cell take it and go on.

    Signals:
        moved: Rows and columns to go, after what was typed is taken.
        along: Tab (True) or Shift+Tab, after what was typed is taken.
    """

    moved = Signal(int, int)
    along = Signal(bool)

    def __init__(self, theme: Theme, sheet: Sheet) -> None:
        """Keep the sheet."""
        super().__init__(theme, sheet)
        self._sheet = sheet

    def paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Ground and hairlines, then a frame where the caret or a fault is."""
        rect: QRect = option.rect
        ground = index.data(SheetRole.GROUND)
        if option.state & QStyle.StateFlag.State_Selected and self._sheet.several:
            ground = "selection"
        if ground:
            painter.fillRect(rect.adjusted(0, 0, -1, -1), self.theme.colour(ground))
        painter.setPen(QPen(self.theme.colour("soft_line"), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.drawLine(rect.topRight(), rect.bottomRight())
        current = index == self._sheet.currentIndex()
        if current or index.data(SheetRole.FAULT):
            role = "minus" if index.data(SheetRole.FAULT) else "accent" if self._sheet.hasFocus() else "third_ink"
            painter.setPen(QPen(self.theme.colour(role), 2 if role != "third_ink" else 1))
            painter.drawRect(rect.adjusted(1, 1, -2, -2))

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """A line with the column's name for screen readers."""
        del option
        editor = QLineEdit(parent)
        editor.setProperty("place", "cell")
        editor.setAlignment(Qt.AlignmentFlag(index.data(Qt.ItemDataRole.TextAlignmentRole)))
        editor.textEdited.connect(self._sheet.typing)
        choices = index.data(SheetRole.CHOICES)
        if choices:
            completer = QCompleter(list(choices), editor)
            completer.setCompletionMode(QCompleter.CompletionMode.InlineCompletion)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            editor.setCompleter(completer)
        model = index.model()
        who = str(model.headerData(index.row(), Qt.Orientation.Vertical))
        title = str(model.headerData(index.column(), Qt.Orientation.Horizontal))
        return named(editor, f"{who} {title}", str(index.data(Qt.ItemDataRole.ToolTipRole) or ""))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter, Tab and arrows take what was typed; a block is pasted from the cell on."""
        if event.type() == QEvent.Type.KeyPress and isinstance(watched, QLineEdit):
            key = cast("QKeyEvent", event)
            if key.matches(QKeySequence.StandardKey.Paste) and _several_cells():
                self.closeEditor.emit(watched, QAbstractItemDelegate.EndEditHint.RevertModelCache)
                self._sheet.paste(QGuiApplication.clipboard().text())
                return True
            if key.key() in {Qt.Key.Key_Tab, Qt.Key.Key_Backtab}:
                self._take(watched)
                self.along.emit(key.key() == Qt.Key.Key_Tab)
                return True
            if key.key() in _STEPS and (self._sheet.by_typing or key.key() not in {Qt.Key.Key_Left, Qt.Key.Key_Right}):
                self._take(watched)
                self.moved.emit(*_STEPS[Qt.Key(key.key())])
                if key.key() in ENTER:
                    self._sheet.entered.emit()
                return True
        return super().eventFilter(watched, event)

    def _take(self, editor: QLineEdit) -> None:
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.NoHint)


class SheetHeader(QHeaderView):
    """Headings of up to two lines, with the unit or the full marks small beneath."""

    def __init__(self, model: SheetModel, theme: Theme, parent: QWidget) -> None:
        """Only shows."""
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._model, self._theme = model, theme
        self.setSectionsClickable(False)
        self.setHighlightSections(False)
        self._lines = 1
        self.setFixedHeight(self.height_of_titles)

    @property
    def height_of_titles(self) -> int:
        """Pixels of titles in as many lines as the widths ask for, and of what stands beneath."""
        return _BENEATH_TITLES + self._lines * _TITLE_LINE

    def sizeHint(self) -> QSize:
        """As high as the titles."""
        return QSize(super().sizeHint().width(), self.height_of_titles)

    def break_titles(self) -> None:
        """Become as high as the titles need in the columns as they are now."""
        metrics = QFontMetrics(self._theme.font(Type.SECONDARY))
        titles = [column.title for column in self._model.content.columns[: self.count()]]
        needed = (len(two_lines(title, metrics, self._room(place))) for place, title in enumerate(titles))
        self._lines = max(needed, default=1)
        self.setFixedHeight(self.height_of_titles)
        self.viewport().update()

    def _room(self, place: int) -> int:
        return self.sectionSize(place) - 2 * CELL_PADDING + 4

    def paintSection(self, painter: QPainter, rect: QRect, logical: int) -> None:
        """Title and subtitle, at the bottom of the section."""
        if logical >= len(self._model.content.columns):
            return
        column = self._model.content.columns[logical]
        painter.save()
        painter.fillRect(rect, self._theme.colour("surface"))
        painter.setPen(self._theme.colour("line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        inner = rect.adjusted(CELL_PADDING - 4, 4, -CELL_PADDING, -5)
        side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
        painter.setFont(self._theme.font(Type.SECONDARY))
        lines = two_lines(column.title, painter.fontMetrics(), inner.width())
        y = inner.bottom() - _TITLE_LINE * len(lines) - (12 if column.subtitle else 0)
        painter.setPen(self._theme.colour("second_ink"))
        for line in lines:
            painter.drawText(
                QRect(inner.left(), y, inner.width(), _TITLE_LINE), side | Qt.AlignmentFlag.AlignVCenter, line
            )
            y += _TITLE_LINE
        painter.setFont(self._theme.font(Type.TINY))
        painter.setPen(self._theme.colour("third_ink"))
        text = painter.fontMetrics().elidedText(column.subtitle, Qt.TextElideMode.ElideRight, inner.width())
        beneath = QRect(inner.left(), y - 2, inner.width(), _TITLE_LINE)
        painter.drawText(beneath, side | Qt.AlignmentFlag.AlignVCenter, text)
        painter.restore()


def two_lines(text: str, metrics: QFontMetrics, room: int) -> list[str]:
    """A heading in at most two lines, the second cut where it must be."""
    lines = broken(text, metrics, room)
    even = halves(text, metrics)
    if len(lines) > 1 and max(map(metrics.horizontalAdvance, even)) <= room:
        return list(even)
    if len(lines) > 2:
        rest = text[len(lines[0]) :].lstrip()
        lines = [lines[0], metrics.elidedText(rest, Qt.TextElideMode.ElideRight, room)]
    return lines


def _several_cells() -> bool:
    return any(sign in QGuiApplication.clipboard().text().strip("\r\n") for sign in "\t\n")
