"""Databases that are made once and poured into the file of every test that begins with them."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from kpi_desktop.services.context import Context, open_context

Maker = Callable[[Context], object]


class Kept:
    """One process's collection.

    A database is made in a file of its own, in which no test ever writes, and kept in memory; a test gets a copy. Its
    clock goes on from where it stood when the database was done, as if the test had made all of it.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._made: dict[object, tuple[sqlite3.Connection, dict[str, object]]] = {}

    def lay(self, name: object, make: Maker, file: Path, clock: object) -> None:
        """Put a copy where there is no file yet."""
        memory, time = self._get(name, make, clock)
        file.write_bytes(memory.serialize())
        vars(clock).update(time)

    def pour(self, name: object, make: Maker, ctx: Context) -> None:
        """Put a copy in place of all that stands in an open database."""
        memory, time = self._get(name, make, ctx.clock)
        with closing(sqlite3.connect(ctx.store.path)) as file:
            memory.backup(file)
        vars(ctx.clock).update(time)

    def _get(self, name: object, make: Maker, clock: object) -> tuple[sqlite3.Connection, dict[str, object]]:
        key = make.__module__, name  # two rooms of the tests may call theirs alike
        if key not in self._made:
            file = self._folder / f"{len(self._made)}.db"
            own = type(clock)()
            ctx = open_context(file, clock=own, actor="tests")  # type: ignore[arg-type]
            try:
                make(ctx)
            finally:
                ctx.close()
            memory = sqlite3.connect(":memory:", check_same_thread=False)
            with closing(sqlite3.connect(file)) as made:
                made.backup(memory)
            self._made[key] = memory, dict(vars(own))
        return self._made[key]

    def close(self) -> None:
        for memory, _ in self._made.values():
            memory.close()
