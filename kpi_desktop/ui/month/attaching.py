"""Evidence among the records of the month, of closed months too: it changes no score."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QWidget

from kpi_desktop.domain.month import Month
from kpi_desktop.domain.result import LineKind
from kpi_desktop.errors import KpiError
from kpi_desktop.reports.content import PersonContent
from kpi_desktop.services.context import open_context
from kpi_desktop.services.evidence import attached
from kpi_desktop.services.evidence_export import export_evidence
from kpi_desktop.ui.background import Progress
from kpi_desktop.ui.evidence import EvidenceDialog, Offered, Subject, take_in
from kpi_desktop.ui.month.asking import Asking
from kpi_desktop.ui.month.reading import MonthData, Record
from kpi_desktop.ui.month.records import RecordsTab
from kpi_desktop.ui.reports.saving import Saver
from kpi_desktop.ui.session import Session


class Attaching:
    """Joins the month's records to their evidence.

    Args:
        session: The window's work.
        page: Over whose window the dialog stands.
        records: The tab.
        asking: Opens the dialog.
        saver: Writes the files.
        month: Which one is shown.
    """

    def __init__(
        self,
        session: Session,
        page: QWidget,
        records: RecordsTab,
        asking: Asking,
        *,
        saver: Saver,
        month: Callable[[], Month | None],
    ) -> None:
        """Listen to the tab."""
        self._saver, self._month = saver, month
        records.evidence_export_wanted.connect(self._export)
        self._session, self._page, self._records, self._asking = session, page, records, asking
        records.evidence_wanted.connect(self._show)
        records.evidence_offered.connect(self._receive)

    def files(self, data: MonthData, person: PersonContent | None) -> dict[int, int]:
        """How many files each incident of a person's lines has, by its place in the month's facts."""
        lines = person.lines if person is not None else ()
        ids = {line.incident: data.scored.incident_ids[line.incident] for line in lines if line.incident is not None}
        held = attached(self._session.ctx, ids.values())
        return {place: len(held[incident]) for place, incident in ids.items() if incident in held}

    def _show(self, record: Record) -> None:
        told = self._session.tr.t("{name}, {what}", name=record.name, what=record.title)
        day, voided = date.fromisoformat(record.day), record.kind is LineKind.VOIDED
        subject = Subject((record.id,), told, day, voided=voided)
        dialog = EvidenceDialog(self._session, subject, self._page.window())
        self._asking.ask(dialog, self._records.table.setFocus)

    def _export(self) -> None:
        """Ask for a folder; read and write on another thread, beside this window's own hold of the database."""
        ctx, team, tr, month = self._session.ctx, self._session.team, self._session.paper_tr, self._month()

        def write(folder: Path, progress: Progress) -> str:
            reading = open_context(ctx.store.path, write=False, clock=ctx.clock)
            try:
                found = export_evidence(reading, team, folder, tr, month, step=progress.step)
            finally:
                reading.close()
            return tr.n(
                "{count} file written into {folder}",
                "{count} files written into {folder}",
                len(found),
                folder=str(folder),
            )

        self._saver.folder(self._session.tr.t("Export evidence into an empty folder"), write)

    def _receive(self, record: Record, offered: Offered) -> None:
        try:
            take_in(self._session, (record.id,), offered)
        except KpiError as error:
            self._session.failed.emit(error)
