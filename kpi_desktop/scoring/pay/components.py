"""Every kind of component by the file that works it out."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from kpi_desktop.domain.words import Label, Message
from kpi_desktop.schemes.measured_model import DeclaredMeasure
from kpi_desktop.schemes.pay_kinds import ByScore, Commission, Ladder, Output, Prizes, StandingComponent, WageComponent
from kpi_desktop.schemes.pay_model import Component
from kpi_desktop.scoring.pay.by_score import by_score
from kpi_desktop.scoring.pay.commission import commission, team_share
from kpi_desktop.scoring.pay.frame import NOTHING, Amount, Amounts, PayFrame
from kpi_desktop.scoring.pay.ladder import ladder
from kpi_desktop.scoring.pay.output import output
from kpi_desktop.scoring.pay.per_point import per_point
from kpi_desktop.scoring.pay.prizes import prizes
from kpi_desktop.scoring.pay.standing import by_standing
from kpi_desktop.scoring.pay.wage import wages


def amounts(component: Component, measures: Collection[DeclaredMeasure], frame: PayFrame) -> Amounts:
    """What a component comes to for everyone, in the order of the facts.

    Args:
        component: Of a plan or scheme that passed its check.
        measures: What it declares.
        frame: The facts and scores.
    """
    found = _worked_out(component, {m.id: m.name for m in measures}, {m.id for m in measures if m.team}, frame)
    if not component.regular_only:
        return found
    each = zip(frame.payees, found.each, strict=True)
    return Amounts(tuple(_for_regular(one) if p.employee.probation else one for p, one in each), found.team)


def _for_regular(amount: Amount) -> Amount:
    """Nothing on probation; what is missing still matters to those who are compared."""
    return Amount(NOTHING, (Message("not paid on probation"),), amount.notices)


def _worked_out(  # noqa: PLR0911 - one return per kind reads best
    component: Component, names: Mapping[str, Label], team: Collection[str], frame: PayFrame
) -> Amounts:
    match component:
        case ByScore():
            return by_score(component, frame)
        case Commission() if component.measure in team:
            return team_share(component, names[component.measure], frame)
        case Commission():
            return commission(component, names[component.measure], frame)
        case WageComponent():
            return wages(component, frame)
        case Ladder():
            return ladder(component, frame)
        case Output():
            return output(component, names, frame)
        case Prizes():
            return prizes(component, names, frame)
        case StandingComponent():
            return by_standing(component, frame)
        case _:
            return per_point(component, frame)
