from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QListWidget, QMenu

from kpi_desktop.services import people, saved_groups
from kpi_desktop.ui.session import Session
from kpi_desktop.ui.today.groups import GroupDialog, GroupsDialog
from tests.leader import CTRL

if TYPE_CHECKING:
    from tests.ui.today.conftest import Leader

EIGHT = tuple(f"01{place:02d}" for place in range(1, 9))


@pytest.fixture
def late_shift(leader: Leader, session: Session) -> Leader:
    session.run(lambda: saved_groups.save(session.ctx, session.team, "晚班", EIGHT))
    return leader


def menu_of(leader: Leader) -> QMenu:
    leader.presses(Qt.Key.Key_G, held=CTRL)
    leader.qtbot.waitUntil(lambda: leader.page.menu.menu is not None and leader.page.menu.menu.isVisible())
    assert leader.page.menu.menu is not None
    return leader.page.menu.menu


def choose(leader: Leader, text: str) -> None:
    menu = menu_of(leader)
    action = next(each for each in menu.actions() if text in each.text())
    assert action.isEnabled()
    while menu.activeAction() is not action:
        QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    leader.qtbot.waitUntil(lambda: leader.page.menu.menu is None)


def row_of(listed: QListWidget, text: str) -> int:
    return next(at for at in range(listed.count()) if text in listed.item(at).text())


def test_typed_by_its_initials_it_logs_for_everybody_in_it(late_shift: Leader) -> None:
    late_shift.types("wb qxlh")
    assert late_shift.offers()[0].startswith("晚班 (8), Missed meeting")
    assert "Log for 8 people" in late_shift.page.line.submit.text()

    late_shift.presses(Qt.Key.Key_Return)
    assert len(late_shift.rows()) == 8
    assert {row[2] for row in late_shift.rows()} == {"Missed meeting"}


def test_tab_makes_chips_of_its_people_and_one_can_be_left_out(late_shift: Leader) -> None:
    late_shift.types("wb")
    late_shift.presses(Qt.Key.Key_Tab)
    assert len(late_shift.chosen) == 8
    late_shift.presses(Qt.Key.Key_Backspace)
    assert len(late_shift.chosen) == 7


def test_chips_leave_room_to_type_and_who_is_hidden_stands_under_a_number(late_shift: Leader) -> None:
    late_shift.window.resize(1280, 720)
    late_shift.types("wb")
    late_shift.presses(Qt.Key.Key_Tab)
    QApplication.processEvents()

    chips, line = late_shift.page.line.chips, late_shift.page.line
    hidden = [name for _, name in chips.hidden_people]
    assert hidden
    assert chips.more.text() == f"+{len(hidden)}"
    assert all(name in chips.more.toolTip() for name in hidden)
    assert line.field.width() >= 150
    assert line.chosen[: len(hidden)] == tuple(person for person, _ in chips.hidden_people)


def test_who_has_left_is_left_out_and_that_is_said(late_shift: Leader, session: Session) -> None:
    session.run(lambda: people.leave(session.ctx, "0108", date(2026, 11, 10)))

    late_shift.types("wb qxlh")
    assert "Left out, not here on that day: 赵磊" in late_shift.page.popup.doubts.text()
    late_shift.presses(Qt.Key.Key_Return)
    assert len(late_shift.rows()) == 7
    assert "赵磊" not in {row[1] for row in late_shift.rows()}


def test_it_is_chosen_from_the_menu_without_typing(late_shift: Leader) -> None:
    choose(late_shift, "晚班")
    assert len(late_shift.chosen) == 8
    assert late_shift.page.line.field.hasFocus()
    late_shift.logs("qxlh")
    assert len(late_shift.rows()) == 8


