"""A sum of the person's own, or what a setting says instead; whole, or by days attended."""

from __future__ import annotations

from fractions import Fraction
from typing import Final

from kpi_desktop.domain.words import FieldValue, Message
from kpi_desktop.schemes.pay_kinds import WageComponent
from kpi_desktop.scoring.pay.frame import NOTHING, Amount, Amounts, Payee, PayFrame, missing_wage, wage_name, yuan

NO_DAYS: Final = Message("no days attended are given; paid as a full month")
"""What is said of somebody whose days attended are missing."""


def wages(component: WageComponent, frame: PayFrame) -> Amounts:
    """Everyone's sum."""
    return Amounts(tuple(_amount(component, payee, frame) for payee in frame.payees))


def _amount(component: WageComponent, payee: Payee, frame: PayFrame) -> Amount:
    wage = _wage(component, payee, frame)
    if wage is None:
        return Amount(NOTHING) if component.optional else missing_wage(component.wage)
    fields: dict[str, FieldValue] = {"name": wage_name(component.wage), "wage": wage}
    if component.full_days is None:
        return Amount(wage, (Message("{name} {wage}", fields),))
    days, full = payee.employee.days_attended, component.full_days
    if days is None:
        return Amount(wage, (NO_DAYS,), (NO_DAYS,))
    amount = wage / full * days
    fields = {**fields, "days": days, "full": full, "amount": yuan(min(amount, wage))}
    if amount > wage:
        return Amount(wage, (Message("{name} {wage} ÷ {full} × {days} days, at most the whole: {amount}", fields),))
    return Amount(amount, (Message("{name} {wage} ÷ {full} × {days} days = {amount}", fields),))


def _wage(component: WageComponent, payee: Payee, frame: PayFrame) -> Fraction | None:
    own = payee.wage(component.wage)
    probation = payee.employee.probation and component.probation_setting is not None
    setting = component.probation_setting if probation else component.setting
    return frame.setting(setting) if own is None and setting is not None else own
