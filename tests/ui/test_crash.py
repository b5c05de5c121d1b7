from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kpi_desktop.domain.words import Language
from kpi_desktop.texts import Translator
from kpi_desktop.ui.crash import CrashDialog, CrashGuard

PRIVATE = "单雪 has 87.0 points"


def provoke(guard: CrashGuard) -> None:
    scores: dict[str, str] = {}
    try:
        scores[PRIVATE]
    except LookupError as error:
        guard.caught(type(error), error, error.__traceback__)


def test_a_bug_is_logged_without_names_and_shown_with_the_log_at_hand(
    qtbot: QtBot,
    tmp_path: Path,
    speak: Callable[[Language], Translator],
    caplog: pytest.LogCaptureFixture,
) -> None:
    log = tmp_path / "kpi.log"
    log.write_text("what happened\n")
    guard = CrashGuard(log, speak("en"))
    shown: list[CrashDialog] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, CrashDialog):
            return
        timer.stop()
        shown.append(dialog)
        dialog.copy_log(tmp_path / "saved.txt")
        dialog.accept()

    timer = QTimer(interval=20)
    timer.timeout.connect(look)
    timer.start()
    with caplog.at_level(logging.CRITICAL):
        provoke(guard)
        qtbot.waitUntil(lambda: bool(shown), timeout=5_000)
    assert (tmp_path / "saved.txt").read_text() == "what happened\n"
    assert "KeyError" in shown[0].refusal.text()
    assert "provoke" in caplog.text
    assert PRIVATE not in caplog.text


def test_a_log_that_cannot_be_saved_is_told(
    qtbot: QtBot, tmp_path: Path, speak: Callable[[Language], Translator]
) -> None:
    dialog = CrashDialog(None, "LookupError", tmp_path / "missing.log", speak("en"))
    qtbot.addWidget(dialog)
    dialog.copy_log(tmp_path / "saved.txt")
    assert "choose another place" in dialog.refusal.text()


def test_two_bugs_at_once_open_one_dialog(
    qtbot: QtBot, tmp_path: Path, speak: Callable[[Language], Translator]
) -> None:
    log = tmp_path / "kpi.log"
    log.write_text("")
    guard = CrashGuard(log, speak("en"))
    dialogs: set[int] = set()

    def close() -> None:
        for widget in QApplication.topLevelWidgets():
            if isinstance(widget, CrashDialog) and widget.isVisible():
                dialogs.add(id(widget))
                QTimer.singleShot(100, widget.accept)

    timer = QTimer(interval=20)
    timer.timeout.connect(close)
    timer.start()
    provoke(guard)
    provoke(guard)
    qtbot.waitUntil(lambda: len(dialogs) == 1, timeout=5_000)
    qtbot.waitUntil(lambda: not guard._showing)
    qtbot.wait(1)
    timer.stop()
    assert len(dialogs) == 1
