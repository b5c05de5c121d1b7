"""The score table's rows: people by rank, drawn from the worded content of a month."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace
from enum import IntEnum
from typing import Any

from PySide6.QtCore import Qt

from kpi_desktop.reports.content import MonthContent, PersonContent
from kpi_desktop.services.columns import USUAL, Arrangement
from kpi_desktop.texts import Translator
from kpi_desktop.ui.kit import Column, TableModel
from kpi_desktop.ui.kit.table import Index
from kpi_desktop.ui.month.score_columns import Beside, ScoreColumn, score_columns

_NAME = "name"


class ScoreRole(IntEnum):
    """What the score table's delegate asks of a cell beside what every delegate asks."""

    BAR = Qt.ItemDataRole.UserRole + 20
    """A `Bar`; None where nothing was lost or gained; absent from columns that have no bars."""
    HAS_BARS = Qt.ItemDataRole.UserRole + 21
    """Whether the column keeps room for bars."""
    TAGS = Qt.ItemDataRole.UserRole + 22
    """A tuple of `Tag`; None in columns that have none."""
    MARKED = Qt.ItemDataRole.UserRole + 23
    """Whether a warning stands before the text; None in columns that keep no room for one."""
    PARTS = Qt.ItemDataRole.UserRole + 24
    """A tuple of `Part`; None in columns that hold a single one."""


class ScoreModel(TableModel[PersonContent]):
    """People as rows, by rank until the leader sorts otherwise."""

    def __init__(self, tr: Translator) -> None:
        """Start without a month."""
        super().__init__(())
        self._tr = tr
        self._unsorted: tuple[PersonContent, ...] = ()
        self._content: MonthContent | None = None
        self._beside = Beside()
        self._arrangement = USUAL
        self.folded = False

    @property
    def columns(self) -> tuple[ScoreColumn, ...]:
        """The columns from left to right."""
        return tuple(column for column in self._columns if isinstance(column, ScoreColumn))

    def show_month(
        self, content: MonthContent, beside: Beside | None = None, only: Collection[str] | None = None
    ) -> None:
        """Replace columns and rows by those of a month; of `only` these people, by employee number, None for all."""
        self.beginResetModel()
        self._content, self._beside = content, beside or Beside()
        self._columns = self._arranged(score_columns(content, self._tr, self._beside, folded=self.folded))
        self._unsorted = tuple(one for one in content.by_rank() if only is None or one.employee in only)
        self._rows = list(self._unsorted)
        self.endResetModel()

    @property
    def all_columns(self) -> tuple[ScoreColumn, ...]:
        """Every column that the month has, in the usual order, each category its own."""
        return () if self._content is None else score_columns(self._content, self._tr, self._beside)

    def arrange(self, wanted: Arrangement) -> None:
        """Show these columns in this order from now on; the name is always there."""
        self.beginResetModel()
        self._arrangement = replace(wanted, hidden=wanted.hidden - {_NAME})
        if self._content is not None:
            self._columns = self._arranged(score_columns(self._content, self._tr, self._beside, folded=self.folded))
        self.endResetModel()

    def _arranged(self, columns: tuple[ScoreColumn, ...]) -> tuple[ScoreColumn, ...]:
        by_id = {column.id: column for column in columns}
        return tuple(by_id[one] for one in self._arrangement.shown(tuple(by_id)))

    @property
    def unfolded(self) -> tuple[ScoreColumn, ...]:
        """The columns as they are where there is room for all."""
        return () if self._content is None else self._arranged(self.all_columns)

    @property
    def copied_columns(self) -> tuple[Column[PersonContent], ...]:
        """Each category has a column of its own in a copy, however narrow the window is."""
        return self.unfolded

    def fold(self, *, folded: bool) -> None:
        """Have all categories share one column, or give each its own again; rows and their order stay."""
        if folded == self.folded or self._content is None:
            return
        self.folded = folded
        self.beginResetModel()
        self._columns = self._arranged(score_columns(self._content, self._tr, self._beside, folded=folded))
        self.endResetModel()

    def row_of(self, employee: str) -> int | None:
        """Where a person stands, or None."""
        return next((place for place, person in enumerate(self._rows) if person.employee == employee), None)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Bars, tags and spoken texts; the rest as every table has it."""
        if not index.isValid():
            return None
        column, person = self.columns[index.column()], self._rows[index.row()]
        asked: dict[int, Callable[[PersonContent], Any] | None] = {
            ScoreRole.BAR: column.bar,
            ScoreRole.TAGS: column.tags,
            ScoreRole.MARKED: column.marked,
            ScoreRole.PARTS: column.parts,
        }
        if role in asked:
            ask = asked[role]
            return ask(person) if ask else None
        match role:
            case ScoreRole.HAS_BARS:
                return column.bar is not None
            case Qt.ItemDataRole.AccessibleTextRole:
                return column.spoken(person) if column.spoken else column.text(person)
            case _:
                return super().data(index, role)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Titles; full marks are said in the tool tip too."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.ToolTipRole:
            column = self.columns[section]
            return "\n".join(part for part in (f"{column.title} {column.subtitle}".strip(), column.clause) if part)
        return super().headerData(section, orientation, role)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; equal ones stay in the order of rank; -1 gives the order of rank back."""
        places = {person.employee: place for place, person in enumerate(self._unsorted)}
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        held = [(index, self._rows[index.row()]) for index in before]
        self._rows.sort(key=lambda person: places[person.employee])
        if 0 <= column < len(self._columns):
            by = self._columns[column]
            self._rows.sort(key=by.sort or by.text, reverse=order == Qt.SortOrder.DescendingOrder)
        now = {person.employee: place for place, person in enumerate(self._rows)}
        after = [self.index(now[person.employee], index.column()) for index, person in held]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()
