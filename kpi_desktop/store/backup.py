"""Safe copies: the file as bytes, taken in one short read; putting one back with the present file kept beside."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from kpi_desktop.domain.words import Message
from kpi_desktop.errors import WrongCallError
from kpi_desktop.files import cannot_write, check_target, is_database, put, write_file
from kpi_desktop.store import connection, faults, migrations
from kpi_desktop.store.columns import instant_out, sure

_BESIDE = ("-journal", "-wal", "-shm")
"""What SQLite leaves beside a file whose writer was killed; it belongs to that file alone."""


@dataclass(frozen=True, slots=True)
class Saved:
    """A copy of a database.

    Attributes:
        content: The bytes of the file.
        last: When the last operation in it was done, in UTC; None where nothing was ever done.
    """

    content: bytes
    last: dt.datetime | None


def take(path: Path) -> Saved:
    """Copy a database, also beside a writer, and make sure that the copy is sound.

    Raises:
        DatabaseError: Not ours, damaged, unreadable or missing.
    """
    if connection.look(path, whole=False).empty:
        raise faults.missing(path)
    with faults.telling(path), closing(sqlite3.connect(":memory:")) as memory:
        connection.copy_into(path, memory)
        found = [line for (line,) in memory.execute("PRAGMA integrity_check(1)")]
        if found != ["ok"] or memory.execute("PRAGMA foreign_key_check").fetchone():
            raise faults.damaged(path)
        (at,) = memory.execute("SELECT max(at) FROM operation").fetchone()
        return Saved(memory.serialize(), None if at is None else sure(instant_out(at)))


def save(path: Path, target: Path) -> Saved:
    """Write a safe copy; it appears whole or not at all. What stood there is replaced, unless it is in use.

    Raises:
        DatabaseError: The database can't be read, or the target is one that somebody writes to.
        WrongCallError: The target is the database itself, or can't be written.
    """
    if _same(path, target):
        raise WrongCallError(Message("{file} is the database itself. Name another file.", {"file": str(target)}))
    saved = take(path)
    if is_database(target):
        with _held(target):
            try:
                put(target, saved.content, private=True)
            except OSError as error:
                raise cannot_write(target, error) from error
    else:
        check_target(target)
        write_file(target, saved.content, private=True)
    return saved


def restore(source: Path, path: Path, folder: Path, day: dt.date) -> tuple[Saved, Path | None]:
    """Put a copy in the place of a database.

    Args:
        source: The copy; it stays as it is.
        path: Where the database lies, or is to lie.
        folder: The migrations that this program knows.
        day: Today, for the name of what is kept.

    Returns:
        What was put there, and where the file that stood there lies now, if one did.

    Raises:
        DatabaseError: The copy isn't a sound database of a version that is known, or the database is in use.
        WrongCallError: Both are the same file, or the place can't be written. Nothing was changed.
    """
    if not source.exists():
        raise WrongCallError(Message("There is no file {file}.", {"file": str(source)}))
    if _same(source, path):
        raise WrongCallError(Message("{file} is the database itself. Name a backup of it.", {"file": str(source)}))
    known, held = migrations.known(folder), connection.look(source).applied
    if held - set(known):
        raise faults.newer(source, len(held), len(known))
    saved = take(source)
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise faults.told(error, path) from error
    place = path.resolve()  # what a link leads to is what its journal is named after
    with _held(place), _kept(place, day) as kept:
        try:
            put(place, saved.content, private=True)
        except OSError as error:
            raise faults.told(error, path) from error
    return saved, kept


@contextmanager
def _kept(path: Path, day: dt.date) -> Iterator[Path | None]:
    """Keep a file beside itself, under the day's name, with all that belongs to it; it may be damaged.

    Where the block fails, everything has its old name again.
    """
    if not connection.there(path):
        yield None
        return
    if not path.is_file():
        raise faults.foreign(path)
    kept = migrations.spare(path, f"restore-{day.isoformat()}")
    try:
        _link(path, kept)
        _move(path, kept)
    except OSError as error:
        raise faults.told(error, kept) from error
    try:
        yield kept
    except BaseException:
        _move(kept, path)
        kept.unlink()
        raise


def _link(path: Path, kept: Path) -> None:
    """A second name for a file, so that there is no moment without a database; a copy where a disk knows no links."""
    try:
        os.link(path, kept)
    except OSError:
        shutil.copy2(path, kept)
        with kept.open("rb+") as stream:
            os.fsync(stream.fileno())


def _move(path: Path, other: Path) -> None:
    """Rename what SQLite left beside a file; else it would be rolled back into the file that comes in its place."""
    for ending in _BESIDE:
        with suppress(FileNotFoundError):
            Path(f"{path}{ending}").replace(f"{other}{ending}")


def _same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return False


@contextmanager
def _held(path: Path) -> Iterator[None]:
    """Be the only one who writes there.

    Raises:
        DatabaseError: Somebody else is.
    """
    lock = connection.take_lock(path)
    try:
        yield
    finally:
        lock.release()
