"""Another database was asked for, and the window stays after all: nothing of that wish is left for later."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from kpi_desktop.services import sample
from kpi_desktop.services.backups import back_up
from kpi_desktop.services.restoring import Ready, make_ready
from kpi_desktop.ui.background import Job
from kpi_desktop.ui.guide import Guide
from kpi_desktop.ui.kit import FormDialog
from kpi_desktop.ui.leaving import LeaveDialog
from kpi_desktop.ui.settings import SettingsPage
from tests.whole.office import Office, settle


@pytest.fixture
def half(open_office: Office, monkeypatch: pytest.MonkeyPatch) -> Office:
    """A window with something typed that nobody has saved."""
    page = open_office.goes_to(6, SettingsPage)
    monkeypatch.setattr(page, "unsaved", lambda: "7 cells aren't saved yet")
    return open_office


@pytest.fixture
def gate(open_office: Office) -> Iterator[threading.Event]:
    """Work under way, in sight, that ends when it is let."""
    made, window = threading.Event(), open_office.window
    Job(window, "Printing", lambda _: made.wait(10), done=lambda _: None, failed=lambda _: None)
    open_office.hands.qtbot.waitUntil(window.status.progress.isVisible)
    yield made
    made.set()


@pytest.fixture
def backup(open_office: Office) -> Ready:
    file = open_office.folder / "old.db"
    back_up(open_office.database, file)
    return make_ready(open_office.database, file, open_office.clock)


def question(office: Office) -> LeaveDialog:
    assert office.window.leaving is not None
    return office.window.leaving


def test_whoever_stays_with_what_is_unsaved_opens_nothing_else_by_closing_later(
    half: Office, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    half.window.sample_wanted.emit()
    half.hands.clicks(question(half).verb)
    assert half.window.isVisible()
    monkeypatch.undo()
    half.window.close()
    qtbot.waitUntil(half.window.isHidden)
    assert half.app.next_file is None


def test_whoever_leaves_what_is_unsaved_is_asked_no_more_and_goes_on(half: Office, qtbot: QtBot) -> None:
    half.window.sample_wanted.emit()
    assert half.app.next_file is None, "not as long as it is asked"
    half.hands.clicks(question(half).leave)
    qtbot.waitUntil(half.window.isHidden)
    assert half.app.next_file == sample.sample_file(half.database)


def test_a_backup_that_was_to_be_restored_never_lands_in_another_file(
    half: Office, backup: Ready, monkeypatch: pytest.MonkeyPatch
) -> None:
    half.window.restore_wanted.emit(backup)
    half.hands.clicks(question(half).verb)
    assert half.app.backup is None
    assert not backup.copy.exists(), "what was made ready is let go of"
    monkeypatch.undo()
    half.window.sample_wanted.emit()
    assert half.app.next_file == sample.sample_file(half.database)
    assert half.app.backup is None


def test_going_on_with_the_work_is_staying_too_and_what_is_unsaved_is_asked_about_again(
    half: Office, gate: threading.Event, qtbot: QtBot
) -> None:
    half.window.sample_wanted.emit()
    half.hands.clicks(question(half).leave)
    qtbot.waitUntil(lambda: half.window.ending.asking is not None)
    assert half.window.ending.asking is not None
    half.hands.clicks(half.window.ending.asking.verb)
    gate.set()
    qtbot.waitUntil(lambda: not half.window.work.busy)
    half.window.close()
    assert half.window.isVisible()
    assert question(half).isVisible(), "what is unsaved is still there"
    half.hands.clicks(question(half).leave)
    qtbot.waitUntil(half.window.isHidden)
    assert half.app.next_file is None


def test_work_that_ends_under_the_question_lets_the_window_go_where_it_was_to(
    open_office: Office, gate: threading.Event, qtbot: QtBot
) -> None:
    open_office.window.sample_wanted.emit()
    assert question(open_office).isVisible()
    gate.set()
    qtbot.waitUntil(open_office.window.isHidden)
    assert open_office.app.next_file == sample.sample_file(open_office.database)


def test_a_guide_that_is_gone_on_with_leads_nowhere_when_it_is_closed(office: Office) -> None:
    office.app.start()
    guide = office.app.window
    assert isinstance(guide, Guide)
    guide.draft.team = "早班"
    office.hands.answers(FormDialog, lambda dialog: office.hands.clicks(dialog.verb))
    guide.sample_wanted.emit()
    assert guide.isVisible()
    guide.draft.team = ""
    guide.close()
    assert office.app.next_file is None


def test_a_question_after_the_work_outlives_the_colours_that_waited_for_it(open_office: Office, qtbot: QtBot) -> None:
    before, gate, asked = open_office.window, threading.Event(), list[QDialog]()

    def ask(_: bool) -> None:
        asked.append(
            FormDialog(before, "Take in", verb="Yes", cancel="No", apply=lambda: None, tr=open_office.app.translator)
        )
        asked[0].open()

    Job(before, "Reading", lambda _: gate.wait(10), done=ask, failed=lambda _: None)
    open_office.app._recolour()  # as when the desktop goes over to its evening
    gate.set()
    qtbot.waitUntil(lambda: bool(asked))
    settle()
    assert QApplication.activeModalWidget() is asked[0]
    assert open_office.window is before
    asked[0].accept()
    qtbot.waitUntil(lambda: open_office.window is not before)
