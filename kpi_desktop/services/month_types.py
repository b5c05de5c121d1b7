"""Months as services give them: their state, their seals, their facts and result."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum

from kpi_desktop.domain.facts import Facts
from kpi_desktop.domain.month import Month
from kpi_desktop.domain.problems import Problem
from kpi_desktop.domain.result import PersonResult, Result
from kpi_desktop.schemes.model import Scheme
from kpi_desktop.schemes.pay_model import PayPlan
from kpi_desktop.services.figure_facts import parsed_plan
from kpi_desktop.services.teams import Team
from kpi_desktop.store.records import SealRecord


class MonthState(Enum):
    """Open (未结), closed (已结), or opened again after a close (重开)."""

    OPEN = "open"
    CLOSED = "closed"
    REOPENED = "reopened"


@dataclass(frozen=True, slots=True)
class SealInfo:
    """One seal of a month.

    Attributes:
        id: Internal.
        number: As printed, such as ``9C41-07E2-5B``.
        month: The month it seals.
        closed_at: UTC.
        closed_on: The local day.
        sha256: Of the canonical JSON.
        current: Whether the month is closed with it now.
        accepted: What the leader wrote on the doubts that were left; empty for none.
        reopened_at: UTC; None while current.
        reopen_reason: Why the month was opened again.
    """

    id: int
    number: str
    month: Month
    closed_at: datetime
    closed_on: date
    sha256: str
    current: bool
    accepted: str = ""
    reopened_at: datetime | None = None
    reopen_reason: str = ""


@dataclass(frozen=True, slots=True)
class MonthView:
    """A month of a team at a glance.

    Attributes:
        month: Which.
        state: Open, closed or reopened.
        incidents: How many count (voided ones not among them).
        seals: All its seals, oldest first.
        closable: Whether it is the one to be closed next.
        reopenable: Whether it is the one that may be reopened.
    """

    month: Month
    state: MonthState
    incidents: int
    seals: tuple[SealInfo, ...]
    closable: bool
    reopenable: bool

    @property
    def seal(self) -> SealInfo | None:
        """The seal in force, if any."""
        return next((seal for seal in self.seals if seal.current), None)


@dataclass(frozen=True, slots=True)
class ScoredMonth:
    """A month with its result.

    Attributes:
        team: The team.
        month: The month.
        state: Its state; a closed month's scheme, facts and result are those of its seal.
        scheme: The scheme in force.
        scheme_text: Its text.
        facts: What the result follows from.
        person_ids: The internal ids of ``facts.employees``, in the same order.
        incident_ids: The internal ids of ``facts.incidents``, in the same order.
        result: The result, people in the order of ``facts.employees``.
        seal: The seal, where the month is closed.
        plan_text: The text of the pay plan in force; None for none.
    """

    team: Team
    month: Month
    state: MonthState
    scheme: Scheme
    scheme_text: str
    facts: Facts
    person_ids: tuple[int, ...]
    incident_ids: tuple[int, ...]
    result: Result
    seal: SealInfo | None = None
    plan_text: str | None = None

    @property
    def plan(self) -> PayPlan | None:
        """The pay plan in force."""
        return None if self.plan_text is None else parsed_plan(self.plan_text)

    def of(self, number: str) -> PersonResult | None:
        """One person's result."""
        return next((person for person in self.result.results if person.employee == number), None)


@dataclass(frozen=True, slots=True)
class Preview:
    """What entries would do, nothing written.

    Attributes:
        problems: Why they would be refused, as of `incidents.check_entries`; then `after` is empty.
        before: Result by employee number, for the people concerned.
        after: The same with the entries taken in; the new lines' ``incident`` is ``first_new`` and upwards.
        first_new: Index of the first entry in the facts tried; entry ``i`` is ``first_new + i``.
    """

    problems: tuple[Problem, ...]
    before: Mapping[str, PersonResult]
    after: Mapping[str, PersonResult]
    first_new: int


def info(record: SealRecord) -> SealInfo:
    """A seal as services tell it."""
    return SealInfo(
        id=record.id,
        number=record.number,
        month=record.month,
        closed_at=record.closed_at,
        closed_on=record.closed_on,
        sha256=record.sha256,
        current=record.current,
        accepted=record.accepted,
        reopened_at=record.reopened_at,
        reopen_reason=record.reopen_reason,
    )
