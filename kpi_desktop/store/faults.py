"""What SQLite and the file system say, told as what is wrong with which file and what to do."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import peewee

from kpi_desktop.domain.words import Message
from kpi_desktop.errors import DatabaseError, LockedError, NewerError, system_reason
from kpi_desktop.store.columns import NonsenseError


def in_use(path: Path) -> LockedError:
    """Somebody else writes."""
    return LockedError(
        Message(
            "{file} is in use: another window or command is writing to it. Close it or let it finish, then try again.",
            {"file": str(path)},
        )
    )


def kept_waiting(path: Path) -> LockedError:
    """Somebody else reads it for so long that nothing can be committed."""
    return LockedError(
        Message(
            "{file} was being read by another program for too long, such as one that copies or scans files. Nothing was"
            " saved; wait until it is done, then try again.",
            {"file": str(path)},
        )
    )


def newer(path: Path, data: int, known: int) -> NewerError:
    """It holds migrations that this program doesn't know: `data` of them in all, where the program knows `known`."""
    what = Message(
        "{file} was written by a newer version of this program. The file is unchanged; install a newer version.",
        {"file": str(path)},
    )
    return NewerError(what, str(path), data, known)


def older(path: Path) -> DatabaseError:
    """It wants migrations, and only a writer may run them."""
    return DatabaseError(
        Message(
            "{file} was written by an older version of this program. Open it once in the window, which brings it up to"
            " date after a backup, then try again.",
            {"file": str(path)},
        )
    )


def foreign(path: Path) -> DatabaseError:
    """It belongs to another program, or is no database."""
    return DatabaseError(
        Message("{file} isn't a database of this program. The file is unchanged; name another.", {"file": str(path)})
    )


def damaged(path: Path) -> DatabaseError:
    """Its pages contradict each other."""
    return DatabaseError(
        Message("{file} is damaged. Keep it, and put the latest backup in its place.", {"file": str(path)})
    )


def read_only(path: Path) -> DatabaseError:
    """Neither it nor its folder may be written."""
    return DatabaseError(
        Message(
            "{file} can't be written: the file or its folder is read-only. Copy it to a folder of your own, or ask"
            " whoever looks after this computer.",
            {"file": str(path)},
        )
    )


def missing(path: Path) -> DatabaseError:
    """Nothing is there to read."""
    return DatabaseError(
        Message("There is no database at {file}. Set one up in the window, or name another file.", {"file": str(path)})
    )


def no_room(path: Path) -> DatabaseError:
    """The disk is full."""
    return DatabaseError(
        Message(
            "There is no room left for {file}. Nothing was changed; free some room and try again.", {"file": str(path)}
        )
    )


def unreadable(path: Path) -> DatabaseError:
    """It, or a folder above it, is closed to this user."""
    return DatabaseError(
        Message(
            "{file} can't be opened: the file or its folder is closed to you. Ask whoever looks after this computer, or"
            " name another file.",
            {"file": str(path)},
        )
    )


def unusable(path: Path, reason: Message) -> DatabaseError:
    """Anything else."""
    return DatabaseError(Message("{file} can't be used: {reason}.", {"file": str(path), "reason": reason}))


_BY_NAME = {
    "SQLITE_NOTADB": foreign,
    "SQLITE_CORRUPT": damaged,
    "SQLITE_READONLY": read_only,
    "SQLITE_PERM": read_only,
    "SQLITE_FULL": no_room,
    "SQLITE_CANTOPEN": unreadable,
}


def told(
    error: peewee.PeeweeException | sqlite3.Error | OSError,
    path: Path,
    busy: Callable[[Path], LockedError] = in_use,
) -> DatabaseError:
    """The error as a person can use it; `busy` words that another one holds the file."""
    if isinstance(error, PermissionError):
        return read_only(path)
    if isinstance(error, OSError):
        return unusable(path, system_reason(error))
    # The library wraps what SQLite says: in its arguments where a query fails, only around it where a commit does.
    wrapped = (error, *error.args, error.__cause__, error.__context__)
    cause = next((one for one in wrapped if isinstance(one, sqlite3.Error)), error)
    name = str(getattr(cause, "sqlite_errorname", ""))
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return busy(path)
    for known, tell in _BY_NAME.items():
        if name == known or name.startswith(f"{known}_"):
            return tell(path)
    if "Could not decode" in str(cause):
        return damaged(path)
    return unusable(path, Message("SQLite reports {error}", {"error": name or str(cause)}))


@contextmanager
def telling(path: Path, busy: Callable[[Path], LockedError] = in_use) -> Iterator[None]:
    """Let every fault of the database beneath come out as a `DatabaseError` about this file.

    `busy` words that another one holds the file.

    A broken constraint is a bug of the program and passes unchanged, as does everything that isn't the database's.
    What no column of ours can hold was put in from outside: then the file is damaged.
    """
    try:
        yield
    except (peewee.IntegrityError, sqlite3.IntegrityError):
        raise
    except NonsenseError as error:
        raise damaged(path) from error
    except (peewee.PeeweeException, sqlite3.Error) as error:
        raise told(error, path, busy) from error
