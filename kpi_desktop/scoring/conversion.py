"""Conversions (折算) and money: what an occurrence counts as in addition, and what it takes off pay."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from kpi_desktop.domain.result import Line, LineKind
from kpi_desktop.domain.words import FieldValue, Message
from kpi_desktop.schemes.model import Conversion, Effect, IncidentCriterion
from kpi_desktop.scoring.tally import Draft, Entry, Fine, Frame, Occurrence, Tally
from kpi_desktop.scoring.wording import amount, weighted

_NOTHING = Fraction(0)


def convert(entry: Entry, conversion: Conversion, times: Fraction, frame: Frame, tally: Tally) -> Message:
    """Add a derived quantity with its points and money.

    Args:
        entry: The incident that it comes from.
        conversion: What it counts as.
        times: Units of the incident, or falls of an escalation.
        frame: What it is held against.
        tally: Filled with an occurrence, money, and a line where there are points.

    Returns:
        The derived quantity in words: "Personal leave, 0.5 days".
    """
    target = frame.scheme.incident_criterion(conversion.to)
    if target is None:
        raise ValueError("the scheme wasn't checked")
    quantity = conversion.each * times
    occurrence = Occurrence(entry, target, quantity, derived=True)
    tally.occurrences.append(occurrence)
    what = amount(target, quantity)
    fine(entry, target, quantity, what, frame=frame, tally=tally)
    if target.points:
        tally.drafts.append(_line(entry, target, target.points * quantity, what, frame))
    return what


def _line(entry: Entry, target: IncidentCriterion, points: Fraction, what: Message, frame: Frame) -> Draft:
    names: dict[str, FieldValue] = {"criterion": entry.criterion.name if entry.criterion is not None else ""}
    why = weighted(Message("derived from {criterion}", names), points, target, frame.worth, frame.scheme)
    line = Line(
        kind=LineKind.CONVERTED,
        category=target.category,
        criterion=target.id,
        date=entry.incident.date,
        points=points * frame.worth.scale(target),
        what=what,
        why=why,
        incident=entry.index,
    )
    return Draft(line, target.id)


def fine(entry: Entry, effect: Effect, quantity: Fraction, what: Message, *, frame: Frame, tally: Tally) -> None:
    """Take an effect's money off pay, and its day's wages; one that isn't known counts 0."""
    taken = (effect.money or _NOTHING) * quantity
    if effect.day_wages:
        if frame.employee.day_wage is None:
            tally.wage_missing = True
        taken += effect.day_wages * (frame.employee.day_wage or _NOTHING) * quantity
    incident = entry.incident
    size = (incident.minutes or _NOTHING, Fraction(incident.grave))
    take(incident.date, taken, what, frame.places[incident.criterion], tally, *size)


def take(day: date, taken: Fraction, what: Message, place: int, tally: Tally, *size: Fraction) -> None:
    """Take money off pay, where there is any to take.

    Args:
        day: When.
        taken: Yuan, negative.
        what: For what.
        place: Of what takes it, among what does on one day.
        tally: Filled with a fine.
        size: What tells apart what is equal in all this, so that the order of entry decides nothing.
    """
    if taken:
        fields: dict[str, FieldValue] = {"date": day, "what": what, "money": taken}
        tally.fines.append(Fine((day, place, (taken, *size)), taken, Message("{date} {what}: {money}", fields)))
