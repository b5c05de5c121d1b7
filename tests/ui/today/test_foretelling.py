"""What the leader is told before she logs: what is odd about it, and what else would fall."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from kpi_desktop import paths
from kpi_desktop.domain.month import Month
from kpi_desktop.services import closing, incidents
from kpi_desktop.services.incidents import Entry
from kpi_desktop.ui.session import Session

if TYPE_CHECKING:
    from tests.ui.today.conftest import Leader

FRIDAY = date(2026, 11, 20)


def warned(leader: Leader) -> str:
    """What stands beneath the candidates once the keys have come to rest."""
    timer = leader.page._standing_timer
    leader.qtbot.waitUntil(lambda: not timer.isActive())
    doubts = leader.page.popup.doubts
    return doubts.text() if doubts.isVisible() else ""


def beside(leader: Leader) -> list[str]:
    return [each.text() for each in leader.page.side.findChildren(QLabel) if each.isVisible()]


def log(session: Session, *entries: Entry) -> None:
    session.run(lambda: incidents.log(session.ctx, session.team, entries))


class TestByTheReferenceScheme:
    def test_the_same_again_is_said_and_logged_all_the_same(self, leader: Leader) -> None:
        leader.logs("sx cd 8")
        leader.types("sx cd 9")
        assert "单雪: Late is logged already for 2026-11-20" in warned(leader)
        assert "Enter logs it all the same" in warned(leader)
        leader.presses(Qt.Key.Key_Return)
        assert len(leader.rows()) == 2

    def test_typed_in_one_go_it_is_said_afterwards(self, leader: Leader) -> None:
        leader.types("sx cd 8")
        leader.presses(Qt.Key.Key_Return)
        assert "already" not in leader.told
        leader.types("sx cd 9")
        leader.presses(Qt.Key.Key_Return)
        assert "单雪: Late is logged already for 2026-11-20" in leader.told

    def test_it_goes_with_the_line(self, leader: Leader) -> None:
        leader.logs("sx cd 8")
        leader.types("sx cd 9")
        assert warned(leader)
        leader.presses(Qt.Key.Key_Escape)
        leader.types("zm cd 9")
        assert warned(leader) == ""

    def test_another_day_typed_in_the_line_is_held_against_that_day(self, leader: Leader) -> None:
        leader.logs("sx cd 8")
        leader.types("sx cd 9 11-19")
        assert warned(leader) == ""


class TestWhereMoreFallsOnTheThird:
    @pytest.fixture
    def scheme_text(self) -> str:
        return (paths.resources() / "schemes" / "property-100.toml").read_text("utf-8")

    def test_what_the_third_brings_is_said_beneath_the_line_and_beside_it(
        self, leader: Leader, session: Session
    ) -> None:
        chats = [Entry("0103", date(2026, 11, day), "phone-chat") for day in (3, 4)]
        log(session, chats[0])
        leader.types("sx dhlt")
        assert warned(leader) == "", "the second brings nothing"
        leader.presses(Qt.Key.Key_Escape)

        log(session, chats[1])
        leader.types("sx dhlt")
        said = warned(leader)
        assert "Phone chat, number 3 this month: a further −10.0 will fall" in said
        assert "Raises a flag: Warning" in said
        assert any("a further −10.0 will fall" in text for text in beside(leader))

        leader.presses(Qt.Key.Key_Return)
        assert warned(leader) == ""
        assert "a further −10.0 will fall" not in " ".join(beside(leader)), "now it has fallen"

    def test_what_one_more_would_bring_is_said_one_step_ahead(self, leader: Leader, session: Session) -> None:
        coming = "One more: Phone chat, number 3 this month: a further −10.0 will fall"
        log(session, Entry("0103", date(2026, 11, 3), "phone-chat"))
        leader.types("sx")
        assert warned(leader) == ""
        assert coming not in beside(leader), "two more are more than a step"

        leader.types(" dhlt")
        assert warned(leader) == "", "the second brings nothing by itself"
        assert coming in beside(leader)

        leader.presses(Qt.Key.Key_Return)
        warned(leader)
        assert coming in beside(leader), "it stays while the person is looked at"
        leader.types("zm dhlt")
        warned(leader)
        assert not [text for text in beside(leader) if text.startswith("One more")]

    def test_the_step_after_next_follows_the_entry_typed(self, leader: Leader, session: Session) -> None:
        log(session, *(Entry("0103", date(2026, 11, day), "phone-chat") for day in (3, 4, 5)))
        leader.types("sx dhlt")
        warned(leader)
        ahead = [text for text in beside(leader) if text.startswith("One more")]
        assert ahead == ["One more: Phone chat, number 5 this month: raises a flag, Dismissal proposed"]

    def test_a_closed_month_has_nothing_ahead(self, leader: Leader, session: Session) -> None:
        log(session, *(Entry("0103", date(2026, 9, day), "phone-chat") for day in (3, 4)))
        leader.page.go_to(date(2026, 9, 4))
        warned(leader)
        assert [text for text in beside(leader) if text.startswith("One more")]
        session.run(lambda: closing.close(session.ctx, session.team, Month(2026, 9), accept="已核对"))
        warned(leader)
        assert not [text for text in beside(leader) if text.startswith("One more")]

    def test_of_several_people_those_whom_it_concerns_are_named(self, leader: Leader, session: Session) -> None:
        log(session, *(Entry("0103", date(2026, 11, day), "phone-chat") for day in (3, 4)))
        leader.types("sx zm dhlt")
        said = warned(leader)
        assert "单雪: Phone chat, number 3 this month: a further −10.0 will fall" in said
        assert "张敏" not in said

    def test_late_on_a_day_of_leave_is_said(self, leader: Leader, session: Session) -> None:
        log(session, Entry("0103", date(2026, 11, 19), "leave", quantity=Fraction(2)))
        leader.types("sx cd 8")
        assert "单雪: on leave on 2026-11-20 (Leave)" in warned(leader)
        assert leader.page.desk.day == FRIDAY


class TestWhereTheMonthIsLost:
    @pytest.fixture
    def scheme_text(self) -> str:
        return (paths.resources() / "schemes" / "attendance-conversion.toml").read_text("utf-8")

    def test_it_is_said_before_and_veiled_like_every_score(self, leader: Leader, session: Session) -> None:
        leader.types("sx kg 2")
        assert "the month's score becomes 0" in warned(leader)
        session.veil.draw()
        leader.page.veil_changed()
        assert warned(leader) == "", "what becomes of a score isn't said at all"


class TestWhereALimitIsReached:
    @pytest.fixture
    def scheme_text(self) -> str:
        return (paths.resources() / "schemes" / "weikang-100.toml").read_text("utf-8")

    def test_what_counts_no_more_is_said_before_and_after(self, leader: Leader, session: Session) -> None:
        log(session, *(Entry("0103", date(2026, 11, 16), "late", minutes=Fraction(50)) for _ in range(6)))
        leader.types("sx cd 8")
        stays = "Attendance stops at 0: its marks are used up; the score stays 85.0"
        assert stays in warned(leader)
        leader.presses(Qt.Key.Key_Return)
        assert stays in leader.told
        assert warned(leader) == ""

        session.veil.draw()
        leader.page.veil_changed()
        warned(leader)
        assert not [text for text in beside(leader) if "stops at 0" in text], "it tells the score of the category"
        assert "stays" not in leader.told
        leader.types("sx cd 8")
        assert "stops at 0" not in warned(leader)
        assert not [text for text in beside(leader) if "stops at 0" in text]

    def test_praise_beyond_the_cap_changes_nothing_and_says_so(self, leader: Leader) -> None:
        leader.types("sx ktby")
        assert "a score never exceeds 100; the score stays 100.0" in warned(leader)

    def test_what_is_within_the_limits_is_said_nothing_of(self, leader: Leader) -> None:
        leader.types("sx cd 8")
        assert warned(leader) == ""
        leader.presses(Qt.Key.Key_Return)
        assert "stays" not in leader.told
        assert "only" not in leader.told
