from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from kpi_desktop.ui.single import Doorbell, channel, raise_first

RING = (
    "import sys; from pathlib import Path; from kpi_desktop.ui.single import raise_first;"
    "sys.exit(not raise_first(Path(sys.argv[1])))"
)
pytestmark = pytest.mark.usefixtures("qapp")


def ring_elsewhere(database: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-c", RING, str(database)])


def test_a_second_launch_rings_at_the_first(qtbot: QtBot, tmp_path: Path) -> None:
    database = tmp_path / "kpi.db"
    bell = Doorbell(database)
    with qtbot.waitSignal(bell.rung, timeout=10_000):
        caller = ring_elsewhere(database)
    assert caller.wait(10) == 0


def test_nobody_answers_for_another_database(tmp_path: Path) -> None:
    bell = Doorbell(tmp_path / "one.db")
    assert bell.listening
    assert not raise_first(tmp_path / "other.db")


def test_the_same_file_written_otherwise_is_the_same_door(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    assert channel(tmp_path / "kpi.db") == channel(tmp_path / "folder" / ".." / "kpi.db")


def test_a_door_left_behind_by_a_killed_process_is_taken_over(tmp_path: Path) -> None:
    database = tmp_path / "kpi.db"
    code = (
        "import os, sys; from pathlib import Path; from PySide6.QtCore import QCoreApplication;"
        "app = QCoreApplication([]); from kpi_desktop.ui.single import Doorbell;"
        "bell = Doorbell(Path(sys.argv[1])); assert bell.listening; os._exit(9)"
    )
    assert subprocess.run([sys.executable, "-c", code, str(database)], check=False).returncode == 9
    assert not raise_first(database)
    assert Doorbell(database).listening
