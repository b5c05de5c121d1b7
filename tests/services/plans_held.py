"""Which pay plan holds, by its text."""

from __future__ import annotations

from kpi_desktop.domain.month import Month
from kpi_desktop.services.context import Context
from kpi_desktop.services.pay_plans import holding, plans_in_force
from kpi_desktop.services.teams import Team


def text_in_force(ctx: Context, team: Team, month: Month) -> str | None:
    """The text of the plan that holds in a month, as it was put in force; None for none."""
    held = holding(plans_in_force(ctx, team), month)
    return None if held is None else held.text
