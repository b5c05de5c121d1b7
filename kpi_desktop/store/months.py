"""Months that were closed, and their seals."""

from __future__ import annotations

import datetime as dt
import hashlib
import zlib
from dataclasses import dataclass
from typing import Final

from peewee import Expression

from kpi_desktop.domain.month import Month as CalendarMonth
from kpi_desktop.domain.words import FieldValue, Message
from kpi_desktop.errors import DatabaseError
from kpi_desktop.store.columns import day_in, day_out, instant_in, instant_out, month_out, sure
from kpi_desktop.store.models import Month, Seal
from kpi_desktop.store.records import SealRecord
from kpi_desktop.store.session import Session

CLOSED: Final = "closed"
REOPENED: Final = "reopened"


def seal_number(sha256: str) -> str:
    """The short form of a hash that stands on paper: ``9C41-07E2-5B``."""
    head = sha256[:10].upper()
    return f"{head[:4]}-{head[4:8]}-{head[8:]}"


def _sha256(payload: str) -> str:
    return hashlib.sha256(payload.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Months:
    """What was closed, with what, and what was reopened."""

    session: Session

    def states(self, team: int) -> dict[CalendarMonth, str]:
        """The months that were ever closed: `CLOSED` or `REOPENED`."""
        query = Month.select(Month.month, Month.state).where(Month.team == team).order_by(Month.month)
        return {month_out(month): state for month, state in self.session.rows(query)}

    def closed(self) -> frozenset[tuple[int, CalendarMonth]]:
        """Every team's closed months."""
        query = Month.select(Month.team, Month.month).where(Month.state == CLOSED)
        return frozenset((team, month_out(month)) for team, month in self.session.rows(query))

    def seals(self, team: int, month: CalendarMonth | None = None) -> tuple[SealRecord, ...]:
        """A team's seals, of one month or of all, oldest first."""
        condition = Month.team == team
        if month is not None:
            condition &= Month.month == str(month)
        return self._seals(condition)

    def all_seals(self) -> tuple[SealRecord, ...]:
        """Every team's seals."""
        return self._seals(Month.id > 0)

    def _seals(self, condition: Expression) -> tuple[SealRecord, ...]:
        query = (
            Seal.select(
                Seal.id, Month.month, Seal.number, Seal.format, Seal.sha256, Seal.closed_at, Seal.closed_on,
                Seal.accepted, Seal.reopened_by, Seal.reopened_at, Seal.reopen_reason,
            )
            .join(Month, on=(Seal.month == Month.id))
            .where(condition)
            .order_by(Seal.id)
        )  # fmt: skip
        return tuple(
            SealRecord(
                row, month_out(month), number, form, sha256, sure(instant_out(closed_at)),
                sure(day_out(closed_on)), accepted, reopened_by, instant_out(reopened_at), reason or "",
            )
            for row, month, number, form, sha256, closed_at, closed_on, accepted, reopened_by, reopened_at, reason
            in self.session.rows(query)
        )  # fmt: skip

    def payload(self, seal: int) -> str:
        """The canonical JSON of a seal, checked against its hash and number whenever it is read.

        Raises:
            DatabaseError: It isn't what was sealed.
        """
        query = Seal.select(Seal.payload, Seal.sha256, Seal.number, Month.month).join(
            Month, on=(Seal.month == Month.id)
        )
        row = self.session.row(query.where(Seal.id == seal))
        if row is None:
            raise LookupError(f"no seal {seal}")
        packed, sha256, number, month = row
        try:
            payload = zlib.decompress(packed).decode()
        except (zlib.error, ValueError, TypeError):
            payload = ""
        if _sha256(payload) != sha256 or number != seal_number(sha256):
            fields: dict[str, FieldValue] = {"month": month_out(month), "seal": str(number)}
            raise DatabaseError(
                Message(
                    "The database is damaged: what {month} was sealed with, {seal}, was changed from outside. Keep the"
                    " file, and put the latest backup in its place.",
                    fields,
                )
            )
        return payload

    def close(
        self, team: int, month: CalendarMonth, payload: str, *, form: int, at: dt.datetime, on: dt.date, accepted: str
    ) -> str:
        """Seal a month with this JSON, which is kept packed; returns the seal's number."""
        row = self.session.row(Month.select(Month.id).where((Month.team == team) & (Month.month == str(month))))
        if row is None:
            held = self.session.insert(Month, {"team": team, "month": str(month), "state": CLOSED})
        else:
            held = int(row[0])
            self.session.update(Month, held, {"state": CLOSED})
        sha256 = _sha256(payload)
        number = seal_number(sha256)
        self.session.insert(
            Seal,
            {
                "month": held,
                "number": number,
                "format": form,
                "payload": zlib.compress(payload.encode()),
                "sha256": sha256,
                "closed_at": instant_in(at),
                "closed_on": day_in(on),
                "accepted": accepted,
            },
        )
        return number

    def reopen(self, team: int, month: CalendarMonth, seal: int, *, reason: str, at: dt.datetime) -> None:
        """Open a month again; its seal is kept and marked."""
        row = self.session.row(Month.select(Month.id).where((Month.team == team) & (Month.month == str(month))))
        if row is None:
            raise LookupError(f"{month} was never closed")
        self.session.update(Month, int(row[0]), {"state": REOPENED})
        values = {"reopened_by": self.session.operation, "reopened_at": instant_in(at), "reopen_reason": reason}
        self.session.update(Seal, seal, values)
