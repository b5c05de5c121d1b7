"""The teams that a database keeps."""

from __future__ import annotations

from dataclasses import dataclass

from kpi_desktop.domain.words import Message
from kpi_desktop.errors import RefusedError, WrongCallError
from kpi_desktop.services.context import Context, Operation
from kpi_desktop.services.work import checked_name, done, working


@dataclass(frozen=True, slots=True)
class Team:
    """A team: `id` is internal and never changes, `name` is what people see."""

    id: int
    name: str


def teams(ctx: Context) -> tuple[Team, ...]:
    """All teams in the order in which they were made."""
    with ctx.store.read() as view:
        return tuple(Team(team.id, team.name) for team in view.teams.all())


def resolve(ctx: Context, name: str | None = None) -> Team:
    """The team of that name, or the only one there is.

    Raises:
        WrongCallError: No such team, none at all (not set up yet), or several and none was named; names them.
    """
    known = teams(ctx)
    names = tuple(team.name for team in known)
    if not known:
        raise WrongCallError(Message("There is no team yet. Set one up in the window first."))
    if name is None:
        if len(known) > 1:
            raise WrongCallError(Message("There are several teams; name one of {teams}.", {"teams": names}))
        return known[0]
    found = next((team for team in known if team.name == name), None)
    if found is None:
        raise WrongCallError(Message("There is no team {name}; there are {teams}.", {"name": name, "teams": names}))
    return found


def rename_team(ctx: Context, team: Team, name: str) -> Operation:
    """Give a team another name; closed months keep the old one."""
    wanted = checked_name(name)
    if not wanted:
        raise RefusedError(Message("The team's name is missing; enter one."))
    with working(ctx, "rename-team") as unit:
        if any(other.name == wanted and other.id != team.id for other in unit.teams.all()):
            raise RefusedError(Message("There is a team {name} already; choose another name.", {"name": wanted}))
        unit.teams.rename(team.id, wanted)
        return done(unit, Message("Team renamed: {name}", {"name": wanted}), "settings", "roster")
