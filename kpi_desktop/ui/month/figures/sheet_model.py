"""A sheet of cells to be typed into: what stands there, what was typed and not yet written, and what is wrong."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt, Signal

from kpi_desktop.ui.kit import CellRole
from kpi_desktop.ui.kit.table import Index
from kpi_desktop.ui.month.figures.pasting import Names

Cell = tuple[str, str]
"""Row id and column id."""


class SheetRole(IntEnum):
    """What the sheet's delegate asks of a cell beside what every delegate asks."""

    FAULT = CellRole.ITEM + 1
    """The sentence, or empty."""
    GROUND = CellRole.ITEM + 2
    """Role of `Colours` for the ground, or None."""
    CHOICES = CellRole.ITEM + 3
    """Texts that are completed while typing."""


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """A column.

    Attributes:
        id: Its id.
        title: Heading.
        subtitle: Unit or full marks, small beneath the heading.
        called: Other headings by which a paste may name it.
        tip: More about it.
        right: Numbers stand at the right.
        shown: Only shows, takes nothing.
        choices: Texts that are completed while typing.
        width: Least width in pixels.
    """

    id: str
    title: str
    subtitle: str = ""
    called: tuple[str, ...] = ()
    tip: str = ""
    right: bool = True
    shown: bool = False
    choices: tuple[str, ...] = ()
    width: int = 76

    @property
    def names(self) -> Names:
        """What a paste may call it."""
        return Names(self.id, (self.title, *self.called))


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A row: its title at the side, and what a paste may call it."""

    id: str
    title: str
    called: tuple[str, ...] = ()

    @property
    def names(self) -> Names:
        """What a paste may call it."""
        return Names(self.id, self.called)


@dataclass(frozen=True, slots=True)
class SheetContent:
    """What a sheet shows.

    Attributes:
        columns: From left to right.
        rows: From top to bottom.
        values: Texts that stand there.
        derived: Texts that follow from other cells; typing replaces them.
        closed: Cells that take nothing, such as those of other posts.
        wanted: Cells that must still be filled.
        tips: More about single cells.
        read_only: Nothing can be typed.
    """

    columns: tuple[SheetColumn, ...] = ()
    rows: tuple[SheetRow, ...] = ()
    values: Mapping[Cell, str] = field(default_factory=dict)
    derived: Mapping[Cell, str] = field(default_factory=dict)
    closed: frozenset[Cell] = frozenset()
    wanted: frozenset[Cell] = frozenset()
    tips: Mapping[Cell, str] = field(default_factory=dict)
    read_only: bool = False


class SheetModel(QAbstractTableModel):
    """The cells of a sheet.

    Signals:
        edited: Cells were typed, pasted or emptied; they stand in `typed` until `settle`.
    """

    edited = Signal()

    def __init__(self) -> None:
        """Start without cells."""
        super().__init__()
        self.content = SheetContent()
        self.typed: dict[Cell, str] = {}
        self.faults: dict[Cell, str] = {}

    def show_content(self, content: SheetContent) -> None:
        """Show other cells; where rows and columns stay, so do the caret and an open line."""
        same = (self.content.columns, self.content.rows) == (content.columns, content.rows)
        if not same:
            self.beginResetModel()
        self.content = content
        cells = {(row.id, column.id) for row in content.rows for column in content.columns}
        self.typed = {cell: text for cell, text in self.typed.items() if cell in cells}
        self.faults = {cell: what for cell, what in self.faults.items() if cell in self.typed}
        if same:
            self._draw_anew()
        else:
            self.endResetModel()

    def put(self, cells: Mapping[Cell, str]) -> None:
        """Take texts as typed; what can't be typed into is left out."""
        taken = {cell: text for cell, text in cells.items() if self.takes(cell)}
        for cell, text in taken.items():
            if text == self.content.values.get(cell, "") and cell not in self.content.derived:
                self.typed.pop(cell, None)
                self.faults.pop(cell, None)
            else:
                self.typed[cell] = text
        if taken:
            self.edited.emit()
            self._draw_anew()

    def settle(self, written: Iterable[Cell], faults: Mapping[Cell, str]) -> None:
        """What was written is no longer merely typed; of the rest say what is wrong."""
        for cell in written:
            self.typed.pop(cell, None)
        self.faults = {cell: what for cell, what in faults.items() if cell in self.typed}
        self._draw_anew()

    def takes(self, cell: Cell) -> bool:
        """Whether a cell can be typed into."""
        column = next((one for one in self.content.columns if one.id == cell[1]), None)
        there = column is not None and not column.shown and any(row.id == cell[0] for row in self.content.rows)
        return there and not self.content.read_only and cell not in self.content.closed

    def first_to_take(self) -> QModelIndex:
        """The first cell that is for typing, though in a closed month nothing can be typed; else the first of all."""
        places = (self.index(row, column) for row in range(self.rowCount()) for column in range(self.columnCount()))
        closed, columns = self.content.closed, self.content.columns
        taking = (one for one in places if not columns[one.column()].shown and self.cell(one) not in closed)
        return next(taking, self.index(0, 0))

    def cell(self, index: Index) -> Cell:
        """Row and column of a place."""
        return self.content.rows[index.row()].id, self.content.columns[index.column()].id

    def place(self, cell: Cell) -> QModelIndex:
        """Where a cell stands; invalid where it doesn't."""
        rows = [row.id for row in self.content.rows]
        columns = [column.id for column in self.content.columns]
        if cell[0] not in rows or cell[1] not in columns:
            return QModelIndex()
        return self.index(rows.index(cell[0]), columns.index(cell[1]))

    def first_fault(self) -> QModelIndex:
        """The first faulty cell in reading order; invalid where none is."""
        places = [self.place(cell) for cell in self.faults]
        shown = (place for place in places if place.isValid())
        return min(shown, key=lambda place: (place.row(), place.column()), default=QModelIndex())

    def text(self, cell: Cell) -> str:
        """What a cell says."""
        if cell in self.typed:
            return self.typed[cell]
        return self.content.values.get(cell, "") or self.content.derived.get(cell, "")

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Rows."""
        return 0 if parent.isValid() else len(self.content.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Columns."""
        return 0 if parent.isValid() else len(self.content.columns)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Cells that take something can be edited."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if index.isValid() and self.takes(self.cell(index)) else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: PLR0911 - by role
        """What a cell says and how it is drawn."""
        if not index.isValid():
            return None
        cell, column = self.cell(index), self.content.columns[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self.text(cell) or ("/" if cell in self.content.closed else "")
            case Qt.ItemDataRole.EditRole:
                return self.typed.get(cell, self.content.values.get(cell, ""))
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleDescriptionRole:
                return self.faults.get(cell) or self.content.tips.get(cell) or None
            case Qt.ItemDataRole.TextAlignmentRole:
                side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
                return side | Qt.AlignmentFlag.AlignVCenter
            case CellRole.INK:
                return self._ink(cell, column)
            case SheetRole.FAULT:
                return self.faults.get(cell, "")
            case SheetRole.GROUND:
                return self._ground(cell)
            case SheetRole.CHOICES:
                return column.choices
            case _:
                return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Headings above, people at the side."""
        if orientation == Qt.Orientation.Vertical:
            row = self.content.rows[section]
            return {
                Qt.ItemDataRole.DisplayRole: row.title,
                Qt.ItemDataRole.ToolTipRole: "  ".join(row.called) or None,
                Qt.ItemDataRole.TextAlignmentRole: Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter,
            }.get(Qt.ItemDataRole(role) if role < Qt.ItemDataRole.UserRole else Qt.ItemDataRole.UserRole)
        column = self.content.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return " ".join(part for part in (column.title, column.subtitle) if part)
        return (column.tip or column.title) if role == Qt.ItemDataRole.ToolTipRole else None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Take what was typed."""
        if not index.isValid() or role != Qt.ItemDataRole.EditRole:
            return False
        text = " ".join(str(value).split())
        cell = self.cell(index)
        if not self.takes(cell) or text == self.data(index, Qt.ItemDataRole.EditRole):
            return False
        self.put({cell: text})
        return True

    def _ink(self, cell: Cell, column: SheetColumn) -> str:
        if cell in self.faults:
            return "minus"
        if cell in self.typed:
            return "ink"
        faint = column.shown or cell in self.content.closed or cell not in self.content.values
        return "third_ink" if faint else "ink"

    def _ground(self, cell: Cell) -> str | None:
        if cell in self.content.closed:
            return "window"
        return "doubt_ground" if cell in self.content.wanted and cell not in self.typed else None

    def _draw_anew(self) -> None:
        if self.rowCount() and self.columnCount():
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, self.columnCount() - 1))


def names_of(parts: Sequence[SheetRow] | Sequence[SheetColumn]) -> tuple[Names, ...]:
    """What a paste may call rows or columns."""
    return tuple(part.names for part in parts)
