"""A pay plan in plain words: what it is about, each component and how it comes about, what the team must set."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QVBoxLayout, QWidget

from kpi_desktop.reports.pay_words import component_words, names
from kpi_desktop.reports.standing_words import standing_words
from kpi_desktop.schemes.pay_model import PayPlan
from kpi_desktop.texts import Translator
from kpi_desktop.ui.kit import label, rule, stack


class PlanPortrait(QWidget):
    """Shows one plan.

    Args:
        tr: Words everything.
    """

    def __init__(self, tr: Translator) -> None:
        """Empty until `show_plan`."""
        super().__init__()
        self._tr = tr
        self.setObjectName("plain")
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._inside: QWidget | None = None

    def show_plan(self, plan: PayPlan) -> None:
        """Show a plan that passed its check."""
        if self._inside is not None:
            self._layout.removeWidget(self._inside)
            self._inside.hide()
            self._inside.deleteLater()
        self._inside = QWidget()
        self._inside.setLayout(stack(*self._parts(plan), None, gap=8))
        self._layout.addWidget(self._inside)

    def _parts(self, plan: PayPlan) -> Iterator[QWidget]:
        tr = self._tr
        yield label(tr.label(plan.name), "panel-title", wrap=True)
        yield label(tr.label(plan.about), wrap=True)
        yield label(tr.t("Source: {source}", source=plan.source), "secondary", wrap=True)
        known = names(plan.measures, plan.settings, plan.levels)
        for one in plan.components:
            yield rule()
            yield label(tr.label(one.name), "strong", wrap=True)
            for said in component_words(one, known, tr):
                yield from (label(line, ink="second", wrap=True) for line in said.split("<br>"))
        if plan.standing:
            yield rule()
            yield label(tr.t("Flags"), "strong")
            yield from (label(standing_words(one, tr), ink="second", wrap=True) for one in plan.standing)
        open_ones = tuple(one.name for one in plan.settings if one.default is None)
        if open_ones:
            yield rule()
            yield label(tr.t("To be set by the team: {figures}", figures=open_ones), wrap=True)
        if plan.assumed:
            yield rule()
            yield label(tr.t("Assumed, not in the regulation"), "strong")
            yield from (label(tr.label(one.what), ink="second", wrap=True) for one in plan.assumed)
