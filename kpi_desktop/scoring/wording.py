"""The reasons beside the lines: what happened, and why it has these points."""

from __future__ import annotations

from fractions import Fraction

from kpi_desktop.domain.facts import Incident
from kpi_desktop.domain.words import FieldValue, Message
from kpi_desktop.schemes.effects import band_of, quantity_of
from kpi_desktop.schemes.marks import Worth
from kpi_desktop.schemes.model import Band, Criterion, Effect, IncidentCriterion, Scheme
from kpi_desktop.schemes.wording import minutes_words


def what_happened(incident: Incident, criterion: IncidentCriterion | None) -> Message:
    """``Late 12 min``, ``Absence, 2 days``, ``Quarrel, grave``: the criterion with minutes, quantity, gravity."""
    if criterion is None:
        return Message("{criterion}", {"criterion": incident.criterion})
    if incident.grave and criterion.grave_flag is not None:
        return Message("{what}, grave", {"what": _what_happened(incident, criterion)})
    return _what_happened(incident, criterion)


def _what_happened(incident: Incident, criterion: IncidentCriterion) -> Message:
    if criterion.bands and incident.minutes is not None:
        fields: dict[str, FieldValue] = {
            "criterion": criterion.name,
            "quantity": incident.quantity,
            "minutes": incident.minutes,
        }
        if incident.quantity == 1:
            return Message("{criterion} {minutes} min", fields)
        return Message("{criterion} {minutes} min, {quantity} times", fields)
    return amount(criterion, incident.quantity)


def amount(criterion: IncidentCriterion, quantity: Fraction, names: FieldValue | None = None) -> Message:
    """``Absence, 2 days``: the criterion with a quantity in its unit.

    Args:
        criterion: Says the unit.
        quantity: How many.
        names: Of all criteria that are counted together; None for the criterion's own.
    """
    fields: dict[str, FieldValue] = {"criterion": criterion.name if names is None else names}
    if quantity == 1 and criterion.unit in {"times", "minutes"}:
        return Message("{criterion}", fields)
    return Message("{criterion}, {amount}", {**fields, "amount": units(criterion, quantity)})


def units(criterion: IncidentCriterion, quantity: Fraction) -> Message:
    """``2 days``: a quantity in a criterion's unit."""
    one, fields = quantity == 1, {"quantity": quantity}
    match criterion.unit:
        case "days":
            return Message("1 day") if one else Message("{quantity} days", fields)
        case "hours":
            return Message("1 hour") if one else Message("{quantity} hours", fields)
        case "items":
            return Message("1 item") if one else Message("{quantity} items", fields)
        case "persons":
            return Message("1 person") if one else Message("{quantity} persons", fields)
        case _:
            return Message("once") if one else Message("{quantity} times", fields)


def number_reached(criterion: IncidentCriterion, names: FieldValue, number: int, *, sums: bool) -> Message:
    """``Late, number 3 this month``, ``Absence, 3 days in all this month``: what an escalation falls on.

    Args:
        criterion: Whose escalation it is.
        names: Of all criteria that are counted together.
        number: Which one it was, or how many units there were in all.
        sums: Whether units were counted.
    """
    if sums:
        return Message("{what} in all this month", {"what": amount(criterion, Fraction(number), names)})
    return Message("{criterion}, number {number} this month", {"criterion": names, "number": number})


def why_points(incident: Incident, criterion: IncidentCriterion, effect: Effect) -> Message | None:
    """Why an incident has its points; None where the criterion's name says it all."""
    band = band_of(criterion, incident.minutes)
    if effect.pick is not None:
        return _why_picked(incident, band, *effect.pick)
    if band is not None:
        return minutes_words(band.minutes)
    if effect.points is None:
        return None
    count, each = quantity_of(criterion, incident), _per_unit(criterion, effect.points)
    if count != incident.quantity:
        return Message("{count} complete, {each}", {"count": count, "each": each})
    return None if incident.quantity == 1 else each


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


def converted(why: Message | None, derived: Message) -> Message:
    """A reason with what the occurrence counts as in addition."""
    if why is None:
        return Message("counts as {derived}", {"derived": derived})
    return Message("{why}, counts as {derived}", {"why": why, "derived": derived})


def weighted(
    why: Message | None, points: Fraction, criterion: Criterion, worth: Worth, scheme: Scheme
) -> Message | None:
    """A reason with the reckoning of its weight, where there is one and it changes something."""
    scale = worth.scale(criterion)
    if scale == 1 or not points:
        return why
    category = scheme.category(criterion.category)
    weight, marks = worth.weight(criterion), criterion.marks
    if weight is None and category is not None:
        weight, marks = category.weight, category.marks
    fields: dict[str, FieldValue] = {
        "points": points,
        "marks": marks or Fraction(0),
        "weight": weight or Fraction(0),
        "weighted": points * scale,
    }
    reckoning = Message("{points} / {marks} × {weight} = {weighted}", fields)
    return reckoning if why is None else Message("{why}; weighted {reckoning}", {"why": why, "reckoning": reckoning})
