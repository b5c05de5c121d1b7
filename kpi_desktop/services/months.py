"""Months as they stand: their state, their facts, their result; closed ones are read from their seal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from kpi_desktop.domain.facts import Facts
from kpi_desktop.domain.month import Month
from kpi_desktop.domain.problems import Problem
from kpi_desktop.domain.result import PersonResult, Result
from kpi_desktop.schemes.model import Scheme
from kpi_desktop.services.context import Context
from kpi_desktop.services.incidents import Entry
from kpi_desktop.services.teams import Team


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
        incident_ids: The internal ids of ``facts.incidents``, in the same order.
        result: The result, people in the order of ``facts.employees``.
        seal: The seal, where the month is closed.
    """

    team: Team
    month: Month
    state: MonthState
    scheme: Scheme
    scheme_text: str
    facts: Facts
    incident_ids: tuple[int, ...]
    result: Result
    seal: SealInfo | None = None

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


def months(ctx: Context, team: Team) -> tuple[MonthView, ...]:
    """Every month from the first with a scheme to the present one, oldest first."""
    raise NotImplementedError


def month_view(ctx: Context, team: Team, month: Month) -> MonthView:
    """One month at a glance.

    Raises:
        WrongCallError: No scheme was in force yet.
    """
    raise NotImplementedError


def facts_of(ctx: Context, team: Team, month: Month) -> tuple[Facts, tuple[int, ...]]:
    """The facts as the database has them now, and the ids of the incidents in their order."""
    raise NotImplementedError


def score_month(ctx: Context, team: Team, month: Month) -> ScoredMonth:
    """A month with its result: worked out while open, read from the seal once closed.

    Raises:
        WrongCallError: No scheme is in force in that month.
        FaultyDataError: The facts have faults; names each.
    """
    raise NotImplementedError


def preview(ctx: Context, team: Team, entries: Sequence[Entry], *, on: ScoredMonth | None = None) -> Preview:
    """What entries of one month would do to the people concerned.

    Args:
        ctx: The context.
        team: The team.
        entries: Entries that all lie in one month.
        on: That month as scored before, which saves asking the database.
    """
    raise NotImplementedError
