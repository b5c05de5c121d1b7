from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from kpi_desktop.domain.month import Month
from kpi_desktop.services import doubts, incidents, months, pay_plans, people
from kpi_desktop.services.doubts import Doubt, DoubtKind
from kpi_desktop.services.incidents import Entry
from kpi_desktop.services.months import MonthState
from kpi_desktop.services.people import NewPerson
from kpi_desktop.ui.month import MonthPage
from kpi_desktop.ui.month.closing import CloseDialog
from kpi_desktop.ui.month.doubt_row import DoubtRow
from kpi_desktop.ui.month.scores import ScoreRole
from kpi_desktop.ui.month.word_dialog import WordDialog
from kpi_desktop.ui.today.dialogs import EditDialog, VoidDialog

NOVEMBER = Month(2026, 11)


def log(page: MonthPage, *entries: Entry) -> None:
    session = page.session
    session.do(lambda: incidents.log(session.ctx, session.team, entries))


def twice(page: MonthPage) -> DoubtRow:
    """Log what was logged already once more; gives the doubt about it."""
    log(page, Entry("0108", date(2026, 11, 12), "procedure-error", points=Fraction(-2)))
    return row(page, DoubtKind.TWICE)


def row(page: MonthPage, kind: DoubtKind) -> DoubtRow:
    return next(one for one in page.settling.panel.rows if one.doubt.kind is kind)


def said(page: MonthPage) -> tuple[Doubt, ...]:
    return doubts.doubts(page.session.ctx, page.session.team, NOVEMBER)


def state(page: MonthPage) -> MonthState:
    return months.month_view(page.session.ctx, page.session.team, NOVEMBER).state


def test_what_is_in_doubt_stands_beneath_the_table_with_its_ways_out(page: MonthPage) -> None:
    found = row(page, DoubtKind.MILD)
    assert found.name.text() == "赵磊"
    assert found.sentence.text() == "Procedure error: no points picked (1), counted at the mildest, −1.0"
    assert found.link is not None
    assert found.link.text() == "Pick points…"
    assert found.accept is not None
    assert found.accept.text() == "Leave −1.0"
    assert page.settling.panel.title.text() == "1 doubt"


def test_a_key_settles_a_doubt_and_the_word_stays(page: MonthPage) -> None:
    found = row(page, DoubtKind.MILD)
    assert found.accept is not None
    found.accept.setFocus()
    QTest.keyClick(found.accept, Qt.Key.Key_Space)
    (kept,) = said(page)
    assert kept.word == "Leave −1.0"
    assert row(page, DoubtKind.MILD).word.text() == "Leave −1.0"
    assert page.settling.panel.title.text() == "1 doubt, settled"
    assert QApplication.focusWidget() is page.head.close_month


def test_the_next_open_doubt_takes_the_focus(page: MonthPage) -> None:
    found = twice(page)
    assert found.accept is not None
    found.accept.setFocus()
    QTest.keyClick(found.accept, Qt.Key.Key_Space)
    assert {one.kind: one.word for one in said(page)} == {DoubtKind.TWICE: "Count both", DoubtKind.MILD: None}
    assert QApplication.focusWidget() is row(page, DoubtKind.MILD).accept


def test_a_row_stands_and_keeps_the_caret_while_others_are_logged(page: MonthPage) -> None:
    found = row(page, DoubtKind.MILD)
    assert found.accept is not None
    found.accept.setFocus()
    log(page, Entry("0101", date(2026, 11, 12), "praise-oral"))
    page.session.undo()
    assert row(page, DoubtKind.MILD) is found
    assert found.accept.hasFocus()


def test_undo_opens_a_settled_doubt_again(page: MonthPage) -> None:
    found = row(page, DoubtKind.MILD)
    assert found.accept is not None
    QTest.mouseClick(found.accept, Qt.MouseButton.LeftButton)
    page.session.undo()
    assert not said(page)[0].settled
    assert row(page, DoubtKind.MILD).accept is not None


def test_a_word_of_ones_own_takes_the_place_of_the_ready_one(page: MonthPage) -> None:
    found = row(page, DoubtKind.MILD)
    assert found.accept is not None
    QTest.mouseClick(found.accept, Qt.MouseButton.LeftButton)
    again = row(page, DoubtKind.MILD).link
    assert again is not None
    QTest.mouseClick(again, Qt.MouseButton.LeftButton)
    assert isinstance(page.dialog, WordDialog)
    page.dialog.word.clear()
    QTest.keyClick(page.dialog.word, Qt.Key.Key_Return)
    assert page.dialog.isVisible()
    QTest.keyClicks(page.dialog.word, "first time, agreed")
    QTest.keyClick(page.dialog.word, Qt.Key.Key_Return)
    assert said(page)[0].word == "first time, agreed"


def test_voiding_one_of_two_takes_the_doubt_away(page: MonthPage) -> None:
    found = twice(page)
    assert found.link is not None
    QTest.mouseClick(found.link, Qt.MouseButton.LeftButton)
    assert isinstance(page.dialog, VoidDialog)
    assert page.dialog.record.logged.entry.points == -2
    reason = page.dialog.findChild(QLineEdit)
    assert reason is not None
    QTest.keyClicks(reason, "logged twice")
    QTest.keyClick(reason, Qt.Key.Key_Return)
    assert DoubtKind.TWICE not in {one.kind for one in said(page)}


