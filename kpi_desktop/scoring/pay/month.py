"""Everyone's pay of a month: the components of the plan, then those of the scheme, then fines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from kpi_desktop.domain.facts import Facts
from kpi_desktop.domain.numbers import round_half_up
from kpi_desktop.domain.problems import Notice
from kpi_desktop.domain.result import Flag, FlagKind, Pay, PayComponent, PersonResult
from kpi_desktop.domain.words import FieldValue, Message
from kpi_desktop.schemes.model import Scheme
from kpi_desktop.schemes.pay_model import Component, PayPlan
from kpi_desktop.schemes.vocabulary import declared, vocabulary
from kpi_desktop.scoring.figures import Figures
from kpi_desktop.scoring.pay.components import amounts
from kpi_desktop.scoring.pay.frame import MONEY_PLACES, Amount, Amounts, Payee, PayFrame
from kpi_desktop.scoring.pay.ladder import promotion
from kpi_desktop.scoring.standing import standing_flags

SPLIT_PLACES = 1
"""Decimals with which the parts of the actual split are told."""


@dataclass(frozen=True, slots=True)
class Paid:
    """Results with what follows in money, and what should be known about it."""

    results: tuple[PersonResult, ...]
    notices: tuple[Notice, ...]


def with_pay(
    plan: PayPlan | None, scheme: Scheme, facts: Facts, results: Sequence[PersonResult], fines: Sequence[PayComponent]
) -> Paid:
    """Add pay to everyone's result, and the flags that a plan raises.

    Args:
        plan: The pay plan in force, checked; None for none.
        scheme: The scheme; it may carry components of its own.
        facts: The month, checked against both.
        results: In the order of the facts, with ranks and the scheme's flags.
        fines: Deductions of money from incidents, for everyone in the same order; empty where the scheme knows none.

    Returns:
        The same results with `pay` and all flags; notices person by person, then those about the team.
    """
    figures = Figures(facts, vocabulary(scheme, plan))
    of_plan = PayFrame(facts, results, plan.settings, plan.levels, figures=figures) if plan is not None else None
    of_scheme = PayFrame(facts, results, scheme.settings, figures=figures)
    columns = [_Column(part, amounts(part, declared(scheme), of_scheme)) for part in scheme.pay]
    if plan is not None and of_plan is not None:
        columns = [*(_Column(part, amounts(part, plan.measures, of_plan)) for part in plan.components), *columns]
    paid, notices = [], list[Notice]()
    for place, (payee, result) in enumerate(zip(of_scheme.payees, results, strict=True)):
        parts = [column.component_of(place) for column in columns]
        raised = [flag for column in columns for flag in column.amounts.each[place].raised]
        remarks: tuple[Message, ...] = ()
        if plan is not None and of_plan is not None:
            raised += _of_plan(plan, of_plan, payee)
            remarks = _split(plan, payee, parts)
        notices += [_notice(column.part, what, payee) for column in columns for what in column.notices(place)]
        whole = (*parts, *fines[place : place + 1])
        pay = Pay(plan.id if plan is not None else None, whole, remarks)
        paid.append(replace(result, pay=pay, flags=_joined(result.flags, raised)))
    notices += [_team_notice(column.part, what) for column in columns for what in column.amounts.team]
    return Paid(tuple(paid), tuple(notices))


@dataclass(frozen=True, slots=True)
class _Column:
    """One component with what it comes to for everyone."""

    part: Component
    amounts: Amounts

    def component_of(self, place: int) -> PayComponent:
        amount: Amount = self.amounts.each[place]
        return PayComponent(self.part.id, round_half_up(amount.yuan, MONEY_PLACES), amount.why, self.part.name)

    def notices(self, place: int) -> tuple[Message, ...]:
        return self.amounts.each[place].notices


def _notice(part: Component, what: Message, payee: Payee) -> Notice:
    fields: dict[str, FieldValue] = {"employee": payee.employee.id, "component": part.id}
    return Notice(Message("employee {employee}, pay component {component}", fields), what, payee.employee.id)


def _team_notice(part: Component, what: Message) -> Notice:
    return Notice(Message("pay component {component}", {"component": part.id}), what)


def _of_plan(plan: PayPlan, frame: PayFrame, payee: Payee) -> list[tuple[FlagKind, Message]]:
    """Flags from standing and levels."""
    due = promotion(payee, frame)
    raised = standing_flags(plan.standing, frame.month, payee.stand, payee.history)
    return [*raised, due] if due is not None else raised


def _split(plan: PayPlan, payee: Payee, parts: Sequence[PayComponent]) -> tuple[Message, ...]:
    """The planned split beside the actual one, for whoever all of its components are for."""
    planned = {share.component: share.parts for share in plan.split}
    amount = {part.id: Fraction(part.amount) for part in parts if part.id in planned}
    for_regular = any(part.regular_only for part in plan.components if part.id in planned)
    total = sum(amount.values(), Fraction(0))
    if total <= 0 or (for_regular and payee.employee.probation):
        return ()
    whole = sum(planned.values(), Fraction(0))
    fields: dict[str, FieldValue] = {
        "components": _ratio([part.name or part.id for part in parts if part.id in planned]),
        "planned": _ratio([planned[name] for name in amount]),
        "actual": _ratio([round_half_up(yuan / total * whole, SPLIT_PLACES) for yuan in amount.values()]),
    }
    return (Message("{components}: planned {planned}, actual {actual}", fields),)


def _ratio(values: Sequence[FieldValue]) -> FieldValue:
    first, *rest = values
    for value in rest:
        first = Message("{first} : {second}", {"first": first, "second": value})
    return first


def _joined(flags: Sequence[Flag], raised: Sequence[tuple[FlagKind, Message]]) -> tuple[Flag, ...]:
    """The scheme's flags and those of pay, in the order of their kinds; pay's hold at the month's end, so come last."""
    reasons = {kind: list[Message]() for kind in FlagKind}
    for flag in flags:
        reasons[flag.kind] += flag.reasons
    for kind, reason in raised:
        reasons[kind].append(reason)
    return tuple(Flag(kind, tuple(found)) for kind, found in reasons.items() if found)
