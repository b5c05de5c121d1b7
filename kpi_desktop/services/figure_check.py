"""Changes of figures tried on the facts of a month: everything that keeps them from being written, cell by cell."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Final

from kpi_desktop.domain.facts import Measure, Rating, TeamMeasure
from kpi_desktop.domain.limits import figure_fault, note_fault
from kpi_desktop.domain.month import Month
from kpi_desktop.domain.problems import Path, Problem, printable
from kpi_desktop.domain.words import FieldValue, Message
from kpi_desktop.schemes.model import Scheme
from kpi_desktop.schemes.pay_reads import components, counts_days
from kpi_desktop.schemes.vocabulary import PART, WHOLE, Vocabulary, vocabulary
from kpi_desktop.scoring import check_facts
from kpi_desktop.services.context import Context
from kpi_desktop.services.entries import closed_message
from kpi_desktop.services.figure_columns import HOUSE_SETTINGS
from kpi_desktop.services.figure_types import DAYS_ATTENDED, Changes, MeasureChange, NewRating
from kpi_desktop.services.gather import Gathered, gather, no_scheme
from kpi_desktop.services.spoken import names_in, spoken
from kpi_desktop.services.teams import Team
from kpi_desktop.store.store import View

_LONGEST_MONTH: Final = 31
_HOUSE: Final = frozenset(one.id for one in HOUSE_SETTINGS)


def check_changes(ctx: Context, team: Team, month: Month, changes: Changes) -> tuple[Problem, ...]:
    """What writing the changes would refuse, cell by cell; nothing is written.

    Paths are ``("measures", index, field)``, ``("team-measures", index, field)``, ``("ratings", index, field)`` and
    ``("settings", key)``, counting the changes; ``("month",)`` where the month can't be written at all.
    """
    with ctx.store.read() as view:
        barred = barred_month(view, team, month, ctx.clock.today())
        if barred is not None:
            return (Problem(("month",), barred),)
        return problems_of_changes(view, team, month, changes, ctx.clock.today())


def barred_month(view: View, team: Team, month: Month, today: dt.date) -> Message | None:
    """Why a month can't be written; None where it can."""
    if (team.id, month) in view.months.closed():
        return closed_message(month)
    if month.first > today:
        return Message("{month} lies in the future; nothing can be entered yet", {"month": month})
    return None


def problems_of_changes(view: View, team: Team, month: Month, changes: Changes, today: dt.date) -> tuple[Problem, ...]:
    """`check_changes` for a month that may be written.

    Raises:
        WrongCallError: No scheme is in force in that month.
    """
    gathered = gather(view, team.id, month)
    scheme = gathered.scheme
    if scheme is None:
        raise no_scheme(month)
    tried = _Trial(gathered, scheme, changes)
    found: dict[Path, Problem] = {}
    for problem in (*tried.own_problems(today), *tried.problems_of_facts()):
        found.setdefault(problem.path[:2], problem)
    names = names_in(scheme, gathered.plan)
    told = (one if one.path[0] == "settings" else spoken(one, names) for one in found.values())
    return tuple(sorted(told, key=_place))


def _place(problem: Problem) -> tuple[str, int]:
    index = problem.path[1] if len(problem.path) > 1 else 0
    return str(problem.path[0]), index if isinstance(index, int) else 0


def family(measure: str, known: Vocabulary) -> str:
    """The measure that a value or count belongs to."""
    return known.counts[measure].id if measure in known.counts else measure


@dataclass(frozen=True, slots=True)
class _Tried:
    """Rows of the facts with the changes in them, and which change each row comes from (None: it stood there)."""

    rows: tuple[Measure, ...]
    origin: tuple[int | None, ...]


