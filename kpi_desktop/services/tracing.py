"""From a line of a score to the incident that made it: what was noted, when, by whom, and with what evidence."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from kpi_desktop.domain.month import Month
from kpi_desktop.domain.words import Message
from kpi_desktop.errors import WrongCallError
from kpi_desktop.services.context import Context
from kpi_desktop.services.evidence import Attached, attached_in
from kpi_desktop.store.records import IncidentRecord
from kpi_desktop.store.store import View


@dataclass(frozen=True, slots=True)
class Trace:
    """An incident as it was written down.

    Attributes:
        id: Its id.
        number: Present employee number.
        name: Present name.
        day: The day that it is scored on.
        time: Time of day, where somebody noted it.
        occurred: The true day, where it was carried over from an earlier month.
        note: What was noted.
        excused: It counts nothing; the note says why.
        entered_at: UTC.
        entered_by: Who was at the keyboard; may be empty.
        voided_at: UTC; None while it counts.
        voided_by: Who voided it; may be empty.
        void_reason: Why.
        replaces: It corrects an earlier entry.
        evidence: Files that are tied to it.
    """

    id: int
    number: str
    name: str
    day: dt.date
    time: dt.time | None
    occurred: dt.date | None
    note: str
    excused: bool
    entered_at: dt.datetime
    entered_by: str
    voided_at: dt.datetime | None
    voided_by: str
    void_reason: str
    replaces: bool
    evidence: tuple[Attached, ...]

    @property
    def true_month(self) -> Month | None:
        """The month in which it happened, where that isn't the one that it is scored in."""
        return None if self.occurred is None else Month.of(self.occurred)


def trace(ctx: Context, incident: int) -> Trace:
    """What is known of an incident; of a closed month's, too.

    Raises:
        WrongCallError: There is no such incident.
    """
    with ctx.store.read() as view:
        record = view.incidents.get(incident)
        if record is None:
            raise WrongCallError(Message("There is no incident {number}.", {"number": incident}))
        return _trace(view, record)


def _trace(view: View, record: IncidentRecord) -> Trace:
    what = record.what
    person = next(one for one in view.people.all() if one.id == what.person)
    return Trace(
        id=record.id,
        number=person.number,
        name=person.name,
        day=what.day,
        time=what.time,
        occurred=what.occurred,
        note=what.note,
        excused=what.excused,
        entered_at=record.entered_at,
        entered_by=_actor(view, record.operation),
        voided_at=record.voided_at,
        voided_by="" if record.voided_by is None else _actor(view, record.voided_by),
        void_reason=record.void_reason,
        replaces=what.replaces is not None,
        evidence=attached_in(view, (record.id,)).get(record.id, ()),
    )


def _actor(view: View, operation: str) -> str:
    found = view.log.operation(operation)
    return found.actor if found is not None else ""
