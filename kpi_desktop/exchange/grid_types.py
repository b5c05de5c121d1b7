"""What a sheet of entries is: its columns, and what was read of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Final, Literal, TypeAlias

from kpi_desktop.domain.month import Month
from kpi_desktop.domain.problems import ROW_FAULT, Problem
from kpi_desktop.domain.words import FieldValue, Label, Message

Kind: TypeAlias = Literal["number", "text", "day", "amount", "figure", "state", "grave"]
Value: TypeAlias = "str | date | Fraction | None"

EXCUSED: Final = Label("免予考核", "excused")
VOIDED: Final = Label("作废", "voided")
GRAVE: Final = Label("情节严重", "grave")


@dataclass(frozen=True, slots=True)
class GridColumn:
    """A column of a sheet of entries.

    Attributes:
        id: The field that it fills.
        title: Its heading in our own template.
        kind: How its cells are read; an ``amount`` may be a dash where there is none, a ``figure`` may not.
        others: Other headings that mean the same.
        required: No row can be without it.
        instead: A column that will do in its place.
        unit: What may stand behind a number.
        yes_no: Only 1 and 0 are meant.
        per_cent: A percentage is taken as its number.
    """

    id: str
    title: Label
    kind: Kind = "text"
    others: tuple[str, ...] = ()
    required: bool = False
    instead: str = ""
    unit: Label | None = None
    yes_no: bool = False
    per_cent: bool = False


@dataclass(frozen=True, slots=True)
class GridSheet:
    """A kind of sheet.

    Attributes:
        name: What its tab is called in our own template.
        columns: What may stand there.
    """

    name: Label
    columns: tuple[GridColumn, ...]

    @property
    def asked(self) -> frozenset[str]:
        """Columns of figures that scheme and pay plan ask for."""
        return frozenset(column.id for column in self.columns if column.id.startswith("="))

    @property
    def who(self) -> frozenset[str]:
        """Fields that alone say nothing: our own templates name everybody beforehand where figures are asked for."""
        return frozenset({"number", "name"} if self.asked else {"name"})

    def title(self, field: str) -> Label:
        """The heading of a field."""
        return next(column.title for column in self.columns if column.id == field)


@dataclass(frozen=True, slots=True)
class GridRow:
    """A row; `values` holds only what stands there and could be read, `faulty` the columns that couldn't."""

    row: int
    values: Mapping[str, Value]
    faulty: frozenset[str] = frozenset()

    def text(self, field: str) -> str:
        """A text, empty where there is none."""
        value = self.values.get(field)
        return value if isinstance(value, str) else ""

    def day(self, field: str) -> date | None:
        """A day."""
        value = self.values.get(field)
        return value if isinstance(value, date) else None

    def figure(self, field: str) -> Fraction | None:
        """A number."""
        value = self.values.get(field)
        return value if isinstance(value, Fraction) else None


@dataclass(frozen=True, slots=True)
class GridReading:
    """What was read of one sheet.

    Attributes:
        kind: What kind of sheet it is.
        rows: The rows in order, faulty ones too, so that all of their faults can be told; blank ones are left out.
        problems: Every fault of a cell; paths are ``("rows", row, field)``, the message names row and column by itself.
        ignored: Headings of columns that were not taken in.
        month: The month that the head of the sheet names, if any.
        letters: Over each column that is there.
        left_out: Rows that are no part of the table, such as a sum, each with why.
    """

    kind: GridSheet
    rows: tuple[GridRow, ...]
    problems: tuple[Problem, ...] = ()
    ignored: tuple[str, ...] = ()
    month: Month | None = None
    letters: Mapping[str, str] = field(default_factory=dict)
    left_out: tuple[tuple[int, Message], ...] = ()

    def fault(self, row: int, field: str, what: Message) -> Problem:
        """A fault of one row: the path leads to the cell, the message names row and column by itself."""
        title: FieldValue = self.kind.title(field)
        letters = self.letters.get(field, "")
        column = Message("{letters} {title}", {"letters": letters, "title": title}) if letters else title
        return Problem(("rows", row, field), Message(ROW_FAULT, {"row": row, "column": column, "what": what}))
