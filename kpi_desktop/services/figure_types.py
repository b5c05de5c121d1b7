"""What a month's figures are: which are asked for, of whom, what stands there now, and what may be changed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal

from kpi_desktop.domain.month import Month
from kpi_desktop.domain.words import Label
from kpi_desktop.schemes.model import RatingCriterion, Scheme
from kpi_desktop.schemes.pay_model import PayPlan

DAYS_ATTENDED = "days-attended"
"""The one figure of a person that no scheme declares: days worked in the month, where pay counts them."""

MINIMUM_WAGE = "minimum-wage"
"""The one setting that no scheme declares: the local minimum wage, yuan a month, against which pay is held."""


@dataclass(frozen=True, slots=True)
class Column:
    """A figure that is asked of each person; one column of the entry grid.

    Attributes:
        id: What `MeasureChange.measure` calls it; of a count ``NAME-part`` or ``NAME-whole``.
        kind: ``value``: the measure itself; ``part`` and ``whole``: the two counts that may be given in its place;
            ``days``: days attended.
        measure: Id of the measure that it gives or helps to make.
        name: Heading.
        unit: Printed after a value; None for a bare number.
        yes_no: Only 0 and 1 are values.
        needed: What reads it goes unscored or unpaid without it; else missing is simply 0.
        posts: Posts of whom it is asked; empty for everyone.
        read_by: Names of the criteria and pay components that read it.
    """

    id: str
    kind: Literal["value", "part", "whole", "days"]
    measure: str
    name: Label
    unit: Label | None = None
    yes_no: bool = False
    needed: bool = True
    posts: tuple[str, ...] = ()
    read_by: tuple[Label, ...] = ()


@dataclass(frozen=True, slots=True)
class TeamColumn:
    """A figure that is asked of the team, and what it is now.

    Attributes:
        id: What `TeamMeasureChange.measure` calls it.
        name: Heading.
        unit: Printed after the value.
        value: None where it is missing.
        read_by: Names of what reads it.
    """

    id: str
    name: Label
    unit: Label | None = None
    value: Fraction | None = None
    read_by: tuple[Label, ...] = ()


@dataclass(frozen=True, slots=True)
class Sample:
    """One rating as it stands.

    Attributes:
        id: Internal; what `figures.remove_rating` takes. 0 in a closed month, where nothing is removed.
        number: Employee number.
        criterion: Criterion id.
        score: From 0 to the criterion's marks.
        rater: Id of the kind of rater; None where the criterion asks for none.
        day: When the call was monitored; None where nobody noted it.
        serial: Number of the call or recording; ratings of one sample share it. May be empty.
        note: What was heard. May be empty.
    """

    id: int
    number: str
    criterion: str
    score: Fraction
    rater: str | None = None
    day: dt.date | None = None
    serial: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class QuotaStand:
    """How far one person is with one quota of monitored samples.

    Attributes:
        measure: Id of the measure that counts them; None where the ratings are counted.
        count: How many there are.
        wanted: The fewest in a month.
        most: The most that are wanted; None for no end.
    """

    measure: str | None
    count: Fraction
    wanted: int
    most: int | None = None

    @property
    def met(self) -> bool:
        """Whether there are enough."""
        return self.count >= self.wanted


@dataclass(frozen=True, slots=True)
class PersonFigures:
    """One row of the entry grids.

    Attributes:
        number: Employee number.
        name: The person's name.
        post: Id of the post, if any.
        values: What stands there, by column id; nothing where it is missing.
        asked: Ids of the columns that are asked of this person.
        missing: Ids of the measures that are needed and of which neither the value nor its two counts are there.
        samples: Ratings by criterion id, in the order of entry.
        rated: Ids of the rating criteria that are for this person.
        unrated: Those of them without any rating.
        mean: Mean of the ratings so far, raters weighted, by criterion id, on the criterion's own marks.
        quotas: In the order of the scheme.
    """

    number: str
    name: str
    post: str | None
    values: Mapping[str, Fraction]
    asked: frozenset[str]
    missing: tuple[str, ...]
    samples: Mapping[str, tuple[Sample, ...]]
    rated: tuple[str, ...]
    unrated: tuple[str, ...]
    mean: Mapping[str, Fraction]
    quotas: tuple[QuotaStand, ...]


@dataclass(frozen=True, slots=True)
class TeamSettingFigure:
    """A setting of the team in one month.

    Attributes:
        id: Its key.
        name: What the window calls it.
        unit: Printed after it.
        default: What holds where the team set nothing; None for nothing.
        value: What the team set; None where the default holds.
        since: From which month the value holds; None where the default holds.
        above_zero: 0 is refused.
        assumed: The default isn't in the regulation.
        house: No scheme asks for it; doubts before closing do.
    """

    id: str
    name: Label
    unit: Label | None = None
    default: Fraction | None = None
    value: Fraction | None = None
    since: Month | None = None
    above_zero: bool = False
    assumed: bool = False
    house: bool = False

    @property
    def holds(self) -> Fraction | None:
        """What holds in the month."""
        return self.default if self.value is None else self.value


@dataclass(frozen=True, slots=True)
class Figures:
    """Everything that scheme and pay plan ask of a month besides incidents.

    Attributes:
        month: The month.
        closed: Nothing can be changed; the figures are those of the seal.
        scheme: The scheme in force.
        plan: The pay plan in force, if any.
        columns: Figures of each person, in the order of the scheme, then the plan; a value before its two counts.
        rating_criteria: What is rated, in the order of the scheme, retired ones left out.
        people: One row a person, in the order of the facts.
        team: Figures of the team.
        settings: Settings of the team, in the order of the scheme, then the plan, then the house's own.
    """

    month: Month
    closed: bool
    scheme: Scheme
    plan: PayPlan | None
    columns: tuple[Column, ...]
    rating_criteria: tuple[RatingCriterion, ...]
    people: tuple[PersonFigures, ...]
    team: tuple[TeamColumn, ...]
    settings: tuple[TeamSettingFigure, ...]

    @property
    def asks(self) -> bool:
        """Whether anything is asked at all."""
        return bool(self.columns or self.rating_criteria or self.team)

    def of(self, number: str) -> PersonFigures | None:
        """One person's row."""
        return next((row for row in self.people if row.number == number), None)


@dataclass(frozen=True, slots=True)
class MeasureChange:
    """A figure of one person to be written; `value` None takes it away."""

    number: str
    measure: str
    value: Fraction | None


@dataclass(frozen=True, slots=True)
class TeamMeasureChange:
    """A figure of the team to be written; `value` None takes it away."""

    measure: str
    value: Fraction | None


@dataclass(frozen=True, slots=True)
class NewRating:
    """A rating to be written; fields as in `Sample`."""

    number: str
    criterion: str
    score: Fraction
    rater: str | None = None
    day: dt.date | None = None
    serial: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Changes:
    """What `figures.check_changes` tries, all together."""

    measures: tuple[MeasureChange, ...] = ()
    team_measures: tuple[TeamMeasureChange, ...] = ()
    ratings: tuple[NewRating, ...] = ()
    settings: Mapping[str, Fraction | None] = field(default_factory=dict)
