"""A workbook of incidents taken in: all of it, or nothing and every reason why not."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Final, TypeAlias

from kpi_desktop.domain.facts import Employee
from kpi_desktop.domain.month import Month
from kpi_desktop.domain.problems import Problem, printable
from kpi_desktop.domain.words import FieldValue, Message, counted
from kpi_desktop.exchange.entry_sheets import INCIDENTS
from kpi_desktop.exchange.grid import EXCUSED, VOIDED, GridReading, GridRow, read_grid, row_problem
from kpi_desktop.schemes.model import IncidentCriterion, Scheme
from kpi_desktop.services.context import Context, Operation
from kpi_desktop.services.entries import Entry, by_number, problems_of, refuse_faulty
from kpi_desktop.services.entry_intake import EntryIntake, TakenRow, name_problems, refused
from kpi_desktop.services.gather import parsed
from kpi_desktop.services.teams import Team
from kpi_desktop.services.work import done, working
from kpi_desktop.store.records import IncidentRecord, NewIncident
from kpi_desktop.store.store import View

_Key: TypeAlias = tuple[str, dt.date, str, Fraction | None, Fraction, Fraction | None, dt.date | None, bool]

_COLUMNS: Final = {"employee": "number"}
"""Where a field of an entry stands, if under another name."""


@dataclass(frozen=True, slots=True)
class _Row:
    """A row with what it means; `voided` where it is only told for completeness."""

    row: GridRow
    entry: Entry
    criterion: IncidentCriterion
    name: str
    voided: bool

    def taken(self) -> TakenRow:
        fields: dict[str, FieldValue] = {
            "name": self.name, "date": self.entry.date, "criterion": self.criterion.name,
        }  # fmt: skip
        return TakenRow(self.row.row, Message("{name}, {date}, {criterion}", fields))


def import_incidents(
    ctx: Context, team: Team, path: Path, *, dry_run: bool = False, again: bool = False
) -> EntryIntake:
    """Take the incidents of a workbook into a team's open months.

    A row that is there already (same person, day, criterion, minutes, quantity, pick, true day) is left, also where it
    was voided since; so are rows that the workbook itself calls voided. As many equal rows are there as were entered.

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
        known, new = _told_apart(view, team, rows, again=again)
        problems = problems_of(view, team, [one.entry for one in new], ctx.clock.today())
    faults = [*reading.problems, *faults, *_by_row(new, problems)]
    if faults:
        raise refused(path, faults)
    added, left = tuple(one.taken() for one in new), tuple(one.taken() for one in known)
    operation = None if dry_run or not new else _write(ctx, team, path, new)
    return EntryIntake(added, left, reading.ignored, operation=operation)


def _understood(view: View, team: Team, reading: GridReading) -> tuple[list[_Row], list[Problem]]:
    people = {number: Employee(number, person.name) for number, person in by_number(view).items()}
    schemes = view.schemes.in_force(team.id)
    rows: list[_Row] = []
    faults: list[Problem] = []
    for row in reading.rows:
        day = row.day("date")
        held = [one for one in schemes if day is not None and one.from_month <= Month.of(day)]
        faults += (found := list(name_problems(INCIDENTS, row, people)))
        if day is None:
            continue
        if not held:
            what = Message("no scheme was in force in {month} yet", {"month": Month.of(day)})
            faults.append(row_problem(INCIDENTS, row.row, "date", what))
            continue
        criterion = _criterion(parsed(held[-1].text), row.text("criterion"))
        if isinstance(criterion, Message):
            faults.append(row_problem(INCIDENTS, row.row, "criterion", criterion))
        elif not found:
            name = people[row.text("number")].name
            rows.append(_Row(row, _entry(row, day, criterion), criterion, name, row.text("state") == VOIDED.en))
    return rows, faults


def _criterion(scheme: Scheme, written: str) -> IncidentCriterion | Message:
    """The criterion that a cell names by its id, code or name; why not, where there is none or more than one."""
    wanted = written.casefold()
    names = [({one.id}, {one.code}, {one.name.zh, one.name.en}) for one in scheme.incident_criteria]
    for rank in range(3):
        found = [
            one
            for one, said in zip(scheme.incident_criteria, names, strict=True)
            if wanted in {text.casefold() for text in said[rank]}
        ]
        if len(found) == 1:
            return found[0]
        if found:
            return Message("“{value}” may mean several criteria; write the code", {"value": printable(written)})
    return Message("the scheme has no criterion “{value}”; write its name or code", {"value": printable(written)})


def _entry(row: GridRow, day: dt.date, criterion: IncidentCriterion) -> Entry:
    quantity = row.figure("quantity")
    return Entry(
        number=row.text("number"),
        date=day,
        criterion=criterion.id,
        minutes=row.figure("minutes"),
        quantity=Fraction(1) if quantity is None else quantity,
        points=row.figure("points"),
        excused=row.text("state") == EXCUSED.en,
        note=row.text("note"),
        occurred=row.day("occurred"),
    )


def _told_apart(view: View, team: Team, rows: list[_Row], *, again: bool) -> tuple[list[_Row], list[_Row]]:
    """What is there already, and what is new."""
    there = Counter(_keys_there(view, team, {Month.of(one.entry.date) for one in rows}))
    known, new = [], []
    for one in rows:
        key = _key(one.entry)
        if one.voided:
            known.append(one)
        elif there[key] and not again:
            there[key] -= 1
            known.append(one)
        else:
            new.append(one)
    return known, new


def _keys_there(view: View, team: Team, months: Iterable[Month]) -> Iterator[_Key]:
    """Incidents that count, and those that somebody voided for a reason; what an undo took back was never there."""
    numbers = {person.id: person.number for person in view.people.all()}
    for month in months:
        for record in view.incidents.between(month.first, month.last):
            if record.what.team == team.id and (record.voided_by is None or record.void_reason):
                yield _record_key(record, numbers[record.what.person])


def _record_key(record: IncidentRecord, number: str) -> _Key:
    what = record.what
    return number, what.day, what.criterion, what.minutes, what.quantity, what.points, what.occurred, what.excused


def _key(entry: Entry) -> _Key:
    return (
        entry.number, entry.date, entry.criterion, entry.minutes, entry.quantity, entry.points, entry.occurred,
        entry.excused,
    )  # fmt: skip


def _by_row(rows: list[_Row], problems: Iterable[Problem]) -> Iterator[Problem]:
    for problem in problems:
        match problem.path:
            case (_, int(index), str(field)):
                column = _COLUMNS.get(field, field)
                column = column if any(one.id == column for one in INCIDENTS.columns) else "criterion"
                yield row_problem(INCIDENTS, rows[index].row.row, column, problem.what)
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
                points=one.entry.points, excused=one.entry.excused, note=one.entry.note.strip(),
                source=f"{path.name}:{one.row.row}",
            )
            for one in rows
        ]  # fmt: skip
        ids = unit.incidents.add(new, ctx.clock.now())
        what = counted("Took in {count} incident", "Took in {count} incidents", len(rows))
        months = {(team.id, Month.of(entry.date)) for entry in entries}
        return done(unit, what, "incidents", months=months, incidents=ids)
