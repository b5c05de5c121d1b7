"""A sheet of entries read by its headings: every cell for what its column asks, every fault told with its place."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from kpi_desktop.domain.limits import NOTE_LENGTH
from kpi_desktop.domain.month import Month
from kpi_desktop.domain.words import FieldValue, Message
from kpi_desktop.exchange import cells
from kpi_desktop.exchange.columns import HEADER_ROWS, written
from kpi_desktop.exchange.footers import footer_in
from kpi_desktop.exchange.grid_header import GridHeader, choose, faulty
from kpi_desktop.exchange.grid_types import (
    EXCUSED,
    GRAVE,
    VOIDED,
    GridColumn,
    GridReading,
    GridRow,
    GridSheet,
    Value,
)
from kpi_desktop.exchange.limits import HOUSE, Limits
from kpi_desktop.exchange.reader import read_sheets
from kpi_desktop.exchange.sheets import Cell, Sheet, column_letters

_MONTH = re.compile(r"(\d{4})-(\d{2})(?!\d)")


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
    raise faulty(
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
    return tuple(None if (chosen := choose(path, sheets, kind)) is None else _read(*chosen, kind) for kind in kinds)


def _read(sheet: Sheet, header: GridHeader, kind: GridSheet) -> GridReading:
    letters = {field: column_letters(index + 1) for field, index in header.places.items()}
    empty = GridReading(kind, (), letters=letters)
    problems = [
        empty.fault(header.row, field, Message("two columns have this heading; keep one")) for field in header.twice
    ]
    rows: list[GridRow] = []
    left_out: list[tuple[int, Message]] = []
    for number, values in _numbered(sheet, header.row + 1):
        if not _says_something(sheet, header, kind, number, values):
            continue
        if "number" in header.places and (footer := footer_in(values)):
            left_out.append((number, Message("“{value}” is no entry", {"value": footer})))
            continue
        read: dict[str, Value] = {}
        faults: dict[str, Message] = {}
        for column in kind.columns:
            if column.id in header.places:
                try:
                    value = _cell(sheet, number, header.places[column.id], column, values)
                except cells.CellError as error:
                    faults[column.id] = error.what
                    continue
                if value is not None:
                    read[column.id] = value
        for column in kind.columns:
            if column.required and not {column.id, column.instead} & (read.keys() | faults.keys()):
                faults[column.id] = Message("missing")
        problems += [empty.fault(number, field, what) for field, what in faults.items()]
        rows.append(GridRow(number, read, frozenset(faults)))
    return GridReading(
        kind, tuple(rows), tuple(problems), header.unknown, _month(sheet, header), letters, tuple(left_out)
    )


def _numbered(sheet: Sheet, start: int) -> Iterator[tuple[int, tuple[Cell, ...]]]:
    """The rows, and beneath them those in which nothing stands but formulas without a result."""
    yield from sheet.numbered(start)
    last = max((row for row, _ in sheet.without_result), default=0)
    yield from ((number, ()) for number in range(max(len(sheet.rows) + 1, start), last + 1))


def _says_something(sheet: Sheet, header: GridHeader, kind: GridSheet, number: int, values: tuple[Cell, ...]) -> bool:
    return any(
        (number, index + 1) in sheet.without_result or not _blank(values, index)
        for field, index in header.places.items()
        if field not in kind.who
    )


def _month(sheet: Sheet, header: GridHeader) -> Month | None:
    """The month in the lines above the header."""
    for _, values in zip(range(header.row - 1), sheet.rows, strict=False):
        for value in values:
            if found := _MONTH.search(written(value)):
                return Month.parse(found[0])
    return None


def _blank(values: tuple[Cell, ...], index: int) -> bool:
    return index >= len(values) or values[index] is None or not str(values[index]).strip()


def _cell(sheet: Sheet, number: int, index: int, column: GridColumn, values: tuple[Cell, ...]) -> Value:
    if (number, index + 1) in sheet.without_result:
        raise cells.CellError(
            Message("the formula has no stored result; open the workbook in Excel or WPS, save it and try again")
        )
    value = values[index] if index < len(values) else None
    if column.kind == "figure":
        return cells.figure(value, column.unit, yes_no=column.yes_no, per_cent=column.per_cent)
    if column.kind == "amount":
        return cells.figure(value, column.unit, fillers=True)
    return _READERS[column.kind](value)


def _text(value: Cell) -> str | None:
    line = cells.optional_text(value)
    if line is not None and len(line) > NOTE_LENGTH:
        fields: dict[str, FieldValue] = {"value": cells.shown(line), "most": NOTE_LENGTH}
        raise cells.CellError(Message("“{value}” is too long; allowed are {most} characters", fields))
    return line


def _state(value: Cell) -> str | None:
    """`EXCUSED` or `VOIDED` in English, or yes and no for excused or not."""
    line = cells.optional_text(value)
    for known in (EXCUSED, VOIDED):
        if line in {known.zh, known.en}:
            return known.en
    try:
        return EXCUSED.en if cells.yes_no(value) else None
    except cells.CellError as error:
        fields: dict[str, FieldValue] = {"value": cells.shown(value), "excused": EXCUSED, "voided": VOIDED}
        what = Message("“{value}” is no state; allowed: {excused}, {voided}, or empty where it counts", fields)
        raise cells.CellError(what) from error


def _grave(value: Cell) -> str | None:
    """`GRAVE` in English; nothing where it isn't grave."""
    line = cells.optional_text(value)
    if line is not None and line.casefold() in {GRAVE.zh, GRAVE.en, "严重"}:
        return GRAVE.en
    return GRAVE.en if cells.yes_no(value) else None


_READERS: Final[Mapping[str, Callable[[Cell], Value]]] = {
    "number": cells.number_text,
    "text": _text,
    "day": cells.day,
    "state": _state,
    "grave": _grave,
}
