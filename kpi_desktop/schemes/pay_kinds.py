"""The kinds of components of pay: what each reads, and how that becomes yuan."""

from __future__ import annotations

from fractions import Fraction
from typing import Annotated, Literal, TypeAlias

from pydantic import Field, StrictBool, StrictInt

from kpi_desktop.schemes.parts import Exact, Id, Part, Span, Text, Words
from kpi_desktop.schemes.rules_model import StandingRule

Wage: TypeAlias = Literal["base-wage", "performance-wage", "seniority-pay", "day-wage"]
"""Sums that a person has on the roster, by their key in the facts."""

NonEmpty = Annotated[Text, Field(min_length=1)]


class AnyComponent(Part):
    """What components of every kind have in common.

    Attributes:
        id: Permanent within the plan.
        name: What window and paper call it.
        clause: Where it stands in the regulation.
        regular_only: People on probation get 0; they still take part in what is compared.
    """

    id: Id
    name: Words
    clause: Words
    regular_only: StrictBool = False


class ScoreBand(Part):
    """What a score from `at_least` upwards is worth; the top one is open upwards.

    Attributes:
        at_least: The lowest score of the band.
        amount: Yuan.
        percent: Per cent of the component's wage, instead of an amount.
        title: What somebody is called who reaches it.
    """

    at_least: Exact
    amount: Exact | None = None
    percent: Exact | None = None
    title: Words | None = None


class ByScore(AnyComponent):
    """Yuan by the band that the score lies in.

    Attributes:
        kind: Tells the kinds of components apart.
        decimals: Decimals to which the score before rounding is rounded; None reads the score as the scheme rounds it.
        wage: The wage that percentages are of.
        bands: From the best down to 0.
    """

    kind: Literal["by-score"]
    decimals: Annotated[StrictInt, Field(ge=0, le=6)] | None = None
    wage: Wage | None = None
    bands: tuple[ScoreBand, ...]


class Tier(Part):
    """What a value within an interval brings: (value − `over`) × `percent` + `plus`.

    Attributes:
        values: The interval.
        percent: Per cent.
        over: What the value is first reduced by.
        plus: Yuan on top.
    """

    values: Span
    percent: Exact
    over: Exact = Fraction(0)
    plus: Exact = Fraction(0)


class Commission(AnyComponent):
    """Yuan from a measure, by the tier that it lies in; a missing one brings 0, with a notice.

    Attributes:
        kind: Tells the kinds of components apart.
        measure: Id of the measure. What a measure of the team brings is shared equally by everyone in the facts.
        tiers: Without gaps from 0, open upwards.
    """

    kind: Literal["commission"]
    measure: Id
    tiers: tuple[Tier, ...]


class WageComponent(AnyComponent):
    """A sum of the person's own, or what a setting says instead.

    Attributes:
        kind: Tells the kinds of components apart.
        wage: The sum on the roster.
        setting: Id of the setting that stands in where the roster has none; None for none.
        probation_setting: Id of the setting for people on probation, instead.
        full_days: Days of a paid month: the sum / `full_days` × days attended, at most the sum. None pays it whole.
        optional: Nothing on the roster is simply 0, without a notice.
    """

    kind: Literal["wage"]
    wage: Wage
    setting: Id | None = None
    probation_setting: Id | None = None
    full_days: Exact | None = None
    optional: StrictBool = False


class LevelWage(Part):
    """What one level is paid: an amount, or what a setting says.

    Attributes:
        level: Id of the level.
        amount: Yuan.
        setting: Id of a setting, instead.
    """

    level: NonEmpty
    amount: Exact | None = None
    setting: Id | None = None


class Step(Part):
    """What is paid from a number of months on, until the next step.

    Attributes:
        months: Months completed at the month's end since the person was hired.
        amount: Yuan.
        levels: By level, instead.
    """

    months: Annotated[StrictInt, Field(ge=0)] = 0
    amount: Exact | None = None
    levels: tuple[LevelWage, ...] = ()


class Ladder(AnyComponent):
    """Yuan by months since hired and by level; what can't be told is 0, with a notice.

    Attributes:
        kind: Tells the kinds of components apart.
        steps: From 0 months upwards.
    """

    kind: Literal["ladder"]
    steps: tuple[Step, ...]


class TeamCoefficient(Part):
    """A factor that runs linearly from `lowest` at the team's lowest value to `highest` at its highest.

    Attributes:
        name: What it is called.
        of: Ids of the measures whose sum is compared, over everyone in the facts.
        lowest: The factor of the lowest value.
        highest: The factor of the highest value.
        alike: The factor where all values are equal, and of somebody who has none.
        steps: Id of the setting by whose steps it is rounded, from `lowest`; None, or 0 there, for none.
    """

    name: Words
    of: tuple[Id, ...]
    lowest: Exact
    highest: Exact
    alike: Exact = Fraction(1)
    steps: Id | None = None


class OutputTerm(Part):
    """Coefficients × price × quantity.

    Attributes:
        name: What it is called.
        quantity: Ids of the measures whose sum is the quantity; where one is missing it is 0, with a notice.
        price: Id of the setting that holds the price of one.
        coefficients: Factors of the person.
    """

    name: Words
    quantity: tuple[Id, ...]
    price: Id
    coefficients: tuple[TeamCoefficient, ...] = ()


class Output(AnyComponent):
    """Yuan for what was produced: the sum of the terms, less what is taken off, never below 0.

    Attributes:
        kind: Tells the kinds of components apart.
        terms: What is summed.
        less: Id of a measure in yuan that is taken off; missing is 0.
    """

    kind: Literal["output"]
    terms: tuple[OutputTerm, ...]
    less: Id | None = None


class Contest(Part):
    """Prizes for places.

    Attributes:
        name: What it is called.
        measure: Id of the measure that decides, more is better; a value of 0 or none wins nothing. None for the
            month's rank.
        prizes: Yuan for the first, the second, and so on.
        penalties: Yuan taken off the worst, the next above, and so on, counted over everyone who is placed; whoever
            wins a prize is spared.
    """

    name: Words
    measure: Id | None = None
    prizes: tuple[Exact, ...] = ()
    penalties: tuple[Exact, ...] = ()


class Prizes(AnyComponent):
    """Yuan for places in one or more contests.

    Attributes:
        kind: Tells the kinds of components apart.
        ties: ``share``: people of one place share equally what the places that they cover bring together.
            ``each``: each gets what the place brings, and the places behind it stay empty.
        contests: Each by itself; their prizes add up.
    """

    kind: Literal["prizes"]
    ties: Literal["share", "each"]
    contests: tuple[Contest, ...]


class StandingComponent(AnyComponent):
    """Yuan, and a flag, by how somebody stands this month and stood before.

    Attributes:
        kind: Tells the kinds of components apart.
        amount: Yuan.
        rule: When it falls due; its flag is raised.
    """

    kind: Literal["standing"]
    amount: Exact
    rule: StandingRule


class PerPoint(AnyComponent):
    """Yuan for each point of incidents as logged, both ways, also for what a floor or the cap takes back.

    Attributes:
        kind: Tells the kinds of components apart.
        amount: Yuan of one point.
    """

    kind: Literal["per-point"]
    amount: Exact
