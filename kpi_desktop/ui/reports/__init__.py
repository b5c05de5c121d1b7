"""Reports: what hangs on the wall and what each person signs; previewed, printed and saved."""

from kpi_desktop.ui.reports.page import ReportsPage

__all__ = ["ReportsPage"]
