"""Long work: done on another thread, told on this one, shown in the status line, stopped, waited for."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QVBoxLayout, QWidget
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from kpi_desktop.domain.words import Message
from kpi_desktop.errors import KpiError
from kpi_desktop.services.context import Operation
from kpi_desktop.ui.background import Job, Manner, Progress, Work
from kpi_desktop.ui.leaving import LeaveDialog
from kpi_desktop.ui.page import Page
from kpi_desktop.ui.rail import Place
from kpi_desktop.ui.session import Session
from kpi_desktop.ui.window import MainWindow
from tests.leader import SHIFT, Hands


@dataclass
class Outcome:
    done: list[object] = field(default_factory=list)
    failed: list[KpiError] = field(default_factory=list)
    stopped: int = 0

    def stop(self) -> None:
        self.stopped += 1


class Gate:
    """Work that goes on only when it is let."""

    def __init__(self) -> None:
        self.reached, self.open = threading.Event(), threading.Event()
        self.over = False

    def __call__(self, progress: Progress) -> str:
        progress.step(3, 40)
        self.reached.set()
        try:
            assert self.open.wait(10)
            progress.step(4, 40)
        finally:
            self.over = True
        return "made"


def begin(owner: QWidget, work: Callable[[Progress], object], outcome: Outcome, manner: Manner = Manner.BESIDE) -> None:
    Job(
        owner,
        "Printing the strips",
        work,
        done=outcome.done.append,
        failed=outcome.failed.append,
        stopped=outcome.stop,
        manner=manner,
    )


class PlainPage(Page):
    """A page with a field to type into."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.field = QLineEdit()
        QVBoxLayout(self).addWidget(self.field)

    def refresh(self, operation: Operation | None = None) -> None:
        pass

    def first_field(self) -> QWidget:
        return self.field


@pytest.fixture
def window(session: Session, qtbot: QtBot) -> Iterator[MainWindow]:
    made = MainWindow([Place(each, each, "today", PlainPage) for each in ("today", "month")], session, lambda: "")
    qtbot.addWidget(made)
    made.show()
    made.open("today")
    yield made
    made.work.finish()
    made.hide()


@pytest.fixture
def outcome() -> Outcome:
    return Outcome()


@pytest.fixture
def gate() -> Iterator[Gate]:
    made = Gate()
    yield made
    made.open.set()


def typed(window: MainWindow) -> str:
    page = window.page
    assert isinstance(page, PlainPage)
    return page.field.text()


