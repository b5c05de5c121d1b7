"""Doubts (待核) before closing: what the leader should have looked at, each settled with a word that is kept."""

from __future__ import annotations

from collections.abc import Collection

from kpi_desktop.domain.month import Month
from kpi_desktop.domain.words import Message, counted
from kpi_desktop.errors import RefusedError, WrongCallError
from kpi_desktop.services import sealing
from kpi_desktop.services.context import Context, Operation
from kpi_desktop.services.doubt_types import Doubt, DoubtKind
from kpi_desktop.services.doubts_of_figures import more_than_all, recorded_twice
from kpi_desktop.services.doubts_of_incidents import left_mild, on_leave, twice
from kpi_desktop.services.doubts_of_pay import below_minimum, cut_by_a_fifth
from kpi_desktop.services.doubts_of_scores import missing, near_an_edge, near_an_edge_of_pay
from kpi_desktop.services.doubts_of_ties import prize_ties, standing_ties
from kpi_desktop.services.entries import closed_message
from kpi_desktop.services.figure_grid import figures_of
from kpi_desktop.services.months import ScoredMonth, scored
from kpi_desktop.services.teams import Team
from kpi_desktop.services.work import done, refuse_note, working
from kpi_desktop.store.store import View

__all__ = ["Doubt", "DoubtKind", "doubts", "doubts_in", "settle", "settle_all"]


def doubts(ctx: Context, team: Team, month: Month, *, now: ScoredMonth | None = None) -> tuple[Doubt, ...]:
    """All doubts about a month, settled ones included; of a closed month those that its seal holds.

    Args:
        ctx: The context.
        team: The team.
        month: The month.
        now: The month as it was just scored; None to have it scored here.

    Raises:
        WrongCallError: No scheme is in force in that month.
        FaultyDataError: The facts have faults.
    """
    with ctx.store.read() as view:
        seal = next((one for one in view.months.seals(team.id, month) if one.current), None)
        if seal is not None:
            held = sealing.opened(view, seal.id, seal.sha256)
            return tuple(Doubt.unsealed(one) for one in held.doubts)
        return doubts_in(view, scored(view, team, month) if now is None else now)


def doubts_in(view: View, month: ScoredMonth) -> tuple[Doubt, ...]:
    """The doubts about an open month that was scored, with the words that settled them."""
    figures = figures_of(view, month)
    minimum = next((one.holds for one in figures.settings if one.id == "minimum-wage"), None)
    found = (
        *twice(month),
        *on_leave(month),
        *recorded_twice(month, figures),
        *more_than_all(month, figures),
        *missing(month, figures),
        *left_mild(month),
        *near_an_edge(month),
        *near_an_edge_of_pay(month),
        *prize_ties(month),
        *standing_ties(month),
        *cut_by_a_fifth(month, minimum),
        *below_minimum(month, minimum),
    )
    words = view.doubts.words(month.team.id, month.month)
    return tuple(one.with_word(words.get(one.id)) for one in found)


def settle(ctx: Context, team: Team, month: Month, doubt: str, word: str) -> Operation:
    """Settle a doubt with a word; it stands in the audit log and, once closed, in the seal.

    Settling it anew replaces the word. Can be undone like anything else.

    Raises:
        RefusedError: No word, or the month is closed.
        WrongCallError: No such doubt now.
    """
    return settle_all(ctx, team, month, (doubt,), word)


def settle_all(ctx: Context, team: Team, month: Month, doubts: Collection[str], word: str) -> Operation:
    """Settle several doubts, by their ids, with the same word; each keeps it by itself. Undone as one step.

    Raises:
        RefusedError: No word, or the month is closed.
        WrongCallError: One of them isn't in doubt now; then none is settled.
    """
    with working(ctx, "settle-doubt") as unit:
        if (team.id, month) in unit.months.closed():
            raise RefusedError(closed_message(month))
        if not word.strip():
            raise RefusedError(Message("The word that settles it is missing; write what you found."))
        refuse_note(word)
        found = [one for one in doubts_in(unit, scored(unit, team, month)) if one.id in doubts]
        if not found or {one.id for one in found} != set(doubts):
            raise WrongCallError(Message("There is no such doubt about {month} now.", {"month": month}))
        for one in found:
            unit.doubts.settle(team.id, month, one.id, word.strip())
        what = Message("Settled: {doubt}", {"doubt": found[0].what})
        if len(found) > 1:
            what = counted("Settled: {count} doubt", "Settled: {count} doubts", len(found))
        return done(unit, what, "months", months=[(team.id, month)])
