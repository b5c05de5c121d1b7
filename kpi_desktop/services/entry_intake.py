"""What imports of entries share: what became of a workbook, who its rows are about, which month they are for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from kpi_desktop.domain.facts import Employee
from kpi_desktop.domain.month import Month
from kpi_desktop.domain.problems import Problem, printable
from kpi_desktop.domain.words import FieldValue, Message, counted
from kpi_desktop.errors import FaultyDataError
from kpi_desktop.exchange.grid_types import GridReading, GridRow
from kpi_desktop.services.context import Operation


@dataclass(frozen=True, slots=True)
class TakenRow:
    """A row of a workbook that was taken in, or left.

    Attributes:
        row: Its number in the sheet.
        what: What it says; None where that says nothing beside why it was left out.
        why: Why it was left, where more is to be said than that it is there already.
    """

    row: int
    what: Message | None
    why: Message | None = None


@dataclass(frozen=True, slots=True)
class EntryIntake:
    """What became of a workbook of entries.

    Attributes:
        added: The rows taken in; on a dry run those that would be.
        known: The rows that were left: they are there already.
        differing: Rows that were left, in whole or in part, because what stands there is another value.
        left_out: Rows that say nothing to take in: voided in the workbook, a sum.
        ignored: Headings of columns that were not taken in.
        month: The month of measures and ratings; None for incidents, which bear their days.
        operation: What was written; None on a dry run and where there was nothing new.
    """

    added: tuple[TakenRow, ...]
    known: tuple[TakenRow, ...]
    ignored: tuple[str, ...]
    month: Month | None = None
    operation: Operation | None = None
    differing: tuple[TakenRow, ...] = ()
    left_out: tuple[TakenRow, ...] = ()


def refused(path: Path, faults: Iterable[Problem]) -> FaultyDataError:
    """The error that names every fault of a workbook, one a cell, in the order of its rows."""
    first: dict[object, Problem] = {}
    for fault in faults:
        first.setdefault(fault.path, fault)
    told = tuple(sorted(first.values(), key=_row_of))
    what = counted(
        "{file} has {count} fault; nothing was taken in.",
        "{file} has {count} faults; nothing was taken in.",
        len(told),
        {"file": path.name},
    )
    return FaultyDataError(what, told)


def _row_of(problem: Problem) -> int:
    match problem.path:
        case (_, int(row), *_):
            return row
        case _:
            return 0


def chosen_month(path: Path, named: Month | None, wanted: Month | None, present: Month) -> Month:
    """The month of a workbook: what its head names, else what the call says, else the present one.

    Raises:
        FaultyDataError: The head and the call name two different months.
    """
    if named is not None and wanted is not None and named != wanted:
        fields: dict[str, FieldValue] = {"file": path.name, "named": named, "wanted": wanted}
        what = Message("{file} is for {named}, not for {wanted}; change the month above its header.", fields)
        raise FaultyDataError(what)
    return named or wanted or present


def name_problems(reading: GridReading, row: GridRow, people: Mapping[str, Employee]) -> Iterable[Problem]:
    """A number of nobody, or one that stands beside somebody else's name."""
    number, name = row.text("number"), row.text("name")
    person = people.get(number)
    if person is None:
        told = {"value": printable(number)}
        yield reading.fault(row.row, "number", Message("nobody has the employee number {value}", told))
    elif name and name != person.name:
        fields: dict[str, FieldValue] = {"value": number, "name": person.name}
        yield reading.fault(row.row, "name", Message("number {value} is that of {name}", fields))


def left_out_of(reading: GridReading) -> tuple[TakenRow, ...]:
    """The rows that reading itself left out."""
    return tuple(TakenRow(row, None, why) for row, why in reading.left_out)
