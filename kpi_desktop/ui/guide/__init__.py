"""The guide of the first run."""

from kpi_desktop.ui.guide.guide import Guide

__all__ = ["Guide"]
