"""How somebody stands, and would stand: the month that is open, what is being typed, and the month before."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from kpi_desktop.domain.month import Month
from kpi_desktop.domain.result import PersonResult
from kpi_desktop.errors import KpiError
from kpi_desktop.services import months
from kpi_desktop.services.incidents import Entry
from kpi_desktop.services.months import MonthView, ScoredMonth
from kpi_desktop.services.people import Person
from kpi_desktop.services.step_ahead import steps
from kpi_desktop.ui.session import Session
from kpi_desktop.ui.today.desk_types import Outlook, Standing


class Standings:
    """Works standings out; months before are remembered until told that something changed."""

    def __init__(self, session: Session) -> None:
        """Remember nothing yet."""
        self._session = session
        self._scored: dict[Month, ScoredMonth | None] = {}

    def clear(self) -> None:
        """Forget everything."""
        self._scored.clear()

    def of(
        self,
        person: Person,
        scored: ScoredMonth,
        entries: Sequence[Entry],
        views: Sequence[MonthView],
        *,
        ahead_on: date | None = None,
    ) -> Standing:
        """How a person stands in a month, and would with these entries of it.

        Args:
            person: Who.
            scored: The month.
            entries: What is being typed.
            views: The months that there are.
            ahead_on: The day on which one more is tried; None where the month is closed and nothing is ahead.
        """
        outlooks = self._outlooks(scored, entries)
        after = next((each.after for each in outlooks if each.after.employee == person.number), None)
        last = self._last(person.number, scored.month, views)
        refused = bool(entries) and after is None
        found = () if ahead_on is None or refused else steps(scored, person.number, ahead_on, entries, after=after)
        ahead = tuple(Outlook(person.name, step.before, step.after) for step in found)
        return Standing(person, scored.scheme, scored.of(person.number), after, last, outlooks, ahead)

    def _outlooks(self, scored: ScoredMonth, entries: Sequence[Entry]) -> tuple[Outlook, ...]:
        if not entries:
            return ()
        shown = months.preview(self._session.ctx, self._session.team, entries, on=scored)
        names = {each.id: each.name or each.id for each in scored.facts.employees}
        return tuple(
            Outlook(names.get(number, number), shown.before[number], after)
            for number, after in shown.after.items()
            if not shown.problems and number in shown.before
        )

    def _last(self, number: str, month: Month, views: Sequence[MonthView]) -> PersonResult | None:
        """A person's result in the month before one; None where nobody kept it."""
        before = self._month(month.plus(-1), views)
        kept = before is not None and (before.seal is not None or before.facts.incidents)
        return before.of(number) if before and kept else None

    def _month(self, month: Month, views: Sequence[MonthView]) -> ScoredMonth | None:
        if month not in self._scored:
            known = any(view.month == month for view in views)
            try:
                ctx, team = self._session.ctx, self._session.team
                self._scored[month] = months.score_month(ctx, team, month) if known else None
            except KpiError:
                self._scored[month] = None
        return self._scored[month]
