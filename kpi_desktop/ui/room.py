"""How large a window opens: as it is drawn where there is room, else no larger than the screen leaves it."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

WIDTH, HEIGHT = 1280, 800
"""What the window is drawn for."""
TITLE_BAR = 36
"""Pixels that systems put above a window; how many is known only once it stands there."""


def opening_size(available: QSize, least: QSize) -> QSize:
    """The size to open at.

    Args:
        available: The screen without task bars.
        least: What the window needs at least.
    """
    wished = QSize(WIDTH, HEIGHT).boundedTo(QSize(available.width(), available.height() - TITLE_BAR))
    return wished.expandedTo(least)


def open_within_screen(window: QWidget) -> None:
    """Give a window that isn't shown yet the size to open at."""
    window.resize(opening_size(window.screen().availableGeometry().size(), window.minimumSize()))
