"""From which months on something can be put in force: those after the latest closed one, and some to come."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox

from kpi_desktop.domain.month import Month
from kpi_desktop.services.months import MonthState, months
from kpi_desktop.ui.session import Session

MONTHS_AHEAD = 3


def open_months(session: Session) -> tuple[Month, ...]:
    """The months that aren't closed, and some to come; after the latest closed one, whatever lies before it."""
    known = months(session.ctx, session.team)
    closed = [view.month for view in known if view.state is MonthState.CLOSED]
    present = Month.of(session.ctx.clock.today())
    first = max(closed).plus(1) if closed else min((view.month for view in known), default=present)
    return tuple(min(first, present.plus(MONTHS_AHEAD)).until(present.plus(MONTHS_AHEAD)))


def list_open_months(box: QComboBox, session: Session) -> None:
    """Offer them in a box, the present one first; what was chosen stays chosen."""
    before = box.currentData()
    box.blockSignals(True)
    box.clear()
    for month in open_months(session):
        box.addItem(session.tr.month(month), str(month))
    found = box.findData(before) if before else -1
    present = box.findData(str(Month.of(session.ctx.clock.today())))
    box.setCurrentIndex(found if found >= 0 else max(present, 0))
    box.blockSignals(False)
