"""The log line: day, people chosen, the field, the remark, the button."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from kpi_desktop.services.logline import Rostered, RosterIndex
from kpi_desktop.ui.kit import Elided, button, label, named, restyle, row, stack
from kpi_desktop.ui.session import Session
from kpi_desktop.ui.theme import LOG_LINE_HEIGHT
from kpi_desktop.ui.today.day_picker import DayPicker
from kpi_desktop.ui.today.line_edit import LineEdit

NOTE_KEY = "Ctrl+B"
_LONGEST_CHIP = 120


class Chip(QFrame):
    """A person chosen, with a cross to let them go."""

    def __init__(self, session: Session, name: str, dropped: Callable[[], None]) -> None:
        """Lay out name and cross."""
        super().__init__()
        self.setObjectName("chip")
        tr = session.tr
        cross = button("", dropped, "flat", icon=session.icons.icon("close", session.theme.colour("second_ink")))
        cross.setIconSize(QSize(16, 16))
        cross.setProperty("shape", "cross")
        cross.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        cross.setToolTip(tr.t("Leave out {name}", name=name))
        named(cross, tr.t("Leave out {name}", name=name))
        self.setLayout(row(Elided(name, most=_LONGEST_CHIP), cross, gap=2, margins=(10, 0, 4, 0)))
        self.setFixedHeight(LOG_LINE_HEIGHT - 16)
        named(self, name)


class LogLine(QFrame):
    """The line into which the leader types.

    Signals:
        changed: The text, the people or the remark changed.
        submitted: Enter, or the button.
        moved: Another candidate is wanted.
        taken: Tab: take the person and go on.
        focused: The caret came into the line or left it.
        day_chosen: Another day was chosen.
    """

    changed = Signal()
    submitted = Signal()
    moved = Signal(int)
    taken = Signal()
    focused = Signal(bool)
    day_chosen = Signal(object)

    def __init__(self, session: Session) -> None:
        """Lay out an empty line."""
        super().__init__()
        self.session = session
        self.setObjectName("logline")
        tr = session.tr
        self._chosen: list[Rostered] = []
        self.day = DayPicker(session)
        self.day.chosen.connect(self.day_chosen)
        self.field = LineEdit()
        self.field.setObjectName("logfield")
        named(self.field, tr.t("Log line"), tr.t("Name, criterion, minutes; Enter logs"))
        self._chips: QHBoxLayout = row(gap=8)
        self.note_button: QPushButton = button(
            tr.t("Remark"),
            self.toggle_note,
            "flat",
            icon=session.icons.icon("note", session.theme.colour("second_ink")),
        )
        self.note_button.setToolTip(f"{tr.t('Remark')} ({NOTE_KEY})")
        self.submit: QPushButton = button(tr.c("button", "Log"), self.submitted.emit, "primary")
        self.submit.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.note = QLineEdit()
        self.note.setObjectName("notefield")
        self.note.setPlaceholderText(tr.t("Remark, such as the reason or the customer"))
        named(self.note, tr.t("Remark"))
        self.note.hide()
        self.note.installEventFilter(self)
        self.reason: QLabel = label("", ink="second", wrap=True)
        self.reason.hide()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        split = QFrame()
        split.setObjectName("split")
        split.setFixedSize(1, LOG_LINE_HEIGHT - 12)
        top = row(
            self.day, split, 4, self._chips, self.field, self.note_button, self.submit, gap=4, margins=(6, 0, 8, 0)
        )
        top.setStretch(4, 1)
        head = QWidget()
        head.setObjectName("logline-head")
        head.setFixedHeight(LOG_LINE_HEIGHT - 4)
        head.setLayout(top)
        self.setLayout(stack(head, self.note, self.reason, gap=0, margins=(2, 2, 2, 2)))
        for field in (self.field, self.note):
            field.setFrame(False)

    def _connect(self) -> None:
        self.field.textChanged.connect(self._edited)
        self.note.textChanged.connect(lambda _: self.changed.emit())
        self.field.moved.connect(self.moved)
        self.field.entered.connect(self.submitted)
        self.field.taken.connect(self.taken)
        self.field.emptied.connect(self.step_back)
        self.field.backed.connect(self._drop_last)
        self.field.focused.connect(self._focus_changed)
        self.note.returnPressed.connect(self.submitted)
        QShortcut(QKeySequence(NOTE_KEY), self, self.toggle_note)

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
        """Ready for the next entry; the caret stays, the day stays."""
        self._chosen.clear()
        self._draw_chips(None)
        self.note.clear()
        self.note.hide()
        # Unlike clear(), this forgets what could be undone in the field, so that Ctrl+Z undoes the entry.
        self.field.setText("")
        self.refused(False)
        self.changed.emit()

    def step_back(self) -> None:
        """Esc: empty the field; if it is empty, let the people and the remark go."""
        if self.text:
            self.field.setText("")
        else:
            self.clear()

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

    def refused(self, yes: bool = True) -> None:
        """Frame the line as refused, or no longer."""
        restyle(self, fault=yes)

    def set_reason(self, reason: str) -> None:
        """Close the line and say why; an empty reason opens it."""
        open_ = not reason
        for part in (self.field, self.note, self.note_button):
            part.setEnabled(open_)
        if not open_:
            self.submit.setEnabled(False)
            self.field.setPlaceholderText(self.session.tr.t("This day can't be written"))
        self.reason.setText(reason)
        self.reason.setVisible(bool(reason))

    def toggle_note(self) -> None:
        """Open the remark with the caret in it, or close it where it is empty."""
        if not self.field.isEnabled():
            return
        if self.note.isVisibleTo(self) and not self.note.text():
            self.note.hide()
            self.field.setFocus()
        else:
            self.note.show()
            self.note.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Esc in the remark goes back to the line; its focus is the line's."""
        if watched is self.note:
            if event.type() in {QEvent.Type.FocusIn, QEvent.Type.FocusOut}:
                self._focus_changed(event.type() == QEvent.Type.FocusIn)
            elif event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Escape:  # type: ignore[attr-defined]
                self.field.setFocus()
                return True
        return super().eventFilter(watched, event)

    def _focus_changed(self, inside: bool) -> None:
        restyle(self, active=inside)
        self.focused.emit(inside)

    def _edited(self) -> None:
        self.refused(False)
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
        while (item := self._chips.takeAt(0)) is not None:
            chip = item.widget()
            if chip is not None:
                chip.hide()
                chip.deleteLater()
        for person in self._chosen:
            twice = roster.namesake(person) if roster else sum(p.name == person.name for p in self._chosen) > 1
            name = f"{person.name} {person.number}" if twice else person.name
            self._chips.addWidget(Chip(self.session, name, partial(self._drop, person)))
