"""Closing a month for good, reopening it on record, and reading what was sealed."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from kpi_desktop.domain.month import Month
from kpi_desktop.domain.words import Label, Message
from kpi_desktop.services.context import Context, Operation
from kpi_desktop.services.months import SealInfo
from kpi_desktop.services.teams import Team


@dataclass(frozen=True, slots=True)
class Standing:
    """Score, rank and grade of one person in one result."""

    score: Decimal
    rank: int | None
    grade: Label | None


@dataclass(frozen=True, slots=True)
class Moved:
    """A person who stands otherwise than under the last seal; None where not in that result."""

    number: str
    name: str
    before: Standing | None
    after: Standing | None


def doubts(ctx: Context, team: Team, month: Month) -> tuple[Message, ...]:
    """What is still in doubt before closing."""
    raise NotImplementedError


def close(ctx: Context, team: Team, month: Month, *, accept: str | None = None) -> Operation:
    """Close a month: seal scheme, facts, result and the content of its reports in both languages.

    Raises:
        RefusedError: Already closed, in the future, an earlier month is open, or doubts are left and not accepted.
        FaultyDataError: The facts have faults.
        WrongCallError: No scheme is in force.
    """
    raise NotImplementedError


def reopen(ctx: Context, team: Team, month: Month, reason: str) -> Operation:
    """Open the latest closed month again; its seal is kept.

    Raises:
        RefusedError: Not closed, a later month is closed, or no reason.
    """
    raise NotImplementedError


def seals(ctx: Context, team: Team, month: Month) -> tuple[SealInfo, ...]:
    """All seals of a month, oldest first."""
    raise NotImplementedError


def who_moved(ctx: Context, team: Team, month: Month) -> tuple[Moved, ...]:
    """Who stands otherwise than under the previous seal: now (month reopened) or under the new seal (closed again)."""
    raise NotImplementedError
