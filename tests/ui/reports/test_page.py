from __future__ import annotations

import threading
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QImage
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QLabel, QLineEdit, QMessageBox
from pytestqt.qtbot import QtBot

from kpi_desktop.domain.month import Month
from kpi_desktop.render import document as documents
from kpi_desktop.render.measure import Fonts
from kpi_desktop.services import closing, pay_plans, people
from kpi_desktop.services.people import NewPerson
from kpi_desktop.ui.background import Job, Progress, Work
from kpi_desktop.ui.kit import FormDialog
from kpi_desktop.ui.reports import ReportsPage
from kpi_desktop.ui.reports.papers import Kind
from kpi_desktop.ui.reports.printing import chosen_pages, print_watched
from kpi_desktop.ui.session import Session


def kind(page: ReportsPage) -> Kind:
    return page.choice.kind


def chosen(page: ReportsPage) -> tuple[str, ...] | None:
    return page.choice.chosen


def strips(page: ReportsPage) -> None:
    QTest.keyClick(page.choice.kinds[Kind.SCORE_TABLE], Qt.Key.Key_Down)


def type_in(dialog: QFileDialog, path: Path) -> None:
    name = dialog.findChild(QLineEdit)
    assert name is not None
    name.setText(str(path))


def save_to(page: ReportsPage, path: Path, qtbot: QtBot) -> str:
    """Answer the file dialog that is open; gives the name it proposed."""
    dialog = page.saver.dialog
    assert isinstance(dialog, QFileDialog)
    proposed = Path(dialog.selectedFiles()[0]).name
    type_in(dialog, path)
    dialog.accept()
    qtbot.waitUntil(lambda: page.saver.told.isVisible() or page.saver.fault.isVisible())
    return proposed


def test_whoever_was_asked_for_is_in_sight_among_many(page: ReportsPage, qtbot: QtBot) -> None:
    month = page.choice.month
    assert month is not None
    page.choose(month, "0112")
    people = page.choice.people
    qtbot.waitUntil(people.isVisible)
    assert chosen(page) == ("0112",)
    there = people.currentItem()
    assert "0112" in there.text()
    qtbot.waitUntil(lambda: people.viewport().rect().contains(people.visualItemRect(there)))


def test_the_score_table_of_the_present_month_is_in_sight(page: ReportsPage) -> None:
    assert kind(page) is Kind.SCORE_TABLE
    assert page.choice.month == Month(2026, 11)
    assert page.preview.document is not None
    assert page.preview.document.page_size_mm == (297.0, 210.0)
    assert page.preview.accessibleDescription() == "Page 1 of 1"


def test_the_latest_closed_month_is_preset_until_another_is_asked_for(session: Session, qtbot: QtBot) -> None:
    page = ReportsPage(session)
    session.changed.connect(page.refresh)
    qtbot.addWidget(page)
    page.refresh()
    assert page.choice.month == Month(2026, 10)
    session.do(lambda: closing.reopen(session.ctx, session.team, Month(2026, 10), "late slip"))
    assert page.choice.month == Month(2026, 9)
    session.do(lambda: closing.close(session.ctx, session.team, Month(2026, 10), accept="seen"))
    assert page.choice.month == Month(2026, 10)
    QTest.keyClick(page.choice.months, Qt.Key.Key_Up)
    assert page.choice.month == Month(2026, 11)
    page.refresh()
    assert page.choice.month == Month(2026, 11)


def test_open_months_are_marked(page: ReportsPage) -> None:
    offered = [page.choice.months.itemText(place) for place in range(page.choice.months.count())]
    assert offered == ["November 2026 (open)", "October 2026", "September 2026"]


def test_keys_choose_paper_month_and_people(page: ReportsPage) -> None:
    strips(page)
    assert kind(page) is Kind.STRIPS
    assert page.preview.document is not None
    assert page.preview.document.page_count == 4
    page.choice.everyone.setFocus()
    QTest.keyClick(page.choice.everyone, Qt.Key.Key_Right)
    assert chosen(page) == ()
    assert not page.print_button.isEnabled()
    assert page.empty_text.isVisible()
    page.choice.people.setFocus()
    QTest.keyClick(page.choice.people, Qt.Key.Key_Space)
    QTest.keyClick(page.choice.people, Qt.Key.Key_Down)
    QTest.keyClick(page.choice.people, Qt.Key.Key_Space)
    assert chosen(page) == ("0101", "0102")
    assert page.preview.document.page_count == 1
    assert page.print_button.isEnabled()
    QTest.keyClick(page.choice.months, Qt.Key.Key_Down)
    assert page.papers is not None
    assert page.papers.month == Month(2026, 10)
    assert page.papers.stamp.seal
    assert chosen(page) == ("0101", "0102")


