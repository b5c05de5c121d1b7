"""Figures of the database as facts: measures, ratings, settings, and the pay plan that reads them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from functools import lru_cache

from kpi_desktop.domain.facts import Facts, Measure, Rating, TeamMeasure
from kpi_desktop.domain.month import Month
from kpi_desktop.schemes.model import Scheme
from kpi_desktop.schemes.pay_model import PayPlan
from kpi_desktop.schemes.pay_reading import load_plan, read_plan
from kpi_desktop.schemes.pay_reads import components, counts_days
from kpi_desktop.schemes.vocabulary import vocabulary
from kpi_desktop.services.figure_types import DAYS_ATTENDED
from kpi_desktop.store.records import PersonRecord, PlanRecord, TeamSettingRecord
from kpi_desktop.store.store import View

_KEPT_PLANS = 32


@lru_cache(maxsize=_KEPT_PLANS)
def parsed_plan(text: str) -> PayPlan:
    """A pay plan of the database from its text; it was checked when it was put in force."""
    plan, _ = read_plan(text)
    return load_plan(text) if plan is None else plan


def plan_record(view: View, team: int, month: Month) -> PlanRecord | None:
    """What was decided last about pay in a month; None where nothing ever was."""
    held = [record for record in view.pay_plans.in_force(team) if record.from_month <= month]
    return held[-1] if held else None


def plan_text_in(view: View, team: int, month: Month) -> str | None:
    """The text of the pay plan that holds in a month; None for none."""
    record = plan_record(view, team, month)
    return None if record is None else record.text


def plan_in(view: View, team: int, month: Month) -> PayPlan | None:
    """The pay plan that holds in a month; None for none."""
    text = plan_text_in(view, team, month)
    return None if text is None else parsed_plan(text)


def settings_in(view: View, team: int, month: Month) -> dict[str, TeamSettingRecord]:
    """What a team set, as it holds in a month; a key that went back to its default is not among them."""
    held = {record.key: record for record in view.figures.settings(team) if record.from_month <= month}
    return {key: record for key, record in held.items() if record.value is not None}


def with_figures(
    view: View, team: int, facts: Facts, people: Sequence[PersonRecord], scheme: Scheme, *, plan: PayPlan | None
) -> Facts:
    """The same facts with the figures of the month.

    What neither scheme nor plan reads (any more) stays in the database and is left out.

    Args:
        view: The database.
        team: Id of the team.
        facts: People and incidents.
        people: The people, in the order of ``facts.employees``.
        scheme: The scheme in force.
        plan: The pay plan in force, if any.
    """
    known, figures = vocabulary(scheme, plan), view.figures
    numbers = {person.id: person.number for person in people}
    by_days = any(counts_days(component) for component in components(scheme, plan))
    names = frozenset((*known.names, *((DAYS_ATTENDED,) if by_days else ())))
    rated = frozenset(criterion.id for criterion in scheme.rating_criteria)
    measures = [
        Measure(numbers[record.person], record.measure, record.value)
        for record in (figures.measures(facts.month) if names else ())
        if record.person in numbers and record.measure in names
    ]
    days = {one.employee: one.value for one in measures if one.measure == DAYS_ATTENDED}
    return replace(
        facts,
        employees=tuple(replace(one, days_attended=days.get(one.id)) for one in facts.employees),
        measures=tuple(one for one in measures if one.measure != DAYS_ATTENDED),
        team_measures=tuple(
            TeamMeasure(record.measure, record.value)
            for record in (figures.team_measures(team, facts.month) if known.team_measures else ())
            if record.measure in known.team_measures
        ),
        ratings=tuple(
            Rating(numbers[record.what.person], record.what.criterion, record.what.score, record.what.rater)
            for record in (figures.ratings(facts.month) if rated else ())
            if record.what.person in numbers and record.what.criterion in rated
        ),
        settings=_known_settings(view, team, facts.month, frozenset(known.settings)),
    )


def _known_settings(view: View, team: int, month: Month, known: frozenset[str]) -> dict[str, Fraction]:
    held = settings_in(view, team, month) if known else {}
    return {key: one.value for key, one in sorted(held.items()) if key in known and one.value is not None}
