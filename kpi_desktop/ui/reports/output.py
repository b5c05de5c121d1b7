"""What becomes of the paper that is shown: printed, saved as PDF, pictures or workbook, or copied."""

from __future__ import annotations

from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class Taken:
    """A paper as it was when it was asked for: the work goes on, or waits for its turn, while others are looked at.

    Attributes:
        paper: The month or the year.
        wanted: Which paper of it, for whom and how.
    """

    paper: Papers | YearPaper
    wanted: Wanted

    def make(self, fonts: Fonts) -> Document:
        """Lay it out with other fonts than the preview's: it is drawn on another thread."""
        return self.paper.document(self.wanted, fonts)


class Output:
    """Does it.

    Args:
        page: The page.
        saver: Asks where to, and does the work.
    """

    def __init__(self, page: Chosen, saver: Saver) -> None:
        """Nothing is chosen yet."""
        self._page, self._saver = page, saver

    def pdf(self) -> None:
        """Save the paper as a PDF."""
        taken = self.take()
        if taken is not None:
            self._saver.pdf(taken.make, taken.paper.file_name(taken.wanted, self._page.session.tr, "pdf"))

    def print(self) -> None:
        """Print the paper."""
        document, taken = self._page.preview.document, self.take()
        if taken is not None and document is not None:
            setup = self._page.setup
            self._saver.print(taken.make, document.page_count, self.pdf, setup=setup, printed=self._printed)

    def pictures(self) -> None:
        """Save a picture of each strip."""
        papers, taken = self._page.papers, self.take()
        if papers is None or taken is None:
            return
        people_wanted = taken.wanted.people
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

    def take(self) -> Taken | None:
        """What is chosen now; None where there is nothing to print."""
        wanted = self._page.asked()
        paper = self._page.year if wanted.kind is Kind.YEAR else self._page.papers
        return None if paper is None or wanted.people == () else Taken(paper, wanted)

    def _printed(self, setup: PageSetup) -> None:
        """Remember the printer that was chosen while printing."""
        page = self._page
        if setup != page.setup:
            page.setup = setup
            page.session.run(lambda: paper.choose_setup(page.session.ctx, setup))
