"""Duty lists in the window: gone through from Today, made and changed in a dialog of their own."""

from kpi_desktop.ui.duties.lists import DutiesDialog
from kpi_desktop.ui.duties.menu import DutyButton
from kpi_desktop.ui.duties.roll import RollDialog

__all__ = ["DutiesDialog", "DutyButton", "RollDialog"]
