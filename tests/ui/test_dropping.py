"""A workbook dropped onto the window is known by its headings, shown, and taken in when that is wanted."""

from __future__ import annotations

from pathlib import Path

import openpyxl
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QDialog

from kpi_desktop.domain.month import Month
from kpi_desktop.services import incidents
from kpi_desktop.services.people import roster
from kpi_desktop.ui.kit import FormDialog
from kpi_desktop.ui.session import Session
from kpi_desktop.ui.window import MainWindow
from tests.leader import Hands
from tests.ui.windows import texts

NOVEMBER = Month(2026, 11)


def book(tmp_path: Path, *rows: tuple[object, ...]) -> Path:
    made, file = openpyxl.Workbook(), tmp_path / "book.xlsx"
    sheet = made.active
    assert sheet is not None
    for row in rows:
        sheet.append(list(row))
    made.save(file)
    return file


def drop(window: MainWindow, *files: Path) -> None:
    """What the desktop sends when files are let go over a window."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    held = Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(400, 300), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, held)
    QApplication.sendEvent(window, enter)
    assert enter.isAccepted()
    let_go = QDropEvent(QPointF(400, 300), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, held)
    QApplication.sendEvent(window, let_go)


def answer(hands: Hands, *, take: bool) -> list[str]:
    """Read the next question and answer it."""
    read: list[str] = []

    def deal(dialog: QDialog) -> None:
        read.extend(texts(dialog))
        assert isinstance(dialog, FormDialog)
        if take:
            dialog.verb.click()
        else:
            dialog.reject()

    seen = hands.answers(FormDialog, deal)
    hands.qtbot.waitUntil(lambda: bool(seen), timeout=10000)
    return read


RECORDS = (
    ("日期", "工号", "姓名", "考核细则", "分钟"),
    ("2026-11-03", "0101", "张敏", "迟到", 12),
    ("2026-11-04", "0102", "李倩", "迟到", 7),
)


def logged(session: Session) -> list[str]:
    return [one.name for one in incidents.logged_in(session.ctx, session.team, NOVEMBER) if not one.voided]


def test_records_come_in_after_the_question_and_go_again_by_undo(
    window: MainWindow, hands: Hands, session: Session, tmp_path: Path
) -> None:
    drop(window, book(tmp_path, *RECORDS))
    read = answer(hands, take=True)
    assert "导入 2 条记录" in read
    assert any("张敏" in text and "李倩" in text for text in read)
    hands.qtbot.waitUntil(lambda: session.last is not None)
    assert logged(session) == ["张敏", "李倩"]
    session.undo()
    assert logged(session) == []


def test_nothing_comes_in_when_it_is_not_wanted(
    window: MainWindow, hands: Hands, session: Session, tmp_path: Path
) -> None:
    drop(window, book(tmp_path, *RECORDS))
    answer(hands, take=False)
    hands.qtbot.waitUntil(lambda: not window.work.busy)
    assert logged(session) == []


def test_dropped_twice_nothing_comes_in_twice(
    window: MainWindow, hands: Hands, session: Session, tmp_path: Path
) -> None:
    file = book(tmp_path, *RECORDS)
    drop(window, file)
    answer(hands, take=True)
    hands.qtbot.waitUntil(lambda: session.last is not None)
    drop(window, file)
    read = answer(hands, take=True)
    assert any("没有新内容" in text for text in read)
    assert len(logged(session)) == 2


def test_a_roster_goes_onto_the_roster(window: MainWindow, hands: Hands, session: Session, tmp_path: Path) -> None:
    drop(window, book(tmp_path, ("姓名", "工号"), ("马小云", "0777")))
    answer(hands, take=True)
    hands.qtbot.waitUntil(lambda: session.last is not None)
    assert any(one.number == "0777" for one in roster(session.ctx, session.team))


def test_anything_else_is_refused_in_words(window: MainWindow, hands: Hands, tmp_path: Path) -> None:
    drop(window, book(tmp_path, ("水果", "价格"), ("苹果", 3)))
    assert any("不是可以导入的工作簿" in text for text in answer(hands, take=True))


def test_one_at_a_time(window: MainWindow, hands: Hands, tmp_path: Path) -> None:
    file = book(tmp_path, *RECORDS)
    drop(window, file, file)
    assert any("一次只能" in text for text in answer(hands, take=True))


def test_text_is_not_taken_for_a_file(window: MainWindow) -> None:
    mime = QMimeData()
    mime.setText("张敏")
    held = Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(400, 300), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, held)
    enter.ignore()
    QApplication.sendEvent(window, enter)
    assert not enter.isAccepted()
