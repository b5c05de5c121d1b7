"""What followed a person's month: written once, voided, never changed."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from peewee import Expression

from kpi_desktop.domain.month import Month
from kpi_desktop.store.columns import day_in, day_out, instant_in, instant_out, month_out, sure
from kpi_desktop.store.desk_models import FollowUp
from kpi_desktop.store.desk_records import FollowUpRecord, NewFollowUp
from kpi_desktop.store.session import Session

_COLUMNS = (
    FollowUp.id, FollowUp.person, FollowUp.team, FollowUp.month, FollowUp.kind, FollowUp.day, FollowUp.text,
    FollowUp.outcome, FollowUp.answers, FollowUp.entered_at,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class FollowUps:
    """Talks, signatures, objections and outcomes of all teams."""

    session: Session

    def of_month(self, team: int, month: Month) -> tuple[FollowUpRecord, ...]:
        """A team's month, in the order of entry."""
        return self._where((FollowUp.team == team) & (FollowUp.month == str(month)))

    def of_person(self, person: int) -> tuple[FollowUpRecord, ...]:
        """A person's months, in the order of entry."""
        return self._where(FollowUp.person == person)

    def of_kind(self, team: int, kind: str) -> tuple[FollowUpRecord, ...]:
        """A team's of one kind, in the order of entry."""
        return self._where((FollowUp.team == team) & (FollowUp.kind == kind))

    def get(self, number: int) -> FollowUpRecord | None:
        """One of them that wasn't voided."""
        return next(iter(self._where(FollowUp.id == number)), None)

    def _where(self, condition: Expression) -> tuple[FollowUpRecord, ...]:
        query = FollowUp.select(*_COLUMNS).where(condition & FollowUp.voided_by.is_null()).order_by(FollowUp.id)
        return tuple(_record(row) for row in self.session.rows(query))

    def add(self, new: NewFollowUp, at: dt.datetime) -> int:
        """Write one; returns its number."""
        return self.session.insert(
            FollowUp,
            {
                "person": new.person, "team": new.team, "month": str(new.month), "kind": new.kind,
                "day": day_in(new.day), "text": new.text, "outcome": new.outcome, "answers": new.answers,
                "entered_at": instant_in(at),
            },
        )  # fmt: skip

    def void(self, number: int) -> None:
        """It was written by mistake."""
        self.session.update(FollowUp, number, {"voided_by": self.session.operation})


def _record(row: tuple[Any, ...]) -> FollowUpRecord:
    number, person, team, month, kind, day, text, outcome, answers, entered_at = row
    what = NewFollowUp(person, team, month_out(month), kind, sure(day_out(day)), text, outcome, answers)
    return FollowUpRecord(number, what, sure(instant_out(entered_at)))
