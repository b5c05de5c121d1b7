"""One call of a command: its arguments, its words, its results, and the database where it needs one."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from kpi_desktop import paths
from kpi_desktop.cli.speech import translator
from kpi_desktop.cli.streams import shown, tell
from kpi_desktop.domain.words import Language
from kpi_desktop.texts import Translator

if TYPE_CHECKING:
    from kpi_desktop.services.context import Clock, Context
    from kpi_desktop.services.teams import Team


class Call:
    """A call on its way to its result.

    Args:
        options: The parsed arguments.
        language: The language to speak.
        clock: Another clock than the computer's.

    Attributes:
        options: The parsed arguments.
        tr: Words everything.
        result: What is to stand on standard output; written only once everything succeeded.
        messages: What is to stand on standard error besides.
    """

    def __init__(self, options: argparse.Namespace, language: Language, clock: Clock | None = None) -> None:
        """Nothing is opened yet."""
        self.options = options
        self.tr: Translator = translator(language)
        self.clock = clock
        self.result: list[str] = []
        self.messages: list[str] = []

    @property
    def database(self) -> Path:
        """The database file that the call is about."""
        return getattr(self.options, "db", None) or paths.default_database()

    @property
    def database_is_there(self) -> bool:
        """Whether a database was named, or there is one at the usual place."""
        return getattr(self.options, "db", None) is not None or os.path.lexists(self.database)

    @property
    def team_name(self) -> str | None:
        """The team named in the call, if any."""
        name: str | None = getattr(self.options, "team", None)
        return name

    def say(self, text: str) -> None:
        """Add a line to the result."""
        self.result.append(f"{shown(text)}\n")

    def tell(self, text: str) -> None:
        """Add a line beside the result."""
        self.messages.append(f"{shown(text)}\n")

    def write_out(self) -> None:
        """Put result and messages on their streams; each stands there once, however often this is called."""
        result, messages = "".join(self.result), "".join(self.messages)
        self.result.clear()
        self.messages.clear()
        sys.stdout.write(result)
        sys.stdout.flush()
        tell(messages)

    @contextmanager
    def database_open(self, *, write: bool = False) -> Iterator[Context]:
        """The database, for a command that is about all of it.

        Args:
            write: Whether it is to be changed. A database is never made here: without one the call fails.

        Raises:
            DatabaseError: It can't be used, or isn't there.
        """
        from kpi_desktop.services.context import open_context

        ctx = open_context(self.database, write=write, make=False, clock=self.clock)
        try:
            yield ctx
        finally:
            ctx.close()

    @contextmanager
    def open(self, *, write: bool = False) -> Iterator[tuple[Context, Team]]:
        """The database and the team in question.

        Args:
            write: As for `database_open`.

        Raises:
            DatabaseError: It can't be used, or isn't there.
            WrongCallError: It isn't clear which team.
        """
        from kpi_desktop.services.teams import resolve

        with self.database_open(write=write) as ctx:
            yield ctx, resolve(ctx, self.team_name)
