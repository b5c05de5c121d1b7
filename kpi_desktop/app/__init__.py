"""The window's door: where its parts are put together, and the loop that opens one database after another."""

from kpi_desktop.app.program import App
from kpi_desktop.app.running import run
from kpi_desktop.ui.screen import application, has_screen

__all__ = ["App", "application", "has_screen", "run"]
