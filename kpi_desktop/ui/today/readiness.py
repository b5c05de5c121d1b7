"""What the panel at the right says while nothing was ever logged: how far the setting-up has come."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLayout, QWidget

from kpi_desktop.ui.kit import label, row, rule, stack
from kpi_desktop.ui.session import Session
from kpi_desktop.ui.theme import Type
from kpi_desktop.ui.today.desk import Desk
from kpi_desktop.ui.today.words import month_name


class ReadinessView(QWidget):
    """What is set up, and what comes first."""

    def __init__(self, session: Session, desk: Desk) -> None:
        """Lay out once."""
        super().__init__()
        self.session = session
        tr = session.tr
        here = [person for person in desk.people if person.employed_on(desk.today)]
        layout = stack(label(tr.t("What is ready"), "panel-title"), gap=14, margins=(20, 20, 20, 20))
        scheme = desk.scheme
        if scheme is not None:
            since = desk.months[0].month if desk.months else desk.month
            text = tr.t("{scheme}, since {month}", scheme=scheme.name, month=str(since))
            layout.addLayout(self._step(tr.c("ready", "Scheme"), text, done=True))
        people = tr.n("{count} person", "{count} people", len(here))
        probation = sum(person.probation for person in here)
        if probation:
            people = tr.t("{people}, {count} of them on probation", people=people, count=probation)
        layout.addLayout(self._step(tr.c("ready", "Roster"), people, done=bool(here)))
        first = tr.t("Type one line at the left and press Enter")
        layout.addLayout(self._step(tr.c("ready", "First record"), first, done=False))
        layout.addWidget(rule())
        layout.addWidget(label(tr.t("From which day on"), "strong"))
        explained = tr.t(
            "Records since {day} can still be entered; choose the day at the left of the line. You don't have to: days "
            "without a record count as without deductions.",
            day=tr.t("{month} {day}", month=month_name(tr, desk.first_open_day), day=desk.first_open_day.day),
        )
        layout.addWidget(label(explained, "secondary", wrap=True))
        layout.addStretch(1)
        self.setLayout(layout)

    def _step(self, title: str, text: str, *, done: bool) -> QLayout:
        theme, icons = self.session.theme, self.session.icons
        mark = QLabel()
        if done:
            mark.setPixmap(icons.pixmap("check", theme.colour("plus")))
        else:
            mark.setText("○")
            mark.setFont(theme.font(Type.PANEL_TITLE))
        mark.setFixedWidth(24)
        parts = row(mark, stack(label(title), label(text, "secondary", wrap=True), gap=2), gap=8)
        parts.setStretch(1, 1)
        parts.setAlignment(mark, Qt.AlignmentFlag.AlignTop)
        return parts
