"""The calendar from which days are chosen: what can't be chosen is pale."""

from __future__ import annotations

from datetime import date
from typing import TypeVar

from PySide6.QtCore import QDate, QLocale, QRect, Qt
from PySide6.QtGui import QPainter, QPen, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QDateEdit, QHBoxLayout, QSpinBox, QToolButton, QWidget

from kpi_desktop.texts import Translator
from kpi_desktop.ui.kit.basics import named
from kpi_desktop.ui.theme import Theme, Type

Part = TypeVar("Part", bound=QWidget)


def day_edit(theme: Theme, tr: Translator, span: tuple[date, date], day: date) -> QDateEdit:
    """A field for a day, typed or chosen from a calendar.

    Args:
        theme: Colours and type.
        tr: The language of the window.
        span: The first and the last day that can be chosen.
        day: What stands there first.
    """
    field = QDateEdit()
    field.setLocale(_locale_of(tr))
    field.setDisplayFormat("yyyy-MM-dd")
    field.setCalendarPopup(True)
    field.setCalendarWidget(Calendar(theme, tr))
    field.setDateRange(*(QDate(each.year, each.month, each.day) for each in span))
    field.setDate(QDate(day.year, day.month, day.day))
    return field


def _locale_of(tr: Translator) -> QLocale:
    return QLocale(QLocale.Language.Chinese if tr.language == "zh" else QLocale.Language.English)


class Calendar(QCalendarWidget):
    """A month by weeks from Monday; days of other months and outside the range are in disabled ink.

    Args:
        theme: Colours and type.
        tr: The language of the window.
    """

    def __init__(self, theme: Theme, tr: Translator) -> None:
        """Set up the look."""
        super().__init__()
        self.theme = theme
        self._tr = tr
        self.setLocale(_locale_of(tr))
        self.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.setGridVisible(False)
        self.setMinimumSize(320, 248)
        plain = QTextCharFormat()
        plain.setForeground(theme.colour("ink"))
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.setWeekdayTextFormat(day, plain)
        self._set_up_title()
        self.currentPageChanged.connect(lambda _year, _month: self._say_title())
        self._part(QSpinBox, "yearedit").editingFinished.connect(self._say_title)

    @property
    def title(self) -> str:
        """The month as it stands above the days: ``2026年11月`` or ``November 2026``."""
        parts = sorted(self._month_and_year(), key=lambda each: each.x())
        return ("" if self._tr.language == "zh" else " ").join(each.text() for each in parts)

    def _month_and_year(self) -> tuple[QToolButton, QToolButton]:
        return self._part(QToolButton, "monthbutton"), self._part(QToolButton, "yearbutton")

    def _part(self, kind: type[Part], name: str) -> Part:
        found = self.findChild(kind, f"qt_calendar_{name}")
        assert isinstance(found, kind)  # noqa: S101 - as Qt builds its calendar
        return found

    def _set_up_title(self) -> None:
        """Qt has the year behind the month in every language, and months in 汉字 that nobody dates with."""
        tr = self._tr
        month, year = self._month_and_year()
        layout = self._part(QWidget, "navigationbar").layout()
        if tr.language == "zh" and isinstance(layout, QHBoxLayout):
            layout.removeWidget(year)
            layout.insertWidget(layout.indexOf(month), year)
        for number, action in enumerate(month.menu().actions(), 1):
            action.setText(tr.month_name(number))
        named(month, tr.c("field", "Month"))
        named(year, tr.c("field", "Year"))
        named(self._part(QToolButton, "prevmonth"), tr.t("Month before"))
        named(self._part(QToolButton, "nextmonth"), tr.t("Month after"))
        self._say_title()

    def _say_title(self) -> None:
        month, year = self._month_and_year()
        month.setText(self._tr.month_name(self.monthShown()))
        year.setText(self._tr.year(self.yearShown()))

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
