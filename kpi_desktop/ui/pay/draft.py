"""A pay plan while it is edited."""

from __future__ import annotations

from kpi_desktop.schemes.pay_check import check_plan, plan_faults_besides
from kpi_desktop.schemes.pay_model import Component, PayPlan
from kpi_desktop.schemes.shape import Table, read_as
from kpi_desktop.ui.schemes.editor.draft import Draft, Looked


class PlanDraft(Draft):
    """The draft of a pay plan, checked as one.

    Args:
        table: As a plan file was read.
    """

    def __init__(self, table: Table) -> None:
        """Nothing to undo yet."""
        super().__init__(table)
        self._plan: PayPlan | None = None

    @property
    def looked(self) -> Looked:
        """The check of it as it stands."""
        if self._looked is None:
            self._looked = self._check()
        return self._looked

    @property
    def plan(self) -> PayPlan | None:
        """What can be read of it; None where nothing can."""
        _ = self.looked  # reads it anew where something changed
        return self._plan

    def component(self, component: str) -> Component | None:
        """What can be read of one of its components."""
        parts = () if self.plan is None else self.plan.components
        return next((one for one in parts if one.id == component), None)

    def _check(self) -> Looked:
        found = read_as(PayPlan, self.table)
        self._plan = found.whole
        if found.whole is None:
            return Looked(None, found.faults, ())
        faults, notices = check_plan(found.whole)
        if found.faults and found.mended is not None:
            faults = (*found.faults, *plan_faults_besides(found.whole, found.mended))
        return Looked(None, faults, notices)
