"""What followed the month: the line above the table, the history beside a person, and their dialogs."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QCheckBox, QLabel, QWidget

from kpi_desktop.reports.content import PersonContent
from kpi_desktop.services import follow_ups
from kpi_desktop.services.follow_ups import FollowUp, Kept
from kpi_desktop.ui.kit import FormDialog, button, icon_button, label, named, row, rule, stack
from kpi_desktop.ui.month.follow_dialogs import FollowDialog, ManyDialog, Then
from kpi_desktop.ui.month.follow_words import NOTHING, strip_word, strips_text, told
from kpi_desktop.ui.month.reading import MonthData
from kpi_desktop.ui.session import Session


@dataclass(frozen=True)
class FollowWays:
    """Where the page leads.

    Attributes:
        ask: Opens a dialog.
        filtered: Whether only some are shown was changed.
        reopen: Asks to reopen the month.
        carry: Asks for what is put right in the open month, for that employee number.
    """

    ask: Callable[[FormDialog], object]
    filtered: Callable[[], object]
    reopen: Callable[[], object]
    carry: Callable[[str], object]


class History(QWidget):
    """What followed one person's month, in the order of entry; each can be taken out again."""

    def __init__(self, session: Session, take_out: Callable[[int], object]) -> None:
        """Start empty."""
        super().__init__()
        self._session, self._take_out = session, take_out
        self._rows: QWidget | None = None
        self._layout = stack(gap=0)
        self.setLayout(self._layout)
        self.shown: tuple[str, ...] = ()

    def show_kept(self, kept: Sequence[Kept]) -> None:
        """Replace what is shown; nothing takes no room."""
        if self._rows is not None:
            self._layout.removeWidget(self._rows)
            self._rows.hide()
            self._rows.deleteLater()
            self._rows = None
        self.shown = tuple(told(one, self._session.tr) for one in kept)
        self.setVisible(bool(kept))
        if kept:
            lines = stack(12, rule(), 8, label(self._session.tr.t("What followed"), "strong"), gap=8)
            for one, said in zip(kept, self.shown, strict=True):
                lines.addWidget(self._line(one, said))
            self._rows = QWidget()
            self._rows.setLayout(lines)
            self._layout.addWidget(self._rows)

    def _line(self, kept: Kept, said: str) -> QWidget:
        session = self._session
        icon = session.icons.icon("close", session.theme.colour("third_ink"))
        out = icon_button(icon, session.tr.t("Take out: {what}", what=said), lambda: self._take_out(kept.id))
        out.setIconSize(QSize(12, 12))
        line = QWidget()
        texts = stack(label(said, ink="third" if kept.outdated else "", wrap=True), gap=0)
        if kept.what.text:
            texts.addWidget(label(kept.what.text, "secondary", wrap=True))
        parts = row(texts, out, gap=4)
        parts.setStretch(0, 1)
        parts.setAlignment(out, Qt.AlignmentFlag.AlignTop)
        line.setLayout(parts)
        return line


class Following:
    """What followed the month that is shown.

    Args:
        session: The window's work.
        window: Over which dialogs stand.
        ways: Where the page leads.

    Attributes:
        bar: How far the strips are, for the page to place above the table.
        history: What followed the chosen person's month, for the side panel to place.
        note: The button that notes something for the chosen person.
    """

    def __init__(self, session: Session, window: Callable[[], QWidget], ways: FollowWays) -> None:
        """Start with no month."""
        self._session, self._window, self._ways = session, window, ways
        self._data: MonthData | None = None
        self._person: PersonContent | None = None
        tr = session.tr
        self.count: QLabel = label("", "secondary")
        self.unsigned = named(QCheckBox(tr.t("Only unsigned")), tr.t("Only unsigned"))
        self.unsigned.toggled.connect(lambda _: ways.filtered())
        self.many = button(tr.t("Note for many…"), self._ask_many, small=True)
        self.bar = QWidget()
        self.bar.setLayout(row(self.count, None, self.unsigned, self.many, gap=12))
        self.bar.hide()
        self.history = History(session, self._take_out)
        self.note = button(tr.t("Follow up…"), self._ask, small=True)

    def show_month(self, data: MonthData) -> None:
        """Show a month; the line stands only above closed ones."""
        other = self._data is None or self._data.view.month != data.view.month
        self._data = data
        closed = data.view.seal is not None
        if other or not closed:
            self.unsigned.blockSignals(True)
            self.unsigned.setChecked(False)
            self.unsigned.blockSignals(False)
        people = [person.employee for person in data.content.people]
        self.count.setText(strips_text(data.standings, people, self._session.tr))
        self.bar.setVisible(closed and bool(people))

    def show_person(self, person: PersonContent | None) -> None:
        """Show what followed that person's month."""
        self._person = person
        data = self._data
        number = person.employee if person else None
        kept = [one for one in data.kept if one.what.number == number] if data is not None else []
        self.history.show_kept(kept)
        self.note.setVisible(person is not None)

    def strips(self, data: MonthData) -> dict[str, str] | None:
        """What became of whose strip, in a word; None while the month is open."""
        if data.view.seal is None:
            return None
        tr, held = self._session.tr, data.standings
        return {one.employee: strip_word(held.get(one.employee, NOTHING), tr) for one in data.content.people}

    def only(self, data: MonthData) -> Collection[str] | None:
        """Whom the table shows; None for everybody."""
        if data.view.seal is None or not self.unsigned.isChecked():
            return None
        held = data.standings
        return {one.employee for one in data.content.people if held.get(one.employee, NOTHING).signed is None}

    def _ask(self) -> None:
        data, person, session = self._data, self._person, self._session
        if data is None or person is None:
            return
        dialog = FollowDialog(
            self._window(),
            session,
            month=data.view.month,
            person=person,
            standing=data.standings.get(person.employee, NOTHING),
            closed=data.view.seal is not None,
            apply=lambda new: self._record((new,)),
        )
        dialog.accepted.connect(lambda: self._go_on(dialog.what_then, person.employee))
        self._ways.ask(dialog)

    def _go_on(self, then: Then, employee: str) -> None:
        if then is Then.REOPEN:
            self._ways.reopen()
        elif then is Then.CARRY:
            self._ways.carry(employee)

    def _ask_many(self) -> None:
        data = self._data
        if data is not None:
            self._ways.ask(
                ManyDialog(
                    self._window(),
                    self._session,
                    month=data.view.month,
                    people=data.content.people,
                    standings=data.standings,
                    apply=self._record,
                )
            )

    def _record(self, new: Sequence[FollowUp]) -> object:
        session = self._session
        return session.do(lambda: follow_ups.record(session.ctx, session.team, new))

    def _take_out(self, follow_up: int) -> None:
        session = self._session
        session.run(lambda: follow_ups.void(session.ctx, follow_up))
