"""Tables: a typed model over domain objects, and one delegate that draws every row alike."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QKeyCombination, QModelIndex, QObject, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import (
    QFocusEvent,
    QFont,
    QFontMetrics,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from kpi_desktop.ui.kit.copying import clip
from kpi_desktop.ui.theme import HEADER_ROW_HEIGHT, ROW_HEIGHT, Theme, Type

T = TypeVar("T")
Index = QModelIndex | QPersistentModelIndex
CELL_PADDING = 10
_HELD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.AltModifier
_COPY_ALL = QKeyCombination(Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier, Qt.Key.Key_C)


class CellRole(IntEnum):
    """What the delegate asks of a cell beside its text."""

    INK = Qt.ItemDataRole.UserRole + 1
    """Role of `Colours` in which the text is drawn."""
    TYPE = Qt.ItemDataRole.UserRole + 2
    """A `Type`."""
    STRUCK = Qt.ItemDataRole.UserRole + 3
    """Whether the text is struck through."""
    SORT = Qt.ItemDataRole.UserRole + 4
    """What the column is sorted by."""
    ITEM = Qt.ItemDataRole.UserRole + 5
    """The domain object of the row."""
    MIDDLE = Qt.ItemDataRole.UserRole + 6
    """Whether a text that is too long is cut in its middle."""


@dataclass(frozen=True)
class Column(Generic[T]):
    """One column.

    Attributes:
        title: Header; two lines are drawn as name and full marks.
        text: What the cell says.
        ink: Role of `Colours`.
        sort: What it is sorted by; the text where None.
        right: Right-aligned, as numbers are.
        width: Pixels; 0 takes what is left.
        type: Use of type.
        struck: Whether the text is struck through.
        tip: Tool tip.
        icon: Stands before the text.
        middle: A text that is too long is cut in its middle: its end tells it from others.
        only_shown: Says nothing that a copy of the table needs, such as what can be done with the row.
    """

    title: str
    text: Callable[[T], str]
    ink: Callable[[T], str] = lambda _: "ink"
    sort: Callable[[T], Any] | None = None
    right: bool = False
    width: int = 0
    type: Callable[[T], Type] = lambda _: Type.BODY
    struck: Callable[[T], bool] = lambda _: False
    tip: Callable[[T], str] | None = None
    icon: Callable[[T], QPixmap | None] | None = None
    middle: bool = False
    only_shown: bool = False


def _alignment(column: Column[Any]) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter


_ASKED: dict[int, Callable[[Column[Any], Any], Any]] = {
    Qt.ItemDataRole.DisplayRole: lambda column, item: column.text(item),
    Qt.ItemDataRole.ToolTipRole: lambda column, item: column.tip(item) if column.tip else None,
    Qt.ItemDataRole.TextAlignmentRole: lambda column, _: _alignment(column),
    Qt.ItemDataRole.DecorationRole: lambda column, item: column.icon(item) if column.icon else None,
    CellRole.INK: lambda column, item: column.ink(item),
    CellRole.TYPE: lambda column, item: column.type(item),
    CellRole.STRUCK: lambda column, item: column.struck(item),
    CellRole.SORT: lambda column, item: (column.sort or column.text)(item),
    CellRole.ITEM: lambda _, item: item,
    CellRole.MIDDLE: lambda column, _: column.middle,
}
"""What a cell answers to each role."""


class TableModel(QAbstractTableModel, Generic[T]):
    """Rows of domain objects under columns; it never asks the database."""

    def __init__(self, columns: Sequence[Column[T]], rows: Sequence[T] = (), parent: QObject | None = None) -> None:
        """Keep columns and rows."""
        super().__init__(parent)
        self._columns = tuple(columns)
        self._rows: list[T] = list(rows)

    @property
    def items(self) -> tuple[T, ...]:
        """The rows in the order shown."""
        return tuple(self._rows)

    @property
    def copied_columns(self) -> tuple[Column[T], ...]:
        """What a copy of the table has beside each other."""
        return self._columns

    def show_rows(self, rows: Sequence[T]) -> None:
        """Replace all rows."""
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def item(self, index: Index) -> T:
        """The object of a row."""
        return self._rows[index.row()]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Rows; a table has no children."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Columns; a table has no children."""
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a cell says and how it is drawn."""
        if not index.isValid():
            return None
        column, item = self._columns[index.column()], self._rows[index.row()]
        asked = _ASKED.get(role)
        return asked(column, item) if asked else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Header texts and their alignment."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        column = self._columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(column)
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column, stable, selection kept by the persistent indexes."""
        if not 0 <= column < len(self._columns):
            return
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        held = [(index, self._rows[index.row()]) for index in before]
        by = self._columns[column]
        self._rows.sort(key=by.sort or by.text, reverse=order == Qt.SortOrder.DescendingOrder)
        places = {id(item): place for place, item in enumerate(self._rows)}
        self.changePersistentIndexList(before, [self.index(places[id(item)], index.column()) for index, item in held])
        self.layoutChanged.emit()


