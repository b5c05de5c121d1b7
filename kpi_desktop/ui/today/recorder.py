"""Entries drawn up as the day's table shows them: what was logged, what it came to, the how-many-th it is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from kpi_desktop.domain.result import Line, LineKind
from kpi_desktop.domain.words import Message
from kpi_desktop.reports.month_content import numbered
from kpi_desktop.schemes.model import Scheme
from kpi_desktop.services.incidents import Logged
from kpi_desktop.services.logline import weigh, what
from kpi_desktop.services.months import ScoredMonth
from kpi_desktop.ui.today.desk_types import Record


@dataclass(frozen=True)
class Recorder:
    """One month's entries and what they are read by.

    Attributes:
        scheme: Knows the criteria; None where none holds.
        scored: The month with its result; None where it isn't scored: points are then what each comes to by itself.
        logged: The month's entries, voided ones included.
    """

    scheme: Scheme | None
    scored: ScoredMonth | None
    logged: tuple[Logged, ...]

    def of(self, wanted: Iterable[Logged]) -> tuple[Record, ...]:
        """Some of the month's entries drawn up, in the order given."""
        lines = self._lines()
        return tuple(self._record(each, lines.get(each.id)) for each in wanted)

    def _lines(self) -> dict[int, Line]:
        if self.scored is None:
            return {}
        ids = self.scored.incident_ids
        return {
            ids[line.incident]: line
            for result in self.scored.result.results
            for line in result.lines
            if line.incident is not None and line.kind is not LineKind.ESCALATION
        }

    def _record(self, logged: Logged, line: Line | None) -> Record:
        entry = logged.entry
        criterion = self.scheme.incident_criterion(entry.criterion) if self.scheme else None
        if criterion is None:
            return Record(logged, Message("{criterion}", {"criterion": entry.criterion}), None, None)
        said = what(criterion, entry.minutes, entry.quantity, grave=entry.grave)
        if line is None or logged.voided:
            points = weigh(criterion, entry.minutes, entry.quantity, entry.points).points
            return Record(logged, said, Fraction(0) if entry.excused else points, None)
        return Record(logged, said, line.points, line.ordinal if numbered(criterion) else None)
