"""A day that nothing can be logged on, or that lies in another month: said before Enter, and what Enter does then."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from kpi_desktop.domain.month import Month
from kpi_desktop.services import closing, incidents
from kpi_desktop.services.context import Context
from kpi_desktop.services.incidents import Logged
from kpi_desktop.services.teams import resolve
from kpi_desktop.ui.month.late import LateDialog
from kpi_desktop.ui.session import Session
from kpi_desktop.ui.today.found_late import FoundLateDialog
from tests.ui.conftest import two_months_closed

if TYPE_CHECKING:
    from tests.ui.today.conftest import Leader

NOVEMBER = Month(2026, 11)


def november(session: Session) -> list[Logged]:
    return list(incidents.logged_in(session.ctx, session.team, NOVEMBER))


@pytest.fixture
def september_closed(ctx: Context) -> None:
    closing.close(ctx, resolve(ctx), Month(2026, 9), accept="已核对")


@pytest.fixture
def autumn_closed(ctx: Context) -> None:
    two_months_closed(ctx)


def asked(leader: Leader) -> FoundLateDialog:
    leader.qtbot.waitUntil(lambda: leader.page.dialog is not None and leader.page.dialog.isActiveWindow())
    found = leader.page.dialog
    assert isinstance(found, FoundLateDialog)
    return found


@pytest.mark.usefixtures("autumn_closed")
def test_what_happened_in_a_closed_month_is_carried_with_its_true_day(leader: Leader, session: Session) -> None:
    leader.types("sx zm cd 8 10-30 // gate log")
    doubt = leader.page.popup.doubts.text()
    assert "2026-10-30 lies in October 2026, which is closed" in doubt
    assert "November 2026" in doubt
    assert leader.page.line.submit.isEnabled()
    assert november(session) == []

    leader.presses(Qt.Key.Key_Return)
    dialog = asked(leader)
    assert november(session) == [], "nothing is written before it was confirmed"
    assert dialog.verb.text() == "Log it in November 2026"
    leader.presses(Qt.Key.Key_Return)
    written = november(session)
    assert sorted(each.entry.number for each in written) == ["0101", "0103"]
    assert {(each.entry.date, each.entry.occurred) for each in written} == {(date(2026, 11, 20), date(2026, 10, 30))}
    assert {(each.entry.minutes, each.entry.note) for each in written} == {(Fraction(8), "gate log")}
    assert (leader.line, leader.chosen) == ("", [])
    assert "Late 8 min, happened on 2026-10-30 −5.0 each" in leader.told
    assert {row[3] for row in leader.rows()} == {"happened on 2026-10-30; gate log"}

    leader.presses(Qt.Key.Key_Z, held=Qt.KeyboardModifier.ControlModifier)
    assert [each for each in november(session) if not each.voided] == [], "one undo takes all of it back"


@pytest.mark.usefixtures("autumn_closed")
def test_esc_leaves_the_line_as_it_was(leader: Leader, session: Session) -> None:
    leader.logs("sx cd 8 10-30")
    asked(leader)
    leader.presses(Qt.Key.Key_Escape)
    leader.qtbot.waitUntil(leader.page.line.field.hasFocus)
    assert leader.line == "sx cd 8 10-30"
    assert november(session) == []


@pytest.mark.usefixtures("autumn_closed")
def test_only_the_month_closed_last_can_rather_be_reopened(leader: Leader) -> None:
    leader.logs("sx cd 8 9-30")
    assert not asked(leader).reopen.isVisible()
    leader.presses(Qt.Key.Key_Escape)
    leader.qtbot.waitUntil(leader.page.line.field.hasFocus)
    leader.page.line.clear()
    leader.logs("sx cd 8 10-30")
    assert asked(leader).reopen.isVisible()


@pytest.mark.usefixtures("autumn_closed")
def test_a_line_that_lacks_something_is_refused_for_that(leader: Leader, session: Session) -> None:
    leader.logs("sx 10-30")
    assert leader.page.dialog is None
    assert november(session) == []
    assert leader.page.popup.isVisible()


@pytest.mark.usefixtures("autumn_closed")
def test_a_closed_day_that_is_looked_at_offers_the_form(leader: Leader, session: Session) -> None:
    leader.page.go_to(date(2026, 10, 14))
    assert leader.page.line.late.isVisible()
    QTest.mouseClick(leader.page.line.late, Qt.MouseButton.LeftButton)
    leader.qtbot.waitUntil(lambda: isinstance(leader.page.dialog, LateDialog))
    dialog = leader.page.dialog
    assert isinstance(dialog, LateDialog)
    assert dialog.day.date().toPython() == date(2026, 10, 14)
    assert dialog.day.maximumDate().toPython() == date(2026, 10, 31), "another closed day can be chosen"
    dialog.person.setCurrentIndex(dialog.person.findData("0103"))
    dialog.criterion.setCurrentIndex(dialog.criterion.findData("missed-meeting"))
    dialog.try_it()
    assert [each.entry.occurred for each in november(session)] == [date(2026, 10, 14)]
    assert leader.page.desk.day == date(2026, 11, 20), "what was written is in sight"
    assert leader.rows()[0][1] == "单雪"


@pytest.mark.usefixtures("september_closed")
def test_a_day_of_another_open_month_is_told_before_it_is_logged(leader: Leader, session: Session) -> None:
    leader.types("sx cd 8")
    assert leader.page.popup.doubts.text() == ""
    leader.types(" 10-30")
    assert leader.page.popup.doubts.text() == "Goes into October 2026, which is still open: its day is 2026-10-30."
    leader.presses(Qt.Key.Key_Return)
    assert november(session) == []
    assert len(incidents.logged_in(session.ctx, session.team, Month(2026, 10))) == 1


def test_a_day_ahead_is_told_before_enter_and_refused(leader: Leader, session: Session) -> None:
    leader.types("sx cd 8 11-25")
    assert "2026-11-25 is after today" in leader.page.popup.doubts.text()
    assert not leader.page.line.submit.isEnabled()
    leader.presses(Qt.Key.Key_Return)
    assert "2026-11-25 is after today" in leader.refusal
    assert leader.page.dialog is None
    assert november(session) == []


def test_an_open_day_offers_no_form_for_what_was_found_late(leader: Leader) -> None:
    assert not leader.page.line.late.isVisible()
