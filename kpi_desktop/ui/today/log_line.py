"""The log line: day, people chosen, the field, the remark, the button."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QWidget

from kpi_desktop.services.logline import Rostered, RosterIndex
from kpi_desktop.ui.kit import button, icon_button, label, named, restyle, row, stack
from kpi_desktop.ui.session import Session
from kpi_desktop.ui.theme import LOG_LINE_HEIGHT
from kpi_desktop.ui.today.chips import Chips
from kpi_desktop.ui.today.day_picker import DayPicker
from kpi_desktop.ui.today.line_edit import LineEdit
from kpi_desktop.ui.today.note_row import NoteRow

NOTE_KEY = "Ctrl+B"
MENU_KEY = "Ctrl+G"
_TO_TYPE_IN = 180
"""Pixels that the chips always leave to what is typed."""
_GAPS = 60


class LogLine(QFrame):
    """The line into which the leader types.

    Signals:
        changed: The text, the people or the remark changed.
        submitted: Enter, or the button.
        moved: Another candidate is wanted.
        taken: Tab: take the person and go on.
        focused: The caret came into the line or left it.
        day_chosen: Another day was chosen.
        menu_wanted: The groups, and what is often used.
        resized: The remark takes more room, or less.
        late_wanted: Something of the day that is shut is to be written into the open month.
    """

    changed = Signal()
    submitted = Signal()
    moved = Signal(int)
    taken = Signal()
    focused = Signal(bool)
    day_chosen = Signal(object)
    menu_wanted = Signal()
    resized = Signal()
    late_wanted = Signal()

    def __init__(self, session: Session) -> None:
        """Lay out an empty line."""
        super().__init__()
        self.session = session
        self.setObjectName("logline")
        tr = session.tr
        self._chosen: list[Rostered] = []
        self._example = ""
        self.day = DayPicker(session)
        self.day.chosen.connect(self.day_chosen)
        self.field = LineEdit()
        self.field.setObjectName("logfield")
        named(self.field, tr.t("Log line"), tr.t("Name, criterion, minutes; Enter logs"))
        self.chips = Chips(session)
        ink = session.theme.colour("second_ink")
        self.menu_button = icon_button(
            session.icons.icon("people", ink), tr.t("Groups and what is often used"), self.menu_wanted.emit
        )
        self.menu_button.setToolTip(f"{self.menu_button.accessibleName()} ({MENU_KEY})")
        self.note_button: QPushButton = button(
            tr.t("Remark"), self.toggle_note, "flat", icon=session.icons.icon("note", ink)
        )
        self.note_button.setToolTip(f"{self.note_button.text()} ({NOTE_KEY})")
        self.submit: QPushButton = button(tr.c("button", "Log"), self.submitted.emit, "primary")
        self.submit.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.note_row = NoteRow(session)
        self.note_row.hide()
        self.note = self.note_row.field
        self.reason: QLabel = label("", ink="second", wrap=True)
        self.late: QPushButton = button(tr.t("Found late…"), self.late_wanted.emit, "link")
        self.late.setToolTip(tr.t("It counts in the open month, with its true day"))
        self._beneath = QWidget()
        self._beneath.hide()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        split = QFrame()
        split.setObjectName("split")
        split.setFixedSize(1, LOG_LINE_HEIGHT - 12)
        top = row(
            self.day, split, 4, self.chips, self.field, self.menu_button, self.note_button, self.submit,
            gap=4, margins=(6, 0, 8, 0),
        )  # fmt: skip
        top.setStretch(4, 1)
        head = QWidget()
        head.setObjectName("logline-head")
        head.setFixedHeight(LOG_LINE_HEIGHT - 4)
        head.setLayout(top)
        beneath = row(self.reason, self.late, gap=12, margins=(16, 0, 8, 4))
        beneath.setStretch(0, 1)
        self._beneath.setLayout(beneath)
        self.setLayout(stack(head, self.note_row, self._beneath, gap=0, margins=(2, 2, 2, 2)))
        self.field.setFrame(False)

    def _connect(self) -> None:
        self.field.textChanged.connect(self._edited)
        self.note.textChanged.connect(lambda _: self.changed.emit())
        self.field.moved.connect(self.moved)
        self.field.entered.connect(self.submitted)
        self.field.taken.connect(self.taken)
        self.field.emptied.connect(self.clear)
        self.field.backed.connect(self._drop_last)
        self.field.focused.connect(self._focus_changed)
        self.chips.dropped.connect(self._drop)
        self.note_row.submitted.connect(self.submitted)
        self.note_row.left.connect(self.field.setFocus)
        self.note_row.focused.connect(self._focus_changed)
        self.note_row.resized.connect(self.resized)
        QShortcut(QKeySequence(NOTE_KEY), self, self.toggle_note)
        QShortcut(QKeySequence(MENU_KEY), self, self.menu_button.click)

    @property
    def chosen(self) -> tuple[Rostered, ...]:
        """The people chosen so far."""
        return tuple(self._chosen)

    @property
    def text(self) -> str:
        """What stands in the field."""
        return self.field.text()

    def choose(self, people: Sequence[Rostered], rest: str, roster: RosterIndex) -> None:
        """Add people as chips and go on with the rest of the line."""
        for person in people:
            if all(person.number != other.number for other in self._chosen):
                self._chosen.append(person)
        self._draw_chips(roster)
        self.field.setText(rest)
        self.changed.emit()

    def write(self, text: str) -> None:
        """Put a text in place of what stands in the field; the caret comes behind it."""
        self.field.setText(text)

    def clear(self) -> None:
        """Logged, or Esc: ready for the next entry; the caret stays, the day stays."""
        self._chosen.clear()
        self._draw_chips(None)
        self.note.clear()
        self.show_note(False)
        # Unlike clear(), this forgets what could be undone in the field, so that Ctrl+Z undoes the entry.
        self.field.setText("")
        self.refused(False)
        self.changed.emit()

    def show_day(self, day: date, today: date, first: date) -> None:
        """Say which day is logged, and which can be chosen."""
        self.day.show_day(day, today, first)

    def show_button(self, count: int, *, ready: bool) -> None:
        """Say for how many the button logs."""
        tr = self.session.tr
        self.submit.setText(
            tr.n("Log for {count} person", "Log for {count} people", count) if count > 1 else tr.c("button", "Log")
        )
        self.submit.setEnabled(ready)
        self._share_room()

    def show_example(self, example: str) -> None:
        """Say in the empty field what belongs into it; once people are chosen, what is still missing."""
        self._example = example
        self._hint()

    def _hint(self) -> None:
        if self.field.isEnabled():
            hint = self.session.tr.t("criterion  minutes") if self._chosen else self._example
            self.field.setPlaceholderText(hint)

    def refused(self, yes: bool = True) -> None:
        """Frame the line as refused, or no longer."""
        restyle(self, fault=yes)

    def set_reason(self, reason: str, *, late: bool = False) -> None:
        """Close the line and say why; an empty reason opens it.

        Args:
            reason: Why nothing can be written on the day.
            late: Whether what happened on it can still be written into the open month.
        """
        open_ = not reason
        for part in (self.field, self.note_row, self.note_button, self.menu_button):
            part.setEnabled(open_)
        if not open_:
            self.submit.setEnabled(False)
            self.field.setPlaceholderText(self.session.tr.t("Nothing can be logged on this day"))
        self.reason.setText(reason)
        self.late.setVisible(late)
        self._beneath.setVisible(bool(reason))

    def toggle_note(self) -> None:
        """Open the remark with the caret in it, or close it where it is empty."""
        if not self.field.isEnabled():
            return
        if self.note.isVisibleTo(self) and not self.note.text():
            self.show_note(False)
            self.field.setFocus()
        else:
            self.show_note(True)
            self.note.setFocus()

    def show_note(self, shown: bool) -> None:
        """Show the remark, or hide it."""
        self.note_row.setVisible(shown)
        self.resized.emit()

    def tell(self, sentence: str) -> None:
        """Say something beneath the line until the next key in it; the line stays open."""
        self.reason.setText(sentence)
        self._beneath.setVisible(bool(sentence))
        self.resized.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave room to type beside the chips."""
        super().resizeEvent(event)
        self._share_room()

    def _share_room(self) -> None:
        beside = (self.day, self.menu_button, self.note_button, self.submit)
        taken = sum(part.sizeHint().width() for part in beside) + _TO_TYPE_IN + _GAPS
        self.chips.set_room(max(0, self.width() - taken))

    def _focus_changed(self, inside: bool) -> None:
        restyle(self, active=inside)
        self.focused.emit(inside)

    def _edited(self) -> None:
        self.refused(False)
        if self.field.isEnabled() and not self._beneath.isHidden():
            self.tell("")
        self.changed.emit()

    def _drop_last(self) -> None:
        if self._chosen:
            self._drop(self._chosen[-1])

    def _drop(self, person: Rostered) -> None:
        self._chosen = [other for other in self._chosen if other.number != person.number]
        self._draw_chips(None)
        self.field.setFocus()
        self.refused(False)
        self.changed.emit()

    def _draw_chips(self, roster: RosterIndex | None) -> None:
        shown: list[tuple[Rostered, str]] = []
        for person in self._chosen:
            twice = roster.namesake(person) if roster else sum(p.name == person.name for p in self._chosen) > 1
            shown.append((person, f"{person.name} {person.number}" if twice else person.name))
        self.chips.show_people(shown)
        self._hint()
