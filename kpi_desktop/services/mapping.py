"""What was entered under a criterion or measure that another scheme no longer knows, and where it goes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from typing import Literal, TypeAlias

from kpi_desktop.domain.facts import Facts, Incident
from kpi_desktop.domain.month import Month
from kpi_desktop.domain.problems import Problem, printable
from kpi_desktop.domain.words import FieldValue, Label, Message
from kpi_desktop.schemes.effects import effect_of
from kpi_desktop.schemes.model import Scheme
from kpi_desktop.schemes.pay_model import PayPlan
from kpi_desktop.schemes.reading import load_scheme
from kpi_desktop.schemes.vocabulary import vocabulary
from kpi_desktop.services.context import Context
from kpi_desktop.services.gather import Gathered, gather
from kpi_desktop.services.teams import Team
from kpi_desktop.store.store import View

Kind: TypeAlias = Literal["incident", "measure", "rating"]


@dataclass(frozen=True, slots=True)
class Unmapped:
    """Something in use that the new scheme doesn't know.

    Attributes:
        id: The old id; key of the mapping that `schemes.put_in_force` takes.
        kind: What is entered under it.
        name: Its name in the old scheme.
        count: How many entries of open months there are.
        candidates: Ids of the new scheme that could take them.
    """

    id: str
    kind: Kind
    name: Label
    count: int
    candidates: tuple[str, ...]


def unmapped(ctx: Context, team: Team, text: str, from_month: Month) -> tuple[Unmapped, ...]:
    """What must be mapped before a scheme can be put in force from a month on; empty for nothing.

    Raises:
        FaultyDataError: The scheme has faults.
    """
    scheme = load_scheme(text)
    with ctx.store.read() as view:
        return unmapped_in(open_months(view, team, from_month, ctx.clock.today()), scheme)


def open_months(view: View, team: Team, from_month: Month, today: date) -> tuple[Gathered, ...]:
    """What stands in the months from one on that aren't closed, under the scheme that they have now."""
    closed = {month for held, month in view.months.closed() if held == team.id}
    last = max(from_month, Month.of(today))
    found = (gather(view, team.id, month) for month in from_month.until(last) if month not in closed)
    return tuple(one for one in found if one.scheme is not None)


def unmapped_in(months: tuple[Gathered, ...], new: Scheme) -> tuple[Unmapped, ...]:
    """The same for months that were read."""
    counts: Counter[tuple[Kind, str]] = Counter()
    names: dict[tuple[Kind, str], Label] = {}
    for month in months:
        if month.scheme is not None:
            for kind, name in strange(month.facts, month.scheme, new, month.plan):
                counts[kind, name] += 1
                names[kind, name] = _name(month.scheme, name)
    return tuple(
        Unmapped(name, kind, names[kind, name], count, _candidates(new, kind)) for (kind, name), count in counts.items()
    )


def strange(facts: Facts, old: Scheme, new: Scheme, plan: PayPlan | None) -> Iterator[tuple[Kind, str]]:
    """Kind and id of every entry that the old scheme knew and the new one doesn't; voided incidents aside."""
    logged = {criterion.id for criterion in new.incident_criteria}
    rated = {criterion.id for criterion in new.rating_criteria}
    before, after = vocabulary(old), vocabulary(new, plan)
    for incident in facts.incidents:
        if not incident.voided and incident.criterion not in logged:
            yield "incident", incident.criterion
    for measure in facts.measures:
        name = before.counts[measure.measure].id if measure.measure in before.counts else measure.measure
        if name in before.measures and measure.measure not in after.names:
            yield "measure", name
    for rating in facts.ratings:
        if rating.criterion not in rated:
            yield "rating", rating.criterion


def _name(scheme: Scheme, name: str) -> Label:
    criterion = scheme.criterion(name)
    if criterion is not None:
        return criterion.name
    measure = vocabulary(scheme).measures.get(name)
    return Label(name, name) if measure is None else measure.name


def _candidates(scheme: Scheme, kind: Kind) -> tuple[str, ...]:
    match kind:
        case "incident":
            return tuple(one.id for one in scheme.incident_criteria if not one.retired)
        case "measure":
            return tuple(vocabulary(scheme).measures)
        case _:
            return tuple(one.id for one in scheme.rating_criteria if not one.retired)


def mapping_problems(
    found: tuple[Unmapped, ...], mapping: Mapping[str, str | None], *, incidents: bool = True
) -> Iterator[Problem]:
    """What isn't mapped, or to something that the new scheme doesn't have; paths are ``("mapping", id)``.

    Args:
        found: What must be mapped.
        mapping: Where it goes; None takes it away.
        incidents: Tell unmapped incidents too; else each of them is named by the check of the facts.
    """
    for one in found:
        fields: dict[str, FieldValue] = {"name": one.name, "count": one.count, "allowed": one.candidates}
        if one.id not in mapping:
            if incidents or one.kind != "incident":
                what = Message(
                    "“{name}” is unknown to the scheme; say which of {allowed} takes its {count} entries", fields
                )
                yield Problem(("mapping", one.id), what)
            continue
        target = mapping[one.id]
        if target is not None and target not in one.candidates:
            fields["value"] = printable(target)
            yield Problem(("mapping", one.id), Message("“{name}” can't become {value}; allowed are {allowed}", fields))


def mapped_incident(incident: Incident, target: str, new: Scheme) -> Incident:
    """An incident under another criterion; a pick goes where the new one has nothing to pick."""
    return replace(incident, criterion=target, points=mapped_pick(incident.points, incident.minutes, target, new))


def mapped_pick(points: Fraction | None, minutes: Fraction | None, target: str, new: Scheme) -> Fraction | None:
    """The leader's pick under another criterion."""
    criterion = new.incident_criterion(target)
    effect = None if criterion is None else effect_of(criterion, minutes)
    return points if effect is not None and effect.pick is not None else None


def mapped_measure(measure: str, mapping: Mapping[str, str | None], old: Scheme) -> str | None:
    """The name of a measure, or of one of its counts, under the new scheme; None where it is taken away."""
    counts = vocabulary(old).counts
    own = counts[measure].id if measure in counts else measure
    target = mapping.get(own, own)
    return None if target is None else target + measure[len(own) :]


def mapped_facts(facts: Facts, old: Scheme, new: Scheme, mapping: Mapping[str, str | None]) -> Facts:
    """Facts under a mapping, for a trial; what it takes away is gone."""
    measures = ((one, mapped_measure(one.measure, mapping, old)) for one in facts.measures)
    ratings = ((one, mapping.get(one.criterion, one.criterion)) for one in facts.ratings)
    incidents = []
    for one in facts.incidents:
        target = mapping.get(one.criterion, one.criterion)
        if target == one.criterion:
            incidents.append(one)
        elif target is not None:
            incidents.append(mapped_incident(one, target, new))
    return replace(
        facts,
        incidents=tuple(incidents),
        measures=tuple(replace(one, measure=name) for one, name in measures if name is not None),
        ratings=tuple(replace(one, criterion=name) for one, name in ratings if name is not None),
    )
