"""Help where there is no page: in the guide and in dialogs; and it lives on when the window is built anew."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kpi_desktop.app import App
from kpi_desktop.services.context import Context, open_context
from kpi_desktop.services.demo import make_demo
from kpi_desktop.ui.guide import Guide
from kpi_desktop.ui.help import HelpDialog
from kpi_desktop.ui.settings import SettingsPage
from kpi_desktop.ui.theme import LIGHT
from kpi_desktop.ui.today import TodayPage
from kpi_desktop.ui.window import MainWindow
from tests.leader import Hands
from tests.ui.conftest import StillClock
from tests.ui.windows import present


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("helper") / "demo.db"
    make_demo(file, "zh", StillClock())
    return file


@pytest.fixture
def app(made: Path, tmp_path: Path, qapp: QApplication) -> Iterator[App]:
    ctx: Context = open_context(Path(shutil.copy(made, tmp_path / "kpi.db")), clock=StillClock())
    found = App(qapp, ctx, tmp_path / "kpi.db")
    found.start()
    yield found
    QApplication.closeAllWindows()
    found.end()
    ctx.close()


def window_of(app: App, qtbot: QtBot) -> MainWindow:
    found = app.window
    assert isinstance(found, MainWindow)
    present(found, qtbot)
    return found


def help_of(app: App) -> HelpDialog:
    found = app.window
    assert isinstance(found, MainWindow)
    assert found.help is not None
    return found.help


def test_help_stays_when_other_colours_are_chosen(app: App, qtbot: QtBot) -> None:
    window = window_of(app, qtbot)
    window.open("month")
    window.open_help()
    help_of(app).show_topic("closing")
    place = help_of(app).geometry()
    page = window.open("settings")
    assert isinstance(page, SettingsPage)
    before = help_of(app)
    page.look.choose("dark" if window.session.theme.colours is LIGHT else "light")
    qtbot.waitUntil(lambda: app.window is not window)
    shown = help_of(app)
    assert shown is not before
    assert shown.isVisible()
    assert (shown.shown, shown.geometry().size()) == ("closing", place.size())
    assert shown.parent() is app.window


def test_help_that_was_closed_stays_closed(app: App, qtbot: QtBot) -> None:
    window = window_of(app, qtbot)
    window.open_help()
    help_of(app).close()
    window.rebuild_wanted.emit()
    qtbot.waitUntil(lambda: app.window is not window)
    found = app.window
    assert isinstance(found, MainWindow)
    assert found.help is None


def test_over_pay_plans_it_tells_of_pay(app: App, qtbot: QtBot) -> None:
    window = window_of(app, qtbot)
    page = window.open("settings")
    assert isinstance(page, SettingsPage)
    page.show_plans()
    window.open_help()
    assert help_of(app).shown == "pay"
    page.show_settings()
    window.open_help()
    assert help_of(app).shown == "settings"


def test_a_dialog_has_its_own_topic(app: App, qtbot: QtBot) -> None:
    window = window_of(app, qtbot)
    page = window.open("today")
    assert isinstance(page, TodayPage)
    page.table.setFocus()
    page.table.selectRow(0)
    hands = Hands(qtbot)
    hands.takes(window)
    page.duties.manage()
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    hands.takes(dialog)
    hands.presses(Qt.Key.Key_F1)
    (shown,) = dialog.findChildren(HelpDialog)
    assert shown.shown == "duties"
    shown.close()
    dialog.close()


def test_the_guide_has_help_in_its_language_and_keeps_it(tmp_path: Path, qapp: QApplication, qtbot: QtBot) -> None:
    ctx = open_context(tmp_path / "new.db", clock=StillClock())
    fresh = App(qapp, ctx, tmp_path / "new.db")
    fresh.start()
    guide = fresh.window
    assert isinstance(guide, Guide)
    present(guide, qtbot)
    hands = Hands(qtbot)
    hands.takes(guide)
    hands.presses(Qt.Key.Key_F1)
    shown = guide.helper.shown
    assert shown is not None
    assert shown.isVisible()
    assert shown.page.toPlainText().startswith(("首次设置", "First set-up"))
    other = "en" if shown.page.toPlainText().startswith("首") else "zh"
    guide.steps[0].languages[other].click()  # type: ignore[attr-defined]  # the first step asks for it
    qtbot.waitUntil(lambda: guide.helper.shown is not shown)
    now = guide.helper.shown
    assert now is not None
    assert now.isVisible()
    assert now.page.toPlainText().startswith("First set-up" if other == "en" else "首次设置")
    now.close()
    fresh.end()
    ctx.close()
