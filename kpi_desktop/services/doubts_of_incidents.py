"""Doubts about incidents: the same twice on a day, something on a day of leave, picks left at the mild end."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from kpi_desktop.domain.facts import Incident
from kpi_desktop.domain.words import FieldValue, Message
from kpi_desktop.schemes.effects import effect_of
from kpi_desktop.schemes.model import Scheme
from kpi_desktop.services.doubt_names import shown_name
from kpi_desktop.services.doubt_types import Doubt, DoubtKind, doubt_id
from kpi_desktop.services.leave_days import leave_days, wants_presence
from kpi_desktop.services.months import ScoredMonth

_TWO = 2


def twice(month: ScoredMonth) -> Iterator[Doubt]:
    """The same person, the same day, the same criterion more than once."""
    found: dict[tuple[str, dt.date, str], list[int]] = {}
    for index, incident in enumerate(month.facts.incidents):
        if incident.counts:
            key = (incident.employee, incident.occurred or incident.date, incident.criterion)
            found.setdefault(key, []).append(month.incident_ids[index])
    for (number, day, name), ids in found.items():
        criterion = month.scheme.incident_criterion(name)
        if len(ids) >= _TWO and criterion is not None:
            fields: dict[str, FieldValue] = {
                "name": shown_name(month, number), "date": day, "criterion": criterion.name, "count": len(ids),
            }  # fmt: skip
            yield Doubt(
                doubt_id(DoubtKind.TWICE, number, day, name, *ids),
                DoubtKind.TWICE,
                (number,),
                Message("{name}, {date}: {criterion} is logged {count} times", fields),
                Message("Void what was logged twice, or say that each of them happened."),
                incidents=tuple(ids),
            )


def on_leave(month: ScoredMonth) -> Iterator[Doubt]:
    """Late, away or off post on a day on which the same person was on leave."""
    days = _leave_days(month)
    for index, incident in enumerate(month.facts.incidents):
        criterion = month.scheme.incident_criterion(incident.criterion)
        leaves = days.get((incident.employee, incident.occurred or incident.date), [])
        if not incident.counts or criterion is None or not leaves or not wants_presence(criterion, month.scheme):
            continue
        leave = month.scheme.incident_criterion(month.facts.incidents[leaves[0]].criterion)
        fields: dict[str, FieldValue] = {
            "name": shown_name(month, incident.employee),
            "date": incident.occurred or incident.date,
            "criterion": criterion.name,
            "leave": criterion.name if leave is None else leave.name,
        }
        ids = tuple(month.incident_ids[one] for one in (index, *leaves))
        yield Doubt(
            doubt_id(DoubtKind.ON_LEAVE, incident.employee, *ids),
            DoubtKind.ON_LEAVE,
            (incident.employee,),
            Message("{name}, {date}: {criterion} on a day of {leave}", fields),
            Message("Void or excuse one of the two, or say that both happened (half a day of leave)."),
            incidents=ids,
        )


def _leave_days(month: ScoredMonth) -> dict[tuple[str, dt.date], list[int]]:
    """Days of leave by person, with the incidents that say so."""
    found: dict[tuple[str, dt.date], list[int]] = {}
    for index, incident in enumerate(month.facts.incidents):
        for day in leave_days(incident, month.scheme):
            found.setdefault((incident.employee, day), []).append(index)
    return found


def left_mild(month: ScoredMonth) -> Iterator[Doubt]:
    """Picks that nobody made: counted at the mild end."""
    found: dict[str, list[int]] = {}
    for index, incident in enumerate(month.facts.incidents):
        if incident.counts and _unpicked(month.scheme, incident):
            found.setdefault(incident.criterion, []).append(index)
    for name, indexes in found.items():
        criterion = month.scheme.incident_criterion(name)
        if criterion is None:
            continue
        people = tuple(dict.fromkeys(month.facts.incidents[index].employee for index in indexes))
        ids = tuple(month.incident_ids[index] for index in indexes)
        fields: dict[str, FieldValue] = {
            "criterion": criterion.name,
            "people": tuple(shown_name(month, number) for number in people),
            "count": len(ids),
        }
        yield Doubt(
            doubt_id(DoubtKind.MILD, name, *ids),
            DoubtKind.MILD,
            people,
            Message("{criterion}: no points picked for {people} ({count}); counted at the mildest", fields),
            Message("Pick the points, or say that the mildest are meant."),
            incidents=ids,
        )


def _unpicked(scheme: Scheme, incident: Incident) -> bool:
    criterion = scheme.incident_criterion(incident.criterion)
    effect = None if criterion is None else effect_of(criterion, incident.minutes)
    return effect is not None and effect.pick is not None and incident.points is None and incident.quantity > 0
