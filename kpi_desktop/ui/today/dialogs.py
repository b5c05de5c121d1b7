"""Correcting an entry, and voiding one: the old row stays, struck, with the reason."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QWidget

from kpi_desktop.domain.numbers import plain
from kpi_desktop.domain.words import Message
from kpi_desktop.errors import FaultyDataError, KpiError, RefusedError
from kpi_desktop.schemes.effects import effect_of
from kpi_desktop.schemes.model import IncidentCriterion
from kpi_desktop.services.incidents import Entry
from kpi_desktop.services.logline import wants_minutes, weigh
from kpi_desktop.ui.kit import Field, FormDialog, label, row
from kpi_desktop.ui.kit.calendar import day_edit
from kpi_desktop.ui.kit.numbers import typed_number
from kpi_desktop.ui.session import Session
from kpi_desktop.ui.today.desk import Desk, Record
from kpi_desktop.ui.today.words import from_qdate, said


class VoidDialog(FormDialog):
    """Asks why an entry is voided."""

    def __init__(self, session: Session, desk: Desk, record: Record, parent: QWidget | None) -> None:
        """Name the entry and ask for the reason."""
        self.desk = desk
        self.record = record
        tr = session.tr
        super().__init__(
            parent,
            tr.t("Void: {name}, {what}", name=record.logged.name, what=record.what),
            verb=tr.c("button", "Void"),
            cancel=tr.c("button", "Keep"),
            apply=self._void,
            tr=tr,
            explain=tr.t("The entry stays visible, struck through with the reason, and no longer counts."),
        )
        self.reason = QLineEdit()
        self.reason.setPlaceholderText(tr.t("Such as: wrong person"))
        self._reason_field = Field(tr.t("Reason"), self.reason)
        self.body.addWidget(self._reason_field)
        self.reason.textChanged.connect(lambda _: self._reason_field.accept())
        self.reason.setFocus()

    def _void(self) -> bool:
        if not self.reason.text().strip():
            self._reason_field.refuse(self._tr.say(Message("The reason is missing; enter one.")))
            self.reason.setFocus()
            return False
        self.desk.void(self.record, self.reason.text().strip())
        return True


class EditDialog(FormDialog):
    """Corrects an entry: what is written takes the old one's place, which stays struck."""

    def __init__(self, session: Session, desk: Desk, record: Record, parent: QWidget | None) -> None:
        """Fill in what the entry says."""
        self.session = session
        self.desk = desk
        self.record = record
        tr, entry = session.tr, record.entry
        super().__init__(
            parent,
            tr.t("Correct: {name}, {what}", name=record.logged.name, what=record.what),
            verb=tr.c("button", "Correct"),
            cancel=tr.c("button", "Leave it"),
            apply=self._rewrite,
            tr=tr,
        )
        self.person = QComboBox()
        self.criterion = QComboBox()
        self.date = day_edit(session.theme, tr, (desk.first_open_day, desk.today), entry.date)
        self.amount = QLineEdit()
        self.points = QLineEdit()
        self.excused = QCheckBox(tr.t("Excused: counts nothing, with the reason in the remark"))
        self.grave = QCheckBox(tr.t("Grave: raises the flag for that"))
        self.note = QLineEdit()
        self._amount_field = Field(tr.t("Minutes"), self.amount)
        self._quantity_field = Field(tr.t("Count"), QLineEdit())
        self._points_field = Field(tr.t("Points picked"), self.points)
        self._note_field = Field(tr.t("Remark"), self.note)
        self._preview = label("", ink="second", wrap=True)
        self._fill(entry)
        self._lay_out()
        self._criterion_changed()
        self._excused_changed()
        first = self.amount if self.amount.isVisibleTo(self) else self.criterion
        first.setFocus()
        self.amount.selectAll()

    @property
    def quantity(self) -> QLineEdit:
        """The count."""
        editor = self._quantity_field.editor
        assert isinstance(editor, QLineEdit)  # noqa: S101 - made above
        return editor

    def _fill(self, entry: Entry) -> None:
        tr = self.session.tr
        for person in self.desk.people:
            if person.left is None or person.number == entry.number:
                self.person.addItem(tr.t("{name}  {number}", name=person.name, number=person.number), person.number)
        self.person.setCurrentIndex(self.person.findData(entry.number))
        scheme = self.desk.scheme
        for each in scheme.incident_criteria if scheme else ():
            if not each.retired or each.id == entry.criterion:
                self.criterion.addItem(f"{each.code}  {tr.label(each.name)}".strip(), each.id)
        self.criterion.setCurrentIndex(self.criterion.findData(entry.criterion))
        self.amount.setText("" if entry.minutes is None else plain(entry.minutes))
        self.quantity.setText(plain(entry.quantity))
        self.points.setText("" if entry.points is None else plain(entry.points))
        self.grave.setChecked(entry.grave)
        self.excused.setChecked(entry.excused)
        self.note.setText(entry.note)

    def _lay_out(self) -> None:
        tr = self.session.tr
        fields = Field(tr.t("Criterion"), self.criterion), Field(tr.t("Day"), self.date, self._true_day())
        first = row(*fields, gap=12)
        self.body.addWidget(Field(tr.t("Who"), self.person))
        first.setStretch(0, 1)
        for part in fields:
            first.setAlignment(part, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(first)
        self.body.addLayout(row(self._amount_field, self._quantity_field, self._points_field, gap=12))
        self.body.addWidget(self.grave)
        self.body.addWidget(self.excused)
        self.body.addWidget(self._note_field)
        self.body.addWidget(self._preview)
        self.criterion.currentIndexChanged.connect(self._criterion_changed)
        self.excused.toggled.connect(self._excused_changed)
        self.note.textChanged.connect(lambda _: self._note_field.accept())
        for field in (self.amount, self.quantity, self.points):
            field.textChanged.connect(self._show_preview)

    def _chosen(self) -> IncidentCriterion | None:
        return self.desk.criterion(str(self.criterion.currentData()))

    def _criterion_changed(self) -> None:
        chosen = self._chosen()
        if chosen is None:
            return
        self._show_preview()

    def _true_day(self) -> str:
        """Where the day it counts under isn't the one on which it happened: that one."""
        occurred = self.record.entry.occurred
        return "" if occurred is None else self.session.tr.t("happened on {day}", day=occurred)

    def _excused_changed(self) -> None:
        tr = self.session.tr
        excused = self.excused.isChecked()
        self.note.setPlaceholderText(tr.t("Such as: storm, buses stopped") if excused else "")
        self._show_preview()

    def _show_fields(self) -> None:
        """Only what can apply: minutes to bands, a pick where one is left to the leader, a count where it counts."""
        chosen = self._chosen()
        if chosen is None:
            return
        for field, applies in (
            (self.grave, chosen.grave_flag is not None),
            (self._amount_field, wants_minutes(chosen)),
            (self._quantity_field, self._counts(chosen)),
            (self._points_field, self._picks(chosen)),
        ):
            if field.isVisibleTo(self) != applies:
                field.setVisible(applies)

    def _counts(self, chosen: IncidentCriterion) -> bool:
        """Minutes are counted by their bands; a count beside them only where the entry has one."""
        return not wants_minutes(chosen) or self.record.entry.quantity != 1

    def _picks(self, chosen: IncidentCriterion) -> bool:
        """Whether points are to be picked, for bands with the minutes entered."""
        if not wants_minutes(chosen):
            return chosen.pick is not None
        try:
            minutes = typed_number(self.amount.text())
        except KpiError:
            return False
        effect = effect_of(chosen, minutes) if minutes is not None else None
        return effect is not None and effect.pick is not None

    def _show_preview(self) -> None:
        tr = self.session.tr
        self._show_fields()
        try:
            entry = self._entry()
        except KpiError as error:
            self._preview.setText(tr.say(error.what))
            return
        chosen = self._chosen()
        if chosen is None:
            return
        weighed = weigh(chosen, entry.minutes, entry.quantity, entry.points)
        if entry.excused:
            self._preview.setText(tr.t("Counts {points}", points=tr.points(Fraction(0), self.desk.places)))
        elif weighed.errors:
            self._preview.setText(tr.say(weighed.errors[0]))
        elif weighed.points is not None:
            counts = tr.t("Counts {points}", points=tr.points(weighed.points, self.desk.places))
            self._preview.setText(
                "  ".join((counts, *(said(tr, notice, self.desk.places) for notice in weighed.notices)))
            )
        else:
            self._preview.setText("")

    def _entry(self) -> Entry:
        chosen = self._chosen()
        if chosen is None:
            raise RefusedError(Message("Choose a criterion."))
        minutes = typed_number(self.amount.text()) if wants_minutes(chosen) else None
        quantity = typed_number(self.quantity.text()) if self._counts(chosen) else None
        return replace(
            self.record.entry,
            number=self.person.currentData(),
            criterion=chosen.id,
            date=from_qdate(self.date.date()),
            minutes=minutes,
            quantity=Fraction(1) if quantity is None else quantity,
            points=typed_number(self.points.text()) if self._picks(chosen) else None,
            grave=self.grave.isChecked() and chosen.grave_flag is not None,
            excused=self.excused.isChecked(),
            note=self.note.text().strip(),
        )

    def _rewrite(self) -> bool:
        entry = self._entry()
        chosen = self._chosen()
        if entry.excused and not entry.note:
            self._note_field.refuse(self.session.tr.t("Enter why it is excused."))
            self.note.setFocus()
            return False
        if chosen is not None:
            weighed = weigh(chosen, entry.minutes, entry.quantity, entry.points)
            wrong = (*weighed.errors, *([weighed.missing] if weighed.missing else []))
            if wrong:
                raise FaultyDataError(wrong[0])
        if entry == self.record.entry:
            # Nothing to correct: no second row for the same thing.
            return True
        self.desk.rewrite(self.record, entry, self.session.tr.c("record", "corrected"))
        return True
