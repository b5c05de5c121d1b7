from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QScrollBar, QWidget

from kpi_desktop.domain.month import Month
from kpi_desktop.services import closing, incidents, people
from kpi_desktop.services.incidents import Entry
from kpi_desktop.ui.session import Session

if TYPE_CHECKING:
    from tests.ui.conftest import StillClock
    from tests.ui.today.conftest import Leader

FRIDAY = date(2026, 11, 20)


def logged(session: Session) -> list[Entry]:
    found = incidents.logged_on(session.ctx, session.team, FRIDAY)
    return [each.entry for each in found if not each.voided]


def test_eight_keys_from_the_caret_to_the_row(leader: Leader, session: Session) -> None:
    leader.types("sx cd 8")
    leader.presses(Qt.Key.Key_Return)

    assert leader.pressed == 8
    assert leader.row() == "单雪 | Late 8 min | 1st time | −5.0 | Void…"
    assert logged(session) == [Entry("0103", FRIDAY, "late", minutes=Fraction(8))]


def test_after_logging_the_line_is_empty_and_the_caret_stays(leader: Leader) -> None:
    leader.logs("sx cd 8")

    assert leader.line == ""
    assert leader.field is leader.page.line.field
    assert "Logged: 单雪, Late 8 min −5.0" in leader.told
    leader.logs("wt ktby")
    assert [row[1] for row in leader.rows()] == ["王婷", "单雪"]
    assert "Logged: 王婷, Oral praise +1.0" in leader.told


def test_characters_from_an_input_method_are_taken(leader: Leader, session: Session) -> None:
    leader.composes("单雪迟到")
    leader.composes("８")
    leader.presses(Qt.Key.Key_Return)

    assert logged(session) == [Entry("0103", FRIDAY, "late", minutes=Fraction(8))]


def test_the_input_method_is_asked_for_latin_letters_but_not_shut_out(leader: Leader) -> None:
    hints = leader.page.line.field.inputMethodHints()

    assert hints & Qt.InputMethodHint.ImhLatinOnly
    assert leader.page.line.field.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)


def test_several_people_in_one_line(leader: Leader, session: Session) -> None:
    leader.logs("zm lq qxlh")

    assert {entry.number for entry in logged(session)} == {"0101", "0102"}
    assert "Logged: 张敏, 李倩, Missed meeting −2.0 each" in leader.told


def test_tab_chooses_people_and_backspace_lets_the_last_one_go(leader: Leader, session: Session) -> None:
    leader.types("zl")
    leader.presses(Qt.Key.Key_Tab)
    leader.types("lq")
    leader.presses(Qt.Key.Key_Tab)
    leader.types("zm")
    leader.presses(Qt.Key.Key_Tab)
    assert leader.chosen == ["曾丽", "李倩", "张敏"]

    leader.presses(Qt.Key.Key_Backspace)
    leader.types("sx cd 8")
    assert leader.page.line.submit.text() == "Log for 3 people"
    leader.presses(Qt.Key.Key_Return)

    assert {entry.number for entry in logged(session)} == {"0104", "0102", "0103"}
    assert leader.chosen == []


def test_tab_in_a_whole_line_takes_the_person_and_keeps_the_rest(leader: Leader) -> None:
    leader.types("sx cd 8")
    leader.presses(Qt.Key.Key_Tab)

    assert leader.chosen == ["单雪"]
    assert leader.line == "cd 8"


def test_tab_in_an_empty_line_leaves_it(leader: Leader) -> None:
    leader.presses(Qt.Key.Key_Tab)

    assert leader.field is not leader.page.line.field


def test_the_nth_time_is_counted_from_the_month(leader: Leader) -> None:
    leader.logs("sx cd 8")
    leader.logs("sx cd 9")
    leader.types("sx cd 7")

    assert leader.offers()[0].endswith("3rd time this month")
    leader.presses(Qt.Key.Key_Return)
    assert "3rd time" in leader.row()


