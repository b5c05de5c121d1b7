"""A sheet of entries read by its headings: every cell for what its column asks, every fault told with its place."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Final, Literal, TypeAlias

from kpi_desktop.domain.limits import NOTE_LENGTH
from kpi_desktop.domain.month import Month
from kpi_desktop.domain.problems import Problem
from kpi_desktop.domain.words import FieldValue, Label, Message
from kpi_desktop.errors import FaultyDataError
from kpi_desktop.exchange import cells
from kpi_desktop.exchange.columns import HEADER_ROWS, heading, written
from kpi_desktop.exchange.limits import HOUSE, Limits
from kpi_desktop.exchange.reader import read_sheets
from kpi_desktop.exchange.sheets import Cell, Sheet, column_letters

Kind: TypeAlias = Literal["number", "text", "day", "figure", "state"]
Value: TypeAlias = "str | date | Fraction | None"

_MONTH = re.compile(r"(\d{4})-(\d{2})(?!\d)")
EXCUSED: Final = Label("免予考核", "excused")
VOIDED: Final = Label("作废", "voided")


@dataclass(frozen=True, slots=True)
class GridColumn:
    """A column of a sheet of entries.

    Attributes:
        id: The field that it fills.
        title: Its heading in our own template.
        kind: How its cells are read.
        others: Other headings that mean the same.
        required: No row can be without it.
    """

    id: str
    title: Label
    kind: Kind = "text"
    others: tuple[str, ...] = ()
    required: bool = False


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
    def who(self) -> frozenset[str]:
        """Fields that alone say nothing: our own templates name everybody beforehand where figures are asked for."""
        asked = any(column.id.startswith("=") for column in self.columns)
        return frozenset({"number", "name"} if asked else {"name"})

    def title(self, field: str) -> Label:
        """The heading of a field."""
        return next(column.title for column in self.columns if column.id == field)


@dataclass(frozen=True, slots=True)
class GridRow:
    """A row without fault; `values` holds only what stands there."""

    row: int
    values: Mapping[str, Value]

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
        rows: The rows without fault, in order; blank ones are left out.
        problems: Every fault; paths are ``("rows", row, field)``, the message names row and column by itself.
        ignored: Headings of columns that were not taken in.
        month: The month that the head of the sheet names, if any.
    """

    rows: tuple[GridRow, ...]
    problems: tuple[Problem, ...] = ()
    ignored: tuple[str, ...] = ()
    month: Month | None = None


def read_grid(path: Path, sheet: GridSheet, limits: Limits = HOUSE) -> GridReading:
    """Read the one sheet of a workbook that has the columns.

    Args:
        path: An .xlsx file whose header stands in one of the first five rows of a sheet.
        sheet: The kind of sheet.
        limits: How much of it is looked at.

    Raises:
        WrongCallError: The file can't be opened.
        FaultyDataError: It can't be read as a workbook, or no sheet (or more than one) has the columns.
    """
    found = read_grids(path, (sheet,), limits)[0]
    if found is not None:
        return found
    fields: dict[str, FieldValue] = {
        "columns": tuple(column.title for column in sheet.columns if column.required),
        "rows": HEADER_ROWS,
    }
    raise _fault(
        path,
        Message(
            "no sheet has the columns {columns} in a header within its first {rows} rows. "
            "Start from our own template: kpi-desktop export templates FILE.xlsx",
            fields,
        ),
    )


def read_grids(path: Path, kinds: Sequence[GridSheet], limits: Limits = HOUSE) -> tuple[GridReading | None, ...]:
    """Read sheets of several kinds of one workbook; None for a kind that isn't there. Errors as for `read_grid`."""
    sheets = read_sheets(path, limits)
    return tuple(None if (chosen := _choose(path, sheets, kind)) is None else _read(*chosen, kind) for kind in kinds)


def _fault(path: Path, what: Message) -> FaultyDataError:
    return FaultyDataError(Message("{file}: {what}", {"file": path.name, "what": what}))


@dataclass(frozen=True, slots=True)
class _Header:
    row: int
    places: dict[str, int]
    twice: tuple[str, ...]
    unknown: tuple[str, ...]


def _choose(path: Path, sheets: tuple[Sheet, ...], kind: GridSheet) -> tuple[Sheet, _Header] | None:
    fitting = [(sheet, header) for sheet in sheets if (header := _find_header(sheet, kind))]
    ours = [(sheet, header) for sheet, header in fitting if sheet.name.strip() in {kind.name.zh, kind.name.en}]
    chosen = ours or fitting
    if len(chosen) > 1:
        fields: dict[str, FieldValue] = {"sheets": tuple(sheet.name for sheet, _ in chosen), "name": kind.name}
        raise _fault(path, Message("several sheets would do: {sheets}. Keep one, or name it {name}", fields))
    return chosen[0] if chosen else None


