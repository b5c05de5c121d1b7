"""Yuan by bands over the score: fixed amounts, or percentages of a wage."""

from __future__ import annotations

from fractions import Fraction

from kpi_desktop.domain.numbers import round_half_up
from kpi_desktop.domain.words import FieldValue, Message
from kpi_desktop.schemes.pay_kinds import ByScore, ScoreBand
from kpi_desktop.scoring.pay.frame import (
    HUNDRED,
    NOTHING,
    Amount,
    Amounts,
    Payee,
    PayFrame,
    missing_wage,
    wage_name,
    yuan,
)


def by_score(component: ByScore, frame: PayFrame) -> Amounts:
    """What everyone's score is worth."""
    return Amounts(tuple(_amount(component, payee) for payee in frame.payees))


def _amount(component: ByScore, payee: Payee) -> Amount:
    exact = Fraction(payee.result.score) if component.decimals is None else payee.result.raw
    score = exact if component.decimals is None else Fraction(round_half_up(exact, component.decimals))
    band = next(band for band in component.bands if score >= band.at_least)
    reached = _reached(band, exact, score)
    if component.wage is None:
        return Amount(band.amount or NOTHING, (reached,))
    wage = payee.wage(component.wage)
    if wage is None:
        return missing_wage(component.wage)
    percent = band.percent or NOTHING
    amount = wage * percent / HUNDRED
    fields: dict[str, FieldValue] = {
        "reached": reached,
        "name": wage_name(component.wage),
        "wage": wage,
        "percent": percent,
        "amount": yuan(amount),
    }
    return Amount(amount, (Message("{reached}: {percent} % of the {name} {wage} = {amount}", fields),))


def _reached(band: ScoreBand, exact: Fraction, score: Fraction) -> Message:
    told = score if exact == score else Message("{score}, rounded to {rounded}", {"score": exact, "rounded": score})
    fields: dict[str, FieldValue] = {"score": told, "at_least": band.at_least}
    if band.title is not None:
        return Message("“{title}”: score {score}, from {at_least}", {**fields, "title": band.title})
    return Message("score {score}, from {at_least}", fields)
