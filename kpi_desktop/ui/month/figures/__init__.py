"""The month's figures: measures and settings typed or pasted, ratings with their monitored samples."""

from kpi_desktop.ui.month.figures.tabs import FigureTabs

__all__ = ["FigureTabs"]
