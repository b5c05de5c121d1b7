"""Several processes on one database: one is killed, one comes second, one finds it locked."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from kpi_desktop import paths
from kpi_desktop.domain.month import Month
from kpi_desktop.services import incidents, setup, teams
from kpi_desktop.services.context import Context, SystemClock, open_context
from kpi_desktop.services.people import NewPerson
from kpi_desktop.services.verify import verify
from tests.whole.office import NAMES

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="ends processes by signals")

DRIVER = """
import sys
from pathlib import Path
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from kpi_desktop import app
from kpi_desktop.ui.kit import FormDialog
from kpi_desktop.ui.window import MainWindow

def say(what):
    print(what, flush=True)

def of_kind(kind):
    return next((one for one in QApplication.topLevelWidgets() if isinstance(one, kind) and one.isVisible()), None)

def when(found, then):
    made = found()
    if made:
        then(made)
    else:
        QTimer.singleShot(5, lambda: when(found, then))

{act}

app.application()
QTimer.singleShot(0, start)
sys.exit(app.run(Path(sys.argv[1]), language="en"))
"""

LOG_FOR_EVER = """
def start():
    when(lambda: of_kind(MainWindow), log)

def log(window, count=0):
    page = window.page
    QTest.keyClicks(page.line.field, "sx cd 8")
    QTest.keyClick(page.line.field, Qt.Key.Key_Return)
    QApplication.processEvents()
    rows = page.table.entries.rowCount()
    assert rows == count + 1, page.popup.sentence.text()
    say("shown")
    QTimer.singleShot(0, lambda: log(window, rows))
"""

COUNT_ROWS = """
def start():
    when(lambda: of_kind(MainWindow), count)

def count(window):
    say(window.page.table.entries.rowCount())
    window.close()
"""

SAY_WHEN_RAISED = """
def start():
    when(lambda: of_kind(MainWindow), wait)

def wait(window):
    window.showMinimized()
    when(lambda: not window.isMinimized(), lambda _: say("raised"))
    say("open")
"""

SAY_WHAT_IS_TOLD = """
def start():
    when(lambda: of_kind(FormDialog), tell)

def tell(dialog):
    from PySide6.QtWidgets import QLabel
    for each in dialog.findChildren(QLabel):
        say(each.text())
    QTest.keyClick(dialog.verb, Qt.Key.Key_Return)
"""

Launch = Callable[..., "subprocess.Popen[str]"]


@pytest.fixture
def launch() -> Iterator[Launch]:
    """Start a process of the program; whatever still runs at the end is killed."""
    running: list[subprocess.Popen[str]] = []

    def start(*command: str | Path) -> subprocess.Popen[str]:
        process = subprocess.Popen(
            [sys.executable, *map(str, command)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8"
        )
        running.append(process)
        return process

    yield start
    for process in running:
        process.kill()
        process.communicate()


@dataclass
class Kept:
    """A database with a team of twelve, closed for now."""

    path: Path

    def drive(self, launch: Launch, act: str) -> subprocess.Popen[str]:
        """The window in a process of its own, worked by a few lines of code."""
        return launch("-c", DRIVER.replace("{act}", act), self.path)

    def open(self) -> Context:
        return open_context(self.path, actor="tests")


@pytest.fixture
def kept(tmp_path: Path) -> Kept:
    found = Kept(tmp_path / "kpi.db")
    ctx = found.open()
    scheme = (paths.resources() / "schemes" / "weikang-100.toml").read_text("utf-8")
    team = tuple(NewPerson(f"01{place:02d}", name) for place, name in enumerate(NAMES, 1))
    setup.set_up(ctx, setup.Setup("维康", "早班", scheme, Month.of(SystemClock().today()), team, "zh"))
    ctx.close()
    return found


def heard(process: subprocess.Popen[str], times: int = 1) -> list[str]:
    """The next lines that a process says; it must not end before."""
    assert process.stdout is not None
    lines = [process.stdout.readline().strip() for _ in range(times)]
    assert all(lines), process.communicate()[1]
    return lines


def test_killed_at_once_after_a_row_was_shown_the_row_is_there_on_the_next_start(kept: Kept, launch: Launch) -> None:
    shown = 3
    window = kept.drive(launch, LOG_FOR_EVER)
    heard(window, shown)
    os.kill(window.pid, signal.SIGKILL)
    said = shown + len(window.communicate()[0].splitlines())

    again = kept.drive(launch, COUNT_ROWS)
    rows = int(heard(again)[0])
    assert again.wait(20) == 0
    assert said <= rows <= said + 1  # one more may have been written before it could be shown
    ctx = kept.open()
    assert verify(ctx).problems == ()
    assert len(incidents.logged_on(ctx, teams.resolve(ctx), SystemClock().today())) == rows
    ctx.close()


def test_a_second_launch_raises_the_first_window_and_ends_well(kept: Kept, launch: Launch) -> None:
    first = kept.drive(launch, SAY_WHEN_RAISED)
    assert heard(first) == ["open"]
    second = launch("-m", "kpi_desktop", "--db", kept.path)
    assert second.communicate(timeout=20) == ("", "")
    assert second.returncode == 0
    assert heard(first) == ["raised"]
    assert first.poll() is None


def test_two_launches_at_the_same_moment_give_one_window(kept: Kept, launch: Launch) -> None:
    both = [kept.drive(launch, SAY_WHEN_RAISED) for _ in range(2)]
    while all(process.poll() is None for process in both):
        time.sleep(0.01)
    ended, open_ = sorted(both, key=lambda process: process.poll() is None)
    assert ended.returncode == 0, ended.communicate()
    assert heard(open_) == ["open"]
    assert open_.poll() is None


def test_a_database_that_a_command_is_writing_to_is_told_and_left(kept: Kept, launch: Launch) -> None:
    writer = kept.open()
    window = kept.drive(launch, SAY_WHAT_IS_TOLD)
    said, errors = window.communicate(timeout=20)
    writer.close()
    assert window.returncode == 3
    assert str(kept.path) in said
    assert "is in use" in said
    assert "Close it or let it finish" in said
    assert "Traceback" not in said + errors


def test_a_writer_that_is_done_in_a_moment_is_waited_for(kept: Kept, launch: Launch) -> None:
    writer = kept.open()
    window = kept.drive(launch, "say('starting')\n" + COUNT_ROWS)
    heard(window)
    writer.close()
    assert heard(window) == ["0"]
    assert window.wait(20) == 0


def test_the_log_says_what_was_done_and_nothing_of_anybody(kept: Kept, launch: Launch) -> None:
    window = kept.drive(launch, LOG_FOR_EVER)
    heard(window)
    os.kill(window.pid, signal.SIGKILL)
    window.communicate()
    log = paths.log_file().read_text("utf-8")
    assert "done: log" in log
    assert not any(name in log for name in NAMES)
    assert "0103" not in log
