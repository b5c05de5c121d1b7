"""Putting a pay plan in force from a month on."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from kpi_desktop.schemes.pay_check import check_plan
from kpi_desktop.schemes.pay_model import PayPlan
from kpi_desktop.schemes.pay_reading import load_plan
from kpi_desktop.services.pay_plans import plan_for, put_plan_in_force
from kpi_desktop.ui.kit import label
from kpi_desktop.ui.pay.changes import plan_changes
from kpi_desktop.ui.schemes.faults import fault_lines
from kpi_desktop.ui.schemes.in_force import InForceDialog, read_or_refuse
from kpi_desktop.ui.session import Session

_MOST_CHANGES = 12


class EnforcePlanDialog(InForceDialog):
    """Says what a plan pays and would change, and asks from which month.

    Args:
        parent: The window it belongs to.
        session: The window's work.
        text: The plan's text; it passed the check.
        plan: What it says.
    """

    help_topic = "pay"

    def __init__(self, parent: QWidget | None, session: Session, text: str, plan: PayPlan) -> None:
        """Compare with what holds in the present month."""
        tr = session.tr
        explain = tr.t("Pay of open months from then on is worked out anew; closed months stay as they are.")
        super().__init__(parent, session, plan, explain)
        self._text, self._plan = text, plan
        paid = tr.t("Pays: {components}", components=tuple(one.name for one in plan.components))
        self.body.addWidget(label(paid, wrap=True))
        open_ones = tuple(one.name for one in plan.settings if one.default is None)
        if open_ones:
            said = tr.t("To be set by the team: {figures}", figures=open_ones)
            self.body.addWidget(label(said, wrap=True))
        self.changes = self.add_lines(tr.t("What changes"), most=_MOST_CHANGES)
        _faults, notices = check_plan(plan)
        if notices:
            self.add_lines(tr.t("Worth knowing"), fault_lines(notices, tr))
        self.month.currentIndexChanged.connect(self._compare)
        self._compare()

    def _compare(self) -> None:
        self.refusal.hide()
        tr, session = self.session.tr, self.session
        before = plan_for(session.ctx, session.team, self.chosen)
        if before is None:
            self.changes.show_lines((tr.t("No pay plan held in that month yet."),))
        else:
            nothing = tr.t("Nothing that concerns pay; texts at most.")
            self.changes.show_lines(plan_changes(before, self._plan, tr) or (nothing,))

    def put(self) -> None:
        """Let it hold from the chosen month on."""
        session = self.session
        session.do(lambda: put_plan_in_force(session.ctx, session.team, self._text, self.chosen))


def put_plan_file_in_force(parent: QWidget, session: Session, path: Path) -> bool:
    """Read a plan file and ask from which month it shall hold; show every fault where it has any.

    Returns:
        Whether it was put in force.
    """
    found = read_or_refuse(parent, session, path, load_plan, session.tr.t("The pay plan was not taken in"))
    return found is not None and bool(EnforcePlanDialog(parent, session, *found).exec())
