"""The page Today: what the leader keeps open all day."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QStackedLayout, QWidget

from kpi_desktop.services.context import Operation
from kpi_desktop.services.search import Found, FoundRecord
from kpi_desktop.services.search_kept import FoundDuty, FoundGroup
from kpi_desktop.ui.duties import DutyButton
from kpi_desktop.ui.kit import FormDialog, panel, row, stack
from kpi_desktop.ui.page import Page
from kpi_desktop.ui.session import Session
from kpi_desktop.ui.theme import PAGE_MARGIN
from kpi_desktop.ui.today.attaching import Attaching
from kpi_desktop.ui.today.desk import Desk, Record
from kpi_desktop.ui.today.dialogs import EditDialog, VoidDialog
from kpi_desktop.ui.today.empty import EmptyDay, example_line
from kpi_desktop.ui.today.entries import EntriesTable
from kpi_desktop.ui.today.found_late import FoundLate, closed_reason
from kpi_desktop.ui.today.head import DayHead
from kpi_desktop.ui.today.line_menu import LineMenu
from kpi_desktop.ui.today.log_line import LogLine
from kpi_desktop.ui.today.quick_bar import QuickBar
from kpi_desktop.ui.today.side import SidePanel
from kpi_desktop.ui.today.told import DoneWords
from kpi_desktop.ui.today.week import WeekStrip
from kpi_desktop.ui.today.writing import Writing
from kpi_desktop.ui.undo_bar import UndoBar

_STANDING_AFTER = 40
"""Milliseconds without a key before the standing is worked out: typing goes first."""


class TodayPage(Page):
    """Logs by keyboard; shows the day's records and the standing of whoever is in question."""

    tells_undo = True
    minds_veil = True

    def __init__(self, session: Session) -> None:
        """Lay out; what is shown comes with `refresh`."""
        super().__init__(session)
        self.desk = Desk(session)
        self.dialog: FormDialog | None = None
        self.week = WeekStrip(session)
        self.quick = QuickBar(session.of_rules())
        self.quick.keys(self)
        self.line = LogLine(session)
        self.table = EntriesTable(session, self.desk)
        self.told = UndoBar(session, DoneWords(session, self.desk))
        self._just_logged = ""
        if self.told.action is not None:
            self.told.action.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.side = SidePanel(session, self.desk)
        self.head = DayHead(session, self.desk)
        self._empty_slot = QWidget()
        self._body = QStackedLayout()
        self._standing_timer = QTimer(self)
        self._standing_timer.setSingleShot(True)
        self._standing_timer.setInterval(_STANDING_AFTER)
        self._lay_out()
        self.writing = Writing(session, self.desk, self.line, self)
        self.popup = self.writing.popup
        self.menu = LineMenu(session, self.desk, self.writing, self)
        self.attaching = Attaching(session, self.desk, self.table, self, self._ask)
        self.late = FoundLate(session, self.desk, self, self._ask)
        self.duties = DutyButton(session, self, self._ask)
        self.head.tools.addWidget(self.duties.button)
        self._connect()

    def _lay_out(self) -> None:
        self._body.addWidget(self.table)
        self._body.addWidget(self._empty_slot)
        records = panel(stack(gap=0, margins=(1, 1, 1, 1)))
        layout = records.layout()
        assert layout is not None  # noqa: S101 - given just above
        body = QWidget()
        body.setLayout(self._body)
        layout.addWidget(body)
        layout.addWidget(self.told)
        main = stack(
            self.head,
            self.week,
            12,
            self.quick,
            8,
            self.line,
            12,
            records,
            gap=0,
            margins=(PAGE_MARGIN, 0, PAGE_MARGIN, 12),
        )
        main.setStretch(main.count() - 1, 1)
        whole = row(main, self.side, gap=0)
        whole.setStretch(0, 1)
        self.setLayout(whole)

    def _connect(self) -> None:
        self.line.day_chosen.connect(self.go_to)
        self.head.chosen.connect(self.go_to)
        self.head.keys(self)
        self.week.chosen.connect(self.go_to)
        self.week.stepped.connect(lambda days: self.go_to(self.desk.step(days), stay=True))
        self.quick.pressed.connect(self.writing.take_criterion)
        self.quick.pinning.connect(self.menu.pin)
        self.line.menu_wanted.connect(self.menu.open)
        self.menu.asked.connect(self._ask)
        self.writing.changed.connect(self._standing_timer.start)
        self.writing.late_wanted.connect(self.late.ask_for)
        self.line.late_wanted.connect(self.late.open_form)
        self.late.carried.connect(self.line.clear)
        self.late.shown.connect(self._show_late)
        self.writing.day_turned.connect(self.refresh)
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
        """The day, and the line with its people and its remark: what is typed next belongs to the same day."""
        line, desk = self.line, self.desk
        typed = (desk.day, line.chosen, line.text, line.note.text())
        return typed if any(typed[1:]) or desk.day != desk.today else None

    def go_on_with(self, unfinished: object) -> None:
        """Put a half-typed line back."""
        match unfinished:
            case (date() as day, tuple() as people, str() as text, str() as note):
                self.go_to(day)
                self.line.choose(people, text, self.desk.roster)
                self.line.note.setText(note)
                self.line.show_note(bool(note))

    def first_field(self) -> QWidget:
        """The log line, whenever the page is opened."""
        return self.line.field if self.desk.open else self.line.day

    @property
    def in_question(self) -> str:
        """The person being typed; else whoever was just logged; else the one in the chosen row; else the newest."""
        if self.writing.people:
            return self.writing.people[-1].number
        if self._just_logged:
            return self._just_logged
        current, records = self.table.current_item(), self.table.entries.items
        chosen = current if isinstance(current, Record) else records[0] if records else None
        return chosen.entry.number if chosen else ""

    def log_for(self, number: str) -> None:
        """Put a person into the line; what stands there stays."""
        people = [person for person in self.desk.people if person.number == number]
        self.line.choose(people, self.line.text, self.desk.roster)

    def refresh(self, operation: Operation | None = None) -> None:
        """Show what an operation changed, and tell it."""
        self.desk.refresh(operation)
        if operation is not None and operation.kind == "log":
            logged = self.desk.record(operation.incidents[-1])
            self._just_logged = logged.entry.number if logged else ""
        self._draw()
        self._tell(operation)
        if operation is not None and operation.kind != "undo":
            self.table.bring_into_sight(operation.incidents)

    def veil_changed(self) -> None:
        """The records, the standing and what is being typed: none waits with its scores for the next key."""
        self.refresh()
        self.writing.read()
        self._show_standing()

    def lead_to(self, found: Found) -> None:
        """The day of a record with the caret on it, a group's people in the line, or a duty list."""
        match found:
            case FoundRecord():
                self.go_to(found.day)
                self.table.choose(found.incident)
            case FoundGroup():
                self._choose_group(found.group.name)
            case FoundDuty():
                self.duties.show_one(found.duty.id)

    def _choose_group(self, name: str) -> None:
        """Put a saved group's people into the line; what stands there stays."""
        for gathering in self.desk.roster.gatherings:
            if gathering.name == name:
                self.writing.choose(gathering)

    def go_to(self, day: date, *, stay: bool = False) -> None:
        """Open another day; what stands in the line stays, and where `stay` says so, the caret too."""
        self.desk.go_to(max(self.desk.first_day, min(day, self.desk.today)))
        self._draw()
        self.writing.read()
        if not stay:
            self.first_field().setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the popup beneath the line."""
        super().resizeEvent(event)
        if self.popup.isVisible():
            self.writing.place()

    def _draw(self) -> None:
        tr, desk = self.tr_, self.desk
        self.head.refresh()
        self.duties.show_day(desk.day, desk.scheme, desk.people, able=desk.open)
        self.week.show_week(desk.week(), desk.day.weekday())
        self.quick.show_criteria(desk.quick(), desk.places)
        self.quick.setEnabled(desk.open)
        self.quick.setVisible(bool(self.quick.buttons))
        self.line.show_day(desk.day, desk.today, desk.first_day)
        inside = self.line.field.hasFocus() or self.line.note.hasFocus()
        self.line.set_reason(closed_reason(desk, tr), late=desk.late(desk.day) is not None)
        if inside:
            # A field that is shut gives the caret away, to whatever comes next.
            self.first_field().setFocus()
        if desk.open:
            line = example_line(desk, tr.language)
            plain = tr.t("name  criterion  minutes")
            example = tr.t("name  criterion  minutes, such as {example}", example=line) if line else plain
            self.line.show_example(example)
        self._draw_records()
        self.writing.told()

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

    def _show_late(self, day: date, incident: int) -> None:
        self.go_to(day)
        self.table.choose(incident)

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
        people, number = self.writing.people, self.in_question
        if people:
            self._just_logged = ""
        entries = self.writing.entries if people else ()
        standing = self.desk.standing(number, entries) if number else None
        if standing is not None:
            self.side.show_standing(standing)
            self.writing.foretell(standing)
        elif self.desk.unused:
            self.side.show_readiness()
        else:
            self.side.show_nothing()

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
