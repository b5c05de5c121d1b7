"""The button at the log line's left that says which day is logged, and opens a calendar."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QPoint, Qt, Signal
from PySide6.QtWidgets import QCalendarWidget, QFrame

from kpi_desktop.ui.kit import Button, Calendar, button, named, restyle, stack
from kpi_desktop.ui.session import Session
from kpi_desktop.ui.shortcuts import listen, with_keys
from kpi_desktop.ui.today.words import day_short, day_title, from_qdate, qdate


class DayPicker(Button):
    """Shows the day; pressed, it opens the calendar of the days that can be chosen.

    Signals:
        chosen: A day, by mouse or Enter in the calendar.
    """

    chosen = Signal(object)

    def __init__(self, session: Session) -> None:
        """Make the button; the calendar is made when first opened."""
        super().__init__()
        self.session = session
        self.setProperty("kind", "flat")
        self.setAutoDefault(False)
        self.setIcon(session.icons.icon("chevron-down", session.theme.colour("second_ink")))
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.setToolTip(with_keys(session.tr.t("Choose the day"), "day"))
        listen(self, "day", self.click)  # a shortcut of the button's own would go with its text
        self.clicked.connect(self.open)
        self._day = self._first = self._today = session.ctx.clock.today()
        self._popup: QFrame | None = None
        self.calendar: QCalendarWidget | None = None

    def show_day(self, day: date, today: date, first: date) -> None:
        """Name the day; one that isn't today stands out."""
        tr = self.session.tr
        self._day, self._today, self._first = day, today, first
        self.setText(day_short(tr, day, today))
        named(self, tr.t("Day to log: {day}", day=day_title(tr, day)))
        restyle(self, other=day != today)

    def open(self) -> None:
        """Open the calendar beneath the button."""
        if self._popup is None:
            self._popup = self._build()
        calendar = self.calendar
        assert calendar is not None  # noqa: S101 - made with the popup
        calendar.setDateRange(qdate(min(self._first, self._today)), qdate(self._today))
        calendar.setSelectedDate(qdate(self._day))
        self._popup.move(self.mapToGlobal(QPoint(0, self.height() + 4)))
        self._popup.show()
        calendar.setFocus()

    def _build(self) -> QFrame:
        tr = self.session.tr
        popup = QFrame(self, Qt.WindowType.Popup)
        popup.setObjectName("popup")
        popup.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        calendar = Calendar(self.session.theme, tr)
        named(calendar, tr.t("Days that can be logged"))
        calendar.clicked.connect(self._choose)
        calendar.activated.connect(self._choose)
        back = button(tr.t("Back to today"), lambda: self._choose(qdate(self._today)), "link")
        popup.setLayout(stack(calendar, back, gap=4, margins=(8, 8, 8, 8)))
        self.calendar = calendar
        return popup

    def _choose(self, day: QDate) -> None:
        if self._popup is not None:
            self._popup.hide()
        self.chosen.emit(from_qdate(day))
