"""The register of strips handed out, filled in with what was written down already."""

from __future__ import annotations

from kpi_desktop.domain.month import Month
from kpi_desktop.reports.content import MonthContent, Stamp
from kpi_desktop.reports.register import Handed, RegisterContent, register
from kpi_desktop.services import follow_ups
from kpi_desktop.services.context import Context
from kpi_desktop.services.follow_up_types import Outcome, Standing
from kpi_desktop.services.teams import Team
from kpi_desktop.texts import Translator


def month_register(
    ctx: Context, team: Team, month: Month, told: tuple[MonthContent, Stamp], tr: Translator
) -> RegisterContent:
    """The register of a month.

    Args:
        ctx: The context.
        team: The team.
        month: The month.
        told: What `months.month_content` gave for it.
        tr: Words it, in the content's language.
    """
    content, stamp = told
    standings = follow_ups.standings(follow_ups.of_month(ctx, team, month))
    return register(content, stamp, {number: _handed(one, tr) for number, one in standings.items()}, tr)


def _handed(standing: Standing, tr: Translator) -> Handed:
    said = []
    for objection in standing.objections:
        text = objection.kept.what.text
        if objection.outcome is None:
            said.append(tr.t("{objection}: not decided yet", objection=text))
        elif objection.outcome.what.outcome is Outcome.UPHELD:
            said.append(tr.t("{objection}: upheld", objection=text))
        else:
            said.append(tr.t("{objection}: rejected", objection=text))
    return Handed(standing.handed_out, standing.signed, ("；" if tr.language == "zh" else "; ").join(said))
