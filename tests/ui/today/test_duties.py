from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu

from kpi_desktop.services import duties, duty_rounds, incidents
from kpi_desktop.services.duties import NewDuty
from kpi_desktop.ui.duties import DutiesDialog, RollDialog
from kpi_desktop.ui.session import Session
from tests.ui.today.test_records import dialog

if TYPE_CHECKING:
    from tests.ui.today.conftest import Leader

CTRL = Qt.KeyboardModifier.ControlModifier
FRIDAY = date(2026, 11, 20)
CLEANING = NewDuty("卫生值日", "not-cleaned", (5,))
MEETING = NewDuty("晨会", "missed-meeting", range(1, 6), ("0105", "0106"))


def logged(session: Session) -> list[tuple[str, str]]:
    found = incidents.logged_on(session.ctx, session.team, FRIDAY)
    return [(one.name, one.entry.criterion) for one in found if not one.voided]


def keeps(session: Session, *lists: NewDuty) -> None:
    for each in lists:
        session.do(partial(duties.save, session.ctx, session.team, each))


def test_who_missed_a_duty_is_logged_by_initials_and_undone_in_one(leader: Leader, session: Session) -> None:
    keeps(session, CLEANING)
    assert leader.page.duties.button.text() == "1 duty due"
    leader.presses(Qt.Key.Key_R, held=CTRL)
    roll = dialog(leader, RollDialog)
    leader.types("w")  # 王婷
    leader.presses(Qt.Key.Key_Space)
    leader.types("ly")  # 刘洋
    leader.presses(Qt.Key.Key_Space)
    assert roll.count.text() == "10 did it, 2 didn't and are logged"
    leader.presses(Qt.Key.Key_Return)
    assert leader.pressed == 7
    assert logged(session) == [("王婷", "not-cleaned"), ("刘洋", "not-cleaned")]
    assert leader.told.endswith("卫生值日: 10 done, not done by 王婷, 刘洋")
    assert leader.page.duties.button.text() == "Duties"
    leader.qtbot.waitUntil(leader.page.line.field.hasFocus)
    leader.presses(Qt.Key.Key_Z, held=CTRL)
    assert logged(session) == []
    assert leader.page.duties.button.text() == "1 duty due"


@pytest.mark.qt_log_ignore("This plugin does not support")  # said of every menu off screen
def test_a_duty_gone_through_says_so_and_asks_before_it_is_put_down_again(leader: Leader, session: Session) -> None:
    keeps(session, CLEANING, MEETING)
    first, _ = duties.duties(session.ctx, session.team)
    session.do(lambda: duty_rounds.go_through(session.ctx, session.team, first.id, FRIDAY, ["0105"]))
    assert leader.page.duties.button.text() == "1 duty due"
    leader.presses(Qt.Key.Key_R, held=CTRL)
    menu = leader.page.duties.menu
    assert menu is not None
    told = [action.text() for action in menu.actions()]
    assert told[0].startswith("卫生值日\tgone through ")
    assert told[1:] == ["晨会\t2 people", "", "Duty lists…"]
    QTest.keyClick(menu, Qt.Key.Key_Up)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    roll = dialog(leader, RollDialog)
    assert roll.gone.isVisible()
    assert ": not done by 王婷." in roll.gone.text()
    assert roll.ticks.unticked == ("0105",)
    assert roll.count.text() == "As it was gone through"
    leader.presses(Qt.Key.Key_Return)
    assert session.last is not None
    assert logged(session) == [("王婷", "not-cleaned")], "nothing is logged twice"


def test_a_round_opened_again_changes_only_what_is_different(leader: Leader, session: Session) -> None:
    keeps(session, CLEANING)
    (made,) = duties.duties(session.ctx, session.team)
    session.do(lambda: duty_rounds.go_through(session.ctx, session.team, made.id, FRIDAY, ["0105", "0106"]))
    leader.page.duties.go_through(leader.page.duties.due[0])
    roll = dialog(leader, RollDialog)
    leader.types("w")  # 王婷
    leader.presses(Qt.Key.Key_Space)
    leader.types("zm")
    leader.presses(Qt.Key.Key_Space)
    assert len(roll.count.text().splitlines()) == 2
    assert roll.count.text().splitlines()[1] == "To be voided: 王婷"
    unticked = roll.ticks.unticked
    leader.presses(Qt.Key.Key_Return)
    found = incidents.logged_on(session.ctx, session.team, FRIDAY)
    assert sorted(one.entry.number for one in found if not one.voided) == sorted(unticked)
    assert [(one.name, one.void_reason) for one in found if one.voided] == [("王婷", "卫生值日: done after all")]
    leader.qtbot.waitUntil(leader.page.line.field.hasFocus)
    leader.presses(Qt.Key.Key_Z, held=CTRL)
    assert logged(session) == [("王婷", "not-cleaned"), ("刘洋", "not-cleaned")]


