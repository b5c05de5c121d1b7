"""A tall dialog keeps within the screen, with its buttons; what gets the caret is scrolled into view."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from kpi_desktop.ui.kit import Field, FormDialog
from kpi_desktop.ui.session import Session


@pytest.fixture
def fields() -> list[QLineEdit]:
    return [QLineEdit() for _ in range(3)]


def opened(qtbot: QtBot, session: Session, fields: list[QLineEdit]) -> FormDialog:
    dialog = FormDialog(None, "Scheme", verb="Put", cancel="Leave", apply=lambda: None, tr=session.tr, tall=True)
    for number, field in enumerate(fields):
        dialog.body.addWidget(Field(f"Field {number}", field))
    qtbot.addWidget(dialog)
    dialog.show()
    with qtbot.waitActive(dialog):
        dialog.activateWindow()
    return dialog


def seen(dialog: FormDialog, field: QLineEdit) -> bool:
    area = QRect(field.mapTo(dialog, field.rect().topLeft()), field.size())
    return dialog.rect().contains(area) and area.bottom() < dialog.verb.mapTo(dialog, dialog.verb.rect().topLeft()).y()


def test_what_has_room_is_shown_whole(qtbot: QtBot, session: Session, fields: list[QLineEdit]) -> None:
    dialog = opened(qtbot, session, fields)
    assert all(seen(dialog, field) for field in fields)


def test_what_has_no_room_scrolls_to_the_caret_and_the_buttons_stay(qtbot: QtBot, session: Session) -> None:
    fields = [QLineEdit() for _ in range(30)]
    dialog = opened(qtbot, session, fields)
    screen = dialog.screen().availableGeometry().height()
    assert dialog.height() <= screen
    assert dialog.rect().contains(dialog.verb.geometry())
    fields[0].setFocus()
    assert not seen(dialog, fields[-1])
    for _ in fields[1:]:
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
    assert fields[-1].hasFocus()
    qtbot.waitUntil(lambda: seen(dialog, fields[-1]))


def test_it_grows_with_what_is_put_in_later(qtbot: QtBot, session: Session, fields: list[QLineEdit]) -> None:
    dialog = opened(qtbot, session, fields)
    before = dialog.height()
    late = QLineEdit()
    dialog.body.addWidget(Field("Late", late))
    qtbot.waitUntil(lambda: dialog.height() > before)
    assert seen(dialog, late)
    assert seen(dialog, fields[0])
