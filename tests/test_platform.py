"""What must hold of the libraries below us, because it once did not."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import PySide6
import pytest
from platformdirs import user_cache_path, user_config_path, user_data_path, user_log_path
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QLabel

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

CALLS = 6_000


def test_calls_that_return_nothing_keep_none_alive(qtbot: QtBot) -> None:
    # PySide6 6.12.0 on Python 3.11 loses one reference to None per such call and aborts after some 5,000.
    label = QLabel()
    qtbot.addWidget(label)
    picture = QPixmap(4, 4)
    before = sys.getrefcount(None)

    painter = QPainter(picture)
    for number in range(CALLS):
        label.setText(str(number))
        painter.setPen(QColor("black"))
        painter.drawLine(0, 0, 3, 3)
    painter.end()

    assert sys.getrefcount(None) > before - CALLS // 10


def test_the_release_line_of_qt_is_the_one_that_is_sound() -> None:
    assert (6, 11, 1) <= PySide6.__version_info__[:3] < (6, 12, 0)


@pytest.mark.parametrize("place", [user_data_path, user_config_path, user_cache_path, user_log_path])
def test_tests_are_kept_out_of_the_real_home(place: Callable[[str], Path], home: Path) -> None:
    assert place("kpi-desktop").is_relative_to(home)
