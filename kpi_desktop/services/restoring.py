"""A backup put back: made ready beside the database, brought up to date and verified, and only then in its place."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from kpi_desktop import paths
from kpi_desktop.domain.month import Month
from kpi_desktop.domain.words import Message, counted
from kpi_desktop.errors import DatabaseError, KpiError, WrongCallError
from kpi_desktop.services import months, people, sample, teams
from kpi_desktop.services.context import Clock, Context, open_context
from kpi_desktop.services.month_types import MonthState
from kpi_desktop.services.verify import Verified, verify
from kpi_desktop.store import backup as files
from kpi_desktop.store.copying import Watch, unwatched


@dataclass(frozen=True, slots=True)
class TeamHeld:
    """A team as a backup has it.

    Attributes:
        name: What it is called.
        people: How many are in it on the day.
        latest: The latest month that anything was logged in; None for none.
        closed: The latest month that is closed; None for none.
    """

    name: str
    people: int
    latest: Month | None
    closed: Month | None


@dataclass(frozen=True, slots=True)
class Held:
    """What a database holds.

    Attributes:
        teams: Its teams, in the order in which they were made.
        last: When the last thing in it was done, in UTC; None where nothing ever was.
    """

    teams: tuple[TeamHeld, ...]
    last: dt.datetime | None


@dataclass(frozen=True, slots=True)
class Ready:
    """A backup that is sound and could take the database's place; for `put_in_place` or `discard`.

    Attributes:
        backup: The file that was chosen.
        written: When that file was written, in UTC.
        copy: Where its copy lies, brought up to date.
        held: What it holds.
        verified: What was looked at.
    """

    backup: Path
    written: dt.datetime
    copy: Path
    held: Held
    verified: Verified


@dataclass(frozen=True, slots=True)
class Restored:
    """What was put back.

    Attributes:
        last: When the last thing in the backup was done, in UTC; None where nothing ever was.
        kept: Where the file lies that stood there before, if one did.
        verified: What was looked at before it was put there.
        backup: The file that it came from.
        written: When that was written, in UTC.
    """

    last: dt.datetime | None
    kept: Path | None
    verified: Verified
    backup: Path
    written: dt.datetime


def make_ready(database: Path, backup: Path, clock: Clock, watch: Watch = unwatched) -> Ready:
    """Copy a backup beside the database, bring the copy up to date, verify it, and see what it holds.

    Args:
        database: Where the database lies, or is to lie; it isn't touched.
        backup: The backup, which stays as it is.
        clock: Says what day it is.
        watch: Told how far the copying is; what it raises ends it, and nothing is left behind.

    Raises:
        DatabaseError: The backup is damaged, of a newer version, or not what the program wrote.
        WrongCallError: It isn't there, is the database itself, or a sample that would take the place of real data.
    """
    written = dt.datetime.fromtimestamp(backup.stat().st_mtime, dt.UTC) if backup.exists() else clock.now()
    copy = files.make_ready(backup, database, paths.migrations(), watch)
    try:
        ctx = open_context(copy, clock=clock, make=False)
        try:
            if sample.is_sample(ctx) and not _may_be_lost(database):
                raise WrongCallError(
                    Message("{file} is the sample team; nothing in it is real. Choose a backup.", {"file": str(backup)})
                )
            verified = verify(ctx, watch)
            if verified.problems:
                raise _refused(verified, backup)
            return Ready(backup, written, copy, held_in(ctx), verified)
        finally:
            ctx.close()
    except BaseException:
        files.discard(copy)
        raise


def put_in_place(ready: Ready, database: Path, today: dt.date) -> Restored:
    """Let it take the place of the database, which nobody may be using; what stood there is kept beside it.

    Args:
        ready: What was made ready.
        database: Where the database lies, or is to lie.
        today: The local day, for the name of what is kept.

    Raises:
        DatabaseError: The database is in use, or can't be written. Nothing changed.
    """
    try:
        kept = files.put_in_place(ready.copy, database, today)
    except BaseException:
        files.discard(ready.copy)
        raise
    return Restored(ready.held.last, kept, ready.verified, ready.backup, ready.written)


def discard(ready: Ready) -> None:
    """Let go of what was made ready."""
    files.discard(ready.copy)


def restore(database: Path, backup: Path, clock: Clock) -> Restored:
    """Put a backup in the place of a database at once.

    Raises:
        DatabaseError, WrongCallError: As for `make_ready` and `put_in_place`; nothing changed.
    """
    files.check_free(database)
    return put_in_place(make_ready(database, backup, clock), database, clock.today())


def _may_be_lost(database: Path) -> bool:
    """Whether nothing real lies there."""
    try:
        return not database.exists() or sample.is_sample_file(database)
    except KpiError:  # there is nothing to be read any more
        return True


def _refused(found: Verified, backup: Path) -> DatabaseError:
    what = counted(
        "{file} isn't what the program wrote; {count} thing is wrong with it. Nothing was replaced; choose another"
        " backup.",
        "{file} isn't what the program wrote; {count} things are wrong with it. Nothing was replaced; choose another"
        " backup.",
        len(found.problems),
        {"file": str(backup)},
    )
    return DatabaseError(what, found.problems)


def held_in(ctx: Context) -> Held:
    """What a database that is open holds."""
    held = []
    for team in teams.teams(ctx):
        views = months.months(ctx, team)
        latest = [view.month for view in views if view.incidents or view.seals]
        closed = [view.month for view in views if view.state is MonthState.CLOSED]
        here = people.roster(ctx, team, ctx.clock.today())
        held.append(TeamHeld(team.name, len(here), max(latest, default=None), max(closed, default=None)))
    with ctx.store.read() as view:
        return Held(tuple(held), view.log.last())
