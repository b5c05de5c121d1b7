"""Instant money: yuan for each point of incidents as logged."""

from __future__ import annotations

from kpi_desktop.domain.result import LineKind
from kpi_desktop.domain.words import FieldValue, Message
from kpi_desktop.schemes.pay_kinds import PerPoint
from kpi_desktop.scoring.pay.frame import NOTHING, Amount, Amounts, Payee, PayFrame, yuan

LOGGED = (LineKind.INCIDENT, LineKind.CONVERTED, LineKind.ESCALATION)
"""Lines that come from what was logged and counts; floors and the cap take nothing back."""


def per_point(component: PerPoint, frame: PayFrame) -> Amounts:
    """What everyone's points bring or cost."""
    return Amounts(tuple(_amount(component, payee) for payee in frame.payees))


def _amount(component: PerPoint, payee: Payee) -> Amount:
    points = sum((line.points for line in payee.result.lines if line.kind in LOGGED), NOTHING)
    amount = points * component.amount
    fields: dict[str, FieldValue] = {"points": points, "each": component.amount, "amount": yuan(amount)}
    return Amount(amount, (Message("{points} points logged × {each} = {amount}", fields),))
