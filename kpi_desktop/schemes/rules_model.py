"""Rules of the month beside the criteria: grades, coefficients, flags from standing, quotas, settings, hours."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StrictBool, StrictInt

from kpi_desktop.schemes.parts import MOST, Exact, Flagged, Id, Part, Text, Words

ClockTime = Annotated[str, Field(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$")]
"""A time of day as ``HH:MM``."""


class Category(Part):
    """A category (考核项目).

    Attributes:
        id: Permanent within the scheme.
        name: What window and paper call it.
        marks: Its full marks: its points stay between 0 and them. None where it has none (praise).
        weight: Per cent of the whole that its marks count for; None where marks are points. Needs `marks`.
        code: Short number.
    """

    id: Id
    name: Words
    marks: Exact | None = None
    weight: Exact | None = None
    code: Text = ""


class Grade(Part):
    """A grade that holds from `at_least` upwards, read from the rounded score; the top one is open upwards."""

    name: Words
    at_least: Exact


class Coefficient(Part):
    """A coefficient (of a service fee) that holds from `at_least` upwards, read from the rounded score."""

    at_least: Exact
    value: Exact


class Post(Part):
    """A post that some criteria are for."""

    id: Id
    name: Words


class Setting(Part):
    """A figure that each team sets for itself, such as a target or a price.

    Attributes:
        id: The id in the facts.
        name: What the window calls it.
        default: What holds where the facts say nothing; None for nothing.
        unit: Printed after it.
        above_zero: 0 is a fault, because it divides.
    """

    id: Id
    name: Words
    default: Exact | None = None
    unit: Words | None = None
    above_zero: StrictBool = False


class StandingRule(Part):
    """A flag raised by how somebody stands this month and stood before.

    A month without a result breaks a run. Somebody is last who has the worst rank while somebody ranks above.

    Attributes:
        when: What a month must be: ``last`` or ``first`` in rank, ``below`` a score, or one with a ``flag`` in it.
        below: The score below which a month counts, where `when` is ``below``; the rounded one is read.
        of: The kind of flag that counts, where `when` is ``flag``; flags of criteria count, and those of earlier rules.
        times: How many such months there must be, this one among them.
        within: ``running``: one after the other; ``year``: in this calendar year; ``months``: in the last `months`.
        months: How many months back are looked at, this one included, where `within` is ``months``.
        every: Only at each multiple of `times` (3rd, 6th, 9th) instead of from it on.
        flag: The flag raised.
    """

    when: Literal["last", "first", "below", "flag"]
    below: Exact | None = None
    of: Flagged | None = None
    times: Annotated[StrictInt, Field(ge=1, le=MOST)] = 1
    within: Literal["running", "year", "months"] = "running"
    months: Annotated[StrictInt, Field(ge=1, le=MOST)] | None = None
    every: StrictBool = False
    flag: Flagged


class Quota(Part):
    """How many samples there must be per person; fewer are a notice, no fault.

    Attributes:
        measure: The measure that says how many there were; None counts the ratings of the month.
        at_least: The fewest.
        at_most: The most that are wanted; None for no end.
        per: In a month, or in a week (then a month wants four times as many).
    """

    measure: Id | None = None
    at_least: Annotated[StrictInt, Field(ge=1, le=MOST)]
    at_most: Annotated[StrictInt, Field(ge=1, le=MOST)] | None = None
    per: Literal["month", "week"] = "month"


class Stretch(Part):
    """A stretch of working time within a day."""

    start: ClockTime
    end: ClockTime


class SeatHours(Part):
    """Working hours from which punch times propose incidents.

    Attributes:
        stretches: The day's working time, in order.
        absent_after: Minutes late or early beyond which it is an absence.
        late: Id of the criterion for coming late.
        early: Id of the criterion for leaving early.
        absence: Id of the criterion for an absence.
    """

    stretches: tuple[Stretch, ...]
    absent_after: Exact
    late: Id
    early: Id
    absence: Id


class Assumed(Part):
    """Values that the regulation lacks and the scheme fills in.

    Attributes:
        keys: Where they stand: ``grades``, ``criteria.poorly-cleaned.pick``, ``settings.target-calls.default``.
        what: What was assumed, for the reader.
    """

    keys: tuple[str, ...]
    what: Words


class Note(Part):
    """What the reader should know about the regulation's own text, such as a contradiction; a notice of the check.

    Attributes:
        key: Where in the scheme it belongs: ``criteria.late.bands``; None for the whole.
        what: What is odd, and what the scheme follows.
    """

    key: str | None = None
    what: Words
