"""Whether what follows from incidents makes sense: escalations, conversions and allowances."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from kpi_desktop.domain.problems import Path
from kpi_desktop.domain.words import FieldValue, Message
from kpi_desktop.schemes.findings import Finding, fault, ids
from kpi_desktop.schemes.model import Conversion, Escalation, Excess, IncidentCriterion, Scheme


def adds_to_pay(money: Fraction) -> Message:
    """That an amount of money has the wrong sign."""
    return Message("{value} would add to pay; money is taken off: 0 or a negative amount", {"value": money})


def escalation_findings(
    scheme: Scheme, owner: IncidentCriterion, escalation: Escalation, path: Path
) -> Iterator[Finding]:
    """What is wrong with an escalation.

    Args:
        scheme: What it stands in.
        owner: The criterion that it belongs to.
        escalation: The escalation.
        path: Where it stands.
    """
    effects = (escalation.points, escalation.money, escalation.flag, escalation.converts)
    if all(effect is None for effect in effects) and not (escalation.notice or escalation.zero_score):
        yield fault(path, Message("says nothing; give it points, money or a flag"))
    if escalation.money is not None and escalation.money > 0:
        yield fault((*path, "money"), adds_to_pay(escalation.money))
    if escalation.converts is not None:
        yield from conversion_findings(scheme, owner, escalation.converts, (*path, "converts"))
    if escalation.counts and owner.id not in escalation.counts:
        what = Message("“{criterion}” isn't counted itself; name it too", {"criterion": owner.name})
        yield fault((*path, "counts"), what)
    for index, other_id in enumerate(escalation.counts):
        yield from _counted(scheme, owner, escalation, other_id, (*path, "counts", index))


def falls_with(owner: str, one: Escalation, other: Escalation) -> bool:
    """Whether two escalations of one criterion, whose id is given, always fall together."""
    counting = [(each.at, each.repeats, each.sums, each.logged_only, {owner, *each.counts}) for each in (one, other)]
    return counting[0] == counting[1]


def _counted(
    scheme: Scheme, owner: IncidentCriterion, escalation: Escalation, other_id: str, path: Path
) -> Iterator[Finding]:
    other = scheme.incident_criterion(other_id)
    if other is None:
        yield no_criterion(other_id, path)
        return
    fields: dict[str, FieldValue] = {"other": other.name, "criterion": owner.name}
    if other.category != owner.category:
        what = Message("“{other}” is of another category than “{criterion}”; count what belongs together", fields)
        yield fault(path, what, *_keys("category", owner.id, other_id))
    elif escalation.sums and other.unit != owner.unit:
        what = Message("“{other}” is counted in another unit than “{criterion}”; sums want one unit", fields)
        yield fault(path, what, *_keys("unit", owner.id, other_id))


def no_criterion(name: str, path: Path) -> Finding:
    """What stands at a path names a criterion that isn't there."""
    what = Message("there is no criterion {value}; name one that the scheme has", {"value": name})
    return fault(path, what, ids("criteria"))


def _keys(key: str, *criteria: str) -> tuple[Path, ...]:
    return tuple(("criteria", criterion, key) for criterion in criteria)


def conversion_findings(
    scheme: Scheme, owner: IncidentCriterion, conversion: Conversion, path: Path
) -> Iterator[Finding]:
    """What is wrong with a conversion: of nothing, into nothing, into itself, or further on.

    Args:
        scheme: What it stands in.
        owner: The criterion that converts.
        conversion: What it counts as.
        path: Where it stands.
    """
    if conversion.each <= 0:
        what = Message("{each} converts into nothing; more than 0 is allowed", {"each": conversion.each})
        yield fault((*path, "each"), what)
    target = scheme.incident_criterion(conversion.to)
    here: Path = (*path, "to")
    if target is None:
        yield no_criterion(conversion.to, here)
        return
    fields: dict[str, FieldValue] = {"criterion": target.name}
    if target is owner:
        yield fault(here, Message("“{criterion}” can't count as itself; name another criterion", fields))
    elif target.bands or target.pick is not None:
        what = Message(
            "“{criterion}” wants minutes or a pick, which a derived quantity hasn't; name another one", fields
        )
        yield fault(here, what, ("criteria", target.id))
    elif target.converts is not None or any(step.converts is not None for step in target.escalations):
        what = Message("“{criterion}” itself counts as something else; name that at once", fields)
        yield fault(here, what, ("criteria", target.id))


def excess_findings(excess: Excess, path: Path) -> Iterator[Finding]:
    """What is wrong with an allowance.

    Args:
        excess: What falls beyond it.
        path: Where it stands.
    """
    if excess.points is None and excess.money is None:
        yield fault(path, Message("says nothing; give it points or money"))
    if excess.money is not None and excess.money > 0:
        yield fault((*path, "money"), adds_to_pay(excess.money))
    if excess.beyond < 0:
        yield fault((*path, "beyond"), Message("{value} is negative; 0 or more is allowed", {"value": excess.beyond}))
