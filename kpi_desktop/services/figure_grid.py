"""The figures of a month as they stand: one row a person, what is there, what is missing, how far the quotas are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from kpi_desktop.domain.facts import Employee, Facts, Rating
from kpi_desktop.domain.month import Month
from kpi_desktop.schemes.model import RatingCriterion, Scheme
from kpi_desktop.schemes.pay_model import PayPlan
from kpi_desktop.schemes.vocabulary import PART, WHOLE, vocabulary
from kpi_desktop.scoring.quotas import wanted
from kpi_desktop.scoring.ratings import mean
from kpi_desktop.services import sealing
from kpi_desktop.services.context import Context
from kpi_desktop.services.figure_columns import HOUSE_SETTINGS, columns, team_columns
from kpi_desktop.services.figure_facts import settings_in
from kpi_desktop.services.figure_types import (
    DAYS_ATTENDED,
    Column,
    Figures,
    PersonFigures,
    QuotaStand,
    Sample,
    TeamSettingFigure,
)
from kpi_desktop.services.gather import gather, no_scheme
from kpi_desktop.services.month_types import MonthState, ScoredMonth
from kpi_desktop.services.teams import Team
from kpi_desktop.store.store import View


def figures(ctx: Context, team: Team, month: Month, *, now: ScoredMonth | None = None) -> Figures:
    """What a month asks for and what stands there; of a closed month what its seal holds.

    Args:
        ctx: The context.
        team: The team.
        month: The month.
        now: The month as it was just scored; None to have its facts read here.

    Raises:
        WrongCallError: No scheme is in force in that month.
    """
    with ctx.store.read() as view:
        return figures_in(view, team, month) if now is None else figures_of(view, now)


def figures_in(view: View, team: Team, month: Month) -> Figures:
    """`figures` within a transaction that is open already."""
    seal = next((one for one in view.months.seals(team.id, month) if one.current), None)
    if seal is not None:
        held = sealing.opened(view, seal.id, seal.sha256)
        return _figures(view, team, held.facts, held.scheme, held.plan, closed=True)
    gathered = gather(view, team.id, month)
    if gathered.scheme is None:
        raise no_scheme(month)
    return _figures(view, team, gathered.facts, gathered.scheme, gathered.plan, closed=False)


def figures_of(view: View, now: ScoredMonth) -> Figures:
    """`figures` of a month that was just scored, from the same facts."""
    closed = now.state is MonthState.CLOSED
    return _figures(view, now.team, now.facts, now.scheme, now.plan, closed=closed)


def _figures(view: View, team: Team, facts: Facts, scheme: Scheme, plan: PayPlan | None, *, closed: bool) -> Figures:
    asked = columns(scheme, plan)
    rated = tuple(criterion for criterion in scheme.rating_criteria if not criterion.retired)
    samples = _samples(view, facts, closed=closed)
    values = _values(facts)
    given = {one.measure: one.value for one in facts.team_measures}
    return Figures(
        month=facts.month,
        closed=closed,
        scheme=scheme,
        plan=plan,
        columns=asked,
        rating_criteria=rated,
        people=tuple(
            _row(scheme, asked, rated, one, values.get(one.id, {}), samples.get(one.id, {})) for one in facts.employees
        ),
        team=tuple(replace(one, value=given.get(one.id)) for one in team_columns(scheme, plan)),
        settings=_settings(view, team, facts, scheme, plan),
    )


def _values(facts: Facts) -> dict[str, dict[str, Fraction]]:
    found: dict[str, dict[str, Fraction]] = {}
    for one in facts.measures:
        if one.value is not None:
            found.setdefault(one.employee, {})[one.measure] = one.value
    for employee in facts.employees:
        if employee.days_attended is not None:
            found.setdefault(employee.id, {})[DAYS_ATTENDED] = employee.days_attended
    return found


def _samples(view: View, facts: Facts, *, closed: bool) -> dict[str, dict[str, tuple[Sample, ...]]]:
    """Ratings by person and criterion; those of a closed month can't have changed since."""
    whose = view.people.taken()
    numbers = {whose[one.id]: one.id for one in facts.employees if one.id in whose}
    kept = Counter((one.employee, one.criterion) for one in facts.ratings)
    found: dict[str, dict[str, tuple[Sample, ...]]] = {}
    for record in view.figures.ratings(facts.month) if kept else ():
        what = record.what
        number = numbers.get(what.person)
        if number is not None and (number, what.criterion) in kept:
            own = found.setdefault(number, {})
            new = Sample(
                0 if closed else record.id, number, what.criterion, what.score, what.rater, what.day, what.serial,
                what.note,
            )  # fmt: skip
            own[what.criterion] = (*own.get(what.criterion, ()), new)
    return found


