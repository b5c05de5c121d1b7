"""All duty lists: a new one, another name, other days or people, or no longer."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QListWidget, QListWidgetItem, QPushButton, QWidget

from kpi_desktop.schemes.model import Scheme
from kpi_desktop.services import duties
from kpi_desktop.services.context import Operation
from kpi_desktop.services.duties import Duty
from kpi_desktop.services.people import Person
from kpi_desktop.ui.duties.form import DutyForm
from kpi_desktop.ui.duties.words import weekdays
from kpi_desktop.ui.kit import FormDialog, button, key_cap, label, named, row
from kpi_desktop.ui.session import Session

_LIST_HEIGHT = 260


class DutiesDialog(FormDialog):
    """The lists of the team.

    Args:
        session: The window's work.
        scheme: Names the criteria.
        people: Who can be put on a list.
        parent: Over which it stands.
    """

    help_topic = "duties"

    def __init__(self, session: Session, scheme: Scheme, people: Sequence[Person], parent: QWidget | None) -> None:
        """List them."""
        self.session, self._scheme, self._people = session, scheme, people
        tr = session.tr
        super().__init__(
            parent,
            tr.t("Duty lists"),
            verb=tr.c("button", "Close"),
            cancel="",
            apply=lambda: None,
            tr=tr,
            explain=tr.t(
                "A duty comes up on Today on its days. Whoever didn't do it is logged in one go; what was logged stays,"
                " whatever becomes of the list."
            ),
        )
        self.setMinimumWidth(560)
        self.dialog: DutyForm | None = None
        self.lists = named(QListWidget(), tr.t("Duty lists"))
        self.lists.setObjectName("files")
        self.lists.setFixedHeight(_LIST_HEIGHT)
        self.new: QPushButton = button(tr.t("New duty list…"), lambda: self._ask(None))
        self.change: QPushButton = button(tr.t("Change…"), self._change)
        self.end: QPushButton = button(tr.c("button", "End"), self._end)
        self.end.setToolTip(tr.t("It comes up no longer; what was logged stays"))
        self._none = label(
            tr.t(
                "There is no duty list yet. “New duty list…” makes one: its days, its people, and what is logged for"
                " whoever misses it."
            ),
            ink="second",
            wrap=True,
        )
        self.body.addWidget(self._none)
        self.body.addWidget(self.lists)
        self.body.addLayout(row(self.new, self.change, key_cap("Enter"), self.end, None))
        self.lists.currentRowChanged.connect(lambda _: self._can())
        self.lists.itemDoubleClicked.connect(lambda _: self._change())
        self._duties: tuple[Duty, ...] = ()
        session.changed.connect(self._changed)
        self.finished.connect(lambda _: session.changed.disconnect(self._changed))
        self._list()
        (self.lists if self.lists.count() else self.new).setFocus()

    @property
    def current(self) -> Duty | None:
        """The list that is chosen."""
        place = self.lists.currentRow()
        return self._duties[place] if 0 <= place < len(self._duties) else None

    def try_it(self) -> None:
        """Enter on a list changes it; anywhere else it closes."""
        if self.lists.hasFocus() and self.current is not None:
            self._change()
        else:
            super().try_it()

    def _changed(self, operation: Operation) -> None:
        if "duties" in operation.changed:
            self._list()

    def _list(self) -> None:
        place = max(self.lists.currentRow(), 0)
        self._duties = duties.duties(self.session.ctx, self.session.team)
        self.lists.clear()
        for duty in self._duties:
            self.lists.addItem(QListWidgetItem(f"{duty.name}\n{self._about(duty)}"))
        self.lists.setCurrentRow(min(place, len(self._duties) - 1))
        self.lists.setVisible(bool(self._duties))
        self._none.setVisible(not self._duties)
        self._can()

    def _about(self, duty: Duty) -> str:
        tr = self.session.tr
        criterion = self._scheme.incident_criterion(duty.criterion)
        logged = tr.label(criterion.name) if criterion else tr.t("unknown to the scheme: {id}", id=duty.criterion)
        who = tr.t("everybody") if duty.for_all else tr.n("{count} person", "{count} people", len(duty.numbers))
        return tr.t("{days}, {who}, logged as {criterion}", days=weekdays(tr, duty.weekdays), who=who, criterion=logged)

    def _can(self) -> None:
        for part in (self.change, self.end):
            part.setEnabled(self.current is not None)

    def _change(self) -> None:
        if self.current is not None:
            self._ask(self.current)

    def _ask(self, duty: Duty | None) -> None:
        today = self.session.ctx.clock.today()
        self.dialog = DutyForm(self.session, self._scheme, self._people, today, self, duty=duty)
        self.dialog.finished.connect(lambda _: self._back())
        self.dialog.finished.connect(self.dialog.deleteLater)
        self.dialog.open()

    def _back(self) -> None:
        self.activateWindow()
        (self.lists if self.lists.count() else self.new).setFocus()

    def _end(self) -> None:
        duty = self.current
        if duty is not None:
            ctx, team = self.session.ctx, self.session.team
            self.session.run(lambda: duties.void(ctx, team, duty.id))
            (self.lists if self.lists.count() else self.new).setFocus()
