"""Finding anything by a few letters: people, criteria, months, schemes, groups, and records by note and evidence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TypeAlias

from kpi_desktop.domain.month import Month
from kpi_desktop.domain.words import Label
from kpi_desktop.errors import KpiError
from kpi_desktop.schemes.model import Criterion
from kpi_desktop.services.context import Context
from kpi_desktop.services.gather import members
from kpi_desktop.services.months import MonthState, months
from kpi_desktop.services.people import Person, roster
from kpi_desktop.services.pinyin import fold, match, name_key
from kpi_desktop.services.schemes import InForce, in_force, scheme_for
from kpi_desktop.services.search_costs import WITHIN, text_cost, total
from kpi_desktop.services.search_kept import FoundDuty, FoundGroup, FoundObjection, KeptThings
from kpi_desktop.services.teams import Team
from kpi_desktop.services.year import years
from kpi_desktop.store.incidents import NotedIncident
from kpi_desktop.store.records import PersonRecord

_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_MOST_OF_A_KIND = 8
_SHORTEST_NOTE = 2
_SHORTEST_WORD = 3
"""``ma`` would be two months."""
_ABSENT = 8
"""What it costs to have left, or to be retired: equals that are there come first."""
_WHERE_NOTED = 60
"""Records come after everything that has a name of its own."""


@dataclass(frozen=True, slots=True)
class FoundPerson:
    """Somebody of the team, also who has left."""

    person: Person
    cost: int


@dataclass(frozen=True, slots=True)
class FoundCriterion:
    """A criterion of the scheme that holds now."""

    criterion: Criterion
    cost: int


@dataclass(frozen=True, slots=True)
class FoundMonth:
    """A month that can be opened."""

    month: Month
    state: MonthState
    cost: int


@dataclass(frozen=True, slots=True)
class FoundYear:
    """A year of which anything is kept."""

    year: int
    cost: int


@dataclass(frozen=True, slots=True)
class FoundScheme:
    """A scheme that is or was in force."""

    scheme: InForce
    cost: int


@dataclass(frozen=True, slots=True)
class FoundRecord:
    """A record whose note, or a file of evidence with it, says what was typed.

    Attributes:
        incident: Its id.
        day: The day under which it stands.
        name: Whose.
        criterion: The name of its criterion as it holds now; None where it is there no more.
        note: What was noted, or the name of the file.
        cost: The less, the better.
    """

    incident: int
    day: date
    name: str
    criterion: Label | None
    note: str
    cost: int


Found: TypeAlias = (
    FoundPerson
    | FoundCriterion
    | FoundMonth
    | FoundYear
    | FoundScheme
    | FoundGroup
    | FoundDuty
    | FoundObjection
    | FoundRecord
)


class SearchIndex:
    """What can be found in one team, read once; made anew when something was written.

    Args:
        ctx: Where it is kept; notes are read when they are first searched.
        team: Whose.
    """

    def __init__(self, ctx: Context, team: Team) -> None:
        """Read the names."""
        self._ctx, self._team = ctx, team
        self._today = ctx.clock.today()
        self._people = roster(ctx, team, include_left=True)
        self._months = tuple(reversed(months(ctx, team)))
        self._years = years(ctx, team)
        self._schemes = tuple(reversed(in_force(ctx, team)))
        self._kept = KeptThings(ctx, team)
        try:
            self._criteria = scheme_for(ctx, team, Month.of(self._today)).criteria
        except KpiError:  # the first month may still be to come
            self._criteria = ()
        self._names = {criterion.id: criterion.name for criterion in self._criteria}

    def find(self, typed: str) -> tuple[Found, ...]:
        """Whatever fits all the words typed, the likeliest first, of each kind a screenful at most."""
        words = fold(typed).split()
        if not words:
            return ()
        kinds: tuple[Iterable[Found], ...] = (
            self._find_people(words),
            self._find_criteria(words),
            self._find_years(words),
            self._find_months(words),
            self._find_schemes(words),
            self._kept.find_groups(words),
            self._kept.find_duties(words),
            self._kept.find_objections(words),
            self._find_records(words),
        )
        found = [one for kind in kinds for one in sorted(kind, key=lambda one: one.cost)[:_MOST_OF_A_KIND]]
        return tuple(sorted(found, key=lambda one: one.cost))

    def _find_people(self, words: Sequence[str]) -> Iterable[FoundPerson]:
        for person in self._people:
            cost = total(_person_cost(person, word) for word in words)
            if cost is not None:
                yield FoundPerson(person, cost + (0 if person.employed_on(self._today) else _ABSENT))

    def _find_criteria(self, words: Sequence[str]) -> Iterable[FoundCriterion]:
        for criterion in self._criteria:
            texts = (criterion.name.zh, criterion.name.en, criterion.id, criterion.code)
            cost = text_cost(words, texts)
            if cost is not None:
                yield FoundCriterion(criterion, cost + (_ABSENT if criterion.retired else 1))

    def _find_months(self, words: Sequence[str]) -> Iterable[FoundMonth]:
        for view in self._months:
            cost = total(_month_cost(view.month, word) for word in words)
            if cost is not None:
                yield FoundMonth(view.month, view.state, cost)

    def _find_years(self, words: Sequence[str]) -> Iterable[FoundYear]:
        for year in self._years:
            cost = total(_year_cost(year, word) for word in words)
            if cost is not None:
                yield FoundYear(year, cost)

    def _find_schemes(self, words: Sequence[str]) -> Iterable[FoundScheme]:
        seen: set[str] = set()
        for scheme in self._schemes:
            cost = text_cost(words, (scheme.name.zh, scheme.name.en, scheme.id))
            if cost is not None and scheme.id not in seen:
                seen.add(scheme.id)
                yield FoundScheme(scheme, cost + 2)

    def _find_records(self, words: Sequence[str]) -> Iterable[FoundRecord]:
        if len("".join(words)) < _SHORTEST_NOTE:
            return
        kept = 0
        for told, record in self._notes:
            if kept == _MOST_OF_A_KIND:
                return
            if not all(word in told for word in words):
                continue
            person, day = self._everyone[record.person], date.fromisoformat(record.day)
            if members((person,), self._team.id, Month.of(day)):
                name = self._names.get(record.criterion)
                yield FoundRecord(record.id, day, person.name, name, record.note, _WHERE_NOTED + kept)
                kept += 1

    @cached_property
    def _notes(self) -> tuple[tuple[str, NotedIncident], ...]:
        """Every note in small letters of plain width, read when first asked for: searching is quicker than reading.

        Names of files of evidence come behind them.
        """
        with self._ctx.store.read() as view:
            told = (*view.incidents.notes(), *view.incidents.named_evidence())
            return tuple((fold(record.note), record) for record in told)

    @cached_property
    def _everyone(self) -> Mapping[int, PersonRecord]:
        with self._ctx.store.read() as view:
            return {person.id: person for person in view.people.all()}


def _person_cost(person: Person, word: str) -> int | None:
    number = fold(person.number)
    if word == number or (word.isdecimal() and number.lstrip("0") == word.lstrip("0") != ""):
        return 0
    fit = match(name_key(person.name), word)
    if fit is not None:
        return fit.cost
    return WITHIN if word in number or word in fold(person.name) else None


def _month_cost(month: Month, word: str) -> int | None:
    """``2026-11``, ``11``, ``11月``, ``2026年11月``, ``nov``."""
    year, number, long = month.year, month.month, len(word) >= _SHORTEST_WORD
    whole = (str(month), f"{year}年{number}月", f"{year}{number:02}", f"{year}-{number}")
    if word in whole:
        return 0
    if word in {f"{number}月", f"{number}月份"} or (long and _MONTHS[number - 1].startswith(word)):
        return 3
    if word in {f"{number:02}", str(number), str(year), f"{year}年"}:
        return 12
    return WITHIN if long and any(text.startswith(word) for text in whole) else None


def _year_cost(year: int, word: str) -> int | None:
    """``2026``, ``2026年``, ``年度``, ``ndhz``, ``year``."""
    if word in {str(year), f"{year}年"}:
        return 11
    cost = text_cost([word], (f"{year}年度汇总", "年度汇总", f"Year {year}"))
    return None if cost is None else cost + 2
