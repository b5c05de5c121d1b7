"""What the leader said to doubts: written once, voided, never changed."""

from __future__ import annotations

from dataclasses import dataclass

from kpi_desktop.domain.month import Month
from kpi_desktop.store.models import SettledDoubt
from kpi_desktop.store.session import Session


@dataclass(frozen=True, slots=True)
class SettledDoubts:
    """Words by team and month."""

    session: Session

    def words(self, team: int, month: Month) -> dict[str, str]:
        """The word on each doubt that was settled, by the doubt's id."""
        return {doubt: word for _, doubt, word in self._rows(team, month)}

    def settle(self, team: int, month: Month, doubt: str, word: str) -> None:
        """Write a word; an earlier one on the same doubt is voided."""
        for row, held, _ in self._rows(team, month):
            if held == doubt:
                self.session.update(SettledDoubt, row, {"voided_by": self.session.operation})
        self.session.insert(SettledDoubt, {"team": team, "month": str(month), "doubt": doubt, "word": word})

    def _rows(self, team: int, month: Month) -> list[tuple[int, str, str]]:
        query = (
            SettledDoubt.select(SettledDoubt.id, SettledDoubt.doubt, SettledDoubt.word)
            .where((SettledDoubt.team == team) & (SettledDoubt.month == str(month)) & SettledDoubt.voided_by.is_null())
            .order_by(SettledDoubt.id)
        )
        return [(int(row), str(doubt), str(word)) for row, doubt, word in self.session.rows(query)]
