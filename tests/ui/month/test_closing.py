"""Closing a month, what stands there then, and opening it again."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kpi_desktop.domain.month import Month
from kpi_desktop.services import closing, incidents, months
from kpi_desktop.services.incidents import Entry
from kpi_desktop.services.months import MonthState
from kpi_desktop.ui.month import MonthPage
from kpi_desktop.ui.month.closing import CloseDialog, ReopenDialog
from kpi_desktop.ui.month.frame import RECORDS
from kpi_desktop.ui.rail import Place
from kpi_desktop.ui.reports import ReportsPage
from kpi_desktop.ui.session import Session
from kpi_desktop.ui.today.dialogs import VoidDialog
from kpi_desktop.ui.window import MainWindow
from tests.ui.month.conftest import NOVEMBER


def state(page: MonthPage) -> MonthState:
    return months.month_view(page.session.ctx, page.session.team, NOVEMBER).state


def close(page: MonthPage, *, then_print: bool = False) -> None:
    """Close the month as a leader does: the button, then the verb."""
    QTest.mouseClick(page.head.close_month, Qt.MouseButton.LeftButton)
    assert isinstance(page.dialog, CloseDialog)
    page.dialog.then_print.setChecked(then_print)
    if page.dialog.accept_word is not None:
        QTest.keyClicks(page.dialog.accept_word, "seen")
    QTest.keyClick(page.dialog.verb, Qt.Key.Key_Space)


def test_closing_says_what_it_does_and_seals(page: MonthPage) -> None:
    QTest.mouseClick(page.head.close_month, Qt.MouseButton.LeftButton)
    dialog = page.dialog
    assert isinstance(dialog, CloseDialog)
    said = " ".join(label.text() for label in dialog.findChildren(type(page.head.seal)))
    assert "12 people" in said
    assert "11 records" in said
    assert "no points picked" in said
    assert "2026-11-30" in said  # the month isn't over on the 20th
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert state(page) is MonthState.OPEN
    close(page)
    assert state(page) is MonthState.CLOSED
    assert page.head.state.text() == "closed"
    assert page.head.reopen.isVisible()
    assert not page.head.close_month.isVisible()
    assert page.data is not None
    assert page.data.view.seal is not None
    assert page.head.seal.text().endswith(page.data.view.seal.number)
    assert page.told.isVisible()


def test_a_closed_month_takes_no_changes(page: MonthPage) -> None:
    close(page)
    page.tabs.setCurrentIndex(RECORDS)
    assert not page.records.void.isVisible()
    QTest.keyClick(page.records.table, Qt.Key.Key_Delete)
    assert not isinstance(page.dialog, VoidDialog)


def test_closing_out_of_turn_is_refused_in_the_dialog(session: Session, qtbot: QtBot) -> None:
    page = MonthPage(session)
    qtbot.addWidget(page)
    page.refresh()
    page.show()
    page.close_month()
    assert isinstance(page.dialog, CloseDialog)
    QTest.mouseClick(page.dialog.verb, Qt.MouseButton.LeftButton)
    assert page.dialog.isVisible()
    assert "September 2026" in page.dialog.refusal.text()
    assert state(page) is MonthState.OPEN
    page.dialog.reject()


@pytest.fixture
def window(november: Session, qtbot: QtBot) -> MainWindow:
    """Month and reports in the main window, the month in sight."""
    places = (Place("month", "Month", "month", MonthPage), Place("reports", "Reports", "reports", ReportsPage))
    made = MainWindow(places, november, lambda: "")
    qtbot.addWidget(made)
    made.open("month")
    made.show()
    qtbot.waitExposed(made)
    return made


def test_closing_leads_to_the_paper_of_the_month(window: MainWindow) -> None:
    page = window.page
    assert isinstance(page, MonthPage)
    close(page, then_print=True)
    reports = window.page
    assert isinstance(reports, ReportsPage)
    assert reports.papers is not None
    assert reports.papers.month == NOVEMBER
    assert reports.papers.stamp.seal
    assert reports.isAncestorOf(window.focusWidget())
    back = window.open("month")
    assert isinstance(back, MonthPage)
    assert back.told.isVisible()


def test_a_single_strip_is_printed_from_the_panel(window: MainWindow) -> None:
    page = window.page
    assert isinstance(page, MonthPage)
    page.table.choose("0103")
    QTest.mouseClick(page.side.print_button, Qt.MouseButton.LeftButton)
    reports = window.page
    assert isinstance(reports, ReportsPage)
    assert reports.choice.chosen == ("0103",)


def test_reopening_wants_a_reason(page: MonthPage) -> None:
    close(page)
    QTest.mouseClick(page.head.reopen, Qt.MouseButton.LeftButton)
    dialog = page.dialog
    assert isinstance(dialog, ReopenDialog)
    QTest.keyClick(dialog.reason, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert dialog.reason.accessibleDescription() == "Write why the month is to be opened again"
    assert state(page) is MonthState.CLOSED
    QTest.keyClicks(dialog.reason, "a complaint came late")
    QTest.keyClick(dialog.reason, Qt.Key.Key_Return)
    assert state(page) is MonthState.REOPENED
    assert page.head.state.text() == "reopened"
    assert page.head.close_month.isVisible()


def test_after_closing_again_it_says_who_moved(page: MonthPage) -> None:
    close(page)
    session = page.session
    session.do(lambda: closing.reopen(session.ctx, session.team, NOVEMBER, "late complaint"))
    assert not page.notes.moved.isVisible()
    session.do(lambda: incidents.log(session.ctx, session.team, [Entry("0103", date(2026, 11, 16), "complaint")]))
    close(page)
    assert page.notes.moved.isVisible()
    moved = {note.name: note.what for note in page.notes.moved.notes.items}
    assert moved["单雪"].startswith("93.0, no. ")
    assert "→ 88.0" in moved["单雪"]


def test_a_month_whose_turn_has_not_come_says_so_before_anything_is_written(page: MonthPage) -> None:
    session = page.session
    session.do(lambda: closing.reopen(session.ctx, session.team, Month(2026, 10), "one more record"))
    QTest.mouseClick(page.head.close_month, Qt.MouseButton.LeftButton)
    dialog = page.dialog
    assert isinstance(dialog, CloseDialog)
    assert "October 2026 is open; close that first" in dialog.refusal.text()
    assert dialog.refusal.isVisible()
    assert not dialog.verb.isEnabled()
    assert not dialog.field.isVisible()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert state(page) is MonthState.OPEN
