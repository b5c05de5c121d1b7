"""How people stood in earlier months: what streaks, counts within a year and tenure look back on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
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
    """How the people of a month stood in earlier months; empty where scheme and plan don't look back.

    A closed month says what its seal holds. An earlier month that is still open says what it comes to now, so that a
    streak isn't lost because somebody closes late; it may still change. A person is followed, whatever the number was:
    also into another team, where the score and the flags of a month count, but no rank, for ranks are of one team.

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
    return _Past(view).of(team, gathered.facts.month, gathered.people)


class _Past:
    """Earlier months of every team, each worked out at most once."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._whose = view.people.taken()
        self._stood: dict[tuple[int, Month], tuple[Standing, ...]] = {}

    def of(self, team: int, month: Month, people: Sequence[PersonRecord]) -> tuple[Standing, ...]:
        """How the people of a team's month stood before it, oldest first, by their present numbers."""
        numbers = {person.id: person.number for person in people}
        homes = {team, *(row.state.team for person in people for row in person.states)}
        begun = [held[0].from_month for home in homes if (held := self._view.schemes.in_force(home))]
        found: list[Standing] = []
        for earlier in _between(begun, month):
            here = {self._whose.get(one.employee, -1): one for one in self._in(team, earlier)}
            away = [person for person in people if person.id not in here and person.stints_in(earlier)]
            for home in sorted({person.state_in(earlier).team for person in away} - {team}):
                theirs = {person.id for person in away if person.state_in(earlier).team == home}
                for one in self._in(home, earlier):
                    if self._whose.get(one.employee) in theirs:
                        here[self._whose[one.employee]] = replace(one, rank=None, last=False)
            found += [replace(one, employee=numbers[who]) for who, one in here.items() if who in numbers]
        return tuple(found)

    def _in(self, team: int, month: Month) -> tuple[Standing, ...]:
        """How everyone stood in one month of a team, by the numbers of then."""
        if (team, month) not in self._stood:
            seal = next((one for one in self._view.months.seals(team, month) if one.current), None)
            self._stood[team, month] = self._now(team, month) if seal is None else _sealed(self._view, seal)
        return self._stood[team, month]

    def _now(self, team: int, month: Month) -> tuple[Standing, ...]:
        gathered = gather(self._view, team, month)
        if gathered.scheme is None:
            return ()
        facts = replace(gathered.facts, history=self.of(team, month, gathered.people))
        return stood(score(gathered.scheme, facts, gathered.plan))


def _between(begun: Sequence[Month], month: Month) -> Iterable[Month]:
    """Every month from the first with a scheme to the one before a month."""
    return min(begun).until(month.plus(-1)) if begun and min(begun) < month else ()


def _sealed(view: View, seal: SealRecord) -> tuple[Standing, ...]:
    if seal.sha256 not in _SEALED:
        held = sealing.opened(view, seal.id, seal.sha256)
        if len(_SEALED) >= _MOST_KEPT:
            _SEALED.clear()
        _SEALED[seal.sha256] = stood(held.result)
    return _SEALED[seal.sha256]


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
