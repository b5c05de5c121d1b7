"""What the parts of a person's month are gathered in before they become a result."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from kpi_desktop.domain.facts import Employee, Incident
from kpi_desktop.domain.problems import Notice
from kpi_desktop.domain.result import FlagKind, Line
from kpi_desktop.domain.words import Message
from kpi_desktop.schemes.marks import Worth
from kpi_desktop.schemes.model import IncidentCriterion, Scheme


@dataclass(frozen=True, slots=True)
class Frame:
    """What everything about one person is held against.

    Attributes:
        scheme: The scheme.
        worth: What its parts are worth to the person's post.
        employee: The person.
        places: The place of each criterion in the scheme.
    """

    scheme: Scheme
    worth: Worth
    employee: Employee
    places: dict[str, int]

    def notice(self, criterion: str, what: Message) -> Notice:
        """A notice about the person and a criterion."""
        fields = {"employee": self.employee.id, "criterion": criterion}
        where = Message("employee {employee}, criterion {criterion}", fields)
        return Notice(where, what, self.employee.id, criterion)


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
class Occurrence:
    """A quantity of a criterion that counts: logged, or derived from something that was.

    Attributes:
        entry: The incident that was logged.
        criterion: The criterion that it counts for.
        quantity: In the criterion's unit.
        derived: Whether it came from another criterion.
    """

    entry: Entry
    criterion: IncidentCriterion
    quantity: Fraction
    derived: bool = False


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
    """A flag raised once: when, by which part of the scheme (its place there) and how heavy, and why."""

    kind: FlagKind
    order: tuple[date, int, tuple[Fraction, ...]]
    reason: Message


@dataclass(frozen=True, slots=True)
class Fine:
    """Money taken off, negative: from what (day, place in the scheme, size), and why."""

    order: tuple[date, int, tuple[Fraction, ...]]
    amount: Fraction
    what: Message


@dataclass(slots=True)
class Tally:
    """What one person's month came to; filled part by part.

    Attributes:
        drafts: Lines of incidents and what follows from them.
        measured: Lines of measures and ratings, in the scheme's order.
        zeroed: The line that makes the month's score 0, its points still to be found.
        occurrences: What counts for escalations and allowances.
        raised: Flags.
        notices: Notices.
        fines: Money taken off.
        wage_missing: A day's wage was wanted, and none is known.
    """

    drafts: list[Draft] = field(default_factory=list)
    measured: list[Draft] = field(default_factory=list)
    zeroed: Line | None = None
    occurrences: list[Occurrence] = field(default_factory=list)
    raised: list[Raised] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    fines: list[Fine] = field(default_factory=list)
    wage_missing: bool = False
