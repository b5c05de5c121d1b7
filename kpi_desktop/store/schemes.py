"""Scheme texts, and from which month on they hold."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from peewee import SQL

from kpi_desktop.domain.month import Month
from kpi_desktop.store.columns import month_out
from kpi_desktop.store.models import SchemeInForce, SchemeText
from kpi_desktop.store.records import SchemeRecord
from kpi_desktop.store.session import Session


@dataclass(frozen=True, slots=True)
class Schemes:
    """What holds for which team."""

    session: Session

    def in_force(self, team: int) -> tuple[SchemeRecord, ...]:
        """What holds from when, oldest first; of two from the same month the later entry."""
        query = (
            SchemeInForce.select(
                SchemeInForce.from_month, SchemeText.sha256, SchemeText.scheme, SchemeText.version, SchemeText.text
            )
            .join(SchemeText, on=(SchemeInForce.text == SchemeText.sha256))
            .where((SchemeInForce.team == team) & SchemeInForce.voided_by.is_null())
            .order_by(SchemeInForce.from_month, SchemeInForce.id)
        )
        held = {month: (month_out(month), *rest) for month, *rest in self.session.rows(query)}
        return tuple(SchemeRecord(*row) for row in held.values())

    def known(self, team: int) -> tuple[SchemeRecord, ...]:
        """Everything that was put in force for a team, oldest first, also what something later took the place of."""
        query = (
            SchemeInForce.select(
                SchemeInForce.from_month, SchemeText.sha256, SchemeText.scheme, SchemeText.version, SchemeText.text
            )
            .join(SchemeText, on=(SchemeInForce.text == SchemeText.sha256))
            .where(SchemeInForce.team == team)
            .order_by(SchemeInForce.id)
        )
        return tuple(SchemeRecord(month_out(month), *rest) for month, *rest in self.session.rows(query))

    def texts(self) -> tuple[str, ...]:
        """Every scheme text that was ever put in force, by anybody, oldest first."""
        return tuple(text for (text,) in self.session.rows(SchemeText.select(SchemeText.text).order_by(SQL("rowid"))))

    def put_in_force(self, team: int, from_month: Month, *, scheme: str, version: str, text: str) -> None:
        """Let a text hold from a month on."""
        sha256 = hashlib.sha256(text.encode()).hexdigest()
        if self.session.row(SchemeText.select(SchemeText.sha256).where(SchemeText.sha256 == sha256)) is None:
            self.session.insert(SchemeText, {"sha256": sha256, "scheme": scheme, "version": version, "text": text})
        self.session.insert(SchemeInForce, {"team": team, "from_month": str(from_month), "text": sha256})
