"""The demo database: a team of twelve with three closed months and an open one, the same on every run of a day."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from fractions import Fraction
from itertools import groupby
from pathlib import Path
from typing import Final, TypeVar

from kpi_desktop import paths
from kpi_desktop.domain.month import Month
from kpi_desktop.domain.words import Label, Language, Message
from kpi_desktop.errors import WrongCallError
from kpi_desktop.schemes.library import REFERENCE, preset_text
from kpi_desktop.services import closing, incidents, people, sample, teams
from kpi_desktop.services.context import Clock, Context, open_context
from kpi_desktop.services.demo_extras import attach_evidence, keep_ready
from kpi_desktop.services.demo_people import (
    EXCUSES,
    LAPSES,
    LEAVER,
    NEWCOMER,
    ORGANISATION,
    PEOPLE,
    PRAISES,
    TEAM,
    VOID_REASONS,
    DemoPerson,
    Kind,
)
from kpi_desktop.services.incidents import Entry
from kpi_desktop.services.people import NewPerson
from kpi_desktop.services.setup import Setup, set_up
from kpi_desktop.services.teams import Team
from kpi_desktop.store.connection import look, take_lock

CLOSED_MONTHS = 3
_EXCUSED = 0.2
_VOIDED = 0.04
_NOTED = 0.6
_SUNDAY = 6
_CLOSING_DAY = 2
_LEAVER_DAY = 20
_NEWCOMER_DAY = 8
_WORKING_HOURS = (8 * 60 + 30, 17 * 60 + 30)
_MORNING = (8 * 60 + 30, 10 * 60)
"""Minutes since midnight."""
_MORNING_HOUR, _EVENING_HOUR = 2, 10
"""When the events of a day are entered, by universal time: after they happened in China."""
_LATE = "late"
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Demo:
    """What was made.

    Attributes:
        closed: The closed months, oldest first.
        open: The open month.
        people: How many are in the team.
        incidents: How many incidents were entered, voided ones included.
    """

    closed: tuple[Month, ...]
    open: Month
    people: int
    incidents: int


class _Story:
    """The clock of the demo: services believe that it is whatever day is being told."""

    def __init__(self, first: date, last: date) -> None:
        self.day, self._last = first, last
        self._entries = 0

    def now(self) -> datetime:
        """The end of the day's work in China, on the last day ten in the morning; later with every question."""
        self._entries += 1
        hour = _MORNING_HOUR if self.day == self._last else _EVENING_HOUR
        return datetime.combine(self.day, time(hour), UTC) + timedelta(seconds=self._entries)

    def today(self) -> date:
        """The day that is being told."""
        return self.day


@dataclass(frozen=True, slots=True)
class _Event:
    """An entry on its day, and what becomes of it."""

    entry: Entry
    void_reason: str = ""


def make_demo(database: Path, language: Language, clock: Clock) -> Demo:
    """Make a demo database; an earlier demo in its place is replaced.

    Args:
        database: The file; its folder is made where it isn't there.
        language: Language of names and notes, and of the database.
        clock: Says what day it is; everything happens before.

    Raises:
        WrongCallError: The file is a database that isn't a demo; it is unchanged.
        DatabaseError: It can't be written, or is in use.
    """
    _clear(database)
    today = clock.today()
    month = Month.of(today)
    first = month.plus(-CLOSED_MONTHS)
    story = _Story(first.first, today)
    ctx = open_context(database, clock=story, actor="demo")
    try:
        return _tell(ctx, story, language, first, today)
    finally:
        ctx.close()


def _clear(database: Path) -> None:
    if not database.exists() or look(database).empty:
        return
    # Only looked at until it is known to be a demo: a database of an older version would be brought up to date.
    if not sample.is_sample_file(database):
        what = Message("{file} isn't a demo; it is unchanged. Name another file.", {"file": str(database)})
        raise WrongCallError(what)
    take_lock(database).release()  # nobody else may be writing to it
    database.unlink()


_CHECKED: Final = Label("已逐条核对，无误", "Gone through one by one; it stands")
"""What the leader of the demo says to doubts."""


def _tell(ctx: Context, story: _Story, language: Language, first: Month, today: date) -> Demo:
    present = Month.of(today)
    team = _set_up(ctx, language, first)
    logged = 0
    for month in first.until(present):
        last = min(month.last, today)
        for day, events in groupby(_month(month, last, language, first, present), lambda event: event.entry.date):
            story.day = day
            logged += _happen(ctx, team, tuple(events))
        if month < present:
            story.day = min(month.plus(1).first + timedelta(days=_CLOSING_DAY), today)
            closing.close(ctx, team, month, accept=_CHECKED.within(language))
    story.day = today
    attach_evidence(ctx, team, tuple(first.until(present)), language)
    people.leave(ctx, LEAVER, _last_day(present))
    return Demo(tuple(first.until(present.plus(-1))), present, len(PEOPLE), logged)


