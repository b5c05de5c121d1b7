"""Commissions: a percentage of a measure by tiers, of the person's own or an equal share of the team's."""

from __future__ import annotations

from fractions import Fraction

from kpi_desktop.domain.words import FieldValue, Label, Message
from kpi_desktop.schemes.pay_kinds import Commission, Tier
from kpi_desktop.scoring.pay.frame import HUNDRED, NOTHING, Amount, Amounts, PayFrame, yuan


def commission(component: Commission, name: Label, frame: PayFrame) -> Amounts:
    """What everyone's measure brings.

    Args:
        component: The tiers.
        name: What the measure is called.
        frame: The facts.
    """
    amounts = []
    for payee in frame.payees:
        value = frame.measure(payee, component.measure)
        if value is None:
            what = _missing(name)
            amounts.append(Amount(NOTHING, (what,), (what,)))
        else:
            tier = tier_of(component, value)
            amounts.append(Amount(brings(tier, value), (_how(tier, name, value),)))
    return Amounts(tuple(amounts))


def team_share(component: Commission, name: Label, frame: PayFrame) -> Amounts:
    """What the team's measure brings, shared equally by everyone in the facts."""
    value = frame.team_measure(component.measure)
    if value is None:
        what = _missing(name)
        return Amounts((Amount(NOTHING, (what,)),) * len(frame.payees), (what,))
    tier, people = tier_of(component, value), len(frame.payees)
    share = brings(tier, value) / (people or 1)
    fields: dict[str, FieldValue] = {"how": _how(tier, name, value), "people": people, "amount": yuan(share)}
    return Amounts((Amount(share, (Message("{how}, shared by {people}: {amount}", fields),)),) * people)


def tier_of(component: Commission, value: Fraction) -> Tier:
    """The tier that a value lies in; a checked plan has one for every value."""
    return next(tier for tier in component.tiers if value in tier.values)


def brings(tier: Tier, value: Fraction) -> Fraction:
    """What a value brings by a tier, in yuan."""
    return (value - tier.over) * tier.percent / HUNDRED + tier.plus


def _how(tier: Tier, name: Label, value: Fraction) -> Message:
    fields: dict[str, FieldValue] = {
        "name": name,
        "value": value,
        "over": tier.over,
        "percent": tier.percent,
        "plus": tier.plus,
        "amount": yuan(brings(tier, value)),
    }
    if not tier.over and not tier.plus:
        return Message("{name} {value} × {percent} % = {amount}", fields)
    return Message("{name} ({value} − {over}) × {percent} % + {plus} = {amount}", fields)


def _missing(name: Label) -> Message:
    return Message("no “{measure}” is given; counted as 0", {"measure": name})
