"""The section on pay: which plan holds from which month on, and the sums that it leaves to the team."""

from __future__ import annotations

from fractions import Fraction

from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from kpi_desktop.domain.month import Month
from kpi_desktop.domain.numbers import NumberFormError, parse_exact, plain
from kpi_desktop.domain.words import FieldValue, Message
from kpi_desktop.errors import FaultyDataError, KpiError
from kpi_desktop.schemes.pay_library import preset_plans
from kpi_desktop.schemes.pay_model import PayPlan
from kpi_desktop.services import figures, months, pay_plans
from kpi_desktop.services.figures import TeamSettingFigure
from kpi_desktop.services.months import MonthState
from kpi_desktop.services.pay_plans import PlanInForce
from kpi_desktop.services.pinyin import fold
from kpi_desktop.ui.kit import Field, button, label, named, row, stack
from kpi_desktop.ui.kit.dialogs import worded
from kpi_desktop.ui.session import Session

MONTHS_AHEAD = 3
FIELD_WIDTH = 400
_NUMBER_WIDTH = 160
_MINUSES = str.maketrans({"−": "-", "–": "-", "—": "-"})


class SettingField(QWidget):
    """A sum or count that the plan or the scheme leaves to the team; saved by Enter or on leaving the field.

    Args:
        session: The window's work.
        figure: The setting as it holds in the month.
        month: From which month on what is typed shall hold.
    """

    def __init__(self, session: Session, figure: TeamSettingFigure, month: Month) -> None:
        """Show what the team set, and the default where it set nothing."""
        super().__init__()
        self._session, self.figure, self._month = session, figure, month
        tr = session.tr
        self.editor = QLineEdit("" if figure.value is None else plain(figure.value))
        self.editor.setFixedWidth(_NUMBER_WIDTH)
        if figure.default is not None:
            self.editor.setPlaceholderText(plain(figure.default))
        unit = label(tr.label(figure.unit) if figure.unit is not None else "", "secondary")
        self.field = Field(tr.label(figure.name), row_of(self.editor, unit), self._hint())
        named(self.editor, tr.label(figure.name), self._hint())
        self.setLayout(stack(self.field, gap=0))
        self.editor.editingFinished.connect(self.save)
        self.editor.textEdited.connect(lambda _text: self.field.accept())

    def save(self) -> None:
        """Write what was typed, where it differs; nothing typed goes back to the default."""
        figure, session = self.figure, self._session
        try:
            value = _number(self.editor.text())
            if value == figure.value:
                return
            session.do(lambda: figures.set_settings(session.ctx, session.team, self._month, {figure.id: value}))
        except KpiError as error:
            self.field.refuse(worded(error, session.tr))

    def _hint(self) -> str:
        tr, figure = self._session.tr, self.figure
        said = []
        if figure.since is not None:
            said.append(tr.t("holds since {month}", month=figure.since))
        elif figure.default is not None:
            said.append(tr.t("{value} where nothing is entered", value=figure.default))
        elif figure.house:
            said.append(tr.t("pay below it is told before closing"))
        else:
            said.append(tr.t("not entered yet"))
        if figure.assumed and figure.value is None:
            said.append(tr.t("assumed, not in the regulation"))
        return ("；" if tr.language == "zh" else "; ").join(said)


