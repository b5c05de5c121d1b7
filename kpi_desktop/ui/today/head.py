"""The head of Today: which day is open, the days beside it, and how much is logged."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from kpi_desktop.domain.month import Month
from kpi_desktop.ui.kit import button, heading_row, icon_button, label, row
from kpi_desktop.ui.session import Session
from kpi_desktop.ui.today.desk import Desk
from kpi_desktop.ui.today.words import day_title

_BACK_KEY, _ON_KEY = "Alt+Left", "Alt+Right"


class DayHead(QWidget):
    """Title, day, the way to other days, counts; `tools` at its right is for what a page adds.

    Signals:
        chosen: Another day.
    """

    chosen = Signal(object)

    def __init__(self, session: Session, desk: Desk) -> None:
        """Lay out; what is shown comes with `refresh`."""
        super().__init__()
        self.session, self.desk = session, desk
        tr, icons, theme = session.tr, session.icons, session.theme
        ink = theme.colour("ink")
        self.back = icon_button(icons.icon("chevron-left", ink), tr.t("Day before"), lambda: self._step(-1))
        self.on = icon_button(
            icons.icon("chevron-right", ink, disabled=theme.colour("disabled_ink")),
            tr.t("Day after"),
            lambda: self._step(1),
        )
        for made, key in ((self.back, _BACK_KEY), (self.on, _ON_KEY)):
            made.setToolTip(f"{made.accessibleName()} ({key})")
        self.title: QLabel = label("", "heading")
        self.to_today: QPushButton = button(tr.t("Back to today"), lambda: self.chosen.emit(desk.today), "link")
        self.count: QLabel = label("", ink="second")
        self.tools: QHBoxLayout = row(gap=8)
        self.setLayout(
            heading_row(
                tr.c("page", "Today"), self.back, self.title, self.on, self.to_today, None, self.count, self.tools
            )
        )

    def keys(self, page: QWidget) -> None:
        """The days beside it by key, from wherever the caret is on the page."""
        for key, step in ((_BACK_KEY, -1), (_ON_KEY, 1)):
            QShortcut(QKeySequence(key), page).activated.connect(partial(self._step, step))

    def refresh(self) -> None:
        """Say which day is open."""
        desk = self.desk
        self.title.setText(day_title(self.session.tr, desk.day))
        self.on.setEnabled(desk.day < desk.today)
        self.to_today.setVisible(desk.day != desk.today)
        self.count.setText(self._counted())

    def _step(self, days: int) -> None:
        wanted: date = self.desk.step(days)
        if wanted != self.desk.day:
            self.chosen.emit(wanted)

    def _counted(self) -> str:
        tr = self.session.tr
        day, month = self.desk.counted()
        if not month and self.desk.month != Month.of(self.desk.today):
            return tr.t("No records in this month")
        if not month:
            return tr.t("No records this month yet")
        if self.desk.day == self.desk.today:
            return tr.t("{day} today, {month} this month", day=day, month=month)
        return tr.t("{day} on this day, {month} in the month", day=day, month=month)