def test_points_are_picked_where_they_are_missing(page: MonthPage) -> None:
    found = row(page, DoubtKind.MILD).link
    assert found is not None
    QTest.mouseClick(found, Qt.MouseButton.LeftButton)
    assert isinstance(page.dialog, EditDialog)
    QTest.keyClicks(page.dialog.points, "-2")
    QTest.keyClick(page.dialog.points, Qt.Key.Key_Return)
    assert said(page) == ()
    assert not page.settling.panel.isVisible()


def test_the_lines_of_who_is_near_a_grade_are_shown(page: MonthPage) -> None:
    log(
        page,
        *(
            Entry("0103", date(2026, 11, 16 - points), "procedure-error", points=Fraction(points))
            for points in (-2, -1)
        ),
    )
    found = row(page, DoubtKind.EDGE)
    assert found.sentence.text() == "Score 90.0, just at the edge of Excellent"
    assert found.link is not None
    page.table.choose("0108")
    QTest.mouseClick(found.link, Qt.MouseButton.LeftButton)
    assert page.side.name.text() == found.name.text()


def test_a_warning_stands_before_the_name_while_a_doubt_is_open(page: MonthPage) -> None:
    scores = page.table.scores

    def marked() -> list[str]:
        column = [one.id for one in scores.columns].index("name")
        places = [scores.index(place, column) for place in range(scores.rowCount())]
        return [scores.item(place).name for place in places if place.data(ScoreRole.MARKED)]

    assert marked() == ["赵磊"]
    place = scores.index(scores.row_of("0108") or 0, 1)
    assert place.data(Qt.ItemDataRole.AccessibleTextRole) == "赵磊, in doubt"
    assert "no points picked" in place.data(Qt.ItemDataRole.ToolTipRole)
    accept = row(page, DoubtKind.MILD).accept
    assert accept is not None
    QTest.mouseClick(accept, Qt.MouseButton.LeftButton)
    assert marked() == []


def test_closing_leads_to_the_doubts_that_are_open(page: MonthPage) -> None:
    QTest.mouseClick(page.head.close_month, Qt.MouseButton.LeftButton)
    assert isinstance(page.dialog, CloseDialog)
    QTest.keyClick(page.dialog, Qt.Key.Key_Escape)
    assert state(page) is MonthState.OPEN
    assert QApplication.focusWidget() is row(page, DoubtKind.MILD).accept


def test_closing_with_doubts_open_wants_a_word_that_is_kept(page: MonthPage, qtbot: QtBot) -> None:
    QTest.mouseClick(page.head.close_month, Qt.MouseButton.LeftButton)
    dialog = page.dialog
    assert isinstance(dialog, CloseDialog)
    assert dialog.accept_word is not None
    dialog.then_print.setChecked(False)
    QTest.keyClick(dialog.verb, Qt.Key.Key_Space)
    assert dialog.isVisible()
    assert "Write why" in dialog.accept_word.accessibleDescription()
    assert state(page) is MonthState.OPEN
    QTest.keyClicks(dialog.accept_word, "first month")
    QTest.keyClick(dialog.verb, Qt.Key.Key_Space)
    assert state(page) is MonthState.CLOSED
    qtbot.waitUntil(page.settling.panel.isVisible)
    kept = row(page, DoubtKind.MILD)
    assert kept.word.text() == "first month"
    assert kept.link is None
    assert kept.accept is None


def test_words_stand_in_the_closed_month(page: MonthPage) -> None:
    accept = row(page, DoubtKind.MILD).accept
    assert accept is not None
    QTest.mouseClick(accept, Qt.MouseButton.LeftButton)
    QTest.mouseClick(page.head.close_month, Qt.MouseButton.LeftButton)
    assert isinstance(page.dialog, CloseDialog)
    assert page.dialog.accept_word is None
    page.dialog.then_print.setChecked(False)
    QTest.keyClick(page.dialog.verb, Qt.Key.Key_Space)
    assert state(page) is MonthState.CLOSED
    kept = row(page, DoubtKind.MILD)
    assert kept.word.text() == "Leave −1.0"
    assert kept.link is None


@pytest.mark.parametrize("width", [1000, 1208, 1848])
def test_no_row_is_cut_in_the_middle_however_long_the_names(page: MonthPage, width: int, qtbot: QtBot) -> None:
    session = page.session
    for number in ("0101", "0102", "0103"):
        long = NewPerson(number, "Alexandra Konstantinopolous-Fitzgerald " + number, hired=date(2024, 3, 1))
        people.edit_person(session.ctx, number, long, date(2026, 11, 1))
    for number in ("0101", "0102", "0103"):
        log(page, Entry(number, date(2026, 11, 16), "procedure-error"))
    session.do(lambda: pay_plans.put_plan_in_force(session.ctx, session.team, "g1g2g3", NOVEMBER))
    page.resize(width, 692)
    panel = page.settling.panel
    qtbot.waitUntil(lambda: panel.area.viewport().width() > width // 3)
    QApplication.processEvents()
    seen = panel.area.height()
    for each in panel.rows:
        assert each.height() >= each.heightForWidth(each.width())
        assert each.y() >= seen or each.geometry().bottom() < seen
        assert each.name.height() >= each.name.heightForWidth(each.name.width())
