from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QGuiApplication,
    QImage,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from kpi_desktop.errors import KpiError
from kpi_desktop.services import evidence, incidents
from kpi_desktop.ui.evidence import EvidenceDialog
from kpi_desktop.ui.session import Session
from tests.ui.today.test_records import choose_row, dialog

if TYPE_CHECKING:
    from tests.ui.today.conftest import Leader

CTRL = Qt.KeyboardModifier.ControlModifier
FRIDAY = date(2026, 11, 20)
CLIP = 7


def names(session: Session) -> list[list[str]]:
    """The files of every record of the day, in the order of entry."""
    logged = incidents.logged_on(session.ctx, session.team, FRIDAY)
    files = evidence.attached(session.ctx, [one.id for one in logged])
    return [[file.name for file in files.get(one.id, ())] for one in logged]


def photo(width: int = 40, height: int = 20) -> QImage:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("#1B5E93"))
    return image


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "考勤机.png"
    photo().save(str(path))
    return path


@pytest.fixture(autouse=True)
def one_late(leader: Leader) -> None:
    leader.logs("sx cd 8")


def copies(*paths: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    QGuiApplication.clipboard().setMimeData(mime)


def drops(leader: Leader, paths: list[Path], place: int = 0) -> bool:
    """What a desktop does when files are dragged onto a row and let go; whether they were taken."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    table = leader.page.table
    where = table.visualRect(table.entries.index(place, 1)).center() if place >= 0 else QPoint(60, 280)
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(where, copy, mime, left, none)
    QApplication.sendEvent(table.viewport(), enter)
    move = QDragMoveEvent(where, copy, mime, left, none)
    if enter.isAccepted():
        QApplication.sendEvent(table.viewport(), move)
    if not (enter.isAccepted() and move.isAccepted()):
        return False
    drop = QDropEvent(QPointF(where), copy, mime, left, none)
    QApplication.sendEvent(table.viewport(), drop)
    return drop.isAccepted()


def test_a_picture_on_the_clipboard_is_attached_with_one_key_and_taken_back_with_another(
    leader: Leader, session: Session
) -> None:
    QGuiApplication.clipboard().setImage(photo())
    choose_row(leader)
    leader.presses(Qt.Key.Key_V, held=CTRL)
    assert names(session) == [["Pasted picture.png"]]
    assert leader.rows()[0][CLIP] == "1"
    whose = leader.page.desk.records()[0].logged.name
    assert leader.told.endswith(f"{whose}, attached: Pasted picture.png")
    leader.presses(Qt.Key.Key_Z, held=CTRL)
    assert names(session) == [[]]
    assert leader.rows()[0][CLIP] == ""


def test_files_are_dropped_onto_the_record_that_they_are_about(leader: Leader, session: Session, file: Path) -> None:
    leader.logs("lq cd 9")
    note = file.with_name("说明.txt")
    note.write_text("保安证明", "utf-8")
    assert drops(leader, [file, note], place=1)
    assert names(session) == [["考勤机.png", "说明.txt"], []]
    assert leader.rows()[1][CLIP] == "2"
    assert leader.page.table.entries.index(1, CLIP).data(Qt.ItemDataRole.ToolTipRole) == "2 files: 考勤机.png, 说明.txt"
    assert not drops(leader, [file], place=-1)


def test_a_workbook_dropped_onto_a_record_is_left_to_the_window_that_takes_it_in(
    leader: Leader, session: Session, file: Path
) -> None:
    book = file.with_name("花名册.xlsx")
    book.write_bytes(b"PK\x03\x04[Content_Types].xml")
    assert not drops(leader, [book])
    assert names(session) == [[]]


def test_a_program_is_refused_by_its_name_and_nothing_is_attached(leader: Leader, session: Session, file: Path) -> None:
    program = file.with_name("photo.png.exe")
    program.write_bytes(b"MZ" + bytes(60))
    told: list[KpiError] = []
    session.failed.disconnect()
    session.failed.connect(told.append)
    drops(leader, [file, program])
    assert [session.tr.say(error.what) for error in told] == [
        "photo.png.exe isn't a picture, a PDF, a text or an Office file, so it wasn't kept."
    ]
    assert names(session) == [[]]


def test_right_after_logging_one_key_opens_the_evidence_of_all_that_was_logged(
    leader: Leader, session: Session, file: Path
) -> None:
    leader.types("lq")
    leader.presses(Qt.Key.Key_Tab)
    leader.logs("sx cd 9")
    copies(file)
    leader.pressed = 0
    leader.presses(Qt.Key.Key_T, held=CTRL)
    shown = dialog(leader, EvidenceDialog)
    assert shown.windowTitle().startswith("Evidence: 2 records, ")
    leader.presses(Qt.Key.Key_V, held=CTRL)
    leader.presses(Qt.Key.Key_Escape)
    assert leader.pressed == 3
    assert names(session) == [[], ["考勤机.png"], ["考勤机.png"]]
    leader.qtbot.waitUntil(leader.page.line.field.hasFocus)
    leader.presses(Qt.Key.Key_Z, held=CTRL)
    assert names(session) == [[], [], []]


def test_a_click_on_the_clip_shows_the_file(leader: Leader, file: Path) -> None:
    drops(leader, [file])
    table = leader.page.table
    where = table.visualRect(table.entries.index(0, CLIP)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=where)
    shown = dialog(leader, EvidenceDialog)
    assert shown.current is not None
    assert shown.current.name == "考勤机.png"
    assert shown.shown.picture.isVisible()


@pytest.mark.qt_log_ignore("This plugin does not support")  # said of every menu off screen
def test_the_menu_of_a_record_leads_to_its_evidence(leader: Leader) -> None:
    choose_row(leader)
    table = leader.page.table
    asked = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(5, 5), table.mapToGlobal(QPoint(5, 5)))
    QApplication.sendEvent(table, asked)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert [action.text() for action in menu.actions()] == ["Correct…\tEnter", "Void…\tDel", "Evidence…\tCtrl+T"]
    QTest.keyClick(menu, Qt.Key.Key_Up)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    assert dialog(leader, EvidenceDialog).files == ()


def test_the_caret_goes_back_to_the_row_whose_evidence_was_looked_at(leader: Leader) -> None:
    choose_row(leader)
    leader.presses(Qt.Key.Key_T, held=CTRL)
    dialog(leader, EvidenceDialog)
    leader.presses(Qt.Key.Key_Escape)
    leader.qtbot.waitUntil(leader.page.table.hasFocus)
