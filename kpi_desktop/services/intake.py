"""A roster workbook taken in: all of it, or nothing and every reason why not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from pathlib import Path

from kpi_desktop.domain.month import Month
from kpi_desktop.domain.problems import Problem
from kpi_desktop.domain.words import FieldValue, Message, counted
from kpi_desktop.errors import FaultyDataError, WrongCallError
from kpi_desktop.exchange.roster import read_roster
from kpi_desktop.exchange.roster_types import RosterReading, RosterRow, row_problem
from kpi_desktop.schemes.model import Scheme
from kpi_desktop.services.context import Context, Operation
from kpi_desktop.services.dated_states import change_wages
from kpi_desktop.services.gather import recheck
from kpi_desktop.services.newcomers import FURTHEST_AHEAD, check_people, enter_people, open_months
from kpi_desktop.services.people import NewPerson
from kpi_desktop.services.schemes import scheme_for
from kpi_desktop.services.teams import Team
from kpi_desktop.services.work import done, working
from kpi_desktop.store.records import PersonRecord, State
from kpi_desktop.store.store import View


@dataclass(frozen=True, slots=True)
class RosterIntake:
    """What became of a roster workbook.

    Attributes:
        added: The rows taken in; on a dry run those that would be.
        known: The rows of people who are on the roster already; but for wages they were left as they are.
        changed: Those among them whose wages become others.
        wages: What of their wages changes, cell by cell.
        ignored: Headings of columns that were not taken in.
        left_out: Rows that are no people, such as a sum.
        differing: Cells of known people that say something else than the roster; the roster was left as it is.
        operation: What was written; None on a dry run and where there was nothing new.
    """

    added: tuple[RosterRow, ...]
    known: tuple[RosterRow, ...]
    ignored: tuple[str, ...]
    left_out: tuple[Problem, ...] = ()
    differing: tuple[Problem, ...] = ()
    operation: Operation | None = None
    changed: tuple[RosterRow, ...] = ()
    wages: tuple[Problem, ...] = ()


def import_roster(
    ctx: Context, team: Team, path: Path, *, dry_run: bool = False, from_day: date | None = None
) -> RosterIntake:
    """Take the people of a workbook onto a team's roster.

    Whoever is there already, under the same number and name, is left as they are, and what the workbook says otherwise
    is told; a number of somebody else, or of somebody in another team, is a fault. Wages alone are taken over, from a
    day on; an empty cell, or no such column, leaves them as they are.

    Args:
        ctx: The context; with `dry_run` one that only reads will do.
        team: The team.
        path: The workbook.
        dry_run: Only tell what would happen.
        from_day: The first day of changed wages, today where None; for who joins later, the day they join.

    Raises:
        WrongCallError: The file can't be opened.
        FaultyDataError: The workbook or its rows have faults, each named with row and column, or there are no rows;
            nothing was taken in.
    """
    today = ctx.clock.today()
    reading = read_roster(path, latest=today + FURTHEST_AHEAD)
    if not reading.rows and not reading.problems:
        raise FaultyDataError(
            Message("{file}: no rows were found under the header; nothing was taken in.", {"file": path.name})
        )
    with ctx.store.read() as view:
        there = {person.number: person for person in view.people.all() if not person.withdrawn}
        teams = {one.id: one.name for one in view.teams.all()}
        present = [(row, there.get(row.number or "")) for row in reading.rows]
        pairs = [(row, found) for row, found in present if found is not None and found.name == row.name]
        known = {row.row: row for row, _ in pairs}
        added = tuple(row for row in reading.rows if row.row not in known)
        people = _people(ctx, team, added)
        problems = check_people(view, people, today, team.id)
        posts = _posts(ctx, team)
        raised = tuple(_raise(row, found, from_day or today) for row, found in pairs)
        raises = tuple(one for one in raised if one is not None)
        too_much = tuple(problem for one in raises for problem in _refusals(view, reading, one, today))
    elsewhere = [
        _told(reading, row, "number", _elsewhere(row, teams[found.state_on(today).state.team]))
        for row, found in pairs
        if found.state_on(today).state.team != team.id
    ]
    faults = (*reading.problems, *_by_row(reading, added, problems), *elsewhere, *too_much)
    if faults:
        raise _refused(path, faults)
    differing = tuple(
        _told(reading, row, name, _differs(written, present))
        for row, found in pairs
        for name, written, present in _differences(row, found, today, posts)
    )
    wages = tuple(problem for one in raises for problem in _told_wages(reading, one))
    nothing = dry_run or not (added or raises)
    operation = None if nothing else _write(ctx, team, added, people, raises)
    changed = tuple(one.row for one in raises)
    there_already = tuple(known.values())
    return RosterIntake(added, there_already, reading.ignored, reading.left_out, differing, operation, changed, wages)


@dataclass(frozen=True, slots=True)
class _Raise:
    """Somebody's wages become others from a day on."""

    row: RosterRow
    person: PersonRecord
    day: date
    before: State
    after: State


def _raise(row: RosterRow, found: PersonRecord, from_day: date) -> _Raise | None:
    """What a row changes of somebody's wages; None for nothing."""
    day = max(from_day, found.stints[-1].hired or from_day)
    before = found.state_on(day).state
    after = replace(before, **row.sums)
    return None if after == before else _Raise(row, found, day, before, after)


