"""Whether a month's workbook shows pay: asked beneath the button, only where anything follows in money."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget

from kpi_desktop.domain.month import Month
from kpi_desktop.reports.content import MonthContent, Stamp
from kpi_desktop.services import workbooks
from kpi_desktop.texts import Translator
from kpi_desktop.ui.reports.papers import file_name
from kpi_desktop.ui.reports.saving import Saver


class MonthWorkbook:
    """Saves months as workbooks; without pay unless the one for payroll is chosen.

    Args:
        saver: Asks for the file and writes it.
        tr: Words the question.
        paper_tr: Words the workbook.

    Attributes:
        menu: The question, while it stands.
    """

    def __init__(self, saver: Saver, tr: Translator, paper_tr: Translator) -> None:
        """Keep them."""
        self._saver, self._tr, self._paper_tr = saver, tr, paper_tr
        self.menu: QMenu | None = None

    def export(self, content: MonthContent, stamp: Stamp, button: QWidget) -> None:
        """Save a month; the question stands beneath the button, and its first answer shows no pay."""
        save = partial(self._save, content, stamp)
        if not content.has_pay:
            save(pay=False)
            return
        tr = self._tr
        menu = self.menu = QMenu(button)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        answers: tuple[tuple[str, Callable[[], None]], ...] = (
            (tr.t("Without pay, to be passed on…"), partial(save, pay=False)),
            (tr.t("With pay, for payroll…"), partial(save, pay=True)),
        )
        for said, act in answers:
            menu.addAction(said).triggered.connect(lambda _checked=False, act=act: act())
        menu.destroyed.connect(self._forget)
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))
        menu.setActiveAction(menu.actions()[0])

    def _forget(self) -> None:
        self.menu = None

    def _save(self, content: MonthContent, stamp: Stamp, *, pay: bool) -> None:
        tr = self._tr
        title = tr.t("Payroll") if pay else tr.t("Assessment")
        name = file_name(title, content.team, Month.parse(content.month), "xlsx")
        self._saver.workbook(lambda: workbooks.month_workbook(content, self._paper_tr, stamp, pay=pay), name)
