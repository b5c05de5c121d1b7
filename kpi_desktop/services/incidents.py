"""The day's work: logging, voiding and rewriting incidents. No row is ever overwritten."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from kpi_desktop.domain.month import Month
from kpi_desktop.domain.problems import Problem
from kpi_desktop.domain.words import Message, counted
from kpi_desktop.errors import RefusedError, WrongCallError
from kpi_desktop.services.context import Context, Operation
from kpi_desktop.services.entries import Entry, by_number, closed_message, problems_of, refuse_faulty
from kpi_desktop.services.gather import members, parsed, scheme_record
from kpi_desktop.services.teams import Team
from kpi_desktop.services.work import done, refuse_reason, working
from kpi_desktop.store.records import IncidentRecord, NewIncident, PersonRecord
from kpi_desktop.store.store import Unit, View

__all__ = ["Entry", "Logged", "check_entries", "log", "logged_in", "logged_on", "rewrite", "void", "write"]


@dataclass(frozen=True, slots=True)
class Logged:
    """An incident as it stands in the database.

    Attributes:
        id: Internal, never changes.
        sequence: Place in the order of entry.
        entry: What was entered.
        name: The person's present name.
        entered_at: UTC.
        voided: No longer counts.
        voided_at: UTC; None unless voided.
        void_reason: Why; empty where an undo voided it.
        replaces: Id of the incident that this one corrects.
        replaced_by: Id of the incident that corrects this one.
        operation: Id of the operation that wrote it.
    """

    id: int
    sequence: int
    entry: Entry
    name: str
    entered_at: dt.datetime
    voided: bool = False
    voided_at: dt.datetime | None = None
    void_reason: str = ""
    replaces: int | None = None
    replaced_by: int | None = None
    operation: str = ""

    @property
    def taken_back(self) -> bool:
        """An undo voided it: kept, and no record that anybody needs to see."""
        return self.voided and not self.void_reason


def check_entries(ctx: Context, team: Team, entries: Sequence[Entry]) -> tuple[Problem, ...]:
    """What `log` would refuse; paths are ``("incidents", index, field)``. Nothing is written."""
    with ctx.store.read() as view:
        return problems_of(view, team, entries, ctx.clock.today())


def log(ctx: Context, team: Team, entries: Sequence[Entry]) -> Operation:
    """Write incidents, all or none.

    Raises:
        FaultyDataError: With the problems of `check_entries`: unknown person or criterion, not employed on that day, a
            day in the future or in a closed month, minutes, pick or quantity that the criterion doesn't take.
    """
    with working(ctx, "log") as unit:
        ids = write(ctx, unit, team, entries)
        people = by_number(unit)
        if len(entries) == 1:
            what = Message("Logged: {what}", {"what": _words(unit, team, entries[0], people[entries[0].number].name)})
        else:
            what = counted("Logged {count} incident", "Logged {count} incidents", len(entries))
        months = {(team.id, Month.of(entry.date)) for entry in entries}
        return done(unit, what, "incidents", months=months, incidents=ids)


def write(ctx: Context, unit: Unit, team: Team, entries: Sequence[Entry]) -> tuple[int, ...]:
    """Write incidents within a unit of work that does more than that; returns their ids in the order given.

    Raises:
        FaultyDataError: As for `log`.
    """
    refuse_faulty(problems_of(unit, team, entries, ctx.clock.today()))
    people = by_number(unit)
    return unit.incidents.add([_new(entry, people[entry.number].id, team) for entry in entries], ctx.clock.now())


def _new(entry: Entry, person: int, team: Team, replaces: int | None = None) -> NewIncident:
    return NewIncident(
        person=person,
        team=team.id,
        day=entry.date,
        criterion=entry.criterion,
        time=entry.time,
        occurred=entry.occurred,
        minutes=entry.minutes,
        quantity=entry.quantity,
        points=entry.points,
        grave=entry.grave,
        excused=entry.excused,
        note=entry.note.strip(),
        replaces=replaces,
    )


def _words(view: View, team: Team, entry: Entry, name: str) -> Message:
    scheme = parsed(scheme_record(view, team.id, Month.of(entry.date)).text)
    criterion = scheme.criterion(entry.criterion)
    return Message("{name}, {what}", {"name": name, "what": entry.criterion if criterion is None else criterion.name})


def void(ctx: Context, incident: int, reason: str) -> Operation:
    """Void an incident with a reason; it stays visible and scores nothing.

    Raises:
        WrongCallError: No such incident.
        RefusedError: Already voided, no reason, or its month is closed.
    """
    with working(ctx, "void") as unit:
        found, team = _voidable(unit, incident, reason)
        unit.incidents.void(incident, reason.strip(), ctx.clock.now())
        what = Message("Voided: {what}", {"what": _told(unit, team, found)})
        months = {(team.id, Month.of(found.what.day))}
        return done(unit, what, "incidents", months=months, incidents=(incident,))


def _voidable(view: View, incident: int, reason: str) -> tuple[IncidentRecord, Team]:
    found = view.incidents.get(incident)
    if found is None:
        raise WrongCallError(Message("There is no incident {number}.", {"number": incident}))
    refuse_reason(reason)
    if found.voided_by is not None:
        raise RefusedError(Message("This incident is voided already."))
    month = Month.of(found.what.day)
    person = next(one for one in view.people.all() if one.id == found.what.person)
    held = person.state_in(month).team
    if not {(held, month), (found.what.team, month)}.isdisjoint(view.months.closed()):
        raise RefusedError(closed_message(month))
    return found, next(Team(team.id, team.name) for team in view.teams.all() if team.id == held)


def _told(view: View, team: Team, record: IncidentRecord) -> Message:
    person = next(one for one in view.people.all() if one.id == record.what.person)
    return _words(view, team, _entry(record, person.number), person.name)


def rewrite(ctx: Context, incident: int, entry: Entry, reason: str) -> Operation:
    """Void an incident and write another in its place, linked; also how one is excused.

    Raises:
        WrongCallError, RefusedError: As for `void`.
        FaultyDataError: As for `log`.
    """
    now, today = ctx.clock.now(), ctx.clock.today()
    with working(ctx, "rewrite") as unit:
        found, team = _voidable(unit, incident, reason)
        refuse_faulty(problems_of(unit, team, (entry,), today, known=found.what.criterion))
        unit.incidents.void(incident, reason.strip(), now)
        person = by_number(unit)[entry.number]
        (new,) = unit.incidents.add((_new(entry, person.id, team, incident),), now)
        unit.evidence.carry_over(incident, new)
        what = Message("Corrected: {what}", {"what": _words(unit, team, entry, person.name)})
        months = {(team.id, Month.of(found.what.day)), (team.id, Month.of(entry.date))}
        return done(unit, what, "incidents", months=months, incidents=(incident, new))


def logged_on(ctx: Context, team: Team, day: dt.date) -> tuple[Logged, ...]:
    """The team's incidents of a day in the order of entry, voided ones included."""
    with ctx.store.read() as view:
        return _logged(view, team, Month.of(day), day, day)


