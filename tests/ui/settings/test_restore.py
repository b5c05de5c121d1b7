"""Restoring from the settings page: what a backup holds is shown and verified before anything is replaced."""

from __future__ import annotations

import datetime as dt
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from kpi_desktop.services import teams
from kpi_desktop.services.backups import back_up
from kpi_desktop.services.restoring import Ready, put_in_place
from kpi_desktop.services.settings import organisation, set_organisation
from kpi_desktop.ui.session import Session
from kpi_desktop.ui.settings import SettingsPage
from kpi_desktop.ui.settings.backup import BackupPanel
from kpi_desktop.ui.settings.restore import RestoreDialog
from tests.leader import Hands
from tests.ui.windows import present

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing the keyboard)")


@pytest.fixture
def hands(qtbot: QtBot) -> Hands:
    return Hands(qtbot)


@pytest.fixture
def panel(session: Session, qtbot: QtBot) -> BackupPanel:
    page = SettingsPage(session)
    qtbot.addWidget(page)
    present(page, qtbot)
    page.refresh()
    return page.backup


@pytest.fixture
def backup(session: Session) -> Path:
    """A backup beside the database, made before the organisation got another name."""
    made = session.ctx.store.path.with_name("kpi-2026-11-13.db")
    back_up(session.ctx.store.path, made)
    set_organisation(session.ctx, "新名称")
    return made


def opened(panel: BackupPanel, hands: Hands) -> RestoreDialog:
    hands.clicks(panel.restore_button)
    assert panel.restoring is not None
    hands.takes(panel.restoring)
    return panel.restoring


def beside(session: Session) -> set[str]:
    return {path.name for path in session.ctx.store.path.parent.iterdir() if path.suffix != ".lock"}


def test_a_backup_is_chosen_by_keys_verified_and_handed_over(
    panel: BackupPanel, session: Session, hands: Hands, backup: Path
) -> None:
    content = session.ctx.store.path.read_bytes()
    dialog = opened(panel, hands)
    chosen: list[Ready] = []
    dialog.chosen.connect(chosen.append)
    assert not dialog.verb.isEnabled()
    assert "早班" in dialog.replaced.text()
    assert "kpi-before-restore-2026-11-20.db" in dialog.replaced.text()
    hands.presses(Qt.Key.Key_Down)
    hands.qtbot.waitUntil(dialog.verb.isEnabled)
    held = dialog.holds.text()
    assert "早班 12 人" in held
    assert "kpi-2026-11-13.db" in held
    assert "校验通过" in held
    hands.presses(Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert chosen == [], "one Enter in the list replaces nothing"
    assert hands.caret is dialog.verb
    hands.presses(Qt.Key.Key_Return)
    assert [ready.backup for ready in chosen] == [backup]
    assert session.ctx.store.path.read_bytes() == content, "nothing is replaced while the window is open"
    session.ctx.close()
    restored = put_in_place(chosen[0], session.ctx.store.path, dt.date(2026, 11, 20))
    assert restored.kept is not None
    assert beside(session) == {"kpi.db", backup.name, restored.kept.name}
    with closing(sqlite3.connect(session.ctx.store.path)) as file:
        told = "SELECT value FROM setting WHERE key = 'organisation'"
        assert file.execute(told).fetchone() == ("维康客户服务中心",)
    with closing(sqlite3.connect(restored.kept)) as file:
        assert file.execute(told).fetchone() == ("新名称",)


def test_going_through_backups_keeps_a_copy_of_the_chosen_one_alone(
    panel: BackupPanel, session: Session, hands: Hands, backup: Path
) -> None:
    second = backup.with_name("kpi-2026-11-14.db")
    back_up(session.ctx.store.path, second)
    dialog = opened(panel, hands)
    copies: list[int] = []
    for row in (0, 1, 0):
        dialog.list.setCurrentRow(row)
        hands.qtbot.waitUntil(dialog.verb.isEnabled)
        copies.append(len([one for one in dialog._made if one.copy.exists()]))
    assert copies == [1, 1, 1]
    dialog.reject()
    assert beside(session) == {"kpi.db", backup.name, second.name}


def test_cancelled_it_leaves_nothing_behind(panel: BackupPanel, session: Session, hands: Hands, backup: Path) -> None:
    dialog = opened(panel, hands)
    hands.presses(Qt.Key.Key_Down)
    hands.qtbot.waitUntil(dialog.verb.isEnabled)
    hands.presses(Qt.Key.Key_Escape)
    assert beside(session) == {"kpi.db", backup.name}
    assert organisation(session.ctx) == "新名称"


@pytest.mark.parametrize(
    "case",
    [("torn", "已损坏"), ("newer", "更高版本"), ("altered", "现有数据未被替换"), ("text", "不是本程序的数据库")],
    ids=lambda case: case[0],
)
def test_what_is_damaged_newer_or_changed_is_refused_and_left(
    panel: BackupPanel, session: Session, hands: Hands, backup: Path, case: tuple[str, str]
) -> None:
    harm, said = case
    bad = backup.with_name("bad.db")
    shutil.copy(backup, bad)
    if harm == "torn":
        bad.write_bytes(bad.read_bytes()[: 4096 * 20])
    elif harm == "text":
        bad.write_text("工号,姓名\n" * 999, encoding="utf-8")
    else:
        with closing(sqlite3.connect(bad)) as file:
            file.execute(
                "INSERT INTO schema_migration (name, applied) VALUES ('999_later', '2030-01-01')"
                if harm == "newer"
                else "UPDATE setting SET value = 'x' WHERE key = 'organisation'"
            )
            file.commit()
    content, present_data = bad.read_bytes(), session.ctx.store.path.read_bytes()
    dialog = opened(panel, hands)
    dialog.take(bad)
    hands.qtbot.waitUntil(lambda: said in dialog.holds.text())
    assert not dialog.verb.isEnabled()
    dialog.reject()
    assert (bad.read_bytes(), session.ctx.store.path.read_bytes()) == (content, present_data)
    assert beside(session) == {"kpi.db", backup.name, "bad.db"}


def test_where_no_backup_is_found_a_file_is_asked_for(
    panel: BackupPanel, session: Session, hands: Hands, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    back_up(session.ctx.store.path, stick / "old.db")
    dialog = opened(panel, hands)
    assert dialog.list.count() == 0
    assert not dialog.list.isVisible()
    assert dialog.none.isVisible()
    assert dialog.other.hasFocus()
    hands.presses(Qt.Key.Key_Return)
    assert dialog.file_dialog is not None
    hands.saves_as(dialog.file_dialog, stick / "old.db")
    hands.qtbot.waitUntil(dialog.verb.isEnabled)
    assert "old.db" in dialog.holds.text()
    dialog.reject()


def test_verify_says_that_all_is_well_and_names_what_is_not(panel: BackupPanel, session: Session, hands: Hands) -> None:
    hands.clicks(panel.verify_button)
    hands.qtbot.waitUntil(panel.told.isVisible)
    assert "校验通过" in panel.told.text()
    assert "操作日志" in panel.told.text()
    with closing(sqlite3.connect(session.ctx.store.path)) as outside:
        outside.execute("UPDATE team SET name = '别的班' WHERE id = 1")
        outside.commit()
    hands.clicks(panel.verify_button)
    hands.qtbot.waitUntil(panel.fault.isVisible)
    assert not panel.told.isVisible()
    assert panel.verify_button.isEnabled()
    assert [team.name for team in teams.teams(session.ctx)] == ["别的班"], "it only tells"
