"""Safe copies: one written page by page, one made ready beside a database and put in its place, with that kept."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from kpi_desktop.domain.words import Message
from kpi_desktop.errors import WrongCallError
from kpi_desktop.files import cannot_write, check_target, is_database, replacing, sync_folder
from kpi_desktop.store import connection, faults, migrations
from kpi_desktop.store.columns import instant_out, sure
from kpi_desktop.store.copying import Watch, check_copy, copy_file, sweep, unwatched

_BESIDE = ("-journal", "-wal", "-shm")
"""What SQLite leaves beside a file whose writer was killed; it belongs to that file alone."""
_READY: Final = ".restore-"


def save(path: Path, target: Path, watch: Watch = unwatched) -> dt.datetime | None:
    """Write a safe copy, also beside a writer; it appears whole, sound and synced, or not at all.

    What stood there is replaced, unless it is in use.

    Returns:
        When the last operation in it was done, in UTC; None where nothing was ever done.

    Raises:
        DatabaseError: The database can't be read or is damaged, or the target is one that somebody writes to.
        WrongCallError: The target is the database itself, or can't be written.
    """
    if _same(path, target):
        raise WrongCallError(Message("{file} is the database itself. Name another file.", {"file": str(target)}))
    if connection.look(path, whole=False).empty:
        raise faults.missing(path)
    if is_database(target):
        with _held(target):
            return _save(path, target, watch)
    check_target(target)
    return _save(path, target, watch)


def _save(path: Path, target: Path, watch: Watch) -> dt.datetime | None:
    try:
        with replacing(Path(os.path.realpath(target)), private=True) as part:
            copy_file(path, part, watch)
            return _instant(check_copy(part, path, watch))
    except OSError as error:
        raise cannot_write(target, error) from error


def make_ready(source: Path, path: Path, folder: Path, watch: Watch = unwatched) -> Path:
    """Copy a backup beside the database whose place it is to take, where it can be looked at and brought up to date.

    Args:
        source: The backup; it stays as it is.
        path: Where the database lies, or is to lie.
        folder: The migrations that this program knows.
        watch: Told how far the copying is.

    Returns:
        The copy, in a folder of its own.

    Raises:
        DatabaseError: It isn't a sound database of a version that is known.
        WrongCallError: It isn't there, or both are the same file.
    """
    if not source.exists():
        raise WrongCallError(Message("There is no file {file}.", {"file": str(source)}))
    if _same(source, path):
        raise WrongCallError(Message("{file} is the database itself. Name a backup of it.", {"file": str(source)}))
    known, found = migrations.known(folder), connection.look(source)
    if found.applied - set(known):
        raise faults.newer(source, len(found.applied), len(known))
    if found.empty:
        raise faults.missing(source)
    place = path.resolve()
    try:
        place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        sweep(place.parent, f"{_READY}*")
        ready = Path(tempfile.mkdtemp(prefix=_READY, dir=place.parent)) / place.name
        try:
            copy_file(source, ready, watch)
            check_copy(ready, source, watch)
        except BaseException:
            discard(ready)
            raise
    except OSError as error:
        raise faults.told(error, path) from error
    return ready


def discard(ready: Path) -> None:
    """Let go of a copy that was made ready, with its folder."""
    shutil.rmtree(ready.parent, ignore_errors=True)


def put_in_place(ready: Path, path: Path, day: dt.date) -> Path | None:
    """Let a copy that was made ready take the place of the database, which is kept beside it.

    Args:
        ready: What `make_ready` gave; nobody has it open.
        path: Where the database lies, or is to lie.
        day: Today, for the name of what is kept.

    Returns:
        Where the file that stood there lies now, if one did.

    Raises:
        DatabaseError: The database is in use, or the place can't be written. Nothing was changed.
    """
    place = path.resolve()  # what a link leads to is what its journal is named after
    with _held(place), _kept(place, day) as kept:
        try:
            with ready.open("rb+") as stream:
                os.fsync(stream.fileno())
            if kept is not None:
                shutil.copymode(kept, ready)
            ready.replace(place)
            sync_folder(place.parent)
        except OSError as error:
            raise faults.told(error, path) from error
    discard(ready)
    return kept


def check_free(path: Path) -> None:
    """Make sure that nobody writes to a database just now.

    Raises:
        DatabaseError: Somebody does, or its folder can't be written.
    """
    if connection.there(path):
        with _held(path):
            pass


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
        sync_folder(path.parent)  # the journal must have left before anything else has the file's name
    except OSError as error:
        with suppress(OSError):
            _move(kept, path)
        kept.unlink(missing_ok=True)
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


def _instant(at: str | None) -> dt.datetime | None:
    return None if at is None else sure(instant_out(at))


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
