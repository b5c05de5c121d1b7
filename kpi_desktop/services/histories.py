"""How one person's employment went: first days, changes, last days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from kpi_desktop.services.context import Context
from kpi_desktop.services.newcomers import known_person


@dataclass(frozen=True, slots=True)
class Chapter:
    """Something that holds from a day on.

    Attributes:
        kind: Employed from that day; post, level, probation or team changed on it; or it was the last day.
        day: None where nobody knows, or for what held first.
        team: Name of the team, as it is called now.
        post: Post then.
        level: Level then.
        probation: On probation then.
    """

    kind: Literal["hired", "changed", "left"]
    day: date | None
    team: str
    post: str | None
    level: str | None
    probation: bool


def history(ctx: Context, number: str) -> tuple[Chapter, ...]:
    """A person's employment, oldest first; a first day comes with what held on it.

    Raises:
        WrongCallError: Nobody has that number.
    """
    with ctx.store.read() as view:
        person = known_person(view, number)
        teams = {team.id: team.name for team in view.teams.all()}
    found: list[tuple[date, int, Chapter]] = []

    def tell(kind: Literal["hired", "changed", "left"], day: date | None, order: int) -> None:
        state = person.state_on(day or date.min).state
        chapter = Chapter(kind, day, teams[state.team], state.post, state.level, state.probation)
        found.append((day or date.min, order, chapter))

    first_days = {stint.hired or date.min for stint in person.stints}
    for stint in person.stints:
        tell("hired", stint.hired, 0)
        if stint.left is not None:
            tell("left", stint.left, 2)
    for row in person.states:
        if row.since is not None and row.since not in first_days:
            tell("changed", row.since, 1)
    return tuple(chapter for _, _, chapter in sorted(found, key=lambda one: one[:2]))
