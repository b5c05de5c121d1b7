"""The roster: who is in the team, since when, in which post, until when."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from typing import Any

from kpi_desktop.domain.month import Month
from kpi_desktop.domain.problems import Problem
from kpi_desktop.domain.words import Message, counted
from kpi_desktop.errors import FaultyDataError, RefusedError
from kpi_desktop.services.context import Context, Operation
from kpi_desktop.services.dated_states import Later, change_state, later_states
from kpi_desktop.services.gather import recheck
from kpi_desktop.services.newcomers import (
    NewPerson,
    check_people,
    enter_people,
    known_person,
    open_months,
    refused_people,
    state_of,
)
from kpi_desktop.services.teams import Team
from kpi_desktop.services.work import done, working
from kpi_desktop.store.records import PersonRecord, State
from kpi_desktop.store.store import Unit, View

__all__ = [
    "Later",
    "NewPerson",
    "Person",
    "add_people",
    "check_new_people",
    "come_back",
    "edit_person",
    "later_changes",
    "leave",
    "roster",
]


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
    day = on or ctx.clock.today()
    with ctx.store.read() as view:
        names = {known.id: known.name for known in view.teams.all()}
        people = [person for person in view.people.all() if not person.withdrawn]
    listed = [person for person in people if person.state_on(_deciding(person, day)).state.team == team.id]
    return tuple(
        shown
        for person in listed
        for shown in (_person(person, day, names),)
        if include_left or shown.left is None or shown.left >= day
    )


def _deciding(person: PersonRecord, day: date) -> date:
    """The day whose state is told: that day, or the last one of who had left by then."""
    return min(day, person.stint_on(day).left or day)


def _person(person: PersonRecord, day: date, teams: Mapping[int, str]) -> Person:
    row, stint = person.state_on(_deciding(person, day)), person.stint_on(day)
    state = row.state
    return Person(
        id=person.id,
        number=person.number,
        name=person.name,
        team=teams[state.team],
        hired=stint.hired,
        left=stint.left,
        since=row.since,
        post=state.post,
        level=state.level,
        probation=state.probation,
        base_wage=state.base_wage,
        performance_wage=state.performance_wage,
        seniority_pay=state.seniority_pay,
        day_wage=state.day_wage,
    )


def check_new_people(ctx: Context, team: Team, people: Sequence[NewPerson]) -> tuple[Problem, ...]:
    """What `add_people` would refuse; paths are ``("people", index, field)``. Nothing is written."""
    with ctx.store.read() as view:
        return check_people(view, people, ctx.clock.today(), team.id)


def add_people(ctx: Context, team: Team, people: Sequence[NewPerson]) -> Operation:
    """Take people onto the roster, all or none.

    Raises:
        FaultyDataError: With the problems of `check_new_people`.
    """
    with working(ctx, "add-people") as unit:
        enter_people(unit, team.id, people, ctx.clock.today())
        recheck(unit, ctx.clock.today())
        if len(people) == 1:
            what = Message("Added: {name}", {"name": people[0].name})
        else:
            what = counted("Added {count} person", "Added {count} people", len(people))
        months = open_months(unit, team.id, (person.hired for person in people), ctx.clock.today())
        return done(unit, what, "roster", "months", months=months)


def edit_person(
    ctx: Context,
    number: str,
    person: NewPerson,
    from_day: date,
    *,
    team: Team | None = None,
    untouched: Collection[str] = (),
) -> Operation:
    """Change a person to what `person` says.

    Name, number and `hired` are corrected for good (an old number stays taken); post, level, probation, wages and team
    hold from `from_day`, until what `later_changes` says.

    Args:
        ctx: The context.
        number: Who.
        person: What holds.
        from_day: From when on.
        team: The team from then on; None for the one of that day.
        untouched: Fields of `person` that aren't meant: they stay as they are on that day.

    Raises:
        WrongCallError: No such number.
        FaultyDataError: As for new people, or an incident of an open month no longer fits; names each.
        RefusedError: Another team from a day that lies in a closed month.
    """
    with working(ctx, "edit-person") as unit:
        found = known_person(unit, number)
        today = ctx.clock.today()
        before = found.state_on(from_day).state
        after = _wanted(before, person, before.team if team is None else team.id, untouched)
        faults = check_people(unit, (person,), today, after.team, but_for=found.id)
        if faults:
            raise refused_people(faults)
        _correct(unit, found, person)
        months: set[tuple[int, Month]] = set()
        if after != before:
            if after.team != before.team:
                left = {one.goes["team"] for one in later_states(found, from_day, after) if "team" in one.goes}
                _refuse_closed(unit, {before.team, after.team, *left}, from_day)
                for held in (before.team, after.team, *left):
                    months |= open_months(unit, held, [from_day], today)
            change_state(unit, found, from_day, after)
        recheck(unit, today)
        what = Message("Changed: {name}", {"name": person.name})
        return done(unit, what, "roster", "months", months=months)


def later_changes(
    ctx: Context, number: str, person: NewPerson, from_day: date, *, untouched: Collection[str] = ()
) -> tuple[Later, ...]:
    """What would become of states dated after `from_day` if `edit_person` were called like this; nothing is written.

    Raises:
        WrongCallError: No such number.
    """
    with ctx.store.read() as view:
        found = known_person(view, number)
    before = found.state_on(from_day).state
    after = _wanted(before, person, before.team, untouched)
    return () if after == before else tuple(later_states(found, from_day, after))


def _wanted(before: State, person: NewPerson, team: int, untouched: Collection[str]) -> State:
    kept: dict[str, Any] = {name: getattr(before, name) for name in untouched}
    return replace(state_of(person, team), **kept)


def _correct(unit: Unit, found: PersonRecord, person: NewPerson) -> None:
    """Name, number and first day hold for good."""
    if person.name != found.name:
        unit.people.rename(found.id, person.name)
    if person.number != found.number:
        unit.people.renumber(found.id, person.number)
    stint = found.stints[-1]
    if person.hired != stint.hired:
        if stint.left is not None and person.hired is not None and person.hired > stint.left:
            raise _faulty_day(person.hired, Message("{value} is after the last day, {left}"), left=stint.left)
        if len(found.stints) > 1 and (person.hired is None or person.hired <= (found.stints[-2].left or date.max)):
            what = Message("the first day must lie after the last one of the time before, {left}")
            raise _faulty_day(person.hired or date.min, what, left=found.stints[-2].left)
        unit.people.set_hired(stint.id, person.hired)


def _refuse_closed(view: View, teams: set[int], from_day: date) -> None:
    closed = [month for team, month in view.months.closed() if team in teams and month >= Month.of(from_day)]
    if closed:
        raise RefusedError(
            Message(
                "{month} is closed, so nobody can change teams in it; choose a day after it.", {"month": max(closed)}
            )
        )


def leave(ctx: Context, number: str, last_day: date) -> Operation:
    """Note a person's last day; also corrects one that is already noted.

    Raises:
        WrongCallError: No such number.
        FaultyDataError: Before the first day, or incidents of an open month lie after it; names each.
    """
    with working(ctx, "leave") as unit:
        found = known_person(unit, number)
        stint = found.stints[-1]
        if stint.hired is not None and last_day < stint.hired:
            raise _faulty_day(last_day, Message("{value} is before the first day, {hired}"), hired=stint.hired)
        unit.people.set_left(stint.id, last_day)
        recheck(unit, ctx.clock.today())
        what = Message("{name} leaves; last day {day}", {"name": found.name, "day": last_day})
        return done(unit, what, "roster", "months")


def come_back(ctx: Context, number: str, hired: date | None = None) -> Operation:
    """Take a leaving back (`hired` None), or employ a person again from a day after the last one.

    Raises:
        WrongCallError: No such number.
        RefusedError: The person hasn't left.
        FaultyDataError: The day isn't after the last day.
    """
    with working(ctx, "come-back") as unit:
        found = known_person(unit, number)
        stint = found.stints[-1]
        if stint.left is None:
            raise RefusedError(Message("{name} hasn't left; there is nothing to take back.", {"name": found.name}))
        if hired is None:
            unit.people.set_left(stint.id, None)
            what = Message("{name} stays", {"name": found.name})
        else:
            if hired <= stint.left:
                raise _faulty_day(hired, Message("{value} isn't after the last day, {left}"), left=stint.left)
            unit.people.employ(found.id, hired)
            what = Message("{name} is back from {day}", {"name": found.name, "day": hired})
        recheck(unit, ctx.clock.today())
        return done(unit, what, "roster", "months")


def _faulty_day(value: date, what: Message, **fields: date | None) -> FaultyDataError:
    named = {name: day for name, day in fields.items() if day is not None}
    told = Message(what.id, {"value": value, **named})
    return FaultyDataError(told, (Problem(("people", 0, "hired" if "left" in fields else "left"), told),))
