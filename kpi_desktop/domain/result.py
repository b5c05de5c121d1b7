"""The result of a month: not a number but lines that add up to it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from fractions import Fraction

from kpi_desktop.domain.month import Month
from kpi_desktop.domain.problems import Notice
from kpi_desktop.domain.words import Label, Message


class FlagKind(Enum):
    """What a score can't say; the order of the members is the order in which flags are told."""

    ABSENCE = "absence"
    WARNING = "warning"
    DISCIPLINE = "discipline"
    SEPARATION = "separation"
    DEMOTION = "demotion"
    REWARD = "reward"
    IMPROVEMENT_REPORT = "improvement-report"
    SETTLEMENT = "settlement"
    PROMOTION_DUE = "promotion-due"


class LineKind(Enum):
    """Where a line comes from."""

    INCIDENT = "incident"
    EXCUSED = "excused"
    VOIDED = "voided"
    ESCALATION = "escalation"
    CONVERTED = "converted"
    MEASURE = "measure"
    RATING = "rating"
    ZERO = "zero"
    FLOOR = "floor"
    CEILING = "ceiling"


@dataclass(frozen=True, slots=True)
class Line:
    """One step from the start to the score.

    Attributes:
        kind: Where it comes from.
        category: Category id; None where none is named.
        criterion: Criterion id; None for floors, ceilings and the cap.
        date: The day of the incident; None for measures, ratings, floors, ceilings and the cap.
        points: What it adds, signed and weighted; already settled to at most 12 decimals.
        what: What happened, such as "late 12 min".
        why: Why it has these points, such as "over 5 and under 30"; None where there is nothing to say.
        note: What the leader wrote.
        incident: Index of the incident in the facts; None where it comes from none.
        ordinal: The how-many-th of its criterion this month, counting unexcused ones; None where it doesn't count.
        unscored: Nothing was there to score.
    """

    kind: LineKind
    category: str | None
    criterion: str | None
    date: date | None
    points: Fraction
    what: Message
    why: Message | None = None
    note: str = ""
    incident: int | None = None
    ordinal: int | None = None
    unscored: bool = False


@dataclass(frozen=True, slots=True)
class CategoryResult:
    """What one category came to: `points` of `marks`; without marks None, and what its criteria came to.

    Of a category with a weight both are in points of the score: its marks are the weight.
    """

    id: str
    marks: Fraction | None
    points: Fraction


@dataclass(frozen=True, slots=True)
class PayComponent:
    """One part of pay.

    Attributes:
        id: As the plan calls it.
        amount: Yuan, rounded half up to 0.01.
        why: What it is made of, where there is something to say.
        name: What window and paper call it; None where its id must do.
    """

    id: str
    amount: Decimal
    why: tuple[Message, ...] = ()
    name: Label | None = None


@dataclass(frozen=True, slots=True)
class Pay:
    """What follows in money.

    Attributes:
        plan: The plan's id; None where none is in force.
        components: Those in force, also where they are 0.00.
        remarks: What is told beside them, such as the planned split; no part of the result's JSON.
    """

    plan: str | None = None
    components: tuple[PayComponent, ...] = ()
    remarks: tuple[Message, ...] = ()

    @property
    def total(self) -> Decimal | None:
        """Yuan; None where no component is in force."""
        return sum((c.amount for c in self.components), Decimal("0.00")) if self.components else None


@dataclass(frozen=True, slots=True)
class Flag:
    """A flag of one kind with all its reasons, in date order."""

    kind: FlagKind
    reasons: tuple[Message, ...]


@dataclass(frozen=True, slots=True)
class PersonResult:
    """One person's month.

    Attributes:
        employee: Employee number.
        score: Rounded half up with the scheme's decimals.
        raw: Before rounding, after floors and cap.
        start: What the incidents are taken off.
        grade: The grade's name, read from the rounded score; None where the scheme has no grades.
        rank: Competition rank on `raw`; None where the person doesn't take part.
        exempt: Scored but not ranked.
        coefficient: Of a service fee, where the scheme has one.
        categories: Every category of the scheme, in its order.
        lines: `start` plus their points is `raw`.
        pay: What follows in money.
        flags: At most one of each kind, in the order of `FlagKind`.
    """

    employee: str
    score: Decimal
    raw: Fraction
    start: Fraction
    grade: Label | None
    rank: int | None
    exempt: bool
    coefficient: Fraction | None
    categories: tuple[CategoryResult, ...]
    lines: tuple[Line, ...]
    pay: Pay
    flags: tuple[Flag, ...]


@dataclass(frozen=True, slots=True)
class Result:
    """A month's result for everyone in the facts, in their order."""

    scheme: str
    scheme_version: str
    month: Month
    results: tuple[PersonResult, ...]
    notices: tuple[Notice, ...]