def test_another_page_can_ask_for_one_persons_strip(page: ReportsPage) -> None:
    page.choose(Month(2026, 10), "0103")
    assert kind(page) is Kind.STRIPS
    assert chosen(page) == ("0103",)
    assert page.papers is not None
    assert page.papers.month == Month(2026, 10)
    page.choose(Month(2026, 11))
    assert kind(page) is Kind.SCORE_TABLE


def test_the_table_is_saved_as_a_pdf(page: ReportsPage, qtbot: QtBot, tmp_path: Path) -> None:
    QTest.mouseClick(page.pdf_button, Qt.MouseButton.LeftButton)
    assert save_to(page, tmp_path / "table.pdf", qtbot) == "Score table-早班-2026-11.pdf"
    assert (tmp_path / "table.pdf").read_bytes().startswith(b"%PDF")
    assert page.saver.told.sentence.text() == "Saved: table.pdf"


def test_a_single_strip_is_named_after_its_person(page: ReportsPage, qtbot: QtBot, tmp_path: Path) -> None:
    page.choose(Month(2026, 11), "0103")
    QTest.mouseClick(page.pdf_button, Qt.MouseButton.LeftButton)
    assert save_to(page, tmp_path / "strip.pdf", qtbot) == "Strips-单雪-2026-11.pdf"


def test_what_is_saved_is_what_was_chosen_when_it_was_asked_for(
    page: ReportsPage, qtbot: QtBot, tmp_path: Path
) -> None:
    gate, saved = threading.Event(), tmp_path / "strip.pdf"
    Job(page, "Backing up", lambda _: gate.wait(10), done=lambda _: None, failed=lambda _: None)
    page.choose(Month(2026, 11), "0103")
    QTest.mouseClick(page.pdf_button, Qt.MouseButton.LeftButton)
    assert isinstance(page.saver.dialog, QFileDialog)
    type_in(page.saver.dialog, saved)
    page.saver.dialog.accept()
    qtbot.waitUntil(lambda: Work.of(page).waiting == 1)
    page.choose(Month(2026, 10))  # while it waits for its turn
    gate.set()
    qtbot.waitUntil(page.saver.told.isVisible)
    told = PdfReader(saved).metadata
    assert told is not None
    assert (told.title or "").startswith("Assessment strips November")


def test_an_existing_file_is_overwritten_only_when_confirmed(page: ReportsPage, tmp_path: Path) -> None:
    there = tmp_path / "table.pdf"
    there.write_text("mine")
    QTest.mouseClick(page.pdf_button, Qt.MouseButton.LeftButton)
    dialog = page.saver.dialog
    assert isinstance(dialog, QFileDialog)
    type_in(dialog, there)
    asked: list[bool] = []

    def refuse() -> None:
        question = QApplication.activeModalWidget()
        assert isinstance(question, QMessageBox)
        asked.append(True)
        question.done(QMessageBox.StandardButton.No.value)

    QTimer.singleShot(50, refuse)
    dialog.accept()
    assert asked
    dialog.reject()
    assert there.read_text() == "mine"


def test_a_folder_that_takes_nothing_is_told_plainly(page: ReportsPage, qtbot: QtBot, tmp_path: Path) -> None:
    QTest.mouseClick(page.pdf_button, Qt.MouseButton.LeftButton)
    assert page.saver.dialog is not None
    page.saver.dialog.fileSelected.emit(str(tmp_path / "gone" / "table.pdf"))  # type: ignore[attr-defined]
    qtbot.waitUntil(page.saver.fault.isVisible)
    assert "can't be written" in page.saver.fault.sentence.text()
    assert not page.saver.told.isVisible()
    page.saver.dialog.reject()


def test_strips_become_one_picture_a_person(page: ReportsPage, qtbot: QtBot, tmp_path: Path) -> None:
    strips(page)
    QTest.mouseClick(page.pictures_button, Qt.MouseButton.LeftButton)
    assert page.saver.dialog is not None
    page.saver.dialog.fileSelected.emit(str(tmp_path))  # type: ignore[attr-defined]
    qtbot.waitUntil(page.saver.told.isVisible, timeout=20000)
    page.saver.dialog.reject()
    pictures = sorted(path.name for path in tmp_path.glob("*.png"))
    assert len(pictures) == 12
    assert pictures[2] == "2026-11 0103 单雪.png"
    assert QImage(str(tmp_path / pictures[2])).width() == 1080


def test_pictures_replace_others_only_when_confirmed(page: ReportsPage, tmp_path: Path) -> None:
    page.choose(Month(2026, 11), "0103")
    there = tmp_path / "2026-11 0103 单雪.png"
    there.write_text("mine")
    QTest.mouseClick(page.pictures_button, Qt.MouseButton.LeftButton)
    dialog = page.saver.dialog
    assert isinstance(dialog, QFileDialog)

    def refuse() -> None:
        question = QApplication.activeModalWidget()
        assert isinstance(question, FormDialog)
        question.reject()

    QTimer.singleShot(50, refuse)
    dialog.fileSelected.emit(str(tmp_path))
    dialog.reject()
    assert there.read_text() == "mine"


