"""The people page."""

from kpi_desktop.ui.people.page import PeoplePage

__all__ = ["PeoplePage"]
