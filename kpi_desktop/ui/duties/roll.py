"""Going through a duty: everybody is ticked, whoever didn't do it loses the tick, and one Enter logs them all.

Opened again, it shows how it was gone through; what is changed then is logged or voided, and nothing else.
"""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from kpi_desktop.schemes.model import Scheme
from kpi_desktop.services import duty_rounds
from kpi_desktop.services.context import Operation
from kpi_desktop.services.duty_rounds import Due, Gone
from kpi_desktop.services.logline import weigh
from kpi_desktop.ui.kit import FormDialog, button, label, row
from kpi_desktop.ui.kit.ticks import TickList
from kpi_desktop.ui.session import Session

_LIST_HEIGHT = 402


class RollDialog(FormDialog):
    """One duty on one day.

    Args:
        session: The window's work.
        due: The duty, its people, and how it was gone through already.
        day: When.
        scheme: Knows the criterion.
        parent: Over which it stands.
    """

    help_topic = "duties"

    def __init__(self, session: Session, due: Due, day: date, scheme: Scheme, parent: QWidget | None) -> None:
        """Tick everybody; where it was gone through already, whoever did it."""
        self.session, self.due, self.day = session, due, day
        self.criterion = scheme.incident_criterion(due.duty.criterion)
        self._places = scheme.decimals
        tr = session.tr
        super().__init__(
            parent,
            tr.t("{duty}, {date}", duty=due.duty.name, date=day),
            verb=tr.c("button", "Record") if due.gone is None else tr.c("button", "Correct"),
            cancel=tr.c("button", "Cancel"),
            apply=self._go_through,
            tr=tr,
            explain=self._explained(),
        )
        self.setMinimumWidth(440)
        self.gone: QLabel = label("", ink="second", wrap=True)
        self.gone.setVisible(due.gone is not None)
        if due.gone is not None:
            self.gone.setText(self._gone(due.gone))
        self.ticks = TickList(tr.t("Who did it"), _LIST_HEIGHT, tr, across=True)
        self._missed = frozenset(due.gone.missed_numbers if due.gone else ())
        for person in due.people:
            text = f"{person.name}  {person.number}"
            if person.on_leave:
                text = tr.t("{name} {number}, on leave", name=person.name, number=person.number)
            ticked = person.number not in self._missed
            self.ticks.add(text, person.number, called=person.name, ticked=ticked, able=not person.on_leave)
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
        points = weigh(criterion).points
        if self.due.gone is not None:
            return tr.t(
                "A tick taken away is logged as {criterion}, one that is set voids the record.",
                criterion=criterion.name,
            )
        if not points:
            return tr.t(
                "Everybody is ticked. Take the tick from whoever didn't do it: Space, initials go to a name. Each is"
                " logged as {criterion}.",
                criterion=criterion.name,
            )
        return tr.t(
            "Everybody is ticked. Take the tick from whoever didn't do it: Space, initials go to a name. Each is"
            " logged as {criterion} {points}.",
            criterion=criterion.name,
            points=tr.points(points, self._places),
        )

    def _gone(self, gone: Gone) -> str:
        tr, at = self.session.tr, gone.at.astimezone()
        time = f"{at:%H:%M}" if at.date() == self.day else f"{at:%m-%d %H:%M}"
        if not gone.missed:
            return tr.t("Gone through at {time}: all did it.", time=time)
        return tr.t("Gone through at {time}: not done by {names}.", time=time, names=gone.missed)

    def _tell(self) -> None:
        tr = self.session.tr
        if self.due.gone is not None:
            self.count.setText("\n".join(self._changes()))
            return
        missed = len(self.ticks.unticked)
        done = tr.n("{count} did it", "{count} did it", len(self.ticks.ticked))
        self.count.setText(
            tr.n("{done}, {count} didn't and is logged", "{done}, {count} didn't and are logged", missed, done=done)
            if missed
            else tr.t("{done}, nobody is logged", done=done)
        )

    def _changes(self) -> tuple[str, ...]:
        """What is different from how it was gone through, a sentence each."""
        tr, names = self.session.tr, {person.number: person.name for person in self.due.people}
        logged = tuple(names[number] for number in self.ticks.unticked if number not in self._missed)
        voided = tuple(names[number] for number in self.ticks.ticked if number in self._missed)
        said = [tr.t("To be logged: {names}", names=logged)] if logged else []
        said += [tr.t("To be voided: {names}", names=voided)] if voided else []
        return tuple(said) or (tr.t("As it was gone through"),)

    def _go_through(self) -> Operation | None:
        tr, ctx, team, duty = self.session.tr, self.session.ctx, self.session.team, self.due.duty
        missed, again = self.ticks.unticked, ""
        if self.due.gone is not None:
            if self._missed.isdisjoint(self.ticks.ticked) and self._missed.issuperset(missed):
                return None  # as it was
            again = tr.t("{duty}: done after all", duty=duty.name)
        return self.session.do(lambda: duty_rounds.go_through(ctx, team, duty.id, self.day, missed, again=again))
