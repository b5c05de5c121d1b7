"""Which sheet of a workbook is meant, and where its columns stand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from kpi_desktop.domain.words import FieldValue, Message
from kpi_desktop.errors import FaultyDataError
from kpi_desktop.exchange.columns import HEADER_ROWS, heading, written
from kpi_desktop.exchange.grid_types import GridColumn, GridSheet
from kpi_desktop.exchange.sheets import Cell, Sheet


@dataclass(frozen=True, slots=True)
class GridHeader:
    """Where the columns stand.

    Attributes:
        row: Number of the header's row.
        places: Index in a row by field.
        twice: Fields that two columns claim.
        unknown: Headings that mean nothing here.
    """

    row: int
    places: dict[str, int]
    twice: tuple[str, ...]
    unknown: tuple[str, ...]


def choose(path: Path, sheets: tuple[Sheet, ...], kind: GridSheet) -> tuple[Sheet, GridHeader] | None:
    """The one sheet of that kind, with its header; None where there is none.

    Raises:
        FaultyDataError: More than one would do, or the one that bears our name lacks a column.
    """
    ours = [sheet for sheet in sheets if sheet.name.strip() in {kind.name.zh, kind.name.en}]
    found = [(sheet, header) for sheet in ours or sheets if (header := _find(sheet, kind)) is not None]
    fitting = [(sheet, header) for sheet, header in found if not lacking(kind, header)]
    if not ours and kind.asked:  # a sheet of something else has the employee number too
        fitting = [(sheet, header) for sheet, header in fitting if not kind.asked.isdisjoint(header.places)]
    if len(fitting) > 1:
        fields: dict[str, FieldValue] = {"sheets": tuple(sheet.name for sheet, _ in fitting), "name": kind.name}
        raise faulty(path, Message("several sheets would do: {sheets}. Keep one, or name it {name}", fields))
    if not fitting and ours and found:
        sheet, header = max(found, key=lambda one: len(one[1].places))
        if header.places:
            fields = {"sheet": sheet.name, "columns": tuple(one.title for one in lacking(kind, header))}
            raise faulty(path, Message("the sheet {sheet} lacks the columns {columns}; add them to its header", fields))
    return fitting[0] if fitting else None


def lacking(kind: GridSheet, header: GridHeader) -> tuple[GridColumn, ...]:
    """The columns without which nothing can be read."""
    return tuple(
        one for one in kind.columns if one.required and one.id not in header.places and one.instead not in header.places
    )


def faulty(path: Path, what: Message) -> FaultyDataError:
    """What is wrong with a file."""
    return FaultyDataError(Message("{file}: {what}", {"file": path.name, "what": what}))


def _find(sheet: Sheet, kind: GridSheet) -> GridHeader | None:
    """The row among the first ones that heads the most; the least it lacks, the better."""
    meaning = {
        heading(name): column.id
        for column in reversed(kind.columns)
        for name in (*column.others, column.title.en, column.title.zh)
    }
    found = [_header(row, number, meaning) for number, row in sheet.numbered() if number <= HEADER_ROWS]
    return max(found, key=lambda header: (-len(lacking(kind, header)), len(header.places), -header.row), default=None)


def _header(row: tuple[Cell, ...], number: int, meaning: Mapping[str, str]) -> GridHeader:
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
    return GridHeader(number, places, tuple(twice), tuple(unknown))