class PayPanel(QWidget):
    """Choose a plan and a month, put it in force; beneath, what holds from when and the plan's settings.

    Args:
        session: The window's work.
    """

    def __init__(self, session: Session) -> None:
        """Lay out; what holds comes with `refresh`."""
        super().__init__()
        self._session = session
        tr = session.tr
        self._presets: tuple[PayPlan, ...] = ()
        self.plans = QComboBox()
        self.plans.setFixedWidth(FIELD_WIDTH)
        self.months = QComboBox()
        self.months.setFixedWidth(_NUMBER_WIDTH)
        self.about: QLabel = label("", "third", wrap=True)
        self.held: QLabel = label("", "secondary", wrap=True)
        self.refusal: QLabel = label("", ink="minus", wrap=True)
        self.refusal.hide()
        self.put_button: QPushButton = button(tr.t("Put in force"), self.put)
        self.fields: tuple[SettingField, ...] = ()
        self._settings = QVBoxLayout()
        self._settings.setSpacing(12)
        self._inside: QWidget | None = None
        self._shown_month: Month | None = None
        self.setLayout(
            stack(
                Field(tr.t("Pay plan"), self.plans),
                self.about,
                row(Field(tr.t("From month"), self.months), None),
                row(self.put_button, None),
                self.refusal,
                self.held,
                self._settings,
                gap=8,
            )
        )
        self.plans.currentIndexChanged.connect(lambda _place: self._plan_chosen())
        self.months.currentIndexChanged.connect(lambda _place: self._show_settings())

    @property
    def month(self) -> Month | None:
        """From which month on a choice shall hold."""
        chosen = self.months.currentData()
        return None if chosen is None else Month.parse(str(chosen))

    def refresh(self) -> None:
        """Read what holds; what was chosen stays chosen."""
        session = self._session
        self._presets = tuple(one.plan for one in preset_plans(session.ctx.resources / "pay"))
        held = pay_plans.plans_in_force(session.ctx, session.team)
        self._list_months()
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

    def _list_months(self) -> None:
        tr, before = self._session.tr, self.months.currentData()
        self.months.blockSignals(True)
        self.months.clear()
        for month in open_months(self._session):
            self.months.addItem(tr.month(month), str(month))
        present = str(Month.of(self._session.ctx.clock.today()))
        found = self.months.findData(before) if before else -1
        self.months.setCurrentIndex(found if found >= 0 else max(self.months.findData(present), 0))
        self.months.blockSignals(False)

    def _list_plans(self, held: tuple[PlanInForce, ...]) -> None:
        tr = self._session.tr
        self.plans.blockSignals(True)
        self.plans.clear()
        self.plans.addItem(tr.t("No pay plan"), None)
        for plan in self._presets:
            self.plans.addItem(tr.label(plan.name), plan.id)
        now = [one for one in held if self.month is None or one.from_month <= self.month]
        self.plans.setCurrentIndex(max(self.plans.findData(now[-1].id), 0) if now and now[-1].id else 0)
        self.plans.blockSignals(False)
        self._plan_chosen()

    def _plan_chosen(self) -> None:
        chosen = next((plan for plan in self._presets if plan.id == self.plans.currentData()), None)
        nothing = self._session.tr.t("Nothing follows in money but what the scheme itself says.")
        self.about.setText(nothing if chosen is None else self._session.tr.label(chosen.about))
        self.refusal.hide()

    def _tell(self, held: tuple[PlanInForce, ...]) -> None:
        tr = self._session.tr
        if not held:
            self.held.setText(tr.t("No pay plan was ever put in force"))
            return
        self.held.setText("\n".join(self._line(one) for one in reversed(held)))

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
        title = [label(session.tr.t("Sums and counts that scheme and plan ask for, from that month on"), "strong")]
        self._inside.setLayout(stack(*(title if self.fields else []), *self.fields, gap=12))
        self._settings.addWidget(self._inside)
        self._shown_month = month

    def _stands(self, found: tuple[TeamSettingFigure, ...], month: Month) -> bool:
        """Whether exactly these fields are in sight, so that none loses its focus for nothing."""
        same = tuple(one.figure for one in self.fields) == found
        return self._inside is not None and same and self._shown_month == month


def open_months(session: Session) -> tuple[Month, ...]:
    """The months after the latest closed one, and some to come."""
    known = months.months(session.ctx, session.team)
    closed = [view.month for view in known if view.state is MonthState.CLOSED]
    present = Month.of(session.ctx.clock.today())
    first = max(closed).plus(1) if closed else min((view.month for view in known), default=present)
    return tuple(min(first, present.plus(MONTHS_AHEAD)).until(present.plus(MONTHS_AHEAD)))


def row_of(*parts: QWidget) -> QWidget:
    """Widgets side by side as one."""
    made = QWidget()
    made.setLayout(row(*parts, None))
    return made


def _number(text: str) -> Fraction | None:
    """What was typed as an exact number; None for nothing.

    Raises:
        FaultyDataError: Not a number.
    """
    typed = fold(text).strip().translate(_MINUSES)
    if not typed:
        return None
    try:
        return parse_exact(typed)
    except NumberFormError as error:
        raise FaultyDataError(Message("“{value}” is not a number; enter digits such as 8", {"value": text})) from error
