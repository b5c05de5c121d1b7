"""Pay for what was produced: quantity × price × coefficients between the team's lowest and highest."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from kpi_desktop.domain.numbers import round_half_up
from kpi_desktop.domain.words import FieldValue, Label, Message
from kpi_desktop.schemes.pay_kinds import Output, OutputTerm, TeamCoefficient
from kpi_desktop.scoring.pay.frame import NOTHING, Amount, Amounts, Payee, PayFrame, yuan

SHOWN_PLACES = 4
"""Decimals with which a coefficient is told; it is reckoned with exactly."""


def output(component: Output, names: Mapping[str, Label], frame: PayFrame) -> Amounts:
    """What everyone's output brings.

    Args:
        component: The terms.
        names: What the measures are called.
        frame: The facts.
    """
    factors = [[team_coefficients(one, frame) for one in term.coefficients] for term in component.terms]
    return Amounts(
        tuple(
            _amount(component, names, frame, payee, [[column[place] for column in columns] for columns in factors])
            for place, payee in enumerate(frame.payees)
        ),
        tuple(
            Message("the price of “{name}” isn't set; counted as 0", {"name": term.name})
            for term in component.terms
            if frame.setting(term.price) is None
        ),
    )


def team_coefficients(coefficient: TeamCoefficient, frame: PayFrame) -> tuple[Fraction, ...]:
    """Everyone's factor."""
    values = [frame.total(payee, coefficient.of) for payee in frame.payees]
    known = [value for value in values if value is not None]
    steps = frame.setting(coefficient.steps) if coefficient.steps is not None else None
    return tuple(
        coefficient.alike
        if value is None or min(known) == max(known)
        else _stepped(coefficient, (value - min(known)) / (max(known) - min(known)), steps or NOTHING)
        for value in values
    )


def _stepped(coefficient: TeamCoefficient, part: Fraction, step: Fraction) -> Fraction:
    """The factor at a part of the way from the lowest to the highest, rounded half up to steps from the lowest."""
    way = (coefficient.highest - coefficient.lowest) * part
    if step:
        way = min(Fraction(round_half_up(way / step, 0)) * step, coefficient.highest - coefficient.lowest)
    return coefficient.lowest + way


def _amount(
    component: Output, names: Mapping[str, Label], frame: PayFrame, payee: Payee, factors: Sequence[Sequence[Fraction]]
) -> Amount:
    total, why = NOTHING, list[Message]()
    for term, own in zip(component.terms, factors, strict=True):
        amount, how = _term(term, own, payee, frame)
        total += amount
        why.append(how)
    less = frame.measure(payee, component.less) if component.less is not None else None
    if less:
        total -= less
        why.append(Message("less {name} {amount}", {"name": names[component.less or ""], "amount": less}))
    if total < 0:
        total = NOTHING
        why.append(Message("never below 0"))
    return Amount(total, tuple(why), _notices(component, names, payee, frame))


def _term(term: OutputTerm, factors: Sequence[Fraction], payee: Payee, frame: PayFrame) -> tuple[Fraction, Message]:
    quantity = frame.total(payee, term.quantity) or NOTHING
    price = frame.setting(term.price) or NOTHING
    amount, product = price * quantity, Message("{price} × {quantity}", {"price": price, "quantity": quantity})
    for factor in reversed(factors):
        amount *= factor
        fields: dict[str, FieldValue] = {"factor": round_half_up(factor, SHOWN_PLACES), "rest": product}
        product = Message("{factor} × {rest}", fields)
    return amount, Message(
        "{name}: {product} = {amount}", {"name": term.name, "product": product, "amount": yuan(amount)}
    )


def _notices(component: Output, names: Mapping[str, Label], payee: Payee, frame: PayFrame) -> tuple[Message, ...]:
    """Each missing measure once, with what follows."""
    counted = [name for term in component.terms for name in term.quantity]
    compared = [name for term in component.terms for one in term.coefficients for name in one.of]
    found = []
    for name in frame.missing(payee, dict.fromkeys((*counted, *compared))):
        fields: dict[str, FieldValue] = {"measure": names[name]}
        if name not in compared:
            found.append(Message("no “{measure}” is given; counted as 0", fields))
        elif name not in counted:
            found.append(Message("no “{measure}” is given; not compared with the others", fields))
        else:
            found.append(Message("no “{measure}” is given; counted as 0 and not compared with the others", fields))
    return tuple(found)
