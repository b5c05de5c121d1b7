"""Small parts of the month page's own."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QLayout, QTabBar

from kpi_desktop.ui.kit import Table, panel, restyle, stack

_BOLDER = 4
"""Pixels that a title grows by when its tab is chosen."""


class Tabs(QTabBar):
    """Tabs whose titles keep their place when the chosen one turns bold."""

    def __init__(self) -> None:
        """No tabs yet."""
        super().__init__()
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(False)
        self.setElideMode(Qt.TextElideMode.ElideNone)

    def tabSizeHint(self, index: int) -> QSize:
        """Room for the bold title."""
        hint = super().tabSizeHint(index)
        return QSize(hint.width() + _BOLDER, hint.height())


def framed(table: Table) -> QFrame:
    """A table in a frame that is never higher than the table may be; the chosen row shows where the focus is."""
    restyle(table, bare=True)
    layout = stack(table, gap=0, margins=(1, 1, 1, 1))
    layout.setSizeConstraint(QLayout.SizeConstraint.SetMinAndMaxSize)
    return panel(layout)
