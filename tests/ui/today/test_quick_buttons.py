from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from kpi_desktop.services import quick
from kpi_desktop.ui.session import Session
from kpi_desktop.ui.today.pins import PinDialog
from kpi_desktop.ui.today.quick_bar import QuickButton
from tests.leader import ALT, CTRL

if TYPE_CHECKING:
    from tests.ui.today.conftest import Leader

DIGITS = {digit: Qt.Key(Qt.Key.Key_0 + digit) for digit in range(1, 10)}


@pytest.fixture
def pinned(leader: Leader, session: Session) -> Leader:
    """Late, a meeting missed, a procedure error, praise."""
    wanted = ["late", "missed-meeting", "procedure-error", "praise-oral"]
    session.run(lambda: quick.pin(session.ctx, session.team, wanted))
    return leader


def button(leader: Leader, criterion: str) -> QuickButton:
    return next(each for each in leader.page.quick.buttons if each.criterion.id == criterion)


def texts(made: QuickButton) -> list[str]:
    return [each.text() for each in made.findChildren(QLabel)]


def test_nine_stand_ready_from_the_first_day_with_points_and_key(leader: Leader) -> None:
    leader.page.quick.resize(1200, leader.page.quick.height())
    shown = [each for each in leader.page.quick.buttons if each.isVisible()]
    assert len(shown) == quick.MOST
    assert texts(shown[0]) == ["Late", "by min", "Alt+1"]
    assert texts(button(leader, "no-greeting"))[1] == "−2"
    assert texts(button(leader, "praise-oral"))[1] == "+1"
    assert texts(button(leader, "procedure-error"))[1] == "graded"


def test_for_people_chosen_a_digit_logs_what_has_fixed_points(pinned: Leader) -> None:
    pinned.types("sx")
    pinned.presses(Qt.Key.Key_Tab)
    pinned.types("zm")
    pinned.presses(Qt.Key.Key_Tab)
    pinned.presses(DIGITS[2], held=ALT)

    assert sorted(row[1] for row in pinned.rows()) == ["单雪", "张敏"]
    assert {row[2] for row in pinned.rows()} == {"Missed meeting"}
    assert (pinned.line, pinned.chosen) == ("", [])


def test_where_minutes_are_wanted_it_waits_for_them(pinned: Leader) -> None:
    pinned.types("sx")
    pinned.presses(DIGITS[1], held=ALT)
    assert pinned.rows() == []
    assert pinned.chosen == ["单雪"]

    pinned.types("8")
    pinned.presses(Qt.Key.Key_Return)
    assert pinned.row() == "单雪 | Late 8 min | 1st time | −5.0 | Void…"


def test_where_points_are_picked_it_waits_for_them(pinned: Leader) -> None:
    pinned.types("sx")
    pinned.presses(Qt.Key.Key_Tab)
    pinned.presses(DIGITS[3], held=ALT)
    assert pinned.rows() == []
    pinned.types("3")
    pinned.presses(Qt.Key.Key_Return)
    assert pinned.rows()[0][5] == "−3.0"


def test_without_anybody_it_waits_for_a_name(pinned: Leader) -> None:
    QTest.mouseClick(button(pinned, "missed-meeting"), Qt.MouseButton.LeftButton)
    assert pinned.page.line.field.hasFocus()
    assert pinned.rows() == []

    pinned.types("sx")
    pinned.presses(Qt.Key.Key_Return)
    assert pinned.rows()[0][1:3] == ["单雪", "Missed meeting"]


def test_letters_that_two_people_share_are_never_logged_unseen(pinned: Leader) -> None:
    pinned.types("zl")  # 曾丽 and 赵磊
    pinned.presses(DIGITS[2], held=ALT)
    assert pinned.rows() == []
    assert pinned.chosen == []
    assert [offer.split(", ")[:2] for offer in pinned.offers()[:2]] == [
        ["曾丽", "Missed meeting"],
        ["赵磊", "Missed meeting"],
    ]
    pinned.presses(Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert pinned.rows()[0][1] == "赵磊"


def test_of_several_people_it_asks_for_the_one_in_doubt(pinned: Leader) -> None:
    pinned.types("zm sx zl")
    pinned.presses(DIGITS[2], held=ALT)
    assert pinned.rows() == []
    assert pinned.chosen == []
    assert [offer for offer in pinned.offers() if "曾丽" in offer]
    assert [offer for offer in pinned.offers() if "赵磊" in offer]
    assert all("Missed meeting" in offer for offer in pinned.offers())


def test_another_criterion_takes_the_place_of_the_one_typed(pinned: Leader) -> None:
    pinned.types("sx cd 8")
    pinned.presses(DIGITS[3], held=ALT)
    assert pinned.chosen == ["单雪"]
    candidate = pinned.page.writing.candidate
    assert candidate is not None
    assert candidate.criterion is not None
    assert candidate.criterion.id == "procedure-error"


def test_the_same_again_waits_for_a_look(pinned: Leader) -> None:
    for _ in range(2):
        pinned.types("sx")
        pinned.presses(Qt.Key.Key_Tab)
        pinned.presses(DIGITS[2], held=ALT)
    assert len(pinned.rows()) == 1
    assert "logged already" in pinned.page.popup.doubts.text()

    pinned.presses(Qt.Key.Key_Return)
    assert len(pinned.rows()) == 2


def test_every_criterion_of_the_scheme_finds_itself_by_its_button(leader: Leader) -> None:
    scheme = leader.page.desk.scheme
    assert scheme is not None
    for criterion in scheme.incident_criteria:
        leader.page.line.clear()
        leader.page.writing.take_criterion(criterion)
        candidate = leader.page.writing.candidate
        assert candidate is not None, criterion.id
        assert candidate.criterion is criterion


def test_the_leader_chooses_what_stands_ready_and_in_which_order(leader: Leader, session: Session) -> None:
    leader.page.menu.pin()
    dialog = leader.page.dialog
    assert isinstance(dialog, PinDialog)
    leader.qtbot.waitUntil(dialog.criteria.hasFocus)
    leader.presses(Qt.Key.Key_Down, Qt.Key.Key_Space)  # early leave
    leader.presses(Qt.Key.Key_Down, Qt.Key.Key_Space)  # no leave procedure
    leader.presses(Qt.Key.Key_Up, held=ALT)
    leader.presses(Qt.Key.Key_Return)

    leader.qtbot.waitUntil(leader.page.line.field.hasFocus)
    assert [each.criterion.id for each in leader.page.quick.buttons] == ["no-leave-procedure", "leave-early"]
    leader.presses(Qt.Key.Key_Z, held=CTRL)
    assert quick.pinned(session.ctx, session.team) == ()
    assert len(leader.page.quick.buttons) == quick.MOST


def test_fewer_are_shown_where_there_is_less_room(leader: Leader) -> None:
    bar = leader.page.quick
    bar.resize(400, bar.height())
    assert [each.isHidden() for each in bar.buttons] == [False] * 4 + [True] * 5
    leader.types("sx")
    leader.presses(Qt.Key.Key_Tab)
    leader.presses(DIGITS[9], held=ALT)
    assert leader.line == "", "what isn't seen isn't pressed"
