"""Where the month page leads: to a workbook, to paper, to other pages of the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kpi_desktop.ui.page import Page
from kpi_desktop.ui.reports.page import ReportsPage
from kpi_desktop.ui.reports.papers import Kind
from kpi_desktop.ui.reports.payroll import MonthWorkbook
from kpi_desktop.ui.reports.saving import Saver

if TYPE_CHECKING:
    from kpi_desktop.ui.month.page import MonthPage


class Outward:
    """What leaves the page.

    Args:
        page: Whose month it is.

    Attributes:
        saver: Writes files; its bars are for the page to place.
        workbook: Saves the month as a workbook.
    """

    def __init__(self, page: MonthPage) -> None:
        """Keep the page."""
        self._page = page
        session = page.session
        self.saver = Saver(page, session.tr)
        self.workbook = MonthWorkbook(self.saver, session.tr, session.paper_tr)

    def export(self) -> None:
        """Save the month as a workbook."""
        data = self._page.data
        if data is not None:
            self.workbook.export(data.content, data.stamp, self._page.head.export)

    def open_reports(self, employee: str | None = None, kind: Kind | None = None) -> None:
        """The month's score table on the reports page; a person's strip, or another paper of one person."""
        reports, month = self.open("reports"), self._page.month
        if isinstance(reports, ReportsPage) and month is not None:
            reports.choose(month, employee, kind)

    def open(self, place: str) -> Page | None:
        """Another page of the rail, where the page stands in the window."""
        from kpi_desktop.ui.window import MainWindow

        window = self._page.window()
        return window.open(place) if isinstance(window, MainWindow) else None
