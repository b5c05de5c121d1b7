"""Putting a pay plan in force from a month on."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QComboBox, QWidget

from kpi_desktop.domain.month import Month
from kpi_desktop.errors import KpiError
from kpi_desktop.schemes.pay_check import check_plan
from kpi_desktop.schemes.pay_model import PayPlan
from kpi_desktop.schemes.pay_reading import load_plan
from kpi_desktop.services.pay_plans import put_plan_in_force
from kpi_desktop.ui.kit import Field, FormDialog, label
from kpi_desktop.ui.open_months import list_open_months
from kpi_desktop.ui.schemes.faults import FaultsDialog, fault_lines
from kpi_desktop.ui.schemes.files import read_scheme_file
from kpi_desktop.ui.session import Session

_MOST_NOTICES = 6


class EnforcePlanDialog(FormDialog):
    """Says what a plan pays and asks from which month.

    Args:
        parent: The window it belongs to.
        session: The window's work.
        text: The plan's text; it passed the check.
        plan: What it says.
    """

    def __init__(self, parent: QWidget | None, session: Session, text: str, plan: PayPlan) -> None:
        """Propose the present month."""
        tr = session.tr
        super().__init__(
            parent,
            tr.t("Put in force: {plan}, version {version}", plan=plan.name, version=plan.version),
            verb=tr.t("Put in force"),
            cancel=tr.c("button", "Cancel"),
            apply=self._put,
            tr=tr,
            explain=tr.t("Pay of open months from then on is worked out anew; closed months stay as they are."),
        )
        self._session, self._text = session, text
        self.setMinimumWidth(560)
        self.month = QComboBox()
        list_open_months(self.month, session)
        self.body.addWidget(Field(tr.t("From month"), self.month))
        paid = tr.t("Pays: {components}", components=tuple(one.name for one in plan.components))
        if plan.components:
            self.body.addWidget(label(paid, wrap=True))
        open_ones = tuple(one.name for one in plan.settings if one.default is None)
        if open_ones:
            said = tr.t("To be set by the team: {figures}", figures=open_ones)
            self.body.addWidget(label(said, wrap=True))
        _faults, notices = check_plan(plan)
        for line in fault_lines(notices, tr, paths=False)[:_MOST_NOTICES]:
            self.body.addWidget(label(line, "secondary", wrap=True))
        self.month.setFocus()

    @property
    def chosen(self) -> Month:
        """The month chosen."""
        return Month.parse(str(self.month.currentData()))

    def _put(self) -> None:
        session = self._session
        session.do(lambda: put_plan_in_force(session.ctx, session.team, self._text, self.chosen))


def put_text_in_force(parent: QWidget, session: Session, text: str, refusal: str) -> bool:
    """Ask from which month a plan's text shall hold; show every fault where it has any.

    Returns:
        Whether it was put in force.
    """
    try:
        plan = load_plan(text)
    except KpiError as error:
        FaultsDialog(parent, refusal, error, session.tr, paths=True).exec()
        return False
    return bool(EnforcePlanDialog(parent, session, text, plan).exec())


def put_plan_file_in_force(parent: QWidget, session: Session, path: Path) -> bool:
    """Read a plan file and ask from which month it shall hold.

    Returns:
        Whether it was put in force.
    """
    refusal = session.tr.t("The pay plan was not taken in")
    try:
        text = read_scheme_file(path)
    except KpiError as error:
        FaultsDialog(parent, refusal, error, session.tr).exec()
        return False
    return put_text_in_force(parent, session, text, refusal)
