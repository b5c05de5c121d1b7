"""Today: the line into which the leader types, and the day's records beneath it."""

from kpi_desktop.ui.today.page import TodayPage

__all__ = ["TodayPage"]
