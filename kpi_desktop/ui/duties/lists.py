"""All duty lists: a new one, another name, other days or people, or no longer."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QPushButton, QWidget

from kpi_desktop.schemes.model import Scheme
from kpi_desktop.services import duties
from kpi_desktop.services.context import Operation
from kpi_desktop.services.duties import Duty
from kpi_desktop.services.people import Person
from kpi_desktop.ui.duties.form import DutyForm
from kpi_desktop.ui.duties.words import weekdays
from kpi_desktop.ui.kit import button
from kpi_desktop.ui.kit.kept_rows import KeptRows
from kpi_desktop.ui.session import Session

_LINES = 2


class DutiesDialog(KeptRows[Duty]):
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
            explain=tr.t(
                "A duty comes up on Today on its days. Whoever didn't do it is logged in one go; what was logged stays,"
                " whatever becomes of the list."
            ),
            none=tr.t(
                "There is no duty list yet. “New duty list…” makes one: its days, its people, and what is logged for"
                " whoever misses it."
            ),
            tr=tr,
            lines=_LINES,
        )
        self.dialog: DutyForm | None = None
        self.new: QPushButton = button(tr.t("New duty list…"), lambda: self._ask(None))
        self.change: QPushButton = button(tr.t("Change…"), lambda: self._ask(self.current))
        self.end: QPushButton = button(tr.c("button", "End"), self._end)
        self.end.setToolTip(tr.t("It comes up no longer; what was logged stays"))
        self.show_buttons(self.new, for_row=(self.change, self.end), changing=self.change)
        session.changed.connect(self._changed)
        self.finished.connect(lambda _: session.changed.disconnect(self._changed))

    def kept(self) -> Sequence[Duty]:
        """The lists, in the order in which they were made."""
        return duties.duties(self.session.ctx, self.session.team)

    def words(self, one: Duty) -> str:
        """Its name; beneath, its days, who is on it, and what not doing it is logged as."""
        tr = self.session.tr
        criterion = self._scheme.incident_criterion(one.criterion)
        logged = tr.label(criterion.name) if criterion else tr.t("unknown to the scheme: {id}", id=one.criterion)
        who = tr.t("everybody") if one.for_all else tr.n("{count} person", "{count} people", len(one.numbers))
        days = weekdays(tr, one.weekdays)
        beneath = tr.t("{days}, {who}, logged as {criterion}", days=days, who=who, criterion=logged)
        return f"{one.name}\n{beneath}"

    def _changed(self, operation: Operation) -> None:
        if "duties" in operation.changed:
            self.show_rows()

    def _ask(self, duty: Duty | None) -> None:
        today = self.session.ctx.clock.today()
        self.dialog = DutyForm(self.session, self._scheme, self._people, today, self, duty=duty)
        self.open_over(self.dialog)

    def _end(self) -> None:
        duty = self.current
        if duty is not None:
            ctx, team = self.session.ctx, self.session.team
            self.session.run(lambda: duties.void(ctx, team, duty.id))
            self.take_caret()
