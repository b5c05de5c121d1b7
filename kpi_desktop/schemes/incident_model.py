"""Criteria scored from incidents: fixed points, picks, bands over minutes, money, conversions, escalations."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StrictBool, StrictInt

from kpi_desktop.schemes.parts import MOST, AnyCriterion, Exact, Flagged, Id, Part, Span


class Conversion(Part):
    """What an occurrence counts as in addition: a derived quantity of another criterion.

    Derived quantities bear the other criterion's points, money, excess and escalations (but not those that are
    `logged_only`), on the same day; they raise no flag of an occurrence.

    Attributes:
        to: Id of the other incident criterion; it has fixed points or none, and converts no further.
        each: How many of its unit one unit of this one (or one fall of an escalation) makes.
    """

    to: Id
    each: Exact


class Effect(Part):
    """What one occurrence does: fixed points, or a pick within a range, per unit.

    Attributes:
        points: Signed points per unit; None where the leader picks or nothing is scored.
        pick: Mildest and harshest points (for praise: smallest and largest), signed, per unit.
        money: Yuan per unit taken off pay, negative.
        day_wages: How many of the person's day's wages per unit are taken off pay, negative.
        converts: What it counts as in addition.
    """

    points: Exact | None = None
    pick: tuple[Exact, Exact] | None = None
    money: Exact | None = None
    day_wages: Exact | None = None
    converts: Conversion | None = None


class Band(Effect):
    """An effect for minutes within an interval."""

    minutes: Span


class Escalation(Part):
    """What falls in addition on the n-th occurrence in a month.

    Attributes:
        at: The n-th one, counted in date order over unexcused incidents; quantities are summed where `sums` is set.
        repeats: Also on every further n-th one (3rd, 6th, 9th).
        sums: Count quantities instead of incidents; derived quantities count too.
        logged_only: Derived quantities don't count.
        counts: Criterion ids counted together, this one among them; empty for this one alone.
        points: Signed points.
        money: Yuan taken off pay, negative.
        flag: Flag raised.
        notice: Raises a notice.
        zero_score: The month's score is 0.
        converts: What it counts as in addition, such as one derived day of absence.
    """

    at: Annotated[StrictInt, Field(ge=2, le=MOST)]
    repeats: StrictBool = False
    sums: StrictBool = False
    logged_only: StrictBool = False
    counts: tuple[Id, ...] = ()
    points: Exact | None = None
    money: Exact | None = None
    flag: Flagged | None = None
    notice: StrictBool = False
    zero_score: StrictBool = False
    converts: Conversion | None = None


class Excess(Part):
    """What is beyond an allowance in a month, derived quantities included; parts of a unit pro rata.

    Attributes:
        beyond: The allowance in the criterion's unit.
        points: Signed points per unit beyond it.
        money: Yuan per unit beyond it taken off pay, negative.
    """

    beyond: Exact
    points: Exact | None = None
    money: Exact | None = None


class IncidentCriterion(Effect, AnyCriterion):
    """A criterion scored from incidents.

    Attributes:
        kind: Tells the kinds of criteria apart; may be left out.
        unit: Counted in times, days, hours, items or persons; `minutes` where `bands` read them.
        whole: Only complete units of an incident count: 2.5 hours are 2.
        bands: Effects by minutes; then the criterion has none of its own.
        once: Scores once a month, however many there are.
        flag: Flag raised by every occurrence.
        grave_flag: Flag raised instead by a grave one.
        escalations: What falls in addition at the n-th.
        excess: What falls in addition beyond an allowance in the month.
        zeroes: Id of a measure or rating whose line is 0 in a month in which this happened.
    """

    kind: Literal["incident"] = "incident"
    unit: Literal["times", "minutes", "days", "hours", "items", "persons"] = "times"
    whole: StrictBool = False
    bands: tuple[Band, ...] = ()
    once: StrictBool = False
    flag: Flagged | None = None
    grave_flag: Flagged | None = None
    escalations: tuple[Escalation, ...] = ()
    excess: Excess | None = None
    zeroes: Id | None = None
