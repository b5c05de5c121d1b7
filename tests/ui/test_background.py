from __future__ import annotations

import threading
from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QProgressDialog, QWidget
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from kpi_desktop.domain.words import Language, Message
from kpi_desktop.errors import KpiError
from kpi_desktop.texts import Translator
from kpi_desktop.ui.background import Job, Progress


class Outcome:
    def __init__(self) -> None:
        self.done: list[object] = []
        self.failed: list[KpiError] = []
        self.stopped = 0

    def stop(self) -> None:
        self.stopped += 1


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def start(
    parent: QWidget, speak: Callable[[Language], Translator]
) -> Callable[[Callable[[Progress], object], Outcome], Job[object]]:
    def begin(work: Callable[[Progress], object], outcome: Outcome) -> Job[object]:
        return Job(
            parent,
            "Working",
            work,
            done=outcome.done.append,
            failed=outcome.failed.append,
            stopped=outcome.stop,
            tr=speak("en"),
        )

    return begin


Start = Callable[[Callable[[Progress], object], Outcome], Job[object]]


def test_work_is_done_on_another_thread_and_told_on_this_one(start: Start, qtbot: QtBot) -> None:
    outcome = Outcome()
    here = threading.get_ident()
    start(lambda _: threading.get_ident(), outcome)
    qtbot.waitUntil(lambda: bool(outcome.done))
    assert outcome.done != [here]


def test_a_known_fault_is_handed_back(start: Start, qtbot: QtBot) -> None:
    outcome = Outcome()
    fault = KpiError(Message("no"))

    def work(_: Progress) -> None:
        raise fault

    start(work, outcome)
    qtbot.waitUntil(lambda: bool(outcome.failed))
    assert outcome.failed == [fault]
    assert not outcome.done


def test_stop_ends_the_work_at_its_next_step(start: Start, parent: QWidget, qtbot: QtBot) -> None:
    outcome = Outcome()
    stopping = threading.Event()

    def work(progress: Progress) -> None:
        progress.step(0, 2)
        assert stopping.wait(10)
        progress.step(1, 2)

    start(work, outcome)
    dialog = parent.findChild(QProgressDialog)
    assert dialog is not None
    dialog.canceled.emit()
    stopping.set()
    qtbot.waitUntil(lambda: outcome.stopped == 1)
    assert not outcome.done


def test_progress_reaches_the_dialog(start: Start, parent: QWidget, qtbot: QtBot) -> None:
    outcome = Outcome()
    seen = threading.Event()

    def work(progress: Progress) -> None:
        progress.step(3, 7)
        assert seen.wait(10)

    start(work, outcome)
    dialog = parent.findChild(QProgressDialog)
    assert dialog is not None
    qtbot.waitUntil(lambda: (dialog.value(), dialog.maximum()) == (3, 7))
    seen.set()
    qtbot.waitUntil(lambda: bool(outcome.done))


def test_a_bug_is_raised_on_the_gui_thread(start: Start, qtbot: QtBot) -> None:
    outcome = Outcome()

    def work(_: Progress) -> None:
        raise ZeroDivisionError

    with capture_exceptions() as caught:
        job = start(work, outcome)
        qtbot.waitUntil(lambda: not job.running)
    assert [kind for kind, _, _ in caught] == [ZeroDivisionError]
    assert not outcome.done