def _row(  # noqa: PLR0917 - a row is where everything meets
    scheme: Scheme,
    asked: Sequence[Column],
    rated: Sequence[RatingCriterion],
    person: Employee,
    values: Mapping[str, Fraction],
    samples: Mapping[str, tuple[Sample, ...]],
) -> PersonFigures:
    own = [column for column in asked if not column.posts or person.post in column.posts]
    for_post = [one for one in rated if not one.posts or person.post in one.posts]
    return PersonFigures(
        number=person.id,
        name=person.name,
        post=person.post,
        values=values,
        asked=frozenset(column.id for column in own),
        missing=tuple(c.id for c in own if c.needed and c.kind in {"value", "days"} and not _given(c.id, values)),
        samples=samples,
        rated=tuple(one.id for one in for_post),
        unrated=tuple(one.id for one in for_post if not samples.get(one.id)),
        mean={one.id: _mean(one, samples[one.id]) for one in for_post if samples.get(one.id)},
        quotas=_quotas(scheme, values, samples),
    )


def _given(measure: str, values: Mapping[str, Fraction]) -> bool:
    return measure in values or (measure + PART in values and measure + WHOLE in values)


def _mean(criterion: RatingCriterion, samples: Sequence[Sample]) -> Fraction:
    """As it is scored: over all ratings, or over each kind of raters by their weights."""
    ratings = [Rating(one.number, one.criterion, one.score, one.rater) for one in samples]
    kinds = [(rater.weight, [one for one in ratings if one.rater == rater.id]) for rater in criterion.raters]
    there = [(weight, mean(theirs)) for weight, theirs in kinds if theirs]
    if not there:
        return mean(ratings)
    weights = sum((weight for weight, _ in there), Fraction(0))
    return sum((weight * one for weight, one in there), Fraction(0)) / weights


def _quotas(
    scheme: Scheme, values: Mapping[str, Fraction], samples: Mapping[str, tuple[Sample, ...]]
) -> tuple[QuotaStand, ...]:
    most_rated = Fraction(max((len(theirs) for theirs in samples.values()), default=0))
    return tuple(
        QuotaStand(
            quota.measure,
            most_rated if quota.measure is None else values.get(quota.measure, Fraction(0)),
            wanted(quota),
            None if quota.at_most is None else quota.at_most * (wanted(quota) // quota.at_least),
        )
        for quota in scheme.quotas
    )


def _settings(
    view: View, team: Team, facts: Facts, scheme: Scheme, plan: PayPlan | None
) -> tuple[TeamSettingFigure, ...]:
    held = settings_in(view, team.id, facts.month)
    assumed = {key for part in (scheme, plan) if part is not None for one in part.assumed for key in one.keys}
    declared = vocabulary(scheme, plan).settings
    found = [
        TeamSettingFigure(
            id=one.id,
            name=one.name,
            unit=one.unit,
            default=one.default,
            value=facts.settings.get(one.id),
            since=held[one.id].from_month if one.id in held and one.id in facts.settings else None,
            above_zero=one.above_zero,
            assumed=not assumed.isdisjoint({"settings", f"settings.{one.id}", f"settings.{one.id}.default"}),
        )
        for one in declared.values()
    ]
    for one in HOUSE_SETTINGS:
        record = held.get(one.id)
        if one.id not in declared:
            since = None if record is None else record.from_month
            value = None if record is None else record.value
            found.append(TeamSettingFigure(one.id, one.name, one.unit, value=value, since=since, house=True))
    return tuple(found)
