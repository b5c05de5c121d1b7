"""The reasons beside the lines: what happened, and why it has these points."""

from __future__ import annotations

from fractions import Fraction

from kpi_desktop.domain.facts import Incident
from kpi_desktop.domain.words import FieldValue, Message
from kpi_desktop.schemes.effects import band_of
from kpi_desktop.schemes.model import Band, Effect, IncidentCriterion
from kpi_desktop.schemes.wording import minutes_words


def what_happened(incident: Incident, criterion: IncidentCriterion | None) -> Message:
    """``Late 12 min``, ``Absence, 2 days``: the criterion with minutes and quantity."""
    if criterion is None:
        return Message("{criterion}", {"criterion": incident.criterion})
    fields: dict[str, FieldValue] = {"criterion": criterion.name, "quantity": incident.quantity}
    if criterion.bands and incident.minutes is not None:
        fields["minutes"] = incident.minutes
        if incident.quantity == 1:
            return Message("{criterion} {minutes} min", fields)
        return Message("{criterion} {minutes} min, {quantity} times", fields)
    return _single(criterion, fields) if incident.quantity == 1 else _several(criterion, fields)


def _single(criterion: IncidentCriterion, fields: dict[str, FieldValue]) -> Message:
    match criterion.unit:
        case "days":
            return Message("{criterion}, 1 day", fields)
        case "hours":
            return Message("{criterion}, 1 hour", fields)
        case "items":
            return Message("{criterion}, 1 item", fields)
        case "persons":
            return Message("{criterion}, 1 person", fields)
        case _:
            return Message("{criterion}", fields)


def _several(criterion: IncidentCriterion, fields: dict[str, FieldValue]) -> Message:
    match criterion.unit:
        case "days":
            return Message("{criterion}, {quantity} days", fields)
        case "hours":
            return Message("{criterion}, {quantity} hours", fields)
        case "items":
            return Message("{criterion}, {quantity} items", fields)
        case "persons":
            return Message("{criterion}, {quantity} persons", fields)
        case _:
            return Message("{criterion}, {quantity} times", fields)


def why_points(incident: Incident, criterion: IncidentCriterion, effect: Effect) -> Message | None:
    """Why an incident has its points; None where the criterion's name says it all."""
    band = band_of(criterion, incident.minutes)
    if effect.pick is not None:
        return _why_picked(incident, band, *effect.pick)
    if band is not None:
        return minutes_words(band.minutes)
    if incident.quantity == 1 or effect.points is None:
        return None
    return _per_unit(criterion, effect.points)


def _per_unit(criterion: IncidentCriterion, points: Fraction) -> Message:
    match criterion.unit:
        case "days":
            return Message("{points} a day", {"points": points})
        case "hours":
            return Message("{points} an hour", {"points": points})
        case "items":
            return Message("{points} an item", {"points": points})
        case "persons":
            return Message("{points} a person", {"points": points})
        case _:
            return Message("{points} each time", {"points": points})


def _why_picked(incident: Incident, band: Band | None, mild: Fraction, harsh: Fraction) -> Message:
    if band is not None:
        fields: dict[str, FieldValue] = {"band": minutes_words(band.minutes), "points": mild}
        if incident.points is not None:
            return Message("{band}, at the leader's discretion", fields)
        return Message("{band}, at the leader's discretion; no points picked; counted at the mildest, {points}", fields)
    if incident.points is not None:
        return Message("picked within {mild} to {harsh}", {"mild": mild, "harsh": harsh})
    return Message("no points picked; counted at the mildest, {points}", {"points": mild})


def nothing_picked(incident: Incident, criterion: IncidentCriterion, mild: Fraction) -> Message:
    """The notice about an incident whose points were left to the leader and never picked."""
    fields: dict[str, FieldValue] = {"criterion": criterion.name, "date": incident.date, "points": mild}
    return Message("{criterion} on {date}: no points picked; counted at the mildest, {points}", fields)
