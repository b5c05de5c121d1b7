"""The page Today: what the leader keeps open all day."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QStackedLayout, QWidget

from kpi_desktop.domain.month import Month
from kpi_desktop.errors import KpiError
from kpi_desktop.services.context import Operation
from kpi_desktop.services.logline import Candidate, LineReading
from kpi_desktop.ui.kit import FormDialog, button, heading_row, icon_button, label, panel, row, stack
from kpi_desktop.ui.page import Page
from kpi_desktop.ui.session import Session
from kpi_desktop.ui.theme import PAGE_MARGIN
from kpi_desktop.ui.today.desk import Desk, Record
from kpi_desktop.ui.today.dialogs import EditDialog, VoidDialog
from kpi_desktop.ui.today.empty import EmptyDay
from kpi_desktop.ui.today.entries import EntriesTable
from kpi_desktop.ui.today.log_line import LogLine
from kpi_desktop.ui.today.popup import CandidatePopup
from kpi_desktop.ui.today.side import SidePanel
from kpi_desktop.ui.today.told import DoneWords
from kpi_desktop.ui.today.words import day_title, joined
from kpi_desktop.ui.undo_bar import UndoBar

_STANDING_AFTER = 40
"""Milliseconds without a key before the standing is worked out: typing goes first."""


class TodayPage(Page):
    """Logs by keyboard; shows the day's records and the standing of whoever is in question."""

    tells_undo = True

    def __init__(self, session: Session) -> None:
        """Lay out; what is shown comes with `refresh`."""
        super().__init__(session)
        self.desk = Desk(session)
        self.dialog: FormDialog | None = None
        self._reading = LineReading()
        self.line = LogLine(session)
        self.table = EntriesTable(session, self.desk)
        self.told = UndoBar(session, DoneWords(session, self.desk))
        self._just_logged = ""
        if self.told.action is not None:
            self.told.action.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.side = SidePanel(session, self.desk)
        self._title: QLabel = label("", "heading")
        self._count: QLabel = label("", ink="second")
        self._empty_slot = QWidget()
        self._body = QStackedLayout()
        self._standing_timer = QTimer(self)
        self._standing_timer.setSingleShot(True)
        self._standing_timer.setInterval(_STANDING_AFTER)
        self._lay_out()
        self.popup = CandidatePopup(session, self.desk, self)
        self._connect()

    def _lay_out(self) -> None:
        tr, icons, theme = self.tr_, self.session.icons, self.session.theme
        back = icon_button(icons.icon("chevron-left", theme.colour("ink")), tr.t("Day before"), lambda: self._step(-1))
        self._on = icon_button(
            icons.icon("chevron-right", theme.colour("ink"), disabled=theme.colour("disabled_ink")),
            tr.t("Day after"),
            lambda: self._step(1),
        )
        self._to_today = button(tr.t("Back to today"), lambda: self.go_to(self.desk.today), "link")
        head = heading_row(tr.c("page", "Today"), back, self._title, self._on, self._to_today, None, self._count)
        self._body.addWidget(self.table)
        self._body.addWidget(self._empty_slot)
        records = panel(stack(gap=0, margins=(1, 1, 1, 1)))
        layout = records.layout()
        assert layout is not None  # noqa: S101 - given just above
        body = QWidget()
        body.setLayout(self._body)
        layout.addWidget(body)
        layout.addWidget(self.told)
        main = stack(head, self.line, 12, records, gap=0, margins=(PAGE_MARGIN, 0, PAGE_MARGIN, 12))
        main.setStretch(3, 1)
        whole = row(main, self.side, gap=0)
        whole.setStretch(0, 1)
        self.setLayout(whole)

    def _connect(self) -> None:
        self.line.changed.connect(self._line_changed)
        self.line.submitted.connect(self.submit)
        self.line.moved.connect(self.popup.move_by)
        self.line.taken.connect(self._take_person)
        self.line.focused.connect(lambda _: QTimer.singleShot(0, self, self._place_popup))
        self.line.day_chosen.connect(self.go_to)
        self.popup.clicked.connect(self.submit)
        self.popup.moved.connect(self._candidate_changed)
        self.table.edit_wanted.connect(self._edit)
        self.table.void_wanted.connect(self._void)
        self.table.selectionModel().currentChanged.connect(lambda *_: self._row_chosen())
        self.table.clicked.connect(lambda _: self._row_chosen())
        self._standing_timer.timeout.connect(self._show_standing)

    def hideEvent(self, event: QHideEvent) -> None:
        """Ask nothing more once nobody looks."""
        self._standing_timer.stop()
        super().hideEvent(event)

    def unfinished(self) -> object | None:
        """The day, and the line with its people and its remark, where anything stands in it."""
        line = self.line
        typed = (self.desk.day, line.chosen, line.text, line.note.text())
        return typed if any(typed[1:]) else None

    def go_on_with(self, unfinished: object) -> None:
        """Put a half-typed line back."""
        match unfinished:
            case (date() as day, tuple() as people, str() as text, str() as note):
                self.go_to(day)
                self.line.choose(people, text, self.desk.roster)
                self.line.note.setText(note)
                self.line.note.setVisible(bool(note))

    def first_field(self) -> QWidget:
        """The log line, whenever the page is opened."""
        return self.line.field if self.desk.open else self.line.day

    def refresh(self, operation: Operation | None = None) -> None:
        """Show what an operation changed, and tell it."""
        self.desk.refresh(operation)
        if operation is not None and operation.kind == "log":
            logged = self.desk.record(operation.incidents[-1])
            self._just_logged = logged.entry.number if logged else ""
        self._draw()
        self._tell(operation)

    def go_to(self, day: date) -> None:
        """Open another day; what stands in the line stays."""
        self.desk.go_to(max(self.desk.first_day, min(day, self.desk.today)))
        self._draw()
        self._line_changed()
        self.first_field().setFocus()

    def submit(self) -> None:
        """Log what the current candidate says, or say why not; what was typed stays until it is logged."""
        candidate = self.popup.current if self.line.text.strip() else None
        if candidate is None or not candidate.ready:
            self._refuse(self._why_not(candidate))
            return
        entries = self.desk.entries(candidate, self.line.note.text())
        try:
            self.desk.log(entries)
        except KpiError as error:
            self._refuse(joined(self.tr_, [problem.what for problem in error.problems] or [error.what]))
            return
        self.line.clear()
        self.line.field.setFocus()

    def _why_not(self, candidate: Candidate | None) -> str:
        tr = self.tr_
        if candidate is not None:
            wrong = candidate.errors or ((candidate.missing,) if candidate.missing else ())
            return joined(tr, wrong)
        if self._reading.errors:
            return joined(tr, self._reading.errors)
        return tr.t("Type a name, a criterion and, where it asks for them, the minutes.")

    def _refuse(self, sentence: str) -> None:
        self.line.refused(True)
        self._place_popup(force=True)
        self.popup.refuse(sentence)
        self._place_popup(force=True)

    def _line_changed(self) -> None:
        if self.desk.day_turned:
            # Left open overnight: the first key of the morning already writes on the new day.
            self.refresh()
        text = self.line.text
        self._reading = self.desk.read(text, self.line.chosen) if text.strip() else LineReading()
        self.popup.show_candidates(self._reading.candidates, self._reading.errors, self.line.note.text())
        self._candidate_changed()
        self._place_popup()

    def _candidate_changed(self) -> None:
        candidate = self.popup.current if self.line.text.strip() else None
        people = len(candidate.people) if candidate else len(self.line.chosen)
        self.line.show_button(people, ready=bool(candidate and candidate.ready))
        self.line.field.takes_tab = bool(candidate and candidate.typed)
        self._standing_timer.start()

    def _take_person(self) -> None:
        candidate = self.popup.current
        if candidate is not None and candidate.typed:
            self.line.choose([fit.person for fit in candidate.typed], candidate.rest, self.desk.roster)

    def _place_popup(self, *, force: bool = False) -> None:
        typing = self.line.field.hasFocus() or self.line.note.hasFocus()
        something = bool(self.line.text.strip()) and bool(self._reading.candidates or self._reading.errors)
        if not force and not (typing and something):
            self.popup.hide()
            return
        corner = self.line.mapTo(self, QPoint(0, self.line.height() + 4))
        self.popup.show()
        self.popup.place(corner.x(), corner.y(), self.line.width())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the popup beneath the line."""
        super().resizeEvent(event)
        if self.popup.isVisible():
            self._place_popup()

    def _draw(self) -> None:
        tr, desk = self.tr_, self.desk
        self._title.setText(day_title(tr, desk.day))
        self._on.setEnabled(desk.day < desk.today)
        self._to_today.setVisible(desk.day != desk.today)
        self._count.setText(self._counted())
        self.line.show_day(desk.day, desk.today, desk.first_day)
        inside = self.line.field.hasFocus() or self.line.note.hasFocus()
        self.line.set_reason(self._closed_reason())
        if inside:
            # A field that is shut gives the caret away, to whatever comes next.
            self.first_field().setFocus()
        if desk.open:
            example = tr.t("name  criterion  minutes, such as {example}", example=desk.example_line(tr.language))
            self.line.field.setPlaceholderText(example)
        self._draw_records()
        self._candidate_changed()

    def _counted(self) -> str:
        tr = self.tr_
        day, month = self.desk.counted()
        if not month and self.desk.month != Month.of(self.desk.today):
            return tr.t("No records in this month")
        if not month:
            return tr.t("No records this month yet")
        if self.desk.day == self.desk.today:
            return tr.t("{day} today, {month} this month", day=day, month=month)
        return tr.t("{day} on this day, {month} in the month", day=day, month=month)

    def _closed_reason(self) -> str:
        tr, desk = self.tr_, self.desk
        if desk.open:
            return ""
        if desk.scheme is None:
            return tr.t("No scheme is in force in this month; choose one under Schemes.")
        return tr.t(
            "{month} is closed and sealed. Choose a day of an open month, or reopen it under Month with a reason.",
            month=desk.month,
        )

    def _row_chosen(self) -> None:
        if self.table.hasFocus():
            self._just_logged = ""
        self._standing_timer.start()

    def _draw_records(self) -> None:
        records = self.desk.records()
        current = self.table.current_item()
        self.table.entries.show_rows(records)
        if isinstance(current, Record):
            place = next((at for at, each in enumerate(records) if each.logged.id == current.logged.id), None)
            if place is not None:
                self.table.setCurrentIndex(self.table.entries.index(place, 0))
        if not records:
            empty = EmptyDay(self.session, self.desk)
            self._swap_empty(empty)
        self._body.setCurrentWidget(self.table if records else self._empty_slot)
        self._standing_timer.start()

    def _swap_empty(self, empty: QWidget) -> None:
        old = self._empty_slot
        self._body.removeWidget(old)
        self._empty_slot = empty
        self._body.addWidget(empty)
        old.deleteLater()

    def _tell(self, operation: Operation | None) -> None:
        action = self.told.action
        if operation is not None and action is not None and action.hasFocus():
            # It is about to go; the caret belongs in the line.
            self.first_field().setFocus()
        self.told.refresh(operation)

    def _show_standing(self) -> None:
        """The person being typed; else whoever was just logged; else the one in the chosen row; else the newest."""
        if not self.isVisible():
            return  # opening the page asks again
        candidate = self.popup.current if self.line.text.strip() else None
        people = candidate.people if candidate else self.line.chosen
        if people:
            ready = candidate is not None and candidate.ready
            entries = self.desk.entries(candidate, self.line.note.text()) if candidate and ready else ()
            number = people[-1].number
            self._just_logged = ""
        elif self._just_logged:
            entries, number = (), self._just_logged
        else:
            entries = ()
            current = self.table.current_item()
            records = self.table.entries.items
            chosen = current if isinstance(current, Record) else records[0] if records else None
            number = chosen.entry.number if chosen else ""
        standing = self.desk.standing(number, entries) if number else None
        if standing is not None:
            self.side.show_standing(standing)
        elif self.desk.unused:
            self.side.show_readiness()
        else:
            self.side.show_nothing()

    def _step(self, days: int) -> None:
        self.go_to(self.desk.step(days))

    def _edit(self, record: Record) -> None:
        self._ask(EditDialog(self.session, self.desk, record, self))

    def _void(self, record: Record) -> None:
        self._ask(VoidDialog(self.session, self.desk, record, self))

    def _ask(self, dialog: FormDialog) -> None:
        """Open a dialog; afterwards the caret is back in the line."""
        self.dialog = dialog
        dialog.finished.connect(lambda _: self._back_to_the_line())
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _back_to_the_line(self) -> None:
        self.window().activateWindow()
        self.first_field().setFocus()
