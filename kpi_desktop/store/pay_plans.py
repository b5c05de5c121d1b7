"""Pay plan texts, and from which month on they hold."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from peewee import JOIN

from kpi_desktop.domain.month import Month
from kpi_desktop.store.models import PayPlanInForce, PayPlanText
from kpi_desktop.store.records import PlanRecord
from kpi_desktop.store.session import Session, Value


@dataclass(frozen=True, slots=True)
class PayPlans:
    """What is paid by in which team."""

    session: Session

    def in_force(self, team: int) -> tuple[PlanRecord, ...]:
        """What holds from when, oldest first; of two from the same month the later entry."""
        query = (
            PayPlanInForce.select(
                PayPlanInForce.from_month, PayPlanText.sha256, PayPlanText.plan, PayPlanText.version,
                PayPlanText.text, PayPlanInForce.with_scheme,
            )
            .join(PayPlanText, JOIN.LEFT_OUTER, on=(PayPlanInForce.text == PayPlanText.sha256))
            .where((PayPlanInForce.team == team) & PayPlanInForce.voided_by.is_null())
            .order_by(PayPlanInForce.from_month, PayPlanInForce.id)
        )  # fmt: skip
        held = {row[0]: row for row in self.session.rows(query)}
        return tuple(
            PlanRecord(Month.parse(month), sha256, plan, version, text, bool(with_scheme))
            for month, sha256, plan, version, text, with_scheme in held.values()
        )

    def known(self, team: int) -> tuple[PlanRecord, ...]:
        """Every text that was put in force for a team, oldest first, also what something later took the place of."""
        query = (
            PayPlanInForce.select(
                PayPlanInForce.from_month, PayPlanText.sha256, PayPlanText.plan, PayPlanText.version,
                PayPlanText.text, PayPlanInForce.with_scheme,
            )
            .join(PayPlanText, on=(PayPlanInForce.text == PayPlanText.sha256))
            .where(PayPlanInForce.team == team)
            .order_by(PayPlanInForce.id)
        )  # fmt: skip
        return tuple(
            PlanRecord(Month.parse(month), sha256, plan, version, text, bool(with_scheme))
            for month, sha256, plan, version, text, with_scheme in self.session.rows(query)
        )

    def put_in_force(
        self, team: int, from_month: Month, *, plan: str, version: str, text: str, with_scheme: bool
    ) -> None:
        """Let a text hold from a month on."""
        sha256 = hashlib.sha256(text.encode()).hexdigest()
        if self.session.row(PayPlanText.select(PayPlanText.sha256).where(PayPlanText.sha256 == sha256)) is None:
            self.session.insert(PayPlanText, {"sha256": sha256, "plan": plan, "version": version, "text": text})
        self._hold(team, from_month, sha256, with_scheme=with_scheme)

    def end(self, team: int, from_month: Month, *, with_scheme: bool) -> None:
        """No plan holds from a month on."""
        self._hold(team, from_month, None, with_scheme=with_scheme)

    def _hold(self, team: int, from_month: Month, sha256: str | None, *, with_scheme: bool) -> None:
        values: dict[str, Value] = {
            "team": team,
            "from_month": str(from_month),
            "text": sha256,
            "with_scheme": int(with_scheme),
        }
        self.session.insert(PayPlanInForce, values)
