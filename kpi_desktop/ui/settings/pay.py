"""The section on pay: which plan holds from which month on, and what can be done with it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton, QVBoxLayout, QWidget

from kpi_desktop.domain.month import Month
from kpi_desktop.domain.words import FieldValue
from kpi_desktop.errors import KpiError
from kpi_desktop.services import figures, pay_plans
from kpi_desktop.services.figures import TeamSettingFigure
from kpi_desktop.services.pay_plans import PlanInForce
from kpi_desktop.ui.kit import Field, button, label, named, row, stack
from kpi_desktop.ui.kit.dialogs import worded
from kpi_desktop.ui.open_months import list_open_months
from kpi_desktop.ui.pay.enforce import put_plan_file_in_force
from kpi_desktop.ui.pay.files import choose_plan_file, choose_plan_target
from kpi_desktop.ui.pay.start import PlanChoice, plan_choices
from kpi_desktop.ui.schemes.files import write_scheme_file
from kpi_desktop.ui.session import Session
from kpi_desktop.ui.settings.figures import SettingField

MONTH_WIDTH = 148


class PayPanel(QWidget):
    """The plan in force and since when; others to be chosen, made or read; beneath, the versions and the figures.

    Args:
        session: The window's work.

    Signals:
        choose_wanted: The plans there are shall be looked at, or a draft begun.
        edit_wanted: The plan in force shall be edited: its text.
    """

    choose_wanted = Signal()
    edit_wanted = Signal(str)

    def __init__(self, session: Session) -> None:
        """Lay out; what holds comes with `refresh`."""
        super().__init__()
        self._session = session
        tr = session.tr
        self._choices: tuple[PlanChoice, ...] = ()
        self._now: PlanInForce | None = None
        self.now: QLabel = label("", "strong", wrap=True)
        self.since: QLabel = label("", "secondary", wrap=True)
        self.choose_button = button(tr.t("Choose a plan…"), self.choose_wanted.emit)
        self.edit_button = button(tr.t("Edit"), self._edit)
        self.file_button = button(tr.c("pay plan", "From a file…"), self._choose_file)
        self.save_button = button(tr.t("Save as file…"), self._save)
        self.told: QLabel = label("", "secondary", ink="plus", wrap=True)
        self.plans = QComboBox()
        self.plans.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.plans.setMinimumContentsLength(8)  # names are as long as they like; the whole one is told beneath
        self.months = QComboBox()
        self.months.setFixedWidth(MONTH_WIDTH)
        self.about: QLabel = label("", "third", wrap=True)
        self.held: QLabel = label("", "secondary", wrap=True)
        self.refusal: QLabel = label("", ink="minus", wrap=True)
        for one in (self.refusal, self.told):
            one.hide()
        self.put_button: QPushButton = button(tr.t("Put in force"), self.put)
        self.fields: tuple[SettingField, ...] = ()
        self._settings = QVBoxLayout()
        self._settings.setSpacing(12)
        self._inside: QWidget | None = None
        self._shown_month: Month | None = None
        chosen = row(Field(tr.t("Pay plan"), self.plans), Field(tr.t("From month"), self.months), self.put_button)
        chosen.setStretch(0, 1)
        chosen.setAlignment(self.put_button, Qt.AlignmentFlag.AlignBottom)
        self.setLayout(
            stack(
                stack(self.now, self.since, gap=0),
                row(self.choose_button, self.edit_button, self.file_button, self.save_button, None, gap=6),
                self.told,
                chosen,
                self.about,
                self.refusal,
                self.held,
                self._settings,
                gap=8,
            )
        )
        self.plans.currentIndexChanged.connect(lambda _place: self._plan_chosen())
        self.months.currentIndexChanged.connect(lambda _place: self._month_chosen())

    @property
    def month(self) -> Month | None:
        """From which month on a choice shall hold."""
        chosen = self.months.currentData()
        return None if chosen is None else Month.parse(str(chosen))

    def refresh(self) -> None:
        """Read what holds; the month that was chosen stays chosen."""
        session = self._session
        self._choices = plan_choices(session)
        held = pay_plans.plans_in_force(session.ctx, session.team)
        self._now = pay_plans.holding(held, Month.of(session.ctx.clock.today()))
        list_open_months(self.months, session)
        self._list_plans(held)
        self._tell(held)
        self._show_settings()

    def put(self) -> None:
        """Let the chosen plan hold from the chosen month on."""
        session, month = self._session, self.month
        if month is None:
            return
        plan = self.plans.currentData()
        self.refusal.hide()
        try:
            session.do(lambda: pay_plans.put_plan_in_force(session.ctx, session.team, plan, month))
        except KpiError as error:
            self.refusal.setText(worded(error, session.tr))
            named(self.refusal, self.refusal.text())
            self.refusal.show()

    def save_to(self, path: Path) -> None:
        """Write the plan in force into a file, as it was put in force."""
        session = self._session
        if self._now is None or self._now.text is None:
            return
        try:
            write_scheme_file(path, self._now.text)
        except KpiError as error:
            session.failed.emit(error)
            return
        self.told.setText(session.tr.t("Saved: {file}", file=path.name))
        named(self.told, self.told.text())
        self.told.show()

    def _edit(self) -> None:
        if self._now is not None and self._now.text is not None:
            self.edit_wanted.emit(self._now.text)

    def _choose_file(self) -> None:
        path = choose_plan_file(self, self._session.tr)
        if path is not None:
            put_plan_file_in_force(self.window(), self._session, path)

    def _save(self) -> None:
        proposed = f"{self._now.id if self._now is not None and self._now.id else 'pay-plan'}.toml"
        path = choose_plan_target(self, proposed, self._session.tr)
        if path is not None:
            self.save_to(path)

    def _list_plans(self, held: tuple[PlanInForce, ...]) -> None:
        """Those that come with the program, by their ids, and those of one's own, by their texts."""
        tr = self._session.tr
        self.plans.blockSignals(True)
        self.plans.clear()
        self.plans.addItem(tr.t("No pay plan"), None)
        for one in self._choices:
            own = tr.t("{plan}, version {version}", plan=one.plan.name, version=one.plan.version)
            self.plans.addItem(own if one.own else tr.label(one.plan.name), one.text if one.own else one.plan.id)
        self._choose_holding(held)
        self.plans.blockSignals(False)
        self._plan_chosen()

    def _choose_holding(self, held: tuple[PlanInForce, ...]) -> None:
        """Choose what really holds in the month that is chosen."""
        now = pay_plans.holding(held, self.month) if self.month is not None else None
        text = None if now is None else now.text
        place = next((n for n, one in enumerate(self._choices, start=1) if one.text == text), 0)
        self.plans.setCurrentIndex(place)

    def _month_chosen(self) -> None:
        session = self._session
        self._choose_holding(pay_plans.plans_in_force(session.ctx, session.team))
        self._show_settings()

    def _plan_chosen(self) -> None:
        place = self.plans.currentIndex() - 1
        nothing = self._session.tr.t("No pay is worked out beyond what the scheme itself says.")
        about = self._session.tr.label(self._choices[place].plan.about) if place >= 0 else nothing
        self.about.setText("" if about == "—" else about)
        self.refusal.hide()

    def _tell(self, held: tuple[PlanInForce, ...]) -> None:
        tr, now = self._session.tr, self._now
        there = now is not None and now.name is not None
        for one in (self.edit_button, self.save_button):
            one.setEnabled(there)
        self.told.hide()
        if now is None or now.name is None:
            self.now.setText(tr.t("No pay plan is in force"))
            self.since.setText(tr.t("Choose one, or make one of your own."))
        else:
            self.now.setText(tr.t("{plan}, version {version}", plan=now.name, version=now.version or ""))
            self.since.setText(tr.t("In force since {month}", month=now.from_month))
        named(self.now, self.now.text(), self.since.text())
        if not held:
            self.held.hide()
            return
        self.held.setText("\n".join(self._line(one) for one in reversed(held)))
        told = now is not None and now.name is not None and not now.with_scheme
        self.held.setVisible(len(held) > 1 or not told)  # else it stands above already

    def _line(self, one: PlanInForce) -> str:
        tr = self._session.tr
        if one.name is None:
            return tr.t("From {month}: no pay plan", month=one.from_month)
        fields: dict[str, FieldValue] = {"month": one.from_month, "plan": one.name, "version": one.version or ""}
        if one.with_scheme:
            return tr.t("From {month}: {plan}, version {version}, with the scheme", **fields)
        return tr.t("From {month}: {plan}, version {version}", **fields)

    def _show_settings(self) -> None:
        """The settings as they hold in the chosen month."""
        session, month = self._session, self.month
        try:
            found = () if month is None else figures.figures(session.ctx, session.team, month).settings
        except KpiError:  # no scheme holds there yet
            found = ()
        if month is not None and self._stands(found, month):
            return
        if self._inside is not None:
            self._settings.removeWidget(self._inside)
            self._inside.hide()
            self._inside.deleteLater()  # what was typed there may have brought us here
        self._inside = QWidget()
        self.fields = () if month is None else tuple(SettingField(session, one, month) for one in found)
        title = [label(session.tr.t("Figures that scheme and plan need, from that month on"), "strong")]
        self._inside.setLayout(stack(*(title if self.fields else []), *self.fields, gap=12))
        self._settings.addWidget(self._inside)
        self._shown_month = month

    def _stands(self, found: tuple[TeamSettingFigure, ...], month: Month) -> bool:
        """Whether exactly these fields are in sight, so that none loses its focus for nothing."""
        same = tuple(one.figure for one in self.fields) == found
        return self._inside is not None and same and self._shown_month == month
