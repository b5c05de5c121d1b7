"""Criteria scored from what was measured or rated: where the value comes from, and how it becomes points."""

from __future__ import annotations

from fractions import Fraction
from typing import Annotated, Literal

from pydantic import Discriminator, StrictBool

from kpi_desktop.schemes.parts import AnyCriterion, Exact, Id, Part, Span, Words


class Ratio(Part):
    """A measure that may be given as two counts, ``NAME-part`` and ``NAME-whole``, instead of its value.

    Attributes:
        times: 100 where the value is a percentage (7.5 is 7.5 %), 1 where it is a plain ratio (0.5).
        part: What is counted above the line, for the entry grid.
        whole: What is counted below it.
    """

    times: Exact
    part: Words | None = None
    whole: Words | None = None


class DeclaredMeasure(Part):
    """A measure that isn't a criterion's own: read by a formula, a band, a quota, or under another id.

    Attributes:
        id: The id in the facts.
        name: What the entry grid calls it.
        unit: Printed after a value: "%", "days"; None for a bare number.
        ratio: How two counts make it, where they may be given.
        team: Given once for the team instead of for each person.
    """

    id: Id
    name: Words
    unit: Words | None = None
    ratio: Ratio | None = None
    team: StrictBool = False


class Term(Part):
    """One measure in a formula.

    Attributes:
        measure: Its id.
        times: Its factor, negative where it is taken off.
    """

    measure: Id
    times: Exact = Fraction(1)


class Formula(Part):
    """A value from several measures: (the sum of the terms + `plus`) / divisor × `times`.

    Attributes:
        terms: The measures with their factors.
        plus: A constant beside them.
        divide_by: A fixed divisor.
        divide_by_setting: A setting as divisor, instead of a fixed one.
        times: A factor for the whole, such as 100.
    """

    terms: tuple[Term, ...]
    plus: Exact = Fraction(0)
    divide_by: Exact | None = None
    divide_by_setting: Id | None = None
    times: Exact = Fraction(1)


class ValueBand(Part):
    """Points for values within an interval.

    Attributes:
        values: The interval.
        points: Points, of the criterion's marks.
        measure: Id of the measure that the interval is held against; None for the criterion's value. Where bands
            name several, the first measure (in the order of the bands) that lies in one of its bands decides.
    """

    values: Span
    points: Exact
    measure: Id | None = None


class ByBands(Part):
    """Points by the band that the value lies in.

    Attributes:
        by: Tells the methods apart.
        of: ``value`` for the value itself, ``team-mean`` for its per cent of the mean over everyone who has one.
        bands: Without gaps and open upwards, so that every value has points.
    """

    by: Literal["bands"]
    of: Literal["value", "team-mean"] = "value"
    bands: tuple[ValueBand, ...]


class ByLine(Part):
    """Full marks on the good side of `full_at`, 0 on the bad side of `zero_at`, linear between them.

    Attributes:
        by: Tells the methods apart.
        full_at: The value from which on the marks are full.
        zero_at: The value from which on they are 0; below `full_at` where more is better.
    """

    by: Literal["linear"]
    full_at: Exact
    zero_at: Exact


class ByTarget(Part):
    """min(1, value / target) × marks.

    Attributes:
        by: Tells the methods apart.
        setting: Id of the setting that holds the target; declare it with ``above_zero = true``.
    """

    by: Literal["target"]
    setting: Id


class ByYesNo(Part):
    """All or nothing: 1 gives the marks, 0 gives none, another value is a fault."""

    by: Literal["yes-no"]


class ByValue(Part):
    """The value itself is the points, within the marks of the criterion or of its category.

    Attributes:
        by: Tells the methods apart.
        each: Points for one unit of the value.
    """

    by: Literal["value"]
    each: Exact = Fraction(1)


Method = Annotated[ByBands | ByLine | ByTarget | ByYesNo | ByValue, Discriminator("by")]
"""How a value becomes points."""


class MeasureCriterion(AnyCriterion):
    """A criterion scored from a measure. A missing measure leaves it unscored: 0 points and a notice.

    Attributes:
        kind: Tells the kinds of criteria apart.
        measure: Id of the measure it reads; None for the criterion's own id.
        unit: Printed after a value of its own measure: "%", "days"; None for a bare number.
        ratio: How two counts make its own measure, where they may be given.
        formula: The value from several measures, instead of one.
        method: How the value becomes points.
    """

    kind: Literal["measure"]
    measure: Id | None = None
    unit: Words | None = None
    ratio: Ratio | None = None
    formula: Formula | None = None
    method: Method


class RatingBand(Part):
    """What scores within an interval stand for; it only describes.

    Attributes:
        scores: The interval.
        what: What is to be heard or seen for it.
    """

    scores: Span
    what: Words


class Rater(Part):
    """A kind of people who rate, each kind averaged before the weights apply.

    Attributes:
        id: The id in the facts.
        name: What the window calls them.
        weight: Per cent; those of all raters add up to 100. A kind without ratings gives its weight to the others
            in proportion, with a notice.
    """

    id: Id
    name: Words
    weight: Exact


class RatingCriterion(AnyCriterion):
    """A criterion rated from 0 to its marks; the mean of the month's ratings counts.

    Attributes:
        kind: Tells the kinds of criteria apart.
        marks: The highest rating.
        bands: What scores stand for, from the best down; empty where nothing is described.
        raters: Kinds of raters; empty where it doesn't matter who rates.
    """

    kind: Literal["rating"]
    marks: Exact
    bands: tuple[RatingBand, ...] = ()
    raters: tuple[Rater, ...] = ()
