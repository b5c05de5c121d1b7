"""Amounts that nobody means: a quantity of 0, lateness of several days. The same for every way of entering."""

from __future__ import annotations

from fractions import Fraction
from typing import Final

from kpi_desktop.domain.words import FieldValue, Message
from kpi_desktop.schemes.model import IncidentCriterion

LONG_MINUTES: Final = Fraction(240)
"""More is worth a word."""
DAY_MINUTES: Final = Fraction(1440)
"""More is refused."""
_WHOLE: Final = frozenset({"times", "items", "persons", "minutes"})
_MOST: Final = {"times": 20, "items": 999, "persons": 999, "days": 31, "hours": 744}
"""Most of a unit in one entry; a month has no more days and hours."""


def minutes_faults(minutes: Fraction) -> tuple[Message, ...]:
    """What is wrong with minutes late or early."""
    if minutes < 0:
        return (Message("Minutes can't be below 0; enter 0 or more"),)
    if minutes.denominator != 1:
        return (Message("{minutes} minutes: enter a whole number, 0 or more", {"minutes": minutes}),)
    if minutes > DAY_MINUTES:
        return (Message("{minutes} minutes are more than a day; correct the minutes", {"minutes": minutes}),)
    return ()


def quantity_faults(criterion: IncidentCriterion, quantity: Fraction) -> tuple[Message, ...]:
    """What is wrong with a quantity in a criterion's unit."""
    fields: dict[str, FieldValue] = {"quantity": quantity, "criterion": criterion.name}
    if quantity <= 0:
        return (Message("{quantity} for {criterion}: enter a count above 0", fields),)
    if criterion.unit in _WHOLE and quantity.denominator != 1:
        return (Message("{quantity} for {criterion}: enter a whole number", fields),)
    most = _MOST.get(criterion.unit)
    if most is not None and quantity > most:
        fields["most"] = Fraction(most)
        return (Message("{quantity} for {criterion}: at most {most} in one entry; check the number", fields),)
    return ()
