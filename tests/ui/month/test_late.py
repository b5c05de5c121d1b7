"""What was found late: written into the open month with its true day, or the closed month is reopened."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kpi_desktop.domain.month import Month
from kpi_desktop.ui.month import MonthPage
from kpi_desktop.ui.month.closing import ReopenDialog
from kpi_desktop.ui.month.frame import RECORDS
from kpi_desktop.ui.month.late import LateDialog
from kpi_desktop.ui.month.tracing import TraceDialog
from kpi_desktop.ui.session import Session


@pytest.fixture
def dialog(page: MonthPage) -> LateDialog:
    """As the button among the records opens it."""
    page.tabs.setCurrentIndex(RECORDS)
    QTest.mouseClick(page.records.late, Qt.MouseButton.LeftButton)
    assert isinstance(page.dialog, LateDialog)
    return page.dialog


def fill(dialog: LateDialog, day: int = 28) -> None:
    dialog.person.setCurrentIndex(dialog.person.findData("0103"))
    dialog.day.setDate(QDate(2026, 10, day))
    dialog.criterion.setCurrentIndex(dialog.criterion.findData("late"))
    dialog.amount.setFocus()
    QTest.keyClicks(dialog.amount, "12")


def test_it_says_what_it_would_do_and_does_it(page: MonthPage, dialog: LateDialog) -> None:
    fill(dialog)
    assert dialog.preview.text() == "Counts −5.0, under 2026-11-20; happened on 2026-10-28"
    assert dialog.verb.text() == "Log it in November 2026"
    QTest.keyClick(dialog.amount, Qt.Key.Key_Return)
    assert not dialog.isVisible()
    records = {(one.day, one.title): one for one in page.records.records.items}
    reason = records["2026-11-20", "Late 12 min"].reason
    assert reason.startswith("happened on 2026-10-28"), "before anything that a narrow column cuts"
    assert reason.count("2026-10-28") == 1
    person = page.data and page.data.content.person("0103")
    assert person
    assert person.score == "88.0"


def test_it_opens_for_the_person_chosen_on_the_page_and_shows_and_says_what_was_logged(page: MonthPage) -> None:
    page.table.choose("0105")
    page.tabs.setCurrentIndex(RECORDS)
    page.table.choose("0105")
    QTest.mouseClick(page.records.late, Qt.MouseButton.LeftButton)
    dialog = page.dialog
    assert isinstance(dialog, LateDialog)
    assert dialog.person.currentData() == "0105"
    assert dialog.criterion.currentIndex() == -1
    QTest.keyClick(dialog.note, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert dialog.refusal.text() == "Choose a criterion."

    dialog.criterion.setCurrentIndex(dialog.criterion.findData("late"))
    QTest.keyClicks(dialog.amount, "8")
    QTest.keyClick(dialog.amount, Qt.Key.Key_Return)

    assert not dialog.isVisible()
    record = page.records.record
    assert record is not None
    assert (record.employee, record.title) == ("0105", "Late 8 min")
    assert page.told.isVisibleTo(page)
    assert page.told.text.startswith("Logged for 王婷  0105 under 2026-11-20: Late, happened on 2026-10-31")


def test_the_line_leads_to_the_month_of_its_true_day(page: MonthPage, dialog: LateDialog) -> None:
    fill(dialog)
    QTest.keyClick(dialog.amount, Qt.Key.Key_Return)
    page.table.choose("0103")
    view = page.side.view
    place = next(place for place, row in enumerate(view.rows) if row.text == "Late 12 min")
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=view.rect_of(place).center())
    trace = page.dialog
    assert isinstance(trace, TraceDialog)
    assert dict(trace.facts)["Happened on"] == "2026-10-28"
    go = next(one for one in trace.findChildren(type(trace.record)) if one.text() == "Go to October 2026")
    QTest.mouseClick(go, Qt.MouseButton.LeftButton)
    assert page.month == Month(2026, 10)


def test_minutes_that_are_missing_are_asked_for(dialog: LateDialog) -> None:
    fill(dialog)
    dialog.amount.clear()
    QTest.keyClick(dialog.amount, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert "minutes" in dialog.refusal.text()
    dialog.reject()


def test_the_month_may_rather_be_reopened(page: MonthPage, dialog: LateDialog) -> None:
    QTest.mouseClick(dialog.reopen, Qt.MouseButton.LeftButton)
    assert page.month == Month(2026, 10)
    assert isinstance(page.dialog, ReopenDialog)
    page.dialog.reject()


def test_a_month_that_lies_beneath_another_closed_one_is_not_reopened(dialog: LateDialog) -> None:
    dialog.day.setDate(QDate(2026, 9, 28))
    assert not dialog.reopen.isVisible()
    assert dialog.verb.isEnabled()
    dialog.reject()


def test_while_no_month_is_closed_everything_is_simply_logged(session: Session, qtbot: QtBot) -> None:
    page = MonthPage(session)
    qtbot.addWidget(page)
    page.refresh()
    page.show()
    page.tabs.setCurrentIndex(RECORDS)
    assert not page.records.late.isVisible()
    page.digging.carry()
    assert page.dialog is None
    assert page.session.ctx.clock.today() == date(2026, 11, 20)


def test_the_row_of_what_was_found_late_leads_to_the_month_of_its_true_day(page: MonthPage, dialog: LateDialog) -> None:
    fill(dialog)
    QTest.keyClick(dialog.amount, Qt.Key.Key_Return)
    link = page.records.true_month
    assert link.isVisible()
    assert link.text() == "Go to October 2026"
    QTest.keyClick(page.records.table, Qt.Key.Key_Home)
    assert not link.isVisible(), "that one happened when it is counted"
    QTest.keyClick(page.records.table, Qt.Key.Key_End)
    QTest.keyClick(link, Qt.Key.Key_Space)
    assert page.month == Month(2026, 10)
