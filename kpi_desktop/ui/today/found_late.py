"""Days on which nothing can be logged, or which lie elsewhere: said before Enter; a closed month is asked about."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from kpi_desktop.domain.month import Month
from kpi_desktop.services import carrying
from kpi_desktop.services.carrying import Offer
from kpi_desktop.services.context import Operation
from kpi_desktop.services.incidents import Entry
from kpi_desktop.services.logline import Candidate, what
from kpi_desktop.texts import Translator
from kpi_desktop.ui.kit import FormDialog, button, label
from kpi_desktop.ui.session import Session
from kpi_desktop.ui.today.desk import Desk


def closed_reason(desk: Desk, tr: Translator) -> str:
    """Why nothing can be written on the day that is open; empty where something can."""
    if desk.open:
        return ""
    if desk.scheme is None:
        return tr.t("No scheme is in force in this month; choose one under Schemes.")
    return tr.t(
        "{month} is closed and sealed. Choose a day of an open month, or reopen it under Month with a reason.",
        month=desk.month,
    )


def day_words(desk: Desk, candidate: Candidate, tr: Translator) -> tuple[str, ...]:
    """What to know of a line's day: ahead of today, in a closed month, or in another open one than the day shown."""
    day = candidate.day
    if candidate.day_error is not None:
        found = desk.late(day)
        if found is None or found.into is None:
            return (tr.say(candidate.day_error),)
        told = tr.t(
            "{date} lies in {month}, which is closed. Enter asks whether it is carried into {into} as found late.",
            date=day,
            month=found.closed,
            into=found.into,
        )
        return (told,)
    if Month.of(day) == desk.month:
        return ()
    return (tr.t("Goes into {month}, which is still open: its day is {date}.", month=Month.of(day), date=day),)


class FoundLateDialog(FormDialog):
    """Asks whether what was typed for a day of a closed month is written into the open one.

    Args:
        parent: The window.
        desk: Says where it goes.
        candidate: What was typed, complete but for its day.
        entries: What it would write, on its true day.
        reopen: Called with the closed month that is rather to be reopened.
    """

    help_topic = "closing"

    def __init__(
        self,
        parent: QWidget | None,
        desk: Desk,
        candidate: Candidate,
        entries: Sequence[Entry],
        reopen: Callable[[Month], object],
    ) -> None:
        """Say what would be written where."""
        tr, found = desk.session.tr, desk.late(candidate.day)
        assert found is not None and found.into is not None and found.day is not None  # noqa: S101, PT018 - was offered
        self._desk, self._entries, self._found, self._reopen = desk, tuple(entries), found, reopen
        super().__init__(
            parent,
            tr.t("Found late"),
            verb=tr.t("Log it in {month}", month=found.into),
            cancel=tr.c("button", "Cancel"),
            apply=self._carry,
            tr=tr,
            explain=tr.t("It happened in a month that is closed. The seal stays; it counts in the open month."),
        )
        self.setMinimumWidth(560)
        self.body.addWidget(label(self._told(candidate, found), wrap=True))
        self.reopen: QPushButton = button(tr.t("Reopen {month} instead…", month=found.closed), self._rather_reopen)
        self.reopen.setVisible(found.reopenable)
        self.buttons.insertWidget(0, self.reopen)
        self.verb.setFocus()

    def _told(self, candidate: Candidate, found: Offer) -> str:
        tr, desk = self._tr, self._desk
        criterion = candidate.criterion
        assert criterion is not None  # noqa: S101 - a complete line has one
        said = what(criterion, candidate.minutes, candidate.quantity, grave=candidate.grave)
        names = tuple(person.name for person in candidate.people)
        points = "" if candidate.points is None else tr.points(candidate.points, desk.places)
        if not points:
            return tr.t(
                "{names}: {what}, happened on {occurred}, written under {day}",
                names=names, what=said, occurred=found.occurred, day=found.day or found.occurred,
            )  # fmt: skip
        return tr.t(
            "{names}: {what} {points}, happened on {occurred}, counts under {day}",
            names=names, what=said, points=points, occurred=found.occurred, day=found.day or found.occurred,
        )  # fmt: skip

    def _carry(self) -> Operation:
        session = self._desk.session
        return session.do(lambda: carrying.carry(session.ctx, session.team, self._entries))

    def _rather_reopen(self) -> None:
        self.reject()
        self._reopen(self._found.closed)


class FoundLate(QObject):
    """What Today does about something that happened in a closed month.

    Args:
        session: The window's work.
        desk: Knows which month is open.
        page: Over whose window dialogs stand.
        ask: Opens a dialog over the page.

    Signals:
        carried: What stood in the line is written.
        shown: A day and the id of the incident that was written under it, to be looked at.
    """

    carried = Signal()
    shown = Signal(object, int)

    def __init__(self, session: Session, desk: Desk, page: QWidget, ask: Callable[[FormDialog], object]) -> None:
        """Nothing is asked yet."""
        super().__init__(page)
        self._session, self._desk, self._page, self._ask = session, desk, page, ask

    def ask_for(self, candidate: Candidate, note: str) -> None:
        """Ask about a line that is complete but for its day, with the remark beside it."""
        entries = self._desk.entries(candidate, note)
        dialog = FoundLateDialog(self._page.window(), self._desk, candidate, entries, self._reopen)
        dialog.accepted.connect(self.carried)
        self._ask(dialog)

    def open_form(self) -> None:
        """Ask for everything about something of the day that is open, in a closed month."""
        from kpi_desktop.ui.month.late import late_dialog

        dialog = late_dialog(self._session, self._page.window(), self._reopen, occurred=self._desk.day)
        found = self._desk.late(self._desk.day)
        if dialog is not None and found is not None:
            dialog.accepted.connect(lambda: self._written(dialog.written, found.day))
            self._ask(dialog)

    def _written(self, written: tuple[Month, int, str] | None, day: date | None) -> None:
        if written is not None and day is not None:
            self.shown.emit(day, written[1])

    def _reopen(self, month: Month) -> None:
        """Go to the closed month, where the reason is asked for."""
        from kpi_desktop.ui.month import MonthPage
        from kpi_desktop.ui.window import MainWindow

        window = self._page.window()
        page = window.open("month") if isinstance(window, MainWindow) else None
        if isinstance(page, MonthPage):
            page.show_month(month)
            page.reopen_month()
