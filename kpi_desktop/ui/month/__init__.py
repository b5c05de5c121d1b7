"""The month: score table, explanation, records, closing."""

from kpi_desktop.ui.month.page import MonthPage

__all__ = ["MonthPage"]
