"""What is known of one person, month by month: what the person's page is worded from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from kpi_desktop.domain.month import Month
from kpi_desktop.reports.content import Column, PersonContent


@dataclass(frozen=True, slots=True)
class Objected:
    """An objection, and how it ended.

    Attributes:
        day: When it was raised.
        text: What was said.
        decided: When it was decided; None while it waits.
        upheld: How.
        outcome: What was said to it.
    """

    day: date
    text: str
    decided: date | None = None
    upheld: bool = False
    outcome: str = ""


@dataclass(frozen=True, slots=True)
class Followed:
    """What followed a month.

    Attributes:
        handed_out: When the strip was handed out.
        signed: When it was signed.
        talks: Days of noted talks, oldest first.
        objections: Oldest first.
    """

    handed_out: date | None = None
    signed: date | None = None
    talks: tuple[date, ...] = ()
    objections: tuple[Objected, ...] = ()


@dataclass(frozen=True, slots=True)
class PersonMonth:
    """One month of a person.

    Attributes:
        month: Which.
        team: Internal id of the team that the person was in at its end; None where the person wasn't employed, or
            nothing was kept yet.
        team_name: Its name.
        closed: Whether it is read from its seal.
        reopened: Closed before and opened again.
        content: As worded; None where there is none, or an open month's facts have faults.
        ranked: How many have a rank.
        decimals: Decimals of scores.
        columns: The content's categories.
        evidence: Internal ids of the incidents with evidence, by their indices.
        followed: What followed.
    """

    month: Month
    team: int | None = None
    team_name: str = ""
    closed: bool = False
    reopened: bool = False
    content: PersonContent | None = None
    ranked: int = 0
    decimals: int = 0
    columns: tuple[Column, ...] = ()
    evidence: Mapping[int, int] = field(default_factory=dict)
    followed: Followed = field(default_factory=Followed)

    @property
    def score(self) -> Fraction | None:
        """The rounded score as a number."""
        return None if self.content is None else Fraction(self.content.score.replace("\N{MINUS SIGN}", "-"))