def test_twelve_people_stand_in_columns_without_a_scroll_bar(leader: Leader, session: Session) -> None:
    keeps(session, CLEANING)
    leader.page.duties.go_through(leader.page.duties.due[0])
    roll = dialog(leader, RollDialog)
    assert roll.ticks.count() == 12
    assert not roll.ticks.verticalScrollBar().isVisible()
    seen = [roll.ticks.visualItemRect(roll.ticks.item(at)) for at in range(12)]
    assert all(roll.ticks.viewport().rect().contains(place) for place in seen)
    assert len({place.left() for place in seen}) == 2
    leader.presses(Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Space)
    assert roll.ticks.unticked == (roll.due.people[3].number,), "arrows go as one sees them"


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_the_menu_opens_on_what_is_due(leader: Leader, session: Session) -> None:
    keeps(session, CLEANING, MEETING)
    leader.presses(Qt.Key.Key_R, held=CTRL)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    roll = dialog(leader, RollDialog)
    assert roll.ticks.ticked == ("0105", "0106")
    leader.presses(Qt.Key.Key_Return)
    assert logged(session) == []
    gone = duty_rounds.due(session.ctx, session.team, FRIDAY)[1].gone
    assert gone is not None
    assert gone.done == ("王婷", "刘洋")


def test_without_a_list_the_key_leads_to_making_one_by_keys_alone(leader: Leader, session: Session) -> None:
    assert leader.page.duties.button.text() == "Duties"
    leader.presses(Qt.Key.Key_R, held=CTRL)
    lists = dialog(leader, DutiesDialog)
    assert any("“New duty list…” makes one" in each.text() for each in lists.findChildren(QLabel) if each.isVisible())
    leader.presses(Qt.Key.Key_Space)
    leader.qtbot.waitUntil(lambda: lists.dialog is not None and lists.dialog.isActiveWindow())
    form = lists.dialog
    assert form is not None
    # Everybody is on it, so there are no names to tick; they come as soon as it isn't for everybody.
    assert not form.people.isVisible()
    QTest.keyClick(form.everybody, Qt.Key.Key_Space)
    assert form.people.isVisible()
    QTest.keyClick(form.everybody, Qt.Key.Key_Space)
    assert not form.people.isVisible()
    leader.presses(Qt.Key.Key_Return)
    assert form.refusal.text() == "The duty list has no name; enter one."
    leader.composes("卫生值日")
    leader.presses(Qt.Key.Key_Return)
    assert form.refusal.text() == "Choose the criterion that not doing it is logged as."
    leader.presses(Qt.Key.Key_Tab)
    form.criterion.setCurrentIndex(form.criterion.findData("not-cleaned"))
    leader.presses(Qt.Key.Key_Tab, Qt.Key.Key_Space)  # not on Mondays
    leader.presses(Qt.Key.Key_Return)
    leader.qtbot.waitUntil(lambda: lists.rows.count() == 1)
    (made,) = duties.duties(session.ctx, session.team)
    assert (made.name, made.criterion, made.weekdays, made.for_all) == (
        "卫生值日",
        "not-cleaned",
        frozenset({2, 3, 4, 5}),
        True,
    )
    assert lists.rows.item(0).text() == "卫生值日\nTue, Wed, Thu, Fri, everybody, logged as Not cleaned"
    leader.presses(Qt.Key.Key_Escape)
    assert leader.page.duties.button.text() == "1 duty due"


def test_a_list_is_changed_and_ended_from_the_keyboard(leader: Leader, session: Session) -> None:
    keeps(session, MEETING)
    leader.page.duties.manage()
    lists = dialog(leader, DutiesDialog)
    leader.presses(Qt.Key.Key_Return)
    leader.qtbot.waitUntil(lambda: lists.dialog is not None and lists.dialog.isActiveWindow())
    form = lists.dialog
    assert form is not None
    assert form.people.ticked == ("0105", "0106")
    form.people.setFocus()
    leader.types("zengl")  # 曾丽
    leader.presses(Qt.Key.Key_Space, Qt.Key.Key_Return)
    leader.qtbot.waitUntil(lambda: duties.duties(session.ctx, session.team)[0].numbers == ("0104", "0105", "0106"))
    lists.end.click()
    assert duties.duties(session.ctx, session.team) == ()
    session.undo()
    assert [one.name for one in duties.duties(session.ctx, session.team)] == ["晨会"]
    assert lists.rows.count() == 1
