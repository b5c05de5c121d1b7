"""Settings are saved at once and say so."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QScrollArea
from pytestqt.qtbot import QtBot

from kpi_desktop.domain.month import Month
from kpi_desktop.domain.words import LANGUAGES, Language
from kpi_desktop.services import settings, setup, teams
from kpi_desktop.services.setup import Setup
from kpi_desktop.texts import Translator
from kpi_desktop.ui.rail import Place
from kpi_desktop.ui.session import Session
from kpi_desktop.ui.settings import SettingsPage
from kpi_desktop.ui.window import MainWindow
from tests.ui.windows import present


@pytest.fixture
def window(session: Session, qtbot: QtBot) -> MainWindow:
    made = MainWindow((Place("settings", "设置", "settings", SettingsPage),), session, lambda: "")
    qtbot.addWidget(made)
    present(made, qtbot)
    made.open("settings")
    return made


@pytest.fixture
def page(window: MainWindow) -> SettingsPage:
    assert isinstance(window.page, SettingsPage)
    return window.page


def test_the_organisation_is_saved_by_enter_and_that_is_told(page: SettingsPage, session: Session) -> None:
    editor = page.organisation.editor
    assert editor.text() == "维康客户服务中心"
    editor.selectAll()
    QTest.keyClicks(editor, "Weikang")
    assert page.organisation.told.text() == ""
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert settings.organisation(session.ctx) == "Weikang"
    assert page.organisation.told.text() == session.tr.t("Saved")


def test_leaving_the_field_saves_too(page: SettingsPage, session: Session) -> None:
    page.team.editor.setFocus()
    page.team.editor.selectAll()
    QTest.keyClicks(page.team.editor, "Late shift")
    page.organisation.editor.setFocus()
    assert [team.name for team in teams.teams(session.ctx)] == ["Late shift"]
    assert session.team.name == "Late shift"


def test_a_refused_name_stands_beneath_its_field_and_stays_typed(page: SettingsPage, session: Session) -> None:
    editor = page.team.editor
    editor.selectAll()
    QTest.keyClick(editor, Qt.Key.Key_Delete)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert editor.property("fault") is True
    assert editor.accessibleDescription()
    assert session.team.name == "早班"
    QTest.keyClicks(editor, "B")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert editor.property("fault") is False
    assert session.team.name == "B"


def test_read_again_a_field_shows_what_stands_and_no_old_fault(page: SettingsPage) -> None:
    editor = page.team.editor
    editor.selectAll()
    QTest.keyClick(editor, Qt.Key.Key_Delete)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert editor.property("fault") is True
    page.refresh()
    assert editor.text() == "早班"
    assert editor.property("fault") is False


def test_a_name_that_another_team_has_is_refused(page: SettingsPage, session: Session, scheme_text: str) -> None:
    setup.set_up(session.ctx, Setup("", "B", scheme_text, Month(2026, 11)))
    editor = page.team.editor
    editor.selectAll()
    QTest.keyClicks(editor, "B")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert editor.property("fault") is True
    assert session.team.name == "早班"


def test_the_language_is_kept_and_the_window_is_to_be_built_anew(
    window: MainWindow, page: SettingsPage, session: Session, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(window.rebuild_wanted):
        QTest.mouseClick(page.languages["en"], Qt.MouseButton.LeftButton)
    assert settings.language(session.ctx) == "en"


def test_choosing_the_language_in_use_does_nothing(window: MainWindow, page: SettingsPage, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(window.rebuild_wanted):
        QTest.mouseClick(page.languages["zh"], Qt.MouseButton.LeftButton)


def test_it_says_where_the_data_lies_and_opens_the_folder(
    page: SettingsPage, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = [one.text() for one in page.findChildren(QLabel)]
    assert str(session.ctx.store.path) in shown
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    page.folder_button.click()
    assert [url.toLocalFile() for url in opened] == [str(session.ctx.store.path.parent)]


def test_the_licence_of_qt_is_named(page: SettingsPage) -> None:
    assert any("LGPL" in one.text() or "Lesser General Public" in one.text() for one in page.findChildren(QLabel))


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_cut_sideways_and_no_hint_touches_its_field(
    session: Session, speak: Callable[[Language], Translator], qtbot: QtBot, language: Language
) -> None:
    session = Session(session.ctx, speak(language), session.theme, session.icons, session.team)
    window = MainWindow((Place("settings", "?", "settings", SettingsPage),), session, lambda: "")
    qtbot.addWidget(window)
    window.resize(1280, 720)
    window.open("settings")
    present(window, qtbot)
    page = window.page
    assert isinstance(page, SettingsPage)
    (area,) = page.findChildren(QScrollArea)
    assert not area.horizontalScrollBar().isVisible()
    for saved in (page.organisation, page.team):
        field = saved.field
        assert field._sentence.geometry().top() >= field.editor.geometry().bottom() + 4
