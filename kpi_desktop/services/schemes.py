"""Which scheme holds for a team from which month on."""

from __future__ import annotations

from dataclasses import dataclass

from kpi_desktop.domain.month import Month
from kpi_desktop.domain.problems import Problem
from kpi_desktop.domain.words import Label
from kpi_desktop.schemes.model import Scheme
from kpi_desktop.services.context import Context, Operation
from kpi_desktop.services.teams import Team


@dataclass(frozen=True, slots=True)
class InForce:
    """A scheme text in force from a month on."""

    from_month: Month
    id: str
    version: str
    name: Label
    sha256: str


def in_force(ctx: Context, team: Team) -> tuple[InForce, ...]:
    """What holds from when, oldest first."""
    raise NotImplementedError


def scheme_for(ctx: Context, team: Team, month: Month) -> Scheme:
    """The scheme that holds in a month (as the roster of schemes says now; a closed month's own is in its seal).

    Raises:
        WrongCallError: None holds yet.
    """
    raise NotImplementedError


def scheme_text_for(ctx: Context, team: Team, month: Month) -> str:
    """Its text as it was put in force."""
    raise NotImplementedError


def check_put_in_force(ctx: Context, team: Team, text: str, from_month: Month) -> tuple[Problem, ...]:
    """What `put_in_force` would refuse. Nothing is written."""
    raise NotImplementedError


def put_in_force(ctx: Context, team: Team, text: str, from_month: Month) -> Operation:
    """Let a scheme hold from a month on, until the next one that is in force.

    Args:
        ctx: The context.
        team: The team.
        text: The scheme file's text (TOML).
        from_month: First month; must not be closed, nor a later month.

    Raises:
        FaultyDataError: The scheme has faults, or incidents of open months don't fit it; names each.
        RefusedError: That month or a later one is closed.
    """
    raise NotImplementedError
