"""Evidence for the day's records: dropped and pasted onto them, or through the dialog, also right after logging."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QMenu, QWidget

from kpi_desktop.errors import KpiError
from kpi_desktop.ui.evidence import EvidenceDialog, Offered, Subject, take_in
from kpi_desktop.ui.kit import FormDialog
from kpi_desktop.ui.session import Session
from kpi_desktop.ui.shortcuts import keys_text, listen
from kpi_desktop.ui.today.desk import Desk, Record
from kpi_desktop.ui.today.entries import EntriesTable


class Attaching:
    """Joins the day's table to its evidence.

    Args:
        session: The window's work.
        desk: The day.
        table: Its records.
        page: Where the key is heard.
        ask: Opens a dialog over the page.
    """

    def __init__(
        self, session: Session, desk: Desk, table: EntriesTable, page: QWidget, ask: Callable[[FormDialog], object]
    ) -> None:
        """Listen to table and keys."""
        self._session, self._desk, self._table, self._ask = session, desk, table, ask
        table.evidence.opened.connect(lambda record: self.show((record,)))
        table.evidence.received.connect(self._received)
        table.menu_wanted.connect(self._menu)
        listen(page, "evidence", self.of_last)

    def of_last(self) -> None:
        """Show the evidence of the chosen row; from anywhere else, that of what was logged last."""
        current = self._table.current_item()
        if self._table.hasFocus() and isinstance(current, Record):
            self.show((current,))
            return
        last = self._session.last
        if last is not None and last.kind == "log":
            logged = tuple(record for each in last.incidents if (record := self._desk.record(each)) is not None)
        else:
            logged = self._table.entries.items[:1]
        if logged:
            self.show(logged)

    def show(self, records: tuple[Record, ...]) -> None:
        """Open the dialog for one record, or for several that were logged in one go."""
        tr, first = self._session.tr, records[0]
        told = tr.t("{name}, {what}", name=first.logged.name, what=first.what)
        if len(records) > 1:
            told = tr.n("{count} record, {what}", "{count} records, {what}", len(records), what=first.what)
        incidents = tuple(record.logged.id for record in records)
        subject = Subject(incidents, told, first.entry.date, voided=first.logged.voided)
        from_row = self._table.hasFocus()
        dialog = EvidenceDialog(self._session, subject, self._table.window())
        self._ask(dialog)
        if from_row:  # after what the page does once a dialog is gone: the caret goes back to the row, not to the line
            dialog.finished.connect(lambda _: self._table.setFocus())

    def _received(self, record: Record, offered: Offered) -> None:
        try:
            take_in(self._session, (record.logged.id,), offered)
        except KpiError as error:
            self._session.failed.emit(error)

    def _menu(self, record: Record, event: QContextMenuEvent) -> None:
        """What can be done with a record, each with its key."""
        tr, table = self._session.tr, self._table
        menu = QMenu(table)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        able = table.pressable(table.currentIndex())
        for text, key, pressed, offered in (
            (tr.c("button", "Correct…"), "entry-change", lambda: table.edit_wanted.emit(record), able),
            (tr.c("button", "Void…"), "entry-void", lambda: table.void_wanted.emit(record), able),
            (tr.c("button", "Evidence…"), "evidence", lambda: self.show((record,)), True),
        ):
            action = menu.addAction(f"{text}\t{keys_text(key)}")
            action.setEnabled(offered)
            action.triggered.connect(lambda _checked=False, pressed=pressed: pressed())
        menu.popup(event.globalPos())
