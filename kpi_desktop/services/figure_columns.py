"""Which figures scheme and pay plan ask for: the columns of the entry grids."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from kpi_desktop.domain.words import Label
from kpi_desktop.schemes.model import MeasureCriterion, Scheme
from kpi_desktop.schemes.pay_model import PayPlan
from kpi_desktop.schemes.pay_reads import components, counts_days, measures_needed, measures_optional
from kpi_desktop.schemes.rules_model import Setting
from kpi_desktop.schemes.vocabulary import PART, WHOLE, KnownMeasure, measures_read, vocabulary
from kpi_desktop.services.figure_types import DAYS_ATTENDED, MINIMUM_WAGE, Column, TeamColumn

_DAYS_NAME: Final = Label("出勤天数", "Days attended")
_DAYS_UNIT: Final = Label("天", "days")

_MINIMUM: Final = Setting(
    id=MINIMUM_WAGE, name=Label("当地最低工资", "Local minimum wage"), unit=Label("元/月", "yuan a month")
)

HOUSE_SETTINGS: Final = (_MINIMUM,)
"""Settings that no scheme asks for; doubts before closing do."""


@dataclass(slots=True)
class _Reading:
    """What reads one measure."""

    names: list[Label] = field(default_factory=list)
    posts: list[str] = field(default_factory=list)
    everyone: bool = False
    needed: bool = False

    def by(self, name: Label, posts: tuple[str, ...] = (), *, needed: bool = True) -> None:
        """One more reader."""
        if name not in self.names:
            self.names.append(name)
        self.posts += [post for post in posts if post not in self.posts]
        self.everyone = self.everyone or not posts
        self.needed = self.needed or needed


def columns(scheme: Scheme, plan: PayPlan | None) -> tuple[Column, ...]:
    """Figures of each person: a measure, then the two counts that may be given in its place; days attended last."""
    readings = _readings(scheme, plan)
    found: list[Column] = []
    for measure in vocabulary(scheme, plan).measures.values():
        reading = readings.get(measure.id)
        if reading is not None:
            found += _of_measure(measure, reading)
    paid_by_days = tuple(part.name for part in components(scheme, plan) if counts_days(part))
    if paid_by_days:
        found.append(Column(DAYS_ATTENDED, "days", DAYS_ATTENDED, _DAYS_NAME, _DAYS_UNIT, read_by=paid_by_days))
    return tuple(found)


def team_columns(scheme: Scheme, plan: PayPlan | None) -> tuple[TeamColumn, ...]:
    """Figures of the team, without their values."""
    readings = _readings(scheme, plan)
    declared = (*scheme.measures, *(plan.measures if plan is not None else ()))
    found: dict[str, TeamColumn] = {}
    for one in declared:
        if one.team:
            reading = readings.get(one.id, _Reading())
            found.setdefault(one.id, TeamColumn(one.id, one.name, one.unit, read_by=tuple(reading.names)))
    return tuple(found.values())


def _of_measure(measure: KnownMeasure, reading: _Reading) -> Iterator[Column]:
    posts = () if reading.everyone else tuple(reading.posts)
    names = tuple(reading.names)
    yield Column(
        measure.id, "value", measure.id, measure.name, measure.unit, measure.yes_no, reading.needed, posts, names
    )
    ratio = measure.ratio
    if ratio is not None:
        part = ratio.part or Label(f"{measure.name.zh}（分子）", f"{measure.name.en} (part)")
        whole = ratio.whole or Label(f"{measure.name.zh}（分母）", f"{measure.name.en} (whole)")
        yield Column(measure.id + PART, "part", measure.id, part, None, False, reading.needed, posts, names)
        yield Column(measure.id + WHOLE, "whole", measure.id, whole, None, False, reading.needed, posts, names)


def _readings(scheme: Scheme, plan: PayPlan | None) -> dict[str, _Reading]:
    """What is read at all, by measure; a measure that only retired criteria read isn't asked for."""
    found: dict[str, _Reading] = {}
    for criterion in scheme.measure_criteria:
        if not criterion.retired:
            for measure in measures_read(criterion):
                found.setdefault(measure, _Reading()).by(criterion.name, criterion.posts, needed=_needs(criterion))
    for quota in scheme.quotas:
        if quota.measure is not None:
            found.setdefault(quota.measure, _Reading()).by(_quota_name(scheme, quota.measure), needed=False)
    for part in components(scheme, plan):
        for measure in measures_needed(part):
            found.setdefault(measure, _Reading()).by(part.name)
        for measure in measures_optional(part):
            found.setdefault(measure, _Reading()).by(part.name, needed=False)
    return found


def _needs(criterion: MeasureCriterion) -> bool:
    """Whether one missing measure leaves the criterion unscored; where bands name several, one of them may do."""
    return len(measures_read(criterion)) == 1 or criterion.formula is not None


def _quota_name(scheme: Scheme, measure: str) -> Label:
    known = vocabulary(scheme).measures.get(measure)
    return known.name if known is not None else Label(measure, measure)