class RowDelegate(QStyledItemDelegate):
    """Draws a cell: hairline beneath, selection ground with an accent edge, ink and type by role."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        """Keep the theme."""
        super().__init__(parent)
        self.theme = theme

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Ground first, then the text within the padding."""
        painter.save()
        self.paint_ground(painter, option, index)
        self.paint_content(painter, option, index, option.rect.adjusted(CELL_PADDING, 0, -CELL_PADDING, 0))
        painter.restore()

    def paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Selection, hover and hairline."""
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        active = bool(option.state & QStyle.StateFlag.State_Active) and option.widget.hasFocus()
        rect: QRect = option.rect
        if selected:
            painter.fillRect(rect, self.theme.colour("selection" if active else "selection_away"))
            if index.column() == 0:
                painter.fillRect(
                    QRect(rect.left(), rect.top(), 3, rect.height()),
                    self.theme.colour("accent" if active else "third_ink"),
                )
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, self.theme.colour("hover"))
        painter.setPen(QPen(self.theme.colour("soft_line"), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())

    def paint_content(self, painter: QPainter, option: QStyleOptionViewItem, index: Index, rect: QRect) -> None:
        """The icon, and the text, cut with an ellipsis where it doesn't fit."""
        del option
        icon = index.data(Qt.ItemDataRole.DecorationRole)
        if isinstance(icon, QPixmap):
            height = round(icon.height() / icon.devicePixelRatio())
            painter.drawPixmap(rect.left(), rect.top() + (rect.height() - height) // 2, icon)
            rect = rect.adjusted(round(icon.width() / icon.devicePixelRatio()) + 4, 0, 0, 0)
        font = QFont(self.theme.font(index.data(CellRole.TYPE) or Type.BODY))
        font.setStrikeOut(bool(index.data(CellRole.STRUCK)))
        painter.setFont(font)
        painter.setPen(self.theme.colour(index.data(CellRole.INK) or "ink"))
        text = cut_text(painter.fontMetrics(), index, rect.width())
        painter.drawText(rect, int(index.data(Qt.ItemDataRole.TextAlignmentRole) or 0), text)


def cut_text(metrics: QFontMetrics, index: Index, room: int) -> str:
    """A cell's text as far as it fits, with an ellipsis at its end or in its middle."""
    middle = bool(index.data(CellRole.MIDDLE))
    mode = Qt.TextElideMode.ElideMiddle if middle else Qt.TextElideMode.ElideRight
    return metrics.elidedText(str(index.data() or ""), mode, room)


def _has_focus(option: QStyleOptionViewItem) -> bool:
    return bool(option.state & QStyle.StateFlag.State_HasFocus) or option.widget.hasFocus()


class Table(QTableView):
    """A table that is chosen by rows, never edited in place, 34 px a row."""

    def __init__(
        self, model: TableModel[Any], theme: Theme, name: str, *, sortable: bool = False, row_height: int = ROW_HEIGHT
    ) -> None:
        """Set up behaviour; the look is the delegate's and the style sheet's."""
        super().__init__()
        self.setModel(model)
        self.setItemDelegate(RowDelegate(theme, self))
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(row_height)
        header = self.horizontalHeader()
        header.setAccessibleName(name)
        header.setHighlightSections(False)
        header.setMinimumHeight(HEADER_ROW_HEIGHT)
        header.setSectionsClickable(sortable)
        header.setSectionsMovable(False)
        for place, column in enumerate(model._columns):  # noqa: SLF001 - the two belong together
            if column.width:
                header.setSectionResizeMode(place, QHeaderView.ResizeMode.Interactive)
                self.setColumnWidth(place, column.width)
            else:
                header.setSectionResizeMode(place, QHeaderView.ResizeMode.Stretch)
        if sortable:
            header.setSortIndicatorClearable(True)
            header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
            self.setSortingEnabled(True)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Reached by key with no row chosen, the first one is: the keys have something to go by."""
        super().focusInEvent(event)
        by_key = event.reason() in {Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason}
        if by_key and self.model().rowCount() and not self.selectionModel().hasSelection():
            self.selectRow(max(0, self.currentIndex().row()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy the chosen rows, or all where none is chosen; choose all. The rest is Qt's."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_rows()
        elif event.matches(QKeySequence.StandardKey.SelectAll):
            self._choose_all()
        elif event.keyCombination() == _COPY_ALL:
            self.copy_rows(all_rows=True)
        elif event.key() in {Qt.Key.Key_Home, Qt.Key.Key_End} and not event.modifiers() & _HELD:
            self._go_to_end(first=event.key() == Qt.Key.Key_Home)
        else:
            super().keyPressEvent(event)

    def _go_to_end(self, *, first: bool) -> None:
        """The first row or the last: rows are chosen whole, so that Qt's first and last cell of one mean nothing."""
        rows = self.model().rowCount()
        if rows:
            column = max(0, self.currentIndex().column())
            self.setCurrentIndex(self.model().index(0 if first else rows - 1, column))

    def copy_rows(self, *, all_rows: bool = False) -> None:
        """Put rows on the clipboard with their headings, as a spreadsheet takes them."""
        model = self.model()
        assert isinstance(model, TableModel)  # noqa: S101 - given so
        chosen = sorted({index.row() for index in self.selectionModel().selectedIndexes()})
        items = model.items
        rows = items if all_rows or not chosen else [items[place] for place in chosen]
        QGuiApplication.clipboard().setMimeData(clip(model.copied_columns, rows))

    def _choose_all(self) -> None:
        """All rows are chosen until the caret moves: whatever is done with a row is done with one."""
        self.setSelectionMode(QAbstractItemView.SelectionMode.MultiSelection)
        self.selectAll()
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)

    def current_item(self) -> Any | None:
        """The object of the current row, or None."""
        index = self.currentIndex()
        return index.data(CellRole.ITEM) if index.isValid() else None
