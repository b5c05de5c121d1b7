"""The rows of the list of parts, as a model of two levels.

A model, and none of Qt's items: those belong to Python and to the tree at once, and where a tree was deleted while a
wrapper of an item was gone already, the program went down with it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QIcon

from kpi_desktop.domain.problems import Path
from kpi_desktop.ui.schemes.editor.tools import Tools
from kpi_desktop.ui.theme import Type

ROW = 28
_TOP = 0
"""What an index of the upper level bears; one below bears the row that it is below of, counted from 1."""
Index = QModelIndex | QPersistentModelIndex


@dataclass
class PartRow:
    """A row: where it leads, its name, what stands at its right, and what is below it."""

    path: Path
    name: str
    right: str = ""
    ink: str = "second_ink"
    strong: bool = False
    struck: bool = False
    below: list[PartRow] = field(default_factory=list)


class PartsModel(QAbstractItemModel):
    """Names in the first column, what stands at their right in the second.

    Args:
        tools: What is needed to draw.
        parent: The list.
    """

    def __init__(self, tools: Tools, parent: QObject) -> None:
        """No rows before `show_rows`."""
        super().__init__(parent)
        self._tools = tools
        self._faulty: frozenset[Path] = frozenset()
        self.rows: tuple[PartRow, ...] = ()

    def show_rows(self, rows: Sequence[PartRow]) -> None:
        """Replace all."""
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    def mark(self, faulty: Collection[Path]) -> None:
        """Mark the rows in which something is wrong, and no others."""
        changed = self._faulty.symmetric_difference(faulty)
        self._faulty = frozenset(faulty)
        for index in self.indexes():
            if self.row(index).path in changed:
                self.dataChanged.emit(index, index, [Qt.ItemDataRole.DecorationRole])

    def indexes(self) -> Iterator[QModelIndex]:
        """Every row's, from top to bottom."""
        for at, row in enumerate(self.rows):
            top = self.index(at, 0)
            yield top
            yield from (self.index(below, 0, top) for below in range(len(row.below)))

    def row(self, index: Index) -> PartRow:
        """What stands in a row."""
        if index.internalId() == _TOP:
            return self.rows[index.row()]
        return self.rows[index.internalId() - 1].below[index.row()]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Rows of the upper level, or what is below one of them."""
        if not parent.isValid():
            return len(self.rows)
        return len(self.row(parent).below) if parent.internalId() == _TOP and parent.column() == 0 else 0

    def columnCount(self, _parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Name, and what stands at its right."""
        return 2

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008 - as above
        """Where a row stands."""
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else _TOP)

    def parent(self, index: Index | None = None) -> QModelIndex:  # type: ignore[override]
        """What a row is below of."""
        if index is None:
            return super().parent()  # type: ignore[return-value]
        if not index.isValid() or index.internalId() == _TOP:
            return QModelIndex()
        return self.createIndex(index.internalId() - 1, 0, _TOP)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What a cell says, and how."""
        if not index.isValid():
            return None
        row = self.row(index)
        if role == Qt.ItemDataRole.DecorationRole:
            return self._mark_of(row) if index.column() == 0 else None
        said = self._of_name(row) if index.column() == 0 else self._of_right(row)
        return said.get(role)

    def _mark_of(self, row: PartRow) -> QIcon | None:
        if row.path not in self._faulty:
            return None
        return self._tools.icons.icon("warning", self._tools.theme.colour("minus"))

    def _of_name(self, row: PartRow) -> Mapping[int, object]:
        theme = self._tools.theme
        font = theme.font(Type.STRONG if row.strong else Type.BODY)
        font.setStrikeOut(row.struck)
        return {
            Qt.ItemDataRole.DisplayRole: row.name,
            Qt.ItemDataRole.ToolTipRole: row.name,
            Qt.ItemDataRole.FontRole: font,
            Qt.ItemDataRole.ForegroundRole: theme.colour("third_ink" if row.struck else "ink"),
            Qt.ItemDataRole.SizeHintRole: QSize(100, ROW),
        }

    def _of_right(self, row: PartRow) -> Mapping[int, object]:
        theme = self._tools.theme
        return {
            Qt.ItemDataRole.DisplayRole: row.right,
            Qt.ItemDataRole.FontRole: theme.font(Type.BODY),
            Qt.ItemDataRole.ForegroundRole: theme.colour(row.ink),
            Qt.ItemDataRole.TextAlignmentRole: Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
        }
