"""Prizes and penalties for places, by a measure or by the month's rank, with ties."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from kpi_desktop.domain.words import FieldValue, Label, Message
from kpi_desktop.schemes.pay_kinds import Contest, Prizes
from kpi_desktop.scoring.pay.frame import NOTHING, Amount, Amounts, Payee, PayFrame, yuan


def prizes(component: Prizes, names: Mapping[str, Label], frame: PayFrame) -> Amounts:
    """What everyone's places bring.

    Args:
        component: The contests.
        names: What the measures are called.
        frame: The facts.
    """
    won = [_contest(contest, component.ties, frame) for contest in component.contests]
    amounts = []
    for index, payee in enumerate(frame.payees):
        own = [contest[index] for contest in won if index in contest]
        notices = _notices(component, names, payee, frame)
        amounts.append(Amount(sum((one.yuan for one in own), NOTHING), tuple(one.why for one in own), notices))
    return Amounts(tuple(amounts))


@dataclass(frozen=True, slots=True)
class Place:
    """A place that brings something.

    Attributes:
        number: 1 for the best.
        people: How many are on it.
        yuan: What each of them gets.
    """

    number: int
    people: int
    yuan: Fraction


def places(
    values: Mapping[int, Fraction], sums: Sequence[Fraction], ties: Literal["share", "each"]
) -> dict[int, Place]:
    """Whoever is on a place that brings something.

    Args:
        values: What decides, more is better.
        sums: What the first, the second and so on bring.
        ties: Whether people of one place share what it covers, or each gets what it brings.
    """
    found, number = dict[int, Place](), 1
    for value in sorted(set(values.values()), reverse=True):
        if number > len(sums):
            break
        on_it = [index for index, own in values.items() if own == value]
        covered = sum(sums[number - 1 : number - 1 + len(on_it)], NOTHING)
        each = covered / len(on_it) if ties == "share" else sums[number - 1]
        found.update(dict.fromkeys(on_it, Place(number, len(on_it), each)))
        number += len(on_it)
    return found


@dataclass(frozen=True, slots=True)
class _Won:
    """What one contest brings to one person, and why."""

    yuan: Fraction
    why: Message


def _contest(contest: Contest, ties: Literal["share", "each"], frame: PayFrame) -> dict[int, _Won]:
    values = deciding(contest, frame)
    best = places(values, contest.prizes, ties)
    worst = places({index: -value for index, value in values.items()}, contest.penalties, ties)
    return {
        **{index: _Won(-place.yuan, _penalty(contest, place)) for index, place in worst.items()},
        **{index: _Won(place.yuan, _prize(contest, place)) for index, place in best.items()},
    }


def deciding(contest: Contest, frame: PayFrame) -> dict[int, Fraction]:
    """What decides, of everyone who is placed, by their place in the facts."""
    if contest.measure is None:
        ranks = {index: payee.result.rank for index, payee in enumerate(frame.payees)}
        return {index: Fraction(-rank) for index, rank in ranks.items() if rank is not None}
    values = {index: frame.measure(payee, contest.measure) for index, payee in enumerate(frame.payees)}
    return {index: value for index, value in values.items() if value}


def _prize(contest: Contest, place: Place) -> Message:
    fields: dict[str, FieldValue] = {
        "contest": contest.name,
        "place": place.number,
        "people": place.people,
        "amount": yuan(place.yuan),
    }
    if place.people == 1:
        return Message("{contest}, place {place}: {amount}", fields)
    return Message("{contest}, place {place} with {people} people on it: {amount} each", fields)


def _penalty(contest: Contest, place: Place) -> Message:
    fields: dict[str, FieldValue] = {
        "contest": contest.name,
        "place": place.number,
        "people": place.people,
        "amount": yuan(-place.yuan),
    }
    if place.people == 1:
        return Message("{contest}, place {place} from the end: {amount}", fields)
    return Message("{contest}, place {place} from the end with {people} people on it: {amount} each", fields)


def _notices(component: Prizes, names: Mapping[str, Label], payee: Payee, frame: PayFrame) -> tuple[Message, ...]:
    return tuple(
        Message("no “{measure}” is given; not in “{contest}”", {"measure": names[c.measure], "contest": c.name})
        for c in component.contests
        if c.measure is not None and frame.measure(payee, c.measure) is None
    )