def test_the_mildest_end_is_said_with_the_schemes_decimals(leader: Leader) -> None:
    leader.types("sx lccc")
    assert leader.offers()[0].endswith("counted at the mildest, −1.0")
    leader.presses(Qt.Key.Key_Escape)
    leader.types("sx wsbhg")
    assert leader.offers()[0].endswith("counted at the mildest, 0.0")


def test_escape_clears_line_people_and_remark_so_that_nothing_goes_on_to_the_next_entry(
    leader: Leader, session: Session
) -> None:
    leader.types("zl")
    leader.presses(Qt.Key.Key_Tab)
    leader.types("wdjfj")
    leader.presses(Qt.Key.Key_B, held=Qt.KeyboardModifier.ControlModifier)
    leader.types("abc")
    leader.presses(Qt.Key.Key_Return)  # refused
    leader.presses(Qt.Key.Key_Escape)  # from the remark back into the line
    leader.presses(Qt.Key.Key_Escape)
    assert (leader.line, leader.chosen, leader.page.line.note.text()) == ("", [], "")
    assert not leader.page.popup.isVisible()

    leader.logs("sx cd 8")
    assert [(entry.criterion, entry.note) for entry in logged(session)] == [("late", "")]


def test_a_remark_by_key_or_behind_two_strokes(leader: Leader, session: Session) -> None:
    leader.types("sx cd 8")
    leader.presses(Qt.Key.Key_B, held=Qt.KeyboardModifier.ControlModifier)
    assert leader.page.line.note.hasFocus()
    leader.composes("地铁故障")
    assert leader.line == "sx cd 8"
    leader.presses(Qt.Key.Key_Return)
    leader.logs("wt ktby // thanks by phone")

    assert [entry.note for entry in logged(session)] == ["地铁故障", "thanks by phone"]
    assert leader.field is leader.page.line.field
    assert not leader.page.line.note.isVisible()


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("sx cd -8", "Minutes can't be below 0; enter 0 or more"),
        ("sx cd", "Now the minutes, such as 8"),
        ("sx", "Now the criterion, such as late"),
        ("sx cd 8 2027-03-01", "2027-03-01 is after today; choose a day up to 2026-11-20"),
        ("qqq cd 8", 'Nobody and no criterion is called "qqq"; check it, or put a remark behind //'),
        ("sx lccc -30", "−30 is outside −1 to −10 of Procedure error; pick within"),
    ],
)
def test_what_is_refused_is_said_and_nothing_is_lost(
    leader: Leader, session: Session, line: str, sentence: str
) -> None:
    leader.logs(line)

    assert sentence in leader.refusal
    assert leader.line == line
    assert logged(session) == []
    assert leader.page.line.property("fault") is True

    leader.types("x")
    assert leader.page.line.property("fault") is False


def test_enter_on_an_empty_line_says_what_to_type(leader: Leader) -> None:
    leader.presses(Qt.Key.Key_Return)

    assert "Type a name" in leader.refusal


def test_whoever_left_or_is_yet_to_come_is_refused_with_the_date(leader: Leader, session: Session) -> None:
    session.run(lambda: people.leave(session.ctx, "0103", date(2026, 11, 10)))

    leader.logs("sx cd 8")

    assert "单雪 left on 2026-11-10; choose a day up to then, or another person" in leader.refusal
    assert logged(session) == []


def test_a_service_that_refuses_is_heard_in_the_line(leader: Leader, session: Session) -> None:
    leader.types("sx cd 8")
    # Behind the window's back, as another hand at the same desk might.
    people.leave(session.ctx, "0103", date(2026, 11, 10))
    leader.presses(Qt.Key.Key_Return)

    assert "单雪" in leader.refusal
    assert leader.line == "sx cd 8"
    assert logged(session) == []


def test_undo_by_key_with_the_caret_in_the_empty_line(leader: Leader, session: Session) -> None:
    leader.logs("sx cd 8")

    leader.presses(Qt.Key.Key_Z, held=Qt.KeyboardModifier.ControlModifier)

    assert logged(session) == []
    assert leader.line == ""
    assert "Undone" in leader.told
    assert leader.rows() == []


