"""The scheme (考核方案): categories, criteria, grades and what follows from them, as data that a file can hold.

Its parts stand in files of their own: `incident_model`, `measured_model` (measures and ratings), `rules_model`.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Annotated, Literal, TypeAlias

from pydantic import BaseModel, Discriminator, Field, StrictInt, Tag

from kpi_desktop.domain.interval import Interval
from kpi_desktop.domain.numbers import plain
from kpi_desktop.domain.result import FlagKind
from kpi_desktop.domain.words import Label
from kpi_desktop.schemes.incident_model import Band, Conversion, Effect, Escalation, Excess, IncidentCriterion
from kpi_desktop.schemes.measured_model import (
    ByBands,
    ByLine,
    ByTarget,
    ByValue,
    ByYesNo,
    DeclaredMeasure,
    Formula,
    MeasureCriterion,
    Rater,
    RatingBand,
    RatingCriterion,
    Ratio,
    Term,
    ValueBand,
)
from kpi_desktop.schemes.parts import NO_CAP, Cap, Exact, Flagged, Id, Part, Text, Words
from kpi_desktop.schemes.pay_model import AnyKindOfComponent
from kpi_desktop.schemes.rules_model import (
    Assumed,
    Category,
    Coefficient,
    Grade,
    Note,
    Post,
    Quota,
    SeatHours,
    Setting,
    StandingRule,
    Stretch,
)

__all__ = [
    "NO_CAP",
    "Assumed",
    "Band",
    "ByBands",
    "ByLine",
    "ByTarget",
    "ByValue",
    "ByYesNo",
    "Category",
    "Coefficient",
    "Conversion",
    "Criterion",
    "DeclaredMeasure",
    "Effect",
    "Escalation",
    "Exact",
    "Excess",
    "Flagged",
    "Formula",
    "Grade",
    "IncidentCriterion",
    "MeasureCriterion",
    "Note",
    "Post",
    "Quota",
    "Rater",
    "RatingBand",
    "RatingCriterion",
    "Ratio",
    "Scheme",
    "SeatHours",
    "Setting",
    "StandingRule",
    "Stretch",
    "Term",
    "ValueBand",
    "as_data",
    "kind_of",
]


def kind_of(value: object) -> str:
    """The kind that a criterion says it is of, in a file or as a model; incidents needn't say it."""
    kind = value.get("kind", "incident") if isinstance(value, dict) else getattr(value, "kind", "incident")
    return kind if isinstance(kind, str) else ""


Measured: TypeAlias = MeasureCriterion | RatingCriterion
"""Criteria whose points are reached, not lost."""

Criterion: TypeAlias = IncidentCriterion | MeasureCriterion | RatingCriterion
"""Every kind of criterion, told apart by `kind`."""

_AnyKind = Annotated[
    Annotated[IncidentCriterion, Tag("incident")]
    | Annotated[MeasureCriterion, Tag("measure")]
    | Annotated[RatingCriterion, Tag("rating")],
    Discriminator(kind_of),
]


class Scheme(Part):
    """A whole scheme.

    Attributes:
        id: Permanent name.
        version: Version of the scheme's text.
        name: Its name.
        about: One or two plain sentences for whoever chooses.
        source: The regulation it restates.
        base: The full score without any bonus. Where categories, measures or ratings have marks (or weights), it is
            what all of them add up to; where none has, deductions come off it.
        cap: Highest score; None (in a file ``"none"``) for none.
        decimals: Decimals of the rounded score.
        weights: ``percent``: weights are per cent and add up to `base`. ``shares``: they are held against each other,
            over the criteria that are for the same post, and together always make `base`.
        categories: In the order of the regulation; may be empty.
        criteria: In the order of the regulation.
        measures: Measures that are read but aren't a criterion's own.
        grades: From the best down; empty for none.
        coefficients: From the best down; empty for none.
        posts: Posts that criteria ask for. Where every criterion is for some posts, everyone must have one of them.
        settings: Figures that each team sets for itself.
        newcomers: ``exempt``: whoever joined in the month is scored but not ranked; ``ranked``: like everyone.
        standing: Flags raised by how somebody stands, and stood before.
        quotas: How many samples there must be.
        pay_plan: Id of the pay plan that goes with it, where none is chosen; None for none.
        pay: Components of pay that the scheme carries itself.
        hours: Working hours from which punch times propose incidents.
        assumed: What the regulation lacks.
        notes: What is odd in the regulation's own text.
    """

    id: Id
    version: Annotated[Text, Field(min_length=1)]
    name: Words
    about: Words
    source: Words
    base: Exact = Fraction(100)
    cap: Cap = Fraction(100)
    decimals: Annotated[StrictInt, Field(ge=0, le=6)] = 1
    weights: Literal["percent", "shares"] = "percent"
    categories: tuple[Category, ...] = ()
    criteria: tuple[_AnyKind, ...]
    measures: tuple[DeclaredMeasure, ...] = ()
    grades: tuple[Grade, ...] = ()
    coefficients: tuple[Coefficient, ...] = ()
    posts: tuple[Post, ...] = ()
    settings: tuple[Setting, ...] = ()
    newcomers: Literal["ranked", "exempt"] = "ranked"
    standing: tuple[StandingRule, ...] = ()
    quotas: tuple[Quota, ...] = ()
    pay_plan: Id | None = None
    pay: tuple[AnyKindOfComponent, ...] = ()
    hours: SeatHours | None = None
    assumed: tuple[Assumed, ...] = ()
    notes: tuple[Note, ...] = ()

    def criterion(self, criterion_id: str) -> Criterion | None:
        """The criterion of that id, of whatever kind, or None."""
        return next((c for c in self.criteria if c.id == criterion_id), None)

    def category(self, category_id: str | None) -> Category | None:
        """The category of that id, or None."""
        return next((c for c in self.categories if c.id == category_id), None)

    @property
    def incident_criteria(self) -> tuple[IncidentCriterion, ...]:
        """The criteria that are logged."""
        return tuple(c for c in self.criteria if isinstance(c, IncidentCriterion))

    @property
    def measure_criteria(self) -> tuple[MeasureCriterion, ...]:
        """The criteria that are measured."""
        return tuple(c for c in self.criteria if isinstance(c, MeasureCriterion))

    @property
    def rating_criteria(self) -> tuple[RatingCriterion, ...]:
        """The criteria that are rated."""
        return tuple(c for c in self.criteria if isinstance(c, RatingCriterion))

    def incident_criterion(self, criterion_id: str) -> IncidentCriterion | None:
        """The criterion of that id, where it is one that is logged."""
        own = (c for c in self.criteria if c.id == criterion_id)
        return next((c for c in own if isinstance(c, IncidentCriterion)), None)


def as_data(whole: Part) -> dict[str, object]:
    """A scheme or pay plan as plain data for JSON: numbers as exact texts, every key there, null where nothing is said.

    `model_validate` reads it back.
    """
    return {name: _plain_data(getattr(whole, name)) for name in type(whole).model_fields}


def _plain_data(value: object) -> object:
    if isinstance(value, BaseModel):
        return {name: _plain_data(getattr(value, name)) for name in type(value).model_fields}
    if isinstance(value, tuple):
        return [_plain_data(item) for item in value]
    return _plain_value(value)


def _plain_value(value: object) -> object:
    match value:
        case Label():
            return {"zh": value.zh, "en": value.en}
        case Fraction():
            return plain(value)
        case Interval():
            return str(value)
        case FlagKind():
            return value.value
        case _:
            return value
