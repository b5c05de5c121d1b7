"""What strips consist of: how many a page, how far they explain, what else stands on them."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QWidget

from kpi_desktop.reports import strip_choice
from kpi_desktop.reports.strip_choice import PER_PAGE, SIX, Lines, StripChoice
from kpi_desktop.texts import Translator
from kpi_desktop.ui.kit import label, named, stack


class StripOptions(QWidget):
    """The questions about strips, one below the other.

    Signals:
        changed: Something was answered otherwise.
    """

    changed = Signal()

    def __init__(self, tr: Translator) -> None:
        """Show the usual answers."""
        super().__init__()
        self._objections = strip_choice.USUAL.objections
        self._on_the_stub = tr.t("Objections are written on the stub")
        self.per_page = named(QComboBox(), tr.t("Strips a page"))
        for count in PER_PAGE:
            self.per_page.addItem(tr.n("{count} a page", "{count} a page", count), count)
        self.lines = named(QComboBox(), tr.t("How far strips explain"))
        for value, text in (
            (Lines.EXPLAINED, tr.t("Every line, with its reason")),
            (Lines.PLAIN, tr.t("Every line, no reasons")),
            (Lines.NONE, tr.t("Score only, no lines")),
        ):
            self.lines.addItem(text, value.value)
        self.categories = self._check(tr.t("Categories"))
        self.standing = self._check(tr.t("Rank, grade"))
        self.stub = self._check(tr.t("Stub"))
        self.objections = self._check(tr.c("column", "Objections"))
        self.zeros = self._check(tr.t("Pay of 0.00"))
        self.zeros.hide()
        checks = (self.categories, self.standing, self.stub, self.objections, self.zeros)
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(4)
        for place, check in enumerate(checks[:-1]):  # the last stands beside the question about pay
            grid.addWidget(check, place // 2, place % 2)
        self.setLayout(
            stack(label(tr.t("Layout"), "secondary"), self.per_page, self.lines, grid, 12, gap=4, margins=(0, 0, 0, 0))
        )
        self.show_choice(strip_choice.USUAL)
        self.per_page.currentIndexChanged.connect(lambda _place: self._share_out())
        self.lines.currentIndexChanged.connect(lambda _place: self._answered())
        for check in checks:
            check.toggled.connect(lambda _on: self._answered())

    @property
    def choice(self) -> StripChoice:
        """What was answered."""
        return StripChoice(
            per_page=int(self.per_page.currentData()),
            lines=Lines(self.lines.currentData()),
            categories=self.categories.isChecked(),
            standing=self.standing.isChecked(),
            stub=self.stub.isChecked(),
            objections=self.objections.isChecked() if self.stub.isChecked() else self._objections,
            zeros=self.zeros.isChecked(),
        )

    def show_choice(self, choice: StripChoice) -> None:
        """Show what was chosen before."""
        self.blockSignals(True)
        self.per_page.setCurrentIndex(PER_PAGE.index(choice.per_page))
        self.lines.setCurrentIndex(self.lines.findData(choice.lines.value))
        self.categories.setChecked(choice.categories)
        self.standing.setChecked(choice.standing)
        self.stub.setChecked(choice.stub)
        self.zeros.setChecked(choice.zeros)
        self._objections = choice.objections
        self._offer_objections()
        self.blockSignals(False)
        self._small = choice.per_page == SIX.per_page
        self._roomy = strip_choice.USUAL

    def _share_out(self) -> None:
        """Six a page begin without reasons and stub; fewer have again what they had before."""
        if self.signalsBlocked():
            return
        choice = self.choice
        small, was_small = choice.per_page == SIX.per_page, self._small
        if small and not was_small:
            roomy = choice
            lines = SIX.lines if choice.lines is Lines.EXPLAINED else choice.lines
            self.show_choice(replace(choice, lines=lines, stub=SIX.stub))
            self._roomy = roomy
        elif was_small and not small:
            self.show_choice(replace(choice, lines=self._roomy.lines, stub=self._roomy.stub))
        self.changed.emit()

    def _answered(self) -> None:
        if self.signalsBlocked():
            return
        if self.objections.isEnabled():
            self._objections = self.objections.isChecked()
        self._offer_objections()
        self.changed.emit()

    def _offer_objections(self) -> None:
        """Room to object is on the stub: without one there is none, whatever was wanted."""
        stub = self.stub.isChecked()
        self.objections.blockSignals(True)
        self.objections.setEnabled(stub)
        self.objections.setChecked(stub and self._objections)
        self.objections.blockSignals(False)
        self.objections.setToolTip("" if stub else self._on_the_stub)
        self.objections.setAccessibleDescription("" if stub else self._on_the_stub)

    def _check(self, text: str) -> QCheckBox:
        return named(QCheckBox(text), text)
