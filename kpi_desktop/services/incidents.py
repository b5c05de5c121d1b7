"""The day's work: logging, voiding and rewriting incidents. No row is ever overwritten."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from kpi_desktop.domain.month import Month
from kpi_desktop.domain.problems import Problem
from kpi_desktop.services.context import Context, Operation
from kpi_desktop.services.teams import Team


@dataclass(frozen=True, slots=True)
class Entry:
    """An incident as the leader enters it; meanings as in `kpi_desktop.domain.facts.Incident`.

    Attributes:
        number: Employee number.
        time: Time of day, where somebody noted it.
    """

    number: str
    date: dt.date
    criterion: str
    minutes: Fraction | None = None
    quantity: Fraction = Fraction(1)
    points: Fraction | None = None
    grave: bool = False
    excused: bool = False
    note: str = ""
    occurred: dt.date | None = None
    time: dt.time | None = None


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


def check_entries(ctx: Context, team: Team, entries: Sequence[Entry]) -> tuple[Problem, ...]:
    """What `log` would refuse; paths are ``("incidents", index, field)``. Nothing is written."""
    raise NotImplementedError


def log(ctx: Context, team: Team, entries: Sequence[Entry]) -> Operation:
    """Write incidents, all or none.

    Raises:
        FaultyDataError: With the problems of `check_entries`: unknown person or criterion, not employed on that day, a
            day in the future or in a closed month, minutes, pick or quantity that the criterion doesn't take.
    """
    raise NotImplementedError


def void(ctx: Context, incident: int, reason: str) -> Operation:
    """Void an incident with a reason; it stays visible and scores nothing.

    Raises:
        WrongCallError: No such incident.
        RefusedError: Already voided, no reason, or its month is closed.
    """
    raise NotImplementedError


def rewrite(ctx: Context, incident: int, entry: Entry, reason: str) -> Operation:
    """Void an incident and write another in its place, linked; also how one is excused.

    Raises:
        WrongCallError, RefusedError: As for `void`.
        FaultyDataError: As for `log`.
    """
    raise NotImplementedError


def logged_on(ctx: Context, team: Team, day: dt.date) -> tuple[Logged, ...]:
    """The team's incidents of a day in the order of entry, voided ones included."""
    raise NotImplementedError


def logged_in(ctx: Context, team: Team, month: Month) -> tuple[Logged, ...]:
    """The team's incidents of a month in the order of entry, voided ones included."""
    raise NotImplementedError
