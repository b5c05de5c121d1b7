"""A backup from the settings page is a database that can be worked with, and its day stands there afterwards."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kpi_desktop.services import teams
from kpi_desktop.services.context import open_context
from kpi_desktop.services.verify import verify
from kpi_desktop.ui.session import Session
from kpi_desktop.ui.settings import SettingsPage
from kpi_desktop.ui.settings.backup import BackupPanel
from tests.leader import Hands
from tests.ui.windows import present

# The completer of a file dialog asks the offscreen platform for what it doesn't have.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing the keyboard)")


@pytest.fixture
def panel(session: Session, qtbot: QtBot) -> BackupPanel:
    page = SettingsPage(session)
    qtbot.addWidget(page)
    session.changed.connect(page.refresh)
    present(page, qtbot)
    page.refresh()
    return page.backup


def saves(panel: BackupPanel, hands: Hands, target: Path) -> None:
    QTest.mouseClick(panel.button, Qt.MouseButton.LeftButton)
    assert panel.dialog is not None
    assert panel.dialog.selectedFiles()[0].endswith("kpi-2026-11-20.db")
    hands.saves_as(panel.dialog, target)
    hands.qtbot.waitUntil(panel.button.isEnabled)


def test_a_backup_is_a_whole_database_and_its_day_is_told(
    panel: BackupPanel, session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    assert panel.last.text() == "还没有备份过"
    saves(panel, Hands(qtbot), tmp_path / "stick.db")
    qtbot.waitUntil(lambda: "2026-11-20" in panel.last.text())
    assert "stick.db" in panel.last.text()
    copy = open_context(tmp_path / "stick.db", write=False)
    try:
        assert verify(copy).problems == ()
        assert [team.name for team in teams.teams(copy)] == [session.team.name]
    finally:
        copy.close()


def test_what_can_t_be_written_is_told_and_notes_nothing(panel: BackupPanel, session: Session, qtbot: QtBot) -> None:
    content = session.ctx.store.path.read_bytes()
    QTest.mouseClick(panel.button, Qt.MouseButton.LeftButton)
    assert panel.dialog is not None
    panel.dialog.fileSelected.emit(str(session.ctx.store.path))  # as if the system's own dialog had let it pass
    panel.dialog.reject()
    qtbot.waitUntil(panel.fault.isVisible)
    assert "数据库本身" in panel.fault.text()
    assert panel.last.text() == "还没有备份过"
    assert panel.button.isEnabled()
    assert session.ctx.store.path.read_bytes() == content
