"""Opening the file: looking before touching, the lock, the pragmas, migrations after a backup."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from filelock import FileLock, Timeout
from peewee import SqliteDatabase

from kpi_desktop.store import faults

APPLICATION_ID: Final = 0x4B504944
HISTORY: Final = "schema_migration"
BUSY_SECONDS: Final = 5
_PRAGMAS: Final = {"foreign_keys": 1, "synchronous": 3, "temp_store": 2, "trusted_schema": 0}
"""`synchronous` 3 is EXTRA: after a commit the journal's removal is on the disk as well."""


@dataclass(frozen=True, slots=True)
class Look:
    """What a file is: which migrations it holds; `empty` where nothing of anybody is in it yet."""

    applied: frozenset[str]
    empty: bool


def uri(path: Path, mode: str) -> str:
    """The file as SQLite's URI; the server of a Windows share belongs to its path, for SQLite takes no host."""
    address = path.absolute().as_uri()
    if not address.startswith("file:///"):
        address = address.replace("file://", "file:////", 1)
    return f"{address}?mode={mode}"


@contextmanager
def reading(path: Path) -> Iterator[sqlite3.Connection]:
    """A plain connection that writes nothing.

    Where a writer was killed in the middle of a commit, only a connection that may write can put the file back to what
    it was; SQLite does that by itself, as any reader would.
    """
    for mode in ("ro", "rw"):
        with closing(sqlite3.connect(uri(path, mode), uri=True, timeout=BUSY_SECONDS)) as connection:
            connection.execute("PRAGMA query_only = 1")
            try:
                connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
            except sqlite3.OperationalError as error:
                if mode == "ro" and error.sqlite_errorname.startswith("SQLITE_READONLY"):
                    continue
                raise
            yield connection
            return


def there(path: Path) -> bool:
    """Whether anything has that name.

    Raises:
        DatabaseError: A folder on the way to it is closed to this user, or the name can't be one.
    """
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except PermissionError as error:
        raise faults.unreadable(path) from error
    except OSError as error:
        raise faults.told(error, path) from error
    return True


def look(path: Path, *, whole: bool = True) -> Look:
    """See whose file this is and how far it has come, without changing a byte.

    Args:
        path: The file.
        whole: Read every page of it for damage, which takes its time once years are kept.

    Raises:
        DatabaseError: Not ours, damaged, or unreadable.
    """
    if not there(path):
        return Look(frozenset(), empty=True)
    if not path.is_file():
        raise faults.foreign(path)
    with faults.telling(path), reading(path) as connection:
        tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        (mark,) = connection.execute("PRAGMA application_id").fetchone()
        applied: set[str] = set()
        if HISTORY in tables:
            applied = {name for (name,) in connection.execute(f"SELECT name FROM {HISTORY}")}  # noqa: S608 - a constant
        if mark != APPLICATION_ID:
            # A file that was being made when the power went has at most an empty history in it.
            if mark or applied or tables - {HISTORY}:
                raise faults.foreign(path)
            return Look(frozenset(), empty=True)
        (sound,) = connection.execute("PRAGMA quick_check(1)").fetchone() if whole else ("ok",)
        if sound != "ok" or not applied:
            raise faults.damaged(path)
        return Look(frozenset(applied), empty=False)


def setting_in(path: Path, key: str) -> str:
    """A setting of a database of any version, which `look` found to be ours; empty where it has none.

    Raises:
        DatabaseError: It can't be read.
    """
    with faults.telling(path), reading(path) as connection:
        row = connection.execute("SELECT value FROM setting WHERE key = ?", (key,)).fetchone()
    return "" if row is None else str(row[0])


def flaws(database: SqliteDatabase) -> tuple[str, ...]:
    """What SQLite itself finds wrong with pages, indexes and references; empty is good."""
    found = [str(row[0]) for row in answers(database, "integrity_check(20)")]
    found += [f"foreign key: {row}" for row in answers(database, "foreign_key_check")]
    return tuple(line for line in found if line != "ok")


def take_lock(path: Path) -> FileLock:
    """Take the writer's lock beside the file, the same one by whatever link the file is reached.

    Raises:
        DatabaseError: Another process has it, or the folder can't be written.
    """
    lock = FileLock(f"{path.resolve()}.lock", thread_local=False)
    try:
        lock.acquire(timeout=0)
    except Timeout as error:
        raise faults.in_use(path) from error
    except OSError as error:
        raise faults.told(error, path) from error
    return lock


def connect(path: Path, *, write: bool) -> SqliteDatabase:
    """A connection with the house's pragmas; connections of further threads get the same."""
    pragmas: dict[str, Any] = dict(_PRAGMAS)
    if write:
        pragmas["journal_mode"] = "delete"
    else:
        pragmas["query_only"] = 1
    mode = "rwc" if write else "rw"
    with faults.telling(path):
        database = SqliteDatabase(uri(path, mode), uri=True, pragmas=pragmas, timeout=BUSY_SECONDS)
        database.connect()
    return database


def answers(database: SqliteDatabase, pragma: str) -> list[tuple[Any, ...]]:
    """What a pragma that checks something answers."""
    return list(database.execute_sql(f"PRAGMA {pragma}").fetchall())  # type: ignore[no-untyped-call]


def probe(database: SqliteDatabase, path: Path) -> None:
    """Make sure that the file can be written.

    Raises:
        DatabaseError: It is read-only, or another program holds it.
    """
    if not os.access(path, os.W_OK):  # SQLite begins even so, and only complains at the first row
        raise faults.read_only(path)
    with faults.telling(path), database.atomic("IMMEDIATE"):
        pass