def seen(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(window.status.progress.isVisible)


def test_work_is_done_on_another_thread_and_told_on_this_one(
    window: MainWindow, qtbot: QtBot, outcome: Outcome
) -> None:
    begin(window, lambda _: threading.get_ident(), outcome)
    qtbot.waitUntil(lambda: bool(outcome.done))
    assert outcome.done != [threading.get_ident()]


def test_a_known_fault_is_handed_back(window: MainWindow, qtbot: QtBot, outcome: Outcome) -> None:
    fault = KpiError(Message("no"))

    def work(_: Progress) -> None:
        raise fault

    begin(window, work, outcome)
    qtbot.waitUntil(lambda: bool(outcome.failed))
    assert outcome.failed == [fault]
    assert not outcome.done


def test_a_bug_is_raised_on_the_gui_thread(window: MainWindow, qtbot: QtBot, outcome: Outcome) -> None:
    def work(_: Progress) -> None:
        raise ZeroDivisionError

    with capture_exceptions() as caught:
        begin(window, work, outcome)
        qtbot.waitUntil(lambda: not window.work.busy)
    assert [kind for kind, _, _ in caught] == [ZeroDivisionError]
    assert not outcome.done


def test_the_line_says_what_is_done_and_how_far_it_is(
    window: MainWindow, qtbot: QtBot, outcome: Outcome, gate: Gate
) -> None:
    line = window.status.progress
    begin(window, gate, outcome)
    seen(window, qtbot)
    assert line.sentence.whole == "Printing the strips"
    assert (line.bar.value(), line.bar.maximum()) == (3, 40)
    assert line.bar.accessibleName() == "Printing the strips"
    assert line.count.text() == "3 / 40"
    gate.open.set()
    qtbot.waitUntil(lambda: outcome.done == ["made"])
    assert line.isHidden()


def test_the_page_is_worked_with_meanwhile_and_the_caret_stays(
    window: MainWindow, hands: Hands, outcome: Outcome, gate: Gate
) -> None:
    begin(window, gate, outcome)
    seen(window, hands.qtbot)
    hands.types("still here")
    assert typed(window) == "still here"


@pytest.mark.parametrize("way", ["key", "tab", "click"])
def test_it_is_stopped_by_key_by_tab_and_by_mouse(
    window: MainWindow, hands: Hands, outcome: Outcome, gate: Gate, way: str
) -> None:
    stop, key = window.status.progress.stop, window.status.progress.key
    assert key is not None
    assert key.text() == "Shift+Esc"
    begin(window, gate, outcome)
    seen(window, hands.qtbot)
    if way == "key":
        hands.presses(Qt.Key.Key_Escape, held=SHIFT)
    elif way == "tab":
        hands.presses(Qt.Key.Key_Tab)
        assert stop.hasFocus(), "it stands behind the page"
        hands.presses(Qt.Key.Key_Return)
    else:
        hands.clicks(stop)
    assert stop.text() == "正在停止…"
    gate.open.set()
    hands.qtbot.waitUntil(lambda: outcome.stopped == 1)
    assert not outcome.done
    assert typed(window) == ""
    assert hands.caret is window.page.first_field(), "the caret isn't lost with the button"


def test_the_caret_goes_to_the_page_where_the_field_that_had_it_is_gone(
    window: MainWindow, hands: Hands, outcome: Outcome, gate: Gate
) -> None:
    field = QLineEdit(window.page)
    field.show()
    field.setFocus()
    begin(window, gate, outcome, Manner.ASKING)
    seen(window, hands.qtbot)
    shiboken6.delete(field)
    gate.open.set()
    hands.qtbot.waitUntil(lambda: outcome.done == ["made"])
    assert hands.caret is window.page.first_field()


def test_a_second_piece_waits_for_its_turn(window: MainWindow, qtbot: QtBot, outcome: Outcome, gate: Gate) -> None:
    later, started = Outcome(), threading.Event()
    begin(window, gate, outcome)
    begin(window, lambda _: started.set(), later)
    seen(window, qtbot)
    assert "1" in window.status.progress.sentence.whole
    assert not started.wait(0.05)
    gate.open.set()
    qtbot.waitUntil(lambda: later.done == [None])
    assert outcome.done == ["made"]


def test_while_something_is_read_for_a_question_pages_take_no_key_and_esc_drops_it(
    window: MainWindow, hands: Hands, outcome: Outcome, gate: Gate
) -> None:
    begin(window, gate, outcome, Manner.ASKING)
    hands.types("a")
    hands.presses(Qt.Key.Key_2, held=Qt.KeyboardModifier.ControlModifier)
    assert (typed(window), window.place_id) == ("", "today")
    seen(window, hands.qtbot)
    assert window.status.progress.stop.hasFocus()
    hands.presses(Qt.Key.Key_Escape)
    gate.open.set()
    hands.qtbot.waitUntil(lambda: outcome.stopped == 1)
    assert not outcome.done
    hands.types("b")
    assert typed(window) == "b"


def test_what_was_read_without_a_step_is_dropped_after_stop(window: MainWindow, hands: Hands, outcome: Outcome) -> None:
    go = threading.Event()
    begin(window, lambda _: go.wait(10), outcome, Manner.ASKING)
    hands.presses(Qt.Key.Key_Escape)
    go.set()
    hands.qtbot.waitUntil(lambda: outcome.stopped == 1)
    assert not outcome.done


def test_what_is_being_written_can_t_be_stopped(window: MainWindow, hands: Hands, outcome: Outcome, gate: Gate) -> None:
    begin(window, gate, outcome, Manner.WRITING)
    seen(window, hands.qtbot)
    assert window.status.progress.stop.isHidden()
    hands.types("a")
    hands.presses(Qt.Key.Key_Escape)
    assert typed(window) == ""
    gate.open.set()
    hands.qtbot.waitUntil(lambda: outcome.done == ["made"])


def question(window: MainWindow) -> LeaveDialog:
    assert not window.close()
    assert window.leaving is not None
    return window.leaving


def test_a_window_asked_to_close_asks_back_and_goes_on(
    window: MainWindow, hands: Hands, outcome: Outcome, gate: Gate
) -> None:
    begin(window, gate, outcome)
    seen(window, hands.qtbot)
    asking = question(window)
    hands.takes(asking)
    hands.presses(Qt.Key.Key_Return)
    gate.open.set()
    hands.qtbot.waitUntil(lambda: outcome.done == ["made"])
    hands.qtbot.wait(20)
    assert window.isVisible()


def test_a_window_closes_once_its_work_is_stopped(
    window: MainWindow, hands: Hands, outcome: Outcome, gate: Gate
) -> None:
    begin(window, gate, outcome)
    seen(window, hands.qtbot)
    hands.clicks(question(window).leave)
    assert window.isVisible(), "not before it has ended"
    gate.open.set()
    hands.qtbot.waitUntil(window.isHidden)
    assert (outcome.stopped, outcome.done) == (1, [])


def test_what_ends_while_the_question_stands_there_answers_it(
    window: MainWindow, hands: Hands, outcome: Outcome, gate: Gate
) -> None:
    begin(window, gate, outcome)
    seen(window, hands.qtbot)
    question(window)
    gate.open.set()
    hands.qtbot.waitUntil(window.isHidden)
    assert outcome.done == ["made"]


def test_a_fault_is_read_before_the_window_goes(window: MainWindow, hands: Hands, outcome: Outcome) -> None:
    go = threading.Event()

    def work(_: Progress) -> None:
        assert go.wait(10)
        raise KpiError(Message("the disk is full"))

    begin(window, work, outcome)
    seen(window, hands.qtbot)
    question(window)
    go.set()
    hands.qtbot.waitUntil(lambda: bool(outcome.failed))
    hands.qtbot.wait(20)
    assert window.isVisible()
    assert not any(isinstance(one, QDialog) and one.isVisible() for one in QApplication.topLevelWidgets())


def test_work_that_nobody_has_seen_yet_is_waited_for_without_a_word(
    window: MainWindow, qtbot: QtBot, outcome: Outcome, gate: Gate
) -> None:
    begin(window, gate, outcome)
    assert not window.close()
    assert window.leaving is None
    assert window.isVisible()
    gate.open.set()
    qtbot.waitUntil(window.isHidden)


def test_nothing_runs_on_once_a_window_was_taken_down(qtbot: QtBot, outcome: Outcome) -> None:
    parent, started, later = QWidget(), threading.Event(), Outcome()
    over: list[bool] = []

    def work(progress: Progress) -> None:
        started.set()
        while not progress.stopped:
            pass
        over.append(True)

    begin(parent, work, outcome)
    begin(parent, lambda _: over.append(False), later)
    assert started.wait(10)
    Work.of(parent).finish()
    assert over == [True]
    shiboken6.delete(parent)
    qtbot.wait(20)
    assert (outcome, later) == (Outcome(), Outcome())


def test_nobody_is_told_where_the_owner_is_gone(qtbot: QtBot, window: MainWindow, outcome: Outcome, gate: Gate) -> None:
    owner = QWidget(window)
    begin(owner, gate, outcome)
    shiboken6.delete(owner)
    gate.open.set()
    qtbot.waitUntil(lambda: not window.work.busy)
    assert outcome == Outcome()
