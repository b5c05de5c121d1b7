"""A workbook of incidents taken in: all of it, or nothing and every reason why not."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Final, TypeAlias

from kpi_desktop.domain.facts import Employee
from kpi_desktop.domain.month import Month
from kpi_desktop.domain.problems import Problem
from kpi_desktop.domain.words import FieldValue, Message, counted
from kpi_desktop.exchange.entry_sheets import INCIDENTS
from kpi_desktop.exchange.grid import read_grid
from kpi_desktop.exchange.grid_types import EXCUSED, GRAVE, VOIDED, GridReading, GridRow
from kpi_desktop.schemes.model import IncidentCriterion
from kpi_desktop.services.context import Context, Operation
from kpi_desktop.services.criterion_names import MeaningError, criterion_meant
from kpi_desktop.services.entries import Entry, by_number, problems_of, refuse_faulty
from kpi_desktop.services.entry_intake import EntryIntake, TakenRow, left_out_of, name_problems, refused
from kpi_desktop.services.gather import parsed
from kpi_desktop.services.teams import Team
from kpi_desktop.services.work import done, working
from kpi_desktop.store.records import IncidentRecord, NewIncident, SchemeRecord
from kpi_desktop.store.store import View

_Key: TypeAlias = tuple[str, dt.date, str, Fraction | None, Fraction, Fraction | None, dt.date | None, bool, bool]

_COLUMNS: Final = {"employee": "number"}
"""Where a field of an entry stands, if under another name."""
_VOIDED: Final = Message("voided in the workbook")


@dataclass(frozen=True, slots=True)
class _Row:
    """A row with what it means; `voided` where it is only told for completeness."""

    row: GridRow
    entry: Entry
    criterion: IncidentCriterion
    name: str
    voided: bool

    def taken(self, why: Message | None = None) -> TakenRow:
        fields: dict[str, FieldValue] = {
            "name": self.name, "date": self.entry.date, "criterion": self.criterion.name,
        }  # fmt: skip
        return TakenRow(self.row.row, Message("{name}, {date}, {criterion}", fields), why)


def import_incidents(
    ctx: Context, team: Team, path: Path, *, dry_run: bool = False, again: bool = False
) -> EntryIntake:
    """Take the incidents of a workbook into a team's open months.

    A row that is there already (same person, day, criterion, minutes, quantity, pick, true day, gravity) is left, also
    where it was voided since; rows that the workbook itself calls voided are left out. As many equal rows are there as
    were entered.

    Args:
        ctx: The context; with `dry_run` one that only reads will do.
        team: The team.
        path: The workbook, by our own template or as exported.
        dry_run: Only tell what would happen.
        again: Take in what is there already once more.

    Raises:
        WrongCallError: The file can't be opened.
        FaultyDataError: The workbook or its rows have faults, each named with row and column; nothing was taken in.
    """
    reading = read_grid(path, INCIDENTS)
    with ctx.store.read() as view:
        rows, faults = _understood(view, team, reading)
        known, new, voided = _told_apart(view, team, rows, again=again)
        problems = problems_of(view, team, [one.entry for one in new], ctx.clock.today())
    faults = [*reading.problems, *faults, *_by_row(reading, new, problems)]
    if faults:
        raise refused(path, faults)
    added, left = tuple(one.taken() for one in new), tuple(one.taken() for one in known)
    operation = None if dry_run or not new else _write(ctx, team, path, new)
    left_out = (*left_out_of(reading), *(one.taken(_VOIDED) for one in voided))
    return EntryIntake(added, left, reading.ignored, operation=operation, left_out=left_out)


def _understood(view: View, team: Team, reading: GridReading) -> tuple[list[_Row], list[Problem]]:
    people = {number: Employee(number, person.name) for number, person in by_number(view).items()}
    schemes = view.schemes.in_force(team.id)
    rows: list[_Row] = []
    faults: list[Problem] = []
    for row in reading.rows:
        found = list(name_problems(reading, row, people))
        criterion, fault = _criterion_of(reading, row, schemes)
        faults += [*found, *([fault] if fault is not None else [])]
        day = row.day("date")
        if day is not None and criterion is not None and not found:
            name = people[row.text("number")].name
            rows.append(_Row(row, _entry(row, day, criterion), criterion, name, row.text("state") == VOIDED.en))
    return rows, faults


def _criterion_of(
    reading: GridReading, row: GridRow, schemes: Sequence[SchemeRecord]
) -> tuple[IncidentCriterion | None, Problem | None]:
    """What a row's name and code mean by the scheme of its day, or why they mean nothing."""
    day = row.day("date")
    if day is None or not (row.text("criterion") or row.text("code")):
        return None, None
    held = [one for one in schemes if one.from_month <= Month.of(day)]
    if not held:
        what = Message("no scheme was in force in {month} yet", {"month": Month.of(day)})
        return None, reading.fault(row.row, "date", what)
    try:
        found = criterion_meant(parsed(held[-1].text), row.text("criterion"), row.text("code"))
    except MeaningError as error:
        return None, reading.fault(row.row, error.field, error.what)
    if row.text("grave") and found.grave_flag is None:
        what = Message("“{criterion}” knows no grave form; leave the cell empty", {"criterion": found.name})
        return found, reading.fault(row.row, "grave", what)
    return found, None


