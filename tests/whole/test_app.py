"""How the parts are put together: first window, language, Qt's own words, what is left behind, sharp icons."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
import weakref
from datetime import date
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QMessageBox,
)
from pytestqt.qtbot import QtBot

from kpi_desktop import paths
from kpi_desktop.app import App, application, run
from kpi_desktop.domain.month import Month
from kpi_desktop.domain.words import Message
from kpi_desktop.errors import NewerError, WrongCallError
from kpi_desktop.services import closing, settings, setup, teams
from kpi_desktop.services.people import NewPerson
from kpi_desktop.store import faults
from kpi_desktop.texts import Translator
from kpi_desktop.ui.guide import Guide
from kpi_desktop.ui.icons import Icons
from kpi_desktop.ui.kit import FormDialog
from kpi_desktop.ui.month import MonthPage
from kpi_desktop.ui.opening import UnopenedDialog
from kpi_desktop.ui.settings import SettingsPage
from kpi_desktop.ui.theme import DARK, LIGHT, Theme
from kpi_desktop.ui.today import TodayPage
from tests.whole.office import PAGES, Office, settle

SAVE = QMessageBox.StandardButton.Save


def test_a_new_database_opens_the_guide_and_an_old_one_the_day(office: Office, scheme_text: str) -> None:
    office.app.start()
    guide = office.app.window
    assert isinstance(guide, Guide)
    guide.hide()
    setup.set_up(office.ctx, setup.Setup("维康", "早班", scheme_text, Month(2026, 11), (NewPerson("1", "张敏"),), "zh"))
    office.app.start()
    assert office.window.place_id == "today"
    assert office.window.windowTitle() == "早班 · 月度考核"


def test_a_team_that_is_not_there_is_a_wrong_call(qapp: QApplication, open_office: Office) -> None:
    app = App(qapp, open_office.ctx, open_office.folder / "other.db", team="晚班")
    with pytest.raises(WrongCallError):
        app.start()
    assert app.window is None


def test_a_first_month_that_is_still_to_come_can_be_waited_for(office: Office, scheme_text: str) -> None:
    """The guide offers months ahead; until then every page opens and says what there is to say."""
    setup.set_up(office.ctx, setup.Setup("维康", "早班", scheme_text, Month(2027, 1), (NewPerson("1", "张敏"),), "zh"))
    office.app.start()
    for place in PAGES:
        office.window.open(place)
        settle()
        assert QApplication.activeModalWidget() is None, place
    office.window.open("today")
    assert not office.page(TodayPage).line.field.isEnabled()
    assert office.page(TodayPage).line.reason.text()
    assert "这个月已结。" not in [label.text() for label in office.window.findChildren(QLabel)]


def test_the_other_language_is_spoken_at_once_on_the_same_page_by_qt_too(open_office: Office, qtbot: QtBot) -> None:
    before = open_office.window
    page = open_office.goes_to(6, SettingsPage)
    assert said_by_qt() == "保存"

    open_office.hands.clicks(page.languages["en"])
    qtbot.waitUntil(lambda: open_office.app.window is not before)

    assert open_office.window.place_id == "settings"
    assert open_office.window.windowTitle() == "早班 · Monthly assessment"
    assert said_by_qt() == "Save"
    assert settings.language(open_office.ctx) == "en"

    open_office.hands.takes(open_office.window)
    assert open_office.page(SettingsPage).languages["en"].hasFocus()
    open_office.hands.clicks(open_office.page(SettingsPage).languages["zh"])
    qtbot.waitUntil(lambda: open_office.app.translator.language == "zh")
    assert said_by_qt() == "保存"


def said_by_qt() -> str:
    """What stands on a button of one of Qt's own dialogs."""
    box = QMessageBox(QMessageBox.Icon.Question, "", "", SAVE)
    return box.button(SAVE).text().replace("&", "")


def test_what_was_done_can_be_undone_after_the_language_changed(open_office: Office) -> None:
    page = open_office.goes_to(1, TodayPage)
    open_office.hands.types("sx cd 8")
    open_office.hands.presses(Qt.Key.Key_Return)
    assert page.desk.counted()[0] == 1
    settings.set_language(open_office.ctx, "en")
    open_office.window.rebuild_wanted.emit()
    open_office.hands.takes(open_office.window)

    open_office.hands.presses(Qt.Key.Key_Z, held=Qt.KeyboardModifier.ControlModifier)

    assert open_office.page(TodayPage).desk.counted()[0] == 0


def test_a_half_typed_line_outlives_another_language_and_other_colours(open_office: Office) -> None:
    page = open_office.goes_to(1, TodayPage)
    open_office.hands.types("sx")
    open_office.hands.presses(Qt.Key.Key_Tab)
    open_office.hands.types("cd 8")
    page.line.toggle_note()
    open_office.hands.types("rain")
    open_office.app._recolour()
    settle()
    page = open_office.page(TodayPage)
    assert [person.name for person in page.line.chosen] == ["单雪"]
    assert (page.line.text, page.line.note.text()) == ("cd 8", "rain")

    open_office.goes_to(6, SettingsPage)
    settings.set_language(open_office.ctx, "en")
    open_office.window.rebuild_wanted.emit()
    page = open_office.goes_to(1, TodayPage)
    assert page.line.text == "cd 8"
    page.line.field.setFocus()
    open_office.hands.presses(Qt.Key.Key_Return)
    assert page.desk.counted()[0] == 1


