"""The view of a sheet: typed in place, with Enter, Tab and arrows as in a workbook; blocks are pasted and copied."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from typing import cast

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QFontMetrics, QGuiApplication, QInputMethodEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QHeaderView,
    QLineEdit,
    QTableView,
)

from kpi_desktop.ui.kit import named, restyle
from kpi_desktop.ui.kit.rows_in_sight import fit_rows
from kpi_desktop.ui.kit.table import CELL_PADDING, Index
from kpi_desktop.ui.month.figures.sheet_model import SheetModel
from kpi_desktop.ui.month.figures.sheet_parts import ENTER, SheetDelegate, SheetHeader
from kpi_desktop.ui.month.score_header import halves as halves_of
from kpi_desktop.ui.theme import ROW_HEIGHT, Theme, Type

_SIDE_WIDTH, _WIDEST_SIDE = 96, 168
_WIDEST = 150
_ONE_LINE = 64
_LEAST_TEXT = 60
"""Pixels of a day, or of what can still be read of a text."""
_BESIDE_TITLE = 2 * CELL_PADDING - 2
_FRAME = 2
_LEAST_ROW = 26
"""Pixels of a row, which holds nothing beneath its numbers."""


class Sheet(QTableView):
    """A sheet of a month.

    Args:
        model: The cells.
        theme: The look.
        name: What a screen reader calls it.
        explain: How it is typed into.

    Signals:
        pasted: A text of one or more cells is to be taken in from the caret on.
        entered: Enter took a cell.
        went_to: Row and column id of the caret.
        row_removed: Ctrl+D on a row, with its id.
        typing: What stands in the open cell so far.
    """

    pasted = Signal(str)
    entered = Signal()
    went_to = Signal(str, str)
    row_removed = Signal(str)
    typing = Signal(str)

    def __init__(self, model: SheetModel, theme: Theme, name: str, explain: str) -> None:
        """Set up keys and look."""
        super().__init__()
        self.sheet = model
        self._theme = theme
        self.by_typing = False
        self.setModel(model)
        delegate = SheetDelegate(theme, self)
        delegate.moved.connect(self.step)
        delegate.along.connect(self._along)
        self.setItemDelegate(delegate)
        named(self, name, explain)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.AnyKeyPressed | triggers.DoubleClicked | triggers.EditKeyPressed)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.titles = SheetHeader(model, theme, self)
        self.setHorizontalHeader(self.titles)
        side = self.verticalHeader()
        side.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        side.setDefaultSectionSize(ROW_HEIGHT)
        side.setTextElideMode(Qt.TextElideMode.ElideRight)
        side.setFixedWidth(_SIDE_WIDTH)
        side.setSectionsClickable(False)
        side.setHighlightSections(False)
        restyle(side, names=True)
        model.modelReset.connect(self.fit)

    @property
    def several(self) -> bool:
        """Whether more than the caret's cell is chosen."""
        return len(self.selectedIndexes()) > 1

    def fit(self) -> None:
        """Columns as wide as their headings ask, the rest shared; all rows in sight if they can be."""
        least, halves, wholes = self._widths()
        room = self._beside_names(sum(halves))
        widths = _fitting((wholes, halves, least), room)
        spare = max(0, room - sum(widths)) // max(1, len(widths))
        header = self.horizontalHeader()
        for place, width in enumerate(widths):
            header.setSectionResizeMode(place, QHeaderView.ResizeMode.Fixed)
            self.setColumnWidth(place, width + min(spare, 60))
        self.titles.break_titles()
        bar = self.horizontalScrollBar().sizeHint().height() if sum(widths) > room else 0
        rows, beside = self.sheet.rowCount(), self.titles.height_of_titles + bar + 2 * _FRAME
        self.setMaximumHeight(ROW_HEIGHT * rows + beside)
        fit_rows(self, self.height() - beside, _LEAST_ROW)

    def _widths(self) -> tuple[list[int], list[int], list[int]]:
        """What each column can't do without, what it asks for with its heading in two lines, and in one."""
        metrics = QFontMetrics(self._theme.font(Type.SECONDARY))
        least, halves, wholes = [], [], []
        numbers = self._widths_of_numbers()
        for column in self.sheet.content.columns:
            whole = metrics.horizontalAdvance(column.title)
            half = min(whole, max(map(metrics.horizontalAdvance, halves_of(column.title, metrics)), default=0) + 1)
            most = max(_WIDEST, column.width)
            content = numbers.get(column.id, 0) if column.right else _LEAST_TEXT
            least.append(min(max(column.width * 2 // 3, content, half + _BESIDE_TITLE), most))
            halves.append(min(max(column.width, (whole if whole <= _ONE_LINE else half) + _BESIDE_TITLE), most))
            wholes.append(min(max(column.width, whole + _BESIDE_TITLE), most))
        return least, halves, wholes

    def _widths_of_numbers(self) -> dict[str, int]:
        """What the longest number of each column takes; one that is cut would be read as another."""
        metrics, content = QFontMetrics(self._theme.font(Type.BODY)), self.sheet.content
        texts: dict[str, set[str]] = {}
        for (_, column), text in chain(content.values.items(), content.derived.items()):
            texts.setdefault(column, set()).add(text)
        beside = 2 * CELL_PADDING + 2
        return {column: max(map(metrics.horizontalAdvance, each)) + beside for column, each in texts.items()}

    def _beside_names(self, wanted: int) -> int:
        """Give the names at the side what the columns leave, up to the longest; the room that is left for columns."""
        side, metrics = self.verticalHeader(), QFontMetrics(self._theme.font(Type.BODY))
        longest = max((metrics.horizontalAdvance(row.title) for row in self.sheet.content.rows), default=0)
        whole = side.width() + self.viewport().width()
        asked = longest + 2 * CELL_PADDING + 2
        least = min(asked, _SIDE_WIDTH)
        side.setFixedWidth(max(least, min(max(asked, _SIDE_WIDTH), _WIDEST_SIDE, whole - wanted)))
        return whole - side.width()

    def resizeEvent(self, event: object) -> None:
        """Share the new width out."""
        super().resizeEvent(event)  # type: ignore[arg-type]
        self.fit()

    def edit(self, index: object, trigger: object = None, event: object = None) -> object:  # type: ignore[override]
        """Remember whether a cell was opened by typing: then arrows leave it, as in a workbook."""
        if trigger is None:
            return super().edit(cast("QModelIndex", index))
        self.by_typing = trigger == QAbstractItemView.EditTrigger.AnyKeyPressed
        return super().edit(index, trigger, event)  # type: ignore[call-overload]

    def go_to(self, index: QModelIndex) -> None:
        """Put the caret there."""
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)
            self.setFocus()

    def step(self, down: int, right: int) -> None:
        """Go so many rows and columns, as far as the sheet reaches."""
        at = self.currentIndex()
        row = min(max(at.row() + down, 0), self.sheet.rowCount() - 1)
        column = min(max(at.column() + right, 0), self.sheet.columnCount() - 1)
        self.go_to(self.sheet.index(row, column))

    def paste(self, text: str) -> None:
        """Have a text taken in."""
        if not self.sheet.content.read_only and text.strip():
            self.pasted.emit(text)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell where the caret is."""
        super().currentChanged(current, previous)
        self.viewport().update()
        if current.isValid() and current.row() < self.sheet.rowCount():
            self.went_to.emit(*self.sheet.cell(current))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Paste, copy, empty, go down; the rest is typing."""
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste(QGuiApplication.clipboard().text())
        elif event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self._copied())
        elif event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.sheet.put({self.sheet.cell(index): "" for index in self.selectedIndexes()})
        elif event.key() == Qt.Key.Key_D and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            if self.currentIndex().isValid():
                self.row_removed.emit(self.sheet.cell(self.currentIndex())[0])
        elif event.key() in ENTER and self.state() != QAbstractItemView.State.EditingState:
            self.step(1, 0)
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002 - Qt's own signature
        """Tab goes from cell to cell, and out of the sheet behind the last one."""
        return self._along(next) or super().focusNextPrevChild(next)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Keep what an input method commits at once, when no line is open yet: Qt would drop the first ones."""
        bare = event.commitString() and self.state() != QAbstractItemView.State.EditingState
        super().inputMethodEvent(event)
        editor = QApplication.focusWidget()
        if bare and isinstance(editor, QLineEdit) and self.isAncestorOf(editor) and not editor.text():
            editor.insert(event.commitString())

    def _along(self, ahead: bool) -> bool:
        """The next cell that takes something; whether there was one."""
        columns = max(1, self.sheet.columnCount())
        at = self.currentIndex()
        place = at.row() * columns + at.column() if at.isValid() else -1
        last = self.sheet.rowCount() * columns
        for other in range(place + 1, last) if ahead else range(place - 1, -1, -1):
            index = self.sheet.index(other // columns, other % columns)
            if self.sheet.takes(self.sheet.cell(index)):
                self.go_to(index)
                return True
        return False

    def _copied(self) -> str:
        rows: dict[int, list[tuple[int, str]]] = {}
        for index in self.selectedIndexes():
            rows.setdefault(index.row(), []).append((index.column(), str(index.data() or "")))
        return "\n".join("\t".join(text for _, text in sorted(rows[row])) for row in sorted(rows))


def _fitting(choices: Sequence[Sequence[int]], room: int) -> list[int]:
    """Widths that fit the room: the widest choice that does, the same for all columns, so that like ones look alike."""
    return list(next((each for each in choices if sum(each) <= room), choices[-1]))
