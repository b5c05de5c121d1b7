"""Recurring duties and the days on which they were gone through: written once, voided, never changed."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from peewee import Expression

from kpi_desktop.store.columns import day_in, day_out, instant_out, sure
from kpi_desktop.store.desk_models import Duty, DutyMember, DutyRound, DutyTick
from kpi_desktop.store.desk_records import DutyRecord, RoundRecord, TickRecord
from kpi_desktop.store.models import Operation
from kpi_desktop.store.session import Session


@dataclass(frozen=True, slots=True)
class Duties:
    """The duties of all teams."""

    session: Session

    def all(self, team: int, *, voided: bool = False) -> tuple[DutyRecord, ...]:
        """A team's duties in the order in which they were made; on demand those too that recur no longer."""
        held = (Duty.team == team) if voided else (Duty.team == team) & Duty.voided_by.is_null()
        query = Duty.select(Duty.id, Duty.name, Duty.criterion, Duty.weekdays).where(held).order_by(Duty.id)
        people = self._people(held)
        return tuple(
            DutyRecord(row, name, criterion, frozenset(int(digit) for digit in weekdays), tuple(people[row]))
            for row, name, criterion, weekdays in self.session.rows(query)
        )

    def _people(self, held: Expression) -> Mapping[int, list[int]]:
        """Who is on the lists of some duties, in their order."""
        query = (
            DutyMember.select(DutyMember.duty, DutyMember.person)
            .join(Duty)
            .where(held & DutyMember.voided_by.is_null())
            .order_by(DutyMember.id)
        )
        found: defaultdict[int, list[int]] = defaultdict(list)
        for duty, person in self.session.rows(query):
            found[duty].append(person)
        return found

    def add(self, team: int, name: str, criterion: str, weekdays: Iterable[int], people: Sequence[int]) -> int:
        """Make a duty; returns its number."""
        days = "".join(str(day) for day in sorted(set(weekdays)))
        duty = self.session.insert(Duty, {"team": team, "name": name, "criterion": criterion, "weekdays": days})
        for person in people:
            self.session.insert(DutyMember, {"duty": duty, "person": person})
        return duty

    def void(self, duty: int) -> None:
        """It recurs no longer; the days on which it was gone through stay."""
        self.session.update(Duty, duty, {"voided_by": self.session.operation})

    def rounds(self, team: int, first: dt.date, last: dt.date) -> tuple[RoundRecord, ...]:
        """What was gone through on these days, both included, in the order of entry."""
        days = (DutyRound.day >= first.isoformat()) & (DutyRound.day <= last.isoformat())
        query = (
            DutyRound.select(DutyRound.id, DutyRound.duty, DutyRound.day, Operation.at)
            .join(Operation, on=(DutyRound.operation == Operation.id))
            .where((DutyRound.team == team) & days & DutyRound.voided_by.is_null())
            .order_by(DutyRound.id)
        )
        rows = self.session.rows(query)
        ticks = self._ticks([row for row, *_ in rows])
        return tuple(
            RoundRecord(row, duty, sure(day_out(day)), tuple(ticks[row]), sure(instant_out(at)))
            for row, duty, day, at in rows
        )

    def _ticks(self, rounds: Sequence[int]) -> Mapping[int, list[TickRecord]]:
        """Who did it in some rounds, in the order of their lists."""
        query = (
            DutyTick.select(DutyTick.round, DutyTick.person, DutyTick.done, DutyTick.incident)
            .where(DutyTick.round.in_(rounds) & DutyTick.voided_by.is_null())
            .order_by(DutyTick.id)
        )
        found: defaultdict[int, list[TickRecord]] = defaultdict(list)
        for number, person, done, incident in self.session.rows(query):
            found[number].append(TickRecord(person, bool(done), incident))
        return found

    def void_round(self, number: int) -> None:
        """Another one stands in its place."""
        self.session.update(DutyRound, number, {"voided_by": self.session.operation})

    def go_through(self, team: int, duty: int, day: dt.date, ticks: Sequence[TickRecord]) -> int:
        """Write down who did a duty on a day; returns the round's number."""
        number = self.session.insert(DutyRound, {"team": team, "duty": duty, "day": day_in(day)})
        for tick in ticks:
            values = {"person": tick.person, "done": int(tick.done), "incident": tick.incident}
            self.session.insert(DutyTick, {"round": number, **values})
        return number
