"""Backups: a safe copy of the database, and one put back."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from kpi_desktop import paths
from kpi_desktop.domain.words import Message
from kpi_desktop.errors import WrongCallError
from kpi_desktop.services.context import Context, Operation
from kpi_desktop.services.work import done, working
from kpi_desktop.settings import LAST_BACKUP
from kpi_desktop.store import backup as files


@dataclass(frozen=True, slots=True)
class Restored:
    """What was put back.

    Attributes:
        last: When the last thing in the backup was done, in UTC; None where nothing ever was.
        kept: Where the file lies that stood there before, if one did.
    """

    last: dt.datetime | None
    kept: Path | None


def back_up(database: Path, target: Path, *, replace: bool = False) -> dt.datetime | None:
    """Write a safe copy of a database, also while somebody works with it; it is there whole or not at all.

    Args:
        database: The file.
        target: Where the copy goes.
        replace: Whether a file that is there already may go.

    Returns:
        When the last thing in it was done, in UTC; None where nothing ever was.

    Raises:
        DatabaseError: The database can't be read or is damaged, or the target is a database in use.
        WrongCallError: The target is there already, is the database itself, or can't be written.
    """
    if target.is_file() and not replace:
        raise WrongCallError(
            Message("{file} is there already and was left. Name another file, or say --force.", {"file": str(target)})
        )
    return files.save(database, target).last


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup that the window made.

    Attributes:
        at: When, in UTC.
        file: Where it was put; it may be gone since.
    """

    at: dt.datetime
    file: str


def note_backup(ctx: Context, target: Path) -> Operation:
    """Keep in mind when a backup was made and where."""
    with working(ctx, "back-up") as unit:
        unit.settings.set(LAST_BACKUP, f"{unit.operation.at.isoformat()} {target}")
        return done(unit, Message("Backup made: {file}", {"file": target.name}), "settings", undoable=False)


def last_backup(ctx: Context) -> Backup | None:
    """The last backup that the window made; None where there was none."""
    with ctx.store.read() as view:
        at, _, file = view.settings.get(LAST_BACKUP).partition(" ")
    return Backup(dt.datetime.fromisoformat(at), file) if at else None


def restore(database: Path, backup: Path, today: dt.date) -> Restored:
    """Put a backup in the place of a database, which nobody may be using; what stood there is kept beside it.

    Args:
        database: Where the database lies, or is to lie.
        backup: The backup, which stays as it is.
        today: The local day, for the name of what is kept.

    Raises:
        DatabaseError: The backup is no sound database of a known version, or the database is in use. Nothing changed.
        WrongCallError: The backup isn't there, or is the database itself.
    """
    saved, kept = files.restore(backup, database, paths.migrations(), today)
    return Restored(saved.last, kept)
