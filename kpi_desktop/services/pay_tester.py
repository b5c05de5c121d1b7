"""What one component of pay gives for values that somebody tries, by the real scoring."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from kpi_desktop.domain.facts import Employee, Facts, Measure, Standing, TeamMeasure
from kpi_desktop.domain.month import Month
from kpi_desktop.domain.numbers import round_half_up
from kpi_desktop.domain.problems import Problem
from kpi_desktop.domain.result import Flag, FlagKind, Line, LineKind, Pay, PersonResult
from kpi_desktop.domain.words import Message
from kpi_desktop.schemes.pay_kinds import (
    ByScore,
    Commission,
    Ladder,
    Output,
    PerPoint,
    Prizes,
    StandingComponent,
    WageComponent,
)
from kpi_desktop.schemes.pay_model import Component, PayPlan
from kpi_desktop.schemes.pay_reads import counts_days, measures_needed, measures_optional, wages_read
from kpi_desktop.scoring.pay.components import amounts
from kpi_desktop.scoring.pay.frame import MONEY_PLACES, PayFrame, wage_name
from kpi_desktop.services.tester import MOST_EDGES, Wanted, span_edges

SCORE, DAYS, MONTHS, LEVEL, PLACE, PEOPLE, BEFORE, POINTS, PROBATION = (
    "score", "days", "months", "level", "place", "people", "before", "points", "probation",
)  # fmt: skip
"""Names of values that are neither measures nor settings nor wages, which go by ids and keys of their own."""

_MONTH = Month(2026, 12)
"""A whole calendar year lies behind it, for rules that count within one."""
_ME = "1"
_MOST_PEOPLE = 500
_MOST_MONTHS = 1200
_YUAN = Message("yuan")
_SHARE = Fraction(1000)
"""Wages and measures in yuan begin with this much, so that a percentage is seen at once."""


@dataclass(frozen=True, slots=True)
class Paid:
    """What came of it.

    Attributes:
        yuan: Rounded half up to 0.01; None where nothing could be worked out.
        why: How, a sentence each; or why not.
        flags: What it raises.
    """

    yuan: Decimal | None
    why: tuple[Message, ...] = ()
    flags: tuple[FlagKind, ...] = ()


def wanted_for_pay(plan: PayPlan, component: Component) -> tuple[Wanted, ...]:
    """The values that a component reads, in the order in which one would say them."""
    return (*_own(plan, component), *_shared(plan, component))


def _own(plan: PayPlan, component: Component) -> Iterator[Wanted]:
    match component:
        case ByScore():
            yield Wanted(SCORE, Message("score"), Message("points"), Fraction(95))
        case Ladder():
            yield Wanted(MONTHS, Message("months since hired"), Message("months"), Fraction(12))
            if any(step.levels for step in component.steps):
                yield Wanted(LEVEL, Message("level, 1 the lowest"), usual=Fraction(1))
        case Prizes():
            yield Wanted(PLACE, Message("place"), usual=Fraction(1))
            yield Wanted(PEOPLE, Message("people"), Message("persons"), Fraction(10))
        case StandingComponent():
            usual = Fraction(component.rule.times - 1)
            yield Wanted(BEFORE, Message("such months right before"), Message("months"), usual)
        case PerPoint():
            yield Wanted(POINTS, Message("points logged"), Message("points"), Fraction(-5))
        case Commission() if component.measure in _of_team(plan):
            yield from _measures(plan, (component.measure,))
            yield Wanted(PEOPLE, Message("people"), Message("persons"), Fraction(10))
        case Commission() | Output():
            yield from _measures(plan, (*measures_needed(component), *measures_optional(component)))


def _shared(plan: PayPlan, component: Component) -> Iterator[Wanted]:
    for wage in wages_read(component):
        unit = Message("yuan a day") if wage == "day-wage" else _YUAN
        yield Wanted(wage, wage_name(wage), unit, _SHARE)
    if counts_days(component):
        yield Wanted(DAYS, Message("days attended"), Message("days"), getattr(component, "full_days", None))
    for one in plan.settings:
        if one.id in _settings_of(component):
            yield Wanted(one.id, one.name, one.unit, one.default)
    if component.regular_only or getattr(component, "probation_setting", None) is not None:
        yield Wanted(PROBATION, Message("on probation: 1, else 0"), usual=Fraction(0))


def _measures(plan: PayPlan, ids: Sequence[str]) -> Iterator[Wanted]:
    for one in plan.measures:
        if one.id in ids:
            yield Wanted(one.id, one.name, one.unit)


def _of_team(plan: PayPlan) -> frozenset[str]:
    return frozenset(one.id for one in plan.measures if one.team)


def _settings_of(component: Component) -> frozenset[str | None]:
    match component:
        case WageComponent():
            return frozenset((component.setting, component.probation_setting))
        case Ladder():
            return frozenset(wage.setting for step in component.steps for wage in step.levels)
        case Output():
            factors = [one for term in component.terms for one in term.coefficients]
            return frozenset((*(term.price for term in component.terms), *(one.steps for one in factors)))
        case _:
            return frozenset()


def pay_edges(component: Component) -> tuple[str, tuple[Fraction, ...]]:
    """Values worth trying, the bounds of bands, tiers or steps, and which value they are of; none for no such one."""
    match component:
        case ByScore():
            found = [band.at_least for band in component.bands if band.at_least > 0]
            steps = {edge for bound in found for edge in (bound, bound - 1)}
            return SCORE, tuple(sorted(steps, reverse=True)[:MOST_EDGES])
        case Commission():
            return component.measure, tuple(span_edges([tier.values for tier in component.tiers])[:MOST_EDGES])
        case Ladder() if len(component.steps) > 1:
            return MONTHS, tuple(Fraction(step.months) for step in component.steps)[:MOST_EDGES]
        case _:
            return "", ()


def paid_for(
    plan: PayPlan, faults: Sequence[Problem], component: Component, values: Mapping[str, Fraction | None]
) -> Paid:
    """Work one component out for one person.

    Args:
        plan: What can be read of the plan.
        faults: What is wrong with it; a component with faults of its own isn't tried, nor is one with a level, measure
            or setting that is at fault.
        component: The component.
        values: By the names that `wanted_for_pay` gives; None and what is missing are left out.
    """
    mine = {("components", component.id), ("components", plan.components.index(component))}
    if any(fault.path[:2] in mine or fault.path[:1] in {("measures",), ("settings",), ("levels",)} for fault in faults):
        return Paid(None, (Message("It can be tried once its faults are mended."),))
    given = {name: value for name, value in values.items() if value is not None}
    below = next((value for name, value in given.items() if value < 0 and name != POINTS), None)
    if below is not None:
        return Paid(None, (Message("{value} is negative; 0 or more is allowed", {"value": below}),))
    frame = PayFrame(_facts(plan, component, given), _results(component, given), plan.settings, plan.levels)
    found = amounts(component, plan.measures, frame).each[0]
    further = [notice for notice in found.notices if notice not in found.why]
    why = (*found.why, *further, *_remark(component))
    return Paid(round_half_up(found.yuan, MONEY_PLACES), why, tuple(flag for flag, _reason in found.raised))


def _remark(component: Component) -> Iterator[Message]:
    if isinstance(component, Output) and any(term.coefficients for term in component.terms):
        yield Message("Tried for one person alone, so that coefficients within the team are those of equal values.")


def _people(component: Component, given: Mapping[str, Fraction]) -> int:
    """How many there are; beside who is tried only where somebody is compared or shares."""
    if isinstance(component, StandingComponent):
        return 2 if component.rule.when == "last" else 1  # nobody is last alone
    if not isinstance(component, (Prizes, Commission)):
        return 1
    return min(max(int(given.get(PEOPLE, Fraction(1))), _place(given)), _MOST_PEOPLE)


def _place(given: Mapping[str, Fraction]) -> int:
    return min(max(int(given.get(PLACE, Fraction(1))), 1), _MOST_PEOPLE)


def _facts(plan: PayPlan, component: Component, given: Mapping[str, Fraction]) -> Facts:
    people = _people(component, given)
    others = [Employee(str(number)) for number in range(2, people + 1)]
    team, declared = _of_team(plan), {one.id for one in plan.measures}
    settings = {one.id: given[one.id] for one in plan.settings if one.id in given}
    own = [Measure(_ME, name, value) for name, value in given.items() if name in declared - team]
    return Facts(
        _MONTH,
        (_me(plan, given), *others),
        measures=(*own, *_contested(component, _place(given), people)),
        team_measures=tuple(TeamMeasure(name, value) for name, value in given.items() if name in team),
        history=tuple(_before(component, given)),
        settings=settings,
    )


def _me(plan: PayPlan, given: Mapping[str, Fraction]) -> Employee:
    months = given.get(MONTHS)
    level = int(given.get(LEVEL, Fraction(0)))
    return Employee(
        _ME,
        level=plan.levels[level - 1].id if 0 < level <= len(plan.levels) else None,
        hired=None if months is None else _MONTH.plus(-min(max(int(months), 0), _MOST_MONTHS)).first,
        probation=bool(given.get(PROBATION)),
        base_wage=given.get("base-wage"),
        performance_wage=given.get("performance-wage"),
        seniority_pay=given.get("seniority-pay"),
        days_attended=given.get(DAYS),
        day_wage=given.get("day-wage"),
    )


def _contested(component: Component, place: int, people: int) -> Iterator[Measure]:
    """What everybody has in contests of a measure, so that who is tried comes out at a place."""
    contests = component.contests if isinstance(component, Prizes) else ()
    for measure in dict.fromkeys(one.measure for one in contests if one.measure is not None):
        for number, rank in enumerate(_order(place, people), start=1):
            yield Measure(str(number), measure, Fraction(people + 1 - rank))


def _order(place: int, people: int) -> list[int]:
    """The place of everybody, beginning with who is tried."""
    return [place, *(rank for rank in range(1, people + 1) if rank != place)]


def _before(component: Component, given: Mapping[str, Fraction]) -> Iterator[Standing]:
    """Earlier months in which the person stood as a rule asks."""
    if not isinstance(component, StandingComponent):
        return
    now = _standing_result(component)
    for back in range(1, min(int(given.get(BEFORE, Fraction(0))), 36) + 1):
        flags = tuple(flag.kind.value for flag in now.flags)
        yield Standing(
            _ME, _MONTH.plus(-back), Fraction(now.score), now.rank, last=component.rule.when == "last", flags=flags
        )


def _results(component: Component, given: Mapping[str, Fraction]) -> list[PersonResult]:
    if isinstance(component, StandingComponent):
        return [_standing_result(component), _result(1)][: _people(component, given)]
    score = given.get(SCORE, Fraction(100))
    me = replace(_result(1), score=round_half_up(score, 2), raw=score)
    if isinstance(component, PerPoint):
        points = given.get(POINTS, Fraction(0))
        line = Line(LineKind.INCIDENT, None, None, _MONTH.first, points, Message("points logged"))
        me = replace(me, lines=(line,))
    ranks = _order(_place(given), _people(component, given))
    return [replace(me, rank=ranks[0]), *(_result(rank) for rank in ranks[1:])]


def _standing_result(component: StandingComponent) -> PersonResult:
    """How a person stands in a month that counts for the rule."""
    rule = component.rule
    below = rule.below - 1 if rule.below is not None else Fraction(100)
    flags = (Flag(rule.of, ()),) if rule.of is not None else ()
    return replace(
        _result(1), score=round_half_up(below, 2), raw=below, rank=2 if rule.when == "last" else 1, flags=flags
    )


def _result(rank: int) -> PersonResult:
    """Somebody with nothing but a rank."""
    whole = Fraction(100)
    return PersonResult(str(rank), Decimal(100), whole, whole, None, rank, False, None, (), (), Pay(), ())
