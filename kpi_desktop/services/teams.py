"""The teams that a database keeps."""

from __future__ import annotations

from dataclasses import dataclass

from kpi_desktop.services.context import Context, Operation


@dataclass(frozen=True, slots=True)
class Team:
    """A team: `id` is internal and never changes, `name` is what people see."""

    id: int
    name: str


def teams(ctx: Context) -> tuple[Team, ...]:
    """All teams in the order in which they were made."""
    raise NotImplementedError


def resolve(ctx: Context, name: str | None = None) -> Team:
    """The team of that name, or the only one there is.

    Raises:
        WrongCallError: No such team, none at all (not set up yet), or several and none was named; names them.
    """
    raise NotImplementedError


def rename_team(ctx: Context, team: Team, name: str) -> Operation:
    """Give a team another name; closed months keep the old one."""
    raise NotImplementedError
