"""The year on the reports page: chosen by keys, seen, saved; pay only where it is asked for."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from kpi_desktop import paths
from kpi_desktop.domain.month import Month
from kpi_desktop.domain.words import Language
from kpi_desktop.render.measure import Fonts
from kpi_desktop.render.primitives import Text
from kpi_desktop.render.year import YearTable
from kpi_desktop.reports.year_content import build
from kpi_desktop.reports.year_months import Year
from kpi_desktop.services import closing, incidents, pay_plans, setup, teams, year
from kpi_desktop.services.context import Context
from kpi_desktop.services.incidents import Entry
from kpi_desktop.texts import Translator
from kpi_desktop.ui.icons import Icons
from kpi_desktop.ui.reports import ReportsPage
from kpi_desktop.ui.reports.papers import Kind
from kpi_desktop.ui.session import Session
from kpi_desktop.ui.theme import Theme
from kpi_desktop.ui.window import MainWindow
from tests.leader import CTRL, Hands
from tests.ui.conftest import StillClock


def words(page: ReportsPage) -> list[str]:
    """What stands on the pages of the preview."""
    document = page.preview.document
    assert isinstance(document, YearTable)
    return [item.text for one in document.pages for item in one if isinstance(item, Text)]


def choose_year(page: ReportsPage) -> None:
    """From the first paper down to the last."""
    page.choice.kinds[Kind.SCORE_TABLE].setFocus()
    for kind in list(Kind)[:-1]:
        QTest.keyClick(page.choice.kinds[kind], Qt.Key.Key_Down)


def chosen(page: ReportsPage) -> Kind:
    return page.choice.kind


def save_to(page: ReportsPage, path: Path, qtbot: QtBot) -> str:
    dialog = page.saver.dialog
    assert isinstance(dialog, QFileDialog)
    proposed = Path(dialog.selectedFiles()[0]).name
    name = dialog.findChild(QLineEdit)
    assert name is not None
    name.setText(str(path))
    dialog.accept()
    qtbot.waitUntil(lambda: page.saver.told.isVisible() or page.saver.fault.isVisible())
    return proposed


def held_now(session: Session) -> Year:
    return year.of(session.ctx, session.team, 2026, session.paper_tr)


def paid_from_november(session: Session) -> None:
    plan = (paths.resources() / "pay" / "grade-pay.toml").read_text("utf-8")
    pay_plans.put_plan_in_force(session.ctx, session.team, plan, Month(2026, 11))
    closing.close(session.ctx, session.team, Month(2026, 11), accept="已核对")


def test_a_key_chooses_the_year_and_the_month_gives_way_to_it(page: ReportsPage) -> None:
    choose_year(page)
    assert chosen(page) is Kind.YEAR
    assert (page.choice.months.isVisible(), page.choice.years.isVisible()) == (False, True)
    assert not page.pictures_button.isVisible()
    assert all(one.isEnabled() for one in (page.pdf_button, page.print_button, page.workbook_button))
    QTest.keyClick(page.choice.kinds[Kind.YEAR], Qt.Key.Key_Up)
    assert chosen(page) is Kind.REGISTER
    assert (page.choice.months.isVisible(), page.choice.years.isVisible()) == (True, False)
    assert not isinstance(page.preview.document, YearTable)


def test_the_preview_says_what_the_months_say(page: ReportsPage, session: Session) -> None:
    choose_year(page)
    held = held_now(session)
    shown = words(page)
    assert len(held.people) == 12
    for person in held.people:
        assert shown.count(person.name) == 1
        assert shown.count(person.number) == 1
    scores = [str(cell.score) for person in held.people for cell in person.cells if cell is not None]
    assert len(scores) == 36
    for score in set(scores):
        assert shown.count(score) >= scores.count(score)
    assert "95.0" in shown


def test_what_is_logged_meanwhile_stands_in_it(page: ReportsPage, session: Session) -> None:
    choose_year(page)
    assert "90.0" not in words(page)
    late = Entry("0103", date(2026, 11, 5), "late", minutes=Fraction(7))
    session.run(lambda: incidents.log(session.ctx, session.team, [late]))
    assert "90.0" in words(page)


def test_another_year_is_chosen_by_a_key_and_stays_chosen(
    page: ReportsPage, session: Session, clock: StillClock
) -> None:
    clock.day = date(2028, 1, 5)
    for month in Month(2026, 11).until(Month(2027, 12)):
        closing.close(session.ctx, session.team, month, accept="已核对")
    page.refresh()
    choose_year(page)
    assert [page.choice.years.itemText(at) for at in range(page.choice.years.count())] == ["2028", "2027", "2026"]
    assert "Year 2026 · 早班" in words(page)
    QTest.keyClick(page.choice.years, Qt.Key.Key_Up)
    assert "Year 2027 · 早班" in words(page)
    page.refresh()
    assert page.choice.year == 2027


@pytest.fixture
def nobody(empty: Context, scheme_text: str) -> Context:
    """A team without people, whose first month is still to come."""
    setup.set_up(empty, setup.Setup("维康", "早班", scheme_text, Month(2026, 12), (), "zh"))
    return empty


def test_a_year_without_anybody_says_what_to_do(
    nobody: Context, speak: Callable[[Language], Translator], theme: Theme, icons: Icons, qtbot: QtBot
) -> None:
    page = ReportsPage(Session(nobody, speak("en"), theme, icons, teams.resolve(nobody)))
    qtbot.addWidget(page)
    page.refresh()
    page.show()
    choose_year(page)
    assert page.empty_text.isVisible()
    assert "Enter the team under People" in page.empty_text.text()
    for one in (page.pdf_button, page.print_button, page.workbook_button):
        assert not one.isEnabled()


def test_it_is_saved_as_pdf_and_workbook(page: ReportsPage, qtbot: QtBot, tmp_path: Path) -> None:
    choose_year(page)
    QTest.mouseClick(page.pdf_button, Qt.MouseButton.LeftButton)
    assert save_to(page, tmp_path / "y.pdf", qtbot) == "Year 2026-早班.pdf"
    printed = " ".join(one.extract_text() for one in PdfReader(tmp_path / "y.pdf").pages)
    assert "欧阳雨桐" in unicodedata.normalize("NFKC", printed)
    QTest.mouseClick(page.workbook_button, Qt.MouseButton.LeftButton)
    assert save_to(page, tmp_path / "y.xlsx", qtbot) == "Year 2026-早班.xlsx"
    rows = {row[1]: row for row in load_workbook(tmp_path / "y.xlsx").worksheets[0].iter_rows(values_only=True)}
    assert rows["单雪"][11:14] == (100, 100, 95)


def test_pay_is_offered_where_there_is_any_and_shown_only_when_ticked(
    page: ReportsPage, session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    choose_year(page)
    assert not page.choice.pay.isVisible()
    paid_from_november(session)
    page.refresh()
    assert page.choice.pay.isVisible()
    assert not page.choice.pay.isChecked()
    paid = [row.pay for row in build(held_now(session), session.paper_tr, pay=True).rows]
    assert len(paid) == 12
    assert not set(paid) & set(words(page))
    QTest.keyClick(page.choice.pay, Qt.Key.Key_Space)
    assert sorted(word for word in words(page) if word in paid) == sorted(paid)
    QTest.mouseClick(page.workbook_button, Qt.MouseButton.LeftButton)
    save_to(page, tmp_path / "paid.xlsx", qtbot)
    heads = [cell.value for cell in load_workbook(tmp_path / "paid.xlsx").worksheets[0][4]]
    assert heads[-1] == "Pay in all"
    page.choice.kinds[Kind.SCORE_TABLE].click()
    assert not page.choice.pay.isChecked()


def test_the_table_is_copied_for_a_spreadsheet(page: ReportsPage) -> None:
    assert not page.copy_button.isVisible()
    choose_year(page)
    QTest.mouseClick(page.copy_button, Qt.MouseButton.LeftButton)
    lines = [line.split("\t") for line in QGuiApplication.clipboard().text().splitlines()]
    assert len(lines) == 13
    assert lines[0][:3] == ["Rank", "Name", "Number"]
    assert "Pay in all" not in lines[0]
    (row,) = [line for line in lines if "单雪" in line]
    assert row[3:16] == ["", "", "", "", "", "", "", "", "100.0", "100.0", "95.0", "", "100.0"]
    assert page.saver.told.sentence.text() == "The table is copied"
    QGuiApplication.clipboard().clear()


def test_characters_that_no_font_has_are_named(page: ReportsPage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Fonts, "missing", lambda _self, text: tuple(one for one in text if one == "曾"))
    choose_year(page)
    assert "曾 (曾丽)" in page.missing.sentence.text()


def test_the_search_leads_to_it_and_the_veil_covers_it(window: MainWindow, qtbot: QtBot) -> None:
    hands = Hands(qtbot)
    hands.takes(window)
    hands.presses(Qt.Key.Key_K, held=CTRL)
    hands.types("year 2026")
    assert window.palette_.found.items[0].title == "Year 2026"
    hands.presses(Qt.Key.Key_Return)
    page = window.page
    assert isinstance(page, ReportsPage)
    assert chosen(page) is Kind.YEAR
    assert "Year 2026 · 早班" in words(page)
    hands.presses(Qt.Key.Key_L, held=CTRL)
    assert not page.preview.isVisible()


def test_the_search_s_workbook_of_the_score_table_is_that_of_the_month(window: MainWindow, qtbot: QtBot) -> None:
    hands = Hands(qtbot)
    hands.takes(window)
    page = window.open("reports")
    assert isinstance(page, ReportsPage)
    choose_year(page)
    hands.presses(Qt.Key.Key_K, held=CTRL)
    hands.types("save the score table as a workbook")
    hands.presses(Qt.Key.Key_Return)
    dialog = page.saver.dialog
    assert isinstance(dialog, QFileDialog)
    assert Path(dialog.selectedFiles()[0]).name == "Assessment-早班-2026-10.xlsx"
    dialog.reject()
