"""A month paid by another plan than the one in force, only to see: nothing is kept of it."""

from __future__ import annotations

from dataclasses import replace

from kpi_desktop.domain.month import Month
from kpi_desktop.domain.words import Message
from kpi_desktop.errors import RefusedError
from kpi_desktop.exchange.result_json import result_json
from kpi_desktop.reports.content import MonthContent, Stamp
from kpi_desktop.reports.month_content import build
from kpi_desktop.reports.own_paper import applied
from kpi_desktop.schemes.pay_reading import load_plan
from kpi_desktop.scoring import score
from kpi_desktop.services import own_templates, standings
from kpi_desktop.services.context import Context
from kpi_desktop.services.figure_facts import with_figures
from kpi_desktop.services.gather import gather, no_scheme
from kpi_desktop.services.sample import organisation_on_paper
from kpi_desktop.services.teams import Team
from kpi_desktop.texts import Translator


def month_paid_by(
    ctx: Context, team: Team, month: Month, plan_text: str, tr: Translator
) -> tuple[MonthContent, Stamp, str]:
    """What `months.month_with_json` would say of an open month, were that pay plan in force.

    Args:
        ctx: The context.
        team: The team.
        month: The month.
        plan_text: The plan file's text (TOML).
        tr: Words the content.

    Raises:
        RefusedError: The month is closed: it keeps the plan that it was closed with.
        FaultyDataError: The plan has faults, or what is entered doesn't fit it.
        WrongCallError: No scheme is in force in that month.
    """
    plan = load_plan(plan_text)
    with ctx.store.read() as view:
        if (team.id, month) in view.months.closed():
            raise RefusedError(
                Message("{month} is closed and keeps its pay plan; reopen it to try another.", {"month": month})
            )
        gathered = gather(view, team.id, month)
        scheme = gathered.scheme
        if scheme is None:
            raise no_scheme(month)
        facts = with_figures(view, team.id, gathered.facts, gathered.people, scheme, plan=plan)
        tried = replace(gathered, facts=facts, plan_text=plan_text)
        facts = replace(facts, history=standings.history(view, team.id, tried))
        organisation = organisation_on_paper(view)
        templates = own_templates.chosen(view)
        reopened = bool(view.months.seals(team.id, month))
    result = score(scheme, facts, plan)
    content = build(scheme, facts, result, tr, organisation=organisation, team=team.name)
    return applied(content, templates), Stamp(reopened=reopened), result_json(result, tr, facts)
