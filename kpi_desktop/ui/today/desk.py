"""What lies on the desk today: the day, its month, its entries, and what a line would do. No widgets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from kpi_desktop.domain.month import Month
from kpi_desktop.domain.words import Message
from kpi_desktop.errors import KpiError
from kpi_desktop.schemes.model import IncidentCriterion, Scheme
from kpi_desktop.services import carrying, incidents, months, people
from kpi_desktop.services.carrying import Offer
from kpi_desktop.services.context import Operation
from kpi_desktop.services.entry_warnings import warnings
from kpi_desktop.services.incidents import Entry, Logged
from kpi_desktop.services.logline import (
    Candidate,
    CriteriaIndex,
    Days,
    LineReading,
    Rostered,
    RosterIndex,
    parse,
)
from kpi_desktop.services.months import MonthState, MonthView, ScoredMonth
from kpi_desktop.services.people import Person
from kpi_desktop.ui.session import Session
from kpi_desktop.ui.today.desk_types import Outlook, Record, Standing
from kpi_desktop.ui.today.months_beside import MonthsBeside
from kpi_desktop.ui.today.offered import Offered
from kpi_desktop.ui.today.recorder import Recorder
from kpi_desktop.ui.today.standings import Standings
from kpi_desktop.ui.today.week_days import WeekDay, days_of_week
from kpi_desktop.ui.today.week_days import counted as counted_week

__all__ = ["Desk", "Record", "Standing"]


class Desk:
    """Keeps one day open; everything a page shows is asked of it, nothing of the services."""

    def __init__(self, session: Session) -> None:
        """Open today."""
        self.session = session
        self.day = session.ctx.clock.today()
        self.months: tuple[MonthView, ...] = ()
        self.people: tuple[Person, ...] = ()
        self.scored: ScoredMonth | None = None
        self.logged: tuple[Logged, ...] = ()
        self._roster: RosterIndex | None = None
        self._criteria: CriteriaIndex | None = None
        self._standings = Standings(session)
        self._beside = MonthsBeside(session)
        self.offered = Offered(session)
        self._today_was = self.day
        self._before: tuple[str, ScoredMonth | None] = ("", None)
        self._warned: tuple[Message, ...] = ()

    @property
    def today(self) -> date:
        """The local day."""
        return self.session.ctx.clock.today()

    @property
    def month(self) -> Month:
        """The month of the day that is open."""
        return Month.of(self.day)

    @property
    def day_turned(self) -> bool:
        """Whether another day has begun since the last refresh."""
        return self.today != self._today_was

    def refresh(self, operation: Operation | None = None) -> None:
        """Read again what an operation changed; everything where None."""
        ctx, team = self.session.ctx, self.session.team
        if self.day == self._today_was != self.today:
            # The program stayed open overnight: whoever was at today still is.
            self.day = self.today
        self._today_was = self.today
        changed = operation.changed if operation else None
        if changed is None or "roster" in changed:
            found = people.roster(ctx, team, self.today, include_left=True)
            if found != self.people:
                self.people = found
            self._roster = None
        self.months = months.months(ctx, team)
        if changed is None or changed & {"roster", "months", "schemes"}:
            self._standings.clear()
        self._beside.clear()
        self.offered.clear(changed)
        self._read_month()

    def go_to(self, day: date) -> None:
        """Open another day."""
        changed = Month.of(day) != self.month
        self.day = day
        if changed:
            self.offered.clear_quick()
            self._read_month()

    def _read_month(self) -> None:
        ctx, team = self.session.ctx, self.session.team
        before = self.scored if self.scored and self.scored.month == self.month else None
        try:
            self.scored = months.score_month(ctx, team, self.month, before=before)
        except KpiError:
            self.scored = None
        self.logged = incidents.logged_in(ctx, team, self.month)
        self._criteria = None

    @property
    def scheme(self) -> Scheme | None:
        """The scheme of the month; None where none holds."""
        return self.scored.scheme if self.scored else None

    @property
    def state(self) -> MonthState:
        """The state of the day's month."""
        view = next((view for view in self.months if view.month == self.month), None)
        return view.state if view else MonthState.OPEN

    @property
    def open(self) -> bool:
        """Whether entries can be written on this day."""
        return self.scheme is not None and self.state is not MonthState.CLOSED and self.day <= self.today

    @property
    def first_day(self) -> date:
        """The earliest day that can be looked at."""
        return self.months[0].month.first if self.months else self.today

    @property
    def first_open_day(self) -> date:
        """The earliest day that can be written."""
        open_months = (view.month.first for view in self.months if view.state is not MonthState.CLOSED)
        return next(open_months, self.today)

    @property
    def roster(self) -> RosterIndex:
        """The team, taken apart for the log line."""
        if self._roster is None:
            self._roster = RosterIndex(self.people, self.offered.gatherings(self.people))
        return self._roster

    @property
    def criteria(self) -> CriteriaIndex:
        """The scheme's criteria, taken apart for the log line."""
        if self._criteria is None:
            used = Counter(each.entry.criterion for each in self.logged if not each.voided)
            self._criteria = CriteriaIndex(self.scheme.incident_criteria if self.scheme else (), used)
        return self._criteria

    @property
    def places(self) -> int:
        """Decimals of points and scores."""
        return self.scheme.decimals if self.scheme else 1

    def person(self, number: str) -> Person | None:
        """The person of an employee number."""
        return next((person for person in self.people if person.number == number), None)

    def criterion(self, criterion_id: str) -> IncidentCriterion | None:
        """The criterion of an id."""
        return self.scheme.incident_criterion(criterion_id) if self.scheme else None

    def read(self, text: str, chosen: Sequence[Rostered]) -> LineReading:
        """Read a line for the day that is open."""
        days = Days(self.day, self.today, self.first_open_day)
        return parse(text, self.roster, self.criteria, days, chosen)

    def word_for(self, criterion: IncidentCriterion, rest: str) -> str:
        """How a criterion is typed so that a line can mean nothing else: by its name, else its code, else its id."""
        names = (self.session.tr.label(criterion.name), criterion.name.zh, criterion.code or "")
        for word in (name for name in names if name):
            found = self.read(f"{word} {rest}", ()).candidates
            if found and found[0].criterion is criterion:
                return word
        return criterion.id

    def nth(self, number: str, criterion_id: str, day: date) -> int:
        """The how-many-th of its criterion an entry of that day would be."""
        before = [
            each
            for each in self.logged
            if each.entry.number == number
            and each.entry.criterion == criterion_id
            and not (each.voided or each.entry.excused)
            and each.entry.date <= day
        ]
        return len(before) + 1

    def entries(self, candidate: Candidate, note: str) -> tuple[Entry, ...]:
        """What a candidate would write, one entry a person."""
        criterion = candidate.criterion
        if criterion is None:
            return ()
        remark = " ".join(part for part in (candidate.note, note.strip()) if part)
        entry = Entry(
            number="",
            date=candidate.day,
            criterion=criterion.id,
            minutes=candidate.minutes,
            quantity=candidate.quantity,
            points=candidate.pick,
            grave=candidate.grave,
            note=remark,
        )
        return tuple(replace(entry, number=person.number) for person in candidate.people)

    def log(self, entries: Sequence[Entry]) -> Operation:
        """Write entries.

        Raises:
            KpiError: Why not; nothing was written.
        """
        before, warned = self.scored, self.warnings(entries)

        def write() -> Operation:
            operation = incidents.log(self.session.ctx, self.session.team, entries)
            self._before, self._warned = (operation.id, before), warned
            return operation

        return self.session.do(write)

    def warned(self, operation: Operation) -> tuple[Message, ...]:
        """What was odd about what was logged last: whoever types it in one go reads it only afterwards."""
        return self._warned if self._before[0] == operation.id else ()

    def outlooks(self, operation: Operation) -> tuple[Outlook, ...]:
        """How everybody stood before what was logged last and stands now; nothing for any other operation."""
        known, before = self._before
        if known != operation.id or before is None or self.scored is None or before.month != self.scored.month:
            return ()
        logged = [one for one in self.logged if one.id in operation.incidents]
        pairs = {one.name: (before.of(one.entry.number), self.scored.of(one.entry.number)) for one in logged}
        return tuple(Outlook(name, was, now) for name, (was, now) in pairs.items() if was and now)

    def late(self, day: date) -> Offer | None:
        """What can be done about something of that day; None where its month isn't closed or none is open yet."""
        found = carrying.offer_among(self.months, day, self.today)
        return found if found is not None and found.day is not None else None

    def void(self, record: Record, reason: str) -> Operation:
        """Void an entry.

        Raises:
            KpiError: Why not; nothing was written.
        """
        return self.session.do(lambda: incidents.void(self.session.ctx, record.logged.id, reason))

    def rewrite(self, record: Record, entry: Entry, reason: str) -> Operation:
        """Void an entry and write another in its place.

        Raises:
            KpiError: Why not; nothing was written.
        """
        return self.session.do(lambda: incidents.rewrite(self.session.ctx, record.logged.id, entry, reason))

    def records(self) -> tuple[Record, ...]:
        """The day's entries, the newest first, voided ones included; what an undo took back is not among them."""
        found = [each for each in self.logged if each.entry.date == self.day and not each.taken_back]
        return self._drawn_up.of(sorted(found, key=lambda each: -each.sequence))

    def counted(self) -> tuple[int, int]:
        """How many entries of the day, and of the month, count."""
        valid = [each for each in self.logged if not each.voided]
        return sum(each.entry.date == self.day for each in valid), len(valid)

    @property
    def unused(self) -> bool:
        """Whether nothing was ever logged."""
        return not any(view.incidents for view in self.months)

    def record(self, incident: int) -> Record | None:
        """One entry of the month that is open, by its id."""
        logged = next((each for each in self.logged if each.id == incident), None)
        return self._drawn_up.of((logged,))[0] if logged else None

    @property
    def _drawn_up(self) -> Recorder:
        return Recorder(self.scheme, self.scored, self.logged)

    def week(self) -> tuple[WeekDay, ...]:
        """The week around the day, counted."""
        days = days_of_week(self.day)
        closed = {view.month for view in self.months if view.state is MonthState.CLOSED}
        told = (
            WeekDay(day, closed=Month.of(day) in closed, within=self.first_day <= day <= self.today) for day in days
        )
        return tuple(counted_week(told, self._beside.points(days, self._drawn_up, self.month)))

    def quick(self) -> tuple[IncidentCriterion, ...]:
        """The criteria that stand ready as buttons."""
        return self.offered.quick(self.scheme, self.month)

    def standing(self, number: str, entries: Sequence[Entry] = ()) -> Standing | None:
        """Where a person stands, and would stand with these entries."""
        person = self.person(number)
        if person is None or self.scored is None:
            return None
        day = self.day if self.open else None
        return self._standings.of(person, self.scored, self._tried(entries), self.months, ahead_on=day)

    def warnings(self, entries: Sequence[Entry]) -> tuple[Message, ...]:
        """What is odd about entries of the open month; nothing of it forbids them."""
        mine = self._tried(entries)
        return warnings(self.scored.scheme, self.scored.facts, mine) if mine and self.scored else ()

    def _tried(self, entries: Sequence[Entry]) -> tuple[Entry, ...]:
        """Those of the open month; what another month makes of an entry isn't worked out with every key."""
        return tuple(entry for entry in entries if Month.of(entry.date) == self.month) if self.open else ()

    def step(self, days: int) -> date:
        """The day that many days away, kept within what can be looked at."""
        return max(self.first_day, min(self.today, self.day + timedelta(days=days)))
