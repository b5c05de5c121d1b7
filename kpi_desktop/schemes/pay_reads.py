"""What components of pay read of a person: measures, sums on the roster, days attended."""

from __future__ import annotations

from collections.abc import Iterable

from kpi_desktop.schemes.model import IncidentCriterion, Scheme
from kpi_desktop.schemes.pay_kinds import (
    ByScore,
    Commission,
    Ladder,
    Output,
    Prizes,
    StandingComponent,
    Wage,
    WageComponent,
)
from kpi_desktop.schemes.pay_model import Component, PayPlan
from kpi_desktop.schemes.rules_model import StandingRule


def components(scheme: Scheme, plan: PayPlan | None) -> tuple[Component, ...]:
    """Every component in force: the plan's, then the scheme's."""
    return (*(plan.components if plan is not None else ()), *scheme.pay)


def measures_needed(component: Component) -> tuple[str, ...]:
    """Ids of the measures without which a component brings less, with a notice."""
    match component:
        case Commission():
            return (component.measure,)
        case Output():
            found = [name for term in component.terms for name in term.quantity]
            found += [name for term in component.terms for factor in term.coefficients for name in factor.of]
            return tuple(dict.fromkeys(found))
        case Prizes():
            return tuple(dict.fromkeys(one.measure for one in component.contests if one.measure is not None))
        case _:
            return ()


def measures_optional(component: Component) -> tuple[str, ...]:
    """Ids of the measures that are simply 0 where they are missing."""
    return (component.less,) if isinstance(component, Output) and component.less is not None else ()


def wages_read(component: Component) -> tuple[Wage, ...]:
    """The sums on the roster that a component pays out, or a percentage of."""
    match component:
        case ByScore() if component.wage is not None:
            return (component.wage,)
        case WageComponent():
            return (component.wage,)
        case _:
            return ()


def wages_needed(component: Component) -> tuple[Wage, ...]:
    """Those of them without which it is 0, with a notice."""
    if isinstance(component, WageComponent) and (component.optional or component.setting is not None):
        return ()
    return wages_read(component)


def pays_base(component: Component) -> bool:
    """Whether a component is itself what people are paid month by month, whatever the roster says."""
    match component:
        case ByScore():
            return component.wage is None
        case WageComponent():
            return component.wage == "base-wage"
        case Ladder():
            return True
        case _:
            return False


def counts_days(component: Component) -> bool:
    """Whether it pays by days attended."""
    return isinstance(component, WageComponent) and component.full_days is not None


def day_wages_read(scheme: Scheme) -> bool:
    """Whether any incident takes off day's wages."""
    return any(
        effect.day_wages is not None
        for criterion in scheme.incident_criteria
        for effect in (criterion, *criterion.bands)
    )


def standing_rules(scheme: Scheme, plan: PayPlan | None) -> tuple[StandingRule, ...]:
    """Every rule about how somebody stands and stood before."""
    of_pay = (one.rule for one in components(scheme, plan) if isinstance(one, StandingComponent))
    return (*scheme.standing, *(plan.standing if plan is not None else ()), *of_pay)


def looks_back(rules: Iterable[StandingRule]) -> bool:
    """Whether earlier months matter to any of the rules."""
    return any(rule.times > 1 for rule in rules)


def is_leave(criterion: IncidentCriterion) -> bool:
    """Whether an incident means that somebody was away with leave (事假, 病假).

    A scheme doesn't say so by a key of its own: leave is counted in days or hours, and is called leave.
    """
    called = "leave" in criterion.id.split("-") or "假" in criterion.name.zh
    return criterion.unit in {"days", "hours"} and called and "旷工" not in criterion.name.zh
