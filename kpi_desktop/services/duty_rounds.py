"""Duties gone through on a day: who did them is kept, who didn't is logged, all in one operation.

Gone through again, only what is different is written: whoever didn't do it after all is logged, whoever did is voided.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from kpi_desktop.domain.month import Month
from kpi_desktop.domain.words import FieldValue, Message, counted
from kpi_desktop.errors import RefusedError, WrongCallError
from kpi_desktop.schemes.model import Scheme
from kpi_desktop.services.context import Context, Operation
from kpi_desktop.services.duties import Duty, duties_in
from kpi_desktop.services.entries import Entry, as_incident, by_number, closed_message
from kpi_desktop.services.incidents import logged_in, write
from kpi_desktop.services.leave_days import leave_days
from kpi_desktop.services.schemes import scheme_for
from kpi_desktop.services.teams import Team
from kpi_desktop.services.work import done, working
from kpi_desktop.store.desk_records import RoundRecord, TickRecord
from kpi_desktop.store.records import IncidentRecord, PersonRecord
from kpi_desktop.store.store import Unit, View

_TOLD = 8
"""So many of those who missed it are named in the line that says what was done."""


@dataclass(frozen=True, slots=True)
class OnList:
    """Somebody on the list of a day.

    Attributes:
        number: Employee number.
        name: Present name.
        on_leave: Leave is logged for the day, so nothing is expected.
    """

    number: str
    name: str
    on_leave: bool = False


@dataclass(frozen=True, slots=True)
class Gone:
    """How a duty was gone through.

    Attributes:
        at: When, in UTC.
        done: Present names of who did it.
        missed: Present names of who didn't. Somebody whose record was voided since did it, as far as anybody reads.
        missed_numbers: Their employee numbers, in the same order.
    """

    at: dt.datetime
    done: tuple[str, ...]
    missed: tuple[str, ...]
    missed_numbers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Due:
    """A duty on a day.

    Attributes:
        duty: Which.
        people: Who is on the list and employed in the team on that day.
        gone: How it was gone through the last time that day; None where it wasn't yet.
    """

    duty: Duty
    people: tuple[OnList, ...]
    gone: Gone | None = None


def due(ctx: Context, team: Team, day: dt.date) -> tuple[Due, ...]:
    """The duties of a day of the week, each with its people, and how it was gone through where it was.

    A duty that was changed or ended since is shown as it was gone through.
    """
    held = _read(ctx, team, day)
    today = [duty for duty in held.now if day.isoweekday() in duty.weekdays]
    names = {duty.name.casefold() for duty in today}
    today += [duty for name, (duty, _) in held.rounds.items() if name not in names]
    return tuple(held.due(duty) for duty in today)


@dataclass(frozen=True, slots=True)
class _Held:
    """A day's lists: the duties that there are, who is here, and what was gone through, by the duty's folded name."""

    now: tuple[Duty, ...]
    here: tuple[OnList, ...]
    rounds: Mapping[str, tuple[Duty, Gone]]

    def due(self, duty: Duty) -> Due:
        """A duty of the day; by its name, so that one that was changed since isn't due a second time."""
        known = {person.number: person for person in self.here}
        listed = self.here if duty.for_all else tuple(known[number] for number in duty.numbers if number in known)
        found = self.rounds.get(duty.name.casefold())
        return Due(duty, listed, found[1] if found else None)


def _read(ctx: Context, team: Team, day: dt.date) -> _Held:
    with ctx.store.read() as view:
        ever = {duty.id: duty for duty in duties_in(view, team, voided=True)}
        if not ever:
            return _Held((), (), {})  # most teams keep no lists, and this is read after every entry
        people = {person.id: person for person in view.people.all()}
        held = view.duties.rounds(team.id, day, day)
        now = duties_in(view, team)
        rounds = {ever[one.duty].name.casefold(): (ever[one.duty], _gone(view, one, people)) for one in held}
    return _Held(now, _here(people.values(), team, day, _on_leave(ctx, team, day)), rounds)


def _here(people: Iterable[PersonRecord], team: Team, day: dt.date, leave: Collection[str]) -> tuple[OnList, ...]:
    """Who is in the team on a day."""
    found = (person for person in people if person.employed_on(day) and not person.withdrawn)
    in_team = (person for person in found if person.state_in(Month.of(day)).team == team.id)
    return tuple(OnList(person.number, person.name, person.number in leave) for person in in_team)


def _gone(view: View, held: RoundRecord, people: Mapping[int, PersonRecord]) -> Gone:
    missed = [people[tick.person] for tick in held.ticks if not tick.done and _stands(view, tick)]
    did = tuple(people[tick.person].name for tick in held.ticks if people[tick.person] not in missed)
    return Gone(held.at, did, tuple(one.name for one in missed), tuple(one.number for one in missed))


def _stands(view: View, tick: TickRecord) -> IncidentRecord | None:
    """The incident of who didn't do it, as it was corrected since; None where there is none any more."""
    found = None if tick.incident is None else view.incidents.get(tick.incident)
    while found is not None and found.voided_by is not None:
        found = None if found.replaced_by is None else view.incidents.get(found.replaced_by)
    return found


def _on_leave(ctx: Context, team: Team, day: dt.date) -> frozenset[str]:
    """Who is on leave by what is logged in the month of the day."""
    scheme = _scheme(ctx, team, day)
    if scheme is None:
        return frozenset()
    logged = logged_in(ctx, team, Month.of(day))
    counted_ones = [one.entry for one in logged if not one.voided]
    return frozenset(entry.number for entry in counted_ones if day in leave_days(as_incident(entry), scheme))


