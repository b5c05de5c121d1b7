"""Making a duty list, or changing one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QWidget

from kpi_desktop.domain.words import Message
from kpi_desktop.errors import RefusedError
from kpi_desktop.schemes.model import Scheme
from kpi_desktop.services import duties
from kpi_desktop.services.context import Operation
from kpi_desktop.services.duties import Duty, NewDuty
from kpi_desktop.services.people import Person
from kpi_desktop.ui.duties.words import weekday
from kpi_desktop.ui.kit import Field, FormDialog, label, row, stack
from kpi_desktop.ui.kit.ticks import TickList
from kpi_desktop.ui.session import Session

_LIST_HEIGHT = 256
_WORKDAYS = frozenset(range(1, 6))


class DutyForm(FormDialog):
    """Name, criterion, weekdays and people of one duty.

    Args:
        session: The window's work.
        scheme: Whose criteria are offered.
        people: Who is here.
        today: Whoever is employed on it can be put on the list.
        parent: Over which it stands.
        duty: The one that is changed; None for a new one.
    """

    help_topic = "duties"

    def __init__(
        self,
        session: Session,
        scheme: Scheme,
        people: Sequence[Person],
        today: date,
        parent: QWidget | None,
        *,
        duty: Duty | None = None,
    ) -> None:
        """Fill in what the duty says."""
        self.session, self.duty = session, duty
        tr = session.tr
        super().__init__(
            parent,
            tr.t("New duty list") if duty is None else tr.t("Change {name}", name=duty.name),
            verb=tr.c("button", "Save"),
            cancel=tr.c("button", "Cancel"),
            apply=self._save,
            tr=tr,
            tall=True,
        )
        self.setMinimumWidth(480)
        self.name = QLineEdit(duty.name if duty else "")
        self.name.setPlaceholderText(tr.t("Such as: cleaning, morning meeting"))
        self.criterion = QComboBox()
        for each in duties.fitting(scheme):
            self.criterion.addItem(f"{each.code}  {tr.label(each.name)}".strip(), each.id)
        self.criterion.setCurrentIndex(self.criterion.findData(duty.criterion) if duty else -1)
        self.criterion.setPlaceholderText(tr.t("Choose"))
        self.days = [QCheckBox(weekday(tr, day)) for day in range(1, 8)]
        for day, box in enumerate(self.days, start=1):
            box.setChecked(day in (duty.weekdays if duty else _WORKDAYS))
        self.everybody = QCheckBox(tr.t("Everybody of the team, whoever joins later too"))
        self.people = TickList(tr.t("People on the list"), _LIST_HEIGHT, tr, across=True)
        for person in people:
            if person.employed_on(today) or (duty and person.number in duty.numbers):
                ticked = duty is not None and person.number in duty.numbers
                self.people.add(f"{person.name}  {person.number}", person.number, called=person.name, ticked=ticked)
        self._lay_out()
        self.everybody.toggled.connect(lambda on: self.people.setVisible(not on))
        self.everybody.setChecked(duty is None or duty.for_all)
        self.name.setFocus()

    def _lay_out(self) -> None:
        tr = self.session.tr
        self.body.addWidget(Field(tr.t("Name of the duty list"), self.name))
        self.body.addWidget(Field(tr.t("Not doing it is logged as"), self.criterion))
        self.body.addLayout(stack(label(tr.t("On these days"), "secondary"), row(*self.days, None, gap=10), gap=4))
        self.body.addLayout(stack(label(tr.t("People on the list"), "secondary"), self.everybody, self.people, gap=4))

    def _save(self) -> Operation:
        numbers = () if self.everybody.isChecked() else self.people.ticked
        if not numbers and not self.everybody.isChecked():
            raise RefusedError(Message("Nobody is on the list; tick its people, or choose everybody."))
        days = [day for day, box in enumerate(self.days, start=1) if box.isChecked()]
        new = NewDuty(self.name.text(), str(self.criterion.currentData() or ""), days, numbers)
        ctx, team, duty = self.session.ctx, self.session.team, self.duty
        if duty is None:
            return self.session.do(lambda: duties.save(ctx, team, new))
        return self.session.do(lambda: duties.change(ctx, team, duty.id, new))
