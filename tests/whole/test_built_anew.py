"""A window that is built anew, in another language or in the colours of the evening, shows what was looked at."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from kpi_desktop.domain.month import Month
from kpi_desktop.services import closing, teams
from kpi_desktop.services.drafts import kept_drafts
from kpi_desktop.ui.month import MonthPage
from kpi_desktop.ui.month.frame import RECORDS
from kpi_desktop.ui.people import PeoplePage
from kpi_desktop.ui.reports import ReportsPage
from kpi_desktop.ui.reports.papers import Kind
from kpi_desktop.ui.schemes import SchemesPage
from kpi_desktop.ui.today import TodayPage
from tests.whole.office import NOVEMBER, Office

DECEMBER = Month(2026, 12)


@pytest.fixture
def december(open_office: Office) -> Office:
    """November is closed, and December is the month that pages open on."""
    open_office.clock.day = DECEMBER.first
    closing.close(open_office.ctx, teams.resolve(open_office.ctx), NOVEMBER, accept="-")
    return open_office


def built_anew(office: Office, qtbot: QtBot) -> None:
    before = office.window
    office.app._recolour()  # as when the desktop goes over to its evening
    qtbot.waitUntil(lambda: office.window is not before)
    office.hands.takes(office.window)


def test_the_month_its_tab_and_the_person_stay_in_sight(december: Office, qtbot: QtBot) -> None:
    page = december.goes_to(2, MonthPage)
    page.show_month(NOVEMBER)
    page.tabs.setCurrentIndex(RECORDS)
    page.table.choose("0106")
    built_anew(december, qtbot)
    page = december.page(MonthPage)
    assert (page.month, page.tabs.currentIndex(), page.in_question) == (NOVEMBER, RECORDS, "0106")
    assert page.records.table.isVisible()
    assert page.side.isVisible()


def test_what_is_typed_next_is_logged_on_the_day_that_was_chosen(open_office: Office, qtbot: QtBot) -> None:
    page = open_office.goes_to(1, TodayPage)
    page.go_to(date(2026, 11, 18))
    built_anew(open_office, qtbot)
    page = open_office.page(TodayPage)
    assert page.line.field.hasFocus()
    open_office.hands.types("sx cd 8")
    open_office.hands.presses(Qt.Key.Key_Return)
    assert [one.entry.date for one in page.table.entries.items] == [date(2026, 11, 18)]


@pytest.mark.parametrize("in_roster", [False, True])
def test_the_person_stays_in_sight(december: Office, qtbot: QtBot, in_roster: bool) -> None:
    page = december.goes_to(3, PeoplePage)
    page.show_person("0106")
    if in_roster:
        page.keep_roster()
    built_anew(december, qtbot)
    page = december.page(PeoplePage)
    assert (page.in_question, page.keeps_roster) == ("0106", in_roster)


def test_the_paper_stays_in_sight_but_pay_is_asked_for_anew(december: Office, qtbot: QtBot) -> None:
    page = december.goes_to(5, ReportsPage)
    page.choose(NOVEMBER, "0106")
    page.choice.tick_only("0103", "0106")
    built_anew(december, qtbot)
    choice = december.page(ReportsPage).choice
    assert (choice.kind, choice.month, choice.chosen) == (Kind.STRIPS, NOVEMBER, ("0103", "0106"))
    december.page(ReportsPage).choose_paper(Kind.YEAR)
    choice.pay.setChecked(True)
    built_anew(december, qtbot)
    choice = december.page(ReportsPage).choice
    assert (choice.kind, choice.year, choice.shows_pay) == (Kind.YEAR, 2026, False)
    assert december.page(ReportsPage).preview.document is not None


def test_what_was_looked_at_on_pages_out_of_sight_is_there_when_they_are_opened(december: Office, qtbot: QtBot) -> None:
    december.goes_to(2, MonthPage).show_month(NOVEMBER)
    december.goes_to(3, PeoplePage)
    built_anew(december, qtbot)
    built_anew(december, qtbot)
    december.hands.presses(Qt.Key.Key_2, held=Qt.KeyboardModifier.ControlModifier)
    assert december.page(MonthPage).month == NOVEMBER


def test_a_draft_stays_open_at_the_same_part_with_the_last_key_typed(december: Office, qtbot: QtBot) -> None:
    page = december.goes_to(4, SchemesPage)
    page.edit_in_force()
    assert page.desk.editor is not None
    page.desk.editor.lead_to(("criteria", 3))
    page.desk.editor.draft.set(("name",), {"zh": "新方案", "en": "New one"})
    built_anew(december, qtbot)
    page = december.page(SchemesPage)
    editor = page.desk.editor
    assert editor is not None
    assert editor.isVisible()
    assert (editor.path, editor.draft.get(("name", "zh"))) == (("criteria", 3), "新方案")


def test_a_draft_is_kept_when_the_window_is_closed_right_after_the_last_key(december: Office) -> None:
    page = december.goes_to(4, SchemesPage)
    page.edit_in_force()
    assert page.desk.editor is not None
    page.desk.editor.draft.set(("name",), {"zh": "新方案", "en": "New one"})
    december.window.close()
    (kept,) = kept_drafts(december.ctx, teams.resolve(december.ctx))
    assert "新方案" in kept.text
