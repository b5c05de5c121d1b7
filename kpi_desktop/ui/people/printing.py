"""Printing from a person's page: the page itself, and strips of past months."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from kpi_desktop.domain.month import Month
from kpi_desktop.errors import KpiError
from kpi_desktop.render.document import Document
from kpi_desktop.render.measure import Fonts
from kpi_desktop.render.person_page import PersonSheets
from kpi_desktop.render.strips import Strips
from kpi_desktop.reports.content import without_pay
from kpi_desktop.reports.person_content import PersonPage, Strip
from kpi_desktop.services import months, paper, sample
from kpi_desktop.services.teams import Team
from kpi_desktop.ui.kit.dialogs import worded
from kpi_desktop.ui.reports.papers import Kind, file_name, kind_title
from kpi_desktop.ui.reports.saving import Saver
from kpi_desktop.ui.session import Session


class Printing:
    """Lays out, asks for printer or file, and tells what became of it.

    Args:
        session: The window's work.
        parent: Over which dialogs stand.

    Attributes:
        told: The bar of success, for the page to place.
        fault: The bar of faults, likewise.
    """

    def __init__(self, session: Session, parent: QWidget) -> None:
        """Nothing is printed yet."""
        self._session = session
        self.saver = Saver(parent, session.tr)
        self.told, self.fault = self.saver.told, self.saver.fault

    def clear(self) -> None:
        """What was printed or went wrong was of somebody else."""
        self.told.hide()
        self.fault.hide()

    def page(self, page: PersonPage) -> None:
        """Print a person's page."""
        tr, page = self._session.paper_tr, self._marked(page)
        count = PersonSheets(page, tr, Fonts()).page_count
        self.saver.print(lambda fonts: PersonSheets(page, tr, fonts), count, lambda: self.page_as_pdf(page))

    def page_as_pdf(self, page: PersonPage) -> None:
        """Save a person's page."""
        tr, page = self._session.paper_tr, self._marked(page)
        name = file_name(tr.t("Person's page"), page.name, Month.of(self._session.ctx.clock.today()), "pdf")
        self.saver.pdf(lambda fonts: PersonSheets(page, tr, fonts), name)

    def _marked(self, page: PersonPage) -> PersonPage:
        """The page as it goes on paper: in a sample it says so."""
        mark = sample.mark(self._session.ctx)
        return page if not mark or page.facts[:1] == (mark,) else replace(page, facts=(mark, *page.facts))

    def strip(self, strip: Strip) -> None:
        """Print a strip of a closed month, from its seal."""
        session = self._session
        try:
            team = Team(strip.team, session.team.name)
            content, stamp = months.month_content(session.ctx, team, strip.month, session.paper_tr)
        except KpiError as error:
            self.fault.tell(worded(error, session.tr))
            return
        choice, setup = paper.chosen_strips(session.ctx), paper.chosen_setup(session.ctx)
        shown = without_pay(content)

        def make(fonts: Fonts) -> Document:
            return Strips(shown, stamp, fonts, people=(strip.employee,), choice=choice, setup=setup)

        person = content.person(strip.employee)
        whose = person.name if person else strip.employee
        name = file_name(kind_title(Kind.STRIPS, session.tr), whose, strip.month, "pdf")
        self.saver.print(make, make(Fonts()).page_count, lambda: self.saver.pdf(make, name))
