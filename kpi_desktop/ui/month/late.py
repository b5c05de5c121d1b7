"""Asks for what was found late: it happened in a closed month, and counts in the open one with its true day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from fractions import Fraction

from PySide6.QtWidgets import QComboBox, QDateEdit, QLabel, QLineEdit, QWidget

from kpi_desktop.domain.month import Month
from kpi_desktop.domain.words import FieldValue, Message
from kpi_desktop.errors import FaultyDataError, KpiError, RefusedError
from kpi_desktop.schemes.effects import effect_of
from kpi_desktop.schemes.model import IncidentCriterion, Scheme
from kpi_desktop.services import carrying, people
from kpi_desktop.services.carrying import Offer
from kpi_desktop.services.incidents import Entry
from kpi_desktop.services.logline import wants_minutes, weigh
from kpi_desktop.services.months import months, score_month
from kpi_desktop.ui.kit import Field, FormDialog, button, label, row
from kpi_desktop.ui.kit.calendar import day_edit
from kpi_desktop.ui.kit.numbers import typed_number
from kpi_desktop.ui.month.follow_dialogs import side_by_side
from kpi_desktop.ui.session import Session
from kpi_desktop.ui.today.words import from_qdate


class LateDialog(FormDialog):
    """What happened, to whom and when; written into the open month, or the way to the closed one.

    Args:
        parent: The window.
        session: The window's work.
        day: The true day that is proposed.
        employee: Who is proposed, by employee number; empty for nobody.
        reopen: Called with the closed month that is rather to be reopened.

    Attributes:
        written: Once logged: the month it counts in, the id of the incident, and what to say of it.
    """

    help_topic = "closing"

    def __init__(
        self,
        parent: QWidget | None,
        session: Session,
        day: date,
        employee: str,
        reopen: Callable[[Month], object],
    ) -> None:
        """Offer people, closed days, and the criteria of the open month."""
        tr = session.tr
        super().__init__(
            parent,
            tr.t("Found late"),
            verb=tr.t("Log it in the open month"),
            cancel=tr.c("button", "Cancel"),
            apply=self._write,
            tr=tr,
            explain=tr.t("It happened in a month that is closed. The seal stays; it counts in the open month."),
        )
        self.setMinimumWidth(560)
        self._session, self._reopen = session, reopen
        self._offer: Offer | None = None
        self.written: tuple[Month, int, str] | None = None
        self._scheme: Scheme | None = None
        self.person, self.criterion = QComboBox(), QComboBox()
        self.day = self._day_field(day)
        self.amount, self.quantity, self.points, self.note = QLineEdit(), QLineEdit(), QLineEdit(), QLineEdit()
        self._amount_field = Field(tr.t("Minutes"), self.amount)
        self._quantity_field = Field(tr.t("Count"), self.quantity)
        self._points_field = Field(tr.t("Points picked"), self.points)
        self.preview: QLabel = label("", ink="second", wrap=True)
        self.reopen = button("", self._rather_reopen)
        self.buttons.insertWidget(0, self.reopen)
        for one in people.roster(session.ctx, session.team, session.ctx.clock.today(), include_left=True):
            self.person.addItem(tr.t("{name}  {number}", name=one.name, number=one.number), one.number)
        for choice in (self.person, self.criterion):
            choice.setPlaceholderText(tr.t("Choose"))
        self.person.setCurrentIndex(self.person.findData(employee) if employee else -1)
        self.body.addLayout(side_by_side(Field(tr.t("Who"), self.person), Field(tr.t("Happened on"), self.day)))
        self.body.addWidget(Field(tr.t("Criterion"), self.criterion))
        self.body.addLayout(row(self._amount_field, self._quantity_field, self._points_field, gap=12))
        self.body.addWidget(Field(tr.t("Remark"), self.note))
        self.body.addWidget(self.preview)
        self.day.dateChanged.connect(lambda _: self._day_changed())
        self.criterion.currentIndexChanged.connect(lambda _: self._fit())
        for field in (self.amount, self.quantity, self.points):
            field.textChanged.connect(lambda _: self._fit())
        self._day_changed()
        self.person.setFocus()

    def entry(self) -> Entry:
        """What was entered, on its true day.

        Raises:
            KpiError: Something is missing or no number.
        """
        chosen = self._chosen()
        if self.person.currentIndex() < 0:
            raise RefusedError(Message("Choose a person."))
        if chosen is None:
            raise RefusedError(Message("Choose a criterion."))
        minutes = typed_number(self.amount.text()) if wants_minutes(chosen) else None
        quantity = None if wants_minutes(chosen) else typed_number(self.quantity.text())
        return Entry(
            str(self.person.currentData()),
            from_qdate(self.day.date()),
            chosen.id,
            minutes=minutes,
            quantity=Fraction(1) if quantity is None else quantity,
            points=typed_number(self.points.text()) if self._picks(chosen, minutes) else None,
            note=self.note.text().strip(),
        )

    def _day_field(self, day: date) -> QDateEdit:
        session = self._session
        first = months(session.ctx, session.team)[0].month.first
        last = carrying.last_closed_day(session.ctx, session.team) or day
        return day_edit(session.theme, session.tr, (first, last), day)

    def _day_changed(self) -> None:
        """Where it would be written, and by what criteria, follows from the day."""
        session, tr = self._session, self._session.tr
        found = self._offer = carrying.offer(session.ctx, session.team, from_qdate(self.day.date()))
        self.reopen.setVisible(found is not None and found.reopenable)
        if found is not None:
            self.reopen.setText(tr.t("Reopen {month} instead…", month=found.closed))
        can = found is not None and found.into is not None
        self.verb.setEnabled(can)
        if found is not None and found.into is not None:
            self.verb.setText(tr.t("Log it in {month}", month=found.into))
            self._offer_criteria(score_month(session.ctx, session.team, found.into).scheme)
        self._fit()

    def _offer_criteria(self, scheme: Scheme) -> None:
        if scheme == self._scheme:
            return
        self._scheme, held = scheme, self.criterion.currentData()
        self.criterion.clear()
        for one in scheme.incident_criteria:
            if not one.retired:
                self.criterion.addItem(f"{one.code}  {self._tr.label(one.name)}".strip(), one.id)
        self.criterion.setCurrentIndex(-1 if held is None else self.criterion.findData(held))

    def _chosen(self) -> IncidentCriterion | None:
        held = self.criterion.currentData()
        return None if self._scheme is None or held is None else self._scheme.incident_criterion(str(held))

    @staticmethod
    def _picks(chosen: IncidentCriterion, minutes: Fraction | None) -> bool:
        if not wants_minutes(chosen):
            return chosen.pick is not None
        effect = None if minutes is None else effect_of(chosen, minutes)
        return effect is not None and effect.pick is not None

    def _fit(self) -> None:
        """Only the fields that the criterion asks for, and what it would come to."""
        chosen = self._chosen()
        if chosen is None:
            for field in (self._amount_field, self._quantity_field, self._points_field):
                field.hide()
            self.preview.setText(self._tr.t("Choose a criterion."))
            return
        try:
            minutes = typed_number(self.amount.text())
        except KpiError:
            minutes = None
        for field, wanted in (
            (self._amount_field, wants_minutes(chosen)),
            (self._quantity_field, not wants_minutes(chosen)),
            (self._points_field, self._picks(chosen, minutes)),
        ):
            if field.isVisibleTo(self) != wanted:
                field.setVisible(wanted)
        self.preview.setText(self._previewed(chosen))

    def _previewed(self, chosen: IncidentCriterion) -> str:
        tr, found, scheme = self._tr, self._offer, self._scheme
        if found is None or found.day is None or scheme is None:
            return tr.t("No open month has begun yet; it can only be put into the closed one")
        try:
            entry = self.entry()
        except KpiError as error:
            return tr.say(error.what)
        weighed = weigh(chosen, entry.minutes, entry.quantity, entry.points)
        if weighed.errors:
            return tr.say(weighed.errors[0])
        if weighed.points is None:
            return tr.say(weighed.missing) if weighed.missing is not None else ""
        points = tr.points(weighed.points, scheme.decimals)
        fields: dict[str, FieldValue] = {"points": points, "day": found.day, "occurred": found.occurred}
        return tr.t("Counts {points}, under {day}; happened on {occurred}", **fields)

    def _write(self) -> None:
        session, entry, chosen = self._session, self.entry(), self._chosen()
        if chosen is not None:
            weighed = weigh(chosen, entry.minutes, entry.quantity, entry.points)
            wrong = (*weighed.errors, *((weighed.missing,) if weighed.missing is not None else ()))
            if wrong:
                raise FaultyDataError(wrong[0])
        done = session.do(lambda: carrying.carry(session.ctx, session.team, (entry,)))
        found = self._offer
        if found is not None and found.into is not None and found.day is not None and chosen is not None:
            fields: dict[str, FieldValue] = {
                "name": self.person.currentText(),
                "criterion": chosen.name,
                "day": found.day,
                "occurred": entry.date,
            }
            sentence = session.tr.t("Logged for {name} under {day}: {criterion}, happened on {occurred}", **fields)
            self.written = (found.into, done.incidents[-1], sentence)

    def _rather_reopen(self) -> None:
        found = self._offer
        if found is not None:
            self.reject()
            self._reopen(found.closed)


def late_dialog(
    session: Session,
    window: QWidget,
    reopen: Callable[[Month], object],
    *,
    employee: str = "",
    occurred: date | None = None,
) -> LateDialog | None:
    """The dialog, ready to be opened; None while no month is closed, when everything is simply logged.

    Args:
        session: The window's work.
        window: Over which it stands.
        reopen: Called with the closed month that is rather to be reopened.
        employee: Who is proposed.
        occurred: The true day; None proposes the last day that lies in a closed month.
    """
    last = carrying.last_closed_day(session.ctx, session.team)
    if last is None:
        return None
    return LateDialog(window, session, last if occurred is None else min(occurred, last), employee, reopen)