def _set_up(ctx: Context, language: Language, first: Month) -> Team:
    setup = Setup(
        organisation=ORGANISATION.within(language),
        team=TEAM.within(language),
        scheme_text=preset_text(paths.resources() / "schemes", REFERENCE),
        from_month=first,
        people=tuple(_new_person(person, language, first) for person in PEOPLE),
        language=language,
    )
    set_up(ctx, setup)
    sample.mark_as_sample(ctx, language)
    team = teams.resolve(ctx)
    keep_ready(ctx, team, language)
    return team


def _new_person(person: DemoPerson, language: Language, first: Month) -> NewPerson:
    return NewPerson(
        number=person.number,
        name=person.name.within(language),
        hired=_first_day(person, first),
        probation=person.number == NEWCOMER,
    )


def _first_day(person: DemoPerson, first: Month) -> date:
    if person.number == NEWCOMER:
        return first.first.replace(day=_NEWCOMER_DAY)
    return first.plus(-person.tenure).first


def _last_day(present: Month) -> date:
    return present.first.replace(day=_LEAVER_DAY)


def _happen(ctx: Context, team: Team, events: tuple[_Event, ...]) -> int:
    """Log what happened on a day; gives how many incidents that were."""
    written = incidents.log(ctx, team, tuple(event.entry for event in events))
    for incident, event in zip(written.incidents, events, strict=True):
        if event.void_reason:
            incidents.void(ctx, incident, event.void_reason)
    return len(events)


def _month(month: Month, last: date, language: Language, first: Month, present: Month) -> list[_Event]:
    """What happens in a month up to its last day told, in order of days."""
    events = [
        event
        for person in PEOPLE
        for event in _person_month(person, month, language, first, present)
        if event.entry.date <= last
    ]
    return sorted((_timed(event, present_day=last) for event in events), key=_moment)


def _moment(event: _Event) -> tuple[date, time]:
    return event.entry.date, event.entry.time or time(9)


def _timed(event: _Event, present_day: date) -> _Event:
    """The event with a time of day in working hours; on the last day told, in the morning, which is over by then."""
    entry = event.entry
    told = f"{entry.number} {entry.date.day} {entry.criterion} {entry.minutes}"
    dice = random.Random(told)  # noqa: S311 - repeatable on purpose
    begin, end = _MORNING if entry.date == present_day else _WORKING_HOURS
    minute = begin + int(dice.random() * (end - begin))
    if entry.criterion == _LATE and entry.minutes is not None:
        minute = _WORKING_HOURS[0] + int(entry.minutes)
    at = time(minute // 60, minute % 60)
    return replace(event, entry=replace(entry, time=at))


def _person_month(
    person: DemoPerson, month: Month, language: Language, first: Month, present: Month
) -> Iterator[_Event]:
    """One person's whole month, the same however much of it has passed; only days at work are used."""
    dice = random.Random(f"{person.number} {month.year * 12 + month.month - present.year * 12 - present.month}")  # noqa: S311 - repeatable on purpose
    days = _working_days(person, month, first, present)
    share = len(days) / 26
    for kinds, average in ((LAPSES, person.lapses), (PRAISES, person.praises)):
        count = int(average * share + dice.random())
        for _ in range(count):
            yield _event(dice, person, days, _weighted(dice, kinds), language)


def _working_days(person: DemoPerson, month: Month, first: Month, present: Month) -> list[date]:
    begin = max(month.first, _first_day(person, first))
    end = min(month.last, _last_day(present)) if person.number == LEAVER else month.last
    span = (begin + timedelta(days=offset) for offset in range((end - begin).days + 1))
    return [day for day in span if day.weekday() != _SUNDAY]


def _event(dice: random.Random, person: DemoPerson, days: list[date], kind: Kind, language: Language) -> _Event:
    minutes = None
    if kind.minutes is not None:
        least, most = kind.minutes
        minutes = Fraction(least + int(dice.random() * (most - least + 1)))
    entry = Entry(
        number=person.number,
        date=_one_of(dice, days),
        criterion=kind.criterion,
        minutes=minutes,
        points=Fraction(_one_of(dice, kind.picks)) if kind.picks else None,
        note=_one_of(dice, kind.notes).within(language) if kind.notes and dice.random() < _NOTED else "",
    )
    fate = dice.random()
    if kind.excusable and fate < _EXCUSED:
        return _Event(replace(entry, excused=True, note=_one_of(dice, EXCUSES).within(language)))
    if fate > 1 - _VOIDED:
        return _Event(entry, _one_of(dice, VOID_REASONS).within(language))
    return _Event(entry)


def _weighted(dice: random.Random, kinds: tuple[Kind, ...]) -> Kind:
    place = dice.random() * sum(kind.weight for kind in kinds)
    for kind in kinds:
        place -= kind.weight
        if place < 0:
            return kind
    return kinds[-1]


def _one_of(dice: random.Random, things: list[_T] | tuple[_T, ...]) -> _T:
    """By `random` alone, whose sequence no version of Python changes."""
    return things[int(dice.random() * len(things))]
