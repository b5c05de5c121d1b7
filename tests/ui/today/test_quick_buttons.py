from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from kpi_desktop.services import quick
from kpi_desktop.ui.session import Session
from kpi_desktop.ui.today.pins import PinDialog
from kpi_desktop.ui.today.quick_bar import QuickButton
from kpi_desktop.ui.today.quick_room import in_lines, shared
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
    assert "No leave procedure, flag only" in [dialog.criteria.item(n).text() for n in range(dialog.criteria.count())]
    leader.presses(Qt.Key.Key_Down, Qt.Key.Key_Space)  # early leave
    leader.presses(Qt.Key.Key_Down, Qt.Key.Key_Space)  # no leave procedure
    leader.presses(Qt.Key.Key_Up, held=ALT)
    leader.presses(Qt.Key.Key_Return)

    leader.qtbot.waitUntil(leader.page.line.field.hasFocus)
    assert [each.criterion.id for each in leader.page.quick.buttons] == ["no-leave-procedure", "leave-early"]
    leader.presses(Qt.Key.Key_Z, held=CTRL)
    assert quick.pinned(session.ctx, session.team) == ()
    assert len(leader.page.quick.buttons) == quick.MOST


@pytest.mark.parametrize("width", [1024, 1078, 1280, 1920])
def test_all_nine_are_there_in_any_window_with_their_names_whole(leader: Leader, width: int) -> None:
    bar = leader.page.quick
    leader.window.resize(width, 720)
    leader.qtbot.waitUntil(lambda: leader.window.width() == width)
    leader.qtbot.waitUntil(lambda: bar.height() >= bar.childrenRect().height())
    shown = [each for each in bar.buttons if each.isVisible()]
    assert len(shown) == quick.MOST
    places = [each.geometry() for each in shown]
    assert all(bar.rect().contains(place) for place in places)
    assert not [1 for one, other in combinations(places, 2) if one.intersects(other)]
    assert [each.name.text().replace("\n", " ") for each in shown] == [each.name.whole for each in shown]
    assert bar.geometry().bottom() < leader.page.line.geometry().top()


@pytest.mark.parametrize("digit", DIGITS)
def test_every_digit_up_to_nine_puts_its_criterion_into_the_line(leader: Leader, digit: int) -> None:
    leader.window.resize(1280, 720)
    criterion = leader.page.quick.buttons[digit - 1].criterion
    leader.presses(DIGITS[digit], held=ALT)
    candidates = leader.page.desk.read(f"sx {leader.line} 5", ()).candidates
    assert criterion in [each.criterion for each in candidates]
    assert leader.line.strip() in {criterion.name.en, criterion.name.zh}


def test_a_name_of_any_length_is_cut_and_stands_whole_in_the_tip() -> None:
    text = "Did not greet the customer within the first fifteen seconds of the call"
    font = QApplication.font()
    lines = in_lines(text, font, 90, 2)
    assert len(lines) == 2
    assert lines[1].endswith("…")
    assert all(QFontMetrics(font).horizontalAdvance(line) <= 90 for line in lines)
    assert in_lines("Late", font, 90, 2) == ("Late",)


@given(room=st.integers(200, 3000), wanted=st.lists(st.integers(20, 400), min_size=1, max_size=9))
def test_widths_fill_the_room_and_never_more(room: int, wanted: list[int]) -> None:
    widths = shared(room, wanted, 160)
    assert sum(widths) <= room or room < len(wanted)
    if sum(wanted) <= room:
        assert all(given >= want for given, want in zip(widths, wanted, strict=True))
        assert sum(widths) == room or all(given >= 160 for given in widths)
    else:
        assert sum(widths) == room
        cut = [given for given, want in zip(widths, wanted, strict=True) if given < want]
        assert max(widths) - min(cut) <= 1, "the widest give way first"