def test_the_people_in_the_line_are_saved_as_a_group(leader: Leader, session: Session) -> None:
    for initials in ("zm", "sx"):
        leader.types(initials)
        leader.presses(Qt.Key.Key_Tab)
    choose(leader, "Save these people")
    dialog = leader.page.dialog
    assert isinstance(dialog, GroupDialog)
    leader.qtbot.waitUntil(dialog.name.hasFocus)
    leader.composes("内训")
    leader.presses(Qt.Key.Key_Return)

    leader.qtbot.waitUntil(leader.page.line.field.hasFocus)
    (group,) = saved_groups.groups(session.ctx, session.team)
    assert (group.name, group.names) == ("内训", ("张敏", "单雪"))
    assert leader.told.endswith("Group saved: 内训, 2 people")
    assert leader.chosen == ["张敏", "单雪"], "what was being logged stays"

    leader.presses(Qt.Key.Key_Z, held=CTRL)
    assert saved_groups.groups(session.ctx, session.team) == ()
    leader.page.line.clear()
    leader.types("nx qxlh")
    assert not any("内训" in each for each in leader.offers())


def test_without_several_people_there_is_nothing_to_save(leader: Leader) -> None:
    leader.types("zm")
    menu = menu_of(leader)
    action = next(each for each in menu.actions() if "Save these people" in each.text())
    assert not action.isEnabled()
    menu.close()


def test_a_group_is_renamed_gets_other_people_and_is_dissolved(late_shift: Leader, session: Session) -> None:
    late_shift.page.menu.keep_groups()
    dialog = late_shift.page.dialog
    assert isinstance(dialog, GroupsDialog)
    late_shift.qtbot.waitUntil(dialog.rows.hasFocus)
    dialog.change.click()
    inner = dialog.dialog
    assert inner is not None
    late_shift.qtbot.waitUntil(inner.name.hasFocus)
    late_shift.types("night")
    inner.people.setCurrentRow(row_of(inner.people, "张敏"))
    inner.people.setFocus()
    late_shift.presses(Qt.Key.Key_Space)
    late_shift.presses(Qt.Key.Key_Return)
    late_shift.qtbot.waitUntil(lambda: not inner.isVisible())

    (group,) = saved_groups.groups(session.ctx, session.team)
    assert (group.name, group.numbers) == ("night", EIGHT[1:])
    assert "night" in dialog.rows.item(0).text()

    late_shift.qtbot.waitUntil(dialog.rows.hasFocus)
    late_shift.presses(Qt.Key.Key_Return)
    again = dialog.dialog
    assert again is not None
    late_shift.qtbot.waitUntil(again.name.hasFocus)
    assert again.name.text() == "night", "Enter on a row changes it"
    late_shift.presses(Qt.Key.Key_Escape)

    dialog.dissolve.click()
    assert saved_groups.groups(session.ctx, session.team) == ()
    assert dialog.none.isVisible()
    assert not dialog.dissolve.isEnabled()
    dialog.reject()


def test_a_group_without_a_name_or_with_anothers_is_refused_in_the_dialog(late_shift: Leader) -> None:
    late_shift.types("zm")
    late_shift.presses(Qt.Key.Key_Tab)
    late_shift.page.menu.save_group()
    dialog = late_shift.page.dialog
    assert isinstance(dialog, GroupDialog)
    late_shift.qtbot.waitUntil(dialog.name.hasFocus)
    late_shift.presses(Qt.Key.Key_Return)
    assert "no name" in dialog.refusal.text()
    late_shift.composes("晚班")
    late_shift.presses(Qt.Key.Key_Return)
    assert "already" in dialog.refusal.text()
    assert dialog.isVisible()
    dialog.reject()


def test_without_a_group_the_list_says_how_one_is_made_and_the_caret_is_on_it(leader: Leader) -> None:
    leader.page.menu.keep_groups()
    dialog = leader.page.dialog
    assert isinstance(dialog, GroupsDialog)
    leader.qtbot.waitUntil(dialog.new.hasFocus)
    assert not dialog.rows.isVisible()
    told = [each.text() for each in dialog.findChildren(QLabel) if each.isVisible()]
    assert any("“New group…” makes one" in text for text in told)

    leader.presses(Qt.Key.Key_Space)
    leader.qtbot.waitUntil(lambda: dialog.dialog is not None and dialog.dialog.name.hasFocus())
    inner = dialog.dialog
    assert inner is not None
    inner.reject()
    dialog.reject()
