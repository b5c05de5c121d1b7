"""Ladders: yuan by months since hired and by level; and who has the months for the next level."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from fractions import Fraction

from kpi_desktop.domain.month import Month
from kpi_desktop.domain.problems import printable
from kpi_desktop.domain.result import FlagKind
from kpi_desktop.domain.words import FieldValue, Message
from kpi_desktop.schemes.pay_kinds import Ladder, LevelWage, Step
from kpi_desktop.schemes.pay_model import Level
from kpi_desktop.scoring.pay.frame import NOTHING, Amount, Amounts, Payee, PayFrame, yuan


def ladder(component: Ladder, frame: PayFrame) -> Amounts:
    """What everyone's months and level bring."""
    return Amounts(tuple(_amount(component, payee, frame) for payee in frame.payees))


def completed(hired: date, month: Month) -> int:
    """Months completed at a month's end since a day of it or before.

    A day that the month hasn't (31, or 29 February) is completed on the month's last day, so at the month's end every
    month that the calendar counts is completed.
    """
    return (month.year - hired.year) * 12 + month.month - hired.month


def level_of(payee: Payee, frame: PayFrame) -> Level | None:
    """The person's level, by its id or either name; None where the plan knows no such one."""
    return level_named(payee.employee.level, frame.levels)


def level_named(said: str | None, levels: Sequence[Level]) -> Level | None:
    """The level that is called so, by its id or either name; None where there is none."""
    name = (said or "").strip()
    return next((level for level in levels if name in (level.id, level.name.zh, level.name.en)), None)


def _amount(component: Ladder, payee: Payee, frame: PayFrame) -> Amount:
    hired, only = payee.employee.hired, component.steps[0]
    if hired is None and len(component.steps) > 1:
        return _nothing(Message("no first day of employment is given; counted as 0"))
    months = None if hired is None else completed(hired, frame.month)
    step = only if months is None else [step for step in component.steps if step.months <= months][-1]
    if step.levels:
        return _by_level(step, payee, frame)
    fields: dict[str, FieldValue] = {"months": months or 0, "from": step.months, "amount": yuan(step.amount or NOTHING)}
    return Amount(step.amount or NOTHING, (Message("{months} months since hired, from {from}: {amount}", fields),))


def _by_level(step: Step, payee: Payee, frame: PayFrame) -> Amount:
    if not (payee.employee.level or "").strip():
        return _nothing(Message("no level is given; counted as 0"))
    level = level_of(payee, frame)
    wage = next((wage for wage in step.levels if level is not None and wage.level == level.id), None)
    if level is None or wage is None:
        fields: dict[str, FieldValue] = {
            "level": printable(payee.employee.level or ""),
            "known": tuple(one.name for one in frame.levels if any(wage.level == one.id for wage in step.levels)),
        }
        return _nothing(Message("level {level} isn't one of {known}; counted as 0", fields))
    amount = _paid(wage, frame)
    if amount is None:
        return _nothing(Message("the base wage of {level} isn't set; counted as 0", {"level": level.name}))
    return Amount(amount, (Message("{level}: {amount}", {"level": level.name, "amount": yuan(amount)}),))


def _paid(wage: LevelWage, frame: PayFrame) -> Fraction | None:
    return wage.amount if wage.setting is None else frame.setting(wage.setting)


def _nothing(what: Message) -> Amount:
    return Amount(NOTHING, (what,), (what,))


def promotion(payee: Payee, frame: PayFrame) -> tuple[FlagKind, Message] | None:
    """The flag of whoever has the months for the next level."""
    hired, level = payee.employee.hired, level_of(payee, frame)
    if hired is None or level is None:
        return None
    above = frame.levels[frame.levels.index(level) + 1 :]
    months = completed(hired, frame.month)
    if not above or above[0].after_months is None or months < above[0].after_months:
        return None
    fields: dict[str, FieldValue] = {"months": months, "level": above[0].name, "needed": above[0].after_months}
    if above[0].by_leader:
        what = Message("{months} months since hired, {level} asks for {needed} and the leader's word", fields)
    else:
        what = Message("{months} months since hired, {level} asks for {needed}", fields)
    return FlagKind.PROMOTION_DUE, what
