"""What the search finds beside people, months and rules: saved groups, duty lists and objections."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from kpi_desktop.domain.month import Month
from kpi_desktop.services.context import Context
from kpi_desktop.services.duties import Duty, duties
from kpi_desktop.services.follow_up_types import FollowUpKind
from kpi_desktop.services.saved_groups import Group, groups
from kpi_desktop.services.search_costs import text_cost
from kpi_desktop.services.teams import Team

_BEHIND = 2
"""Equals that are people or criteria come first."""
_OBJECTION = ("申诉", "objection")


@dataclass(frozen=True, slots=True)
class FoundGroup:
    """A saved group of people."""

    group: Group
    cost: int


@dataclass(frozen=True, slots=True)
class FoundDuty:
    """A duty list."""

    duty: Duty
    cost: int


@dataclass(frozen=True, slots=True)
class Objecting:
    """An objection as the search knows it.

    Attributes:
        number: Employee number of whose result it is about.
        name: Their name.
        month: Which result.
        day: When it was made.
        text: What was said.
    """

    number: str
    name: str
    month: Month
    day: date
    text: str


@dataclass(frozen=True, slots=True)
class FoundObjection:
    """An objection to a month's result."""

    objection: Objecting
    cost: int


class KeptThings:
    """All of it, read once.

    Args:
        ctx: Where it is kept.
        team: Whose.
    """

    def __init__(self, ctx: Context, team: Team) -> None:
        """Read it."""
        self._groups, self._duties = groups(ctx, team), duties(ctx, team)
        self._objections = _objections(ctx, team)

    def find_groups(self, words: Sequence[str]) -> Iterator[FoundGroup]:
        """By name; by initials, too."""
        for group in self._groups:
            cost = text_cost(words, (group.name,))
            if cost is not None:
                yield FoundGroup(group, cost + _BEHIND)

    def find_duties(self, words: Sequence[str]) -> Iterator[FoundDuty]:
        """By name; by initials, too."""
        for duty in self._duties:
            cost = text_cost(words, (duty.name,))
            if cost is not None:
                yield FoundDuty(duty, cost + _BEHIND)

    def find_objections(self, words: Sequence[str]) -> Iterator[FoundObjection]:
        """By what was said and what it is; the name alone finds the person, beside either it finds theirs."""
        for one in self._objections:
            cost = text_cost(words, (*_OBJECTION, one.text, one.name, one.number))
            if cost is not None and text_cost(words, (one.name, one.number)) is None:
                yield FoundObjection(one, cost + _BEHIND)


def _objections(ctx: Context, team: Team) -> tuple[Objecting, ...]:
    """The latest first."""
    with ctx.store.read() as view:
        people = {person.id: person for person in view.people.all()}
        kept = view.follow_ups.of_kind(team.id, FollowUpKind.OBJECTION.value)
    return tuple(
        Objecting(
            people[one.what.person].number, people[one.what.person].name, one.what.month, one.what.day, one.what.text
        )
        for one in reversed(kept)
    )