class _Trial:
    """The facts with the changes taken in."""

    def __init__(self, gathered: Gathered, scheme: Scheme, changes: Changes) -> None:
        self._facts, self._scheme, self._plan = gathered.facts, scheme, gathered.plan
        self._changes = changes
        self._known = vocabulary(scheme, gathered.plan)
        self._by_days = any(counts_days(part) for part in components(scheme, gathered.plan))
        self._measures = tried_measures(self._facts.measures, changes.measures, self._known)

    def own_problems(self, today: dt.date) -> Iterator[Problem]:
        """What the check of facts can't see: days attended, the day of a sample, one cell twice, our own settings."""
        yield from self._days()
        yield from self._limits()
        yield from _cell_twice("measures", [(one.number, one.measure) for one in self._changes.measures])
        yield from _cell_twice("team-measures", [(one.measure, one.measure) for one in self._changes.team_measures])
        for index, rating in enumerate(self._changes.ratings):
            yield from _sample_day(("ratings", index, "day"), rating, self._facts.month, today)
            criterion = next((one for one in self._scheme.rating_criteria if one.id == rating.criterion), None)
            if criterion is not None and criterion.retired:
                what = Message("“{criterion}” is retired and no longer rated", {"criterion": criterion.name})
                yield Problem(("ratings", index, "criterion"), what)
        for key, value in self._changes.settings.items():
            if key in _HOUSE and value is not None and value < 0:
                yield Problem(("settings", key), Message("{value} is negative; 0 or more is allowed", {"value": value}))
            if value is None and key not in _HOUSE and key not in self._known.settings:
                yield from self._faults(settings={key: Fraction(0)})

    def problems_of_facts(self) -> Iterator[Problem]:
        """What the check of facts finds, told of the changes it comes from."""
        taken = {one.measure: one.value for one in self._changes.team_measures}
        team_measures = (
            *(one for one in self._facts.team_measures if one.measure not in taken),
            *(TeamMeasure(measure, value) for measure, value in taken.items()),
        )
        settings = {**self._facts.settings}
        for key, value in self._changes.settings.items():
            if key not in _HOUSE:
                settings.pop(key, None)
                settings.update({} if value is None else {key: value})
        new = tuple(Rating(one.number, one.criterion, one.score, one.rater) for one in self._changes.ratings)
        facts = replace(
            self._facts,
            incidents=(),
            history=(),
            measures=self._measures.rows,
            team_measures=team_measures,
            ratings=(*self._facts.ratings, *new),
            settings=settings,
        )
        for problem in check_facts(self._scheme, facts, self._plan):
            yield from self._told(problem, team_measures)

    def _told(self, problem: Problem, team_measures: Sequence[TeamMeasure]) -> Iterator[Problem]:
        match problem.path:
            case ("measures", int(index), *rest):
                origin = self._measures.origin[index]
                origin = self._cause(self._measures.rows[index]) if origin is None else origin
                if origin is not None:
                    yield Problem(("measures", origin, *rest), problem.what)
            case ("team-measures", int(index), *rest):
                changed = [one.measure for one in self._changes.team_measures]
                if team_measures[index].measure in changed:
                    yield Problem(("team-measures", changed.index(team_measures[index].measure), *rest), problem.what)
            case ("ratings", int(index), *rest) if index >= len(self._facts.ratings):
                yield Problem(("ratings", index - len(self._facts.ratings), *rest), problem.what)
            case ("settings", str(key), *_) if key in self._changes.settings:
                yield problem
            case _:
                return

    def _cause(self, row: Measure) -> int | None:
        """The change that made a row faulty which stood there before: that of the other count, or of the value."""
        own = family(row.measure, self._known)
        changes = enumerate(self._changes.measures)
        return next(
            (i for i, one in changes if one.number == row.employee and family(one.measure, self._known) == own), None
        )

    def _days(self) -> Iterator[Problem]:
        people = {employee.id for employee in self._facts.employees}
        for index, one in enumerate(self._changes.measures):
            if one.measure != DAYS_ATTENDED:
                continue
            path: Path = ("measures", index)
            if one.number not in people:
                told = {"value": printable(one.number)}
                yield Problem((*path, "employee"), Message("nobody has the employee number {value}", told))
            if not self._by_days:
                yield Problem((*path, "measure"), Message("no pay plan in force asks for days attended"))
            if one.value is not None and not 0 <= one.value <= _LONGEST_MONTH:
                fields: dict[str, FieldValue] = {"value": one.value, "most": _LONGEST_MONTH}
                yield Problem((*path, "value"), Message("{value} is out of range; 0 to {most} is allowed", fields))

    def _limits(self) -> Iterator[Problem]:
        """Figures of too many digits, texts that are too long."""
        figures: list[tuple[Path, Fraction | None]] = [
            *((("measures", i, "value"), one.value) for i, one in enumerate(self._changes.measures)),
            *((("team-measures", i, "value"), one.value) for i, one in enumerate(self._changes.team_measures)),
            *((("ratings", i, "score"), one.score) for i, one in enumerate(self._changes.ratings)),
            *((("settings", key), value) for key, value in self._changes.settings.items()),
        ]
        for path, value in figures:
            if value is not None and (fault := figure_fault(value)) is not None:
                yield Problem(path, fault)
        for index, one in enumerate(self._changes.ratings):
            for key, text in (("serial", one.serial), ("note", one.note)):
                if (fault := note_fault(text.strip())) is not None:
                    yield Problem(("ratings", index, key), fault)

    def _faults(self, settings: dict[str, Fraction]) -> Iterator[Problem]:
        facts = replace(self._facts, incidents=(), history=(), settings=settings)
        yield from (one for one in check_facts(self._scheme, facts, self._plan) if one.path[0] == "settings")


def tried_measures(before: Iterable[Measure], changes: Sequence[MeasureChange], known: Vocabulary) -> _Tried:
    """The measures after the changes: what a change replaces is gone, and so is what can't stand beside it."""
    gone = {(one.number, one.measure) for one in changes} | set(displaced(changes, known))
    kept = [one for one in before if (one.employee, one.measure) not in gone]
    new = [
        (index, Measure(one.number, one.measure, one.value))
        for index, one in enumerate(changes)
        if one.measure != DAYS_ATTENDED
    ]
    rows = (*kept, *(row for _, row in new))
    return _Tried(rows, (*(None for _ in kept), *(index for index, _ in new)))


def displaced(changes: Sequence[MeasureChange], known: Vocabulary) -> Iterator[tuple[str, str]]:
    """Who and which measure loses its place: two counts to the value that is written, the value to its two counts."""
    written = {(one.number, one.measure) for one in changes if one.value is not None}
    named = {(one.number, one.measure) for one in changes}
    for number, measure in written:
        own = family(measure, known)
        if measure == own:
            counts = {(number, own + PART), (number, own + WHOLE)}
            yield from () if counts & written else counts - named
        elif {(number, own + PART), (number, own + WHOLE)} <= written and (number, own) not in named:
            yield number, own


def _cell_twice(rows: str, cells: Sequence[tuple[str, str]]) -> Iterator[Problem]:
    for index, cell in enumerate(cells):
        if cell in cells[:index]:
            what = Message("{value} stands there twice; every one needs its own", {"value": printable(cell[1])})
            yield Problem((rows, index, "measure"), what)


def _sample_day(path: Path, rating: NewRating, month: Month, today: dt.date) -> Iterator[Problem]:
    day = rating.day
    if day is None:
        return
    if day not in month:
        yield Problem(path, Message("{value} is not in {month}", {"value": day, "month": month}))
    elif day > today:
        yield Problem(path, Message("{value} lies in the future; today is {today}", {"value": day, "today": today}))