def _told_wages(reading: RosterReading, one: _Raise) -> Iterator[Problem]:
    for field, written in one.row.wages.items():
        present = getattr(one.before, field)
        if written != present:
            yield _told(reading, one.row, field, _becomes(written, present, one.day))


def _becomes(written: Fraction, present: Fraction | None, day: date) -> Message:
    fields: dict[str, FieldValue] = {"written": written, "day": day, "present": present or 0}
    if present is None:
        return Message("{written} from {day} on, nothing until now", fields)
    return Message("{written} from {day} on, {present} until now", fields)


def _refusals(view: View, reading: RosterReading, one: _Raise, today: date) -> Iterator[Problem]:
    person = NewPerson(one.person.number, one.person.name, **one.row.sums)
    for problem in check_people(view, (person,), today, one.after.team, but_for=one.person.id):
        yield _told(reading, one.row, str(problem.path[-1]), problem.what)


def _elsewhere(row: RosterRow, team: str) -> Message:
    fields: dict[str, FieldValue] = {"value": row.number or "", "name": row.name, "team": team}
    return Message("employee number {value} belongs to {name} of team {team}", fields)


def _differs(written: FieldValue, present: FieldValue) -> Message:
    return Message(
        "“{written}” here, “{present}” on the roster",
        {"written": written, "present": present},
    )


def _differences(
    row: RosterRow, found: PersonRecord, today: date, posts: Mapping[str, str]
) -> Iterator[tuple[str, FieldValue, FieldValue]]:
    """Field, what the workbook says, what stands on the roster: wherever both differ and the first says something."""
    state, stint = found.state_on(max(today, row.hired or today)).state, found.stints[-1]
    nothing, yes_no = Message("nothing"), {True: Message("yes"), False: Message("no")}
    texts: tuple[tuple[str, str | date | None, str | date | None], ...] = (
        ("post", posts.get(row.post or "", row.post), state.post),
        ("level", row.level, state.level),
        ("hired", row.hired, stint.hired),
        ("left", row.left, stint.left),
    )
    for name, written, present in texts:
        if written is not None and written != present:
            yield name, written, nothing if present is None else present
    if row.probation is not None and row.probation != state.probation:
        yield "probation", yes_no[row.probation], yes_no[state.probation]


def _told(reading: RosterReading, row: RosterRow, field: str, what: Message) -> Problem:
    return row_problem(row.row, field, what, reading.columns.get(field))


def _people(ctx: Context, team: Team, rows: Iterable[RosterRow]) -> tuple[NewPerson, ...]:
    posts = _posts(ctx, team)
    return tuple(
        NewPerson(
            number=row.number or "",
            name=row.name,
            hired=row.hired,
            post=posts.get(row.post or "", row.post),
            level=row.level,
            probation=bool(row.probation),
            **row.sums,
        )
        for row in rows
    )


def _posts(ctx: Context, team: Team) -> Mapping[str, str]:
    """Post ids by the names that people write."""
    try:
        scheme: Scheme = scheme_for(ctx, team, Month.of(ctx.clock.today()))
    except WrongCallError:  # none in force yet: posts are free text
        return {}
    return {name: post.id for post in scheme.posts for name in (post.name.zh, post.name.en)}


def _by_row(reading: RosterReading, rows: tuple[RosterRow, ...], problems: Iterable[Problem]) -> Iterable[Problem]:
    """Faults of people as faults of their rows."""
    for problem in problems:
        match problem.path:
            case (_, int(index), str(field)):
                yield _told(reading, rows[index], field, problem.what)
            case _:
                yield problem


def _refused(path: Path, faults: tuple[Problem, ...]) -> FaultyDataError:
    what = counted(
        "{file} has {count} fault; nothing was taken in.",
        "{file} has {count} faults; nothing was taken in.",
        len(faults),
        {"file": path.name},
    )
    return FaultyDataError(what, tuple(sorted(faults, key=_row_of)))


def _row_of(problem: Problem) -> int:
    match problem.path:
        case (_, int(row), *_):
            return row
        case _:
            return 0


def _write(
    ctx: Context,
    team: Team,
    rows: tuple[RosterRow, ...],
    people: tuple[NewPerson, ...],
    raises: tuple[_Raise, ...],
) -> Operation:
    today = ctx.clock.today()
    with working(ctx, "import-roster") as unit:
        enter_people(unit, team.id, people, today)
        entered: dict[str, PersonRecord] = {person.number: person for person in unit.people.all()}
        for row in rows:
            if row.left is not None and row.number is not None:
                unit.people.set_left(entered[row.number].stints[-1].id, row.left)
        for one in raises:
            change_wages(unit, one.person, one.day, one.row.sums)
        recheck(unit, today)
        months = open_months(unit, team.id, (row.hired for row in rows), today) if rows else set()
        return done(unit, _said(len(rows), len(raises)), "roster", "months", months=months)


def _said(added: int, raised: int) -> Message:
    taken = counted("Took {count} person onto the roster", "Took {count} people onto the roster", added)
    changed = counted("Changed the wages of {count} person", "Changed the wages of {count} people", raised)
    if added and raised:
        return Message("{first}; {second}", {"first": taken, "second": changed})
    return taken if added else changed