def _scheme(ctx: Context, team: Team, day: dt.date) -> Scheme | None:
    try:
        return scheme_for(ctx, team, Month.of(day))
    except WrongCallError:
        return None


def go_through(
    ctx: Context,
    team: Team,
    duty: int,
    day: dt.date,
    missed: Collection[str],
    *,
    again: str = "",
) -> Operation:
    """Keep who did a duty on a day, and log who didn't; whoever is on leave is left out.

    Args:
        ctx: The context.
        team: The team.
        duty: Which.
        day: When.
        missed: Employee numbers of who didn't do it.
        again: Even though it was gone through on that day already: what is said of a record that is voided because the
            person did it after all. Empty refuses that.

    Raises:
        RefusedError: The month is closed, the day lies ahead, nobody is on the list, or it was gone through already.
        FaultyDataError: What can't be logged: the criterion is gone or wants more than a duty says.
        WrongCallError: There is no such duty, or somebody who missed it isn't on the list.
    """
    found = due_of(ctx, team, day, duty)
    if found is None:
        raise WrongCallError(Message("There is no such duty list any more."))
    expected = [person for person in found.people if not person.on_leave]
    _refuse(ctx, found, day, expected, missed, again=bool(again))
    with working(ctx, "duty-round") as unit:
        if (team.id, Month.of(day)) in unit.months.closed():
            raise RefusedError(closed_message(Month.of(day)))
        known = by_number(unit)
        there = [known[one.number].id for one in expected]
        absent = {known[number].id for number in missed}
        before = _before(unit, team, found.duty, day)
        held = before.ticks if before is not None else ()
        standing = {tick.person: one for tick in held if (one := _stands(unit, tick)) is not None}
        wanted = [one.number for one in expected if one.number in missed and known[one.number].id not in standing]
        entries = [Entry(number, day, found.duty.criterion, note=found.duty.name) for number in wanted]
        ids = write(ctx, unit, team, entries) if entries else ()
        dropped = [standing[person] for person in there if person in standing and person not in absent]
        for incident in dropped:
            _void(ctx, unit, team, incident, again)
        logged = {person: one.id for person, one in standing.items()}
        logged.update(zip((known[number].id for number in wanted), ids, strict=True))
        ticks = [tick for tick in held if tick.person not in there]
        ticks += [TickRecord(one, one not in absent, logged[one] if one in absent else None) for one in there]
        if before is not None:
            unit.duties.void_round(before.id)
        unit.duties.go_through(team.id, duty, day, ticks)
        what = _told(found, [one.name for one in expected if one.number in missed], len(there))
        months = {(team.id, Month.of(one)) for one in (day, *(incident.what.day for incident in dropped))}
        voided = sorted(incident.id for incident in dropped)
        return done(unit, what, "duties", "incidents", months=months, incidents=(*ids, *voided))


def _told(due: Due, missed: list[str], expected: int) -> Message:
    """What was done, by name: whoever looks at it sees at once whether the wrong one was ticked."""
    told: dict[str, FieldValue] = {"duty": due.duty.name, "done": expected - len(missed), "names": tuple(missed)}
    if not missed:
        return Message("{duty}: {done} done, nobody missed it", told)
    if len(missed) <= _TOLD:
        return Message("{duty}: {done} done, not done by {names}", told)
    told["names"] = tuple(missed[:_TOLD])
    return counted(
        "{duty}: {done} done, not done by {names} and {count} more",
        "{duty}: {done} done, not done by {names} and {count} more",
        len(missed) - _TOLD,
        told,
    )


def _before(view: View, team: Team, duty: Duty, day: dt.date) -> RoundRecord | None:
    """How the duty, known by its name, was gone through on a day."""
    names = {one.id: one.name.casefold() for one in duties_in(view, team, voided=True)}
    found = [one for one in view.duties.rounds(team.id, day, day) if names[one.duty] == duty.name.casefold()]
    return found[-1] if found else None


def _void(ctx: Context, unit: Unit, team: Team, incident: IncidentRecord, reason: str) -> None:
    """Void what a correction may have put on another day, where that month is open."""
    month = Month.of(incident.what.day)
    if (team.id, month) in unit.months.closed():
        raise RefusedError(closed_message(month))
    unit.incidents.void(incident.id, reason, ctx.clock.now())


def due_of(ctx: Context, team: Team, day: dt.date, duty: int) -> Due | None:
    """One duty on a day, whether or not it falls on its day of the week; None where there is none such."""
    held = _read(ctx, team, day)
    return next((held.due(one) for one in held.now if one.id == duty), None)


def _refuse(
    ctx: Context, found: Due, day: dt.date, expected: list[OnList], missed: Collection[str], *, again: bool
) -> None:
    told: dict[str, FieldValue] = {"duty": found.duty.name, "value": day, "today": ctx.clock.today()}
    if day > ctx.clock.today():
        raise RefusedError(Message("{value} lies in the future; today is {today}", told))
    if found.gone is not None and not again:
        raise RefusedError(Message("{duty} was gone through on this day already.", told))
    if not expected:
        raise RefusedError(Message("Nobody on the list of {duty} is here on this day.", told))
    strangers = set(missed) - {person.number for person in expected}
    if strangers:
        told["people"] = counted("{count} person", "{count} people", len(strangers))
        raise WrongCallError(Message("{people} who missed {duty} aren't on its list.", told))
