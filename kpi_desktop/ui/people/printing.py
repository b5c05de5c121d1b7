"""Printing from a person's page: the page itself, strips of past months, and the picture of a month's strip."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from kpi_desktop.domain.month import Month
from kpi_desktop.errors import KpiError
from kpi_desktop.render.document import Document
from kpi_desktop.render.measure import Fonts
from kpi_desktop.render.person_page import PersonSheets
from kpi_desktop.render.picture import picture_path, strip_image, write_strip_image
from kpi_desktop.render.strips import Strips
from kpi_desktop.reports.content import MonthContent, PersonContent, Stamp, without_pay
from kpi_desktop.reports.person_content import PersonPage, Strip
from kpi_desktop.reports.person_timeline import Heading
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
        found = self._read(strip.team, strip.month)
        if found is None:
            return
        content, stamp = found
        choice, setup = paper.chosen_strips(session.ctx), paper.chosen_setup(session.ctx)
        shown = without_pay(content)

        def make(fonts: Fonts) -> Document:
            return Strips(shown, stamp, fonts, people=(strip.employee,), choice=choice, setup=setup)

        person = content.person(strip.employee)
        whose = person.name if person else strip.employee
        name = file_name(kind_title(Kind.STRIPS, session.tr), whose, strip.month, "pdf")
        self.saver.print(make, make(Fonts()).page_count, lambda: self.saver.pdf(make, name))

    def picture(self, heading: Heading) -> None:
        """Save the strip of a month as one picture for chat, without pay; that of an open month says so."""
        found = self._of(heading)
        if found is None:
            return
        content, stamp, person = found

        def write(path: Path) -> None:
            write_strip_image(content, stamp, Fonts(), person.employee, path)

        self.saver.picture(write, picture_path(content, person, Path()).name)

    def copy_picture(self, heading: Heading) -> None:
        """Put the same picture on the clipboard."""
        found = self._of(heading)
        if found is None:
            return
        content, stamp, person = found
        QGuiApplication.clipboard().setImage(strip_image(content, stamp, Fonts(), person.employee))
        tr = self._session.tr
        said = tr.t("Copied the strip of {name}; paste it into the chat", name=person.name or person.employee)
        self.told.tell(said, can_act=False)

    def _of(self, heading: Heading) -> tuple[MonthContent, Stamp, PersonContent] | None:
        found = None if heading.team is None else self._read(heading.team, heading.month)
        person = found[0].person(heading.employee) if found is not None else None
        return None if found is None or person is None else (*found, person)

    def _read(self, team: int, month: Month) -> tuple[MonthContent, Stamp] | None:
        """A month of the team that the person was in; a fault is told."""
        session = self._session
        try:
            return months.month_content(session.ctx, Team(team, session.team.name), month, session.paper_tr)
        except KpiError as error:
            self.fault.tell(worded(error, session.tr))
            return None
