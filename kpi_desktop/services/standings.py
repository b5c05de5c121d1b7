"""How people stood in earlier months: what streaks, counts within a year and tenure look back on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Final

from kpi_desktop.domain.facts import Standing
from kpi_desktop.domain.month import Month
from kpi_desktop.domain.result import Result
from kpi_desktop.schemes.pay_reads import looks_back, standing_rules
from kpi_desktop.scoring import score, who_is_last
from kpi_desktop.services import sealing
from kpi_desktop.services.gather import Gathered, gather
from kpi_desktop.store.records import PersonRecord, SealRecord
from kpi_desktop.store.store import View

_MOST_KEPT: Final = 240
_SEALED: Final[dict[str, tuple[Standing, ...]]] = {}
"""What seals say, by their hash: they never change, and reading one takes a while."""


def history(view: View, team: int, gathered: Gathered) -> tuple[Standing, ...]:
    """How the people of a month stood in the team's earlier months; empty where scheme and plan don't look back.

    A closed month says what its seal holds. An earlier month that is still open says what it comes to now, so that a
    streak isn't lost because somebody closes late; it may still change. People are told by their present numbers. What
    somebody did in another team doesn't count.

    Args:
        view: The database.
        team: Id of the team.
        gathered: The month that is to be scored.

    Raises:
        FaultyDataError: The facts of an earlier open month have faults.
    """
    scheme = gathered.scheme
    if scheme is None or not looks_back(standing_rules(scheme, gathered.plan)):
        return ()
    return _by_present_numbers(_before(view, team, gathered.facts.month), view.people.taken(), gathered.people)


def _before(view: View, team: int, month: Month) -> list[Standing]:
    """Everybody's standings of the earlier months, oldest first."""
    first = view.schemes.in_force(team)[0].from_month
    if first >= month:
        return []
    seals = {seal.month: seal for seal in view.months.seals(team) if seal.current}
    found: list[Standing] = []
    for earlier in first.until(month.plus(-1)):
        if earlier in seals:
            found += _sealed(view, seals[earlier])
        else:
            found += _open(view, team, earlier, found)
    return found


def _sealed(view: View, seal: SealRecord) -> tuple[Standing, ...]:
    if seal.sha256 not in _SEALED:
        held = sealing.opened(view, seal.id, seal.sha256)
        if len(_SEALED) >= _MOST_KEPT:
            _SEALED.clear()
        _SEALED[seal.sha256] = stood(held.result)
    return _SEALED[seal.sha256]


def _open(view: View, team: int, month: Month, before: Sequence[Standing]) -> tuple[Standing, ...]:
    gathered = gather(view, team, month)
    if gathered.scheme is None:
        return ()
    facts = replace(gathered.facts, history=_by_present_numbers(before, view.people.taken(), gathered.people))
    return stood(score(gathered.scheme, facts, gathered.plan))


def _by_present_numbers(
    before: Iterable[Standing], whose: Mapping[str, int], people: Iterable[PersonRecord]
) -> tuple[Standing, ...]:
    numbers = {person.id: person.number for person in people}
    known = ((one, numbers.get(whose.get(one.employee, -1))) for one in before)
    return tuple(replace(one, employee=number) for one, number in known if number is not None)


def stood(result: Result) -> tuple[Standing, ...]:
    """How everyone stands in a result, as a later month looks back on it."""
    last = who_is_last(result.results)
    return tuple(
        Standing(
            employee=person.employee,
            month=result.month,
            score=Fraction(person.score),
            rank=person.rank,
            last=person.employee in last,
            flags=tuple(flag.kind.value for flag in person.flags),
        )
        for person in result.results
    )