def test_undo_in_a_line_with_text_undoes_the_typing_first(leader: Leader, session: Session) -> None:
    leader.logs("sx cd 8")
    leader.types("wt")

    leader.presses(Qt.Key.Key_Z, held=Qt.KeyboardModifier.ControlModifier)

    assert len(logged(session)) == 1
    assert leader.line != "wt"


def test_the_bar_undoes_too_and_stays_until_the_next_entry(leader: Leader, session: Session) -> None:
    leader.logs("sx cd 8")
    action = leader.page.told.action
    assert action is not None
    assert action.isVisible()

    QTest.mouseClick(action, Qt.MouseButton.LeftButton)

    assert logged(session) == []
    leader.logs("wt ktby")
    assert "王婷" in leader.told


def test_a_day_chosen_is_the_day_logged(leader: Leader, session: Session) -> None:
    leader.page.go_to(date(2026, 11, 18))
    leader.logs("sx cd 8")

    found = incidents.logged_on(session.ctx, session.team, date(2026, 11, 18))
    assert [each.entry.number for each in found] == ["0103"]
    assert "Logged on 2026-11-18" in leader.told
    assert leader.page.desk.day == date(2026, 11, 18)


def test_a_day_named_in_the_line_wins_over_the_one_chosen(leader: Leader, session: Session) -> None:
    leader.logs("sx cd 8 11-03")

    found = incidents.logged_on(session.ctx, session.team, date(2026, 11, 3))
    assert [each.entry.minutes for each in found] == [8]


def test_days_after_today_cannot_be_reached(leader: Leader) -> None:
    leader.page.go_to(date(2027, 1, 5))

    assert leader.page.desk.day == FRIDAY


def test_left_open_overnight_the_first_key_writes_on_the_new_day(
    leader: Leader, session: Session, clock: StillClock
) -> None:
    clock.day = date(2026, 11, 21)

    leader.logs("sx cd 8")

    found = incidents.logged_on(session.ctx, session.team, date(2026, 11, 21))
    assert [each.entry.number for each in found] == ["0103"]


def test_a_closed_month_shuts_the_line_and_says_what_to_do(leader: Leader, session: Session) -> None:
    leader.page.go_to(date(2026, 9, 14))
    leader.logs("sx cd 8")
    session.run(lambda: closing.close(session.ctx, session.team, Month(2026, 9), accept="已核对"))

    assert not leader.page.line.field.isEnabled()
    reason = leader.page.line.reason.text()
    assert "September 2026 is closed and sealed" in reason
    assert "reopen it under Month" in reason
    assert leader.rows()[0][-1] == ""

    assert leader.field is leader.page.line.day

    leader.page.go_to(FRIDAY)
    assert leader.page.line.field.isEnabled()
    assert leader.page.line.reason.text() == ""


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_the_calendar_offers_no_day_after_today_and_takes_enter(leader: Leader) -> None:
    picker = leader.page.line.day
    picker.click()
    calendar = picker.calendar
    assert calendar is not None
    assert calendar.maximumDate().toPython() == FRIDAY

    days = calendar.findChild(QAbstractItemView)
    assert isinstance(days, QWidget)
    QTest.keyClick(days, Qt.Key.Key_Left)
    QTest.keyClick(days, Qt.Key.Key_Return)

    assert leader.page.desk.day == date(2026, 11, 19)
    assert picker.text() == "Yesterday"
    assert leader.field is leader.page.line.field


def test_every_control_has_a_name(leader: Leader) -> None:
    leader.logs("sx cd 8")
    leader.types("zl")
    leader.presses(Qt.Key.Key_Tab)

    nameless = [
        each
        for each in leader.page.findChildren(QWidget)
        if each.focusPolicy() != Qt.FocusPolicy.NoFocus
        and each.isVisible()
        and not each.objectName().startswith("qt_")
        and not isinstance(each, QScrollBar | QHeaderView)
        and not (each.accessibleName() or getattr(each, "text", str)())
    ]

    assert nameless == []
