"""The roster as it is typed: cells with their faults, employee numbers proposed where none are given."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from kpi_desktop.domain.problems import Problem
from kpi_desktop.domain.words import Message
from kpi_desktop.services.people import NewPerson
from kpi_desktop.services.rosters import FIELDS, Cells, check_rows, proposed_numbers
from kpi_desktop.texts import Translator
from kpi_desktop.ui.kit import CellRole

Index = QModelIndex | QPersistentModelIndex
ALWAYS = ("number", "name", "post", "hired")
"""The fields that are always columns; the others are where a row has them."""
NAME = ALWAYS.index("name")
LEAST_ROWS = 12
MOST_UNDONE = 100
_DAYS = ("hired", "left")
FAULT_ROLE = CellRole.ITEM + 1
"""Whether a cell has a fault."""


class RosterModel(QAbstractTableModel):
    """Rows of cells; there is always a blank one at the end.

    Args:
        rows: The rows themselves: they are changed in place.
        tr: Words headings and faults.

    Signals:
        edited: Something was typed, pasted or taken away.
    """

    edited = Signal()

    def __init__(self, rows: list[Cells], tr: Translator) -> None:
        """Read what is there already."""
        super().__init__()
        self._rows = rows
        self._tr = tr
        self._titles = {
            "number": tr.t("Number"),
            "name": tr.t("Name"),
            "post": tr.t("Post"),
            "hired": tr.t("Hired"),
            "level": tr.t("Level"),
            "probation": tr.t("On probation"),
            "left": tr.t("Last day"),
        }
        self.shown: tuple[str, ...] = ALWAYS
        self._faults: dict[tuple[int, str], str] = {}
        self._people: Mapping[int, NewPerson] = {}
        self._proposed: dict[int, str] = {}
        self._before: list[tuple[int, list[Cells]]] = []
        self._read()

    @property
    def faulty_rows(self) -> int:
        """How many rows can't stand as they are written."""
        return len({row for row, _ in self._faults})

    @property
    def leavers(self) -> int:
        """How many rows stand but for their last day: who has left isn't taken in."""
        wrong = {row for row, _ in self._faults}
        filled = (row for row, cells in enumerate(self._rows) if any(text.strip() for text in cells.values()))
        return sum(row not in wrong and row not in self._people for row in filled)

    @property
    def people(self) -> tuple[NewPerson, ...]:
        """The rows that can stand."""
        return tuple(self._people[index] for index in sorted(self._people))

    @property
    def faults(self) -> Mapping[tuple[int, str], str]:
        """What is wrong, by row and field."""
        return self._faults

    def fault_at(self, index: Index) -> str:
        """What is wrong with a cell, or empty."""
        return self._faults.get((index.row(), self.shown[index.column()]), "") if index.isValid() else ""

    def first_fault(self) -> QModelIndex:
        """The first cell that is wrong; invalid where none is."""
        for row, field in sorted(self._faults):
            return self.index(row, self.shown.index(field) if field in self.shown else NAME)
        return QModelIndex()

    def refuse(self, problems: Sequence[Problem]) -> None:
        """Mark what a service refused; paths are ``("people", n, field)`` with n counting the people."""
        rows = sorted(self._people)
        for problem in problems:
            place = problem.path[1] if len(problem.path) > 1 else 0
            field = str(problem.path[2]) if len(problem.path) > 2 else "name"
            if isinstance(place, int) and place < len(rows):
                self._faults[rows[place], field] = self._tr.say(problem.what)
        self._draw_anew()

    def place(self, rows: Sequence[Cells], at: int) -> int:
        """Put whole rows in, from a row on, over what stands there; gives the row after the last one."""
        self._keep(at)
        self.beginResetModel()
        for offset, cells in enumerate(rows):
            self._row(at + offset).update(cells)
        self.endResetModel()
        self._changed()
        return at + len(rows)

    def remove(self, row: int) -> None:
        """Take a row out."""
        if row < len(self._rows):
            self._keep(row)
            self.beginResetModel()
            del self._rows[row]
            self.endResetModel()
            self._changed()

    def clear(self, indexes: Sequence[Index]) -> None:
        """Empty cells."""
        if any(index.data(Qt.ItemDataRole.EditRole) for index in indexes):
            self._keep(min(index.row() for index in indexes))
        for index in indexes:
            if index.row() < len(self._rows):
                self._rows[index.row()][self.shown[index.column()]] = ""
        self._changed()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Rows; there is room for some more."""
        return 0 if parent.isValid() else max(LEAST_ROWS, self._filled() + 1)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Columns."""
        return 0 if parent.isValid() else len(self.shown)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Every cell can be edited."""
        return super().flags(index) | Qt.ItemFlag.ItemIsEditable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a cell says; a proposed number stands in third ink."""
        if not index.isValid():
            return None
        row, field = index.row(), self.shown[index.column()]
        written = self._rows[row].get(field, "") if row < len(self._rows) else ""
        fault = self.fault_at(index)
        answers: dict[int, Any] = {
            Qt.ItemDataRole.DisplayRole: written or (self._proposed.get(row, "") if field == "number" else ""),
            Qt.ItemDataRole.EditRole: written,
            Qt.ItemDataRole.ToolTipRole: fault or None,
            Qt.ItemDataRole.AccessibleDescriptionRole: fault or None,
            Qt.ItemDataRole.TextAlignmentRole: Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter,
            CellRole.INK: "minus" if fault else "ink" if written else "third_ink",
            FAULT_ROLE: bool(fault),
        }
        return answers.get(role)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Titles above, row numbers at the side."""
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = (
                Qt.AlignmentFlag.AlignLeft if orientation == Qt.Orientation.Horizontal else Qt.AlignmentFlag.AlignRight
            )
            return side | Qt.AlignmentFlag.AlignVCenter
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return self._titles[self.shown[section]] if orientation == Qt.Orientation.Horizontal else str(section + 1)

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Take what was typed."""
        if not index.isValid() or role != Qt.ItemDataRole.EditRole:
            return False
        text = " ".join(str(value).split())
        if text == str(index.data(Qt.ItemDataRole.EditRole) or ""):
            return True
        self._keep(index.row())
        rows_before = self.rowCount()
        self._row(index.row())[self.shown[index.column()]] = text
        if self.rowCount() > rows_before:
            self.beginInsertRows(QModelIndex(), rows_before, self.rowCount() - 1)
            self.endInsertRows()
        self._changed()
        return True

    def undo(self) -> int | None:
        """Take the last change back; gives the row where it was, None where nothing is left to take back."""
        if not self._before:
            return None
        at, rows = self._before.pop()
        self.beginResetModel()
        self._rows[:] = rows
        self.endResetModel()
        self._changed()
        return at

    def title_of(self, field: str) -> str:
        """The heading of a field."""
        return self._titles.get(field, self._titles["name"])

    def _keep(self, at: int) -> None:
        """Remember the rows as they stand, before a change at a row."""
        self._before.append((at, [dict(cells) for cells in self._rows]))
        del self._before[:-MOST_UNDONE]

    def _row(self, row: int) -> Cells:
        while len(self._rows) <= row:
            self._rows.append(dict.fromkeys(FIELDS, ""))
        return self._rows[row]

    def _filled(self) -> int:
        filled = [number for number, row in enumerate(self._rows, 1) if any(row.values())]
        return filled[-1] if filled else 0

    def _changed(self) -> None:
        self._read()
        self._draw_anew()
        self.edited.emit()

    def _read(self) -> None:
        checked = check_rows(self._rows)
        self._people = checked.people
        self._proposed = proposed_numbers(self._rows)
        further = (field for field in FIELDS if field not in ALWAYS and any(row.get(field) for row in self._rows))
        shown = (*ALWAYS, *further)
        if shown != self.shown:
            self.beginResetModel()
            self.shown = shown
            self.endResetModel()
        self._faults = {}
        for problem in checked.problems:
            row, field = problem.path[1], problem.path[2] if len(problem.path) > 2 else "name"
            if isinstance(row, int):
                self._faults[row, str(field)] = self._tr.say(
                    _of_a_day(problem.what) if field in _DAYS else problem.what
                )

    def _draw_anew(self) -> None:
        self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, len(self.shown) - 1))


def _of_a_day(what: Message) -> Message:
    """A fault of a day in words for what is typed here: there are no formats of cells to be set."""
    if "allowed" not in what.fields:
        return what
    return Message(
        "“{value}” isn't a valid date; write it as 2026-05-10, 2026/5/10, 2026.5.10, 20260510 or 2026年5月10日",
        {"value": what.fields["value"]},
    )
