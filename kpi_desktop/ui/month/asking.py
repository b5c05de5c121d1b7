"""The dialogs of the month page: closing, reopening, correcting what was logged; where the focus goes afterwards."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QWidget

from kpi_desktop.errors import KpiError
from kpi_desktop.services import closing
from kpi_desktop.ui.kit import FormDialog
from kpi_desktop.ui.kit.dialogs import worded
from kpi_desktop.ui.month.closing import CloseDialog, ReopenDialog
from kpi_desktop.ui.month.reading import MonthData
from kpi_desktop.ui.session import Session
from kpi_desktop.ui.today.desk import Desk
from kpi_desktop.ui.today.dialogs import EditDialog, VoidDialog


@dataclass(frozen=True)
class Answers:
    """What the page does with what was asked.

    Attributes:
        closed: The month was closed; whether the paper is wanted.
        reopened: The month was reopened.
        settle_doubts: The dialog of closing went, with or without closing.
        back: Any other dialog went.
    """

    closed: Callable[[bool], object]
    reopened: Callable[[], object]
    settle_doubts: Callable[[], object]
    back: Callable[[], object]


class Asking:
    """Opens dialogs over a page.

    Args:
        session: The window's work.
        page: Over whose window they stand, and to which the focus goes back while it is in sight.
        answers: What follows.

    Attributes:
        dialog: The one that was opened last.
    """

    def __init__(self, session: Session, page: QWidget, answers: Answers) -> None:
        """Ask nothing yet."""
        self._session, self._page, self._answers = session, page, answers
        self.dialog: FormDialog | None = None

    def ask(self, dialog: FormDialog, back: Callable[[], object] | None = None) -> None:
        """Open a dialog; afterwards the focus goes back, unless another page was opened."""
        self.dialog = dialog
        go_back = back or self._answers.back
        dialog.finished.connect(lambda _: go_back() if self._page.isVisible() else None)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def close(self, data: MonthData) -> None:
        """Ask, close, and offer the paper."""
        session, month = self._session, data.view.month
        dialog = CloseDialog(
            self._page.window(),
            data,
            session.ctx.clock.today(),
            lambda word: session.do(lambda: closing.close(session.ctx, session.team, month, accept=word)),
            session.tr,
        )
        try:
            closing.refuse_out_of_turn(session.ctx, session.team, month)
        except KpiError as error:
            dialog.bar(worded(error, session.tr))
        dialog.accepted.connect(lambda: self._answers.closed(dialog.then_print.isChecked()))
        self.ask(dialog, self._answers.settle_doubts)

    def reopen(self, data: MonthData) -> None:
        """Ask for the reason and open the month again."""
        session, month = self._session, data.view.month
        dialog = ReopenDialog(
            self._page.window(),
            data,
            lambda reason: session.do(lambda: closing.reopen(session.ctx, session.team, month, reason)),
            session.tr,
        )
        dialog.accepted.connect(self._answers.reopened)
        self.ask(dialog)

    def correct(self, data: MonthData, incident: int, kind: type[EditDialog | VoidDialog]) -> None:
        """Correct or void an incident by the dialogs of the day's page."""
        record = next((one for one in data.records if one.id == incident), None)
        if record is None:
            return
        desk = Desk(self._session)
        desk.go_to(date.fromisoformat(record.day))
        desk.refresh()
        found = desk.record(incident)
        if found is not None:
            self.ask(kind(self._session, desk, found, self._page.window()))
