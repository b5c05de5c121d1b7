"""How everybody came out in the month before: worked out once, since it is asked for with every key."""

from __future__ import annotations

from collections.abc import Sequence

from kpi_desktop.domain.month import Month
from kpi_desktop.domain.result import PersonResult
from kpi_desktop.errors import KpiError
from kpi_desktop.services import months
from kpi_desktop.services.months import MonthView, ScoredMonth
from kpi_desktop.ui.session import Session


class MonthsBefore:
    """Remembers months as they were scored until told that something changed."""

    def __init__(self, session: Session) -> None:
        """Remember nothing yet."""
        self._session = session
        self._scored: dict[Month, ScoredMonth | None] = {}

    def clear(self) -> None:
        """Forget everything."""
        self._scored.clear()

    def of(self, number: str, month: Month, views: Sequence[MonthView]) -> PersonResult | None:
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
