"""Months as they stand: their state, their facts, their result; closed ones are read from their seal."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from itertools import zip_longest

from kpi_desktop.domain.facts import Facts
from kpi_desktop.domain.month import Month
from kpi_desktop.domain.words import Message
from kpi_desktop.errors import FaultyDataError, WrongCallError
from kpi_desktop.exchange.result_json import result_json
from kpi_desktop.reports.content import MonthContent, Stamp
from kpi_desktop.reports.month_content import build
from kpi_desktop.reports.own_paper import applied
from kpi_desktop.reports.reworded import Worded
from kpi_desktop.scoring import rescore, score
from kpi_desktop.services import own_templates, sealing, standings
from kpi_desktop.services.context import Context
from kpi_desktop.services.entries import Entry, as_incident, problems_of
from kpi_desktop.services.gather import Gathered, gather, members, named, no_scheme, parsed
from kpi_desktop.services.month_types import MonthState, MonthView, Preview, ScoredMonth, SealInfo, info
from kpi_desktop.services.sample import organisation_on_paper
from kpi_desktop.services.teams import Team
from kpi_desktop.store.store import View
from kpi_desktop.texts import Translator

__all__ = [
    "MonthState", "MonthView", "Preview", "ScoredMonth", "SealInfo", "info", "month_content", "month_view",
    "month_with_json", "months", "preview", "score_month", "scored", "views",
]  # fmt: skip


def months(ctx: Context, team: Team) -> tuple[MonthView, ...]:
    """Every month from the first with a scheme to the present one, oldest first."""
    with ctx.store.read() as view:
        return views(view, team, ctx.clock.today())


def views(view: View, team: Team, today: date) -> tuple[MonthView, ...]:
    """`months` within a transaction that is open already."""
    schemes = view.schemes.in_force(team.id)
    if not schemes:
        return ()
    first = schemes[0].from_month
    listed = tuple(first.until(max(first, Month.of(today))))
    states, counts = view.months.states(team.id), view.incidents.months()
    seals: dict[Month, list[SealInfo]] = {month: [] for month in listed}
    for record in view.months.seals(team.id):
        seals.setdefault(record.month, []).append(info(record))
    state = {month: MonthState(states.get(month, "open")) for month in listed}
    unclosed = [month for month in listed if state[month] is not MonthState.CLOSED]
    people = view.people.all() if len(unclosed) > 1 else ()
    waiting = (month for month in unclosed if month == unclosed[-1] or members(people, team.id, month))
    next_to_close = next(waiting, None)
    last_closed = max((month for month in listed if state[month] is MonthState.CLOSED), default=None)
    return tuple(
        MonthView(
            month=month,
            state=state[month],
            incidents=counts.get((team.id, month), 0),
            seals=tuple(seals[month]),
            closable=month == next_to_close and month.first <= today,
            reopenable=month == last_closed,
        )
        for month in listed
    )


def month_view(ctx: Context, team: Team, month: Month) -> MonthView:
    """One month at a glance.

    Raises:
        WrongCallError: No scheme was in force yet.
    """
    found = next((one for one in months(ctx, team) if one.month == month), None)
    if found is None:
        raise WrongCallError(
            Message("{month} isn't kept here: no scheme was in force yet, or it lies in the future.", {"month": month})
        )
    return found


def _with_history(view: View, team: Team, gathered: Gathered) -> Facts:
    """The facts, with history where the scheme or the pay plan looks back, as `standings.history` tells it."""
    return replace(gathered.facts, history=standings.history(view, team.id, gathered))


def score_month(ctx: Context, team: Team, month: Month, *, before: ScoredMonth | None = None) -> ScoredMonth:
    """A month with its result: worked out while open, read from the seal once closed.

    Args:
        ctx: The context.
        team: The team.
        month: The month.
        before: The month as it was scored earlier: then only whose incidents changed since is worked out anew.

    Raises:
        WrongCallError: No scheme is in force in that month.
        FaultyDataError: The facts have faults; names each.
    """
    with ctx.store.read() as view:
        return scored(view, team, month, before)


def scored(view: View, team: Team, month: Month, before: ScoredMonth | None = None) -> ScoredMonth:
    """`score_month` within a transaction that is open already."""
    state, seal = _state(view, team, month)
    if seal is not None:
        held = sealing.opened(view, seal.id, seal.sha256)
        return ScoredMonth(
            team,
            month,
            state,
            held.scheme,
            held.scheme_text,
            held.facts,
            held.person_ids,
            held.incident_ids,
            held.result,
            seal,
            held.plan_text,
        )
    gathered = gather(view, team.id, month)
    text = gathered.scheme_text
    if text is None:
        raise no_scheme(month)
    people = tuple(record.id for record in gathered.people)
    incidents = tuple(record.id for record in gathered.incidents)
    scheme, facts = parsed(text), _with_history(view, team, gathered)
    whom = None if before is None else _changed(before, (text, gathered.plan_text), facts, people, incidents)
    try:
        if before is None or whom is None:
            result = score(scheme, facts, gathered.plan)
        else:
            result = rescore(scheme, facts, before.result, whom, gathered.plan)
    except FaultyDataError as error:  # told by whom it concerns: nobody here sees a file to count rows in
        raise FaultyDataError(
            Message("{month} can't be scored before this is mended.", {"month": month}),
            tuple(replace(named(one, facts, scheme), path=()) for one in error.problems),
        ) from error
    return ScoredMonth(team, month, state, scheme, text, facts, people, incidents, result, plan_text=gathered.plan_text)


def _changed(
    before: ScoredMonth,
    texts: tuple[str, str | None],
    facts: Facts,
    people: tuple[int, ...],
    incidents: tuple[int, ...],
) -> frozenset[str] | None:
    """Whose incidents were added, changed, or taken back from the end since; None where anything else is otherwise."""
    both = min(len(before.incident_ids), len(incidents))
    held = ((before.scheme_text, before.plan_text), before.person_ids, before.incident_ids[:both])
    if (
        before.seal is not None  # what a seal says was worked out in its time
        or held != (texts, people, incidents[:both])
        or replace(before.facts, incidents=()) != replace(facts, incidents=())
    ):
        return None
    pairs = zip_longest(before.facts.incidents, facts.incidents)
    return frozenset(one.employee for old, new in pairs if old != new for one in (old, new) if one is not None)


def _state(view: View, team: Team, month: Month) -> tuple[MonthState, SealInfo | None]:
    records = view.months.seals(team.id, month)
    current = next((info(record) for record in records if record.current), None)
    if current is not None:
        return MonthState.CLOSED, current
    return (MonthState.REOPENED if records else MonthState.OPEN), None


def month_content(
    ctx: Context,
    team: Team,
    month: Month,
    tr: Translator,
    *,
    now: ScoredMonth | None = None,
    before: tuple[ScoredMonth, MonthContent] | None = None,
) -> tuple[MonthContent, Stamp]:
    """What paper, window and workbook say about a month: of a closed month word for word what its seal holds.

    Args:
        ctx: The context.
        team: The team.
        month: The month.
        tr: Words the content.
        now: The month as it was just scored; None to have it scored here.
        before: The month as it was scored and worded earlier, by the same translator: then whoever stands as before
            isn't worded again.

    Raises:
        WrongCallError: No scheme is in force in that month.
        FaultyDataError: The facts have faults; names each.
    """
    with ctx.store.read() as view:
        content, stamp, _ = _told(view, team, month, tr, now, before)
    return content, stamp


def month_with_json(ctx: Context, team: Team, month: Month, tr: Translator) -> tuple[MonthContent, Stamp, str]:
    """`month_content` and the month's result as one JSON document, both from one look at the database.

    Of a closed month the document is byte for byte what its seal holds.

    Raises:
        WrongCallError: No scheme is in force in that month.
        FaultyDataError: The facts have faults; names each.
    """
    with ctx.store.read() as view:
        content, stamp, document = _told(view, team, month, tr)
    return content, stamp, document()


def _told(  # noqa: PLR0917 - what is known already is handed on
    view: View,
    team: Team,
    month: Month,
    tr: Translator,
    scored_now: ScoredMonth | None = None,
    before: tuple[ScoredMonth, MonthContent] | None = None,
) -> tuple[MonthContent, Stamp, Callable[[], str]]:
    """A month worded, and how to get it as JSON, which few ask for."""
    state, seal = _state(view, team, month)
    if seal is not None:
        held = sealing.opened(view, seal.id, seal.sha256)
        stamp = Stamp(seal.closed_on, seal.number, held.objections_until)
        return held.content(tr.language), stamp, lambda: held.document(tr.language)
    now = scored(view, team, month) if scored_now is None else scored_now
    organisation = organisation_on_paper(view)
    known = None if before is None else _worded(*before, team)
    content = build(now.scheme, now.facts, now.result, tr, organisation=organisation, team=team.name, before=known)
    content = applied(content, own_templates.chosen(view))
    return content, Stamp(reopened=state is MonthState.REOPENED), lambda: result_json(now.result, tr, now.facts)


def _worded(held: ScoredMonth, content: MonthContent, team: Team) -> Worded | None:
    """A month as it was worded; None for what a seal holds, which was worded in its time, and under another name."""
    if held.seal is not None or held.team != team:
        return None
    return Worded(held.scheme, held.facts, held.result, content)


def preview(ctx: Context, team: Team, entries: Sequence[Entry], *, on: ScoredMonth | None = None) -> Preview:
    """What entries of one month would do to the people concerned.

    Args:
        ctx: The context.
        team: The team.
        entries: Entries that all lie in one month.
        on: That month as scored before, which saves asking the database.
    """
    first = Month.of(entries[0].date) if entries else Month.of(ctx.clock.today())
    with ctx.store.read() as view:
        problems = problems_of(view, team, entries, ctx.clock.today())
        if any(Month.of(entry.date) != first for entry in entries):
            raise WrongCallError(Message("A preview takes entries of one month only."))
        now = on if on is not None and on.month == first else scored(view, team, first)
    numbers = {entry.number for entry in entries}
    before = {person.employee: person for person in now.result.results if person.employee in numbers}
    first_new = len(now.facts.incidents)
    if problems:
        return Preview(problems, before, {}, first_new)
    tried = replace(now.facts, incidents=(*now.facts.incidents, *(as_incident(entry) for entry in entries)))
    found = rescore(now.scheme, tried, now.result, numbers, now.plan)
    after = {person.employee: person for person in found.results if person.employee in numbers}
    return Preview((), before, after, first_new)
