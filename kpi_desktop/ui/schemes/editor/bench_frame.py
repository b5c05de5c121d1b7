"""The frame of a bench: its head, the list at the left, the form in the middle, tester and check at the right."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from kpi_desktop.ui.kit import panel, row, rule, stack
from kpi_desktop.ui.theme import HEADER_HEIGHT, SIDE_PANEL_WIDTH

OUTLINE_WIDTH = 300


def head(title: QWidget, state: QLayout, buttons: Iterable[QPushButton]) -> QFrame:
    """What stands at the top: the title above what is to be known of the draft, and what can be done with it."""
    made = QFrame()
    made.setFixedHeight(HEADER_HEIGHT)
    both = stack(None, title, state, None, gap=0)
    line = row(both, *buttons, gap=8, margins=(20, 0, 20, 0))
    line.setStretch(0, 1)
    made.setLayout(line)
    return made


def left_side(above: QLayout, parts: QWidget, foot: QLayout | None) -> QFrame:
    """The list of parts between what stands above and below it."""
    column = stack(above, parts, gap=0)
    if foot is not None:
        column.addWidget(rule())
        column.addLayout(foot)
    left = panel(column, "side-left")
    left.setFixedWidth(OUTLINE_WIDTH)
    return left


def middle(column: QVBoxLayout) -> QScrollArea:
    """Where the form stands."""
    inside = QWidget()
    column.setContentsMargins(20, 14, 14, 20)
    column.setSpacing(12)
    inside.setLayout(column)
    return _scrolled(inside)


def right_side(*widgets: QWidget) -> QFrame:
    """What tells of the draft, one below the other."""
    side = QWidget()
    side.setLayout(stack(*widgets, None, gap=14, margins=(20, 16, 16, 16)))
    scroll = _scrolled(side)
    scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    right = panel(stack(scroll), "side")
    right.setFixedWidth(SIDE_PANEL_WIDTH - 20)
    return right


def _scrolled(inside: QWidget) -> QScrollArea:
    scroll = QScrollArea()
    scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # whatever has the caret is scrolled into sight
    scroll.setWidgetResizable(True)
    scroll.setWidget(inside)
    return scroll
