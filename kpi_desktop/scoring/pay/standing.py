"""Yuan, and a flag, by how somebody stands this month and stood before."""

from __future__ import annotations

from kpi_desktop.domain.words import Message
from kpi_desktop.schemes.pay_kinds import StandingComponent
from kpi_desktop.scoring.pay.frame import NOTHING, Amount, Amounts, Payee, PayFrame, yuan
from kpi_desktop.scoring.standing import standing_flags


def by_standing(component: StandingComponent, frame: PayFrame) -> Amounts:
    """What falls due for everyone."""
    return Amounts(tuple(_amount(component, payee, frame) for payee in frame.payees))


def _amount(component: StandingComponent, payee: Payee, frame: PayFrame) -> Amount:
    raised = standing_flags((component.rule,), frame.month, payee.stand, payee.history)
    if not raised:
        return Amount(NOTHING)
    why = Message("{reason}: {amount}", {"reason": raised[0][1], "amount": yuan(component.amount)})
    return Amount(component.amount, (why,), raised=tuple(raised))
