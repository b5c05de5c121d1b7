"""The roster: who is in the team, since when, in which post, until when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from kpi_desktop.domain.problems import Problem
from kpi_desktop.services.context import Context, Operation
from kpi_desktop.services.teams import Team


@dataclass(frozen=True, slots=True)
class NewPerson:
    """A person as typed, pasted or imported.

    Attributes:
        number: Employee number, never reused.
        name: Any characters.
        hired: First day of employment; None where nobody knows: then employed since ever.
        post: Post, free text unless the scheme knows posts.
        level: Level, where pay asks for one.
        probation: On probation.
        base_wage: Yuan a month.
        performance_wage: Yuan a month.
        seniority_pay: Yuan a month.
        day_wage: Yuan a day.
    """

    number: str
    name: str
    hired: date | None = None
    post: str | None = None
    level: str | None = None
    probation: bool = False
    base_wage: Fraction | None = None
    performance_wage: Fraction | None = None
    seniority_pay: Fraction | None = None
    day_wage: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """A person on the roster as of one day; the other fields as in `NewPerson`.

    Attributes:
        id: Internal, never changes.
        team: Name of the team.
        left: Last day of employment; None while employed.
        since: First day of this post, level and pay; None for the first ones.
    """

    id: int
    number: str
    name: str
    team: str
    hired: date | None
    left: date | None
    since: date | None
    post: str | None = None
    level: str | None = None
    probation: bool = False
    base_wage: Fraction | None = None
    performance_wage: Fraction | None = None
    seniority_pay: Fraction | None = None
    day_wage: Fraction | None = None

    def employed_on(self, day: date) -> bool:
        """Whether the employment covers a day."""
        return (self.hired is None or self.hired <= day) and (self.left is None or day <= self.left)


def roster(ctx: Context, team: Team, on: date | None = None, *, include_left: bool = False) -> tuple[Person, ...]:
    """The team as of a day (today), in the order in which people were entered.

    Who has left before that day is listed only with `include_left`; who joins later is listed.
    """
    raise NotImplementedError


def check_new_people(ctx: Context, team: Team, people: Sequence[NewPerson]) -> tuple[Problem, ...]:
    """What `add_people` would refuse; paths are ``("people", index, field)``. Nothing is written."""
    raise NotImplementedError


def add_people(ctx: Context, team: Team, people: Sequence[NewPerson]) -> Operation:
    """Take people onto the roster, all or none.

    Raises:
        FaultyDataError: With the problems of `check_new_people`.
    """
    raise NotImplementedError


def edit_person(ctx: Context, number: str, person: NewPerson, from_day: date, *, team: Team | None = None) -> Operation:
    """Change a person to what `person` says.

    Name, number and `hired` are corrected for good (an old number stays taken); post, level, probation, wages and team
    hold from `from_day`.

    Raises:
        WrongCallError: No such number.
        FaultyDataError: As for new people, or an incident of an open month no longer fits; names each.
        RefusedError: Another team from a day that lies in a closed month.
    """
    raise NotImplementedError


def leave(ctx: Context, number: str, last_day: date) -> Operation:
    """Note a person's last day; also corrects one that is already noted.

    Raises:
        WrongCallError: No such number.
        FaultyDataError: Before the first day, or incidents of an open month lie after it; names each.
    """
    raise NotImplementedError


def come_back(ctx: Context, number: str, hired: date | None = None) -> Operation:
    """Take a leaving back (`hired` None), or employ a person again from a day after the last one.

    Raises:
        WrongCallError: No such number.
        RefusedError: The person hasn't left.
        FaultyDataError: The day isn't after the last day.
    """
    raise NotImplementedError