def _find_header(sheet: Sheet, kind: GridSheet) -> _Header | None:
    meaning = {
        heading(name): column.id
        for column in reversed(kind.columns)
        for name in (*column.others, column.title.en, column.title.zh)
    }
    found = [_header(row, number, meaning) for number, row in sheet.numbered() if number <= HEADER_ROWS]
    required = {column.id for column in kind.columns if column.required}
    fitting = [header for header in found if required <= set(header.places)]
    return max(fitting, key=lambda header: (len(header.places), -header.row), default=None)


def _header(row: tuple[Cell, ...], number: int, meaning: Mapping[str, str]) -> _Header:
    places: dict[str, int] = {}
    twice, unknown = [], []
    for index, value in enumerate(row):
        title, field = written(value), meaning.get(heading(value))
        if field is None:
            unknown.extend([title] if title else [])
        elif field in places:
            twice.append(field)
        else:
            places[field] = index
    return _Header(number, places, tuple(twice), tuple(unknown))


def _read(sheet: Sheet, header: _Header, kind: GridSheet) -> GridReading:
    problems = [
        row_problem(kind, header.row, field, Message("two columns have this heading; keep one"))
        for field in header.twice
    ]
    rows = []
    who = kind.who
    for number, values in sheet.numbered(header.row + 1):
        if any(not _blank(values, index) for field, index in header.places.items() if field not in who):
            row, faults = _row(sheet, header, kind, number, values)
            problems += faults
            rows += [row] if not faults else []
    return GridReading(tuple(rows), tuple(problems), header.unknown, _month(sheet, header))


def _month(sheet: Sheet, header: _Header) -> Month | None:
    """The month in the lines above the header."""
    for _, values in zip(range(header.row - 1), sheet.rows, strict=False):
        for value in values:
            if found := _MONTH.search(written(value)):
                return Month.parse(found[0])
    return None


def _blank(values: tuple[Cell, ...], index: int) -> bool:
    return index >= len(values) or values[index] is None or not str(values[index]).strip()


def _row(
    sheet: Sheet, header: _Header, kind: GridSheet, number: int, values: tuple[Cell, ...]
) -> tuple[GridRow, list[Problem]]:
    read: dict[str, Value] = {}
    faults = []
    for column in kind.columns:
        index = header.places.get(column.id)
        if index is None:
            continue
        place = f"{column_letters(index + 1)} "
        try:
            value = _cell(sheet, number, index, column, values)
        except cells.CellError as error:
            faults.append(row_problem(kind, number, column.id, error.what, place))
            continue
        if value is not None:
            read[column.id] = value
        elif column.required:
            faults.append(row_problem(kind, number, column.id, Message("missing"), place))
    return GridRow(number, read), faults


def _cell(sheet: Sheet, number: int, index: int, column: GridColumn, values: tuple[Cell, ...]) -> Value:
    if (number, index + 1) in sheet.without_result:
        raise cells.CellError(
            Message("the formula has no stored result; open the workbook in Excel or WPS, save it and try again")
        )
    return _READERS[column.kind](values[index] if index < len(values) else None)


def _text(value: Cell) -> str | None:
    line = cells.optional_text(value)
    if line is not None and len(line) > NOTE_LENGTH:
        fields: dict[str, FieldValue] = {"value": cells.shown(line), "most": NOTE_LENGTH}
        raise cells.CellError(Message("“{value}” is too long; allowed are {most} characters", fields))
    return line


def _state(value: Cell) -> str | None:
    """`EXCUSED` or `VOIDED` in English, or yes and no for excused or not."""
    line = cells.optional_text(value)
    if line is None:
        return None
    for known in (EXCUSED, VOIDED):
        if line in {known.zh, known.en}:
            return known.en
    return EXCUSED.en if cells.yes_no(value) else None


_READERS: Final[Mapping[Kind, Callable[[Cell], Value]]] = {
    "number": cells.number_text,
    "text": _text,
    "day": cells.day,
    "figure": cells.figure,
    "state": _state,
}


def row_problem(kind: GridSheet, row: int, field: str, what: Message, place: str = "") -> Problem:
    """A fault of one row: the path leads to the cell, the message names row and column by itself."""
    title: FieldValue = kind.title(field)
    column = Message("{letters}{title}", {"letters": place, "title": title}) if place else title
    fields: dict[str, FieldValue] = {"row": row, "column": column, "what": what}
    return Problem(("rows", row, field), Message("row {row}, column {column}: {what}", fields))
