"""The calendar from which days are chosen: what can't be chosen is pale."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QLocale, QRect, Qt
from PySide6.QtGui import QPainter, QPen, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget

from kpi_desktop.ui.theme import Theme, Type


class Calendar(QCalendarWidget):
    """A month by weeks from Monday; days of other months and outside the range are in disabled ink.

    Args:
        theme: Colours and type.
        locale: Names of months and weekdays.
    """

    def __init__(self, theme: Theme, locale: QLocale) -> None:
        """Set up the look."""
        super().__init__()
        self.theme = theme
        self.setLocale(locale)
        self.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.setGridVisible(False)
        self.setMinimumSize(320, 248)
        plain = QTextCharFormat()
        plain.setForeground(theme.colour("ink"))
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.setWeekdayTextFormat(day, plain)

    def ink(self, day: QDate) -> str:
        """The role of `Colours` in which a day is written."""
        inside = self.minimumDate() <= day <= self.maximumDate()
        shown = (day.year(), day.month()) == (self.yearShown(), self.monthShown())
        return "ink" if inside and shown else "disabled_ink"

    def paintCell(self, painter: QPainter, rect: QRect, day: QDate | date) -> None:
        """The day; the chosen one on the ground of selections, in an accent frame."""
        if isinstance(day, date):
            day = QDate(day.year, day.month, day.day)
        painter.save()
        painter.fillRect(rect, self.theme.colour("surface"))
        chosen = day == self.selectedDate()
        if chosen:
            painter.fillRect(rect, self.theme.colour("selection"))
            painter.setPen(QPen(self.theme.colour("accent"), 2))
            painter.drawRect(rect.adjusted(1, 1, -1, -1))
        painter.setFont(self.theme.font(Type.STRONG if chosen else Type.BODY))
        painter.setPen(self.theme.colour("accent" if chosen else self.ink(day)))
        painter.drawText(rect, int(Qt.AlignmentFlag.AlignCenter), str(day.day()))
        painter.restore()
