"""Whether one component of pay makes sense: its amounts, bands, tiers, steps and what it reads."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from kpi_desktop.domain.numbers import round_half_up
from kpi_desktop.domain.problems import Path
from kpi_desktop.domain.words import FieldValue, Message
from kpi_desktop.schemes.findings import Finding, fault, ids, notice
from kpi_desktop.schemes.measured_model import DeclaredMeasure
from kpi_desktop.schemes.pay_kinds import (
    ByScore,
    Commission,
    Ladder,
    LevelWage,
    Output,
    Prizes,
    StandingComponent,
    Tier,
    WageComponent,
)
from kpi_desktop.schemes.pay_model import Component, Level
from kpi_desktop.schemes.rules_model import Setting, StandingRule

_HUNDRED = Fraction(100)
_MONEY_PLACES = 2


@dataclass(frozen=True, slots=True)
class Known:
    """What components may read: ids of measures of a person and of the team, of settings and levels."""

    measures: Collection[str] = ()
    team_measures: Collection[str] = ()
    settings: Collection[str] = ()
    levels: Collection[str] = ()

    @classmethod
    def of(
        cls, measures: Iterable[DeclaredMeasure], settings: Iterable[Setting], levels: Iterable[Level] = ()
    ) -> Known:
        """What a plan or scheme declares."""
        measures = tuple(measures)
        return cls(
            tuple(measure.id for measure in measures if not measure.team),
            tuple(measure.id for measure in measures if measure.team),
            tuple(setting.id for setting in settings),
            tuple(level.id for level in levels),
        )


def read_by(component: Component) -> Iterator[str]:
    """Ids of the measures and settings that a component reads."""
    match component:
        case Commission():
            yield component.measure
        case WageComponent():
            yield from (name for name in (component.setting, component.probation_setting) if name is not None)
        case Ladder():
            yield from (wage.setting for step in component.steps for wage in step.levels if wage.setting is not None)
        case Output():
            for term in component.terms:
                yield from (term.price, *term.quantity)
                for one in term.coefficients:
                    yield from (*one.of, *((one.steps,) if one.steps is not None else ()))
            yield from (component.less,) if component.less is not None else ()
        case Prizes():
            yield from (contest.measure for contest in component.contests if contest.measure is not None)


def component_findings(component: Component, known: Known, path: Path) -> Iterator[Finding]:
    """What is wrong with a component, or worth knowing.

    Args:
        component: The component.
        known: What it may read.
        path: Where it stands.
    """
    match component:
        case ByScore():
            yield from _by_score(component, path)
        case Commission():
            yield from _names(known.measures, known.team_measures, [component.measure], (*path, "measure"))
            yield from _tiers(component.tiers, (*path, "tiers"))
        case WageComponent():
            yield from _wage(component, known, path)
        case Ladder():
            yield from _ladder(component, known, path)
        case Output():
            yield from _output(component, known, path)
        case Prizes():
            yield from _prizes(component, known, path)
        case StandingComponent():
            yield from rule_findings(component.rule, (*path, "rule"))
        case _:
            yield from _amount(component.amount, (*path, "amount"))


def rule_findings(rule: StandingRule, path: Path) -> Iterator[Finding]:
    """A rule that lacks what it is held against."""
    wanted = (("below", rule.when == "below"), ("of", rule.when == "flag"), ("months", rule.within == "months"))
    for key, needed in wanted:
        if needed and getattr(rule, key) is None:
            yield fault((*path, key), Message("missing; add it"))
        elif not needed and getattr(rule, key) is not None:
            yield fault((*path, key), Message("has no effect here; leave it out"))


def _by_score(component: ByScore, path: Path) -> Iterator[Finding]:
    bands = component.bands
    for place, band in enumerate(bands):
        here: Path = (*path, "bands", place)
        if (band.amount is None) == (band.percent is None):
            yield fault(here, Message("give it either an amount or a percentage"))
        elif (band.percent is None) != (component.wage is None):
            yield fault(here, Message("percentages need a wage that they are of, and amounts need none"))
        if (band.amount or band.percent or 0) < 0:
            yield _negative(here, band.amount or band.percent or Fraction(0))
        if place and band.at_least >= bands[place - 1].at_least:
            fields: dict[str, FieldValue] = {"value": band.at_least, "above": bands[place - 1].at_least}
            what = Message("{value} isn't below {above}; write the best band first", fields)
            yield fault((*here, "at_least"), what)
    if not bands or bands[-1].at_least != 0:
        what = Message("the lowest band must begin at 0, so that every score has one")
        yield fault((*path, "bands"), what)


def _tiers(tiers: Sequence[Tier], path: Path) -> Iterator[Finding]:
    """Tiers from 0 without gaps, open upwards; where the money falls or jumps from one to the next."""
    if not tiers or tiers[0].values.low != 0 or not tiers[0].values.low_included:
        yield fault(path, Message("the first tier must begin at 0 and include it: {example}", {"example": "[0,15000]"}))
    if tiers and tiers[-1].values.high is not None:
        yield fault(path, Message("the last tier must be open upwards: {example}", {"example": "(25000,∞)"}))
    for place, tier in enumerate(tiers):
        for key in ("percent", "over", "plus"):
            yield from _amount(getattr(tier, key), (*path, place, key))
    for place, (tier, above) in enumerate(pairwise(tiers), start=1):
        here: Path = (*path, place, "values")
        bound = tier.values.high
        if bound is None or bound != above.values.low or tier.values.high_included == above.values.low_included:
            fields: dict[str, FieldValue] = {"first": str(tier.values), "second": str(above.values)}
            what = Message("{second} must begin where {first} ends, and one of them include the bound", fields)
            yield fault(here, what)
            continue
        before, after = _brings(tier, bound), _brings(above, bound)
        fields = {"at": bound, "before": _yuan(before), "after": _yuan(after)}
        if after < before:
            yield notice(here, Message("falls from {before} to {after} at {at}", fields))
        elif after > before:
            yield notice(here, Message("jumps from {before} to {after} at {at}", fields))


def _brings(tier: Tier, value: Fraction) -> Fraction:
    return (value - tier.over) * tier.percent / _HUNDRED + tier.plus


def _yuan(amount: Fraction) -> str:
    return format(round_half_up(amount, _MONEY_PLACES), "f")


def _wage(component: WageComponent, known: Known, path: Path) -> Iterator[Finding]:
    for key in ("setting", "probation_setting"):
        name = getattr(component, key)
        yield from _names(known.settings, (), [name] if name is not None else [], (*path, key))
    if component.full_days is not None and component.full_days <= 0:
        what = Message("{value} days are no month; more than 0 is allowed", {"value": component.full_days})
        yield fault((*path, "full_days"), what)


def _ladder(component: Ladder, known: Known, path: Path) -> Iterator[Finding]:
    steps = component.steps
    if not steps or steps[0].months != 0:
        yield fault((*path, "steps"), Message("the first step must begin at 0 months"))
    for place, step in enumerate(steps):
        here: Path = (*path, "steps", place)
        if place and step.months <= steps[place - 1].months:
            fields: dict[str, FieldValue] = {"value": step.months, "before": steps[place - 1].months}
            what = Message("{value} months aren't more than {before}; write the lowest step first", fields)
            yield fault((*here, "months"), what)
        if (step.amount is None) == (not step.levels):
            yield fault(here, Message("give it either an amount or wages by level"))
        yield from _amount(step.amount, here)
        for index, wage in enumerate(step.levels):
            yield from _level(wage, known, (*here, "levels", index))


def _level(wage: LevelWage, known: Known, path: Path) -> Iterator[Finding]:
    yield from _names(known.levels, (), [wage.level], (*path, "level"))
    if (wage.amount is None) == (wage.setting is None):
        yield fault(path, Message("give it either an amount or a setting"))
    yield from _amount(wage.amount, path)
    if wage.setting is not None:
        yield from _names(known.settings, (), [wage.setting], (*path, "setting"))


def _output(component: Output, known: Known, path: Path) -> Iterator[Finding]:
    if not component.terms:
        yield fault((*path, "terms"), Message("is empty; add what is multiplied"))
    if component.less is not None:
        yield from _names(known.measures, (), [component.less], (*path, "less"))
    for place, term in enumerate(component.terms):
        here: Path = (*path, "terms", place)
        yield from _names(known.measures, (), term.quantity, (*here, "quantity"), wanted=True)
        yield from _names(known.settings, (), [term.price], (*here, "price"))
        for index, one in enumerate(term.coefficients):
            at: Path = (*here, "coefficients", index)
            yield from _names(known.measures, (), one.of, (*at, "of"), wanted=True)
            yield from _names(known.settings, (), [one.steps] if one.steps is not None else [], (*at, "steps"))
            if not 0 <= one.lowest <= one.highest:
                fields: dict[str, FieldValue] = {"lowest": one.lowest, "highest": one.highest}
                what = Message("{lowest} to {highest} is no range; the lower factor comes first, 0 or more", fields)
                yield fault((*at, "lowest"), what)


def _prizes(component: Prizes, known: Known, path: Path) -> Iterator[Finding]:
    if not component.contests:
        yield fault((*path, "contests"), Message("is empty; add a contest"))
    for place, contest in enumerate(component.contests):
        here: Path = (*path, "contests", place)
        yield from _names(known.measures, (), [contest.measure] if contest.measure else [], (*here, "measure"))
        if not contest.prizes and not contest.penalties:
            yield fault(here, Message("give it prizes, penalties or both"))
        for key, amounts in (("prizes", contest.prizes), ("penalties", contest.penalties)):
            for index, amount in enumerate(amounts):
                yield from _amount(amount, (*here, key, index))


def _amount(amount: Fraction | None, path: Path) -> Iterator[Finding]:
    if amount is not None and amount < 0:
        yield _negative(path, amount)


def _negative(path: Path, value: Fraction) -> Finding:
    return fault(path, Message("{value} is negative; 0 or more is allowed", {"value": value}))


def _names(
    known: Collection[str], others: Collection[str], names: Sequence[str], path: Path, *, wanted: bool = False
) -> Iterator[Finding]:
    """Names that nothing declares; and none at all where there must be some."""
    if wanted and not names:
        yield fault(path, Message("missing; add it"))
    for name in names:
        if name not in known and name not in others:
            fields: dict[str, FieldValue] = {"value": name, "allowed": (*known, *others)}
            what = Message("{value} isn't declared; there are: {allowed}", fields)
            if not known and not others:
                what = Message("{value} isn't declared, and nothing else is; add it first", fields)
            yield fault(path, what, ids("measures"), ids("settings"), ids("levels"))
