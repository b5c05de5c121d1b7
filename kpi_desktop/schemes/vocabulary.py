"""What facts may speak of: the measures, settings and counts that a scheme and a pay plan read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from kpi_desktop.domain.facts import Facts
from kpi_desktop.domain.words import Label
from kpi_desktop.schemes.model import (
    ByBands,
    ByTarget,
    ByYesNo,
    DeclaredMeasure,
    MeasureCriterion,
    Ratio,
    Scheme,
    Setting,
)
from kpi_desktop.schemes.pay_model import PayPlan

PART, WHOLE = "-part", "-whole"
"""Ends of the names of the two counts that make a ratio."""


@dataclass(frozen=True, slots=True)
class KnownMeasure:
    """A measure that facts may give.

    Attributes:
        id: Its id.
        name: What it is called.
        unit: Printed after a value.
        ratio: How two counts make it, where they may.
        yes_no: Only 0 and 1 are values.
    """

    id: str
    name: Label
    unit: Label | None = None
    ratio: Ratio | None = None
    yes_no: bool = False


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Everything that facts may speak of.

    Attributes:
        measures: Of each person, by id; without the counts.
        counts: Ids of counts, such as ``rework-rate-part``, with the measure that they make.
        team_measures: Ids of measures of the team.
        settings: By id.
    """

    measures: Mapping[str, KnownMeasure]
    counts: Mapping[str, KnownMeasure]
    team_measures: frozenset[str]
    settings: Mapping[str, Setting]

    @property
    def names(self) -> tuple[str, ...]:
        """Every name that a measure in the facts may have."""
        return (*self.measures, *self.counts)


def vocabulary(scheme: Scheme, plan: PayPlan | None = None) -> Vocabulary:
    """What facts may speak of under a scheme and perhaps a pay plan; what both name is as the scheme says."""
    declared = (*scheme.measures, *(plan.measures if plan is not None else ()))
    settings = (*scheme.settings, *(plan.settings if plan is not None else ()))
    known_settings: dict[str, Setting] = {}
    for setting in settings:
        known_settings.setdefault(setting.id, setting)
    measures: dict[str, KnownMeasure] = {}
    for measure in (*_of_criteria(scheme), *(_known(scheme, one) for one in declared if not one.team)):
        measures.setdefault(measure.id, measure)
    return Vocabulary(
        measures=measures,
        counts={name + end: one for name, one in measures.items() if one.ratio is not None for end in (PART, WHOLE)},
        team_measures=frozenset(one.id for one in declared if one.team),
        settings=known_settings,
    )


def declared(scheme: Scheme) -> tuple[DeclaredMeasure, ...]:
    """What components of the scheme's own pay may read: what it declares, then the measures of its criteria."""
    ids = {one.id for one in scheme.measures}
    own = (c for c in scheme.measure_criteria if own_measure(c) == c.id and c.id not in ids)
    return (*scheme.measures, *(DeclaredMeasure(id=c.id, name=c.name, unit=c.unit, ratio=c.ratio) for c in own))


def _of_criteria(scheme: Scheme) -> Iterator[KnownMeasure]:
    for c in scheme.measure_criteria:
        if own_measure(c) == c.id:
            yield KnownMeasure(c.id, c.name, c.unit, c.ratio, _yes_no(scheme, c.id))


def _known(scheme: Scheme, one: DeclaredMeasure) -> KnownMeasure:
    return KnownMeasure(one.id, one.name, one.unit, one.ratio, _yes_no(scheme, one.id))


def _yes_no(scheme: Scheme, measure: str) -> bool:
    return any(own_measure(c) == measure and isinstance(c.method, ByYesNo) for c in scheme.measure_criteria)


def own_measure(criterion: MeasureCriterion) -> str | None:
    """The one measure that is a criterion's value; None where a formula or its bands name the measures."""
    if criterion.formula is not None:
        return None
    if isinstance(criterion.method, ByBands) and all(b.measure is not None for b in criterion.method.bands):
        return None
    return criterion.measure or criterion.id


def measures_read(criterion: MeasureCriterion) -> tuple[str, ...]:
    """Ids of all measures that a criterion reads, in the order in which it does."""
    if criterion.formula is not None:
        return tuple(dict.fromkeys(term.measure for term in criterion.formula.terms))
    own = criterion.measure or criterion.id
    if isinstance(criterion.method, ByBands):
        return tuple(dict.fromkeys(band.measure or own for band in criterion.method.bands))
    return (own,)


def settings_read(criterion: MeasureCriterion) -> tuple[str, ...]:
    """Ids of the settings that a criterion reads."""
    found = [criterion.formula.divide_by_setting] if criterion.formula is not None else []
    found += [criterion.method.setting] if isinstance(criterion.method, ByTarget) else []
    return tuple(name for name in found if name is not None)


def setting_value(name: str, facts: Facts, known: Mapping[str, Setting]) -> Fraction | None:
    """What a team set, or the default; None where there is neither."""
    if name in facts.settings:
        return facts.settings[name]
    return known[name].default if name in known else None