def _entry(row: GridRow, day: dt.date, criterion: IncidentCriterion) -> Entry:
    quantity = row.figure("quantity")
    return Entry(
        number=row.text("number"),
        date=day,
        criterion=criterion.id,
        minutes=row.figure("minutes"),
        quantity=Fraction(1) if quantity is None else quantity,
        points=row.figure("points"),
        grave=row.text("grave") == GRAVE.en,
        excused=row.text("state") == EXCUSED.en,
        note=row.text("note"),
        occurred=row.day("occurred"),
    )


def _told_apart(view: View, team: Team, rows: list[_Row], *, again: bool) -> tuple[list[_Row], list[_Row], list[_Row]]:
    """What is there already, what is new, and what the workbook calls voided and never was there."""
    there = Counter(_keys_there(view, team, {Month.of(one.entry.date) for one in rows}))
    known: list[_Row] = []
    new: list[_Row] = []
    voided: list[_Row] = []
    for one in rows:
        key = _key(one.entry)
        if there[key] and (one.voided or not again):
            there[key] -= 1
            known.append(one)
        else:
            (voided if one.voided else new).append(one)
    return known, new, voided


def _keys_there(view: View, team: Team, months: Iterable[Month]) -> Iterator[_Key]:
    """Incidents that count, and those that somebody voided for a reason; what an undo took back was never there."""
    numbers = {person.id: person.number for person in view.people.all()}
    for month in months:
        for record in view.incidents.between(month.first, month.last):
            if record.what.team == team.id and (record.voided_by is None or record.void_reason):
                yield _record_key(record, numbers[record.what.person])


def _record_key(record: IncidentRecord, number: str) -> _Key:
    what = record.what
    return (
        number, what.day, what.criterion, what.minutes, what.quantity, what.points, what.occurred, what.excused,
        what.grave,
    )  # fmt: skip


def _key(entry: Entry) -> _Key:
    return (
        entry.number, entry.date, entry.criterion, entry.minutes, entry.quantity, entry.points, entry.occurred,
        entry.excused, entry.grave,
    )  # fmt: skip


def _by_row(reading: GridReading, rows: list[_Row], problems: Iterable[Problem]) -> Iterator[Problem]:
    for problem in problems:
        match problem.path:
            case (_, int(index), str(field)):
                column = _COLUMNS.get(field, field)
                column = column if any(one.id == column for one in INCIDENTS.columns) else "criterion"
                yield reading.fault(rows[index].row.row, column, problem.what)
            case _:
                yield problem


def _write(ctx: Context, team: Team, path: Path, rows: list[_Row]) -> Operation:
    entries = [one.entry for one in rows]
    with working(ctx, "import-incidents") as unit:
        refuse_faulty(problems_of(unit, team, entries, ctx.clock.today()))
        people = by_number(unit)
        new = [
            NewIncident(
                person=people[one.entry.number].id, team=team.id, day=one.entry.date, criterion=one.entry.criterion,
                occurred=one.entry.occurred, minutes=one.entry.minutes, quantity=one.entry.quantity,
                points=one.entry.points, grave=one.entry.grave, excused=one.entry.excused, note=one.entry.note.strip(),
                source=f"{path.name}:{one.row.row}",
            )
            for one in rows
        ]  # fmt: skip
        ids = unit.incidents.add(new, ctx.clock.now())
        what = counted("Took in {count} incident", "Took in {count} incidents", len(rows))
        months = {(team.id, Month.of(entry.date)) for entry in entries}
        return done(unit, what, "incidents", months=months, incidents=ids)
