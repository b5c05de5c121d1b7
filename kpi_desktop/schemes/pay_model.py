"""The pay plan (薪酬方案): components of pay, each of one of a few kinds, as data that a file can hold.

A component says what it reads and how that becomes yuan; a scheme may carry components of its own. The kinds:

| kind | yuan from |
|---|---|
| ``by-score`` | the score, by bands: an amount, or a percentage of a wage |
| ``commission`` | a measure, by tiers; of the team's measure everyone gets an equal share |
| ``wage`` | a sum of the person's own, or a setting, perhaps by days attended |
| ``ladder`` | the months since the person was hired, and the level |
| ``output`` | what was produced × price × coefficients between the team's lowest and highest |
| ``prizes`` | places, by a measure or by rank |
| ``standing`` | how somebody stands this month and stood before |
| ``per-point`` | the points of incidents as logged |
"""

from __future__ import annotations

from typing import Annotated, TypeAlias

from pydantic import Discriminator, Field, StrictBool, StrictInt, Tag

from kpi_desktop.schemes.measured_model import DeclaredMeasure
from kpi_desktop.schemes.parts import Exact, Id, Part, Words
from kpi_desktop.schemes.pay_kinds import (
    ByScore,
    Commission,
    Ladder,
    NonEmpty,
    Output,
    PerPoint,
    Prizes,
    StandingComponent,
    WageComponent,
)
from kpi_desktop.schemes.rules_model import Assumed, Note, Setting, StandingRule

Component: TypeAlias = ByScore | Commission | WageComponent | Ladder | Output | Prizes | StandingComponent | PerPoint
"""Every kind of component, told apart by `kind`."""


def kind_of_component(value: object) -> object:
    """The kind that a component says it is of, in a file or as a model; None where it says none."""
    return value.get("kind") if isinstance(value, dict) else getattr(value, "kind", None)


AnyKindOfComponent = Annotated[
    Annotated[ByScore, Tag("by-score")]
    | Annotated[Commission, Tag("commission")]
    | Annotated[WageComponent, Tag("wage")]
    | Annotated[Ladder, Tag("ladder")]
    | Annotated[Output, Tag("output")]
    | Annotated[Prizes, Tag("prizes")]
    | Annotated[StandingComponent, Tag("standing")]
    | Annotated[PerPoint, Tag("per-point")],
    Discriminator(kind_of_component),
]
"""A component as a field of a model."""


class Level(Part):
    """A level (级别) that people rise to.

    Attributes:
        id: As facts may name it; they may also use either name.
        name: What it is called.
        after_months: Months since hired that it asks for; None where time alone makes nobody due.
        by_leader: It takes the leader's word as well.
    """

    id: NonEmpty
    name: Words
    after_months: Annotated[StrictInt, Field(ge=0)] | None = None
    by_leader: StrictBool = False


class Share(Part):
    """A component's part in the planned split of pay."""

    component: Id
    parts: Exact


class PayPlan(Part):
    """A whole pay plan.

    Attributes:
        id: Permanent name.
        version: Version of the plan's text.
        name: Its name.
        about: One or two plain sentences for whoever chooses.
        source: The regulation it restates.
        components: In the order in which they are told.
        measures: Every measure that the components read.
        settings: Every setting that they read.
        levels: From the lowest up; empty for none. Who has the months for the next one is due for it.
        standing: Flags raised by how somebody stands, and stood before.
        split: How pay is planned to be made up; told beside how it is. Empty for nothing.
        assumed: What the regulation lacks.
        notes: What is odd in the regulation's own text.
    """

    id: Id
    version: NonEmpty
    name: Words
    about: Words
    source: Words
    components: tuple[AnyKindOfComponent, ...]
    measures: tuple[DeclaredMeasure, ...] = ()
    settings: tuple[Setting, ...] = ()
    levels: tuple[Level, ...] = ()
    standing: tuple[StandingRule, ...] = ()
    split: tuple[Share, ...] = ()
    assumed: tuple[Assumed, ...] = ()
    notes: tuple[Note, ...] = ()
