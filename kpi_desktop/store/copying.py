"""Copies of a database, page by page from file to file: years of evidence don't fit into memory."""

from __future__ import annotations

import errno
import os
import shutil
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Final, TypeAlias

from kpi_desktop.store import connection, faults

Watch: TypeAlias = Callable[[int, int], object]
"""Told how many of how many parts are done, both 0 where nobody knows; what it raises ends the work."""

_STEP_PAGES: Final = 512
"""Pages that are copied in one go, some two megabytes: no commit waits longer than for these."""
_MOST_RESTARTS: Final = 3
"""A commit in between makes SQLite begin again; after so many, the rest is copied in one go."""
_STEPS_OF_CHECK: Final = 100_000
_PASSING: Final = ".kpi-"
_DAY_SECONDS: Final = 86400
_OF_TARGET: Final = ("SQLITE_IOERR_WRITE", "SQLITE_IOERR_TRUNCATE", "SQLITE_IOERR_FSYNC", "SQLITE_CANTOPEN")


def unwatched(_done: int, _total: int) -> None:
    """Nobody wants to know."""


class _RestlessError(Exception):
    """Somebody commits all the time."""


def copy_file(path: Path, target: Path, watch: Watch = unwatched) -> None:
    """Copy a database into a file of our own; it is as it was at one moment, whoever writes meanwhile.

    Raises:
        DatabaseError: It can't be read, or somebody else's commit lasts too long.
        OSError: The target can't be written.
    """
    with (
        faults.telling(path),
        connection.reading(path) as source,
        closing(sqlite3.connect(connection.uri(target, "rwc"), uri=True)) as copy,
    ):
        copy.execute("PRAGMA journal_mode = OFF")  # it is a file of our own until it is whole and synced
        copy.execute("PRAGMA synchronous = OFF")
        try:
            try:
                source.backup(copy, pages=_STEP_PAGES, progress=_patient(path, watch, _MOST_RESTARTS))
            except _RestlessError:
                source.backup(copy, progress=_patient(path, watch, None))
        except sqlite3.Error as error:
            name = error.sqlite_errorname
            if name == "SQLITE_FULL":
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)) from error
            if name.startswith(_OF_TARGET):
                raise OSError(errno.EIO, os.strerror(errno.EIO)) from error
            raise


def _patient(path: Path, watch: Watch, restarts: int | None) -> Callable[[int, int, int], None]:
    """Watches the copying; ends it where the file is busy, or was begun again too often."""
    least, begun = -1, 0

    def told(status: int, left: int, total: int) -> None:
        nonlocal least, begun
        if status == sqlite3.SQLITE_BUSY:  # SQLite has waited already, and would begin again without end
            raise faults.in_use(path)
        if restarts is not None and least >= 0 and left > least:
            begun += 1
            if begun > restarts:
                raise _RestlessError
        least = left
        watch(total - left, total)

    return told


def check_copy(copy: Path, path: Path, watch: Watch = unwatched) -> str | None:
    """Make sure that a copy is sound.

    Args:
        copy: The copy.
        path: What it was copied from, which is named where it isn't.
        watch: Asked now and then whether to go on.

    Returns:
        When the last operation in it was done, as it stands there; None where nothing ever was.

    Raises:
        DatabaseError: Pages, indexes or references don't fit.
    """
    ended: list[BaseException] = []

    def asked() -> int:
        try:
            watch(0, 0)
        except BaseException as error:  # noqa: BLE001 - SQLite would swallow it; it is raised again below
            ended.append(error)
        return len(ended)

    with faults.telling(path), closing(sqlite3.connect(connection.uri(copy, "ro"), uri=True)) as memory:
        memory.set_progress_handler(asked, _STEPS_OF_CHECK)
        try:
            found = [line for (line,) in memory.execute("PRAGMA integrity_check(1)")]
            if found != ["ok"] or memory.execute("PRAGMA foreign_key_check").fetchone():
                raise faults.damaged(path)
            (at,) = memory.execute("SELECT max(at) FROM operation").fetchone()
        except sqlite3.OperationalError:
            if ended:
                raise ended[0] from None
            raise
    return None if at is None else str(at)


@contextmanager
def copied(path: Path, watch: Watch = unwatched) -> Iterator[Path]:
    """A copy that only its owner can read, for as long as the block lasts.

    It lies beside the database, where there is room for such; only where nothing may be written there, where the system
    keeps what passes.

    Raises:
        DatabaseError: The database can't be read, or there is no room for a copy.
    """
    copy = _passing(path)
    try:
        try:
            copy_file(path, copy, watch)
        except OSError as error:
            raise faults.told(error, copy) from error
        yield copy
    finally:
        copy.unlink(missing_ok=True)


def _passing(path: Path) -> Path:
    """A new, empty file that nobody else can read."""
    beside = path.resolve().parent
    sweep(beside, f"{_PASSING}*.part")
    for folder in (beside, None):
        try:
            stream, name = tempfile.mkstemp(prefix=_PASSING, suffix=".part", dir=folder)
        except OSError as error:
            if folder is None:
                raise faults.told(error, path) from error
        else:
            os.close(stream)
            return Path(name)
    raise AssertionError  # the second try returns or raises


def sweep(folder: Path, pattern: str) -> None:
    """Let go of what a killed program left behind; what is of today may be somebody's work."""
    for left in folder.glob(pattern):
        with suppress(OSError):
            if time.time() - left.stat().st_mtime > _DAY_SECONDS:
                if left.is_dir():
                    shutil.rmtree(left, ignore_errors=True)
                else:
                    left.unlink()
