"""Long work and the whole program: a window that is built anew waits for it, a program that ends leaves none behind."""

from __future__ import annotations

import threading

from pytestqt.qtbot import QtBot

from kpi_desktop.ui.background import Job, Progress
from kpi_desktop.ui.kit import Elided
from tests.whole.office import Office


def test_a_window_is_built_anew_only_after_its_work_was_told(open_office: Office, qtbot: QtBot) -> None:
    before, gate, told = open_office.window, threading.Event(), list[str]()
    at = Elided("")
    at.setParent(before)
    Job(at, "Printing", lambda _: str(gate.wait(10)), done=told.append, failed=lambda error: told.append(str(error)))
    before.rebuild_wanted.emit()
    before.rebuild_wanted.emit()
    qtbot.wait(20)
    assert open_office.window is before
    gate.set()
    qtbot.waitUntil(lambda: open_office.window is not before)
    assert told == ["True"]
    after = open_office.window
    qtbot.wait(20)
    assert open_office.window is after, "asked for twice, it is built once"


def test_a_window_that_is_taken_down_stops_its_work_first(open_office: Office) -> None:
    started, over = threading.Event(), threading.Event()

    def work(progress: Progress) -> None:
        started.set()
        while not progress.stopped:
            over.wait(0.001)
        over.set()

    window = open_office.window
    Job(window, "Printing", work, done=lambda _: None, failed=lambda _: None)
    assert started.wait(10)
    window.work.finish()
    assert over.is_set()
    assert not any(thread.name == "long work" for thread in threading.enumerate())
    assert not window.work.busy
