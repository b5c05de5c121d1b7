"""A team's year: closed months as they were sealed, open ones as they stand now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from kpi_desktop.domain.month import Month
from kpi_desktop.domain.result import PersonResult, Result
from kpi_desktop.errors import FaultyDataError
from kpi_desktop.reports.year_months import Year, YearCell, YearMonth, YearPerson
from kpi_desktop.schemes.model import Scheme
from kpi_desktop.services import sealing
from kpi_desktop.services.context import Context
from kpi_desktop.services.months import ScoredMonth, scored
from kpi_desktop.services.outlooks import outlook_words, outlooks
from kpi_desktop.services.sample import organisation_on_paper
from kpi_desktop.services.teams import Team
from kpi_desktop.store.records import SealRecord
from kpi_desktop.store.store import View
from kpi_desktop.texts import Translator

_DECEMBER: Final = 12
_MOST_KEPT: Final = 120


@dataclass(frozen=True, slots=True)
class _Held:
    """One month: its scheme and everybody's cell by internal id."""

    scheme: tuple[str, str]
    cells: Mapping[int, YearCell]


_SEALED: Final[dict[str, _Held]] = {}
"""What seals say, by their hash: they never change, and reading one takes a while."""


def years(ctx: Context, team: Team) -> tuple[int, ...]:
    """The years of which anything is kept, the latest first."""
    with ctx.store.read() as view:
        begun = view.schemes.in_force(team.id)
    present = ctx.clock.today().year
    first = min((held.from_month.year for held in begun), default=present)
    return tuple(range(present, min(first, present) - 1, -1))


def of(ctx: Context, team: Team, year: int, tr: Translator) -> Year:
    """A year of a team.

    Args:
        ctx: The context.
        team: The team.
        year: Which, such as 2026; months to come and those before the first scheme are empty.
        tr: Words what lies ahead of people.

    Raises:
        DatabaseError: A seal isn't what was sealed.
    """
    present = Month.of(ctx.clock.today())
    with ctx.store.read() as view:
        reader = _Reader(view, team, present)
        held = [reader.month(month) for month in Month(year, 1).until(Month(year, _DECEMBER))]
        people = {one.id: one for one in view.people.all()}
        organisation = organisation_on_paper(view)
    ahead = _ahead(reader.latest, tr)
    there = sorted({person for one in held for person in one[1]}, key=lambda person: people[person].number)
    return Year(
        organisation,
        team.name,
        year,
        tuple(month for month, _ in held),
        tuple(
            YearPerson(
                people[person].number,
                people[person].name,
                tuple(cells.get(person) for _, cells in held),
                ahead.get(person, ()),
            )
            for person in there
        ),
    )


def _ahead(latest: ScoredMonth | None, tr: Translator) -> Mapping[int, tuple[str, ...]]:
    if latest is None:
        return {}
    found = outlooks(latest)
    return {
        person: outlook_words(found[employee.id].level, found[employee.id].ahead, tr)
        for person, employee in zip(latest.person_ids, latest.facts.employees, strict=True)
    }


class _Reader:
    """Reads a team's months within one look at the database."""

    def __init__(self, view: View, team: Team, present: Month) -> None:
        self._view, self._team, self._present = view, team, present
        self._seals = {seal.month: seal for seal in view.months.seals(team.id) if seal.current}
        begun = view.schemes.in_force(team.id)
        self._first = begun[0].from_month if begun else None
        self.latest: ScoredMonth | None = None
        """The latest open month that was read: from there people look ahead."""

    def month(self, month: Month) -> tuple[YearMonth, Mapping[int, YearCell]]:
        """One month and everybody's cell in it by internal id."""
        seal = self._seals.get(month)
        if seal is not None:
            held = self._sealed(seal)
            return YearMonth(month, kept=True, closed=True, scheme=held.scheme), held.cells
        if self._first is None or not self._first <= month <= self._present:
            return YearMonth(month), {}
        try:
            now = scored(self._view, self._team, month)
        except FaultyDataError:  # told where the month itself is looked at
            return YearMonth(month, kept=True), {}
        self.latest = now
        return YearMonth(month, kept=True, scheme=_scheme(now.result)), _cells(now.scheme, now.result, now.person_ids)

    def _sealed(self, seal: SealRecord) -> _Held:
        if seal.sha256 not in _SEALED:
            kept = sealing.opened(self._view, seal.id, seal.sha256)
            if len(_SEALED) >= _MOST_KEPT:
                _SEALED.clear()
            result = kept.outcome()
            _SEALED[seal.sha256] = _Held(_scheme(result), _cells(kept.scheme, result, kept.person_ids))
        return _SEALED[seal.sha256]


def _scheme(result: Result) -> tuple[str, str]:
    return result.scheme, result.scheme_version


def _cells(scheme: Scheme, result: Result, person_ids: tuple[int, ...]) -> Mapping[int, YearCell]:
    return {
        person: YearCell(
            one.score, one.rank, one.grade, _is_best(scheme, one), tuple(flag.kind for flag in one.flags), one.pay.total
        )
        for person, one in zip(person_ids, result.results, strict=True)
    }


def _is_best(scheme: Scheme, one: PersonResult) -> bool:
    if scheme.grades:
        return one.grade == scheme.grades[0].name
    return one.rank == 1
