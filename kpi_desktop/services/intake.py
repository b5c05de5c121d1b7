"""A roster workbook taken in: all of it, or nothing and every reason why not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from kpi_desktop.domain.month import Month
from kpi_desktop.domain.problems import Problem
from kpi_desktop.domain.words import counted
from kpi_desktop.errors import FaultyDataError, WrongCallError
from kpi_desktop.exchange.roster import RosterRow, read_roster, row_problem
from kpi_desktop.schemes.model import Scheme
from kpi_desktop.services.context import Context, Operation
from kpi_desktop.services.gather import recheck
from kpi_desktop.services.newcomers import check_people, enter_people, open_months
from kpi_desktop.services.people import NewPerson
from kpi_desktop.services.schemes import scheme_for
from kpi_desktop.services.teams import Team
from kpi_desktop.services.work import done, working
from kpi_desktop.store.records import PersonRecord
from kpi_desktop.store.store import View


@dataclass(frozen=True, slots=True)
class RosterIntake:
    """What became of a roster workbook.

    Attributes:
        added: The rows taken in; on a dry run those that would be.
        known: The rows of people who are on the roster already; they were left as they are.
        ignored: Headings of columns that were not taken in.
        operation: What was written; None on a dry run and where there was nothing new.
    """

    added: tuple[RosterRow, ...]
    known: tuple[RosterRow, ...]
    ignored: tuple[str, ...]
    operation: Operation | None = None


def import_roster(ctx: Context, team: Team, path: Path, *, dry_run: bool = False) -> RosterIntake:
    """Take the people of a workbook onto a team's roster.

    Whoever is there already, under the same number and name, is left as they are; a number of somebody else is a fault.

    Args:
        ctx: The context; with `dry_run` one that only reads will do.
        team: The team.
        path: The workbook.
        dry_run: Only tell what would happen.

    Raises:
        WrongCallError: The file can't be opened.
        FaultyDataError: The workbook or its rows have faults, each named with row and column; nothing was taken in.
    """
    reading = read_roster(path)
    with ctx.store.read() as view:
        there = _there(view)
        known = {row.row: row for row in reading.rows if there.get(row.number or "") == row.name}
        added = tuple(row for row in reading.rows if row.row not in known)
        people = _people(ctx, team, added)
        problems = check_people(view, people, ctx.clock.today(), team.id)
    faults = (*reading.problems, *_by_row(added, problems))
    if faults:
        raise _refused(path, faults)
    if dry_run or not added:
        return RosterIntake(added, tuple(known.values()), reading.ignored)
    return RosterIntake(added, tuple(known.values()), reading.ignored, _write(ctx, team, added, people))


def _there(view: View) -> dict[str, str]:
    return {person.number: person.name for person in view.people.all() if not person.withdrawn}


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


def _by_row(rows: tuple[RosterRow, ...], problems: Iterable[Problem]) -> Iterable[Problem]:
    """Faults of people as faults of their rows."""
    for problem in problems:
        match problem.path:
            case (_, int(index), str(field)):
                yield row_problem(rows[index].row, field, problem.what)
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
