"""What every service stands on: the database, the clock, the resources, and what a finished change reports."""

from __future__ import annotations

import getpass
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Literal, Protocol, TypeAlias

from kpi_desktop import paths
from kpi_desktop.domain.words import Message
from kpi_desktop.store.store import Store

Area: TypeAlias = Literal[
    "roster", "incidents", "figures", "months", "schemes", "settings", "follow-ups", "evidence", "duties"
]
"""What a change touched, so that a screen knows whether to read again."""


class Clock(Protocol):
    """Where services ask what time it is."""

    def now(self) -> datetime:
        """This instant, aware, in UTC."""
        ...

    def today(self) -> date:
        """The local day."""
        ...


@dataclass(frozen=True, slots=True)
class SystemClock:
    """The clock of this computer."""

    def now(self) -> datetime:
        """This instant in UTC."""
        return datetime.now(UTC)

    def today(self) -> date:
        """The local day."""
        return datetime.now().astimezone().date()


@dataclass(frozen=True, slots=True)
class Context:
    """What is handed to every service.

    Attributes:
        store: The open database.
        clock: Now and today.
        resources: The folder with `schemes`, `translations` and the like.
        actor: Who is at the keyboard, for the audit log; may be empty.
    """

    store: Store
    clock: Clock
    resources: Path
    actor: str = ""

    def close(self) -> None:
        """Close the database and let go of its lock."""
        self.store.close()


@dataclass(frozen=True, slots=True)
class Operation:
    """What was done, after it was committed.

    Attributes:
        id: The id under which the audit log knows it.
        kind: A short name such as ``log`` or ``close``.
        what: What was done, for the status line.
        changed: What to read again.
        undoable: Whether `undo.undo` can take it back.
        incidents: Ids of the incidents that it wrote or voided, in order.
    """

    id: str
    kind: str
    what: Message
    changed: frozenset[Area]
    undoable: bool = True
    incidents: tuple[int, ...] = ()


def open_context(
    database: Path, *, write: bool = True, make: bool = True, clock: Clock | None = None, actor: str | None = None
) -> Context:
    """Open a database for services.

    Args:
        database: The file.
        write: Hold the lock and allow changes; without it the file is only read, beside any writer.
        make: With `write`: make the file, with its folder, where it isn't there.
        clock: Another clock than the computer's.
        actor: Another name than the computer's user.

    Raises:
        DatabaseError: Locked by another writer, newer, damaged, not ours, read-only or missing.
    """
    store = Store(database, paths.migrations(), write=write, make=make)
    return Context(store, clock or SystemClock(), paths.resources(), _user() if actor is None else actor)


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # a process without a user of a name
        return ""
