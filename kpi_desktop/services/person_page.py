"""One person over the months: what seals hold, how open months stand, what followed, what is ahead."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from kpi_desktop.domain.month import Month
from kpi_desktop.domain.words import Language
from kpi_desktop.errors import DatabaseError, KpiError
from kpi_desktop.reports import person_content, person_slices
from kpi_desktop.reports.month_content import build
from kpi_desktop.reports.person_content import Strip
from kpi_desktop.reports.person_months import Followed, Objected, PersonMonth
from kpi_desktop.reports.person_slices import Slices
from kpi_desktop.schemes.rules_model import Grade
from kpi_desktop.scoring.outlook import Ahead, NextLevel
from kpi_desktop.services import follow_ups, sealing
from kpi_desktop.services.context import Context
from kpi_desktop.services.follow_up_types import Kept, Outcome, Standing
from kpi_desktop.services.months import ScoredMonth, scored
from kpi_desktop.services.newcomers import known_person
from kpi_desktop.services.outlooks import outlooks
from kpi_desktop.services.teams import Team
from kpi_desktop.store.records import PersonRecord, SealRecord
from kpi_desktop.store.store import View
from kpi_desktop.texts import Translator

MONTHS: Final = 12
"""How many months are looked back on unless more are asked for."""
_MOST_KEPT: Final = 60


@dataclass(frozen=True, slots=True)
class _Sealed:
    """What a seal says, cut by people: their internal ids, the ids of the incidents, the content."""

    people: tuple[int, ...]
    incidents: tuple[int, ...]
    slices: Slices


_SEALED: Final[OrderedDict[tuple[str, Language], _Sealed]] = OrderedDict()
"""By hash and language: a seal never changes, and reading it takes a while."""


@dataclass(frozen=True, slots=True)
class Life:
    """A person over the months.

    Attributes:
        months: Oldest first, the present one last; also those without employment.
        earlier: How many closed months of the person lie before them.
        grades: Of the scheme that is in force now, the best first; empty for none.
        level: The next level and what it takes; None where none is ahead or nothing can be told.
        ahead: What the months so far lead to.
    """

    months: tuple[PersonMonth, ...]
    earlier: int = 0
    grades: tuple[Grade, ...] = ()
    level: NextLevel | None = None
    ahead: tuple[Ahead, ...] = ()


class Lives:
    """Reads people's months; open months are scored once, until something is written.

    Args:
        ctx: The context.
        tr: Words open months; closed ones speak as they were sealed, in its language.
    """

    def __init__(self, ctx: Context, tr: Translator) -> None:
        """Nothing is read yet."""
        self._ctx, self._tr = ctx, tr
        self._open: dict[tuple[int, Month], ScoredMonth | None] = {}

    def forget(self) -> None:
        """Something was written: open months may stand otherwise."""
        self._open.clear()

    def of(self, number: str, *, months: int = MONTHS) -> Life:
        """A person's months up to the present one.

        Raises:
            WrongCallError: Nobody has that number.
            DatabaseError: A seal isn't what was sealed.
        """
        kept = follow_ups.of_person(self._ctx, number)
        present = Month.of(self._ctx.clock.today())
        with self._ctx.store.read() as view:
            person = known_person(view, number)
            reader = _Reader(view, person, self._tr, self._open)
            first = present.plus(1 - months)
            found = [reader.month(month, kept) for month in first.until(present)]
            now = reader.scored(present)
            earlier = sum(month < first for month in reader.closed())
        return _with_outlook(Life(tuple(found), earlier), now, number)

    def strips(self, number: str) -> tuple[Strip, ...]:
        """The strips of all months, the newest first.

        Raises:
            WrongCallError: Nobody has that number.
            DatabaseError: A seal isn't what was sealed.
        """
        kept = follow_ups.of_person(self._ctx, number)
        with self._ctx.store.read() as view:
            reader = _Reader(view, known_person(view, number), self._tr, self._open)
            found = [reader.month(month, kept) for month in sorted(reader.closed())]
        return person_content.strips(found, self._tr)


def _with_outlook(life: Life, now: ScoredMonth | None, number: str) -> Life:
    if now is None or now.of(number) is None:
        return life
    outlook = outlooks(now)[number]
    return replace(life, grades=now.scheme.grades, level=outlook.level, ahead=outlook.ahead)


class _Reader:
    """Reads one person's months within one look at the database."""

    def __init__(
        self, view: View, person: PersonRecord, tr: Translator, known: dict[tuple[int, Month], ScoredMonth | None]
    ) -> None:
        self._view, self._person, self._tr, self._known = view, person, tr, known
        self._names = {team.id: team.name for team in view.teams.all()}
        self._seals: dict[int, dict[Month, list[SealRecord]]] = {}
        self._begun: dict[int, Month | None] = {}

    def closed(self) -> Iterable[Month]:
        """Every closed month in which the person was there."""
        homes = {row.state.team for row in self._person.states}
        return {
            month
            for home in homes
            for month, seals in self._of_team(home).items()
            if self._home(month) == home and any(seal.current for seal in seals)
        }

    def month(self, month: Month, kept: Iterable[Kept]) -> PersonMonth:
        """One month; what followed it is among `kept`."""
        home = self._home(month)
        if home is None or not self._has_begun(home, month):
            return PersonMonth(month)
        seals = self._of_team(home).get(month, [])
        seal = next((one for one in seals if one.current), None)
        followed = _followed(follow_ups.standing(one for one in kept if one.what.month == month))
        shell = PersonMonth(month, home, self._names[home], seal is not None, bool(seals), followed=followed)
        return self._now(shell) if seal is None else self._sealed(shell, seal)

    def scored(self, month: Month) -> ScoredMonth | None:
        """The month of the person's team as it stands; None where there is none or its facts have faults."""
        home = self._home(month)
        if home is None or not self._has_begun(home, month):
            return None
        if (home, month) not in self._known:
            try:
                self._known[home, month] = scored(self._view, Team(home, self._names[home]), month)
            except DatabaseError:
                raise
            except KpiError:  # the month's own page tells what is wrong with it
                self._known[home, month] = None
        return self._known[home, month]

    def _home(self, month: Month) -> int | None:
        person = self._person
        return person.state_in(month).team if person.stints_in(month) else None

    def _has_begun(self, team: int, month: Month) -> bool:
        if team not in self._begun:
            schemes = self._view.schemes.in_force(team)
            self._begun[team] = schemes[0].from_month if schemes else None
        begun = self._begun[team]
        return begun is not None and begun <= month

    def _of_team(self, team: int) -> dict[Month, list[SealRecord]]:
        if team not in self._seals:
            found: dict[Month, list[SealRecord]] = {}
            for seal in self._view.months.seals(team):
                found.setdefault(seal.month, []).append(seal)
            self._seals[team] = found
        return self._seals[team]

    def _sealed(self, shell: PersonMonth, seal: SealRecord) -> PersonMonth:
        held = _opened(self._view, seal, self._tr.language)
        if self._person.id not in held.people:
            return shell
        slices = held.slices
        full = replace(
            shell,
            content=slices.person(held.people.index(self._person.id)),
            ranked=slices.ranked,
            decimals=slices.decimals,
            columns=slices.columns,
            reopened=False,
        )
        return self._with_evidence(full, held.incidents)

    def _now(self, shell: PersonMonth) -> PersonMonth:
        now = self.scored(shell.month)
        mine = None if now is None else now.of(self._person.number)
        if now is None or mine is None:
            return shell
        alone = replace(now.result, results=(mine,), notices=())
        month = build(now.scheme, now.facts, alone, self._tr, organisation="", team=shell.team_name)
        ranked = sum(one.rank is not None for one in now.result.results)
        full = replace(shell, content=month.people[0], ranked=ranked, decimals=month.decimals, columns=month.columns)
        return self._with_evidence(full, now.incident_ids)

    def _with_evidence(self, full: PersonMonth, ids: tuple[int, ...]) -> PersonMonth:
        lines = () if full.content is None else full.content.lines
        mine = {ids[line.incident]: line.incident for line in lines if line.incident is not None}
        tied = {one.incident for one in self._view.evidence.of(mine)} if mine else set()
        return replace(full, evidence={mine[one]: one for one in tied})


def _opened(view: View, seal: SealRecord, language: Language) -> _Sealed:
    key = (seal.sha256, language)
    found = _SEALED.get(key)
    if found is None:
        held = sealing.opened(view, seal.id, seal.sha256)
        found = _Sealed(held.person_ids, held.incident_ids, person_slices.cut(held.worded(language)))
        _SEALED[key] = found
        while len(_SEALED) > _MOST_KEPT:
            _SEALED.popitem(last=False)
    return found


def _followed(standing: Standing) -> Followed:
    return Followed(
        standing.handed_out,
        standing.signed,
        tuple(talk.what.day for talk in standing.talks),
        tuple(
            Objected(
                one.kept.what.day,
                one.kept.what.text,
                None if one.outcome is None else one.outcome.what.day,
                one.outcome is not None and one.outcome.what.outcome is Outcome.UPHELD,
                "" if one.outcome is None else one.outcome.what.text,
            )
            for one in standing.objections
        ),
    )
