"""A roster on its way in: typed, pasted or read from a workbook, checked cell by cell, not yet written."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TypeAlias

from kpi_desktop.domain.numbers import plain
from kpi_desktop.domain.problems import Problem
from kpi_desktop.domain.words import Message
from kpi_desktop.errors import FaultyDataError
from kpi_desktop.exchange import cells, pasted
from kpi_desktop.exchange.columns import ROSTER_COLUMNS, WAGE_COLUMNS, title_of
from kpi_desktop.exchange.roster import read_roster
from kpi_desktop.exchange.roster_book import EMPTY_ROWS, roster_book
from kpi_desktop.exchange.roster_types import RosterRow
from kpi_desktop.services.people import NewPerson
from kpi_desktop.texts import Translator

Cells: TypeAlias = dict[str, str]
"""One row as written, by field: number, name, post, level, hired, left, probation; wages where it has any."""

FIELDS: tuple[str, ...] = tuple(column.id for column in ROSTER_COLUMNS)
WAGES: tuple[str, ...] = tuple(column.id for column in WAGE_COLUMNS)
"""Sums that a workbook may have behind them; rows carry them along."""

_LONGEST_FIGURE = 9
"""Longer numbers, such as those of identity cards, aren't counted on from."""


@dataclass(frozen=True, slots=True)
class Checked:
    """Rows as read.

    Attributes:
        people: The rows that can stand, by index; blank ones are left out, and so are those who have left.
        problems: What is wrong; paths are ``("people", index, field)``.
    """

    people: Mapping[int, NewPerson]
    problems: tuple[Problem, ...] = ()


def spread(text: str) -> tuple[Cells, ...]:
    """Pasted rows as cells, by what their columns are.

    Raises:
        FaultyDataError: Too long, or it isn't clear which column is the name.
    """
    return pasted.pasted_cells(text)


def read_day(text: str) -> date | None:
    """A day as people write it (2026-05-10, 2026/5/10, 20260510); None where nothing is written.

    Raises:
        FaultyDataError: It isn't a valid date; says what is allowed.
    """
    try:
        return cells.day(text)
    except cells.CellError as error:
        what = Message("“{value}” isn't a valid date; write it as 2026-05-10", {"value": cells.shown(text)})
        raise FaultyDataError(what) from error


def check_rows(rows: Sequence[Mapping[str, str]]) -> Checked:
    """Read rows as written.

    A row without an employee number gets the next free one, in the manner of those that are there.
    """
    filled = [index for index, row in enumerate(rows) if any(text.strip() for text in row.values())]
    reading = pasted.parse_pasted("\n".join(_lines(rows[index] for index in filled)))
    problems = tuple(_placed(problem, filled) for problem in reading.problems)
    numbers = proposed_numbers(rows)
    people = {
        filled[row.row - 2]: _person(row, numbers.get(filled[row.row - 2], ""))
        for row in reading.rows
        if row.left is None
    }
    for problem in problems:
        people.pop(_index(problem), None)
    return Checked(people, problems)


def proposed_numbers(rows: Sequence[Mapping[str, str]]) -> dict[int, str]:
    """Employee numbers for the named rows that have none, by index: going on from the highest, else 001 and upwards."""
    given = {row.get("number", "").strip() for row in rows}
    figures = [number for number in given if number.isascii() and number.isdecimal() and len(number) <= _LONGEST_FIGURE]
    width = max((len(number) for number in figures), default=3)
    last = max((int(number) for number in figures), default=0)
    found: dict[int, str] = {}
    for index, row in enumerate(rows):
        if row.get("name", "").strip() and not row.get("number", "").strip():
            last += 1
            found[index] = str(last).zfill(width)
    return found


@dataclass(frozen=True, slots=True)
class FromWorkbook:
    """The people of a workbook as cells, and how many were left out because they have left."""

    rows: tuple[Cells, ...]
    left_out: int


def read_workbook(path: Path) -> FromWorkbook:
    """The people of a workbook, all or none; who has left is left out.

    Raises:
        WrongCallError: The file can't be opened.
        FaultyDataError: It can't be read, has no roster, or rows have faults; names each.
    """
    reading = read_roster(path)
    if reading.problems:
        raise FaultyDataError(
            Message("{file} has faults; nothing was taken in.", {"file": path.name}), reading.problems
        )
    staying = tuple(_cells(row) for row in reading.rows if row.left is None)
    return FromWorkbook(staying, len(reading.rows) - len(staying))


def template(tr: Translator, wages: Collection[str] = ()) -> bytes:
    """An empty roster as an .xlsx file, to be filled in; with columns for the wages that pay reads."""
    return roster_book((), tr, empty_rows=EMPTY_ROWS, wages=wages)


def _lines(rows: Iterable[Mapping[str, str]]) -> Iterable[str]:
    fields = (*FIELDS, *WAGES)
    yield "\t".join(title_of(field).zh for field in fields)
    for row in rows:
        yield "\t".join(" ".join(row.get(field, "").replace('"', "”").split()) for field in fields)


def _index(problem: Problem) -> int:
    """The row that a fault stands in."""
    index = problem.path[1]
    return index if isinstance(index, int) else 0


def _placed(problem: Problem, filled: Sequence[int]) -> Problem:
    """The fault without its row and column, which the cell itself shows."""
    row = problem.path[1] if len(problem.path) > 1 else 2
    index = filled[row - 2] if isinstance(row, int) and 0 <= row - 2 < len(filled) else 0
    what = problem.what.fields.get("what")
    what = what if isinstance(what, Message) else problem.what
    first = what.fields.get("first")
    if isinstance(first, int) and 0 <= first - 2 < len(filled):
        what = Message(what.id, {**what.fields, "first": filled[first - 2] + 1}, what.many)
    return Problem(("people", index, *problem.path[2:]), what)


def _person(row: RosterRow, proposed: str) -> NewPerson:
    return NewPerson(
        number=row.number or proposed,
        name=row.name,
        hired=row.hired,
        post=row.post,
        level=row.level,
        probation=bool(row.probation),
        base_wage=row.base_wage,
        performance_wage=row.performance_wage,
        seniority_pay=row.seniority_pay,
        day_wage=row.day_wage,
    )


def _cells(row: RosterRow) -> Cells:
    return {
        "number": row.number or "",
        "name": row.name,
        "post": row.post or "",
        "level": row.level or "",
        "hired": row.hired.isoformat() if row.hired else "",
        "probation": "" if row.probation is None else "是" if row.probation else "否",
        **{field: plain(value) for field, value in row.wages.items()},
    }
