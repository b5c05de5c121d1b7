"""A backup put back from the window: another window opens on it in the same run, and the data before is kept."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from kpi_desktop.app import run
from kpi_desktop.domain.month import Month
from kpi_desktop.services import setup
from kpi_desktop.services.backups import back_up
from kpi_desktop.services.context import open_context
from kpi_desktop.services.settings import organisation, set_organisation
from kpi_desktop.ui.crash import CrashGuard
from kpi_desktop.ui.settings import SettingsPage
from kpi_desktop.ui.window import MainWindow
from tests.whole.test_sample import drive


def organisation_in(file: Path) -> str:
    ctx = open_context(file, write=False)
    try:
        return organisation(ctx)
    finally:
        ctx.close()


def test_the_window_opens_on_the_backup_and_the_data_before_is_kept(
    tmp_path: Path, scheme_text: str, monkeypatch: pytest.MonkeyPatch, qapp: QApplication
) -> None:
    assert qapp is not None
    monkeypatch.setattr(CrashGuard, "install", lambda _: None)
    mine = tmp_path / "kpi.db"
    ctx = open_context(mine)
    setup.set_up(ctx, setup.Setup("维康", "早班", scheme_text, Month.of(ctx.clock.today()), (), "zh"))
    back_up(mine, tmp_path / "kpi-old.db")
    set_organisation(ctx, "后来的名称")
    ctx.close()
    seen: list[str] = []

    def restore(window: QWidget) -> bool:
        assert isinstance(window, MainWindow)
        page = window.open("settings")
        assert isinstance(page, SettingsPage)
        page.backup.restore_button.click()
        return True

    def choose(window: QWidget) -> bool:
        assert isinstance(window, MainWindow)
        dialog = window.page.backup.restoring  # type: ignore[attr-defined]
        dialog.list.setCurrentRow(0)
        if not dialog.verb.isEnabled():
            return False
        seen.append(organisation(window.session.ctx))
        dialog.verb.click()
        return True

    def away(window: QWidget) -> bool:
        assert isinstance(window, MainWindow)
        if not window.status.news.whole:
            return False
        page = window.open("settings")
        assert isinstance(page, SettingsPage)
        seen.extend([organisation(window.session.ctx), window.status.news.whole, page.backup.last.text()])
        window.close()
        return True

    timer = drive([restore, choose, away])
    assert run(mine, language="zh") == 0
    timer.stop()
    (kept,) = tmp_path.glob("kpi-before-restore-*.db")
    assert seen[:2] == ["后来的名称", "维康"]
    assert kept.name in seen[2]
    assert seen[3].endswith("kpi-old.db"), "a backup was made: the very one that was put back"
    assert (organisation_in(mine), organisation_in(kept)) == ("维康", "后来的名称")
    assert {path.name for path in tmp_path.iterdir() if path.suffix != ".lock"} == {"kpi.db", "kpi-old.db", kept.name}
