"""Backups: a safe copy of the database, when one was made, and which are kept."""

from __future__ import annotations

import datetime as dt
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from kpi_desktop.domain.words import Message
from kpi_desktop.errors import KpiError, WrongCallError
from kpi_desktop.files import is_database
from kpi_desktop.services import sample
from kpi_desktop.services.context import Context, Operation
from kpi_desktop.services.work import done, working
from kpi_desktop.settings import LAST_BACKUP
from kpi_desktop.store import backup as files
from kpi_desktop.store.copying import Watch, unwatched


def back_up(database: Path, target: Path, *, replace: bool = False, watch: Watch = unwatched) -> dt.datetime | None:
    """Write a safe copy of a database, also while somebody works with it; it is there whole or not at all.

    Args:
        database: The file.
        target: Where the copy goes.
        replace: Whether a file that is there already may go.
        watch: Told how far the copying is; what it raises ends it, and nothing is left behind.

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
    return files.save(database, target, watch)


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup that the window made.

    Attributes:
        at: When, in UTC.
        file: Where it was put; it may be gone since.
    """

    at: dt.datetime
    file: str


def note_backup(ctx: Context, target: Path, at: dt.datetime | None = None) -> Operation:
    """Keep in mind where a backup was made and when, in UTC; now where `at` is None."""
    with working(ctx, "back-up") as unit:
        unit.settings.set(LAST_BACKUP, f"{(at or unit.operation.at).isoformat()} {target}")
        return done(unit, Message("Backup made: {file}", {"file": target.name}), "settings", undoable=False)


def last_backup(ctx: Context) -> Backup | None:
    """The last backup that the window made; None where there was none."""
    with ctx.store.read() as view:
        at, _, file = view.settings.get(LAST_BACKUP).partition(" ")
    return Backup(dt.datetime.fromisoformat(at), file) if at else None


@dataclass(frozen=True, slots=True)
class Kept:
    """A file that a restore could take.

    Attributes:
        file: Where it lies.
        written: When it was written, in UTC.
        size: In bytes.
    """

    file: Path
    written: dt.datetime
    size: int


def kept_backups(ctx: Context) -> tuple[Kept, ...]:
    """The backups that are known of, latest first: beside the database, and where the window made the last one.

    Other databases in these folders are among them, samples aren't. A folder that is gone, such as that of a stick, has
    none.
    """
    database, last = ctx.store.path, last_backup(ctx)
    folders = {database.resolve().parent}
    if last is not None:
        folders.add(Path(last.file).resolve().parent)
    found = []
    for folder in folders:
        with suppress(OSError):
            found += [_kept(file) for file in folder.iterdir() if _may_be_backup(file, database)]
    return tuple(sorted(found, key=lambda one: (one.written, one.file), reverse=True))


def _may_be_backup(file: Path, database: Path) -> bool:
    if file.suffix != ".db" or file.name.startswith(".") or not is_database(file) or file.samefile(database):
        return False
    try:
        return not sample.is_sample_file(file, whole=False)
    except KpiError:  # what is wrong with it is told once it is chosen
        return True


def _kept(file: Path) -> Kept:
    status = file.stat()
    return Kept(file, dt.datetime.fromtimestamp(status.st_mtime, dt.UTC), status.st_size)
