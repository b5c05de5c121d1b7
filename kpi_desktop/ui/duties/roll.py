"""Going through a duty: everybody is ticked, whoever didn't do it loses the tick, and one Enter logs them all."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from kpi_desktop.schemes.model import IncidentCriterion, Scheme
from kpi_desktop.services import duty_rounds
from kpi_desktop.services.context import Operation
from kpi_desktop.services.duty_rounds import Due, Gone
from kpi_desktop.services.logline import weigh
from kpi_desktop.ui.kit import FormDialog, button, label, row
from kpi_desktop.ui.kit.ticks import TickList
from kpi_desktop.ui.session import Session

_LIST_HEIGHT = 344


class RollDialog(FormDialog):
    """One duty on one day.

    Args:
        session: The window's work.
        due: The duty, its people, and how it was gone through already.
        day: When.
        scheme: Knows the criterion.
        parent: Over which it stands.
    """

    def __init__(self, session: Session, due: Due, day: date, scheme: Scheme, parent: QWidget | None) -> None:
        """Tick everybody; where it was gone through already, show that first and ask."""
        self.session, self.due, self.day = session, due, day
        self.criterion = scheme.incident_criterion(due.duty.criterion)
        self._places = scheme.decimals
        tr = session.tr
        super().__init__(
            parent,
            tr.t("{duty}, {date}", duty=due.duty.name, date=day),
            verb=tr.c("button", "Put down"),
            cancel=tr.c("button", "Cancel"),
            apply=self._go_through,
            tr=tr,
            explain=self._explained(),
        )
        self.setMinimumWidth(440)
        self.gone: QLabel = label("", ink="doubt", wrap=True)
        self.gone.setVisible(due.gone is not None)
        if due.gone is not None:
            self.gone.setText(self._gone(due.gone))
        self.ticks = TickList(tr.t("Who did it"), _LIST_HEIGHT)
        for person in due.people:
            text = f"{person.name}  {person.number}"
            if person.on_leave:
                text = tr.t("{name} {number}, on leave", name=person.name, number=person.number)
            self.ticks.add(text, person.number, called=person.name, able=not person.on_leave)
        self.count: QLabel = label("", wrap=True)
        self.all: QPushButton = button(tr.c("button", "Tick all"), lambda: self.ticks.tick_all(ticked=True), "link")
        self.none: QPushButton = button(tr.c("button", "Tick none"), lambda: self.ticks.tick_all(ticked=False), "link")
        self.body.addWidget(self.gone)
        self.body.addWidget(self.ticks)
        beneath = row(self.count, self.all, self.none, gap=4)
        beneath.setStretch(0, 1)
        self.body.addLayout(beneath)
        self.ticks.itemChanged.connect(lambda _: self._tell())
        self.ticks.setCurrentRow(0)
        self._tell()
        self.ticks.setFocus()

    def _explained(self) -> str:
        tr, criterion = self.session.tr, self.criterion
        if criterion is None:
            return tr.t("The scheme no longer knows what this is logged as; change the duty list.")
        return tr.t(
            "Everybody is ticked. Take the tick from whoever didn't do it: Space, a letter goes to a name. Each is"
            " logged as {criterion}{points}.",
            criterion=criterion.name,
            points=self._points(criterion),
        )

    def _points(self, criterion: IncidentCriterion) -> str:
        points = weigh(criterion).points
        return f" {self.session.tr.points(points, self._places)}" if points else ""

    def _gone(self, gone: Gone) -> str:
        tr, time = self.session.tr, f"{gone.at.astimezone():%H:%M}"
        if not gone.missed:
            return tr.t("Gone through at {time} already: all did it. Whoever loses the tick now is logged.", time=time)
        return tr.t(
            "Gone through at {time} already; not done by {names}. Whoever loses the tick now is logged once more.",
            time=time,
            names=gone.missed,
        )

    def _tell(self) -> None:
        tr = self.session.tr
        missed = len(self.ticks.unticked)
        done = tr.n("{count} did it", "{count} did it", len(self.ticks.ticked))
        self.count.setText(
            tr.n("{done}, {count} didn't and is logged", "{done}, {count} didn't and are logged", missed, done=done)
            if missed
            else tr.t("{done}, nobody is logged", done=done)
        )

    def _go_through(self) -> Operation:
        ctx, team, duty = self.session.ctx, self.session.team, self.due.duty.id
        missed, again = self.ticks.unticked, self.due.gone is not None
        return self.session.do(lambda: duty_rounds.go_through(ctx, team, duty, self.day, missed, again=again))
