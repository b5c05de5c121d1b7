"""The search over everything: a line, what fits, and Enter that leads there."""

from kpi_desktop.ui.palette.palette import Palette

__all__ = ["Palette"]