def logged_in(ctx: Context, team: Team, month: Month) -> tuple[Logged, ...]:
    """The team's incidents of a month in the order of entry, voided ones included."""
    with ctx.store.read() as view:
        return _logged(view, team, month, month.first, month.last)


def _logged(view: View, team: Team, month: Month, first: dt.date, last: dt.date) -> tuple[Logged, ...]:
    people = {person.id: person for person in view.people.all()}
    own = {person.id for person in members(people.values(), team.id, month)}
    return tuple(
        _shown(record, people[record.what.person])
        for record in view.incidents.between(first, last)
        if record.what.person in own
    )


def _shown(record: IncidentRecord, person: PersonRecord) -> Logged:
    return Logged(
        id=record.id,
        sequence=record.sequence,
        entry=_entry(record, person.number),
        name=person.name,
        entered_at=record.entered_at,
        voided=record.voided_by is not None,
        voided_at=record.voided_at,
        void_reason=record.void_reason,
        replaces=record.what.replaces,
        replaced_by=record.replaced_by,
        operation=record.operation,
    )


def _entry(record: IncidentRecord, number: str) -> Entry:
    what = record.what
    return Entry(
        number=number,
        date=what.day,
        criterion=what.criterion,
        minutes=what.minutes,
        quantity=what.quantity,
        points=what.points,
        grave=what.grave,
        excused=what.excused,
        note=what.note,
        occurred=what.occurred,
        time=what.time,
    )
