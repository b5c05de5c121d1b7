"""What is to be printed: which paper, which month, for whom."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QFrame,
    QLabel,
    QRadioButton,
    QWidget,
)

from kpi_desktop.domain.month import Month
from kpi_desktop.services.months import MonthState, MonthView
from kpi_desktop.texts import Translator
from kpi_desktop.ui.kit import button, label, named, row, stack
from kpi_desktop.ui.kit.ticks import TickList
from kpi_desktop.ui.reports.papers import Kind, Papers, kind_title
from kpi_desktop.ui.reports.strip_options import StripOptions

_PEOPLE_HEIGHT = 56
"""Pixels of the list of people where the window is low: two rows; it scrolls."""
WIDTH = 256


class ChoicePanel(QFrame):
    """Three questions, one below the other.

    Signals:
        changed: Paper or people were chosen otherwise.
        month_changed: Another month was chosen.
        year_changed: Another year was chosen.
    """

    changed = Signal()
    month_changed = Signal()
    year_changed = Signal()

    def __init__(self, tr: Translator) -> None:
        """Lay out the questions; months and people come later."""
        super().__init__()
        self.setObjectName("side-left")
        self.setFixedWidth(WIDTH)
        self._tr = tr
        self._months: tuple[Month, ...] = ()
        self._month_asked = False
        self.kinds: dict[Kind, QRadioButton] = {}
        self._kind_group = QButtonGroup(self)
        for kind in Kind:
            self.kinds[kind] = self._radio(kind_title(kind, tr), self._kind_group)
        self.kinds[Kind.SCORE_TABLE].setChecked(True)
        self.months = named(QComboBox(), tr.t("Month to print"))
        self.years = named(QComboBox(), tr.t("Year to print"))
        self._year_pays = False
        who = QButtonGroup(self)
        self.everyone = self._radio(tr.t("Everyone"), who)
        self.some = self._radio(tr.t("Some people"), who)
        self.everyone.setChecked(True)
        self.people = TickList(tr.t("People to print strips for"), 0, tr)
        self.people.setMinimumHeight(_PEOPLE_HEIGHT)
        self.pay = named(QCheckBox(tr.t("Show pay")), tr.t("Show pay"))
        on_pictures = tr.t("Pay on pictures, too")
        self.picture_pay = named(QCheckBox(on_pictures), on_pictures, tr.t("A picture is easily passed on"))
        self.picture_pay.setToolTip(tr.t("A picture is easily passed on"))
        self._shows_pay = {Kind.SCORE_TABLE: False, Kind.STRIPS: True, Kind.YEAR: False}
        self._papers: Papers | None = None
        self.strips = StripOptions(tr)
        self._lay_out()
        self.strips.changed.connect(self.changed)
        self.pay.toggled.connect(self._pay_asked)
        self._kind_group.buttonToggled.connect(lambda _button, on: self._asked(on))
        who.buttonToggled.connect(lambda _button, on: self._asked(on))
        self.months.currentIndexChanged.connect(lambda _place: self._month_chosen())
        self.years.currentIndexChanged.connect(lambda _place: self.year_changed.emit())
        self.people.itemChanged.connect(lambda _item: self.changed.emit())
        self._show_questions()

    @property
    def kind(self) -> Kind:
        """The paper that is chosen."""
        return next(kind for kind, radio in self.kinds.items() if radio.isChecked())

    @property
    def month(self) -> Month | None:
        """The month that is chosen; None where none is kept yet."""
        place = self.months.currentIndex()
        return self._months[place] if 0 <= place < len(self._months) else None

    @property
    def year(self) -> int | None:
        """The year that is chosen; None while none is offered."""
        said = self.years.currentText()
        return int(said) if said else None

    @property
    def chosen(self) -> tuple[str, ...] | None:
        """Employee numbers; None for everyone."""
        if not self.kind.of_people or self.everyone.isChecked():
            return None
        return self.people.ticked

    def show_months(self, views: Sequence[MonthView]) -> None:
        """Offer the months there are, the latest first; one that was asked for stays chosen.

        Until then it is the latest closed one: paper is printed once a month is closed, what is open is looked at on
        its own page.
        """
        before = self.month if self._month_asked else None
        self._months = tuple(view.month for view in reversed(views))
        closed = (view.month for view in reversed(views) if view.state is MonthState.CLOSED)
        preset = next(closed, self._months[0] if self._months else None)
        self.months.blockSignals(True)
        self.months.clear()
        self.months.addItems([self._month_text(view) for view in reversed(views)])
        wanted = before if before in self._months else preset
        self.months.setCurrentIndex(-1 if wanted is None else self._months.index(wanted))
        self.months.blockSignals(False)

    def show_years(self, there: Sequence[int]) -> None:
        """Offer the years of which anything is kept, the latest first; the chosen one stays chosen."""
        before = self.years.currentText()
        self.years.blockSignals(True)
        self.years.clear()
        self.years.addItems([str(year) for year in there])
        self.years.setCurrentIndex(max(0, self.years.findText(before)))
        self.years.blockSignals(False)

    def show_year_pay(self, *, there: bool) -> None:
        """Whether the year that is chosen has any pay that could be shown."""
        self._year_pays = there
        self._show_questions()

    @property
    def shows_pay(self) -> bool:
        """Whether pay is asked for on the paper that is chosen."""
        return self._shows_pay.get(self.kind, False)

    def show_people(self, papers: Papers | None) -> None:
        """Offer the people of the month, of a letter those who get it; who was ticked stays ticked."""
        self._papers = papers
        self._list_people()
        self._show_questions()

    def _list_people(self) -> None:
        ticked = set(self.chosen or ())
        papers = self._papers
        self.people.blockSignals(True)
        self.people.clear()
        for person in papers.bearers(self.kind) if papers else ():
            text = f"{person.name}  {person.employee}"
            self.people.add(text, person.employee, called=person.name, ticked=person.employee in ticked)
        self._go_to_ticked()
        self.people.blockSignals(False)

    def choose(self, kind: Kind, month: Month, employee: str | None = None) -> None:
        """Ask for a paper of a month, for one person or everyone."""
        self.blockSignals(True)
        self.kinds[kind].setChecked(True)
        (self.everyone if employee is None else self.some).setChecked(True)
        if month in self._months:
            self._month_asked = True
            self.months.setCurrentIndex(self._months.index(month))
        self.blockSignals(False)
        self._list_people()
        self._show_questions()

    def choose_year(self, year: int) -> None:
        """Ask for the paper of a year."""
        self.blockSignals(True)
        self.kinds[Kind.YEAR].setChecked(True)
        self.years.setCurrentIndex(max(0, self.years.findText(str(year))))
        self.blockSignals(False)
        self._list_people()
        self._show_questions()

    def tick_only(self, *employees: str) -> None:
        """Tick these people and nobody else."""
        self._tick(lambda number: number in employees)

    def _tick(self, wanted: Callable[[str], bool]) -> None:
        self.people.blockSignals(True)
        self.people.tick_where(wanted)
        self._go_to_ticked()
        self.people.blockSignals(False)
        self.changed.emit()

    def _go_to_ticked(self) -> None:
        """The caret stands on the first who is ticked, so that whoever was asked for is in sight."""
        people, on = self.people, Qt.CheckState.Checked
        ticked = (row for row in range(people.count()) if people.item(row).checkState() == on)
        people.setCurrentRow(next(ticked, 0 if people.count() else -1))

    def _month_chosen(self) -> None:
        self._month_asked = True
        self.month_changed.emit()

    def _asked(self, on: bool) -> None:
        if on:
            self._list_people()
            self._show_questions()
            self.changed.emit()

    def _pay_asked(self, on: bool) -> None:
        self._shows_pay[self.kind] = on
        self._show_questions()
        self.changed.emit()

    def _show_questions(self) -> None:
        of_people = self.kind.of_people
        self._who.setVisible(of_people)
        self.strips.setVisible(self.kind is Kind.STRIPS)
        self._list.setVisible(of_people and self.some.isChecked())
        of_year = self.kind is Kind.YEAR
        self._when.setText(self._tr.c("field", "Year") if of_year else self._tr.c("field", "Month"))
        self.months.setVisible(not of_year)
        self.years.setVisible(of_year)
        month_pays = self._papers is not None and self._papers.content.has_pay
        self._pay.setVisible(self._year_pays if of_year else month_pays and self.kind in self._shows_pay)
        self.picture_pay.setVisible(self.kind is Kind.STRIPS)
        self.strips.zeros.setVisible(month_pays and self.shows_pay)
        self.pay.blockSignals(True)
        self.pay.setChecked(self.shows_pay)
        self.pay.blockSignals(False)

    def _lay_out(self) -> None:
        tr = self._tr
        all_button = button(tr.t("Tick all"), lambda: self._tick(lambda _number: True), "link")
        none_button = button(tr.t("Tick none"), lambda: self._tick(lambda _number: False), "link")
        self._list = QWidget()
        self._list.setLayout(stack(self.people, row(all_button, none_button, None, gap=4), gap=4))
        self._pay = QWidget()
        self._pay.setLayout(
            stack(
                label(tr.c("column", "Pay"), "secondary"), row(self.pay, self.strips.zeros), self.picture_pay, 12, gap=4
            )
        )
        self._who = QWidget()
        self._who.setLayout(
            stack(label(tr.t("People"), "secondary"), row(self.everyone, self.some, None, gap=4), gap=4)
        )
        self._when: QLabel = label("", "secondary")
        parts = stack(
            label(tr.t("Report"), "secondary"),
            *self.kinds.values(),
            8,
            self._when,
            self.months,
            self.years,
            8,
            self.strips,
            self._pay,
            self._who,
            gap=2,
            margins=(20, 12, 20, 8),
        )
        parts.addWidget(self._list, 1)
        parts.addStretch()
        self.setLayout(parts)

    def _radio(self, text: str, group: QButtonGroup) -> QRadioButton:
        radio = named(QRadioButton(text), text)
        group.addButton(radio)
        return radio

    def _month_text(self, view: MonthView) -> str:
        month = self._tr.month(view.month)
        if view.state is MonthState.CLOSED:
            return month
        return self._tr.t("{month} (open)", month=month)
