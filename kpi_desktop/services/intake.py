"""A roster workbook taken in: all of it, or nothing and every reason why not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from kpi_desktop.domain.month import Month
from kpi_desktop.domain.problems import Problem
from kpi_desktop.domain.words import FieldValue, Message, counted
from kpi_desktop.errors import FaultyDataError, WrongCallError
from kpi_desktop.exchange.roster import RosterReading, RosterRow, read_roster, row_problem
from kpi_desktop.schemes.model import Scheme
from kpi_desktop.services.context import Context, Operation
from kpi_desktop.services.gather import recheck
from kpi_desktop.services.newcomers import FURTHEST_AHEAD, check_people, enter_people, open_months
from kpi_desktop.services.people import NewPerson
from kpi_desktop.services.schemes import scheme_for
from kpi_desktop.services.teams import Team
from kpi_desktop.services.work import done, working
from kpi_desktop.store.records import PersonRecord


@dataclass(frozen=True, slots=True)
class RosterIntake:
    """What became of a roster workbook.

    Attributes:
        added: The rows taken in; on a dry run those that would be.
        known: The rows of people who are on the roster already; they were left as they are.
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


def import_roster(ctx: Context, team: Team, path: Path, *, dry_run: bool = False) -> RosterIntake:
    """Take the people of a workbook onto a team's roster.

    Whoever is there already, under the same number and name, is left as they are, and what the workbook says otherwise
    is told; a number of somebody else, or of somebody in another team, is a fault.

    Args:
        ctx: The context; with `dry_run` one that only reads will do.
        team: The team.
        path: The workbook.
        dry_run: Only tell what would happen.

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
    elsewhere = [
        _told(reading, row, "number", _elsewhere(row, teams[found.state_on(today).state.team]))
        for row, found in pairs
        if found.state_on(today).state.team != team.id
    ]
    faults = (*reading.problems, *_by_row(reading, added, problems), *elsewhere)
    if faults:
        raise _refused(path, faults)
    differing = tuple(
        _told(reading, row, name, _differs(written, present))
        for row, found in pairs
        for name, written, present in _differences(row, found, today, posts)
    )
    operation = None if dry_run or not added else _write(ctx, team, added, people)
    return RosterIntake(added, tuple(known.values()), reading.ignored, reading.left_out, differing, operation)


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


def _write(ctx: Context, team: Team, rows: tuple[RosterRow, ...], people: tuple[NewPerson, ...]) -> Operation:
    with working(ctx, "import-roster") as unit:
        enter_people(unit, team.id, people, ctx.clock.today())
        entered: dict[str, PersonRecord] = {person.number: person for person in unit.people.all()}
        for row in rows:
            if row.left is not None and row.number is not None:
                unit.people.set_left(entered[row.number].stints[-1].id, row.left)
        recheck(unit, ctx.clock.today())
        what = counted("Took {count} person onto the roster", "Took {count} people onto the roster", len(rows))
        months = open_months(unit, team.id, (row.hired for row in rows), ctx.clock.today())
        return done(unit, what, "roster", "months", months=months)
