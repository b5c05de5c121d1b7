"""The settings page."""

from kpi_desktop.ui.settings.page import SettingsPage

__all__ = ["SettingsPage"]
