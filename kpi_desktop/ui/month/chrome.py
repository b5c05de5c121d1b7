"""Small parts of the month page's own."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QLabel, QLayout, QTabBar, QWidget

from kpi_desktop.texts import Translator
from kpi_desktop.ui.kit import Table, button, label, panel, restyle, row, stack

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


def nobody_text(tr: Translator) -> tuple[str, str]:
    """Title and sentence of a month without people."""
    return (
        tr.t("Nobody to assess this month"),
        tr.t("Enter the team under People; whoever was employed on any day of the month is assessed"),
    )


class EmptyPanel(QFrame):
    """What stands in place of the tables: why there is nothing, and what to do about it."""

    def __init__(self, text: str, pressed: Callable[[], object]) -> None:
        """Start without a reason; `text` is what the button says."""
        super().__init__()
        self.setObjectName("panel")
        self.title: QLabel = label("", "panel-title", wrap=True)
        self.text: QLabel = label("", ink="second", wrap=True)
        self.action = button(text, pressed, "primary")
        parts = (self.title, self.text, 12, row(self.action, None), None)
        self.setLayout(stack(*parts, gap=4, margins=(20, 32, 20, 20)))

    def say(self, title: str, text: str, *, can_act: bool) -> None:
        """Tell why."""
        self.title.setText(title)
        self.text.setText(text)
        self.action.setVisible(can_act)


def show_one(parts: Iterable[tuple[QWidget, bool]]) -> None:
    """Show the parts that are wanted; those that go, go first: all at once would widen the window."""
    for part, wanted in sorted(parts, key=lambda pair: pair[1]):
        part.setVisible(wanted)
