"""Which pay plan holds for a team from which month on."""

from __future__ import annotations

from dataclasses import dataclass

from kpi_desktop.domain.month import Month
from kpi_desktop.domain.words import Label
from kpi_desktop.schemes.pay_model import PayPlan
from kpi_desktop.services.context import Context, Operation
from kpi_desktop.services.teams import Team


@dataclass(frozen=True, slots=True)
class PlanInForce:
    """A pay plan in force from a month on; `id`, `version`, `name` and `sha256` are None where none is from there on.

    Attributes:
        with_scheme: It came with the scheme that was put in force, and leaves with it.
    """

    from_month: Month
    id: str | None
    version: str | None
    name: Label | None
    sha256: str | None
    with_scheme: bool = False


def plans_in_force(ctx: Context, team: Team) -> tuple[PlanInForce, ...]:
    """What holds from when, oldest first; empty where no plan was ever put in force."""
    raise NotImplementedError


def plan_for(ctx: Context, team: Team, month: Month) -> PayPlan | None:
    """The pay plan that holds in a month (a closed month's own is in its seal); None for none."""
    raise NotImplementedError


def plan_text_for(ctx: Context, team: Team, month: Month) -> str | None:
    """Its text as it was put in force."""
    raise NotImplementedError


def put_plan_in_force(ctx: Context, team: Team, plan: str | None, from_month: Month) -> Operation:
    """Let a pay plan hold from a month on, until the next decision.

    Args:
        ctx: The context.
        team: The team.
        plan: A plan file's text (TOML), the id of one that comes with the program, or None for none any more.
        from_month: First month; neither it nor a later month may be closed.

    Raises:
        FaultyDataError: The plan has faults, or what is entered in open months doesn't fit it.
        RefusedError: That month or a later one is closed.
        WrongCallError: No plan of that id.
    """
    raise NotImplementedError
