"""What becomes of the paper that is shown: printed, saved as PDF, pictures or workbook, or copied."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton

from kpi_desktop.render.document import Document
from kpi_desktop.render.measure import Fonts
from kpi_desktop.render.picture import picture_path, write_strip_images
from kpi_desktop.reports.page_setup import PageSetup
from kpi_desktop.services import paper
from kpi_desktop.ui.reports.choice import ChoicePanel
from kpi_desktop.ui.reports.papers import Kind, Papers, Wanted
from kpi_desktop.ui.reports.payroll import MonthWorkbook
from kpi_desktop.ui.reports.preview import Preview
from kpi_desktop.ui.reports.saving import Saver
from kpi_desktop.ui.reports.year import YearPaper
from kpi_desktop.ui.session import Session


class Chosen(Protocol):
    """What the page shows."""

    session: Session
    choice: ChoicePanel
    preview: Preview
    papers: Papers | None
    year: YearPaper | None
    setup: PageSetup
    month_workbook: MonthWorkbook
    workbook_button: QPushButton

    def asked(self) -> Wanted:
        """The paper as it is chosen now."""


class Output:
    """Does it, with what was chosen when it was asked for: the work goes on while others are looked at.

    Args:
        page: The page.
        saver: Asks where to, and does the work.
    """

    def __init__(self, page: Chosen, saver: Saver) -> None:
        """Nothing is chosen yet."""
        self._page, self._saver = page, saver
        self._wanted = Wanted(Kind.SCORE_TABLE)

    def pdf(self) -> None:
        """Save the paper as a PDF."""
        if self.take():
            self._saver.pdf(self.make, self._paper.file_name(self._wanted, self._page.session.tr, "pdf"))

    def print(self) -> None:
        """Print the paper."""
        document = self._page.preview.document
        if self.take() and document is not None:
            setup = self._page.setup
            self._saver.print(self.make, document.page_count, self.pdf, setup=setup, printed=self._printed)

    def pictures(self) -> None:
        """Save a picture of each strip."""
        papers = self._page.papers
        if papers is None or not self.take():
            return
        people_wanted = self._wanted.people
        people = {
            one.employee: one for one in papers.content.people if people_wanted is None or one.employee in people_wanted
        }
        with_pay = self._page.choice.picture_pay.isChecked()

        def write_one(employee: str, folder: Path, fonts: Fonts) -> None:
            write_strip_images(papers.content, papers.stamp, fonts, folder, people=[employee], with_pay=with_pay)

        def path_of(employee: str, folder: Path) -> Path:
            return picture_path(papers.content, people[employee], folder)

        self._saver.pictures(tuple(people), path_of, write_one)

    def workbook(self) -> None:
        """Save the month, or the year, as a workbook."""
        page, papers, year = self._page, self._page.papers, self._page.year
        tr = page.session.tr
        if page.choice.kind is Kind.YEAR:
            if year is not None:
                pay = page.choice.shows_pay
                self._saver.workbook(lambda: year.workbook(pay=pay), year.file_name(page.asked(), tr, "xlsx"))
        elif papers is not None:
            page.month_workbook.export(papers.content, papers.stamp, page.workbook_button)

    def copy(self) -> None:
        """Copy the table of the year."""
        page = self._page
        if page.year is not None:
            QGuiApplication.clipboard().setMimeData(page.year.clip(pay=page.choice.shows_pay))
            self._saver.fault.hide()
            self._saver.told.tell(page.session.tr.t("The table is copied"), can_act=False)

    def make(self, fonts: Fonts) -> Document:
        """The chosen paper, laid out with other fonts than the preview's: it is drawn on another thread."""
        return self._paper.document(self._wanted, fonts)

    @property
    def _paper(self) -> Papers | YearPaper:
        """What the buttons are about."""
        found = self._page.year if self._wanted.kind is Kind.YEAR else self._page.papers
        assert found is not None  # noqa: S101 - the buttons are off without one
        return found

    def take(self) -> bool:
        """Keep what is chosen now for the work to come; whether there is anything to print."""
        self._wanted = self._page.asked()
        if self._wanted.kind is Kind.YEAR:
            return self._page.year is not None
        return self._page.papers is not None and self._wanted.people != ()

    def _printed(self, setup: PageSetup) -> None:
        """Remember the printer that was chosen while printing."""
        page = self._page
        if setup != page.setup:
            page.setup = setup
            page.session.run(lambda: paper.choose_setup(page.session.ctx, setup))
