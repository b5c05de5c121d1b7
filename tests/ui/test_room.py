"""No window opens larger than the screen has room for."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize

from kpi_desktop.ui.room import opening_size

LEAST = QSize(1024, 640)


@pytest.mark.parametrize(("width", "height"), [(1280, 720), (1366, 768), (1280, 800), (1280, 680), (1366, 728)])
def test_on_a_small_screen_the_whole_window_is_in_sight(width: int, height: int) -> None:
    size = opening_size(QSize(width, height), LEAST)
    assert size.width() <= width
    assert size.height() < height, "the title bar needs room too"
    assert size.width() >= 1280


def test_on_a_large_screen_it_opens_as_drawn() -> None:
    assert opening_size(QSize(1920, 1040), LEAST) == QSize(1280, 800)


def test_it_never_opens_smaller_than_it_can_be() -> None:
    assert opening_size(QSize(800, 600), LEAST) == LEAST
