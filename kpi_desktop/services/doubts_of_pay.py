"""Doubts about money: deductions beyond a fifth of the pay, pay below the minimum wage.

A fifth and the minimum wage are where article 16 of 工资支付暂行规定 (1994) draws its lines. The program says where
they are crossed and advises nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from typing import Final

from kpi_desktop.domain.facts import Employee
from kpi_desktop.domain.numbers import round_half_up
from kpi_desktop.domain.result import PersonResult
from kpi_desktop.domain.words import FieldValue, Message
from kpi_desktop.schemes.pay_kinds import Wage
from kpi_desktop.schemes.pay_reads import components, pays_base, wages_read
from kpi_desktop.services.doubt_types import Doubt, DoubtKind, doubt_id
from kpi_desktop.services.months import ScoredMonth

_FIFTH: Final = Fraction(1, 5)
_MONTHLY: Final[tuple[Wage, ...]] = ("base-wage", "performance-wage", "seniority-pay")
_NOTHING: Final = Fraction(0)


def cut_by_a_fifth(month: ScoredMonth, minimum: Fraction | None) -> Iterator[Doubt]:
    """Deductions of more than a fifth of the month's pay.

    Where neither the plan nor the roster says what somebody is paid, the minimum wage stands in; without it nothing can
    be held against anything.
    """
    for employee, person in _people(month):
        cut = -sum((Fraction(one.amount) for one in person.pay.components if one.amount < 0), _NOTHING)
        gross = _paid_elsewhere(month, employee) + sum(
            (Fraction(one.amount) for one in person.pay.components if one.amount > 0), _NOTHING
        )
        basis = gross or minimum
        if cut and basis is not None and cut > basis * _FIFTH:
            fields: dict[str, FieldValue] = {
                "name": _name(employee), "cut": _yuan(cut), "pay": _yuan(basis), "fifth": _yuan(basis * _FIFTH),
            }  # fmt: skip
            yield Doubt(
                doubt_id(DoubtKind.CUT, employee.id, cut, basis),
                DoubtKind.CUT,
                (employee.id,),
                Message("{name}: {cut} yuan are taken off; a fifth of the month's pay of {pay} is {fifth}", fields),
                Message("Take off less, or say on what ground it is taken off."),
            )


def below_minimum(month: ScoredMonth, minimum: Fraction | None) -> Iterator[Doubt]:
    """Pay below the minimum wage of the settings; sums on the roster that no plan reads are paid besides."""
    if minimum is None:
        return
    parts = components(month.scheme, month.plan)
    for employee, person in _people(month):
        known = any(pays_base(part) for part in parts) or _wage(employee, "base-wage") is not None
        if person.pay.total is None and not known:
            continue
        if not known and month.plan is None:
            continue
        besides = _paid_elsewhere(month, employee)
        pay = Fraction(person.pay.total or 0) + besides
        if pay < minimum:
            fields: dict[str, FieldValue] = {
                "name": _name(employee), "pay": _yuan(pay), "minimum": _yuan(minimum), "besides": _yuan(besides),
            }  # fmt: skip
            yield Doubt(
                doubt_id(DoubtKind.MINIMUM, employee.id, pay, minimum),
                DoubtKind.MINIMUM,
                (employee.id,),
                _too_little(fields, named=bool(besides) and person.pay.total is not None),
                Message(
                    "Check wages, figures and deductions (is the base wage on the roster?), or say why it is right."
                ),
            )


def _too_little(fields: dict[str, FieldValue], *, named: bool) -> Message:
    """That pay is too little; `named` tells what of it stands on the roster alone, beside what the plan pays."""
    if named:
        return Message(
            "{name}: pay of {pay}, {besides} of it from the roster beside the pay plan, is below the minimum wage of "
            "{minimum}",
            fields,
        )
    return Message("{name}: pay of {pay} is below the minimum wage of {minimum}", fields)


def _people(month: ScoredMonth) -> Iterator[tuple[Employee, PersonResult]]:
    yield from zip(month.facts.employees, month.result.results, strict=True)


def _paid_elsewhere(month: ScoredMonth, employee: Employee) -> Fraction:
    """Sums on the roster that no component reads: paid beside what plan and scheme come to."""
    read = {wage for part in components(month.scheme, month.plan) for wage in wages_read(part)}
    return sum((_wage(employee, wage) or _NOTHING for wage in _MONTHLY if wage not in read), _NOTHING)


def _wage(employee: Employee, wage: Wage) -> Fraction | None:
    return {
        "base-wage": employee.base_wage,
        "performance-wage": employee.performance_wage,
        "seniority-pay": employee.seniority_pay,
        "day-wage": employee.day_wage,
    }[wage]


def _name(employee: Employee) -> str:
    return employee.name or employee.id


def _yuan(amount: Fraction) -> Decimal:
    return round_half_up(amount, 2)
