"""A team's year as it is handed to whoever words or draws it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from kpi_desktop.domain.month import Month
from kpi_desktop.domain.result import FlagKind
from kpi_desktop.domain.words import Label


@dataclass(frozen=True, slots=True)
class YearCell:
    """One person's month.

    Attributes:
        score: As shown, with that month's decimals.
        rank: None where not ranked.
        grade: None where the scheme of that month has none.
        best: Whether that is the best grade there was; without grades, whether nobody stood higher.
        flags: The kinds raised.
        pay: Yuan in all; None where no plan was in force.
    """

    score: Decimal
    rank: int | None
    grade: Label | None
    best: bool
    flags: tuple[FlagKind, ...] = ()
    pay: Decimal | None = None


@dataclass(frozen=True, slots=True)
class YearMonth:
    """A month of the year.

    Attributes:
        month: Which.
        kept: Whether it has begun and a scheme was in force.
        closed: Whether it is sealed; the others may still change.
        scheme: Id and version of the scheme, to see where it changed.
    """

    month: Month
    kept: bool = False
    closed: bool = False
    scheme: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class YearPerson:
    """A person who was in the team in any month of the year, under the present number and name.

    Attributes:
        number: Employee number.
        name: Name.
        cells: One a month; None where the person wasn't in the team or nothing is kept.
        ahead: What the latest month says of what is to come, worded.
    """

    number: str
    name: str
    cells: tuple[YearCell | None, ...]
    ahead: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Year:
    """A team's year: twelve months, January first, and its people in the order of their numbers."""

    organisation: str
    team: str
    year: int
    months: tuple[YearMonth, ...]
    people: tuple[YearPerson, ...]


def decimals_of(cell: YearCell) -> int:
    """How many decimals a month's score has."""
    return max(0, -int(cell.score.as_tuple().exponent))
