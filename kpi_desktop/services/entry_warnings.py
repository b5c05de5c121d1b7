"""What is odd about entries that are about to be logged, held against the month's records; all of it is allowed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from kpi_desktop.domain.facts import Facts, Incident
from kpi_desktop.domain.words import FieldValue, Message
from kpi_desktop.schemes.model import IncidentCriterion, Scheme
from kpi_desktop.schemes.pay_reads import is_leave
from kpi_desktop.services.entries import Entry, as_incident
from kpi_desktop.services.leave_days import leave_days, wants_presence


def warnings(scheme: Scheme, facts: Facts, entries: Sequence[Entry]) -> tuple[Message, ...]:
    """What the leader should know before she logs entries.

    Told are the same person, day and criterion a second time; what wants presence on a day of leave; and leave over
    days on which such a thing is logged. Excused entries warn of nothing.

    Args:
        scheme: The month's.
        facts: The month's, with what is logged already.
        entries: What would be logged, all of that month.

    Returns:
        One sentence for each, the people who share it together.
    """
    whose = {entry.number for entry in entries}
    held = [incident for incident in facts.incidents if incident.counts and incident.employee in whose]
    found: dict[tuple[str, dt.date, str], tuple[Message, list[str]]] = {}
    names = {one.id: one.name or one.id for one in facts.employees}
    for entry in entries:
        criterion = scheme.incident_criterion(entry.criterion)
        if criterion is None or entry.excused:
            continue
        for key, said in _of(as_incident(entry), criterion, scheme, held):
            found.setdefault(key, (said, []))[1].append(names.get(entry.number, entry.number))
    return tuple(
        Message(said.id, {**said.fields, "names": tuple(dict.fromkeys(people))}) for said, people in found.values()
    )


def _of(
    new: Incident, criterion: IncidentCriterion, scheme: Scheme, held: Sequence[Incident]
) -> Iterator[tuple[tuple[str, dt.date, str], Message]]:
    mine = [incident for incident in held if incident.employee == new.employee]
    day = _day(new)
    fields: dict[str, FieldValue] = {"criterion": criterion.name, "date": day}
    if any(one.criterion == new.criterion and _day(one) == day for one in mine):
        yield ("twice", day, new.criterion), Message("{names}: {criterion} is logged already for {date}", fields)
    if wants_presence(criterion, scheme):
        for one in mine:
            leave = scheme.incident_criterion(one.criterion)
            if leave is not None and day in leave_days(one, scheme):
                fields = {**fields, "leave": leave.name}
                yield ("leave", day, leave.id), Message("{names}: on leave on {date} ({leave})", fields)
    if is_leave(criterion):
        days = set(leave_days(new, scheme))
        for one in mine:
            other = scheme.incident_criterion(one.criterion)
            if other is not None and _day(one) in days and wants_presence(other, scheme):
                fields = {"criterion": other.name, "date": _day(one)}
                yield (
                    ("present", _day(one), other.id),
                    Message("{names}: {criterion} is logged for {date}, a day of this leave", fields),
                )


def _day(incident: Incident) -> dt.date:
    return incident.occurred or incident.date
