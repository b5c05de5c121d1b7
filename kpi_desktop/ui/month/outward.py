"""Where the month page leads: to a workbook, to paper, to other pages of the window, to the month before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kpi_desktop.domain.month import Month
from kpi_desktop.ui.month.comparison import ComparisonWays
from kpi_desktop.ui.month.frame import SCORES
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
            reports.first_field().setFocus()

    def ways(self) -> ComparisonWays:
        """Where the numbers of the comparison lead."""
        page = self._page
        return ComparisonWays(page.table.choose, page.explain, self._to_month, self._by_category)

    def _to_month(self, month: Month, employee: str) -> None:
        """Somebody's number of another month, explained."""
        page = self._page
        page.show_month(month)
        page.tabs.setCurrentIndex(SCORES)
        page.explain(employee)
        page.table.setFocus()

    def _by_category(self, category: str) -> None:
        """The points behind an average, the fewest first."""
        self._page.tabs.setCurrentIndex(SCORES)
        self._page.table.sort_by(category)

    def open(self, place: str) -> Page | None:
        """Another page of the rail, where the page stands in the window."""
        from kpi_desktop.ui.window import MainWindow

        window = self._page.window()
        return window.open(place) if isinstance(window, MainWindow) else None
