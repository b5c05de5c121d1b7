"""What the parts of a person's month are gathered in before they become a result."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from kpi_desktop.domain.facts import Incident
from kpi_desktop.domain.problems import Notice
from kpi_desktop.domain.result import FlagKind, Line
from kpi_desktop.domain.words import Message
from kpi_desktop.schemes.model import IncidentCriterion


@dataclass(frozen=True, slots=True)
class Entry:
    """One incident with its place in the facts.

    Attributes:
        index: Its place among the incidents: the entry order.
        incident: What happened.
        criterion: What the scheme says of it; None only for a voided row that names none.
    """

    index: int
    incident: Incident
    criterion: IncidentCriterion | None

    @property
    def order(self) -> tuple[date, int]:
        """By date, ties in entry order."""
        return self.incident.date, self.index


@dataclass(frozen=True, slots=True)
class Draft:
    """A line whose points aren't settled yet.

    Attributes:
        line: The line, its points exact.
        owner: The criterion whose own marks it is held against.
    """

    line: Line
    owner: str | None


@dataclass(frozen=True, slots=True)
class Raised:
    """A flag raised once: when, by which part of the scheme (its place there), and why."""

    kind: FlagKind
    order: tuple[date, int, Fraction, Fraction]
    reason: Message


@dataclass(slots=True)
class Tally:
    """What incidents came to for one person; filled part by part."""

    drafts: list[Draft] = field(default_factory=list)
    raised: list[Raised] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    money: Fraction = Fraction(0)
