"""One person's strip onto the clipboard and into a file, from the month."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from kpi_desktop.domain.month import Month
from kpi_desktop.ui.reports.strip_picture import StripPicture
from kpi_desktop.ui.session import Session

Whose = tuple[Month, str] | None


@pytest.fixture
def desk(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def picture(session: Session, desk: QWidget, whose: Whose) -> StripPicture:
    made = StripPicture(session, desk, lambda: whose)
    made.button.setParent(desk)
    made.told.setParent(desk)
    desk.resize(400, 200)
    desk.show()
    return made


def test_two_keys_in_the_menu_copy_the_picture(session: Session, desk: QWidget) -> None:
    made = picture(session, desk, (Month(2026, 10), "0103"))
    QGuiApplication.clipboard().clear()
    QTest.mouseClick(made.button, Qt.MouseButton.LeftButton)
    assert made.menu.isVisible()
    QTest.keyClick(made.menu, Qt.Key.Key_Down)
    QTest.keyClick(made.menu, Qt.Key.Key_Return)
    assert QGuiApplication.clipboard().image().width() == 1080
    assert "单雪" in made.saver.told.sentence.text()
    made.forget()
    assert made.saver.told.isHidden()


def test_the_picture_is_saved_under_the_name_that_is_given(
    session: Session, desk: QWidget, qtbot: QtBot, tmp_path: Path
) -> None:
    made = picture(session, desk, (Month(2026, 11), "0103"))
    made.saving.trigger()
    dialog = made.saver.dialog
    assert isinstance(dialog, QFileDialog)
    assert Path(dialog.selectedFiles()[0]).name == "2026-11 0103 单雪.png"
    dialog.fileSelected.emit(str(tmp_path / "for chat.png"))
    qtbot.waitUntil((tmp_path / "for chat.png").exists, timeout=20_000)
    qtbot.waitUntil(lambda: not made.saver.told.isHidden())
    assert QImage(str(tmp_path / "for chat.png")).width() == 1080
    dialog.reject()


def test_while_nobody_is_chosen_nothing_is_copied(session: Session, desk: QWidget) -> None:
    made = picture(session, desk, None)
    QGuiApplication.clipboard().setText("mine")
    made.copying.trigger()
    assert QGuiApplication.clipboard().text() == "mine"