def test_the_score_table_offers_no_pictures(page: ReportsPage) -> None:
    assert not page.pictures_button.isVisible()
    strips(page)
    assert page.pictures_button.isVisible()


def test_the_month_becomes_a_workbook(page: ReportsPage, qtbot: QtBot, tmp_path: Path) -> None:
    QTest.mouseClick(page.workbook_button, Qt.MouseButton.LeftButton)
    assert save_to(page, tmp_path / "month.xlsx", qtbot) == "Assessment-早班-2026-11.xlsx"
    names = [cell.value for row in load_workbook(tmp_path / "month.xlsx").worksheets[0].iter_rows() for cell in row]
    assert "单雪" in names


def test_the_workbook_of_a_month_with_pay_is_asked_about_and_tells_none_first(
    page: ReportsPage, qtbot: QtBot, tmp_path: Path
) -> None:
    session = page.session
    wages = NewPerson("0106", "刘洋", hired=date(2024, 3, 1), performance_wage=Fraction(1000))
    session.do(lambda: people.edit_person(session.ctx, "0106", wages, date(2026, 11, 1)))
    session.do(lambda: pay_plans.put_plan_in_force(session.ctx, session.team, "band-pay", Month(2026, 11)))
    QTest.mouseClick(page.workbook_button, Qt.MouseButton.LeftButton)
    menu = page.month_workbook.menu
    assert menu is not None
    assert [action.text() for action in menu.actions()] == ["Without pay, to be passed on…", "With pay, for payroll…"]
    QTest.keyClick(menu, Qt.Key.Key_Return)
    assert save_to(page, tmp_path / "month.xlsx", qtbot) == "Assessment-早班-2026-11.xlsx"
    assert "Pay" not in load_workbook(tmp_path / "month.xlsx").sheetnames


def test_without_a_printer_it_says_so_and_offers_a_pdf(page: ReportsPage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(documents, "printer_is_there", lambda: False)
    QTest.mouseClick(page.print_button, Qt.MouseButton.LeftButton)
    dialog = page.saver.dialog
    assert isinstance(dialog, FormDialog)
    assert "knows no printer" in " ".join(label.text() for label in dialog.findChildren(QLabel))
    QTest.mouseClick(dialog.verb, Qt.MouseButton.LeftButton)
    assert isinstance(page.saver.dialog, QFileDialog)
    page.saver.dialog.reject()


def test_only_the_pages_asked_for_are_printed(page: ReportsPage, tmp_path: Path) -> None:
    strips(page)
    taken = page.output.take()
    assert taken is not None
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    assert chosen_pages(printer, 4) == (0, 1, 2, 3)
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(2, 3)
    assert chosen_pages(printer, 4) == (1, 2)
    told: list[tuple[int, int]] = []
    print_watched(taken.make(page._fonts), printer, (1, 2), Progress(lambda done, total: told.append((done, total))))
    assert [done for done, _ in told] == [0, 1]
    assert (tmp_path / "printed.pdf").read_bytes().count(b"/Type /Page\n") == 2


def test_characters_that_no_font_has_are_named_before_printing(
    page: ReportsPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not page.missing.isVisible()
    monkeypatch.setattr(Fonts, "missing", lambda _self, text: tuple(one for one in text if one == "曾"))
    page.refresh()
    assert page.missing.isVisible()
    assert "曾 (曾丽)" in page.missing.sentence.text()
    page.choose(Month(2026, 11), "0103")
    assert not page.missing.isVisible()


def test_everything_that_can_be_pressed_has_a_name(page: ReportsPage) -> None:
    strips(page)
    page.choice.some.setChecked(True)
    for part in page.findChildren(QAbstractButton):
        if part.isVisibleTo(page) and not part.objectName().startswith("qt_"):
            assert part.accessibleName() or part.text(), part
    for named in (page.preview, page.zoom, page.choice.months, page.choice.people):
        assert named.accessibleName()


def test_what_was_saved_is_told_only_beside_its_own_paper(page: ReportsPage, qtbot: QtBot, tmp_path: Path) -> None:
    for leave in (page.choice.kinds[Kind.STRIPS].click, page.refresh, lambda: page.choose(Month(2026, 10))):
        QTest.mouseClick(page.pdf_button, Qt.MouseButton.LeftButton)
        save_to(page, tmp_path / "out.pdf", qtbot)
        assert page.saver.told.isVisible()
        leave()
        assert not page.saver.told.isVisible()
        (tmp_path / "out.pdf").unlink()
