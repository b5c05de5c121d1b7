"""What one entry comes to by its criterion alone: points, what is still missing, what is odd, what is wrong."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from kpi_desktop.domain.facts import Incident
from kpi_desktop.domain.words import FieldValue, Message
from kpi_desktop.schemes.effects import effect_of, mildest
from kpi_desktop.schemes.model import Effect, IncidentCriterion
from kpi_desktop.schemes.wording import minutes_words
from kpi_desktop.scoring.wording import what_happened, why_points
from kpi_desktop.services.plausible import DAY_MINUTES, LONG_MINUTES, minutes_faults, quantity_faults

_MANY = {"times": 5, "items": 5, "persons": 5, "days": 5, "hours": 12}


@dataclass(frozen=True, slots=True)
class Weighed:
    """What an entry comes to.

    Attributes:
        points: Signed, quantity included, before the month's escalations and floors; None while minutes are missing.
        missing: What to type next; None where nothing is missing.
        notices: What is odd but allowed.
        errors: What is wrong, each with its remedy.
        why: Why it has these points; None where the criterion's name says it all.
        pick: The range to pick from, mildest first; None where nothing is to be picked.
    """

    points: Fraction | None
    missing: Message | None = None
    notices: tuple[Message, ...] = ()
    errors: tuple[Message, ...] = ()
    why: Message | None = None
    pick: tuple[Fraction, Fraction] | None = None


def wants_minutes(criterion: IncidentCriterion) -> bool:
    """Whether a number typed beside it means minutes."""
    return bool(criterion.bands) or criterion.unit == "minutes"


def what(criterion: IncidentCriterion, minutes: Fraction | None, quantity: Fraction, *, grave: bool = False) -> Message:
    """What an entry says, as the result's lines say it: ``Late 12 min``."""
    said = Incident("", date.min, criterion.id, minutes=minutes, quantity=quantity, grave=grave)
    return what_happened(said, criterion)


def weigh(
    criterion: IncidentCriterion,
    minutes: Fraction | None = None,
    quantity: Fraction = Fraction(1),
    pick: Fraction | None = None,
) -> Weighed:
    """Weigh one entry.

    Args:
        criterion: The criterion.
        minutes: Where its bands read them.
        quantity: In its unit.
        pick: The leader's points, signed, per unit; None where nothing was picked.
    """
    errors = list(quantity_faults(criterion, quantity))
    notices = list(_quantity_notices(criterion, quantity))
    effect = effect_of(criterion, minutes)
    missing = None
    if wants_minutes(criterion) and minutes is None:
        effect, missing = None, Message("Now the minutes, such as 8")
    elif minutes is not None and (faults := minutes_faults(minutes)):
        errors += faults
    elif effect is None and minutes is not None:
        bands = tuple(minutes_words(band.minutes) for band in criterion.bands)
        fields: dict[str, FieldValue] = {"minutes": minutes, "criterion": criterion.name, "bands": bands}
        errors.append(Message("{minutes} minutes fit no band of {criterion} ({bands}); correct the minutes", fields))
    if minutes is not None and LONG_MINUTES < minutes <= DAY_MINUTES:
        notices.append(Message("{minutes} minutes: unusually long", {"minutes": minutes}))
    if effect is None:
        return Weighed(None, missing, tuple(notices), tuple(errors))
    each, wrong, odd = _points_of(criterion, effect, pick)
    points = each * quantity if not wrong else None
    incident = Incident("", date.min, criterion.id, minutes=minutes, quantity=quantity, points=pick)
    why = None if wrong else why_points(incident, criterion, effect)
    return Weighed(points, missing, (*notices, *odd), (*errors, *wrong), why, effect.pick)


def _points_of(
    criterion: IncidentCriterion, effect: Effect, pick: Fraction | None
) -> tuple[Fraction, tuple[Message, ...], tuple[Message, ...]]:
    """Points of one unit, faults of the pick, notices."""
    if effect.pick is None:
        fixed = mildest(effect)
        if pick is None or pick == fixed:
            return fixed, (), ()
        fields: dict[str, FieldValue] = {"criterion": criterion.name, "points": fixed, "pick": pick}
        return fixed, (Message("{criterion} counts {points} here; leave out {pick}", fields),), ()
    mild, harsh = effect.pick
    if pick is None:
        odd = Message("No points picked; counted at the mildest, {points}", {"points": mild})
        return mild, (), (odd,)
    if min(effect.pick) <= pick <= max(effect.pick):
        return pick, (), ()
    fields = {"criterion": criterion.name, "pick": pick, "mild": mild, "harsh": harsh}
    return mild, (Message("{pick} is outside {mild} to {harsh} of {criterion}; pick within", fields),), ()


def _quantity_notices(criterion: IncidentCriterion, quantity: Fraction) -> tuple[Message, ...]:
    if quantity <= _MANY.get(criterion.unit, 1):
        return ()
    match criterion.unit:
        case "days":
            return (Message("{quantity} days: unusually many", {"quantity": quantity}),)
        case "hours":
            return (Message("{quantity} hours: unusually many", {"quantity": quantity}),)
        case "items":
            return (Message("{quantity} items: unusually many", {"quantity": quantity}),)
        case "persons":
            return (Message("{quantity} people: unusually many", {"quantity": quantity}),)
        case _:
            return (Message("{quantity} times: unusually many", {"quantity": quantity}),)
