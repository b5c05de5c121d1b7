"""Evidence among the records of the month, of closed months too: it changes no score."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QWidget

from kpi_desktop.domain.result import LineKind
from kpi_desktop.errors import KpiError
from kpi_desktop.ui.evidence import EvidenceDialog, Offered, Subject, take_in
from kpi_desktop.ui.month.asking import Asking
from kpi_desktop.ui.month.reading import Record
from kpi_desktop.ui.month.records import RecordsTab
from kpi_desktop.ui.session import Session


class Attaching:
    """Joins the month's records to their evidence.

    Args:
        session: The window's work.
        page: Over whose window the dialog stands.
        records: The tab.
        asking: Opens the dialog.
    """

    def __init__(self, session: Session, page: QWidget, records: RecordsTab, asking: Asking) -> None:
        """Listen to the tab."""
        self._session, self._page, self._records, self._asking = session, page, records, asking
        records.evidence_wanted.connect(self._show)
        records.evidence_offered.connect(self._receive)

    def _show(self, record: Record) -> None:
        told = self._session.tr.t("{name}, {what}", name=record.name, what=record.title)
        day, voided = date.fromisoformat(record.day), record.kind is LineKind.VOIDED
        subject = Subject((record.id,), told, day, voided=voided)
        dialog = EvidenceDialog(self._session, subject, self._page.window())
        self._asking.ask(dialog, self._records.table.setFocus)

    def _receive(self, record: Record, offered: Offered) -> None:
        try:
            take_in(self._session, (record.id,), offered)
        except KpiError as error:
            self._session.failed.emit(error)
