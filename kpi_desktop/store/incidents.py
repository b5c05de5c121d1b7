"""Incidents: written once, voided or restored, never changed."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from peewee import Expression, fn

from kpi_desktop.domain.month import Month
from kpi_desktop.store.columns import (
    day_in,
    day_out,
    instant_in,
    instant_out,
    month_out,
    number_in,
    number_out,
    sure,
    time_in,
    time_out,
)
from kpi_desktop.store.desk_models import Evidence
from kpi_desktop.store.models import Incident
from kpi_desktop.store.records import IncidentRecord, NewIncident
from kpi_desktop.store.session import Session, Value

_COLUMNS = (
    Incident.id, Incident.sequence, Incident.person, Incident.team, Incident.day, Incident.criterion, Incident.time,
    Incident.occurred, Incident.minutes, Incident.quantity, Incident.points, Incident.grave, Incident.excused,
    Incident.note, Incident.replaces, Incident.source, Incident.entered_at, Incident.operation, Incident.voided_by,
    Incident.voided_at, Incident.void_reason,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class NotedIncident:
    """What a search through notes needs of an incident; `day` is ISO text as it is stored, cheap by thousands."""

    id: int
    person: int
    day: str
    criterion: str
    note: str


@dataclass(frozen=True, slots=True)
class Incidents:
    """All incidents of all teams."""

    session: Session

    def between(self, first: dt.date, last: dt.date) -> tuple[IncidentRecord, ...]:
        """Those that count on these days, both included, in the order of entry; the voided too."""
        days = (Incident.day >= first.isoformat()) & (Incident.day <= last.isoformat())
        return self._where(days)

    def get(self, incident: int) -> IncidentRecord | None:
        """One of them."""
        return next(iter(self._where(Incident.id == incident)), None)

    def notes(self) -> tuple[NotedIncident, ...]:
        """Every note of those that count, the latest days first."""
        query = (
            Incident.select(Incident.id, Incident.person, Incident.day, Incident.criterion, Incident.note)
            .where(Incident.voided_by.is_null() & (Incident.note != ""))
            .order_by(Incident.day.desc(), Incident.sequence.desc())
        )
        return tuple(
            NotedIncident(row_id, person, day, criterion, note)
            for row_id, person, day, criterion, note in self.session.rows(query)
        )

    def named_evidence(self) -> tuple[NotedIncident, ...]:
        """Every incident that counts and has evidence, once a file, its name as the note; the latest days first."""
        query = (
            Evidence.select(Incident.id, Incident.person, Incident.day, Incident.criterion, Evidence.name)
            .join(Incident)
            .where(Incident.voided_by.is_null() & Evidence.voided_by.is_null())
            .order_by(Incident.day.desc(), Incident.sequence.desc(), Evidence.id)
        )
        return tuple(
            NotedIncident(row_id, person, day, criterion, name)
            for row_id, person, day, criterion, name in self.session.rows(query)
        )

    def _where(self, condition: Expression) -> tuple[IncidentRecord, ...]:
        rows = self.session.rows(Incident.select(*_COLUMNS).where(condition).order_by(Incident.sequence))
        replaced = self._corrections(condition) if any(row[18] is not None for row in rows) else {}
        return tuple(_record(row, replaced) for row in rows)

    def _corrections(self, condition: Expression) -> dict[tuple[int, str], int]:
        """Which incident corrects which: by the corrected one's id and the operation that did both."""
        corrected = Incident.select(Incident.id).where(condition)
        query = Incident.select(Incident.replaces, Incident.operation, Incident.id).where(
            Incident.replaces.in_(corrected)
        )
        return {(old, operation): new for old, operation, new in self.session.rows(query)}

    def months(self) -> dict[tuple[int, Month], int]:
        """How many count, by team of entry and month."""
        month = fn.SUBSTR(Incident.day, 1, 7)
        query = (
            Incident.select(Incident.team, month, fn.COUNT(Incident.id))
            .where(Incident.voided_by.is_null())
            .group_by(Incident.team, month)
        )
        return Counter({(team, month_out(text)): count for team, text, count in self.session.rows(query)})

    def add(self, new: Sequence[NewIncident], at: dt.datetime) -> tuple[int, ...]:
        """Write incidents in this order; returns their ids."""
        row = self.session.row(Incident.select(fn.COALESCE(fn.MAX(Incident.sequence), 0)))
        last = int(row[0]) if row else 0
        return tuple(
            self.session.insert(Incident, {**_values(incident), "sequence": number, "entered_at": instant_in(at)})
            for number, incident in enumerate(new, start=last + 1)
        )

    def void(self, incident: int, reason: str, at: dt.datetime) -> None:
        """It counts no longer."""
        values = {"voided_by": self.session.operation, "voided_at": instant_in(at), "void_reason": reason}
        self.session.update(Incident, incident, values)


def _values(incident: NewIncident) -> dict[str, Value]:
    return {
        "person": incident.person,
        "team": incident.team,
        "day": day_in(incident.day),
        "criterion": incident.criterion,
        "time": time_in(incident.time),
        "occurred": day_in(incident.occurred),
        "minutes": number_in(incident.minutes),
        "quantity": number_in(incident.quantity),
        "points": number_in(incident.points),
        "grave": int(incident.grave),
        "excused": int(incident.excused),
        "note": incident.note,
        "replaces": incident.replaces,
        "source": incident.source,
    }


def _record(row: tuple[Any, ...], replaced: dict[tuple[int, str], int]) -> IncidentRecord:
    (
        row_id, sequence, person, team, day, criterion, time, occurred, minutes, quantity, points, grave, excused, note,
        replaces, source, entered_at, operation, voided_by, voided_at, void_reason,
    ) = row  # fmt: skip
    what = NewIncident(
        person, team, sure(day_out(day)), criterion, time_out(time), day_out(occurred), number_out(minutes),
        sure(number_out(quantity)), number_out(points), bool(grave), bool(excused), note, replaces, source,
    )  # fmt: skip
    return IncidentRecord(
        row_id, sequence, what, sure(instant_out(entered_at)), operation, voided_by, instant_out(voided_at),
        void_reason or "", None if voided_by is None else replaced.get((row_id, voided_by)),
    )  # fmt: skip