def test_other_colours_are_taken_on_at_once_kept_and_given_back_to_the_desktop(
    open_office: Office, qtbot: QtBot
) -> None:
    def ground() -> str:
        settle()
        picture = open_office.window.grab().toImage()
        return picture.pixelColor(picture.width() // 2, picture.height() - 10).name().upper()

    page = open_office.goes_to(6, SettingsPage)
    light = ground()
    before = open_office.window
    open_office.hands.clicks(page.look.choices["dark"])
    qtbot.waitUntil(lambda: open_office.window is not before)
    assert open_office.window.place_id == "settings"
    assert (light, ground()) == (LIGHT.window, DARK.window)
    assert settings.look(open_office.ctx) == "dark"
    open_office.app._recolour()  # as when the desktop changes its colours
    assert ground() == DARK.window

    open_office.hands.clicks(open_office.page(SettingsPage).look.choices[None])
    assert settings.look(open_office.ctx) is None
    assert ground() == LIGHT.window


def test_the_colours_are_gone_through_by_arrow_keys(open_office: Office, qtbot: QtBot) -> None:
    page = open_office.goes_to(6, SettingsPage)
    page.look.choices[None].setFocus(Qt.FocusReason.TabFocusReason)
    for look in ("light", "dark"):
        before = open_office.window
        open_office.hands.presses(Qt.Key.Key_Right)
        qtbot.waitUntil(before.isHidden)
        open_office.hands.takes(open_office.window)
        page = open_office.page(SettingsPage)
        assert settings.look(open_office.ctx) == look
        assert page.look.chosen.hasFocus()
    open_office.goes_to(1, TodayPage)
    page = open_office.goes_to(6, SettingsPage)
    assert page.languages[page.tr_.language].hasFocus(), "only once"
    page.look.choose(None)


def test_other_colours_wait_for_a_dialog_and_what_is_typed_in_it(open_office: Office, qtbot: QtBot) -> None:
    before = open_office.window
    dialog = FormDialog(
        before, "Reason", verb="Save", cancel="Cancel", apply=lambda: None, tr=open_office.app.translator
    )
    dialog.open()
    open_office.app._recolour()  # as when the desktop goes over to its evening
    settle()
    assert shiboken6.isValid(dialog)
    assert open_office.window is before
    dialog.accept()
    qtbot.waitUntil(lambda: open_office.window is not before)


def test_the_guide_keeps_its_step_and_answers_in_other_colours(office: Office) -> None:
    office.app.start()
    guide = office.app.window
    assert isinstance(guide, Guide)
    guide.draft.team = "早班"
    guide.go_to(2)
    office.app._recolour()
    assert guide.step is guide.steps[2]
    assert guide.draft.team == "早班"
    guide.draft.team = ""


def test_a_reopened_month_is_called_the_same_at_its_head_and_in_the_status_line(open_office: Office) -> None:
    ctx, team = open_office.ctx, teams.resolve(open_office.ctx)
    closing.close(ctx, team, Month(2026, 11), accept="-")
    closing.reopen(ctx, team, Month(2026, 11), "late slip")
    page = open_office.goes_to(2, MonthPage)
    assert page.head.state.text() == "重开"
    assert open_office.window.status.text.whole.endswith("2026年11月 重开")


def test_the_program_has_a_sign_of_its_own() -> None:
    icon = application().windowIcon()
    assert not icon.isNull()
    assert {size.width() for size in icon.availableSizes()} >= {16, 32, 256}


def test_a_file_of_a_newer_version_is_told_with_both_versions(qtbot: QtBot, tmp_path: Path) -> None:
    icons = Icons(paths.resources() / "icons", 1.0)
    what = Message("{file} was written by a newer version of this program.", {"file": "kpi.db"})
    error = NewerError(what, str(tmp_path / "kpi.db"), 12, 11)
    tr = Translator("zh", paths.resources() / "translations")
    dialog = UnopenedDialog(None, error, tr, Theme(LIGHT, paths.resources() / "style"), icons)
    qtbot.addWidget(dialog)
    dialog.show()
    texts = " ".join(label.text() for label in dialog.findChildren(QLabel))
    assert "由更新的版本保存" in texts
    assert "文件没有改动" in texts
    assert "数据版本 12，本程序支持到 11" in texts
    assert str(tmp_path / "kpi.db") in texts
    assert any(not label.pixmap().isNull() for label in dialog.findChildren(QLabel))


def test_a_window_that_was_built_anew_leaves_nothing_behind(open_office: Office) -> None:
    before = open_office.window
    for place in PAGES:
        before.open(place)
    pages = [weakref.ref(page) for page in before.pages._built.values()]
    session = weakref.ref(before.session)
    windows = len(QApplication.topLevelWidgets())
    before.rebuild_wanted.emit()
    settle()

    assert not shiboken6.isValid(before)
    assert len(QApplication.topLevelWidgets()) <= windows
    del before
    gc.collect()
    assert session() is None
    assert [page() for page in pages] == [None] * len(pages)


def test_the_window_built_anew_stands_where_the_old_one_stood(open_office: Office) -> None:
    open_office.window.setGeometry(40, 30, 1300, 760)
    open_office.window.rebuild_wanted.emit()
    assert open_office.window.geometry() == QRect(40, 30, 1300, 760)
    open_office.window.showMaximized()
    open_office.window.rebuild_wanted.emit()
    assert open_office.window.isMaximized()
    open_office.window.showNormal()
    settle()
    assert (open_office.window.width(), open_office.window.height()) == (1300, 760)


def test_a_page_that_cannot_be_read_is_told_and_the_window_lives_on(
    open_office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    error = faults.damaged(open_office.database)

    def fails(*_: object) -> None:
        raise error

    window = open_office.window
    window.open("people")
    monkeypatch.setattr(window.page, "refresh", fails)
    told: list[str] = []

    def close(dialog: FormDialog) -> None:
        told.extend(label.text() for label in dialog.findChildren(QLabel))
        open_office.hands.clicks(dialog.verb)

    open_office.hands.answers(FormDialog, close)
    window.open("people")
    assert window.session.tr.say(error.what) in told
    open_office.hands.answers(FormDialog, close)
    open_office.window.session.do(lambda: settings.set_organisation(open_office.ctx, "康宁"))
    assert len([text for text in told if text == window.session.tr.say(error.what)]) == 2
    assert open_office.goes_to(1, TodayPage).line.field.hasFocus()


def test_the_team_renamed_in_the_settings_stands_in_the_title(open_office: Office) -> None:
    page = open_office.goes_to(6, SettingsPage)
    open_office.hands.tabs_to(page.team.editor)
    open_office.hands.presses(Qt.Key.Key_A, held=Qt.KeyboardModifier.ControlModifier)
    open_office.hands.composes("晚班")
    open_office.hands.presses(Qt.Key.Key_Return)
    assert teams.resolve(open_office.ctx).name == "晚班"
    assert open_office.window.windowTitle() == "晚班 · 月度考核"


def test_without_a_screen_the_commands_are_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    if not sys.platform.startswith("linux"):
        pytest.skip("other systems always have a screen")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    with pytest.raises(WrongCallError) as caught:
        run(tmp_path / "kpi.db")
    assert "kpi-desktop --help" in caught.value.what.id
    assert not (tmp_path / "kpi.db").exists()


TWICE_AS_SHARP = """
import sys
from pathlib import Path
from PySide6.QtCore import QSize
from kpi_desktop import app
from kpi_desktop.services.context import open_context

qt = app.application()
ctx = open_context(Path(sys.argv[1]))
main = app.App(qt, ctx, Path(sys.argv[1]))
main.start()
qt.processEvents()
window = main.window
grab = window.grab()
assert grab.devicePixelRatio() == 2, grab.devicePixelRatio()
picture = grab.toImage()
theme, icons = window.session.theme, window.session.icons
icon = icons.pixmap("month", theme.colour("second_ink")).toImage()
assert (icon.width(), icon.height()) == (40, 40)
solid = [(x, y) for x in range(40) for y in range(40) if icon.pixelColor(x, y).alpha() == 255]
assert len(solid) > 50
button = window.rail.buttons["month"]
corner = button.mapTo(window, button.rect().topLeft()) * 2
found = any(
    all(picture.pixelColor(left + x, top + y) == icon.pixelColor(x, y) for x, y in solid)
    for left in range(corner.x(), corner.x() + 2 * button.width() - 40)
    for top in range(corner.y(), corner.y() + 2 * button.height() - 40)
)
print("sharp" if found else "blurred")
main.window.hide()
ctx.close()
"""


def test_icons_are_drawn_in_the_pixels_of_a_sharp_screen(open_office: Office) -> None:
    open_office.ctx.close()
    done = subprocess.run(
        [sys.executable, "-c", TWICE_AS_SHARP, str(open_office.database)],
        env={**os.environ, "QT_SCALE_FACTOR": "2"},
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    assert done.stdout == "sharp\n", done.stderr


def test_the_clock_of_the_window_is_the_one_it_was_given(open_office: Office) -> None:
    open_office.clock.day = date(2026, 11, 25)
    page = open_office.goes_to(1, TodayPage)
    assert page.desk.day == date(2026, 11, 25)


def test_the_status_line_speaks_of_the_month_in_sight(open_office: Office) -> None:
    open_office.clock.day = date(2026, 12, 1)
    page = open_office.goes_to(2, MonthPage)
    open_office.hands.clicks(page.head.next)
    assert open_office.window.status.text.whole.endswith("2026年12月 未结")
    open_office.hands.clicks(page.head.previous)
    assert open_office.window.status.text.whole.endswith("2026年11月 未结")
    open_office.goes_to(1, TodayPage)
    assert open_office.window.status.text.whole.endswith("2026年12月 未结")
