"""From a line to what was written down, to the record, to the month of its true day; and what was found late."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from kpi_desktop.domain.month import Month
from kpi_desktop.ui.month.asking import Asking
from kpi_desktop.ui.month.late import LateDialog, late_dialog
from kpi_desktop.ui.month.reading import MonthData
from kpi_desktop.ui.month.tracing import trace_dialog
from kpi_desktop.ui.session import Session


@dataclass(frozen=True)
class Digging:
    """Opens the dialogs of one incident.

    Attributes:
        session: The window's work.
        window: Over which they stand.
        asking: Opens them.
        to_record: Shows an incident, by its internal id, among the month's records.
        show_month: Goes to a month.
        reopen: Asks to reopen the month that is shown.
        tell: Says what was logged.
    """

    session: Session
    window: Callable[[], QWidget]
    asking: Asking
    to_record: Callable[[int], object]
    show_month: Callable[[Month], object]
    reopen: Callable[[], object]
    tell: Callable[[str], object]

    def trace(self, data: MonthData | None, place: int, back: Callable[[], object]) -> None:
        """What was written down about the incident at a place in the month's facts."""
        ways = (self.to_record, self.show_month)
        dialog = None if data is None else trace_dialog(self.session, self.window(), data, place, ways)
        if dialog is not None:
            self.asking.ask(dialog, back)

    def carry(self, employee: str = "") -> None:
        """Ask for what was found late: it happened in a closed month, and counts in the open one."""
        dialog = late_dialog(self.session, self.window(), self._reopen, employee=employee)
        if dialog is not None:
            dialog.accepted.connect(lambda: self._carried(dialog))
            self.asking.ask(dialog)

    def _carried(self, dialog: LateDialog) -> None:
        """The new row in sight, and what it is."""
        if dialog.written is not None:
            month, incident, sentence = dialog.written
            self.show_month(month)
            self.to_record(incident)
            self.tell(sentence)

    def _reopen(self, month: Month) -> None:
        self.show_month(month)
        self.reopen()
