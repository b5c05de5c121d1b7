"""The facts of one month: who was there, what happened, what was measured. Nothing here is worked out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from kpi_desktop.domain.month import Month


@dataclass(frozen=True, slots=True)
class Employee:
    """One person as the month's end found them.

    Attributes:
        id: The employee number, never reused.
        name: As on the roster.
        post: The id of the post, where the scheme asks for one.
        level: The level, where pay asks for one.
        hired: First day of employment.
        left: Last day of employment; None while employed.
        probation: On probation at the month's end.
        base_wage: Yuan a month.
        performance_wage: Yuan a month.
        seniority_pay: Yuan a month.
        days_attended: Days worked in the month.
        day_wage: Yuan a day.
    """

    id: str
    name: str = ""
    post: str | None = None
    level: str | None = None
    hired: date | None = None
    left: date | None = None
    probation: bool = False
    base_wage: Fraction | None = None
    performance_wage: Fraction | None = None
    seniority_pay: Fraction | None = None
    days_attended: Fraction | None = None
    day_wage: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Incident:
    """Something that one person did or was praised for on one day.

    Attributes:
        employee: Employee number.
        date: The day on which it counts.
        criterion: Criterion id of the scheme.
        occurred: The true day, where it was carried over from an earlier month.
        minutes: Minutes late or early, where the criterion reads them.
        quantity: How many of the criterion's unit.
        points: The leader's pick, signed, per unit; None where nothing was picked.
        grave: The grave form of a criterion that knows one.
        excused: Known and forgiven: scores 0 and stays visible.
        voided: Entered in error: scores 0 and stays visible.
        note: What the leader wrote beside it; the reason, where excused or voided.
    """

    employee: str
    date: date
    criterion: str
    occurred: dt.date | None = None
    minutes: Fraction | None = None
    quantity: Fraction = Fraction(1)
    points: Fraction | None = None
    grave: bool = False
    excused: bool = False
    voided: bool = False
    note: str = ""

    @property
    def counts(self) -> bool:
        """Whether it takes part in scoring and counting."""
        return not (self.excused or self.voided)


@dataclass(frozen=True, slots=True)
class Measure:
    """A figure of one person, such as sales in yuan or a rate in per cent."""

    employee: str
    measure: str
    value: Fraction


@dataclass(frozen=True, slots=True)
class TeamMeasure:
    """A figure of the whole team."""

    measure: str
    value: Fraction


@dataclass(frozen=True, slots=True)
class Rating:
    """One rating of one person; several of one criterion are averaged."""

    employee: str
    criterion: str
    score: Fraction
    rater: str | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """How one person stood in an earlier month.

    Attributes:
        employee: Employee number.
        month: The earlier month.
        score: The rounded score; None where nobody knows it.
        rank: None where the person wasn't ranked.
        last: Whether the person had the worst rank while somebody ranked above.
        flags: Kinds of flags raised in that month.
    """

    employee: str
    month: Month
    score: Fraction | None
    rank: int | None = None
    last: bool = False
    flags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything that a month's result follows from, besides the scheme. Entry order is the order of the tuples."""

    month: Month
    employees: tuple[Employee, ...] = ()
    incidents: tuple[Incident, ...] = ()
    measures: tuple[Measure, ...] = ()
    team_measures: tuple[TeamMeasure, ...] = ()
    ratings: tuple[Rating, ...] = ()
    history: tuple[Standing, ...] = ()
    settings: Mapping[str, Fraction] = field(default_factory=dict)
