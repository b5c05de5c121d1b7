from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QScrollArea, QWidget

from kpi_desktop import paths
from kpi_desktop.domain.month import Month
from kpi_desktop.services import closing, incidents, people
from kpi_desktop.services.incidents import Entry
from kpi_desktop.services.people import NewPerson
from kpi_desktop.services.teams import rename_team
from kpi_desktop.ui.session import Session
from kpi_desktop.ui.theme import SIDE_PANEL_WIDTH
from kpi_desktop.ui.today.empty import EmptyDay
from kpi_desktop.ui.today.loss_bar import LossBar
from kpi_desktop.ui.today.side import StandingView

if TYPE_CHECKING:
    from tests.ui.today.conftest import Leader


def side(leader: Leader) -> QWidget:
    """The side panel once the keys have come to rest."""
    timer = leader.page._standing_timer
    leader.qtbot.waitUntil(lambda: not timer.isActive())
    return leader.page.side


def said(widget: QWidget) -> list[str]:
    return [each.text() for each in widget.findChildren(QLabel) if each.text() and each.isVisible()]


def test_before_the_first_record_it_says_what_is_ready(leader: Leader) -> None:
    texts = said(side(leader))

    assert "What is ready" in texts
    assert "12 people" in texts
    assert any("since 2026-09" in text for text in texts)


def test_typing_shows_the_score_now_and_after(leader: Leader) -> None:
    leader.types("sx cd 35")
    texts = said(side(leader))

    assert "单雪" in texts
    assert "Shàn Xuě" in texts
    assert texts[texts.index("This month so far") + 1] == "100.0"
    assert texts[texts.index("After this entry") + 1] == "90.0"


def test_a_grade_that_would_be_lost_is_named(leader: Leader) -> None:
    leader.logs("sx cd 35")
    leader.types("sx cd 8")

    texts = said(side(leader))

    assert "Excellent → Good" in texts
    assert "crosses the line at 90" in texts


def test_the_loss_of_the_entry_typed_is_outlined(leader: Leader) -> None:
    leader.logs("sx cd 8")
    leader.types("sx cd 9")

    bars = side(leader).findChildren(LossBar)

    assert (bars[0].now, bars[0].after) == (Fraction(5), Fraction(10))
    assert all(bar.now == bar.after for bar in bars[1:])


def test_after_logging_it_stays_with_whoever_was_logged(leader: Leader) -> None:
    leader.logs("sx cd 8")
    texts = said(side(leader))

    assert "单雪" in texts
    assert "1 record this month" in texts
    assert "After this entry" not in texts


def test_a_row_that_is_chosen_shows_its_person(leader: Leader) -> None:
    leader.logs("sx cd 8")
    leader.logs("wt ktby")
    table = leader.page.table
    table.setFocus()
    table.setCurrentIndex(table.entries.index(0, 0))
    leader.presses(Qt.Key.Key_Down)

    assert "单雪" in said(side(leader))


def test_an_entry_that_would_be_refused_shows_no_after(leader: Leader) -> None:
    leader.types("sx cd -8")

    assert "After this entry" not in said(side(leader))


def test_last_month_is_told(leader: Leader, session: Session) -> None:
    incidents.log(session.ctx, session.team, [Entry("0106", date(2026, 10, 5), "complaint")])
    leader.logs("sx cd 8")

    assert "Last month 100.0, rank 1" in said(side(leader))


def test_a_day_of_another_month_is_not_called_this_month(leader: Leader, session: Session) -> None:
    incidents.log(session.ctx, session.team, [Entry("0103", date(2026, 10, 5), "complaint")])
    leader.page.go_to(date(2026, 10, 5))
    leader.page.table.setCurrentIndex(leader.page.table.entries.index(0, 0))

    texts = said(side(leader))
    assert texts[texts.index("October 2026") + 1] == "95.0"
    assert {"Lost in the month", "1 record in the month"} <= set(texts)
    assert not [text for text in texts if "this month" in text.lower()]


def test_a_month_that_was_closed_without_a_record_is_told_too(leader: Leader, session: Session) -> None:
    for month in (Month(2026, 9), Month(2026, 10)):
        closing.close(session.ctx, session.team, month)
    leader.logs("sx cd 8")

    assert "Last month 100.0, rank 1" in said(side(leader))


def test_a_month_that_nobody_kept_is_not_told(leader: Leader) -> None:
    leader.logs("sx cd 8")

    assert not [text for text in said(side(leader)) if text.startswith("Last month")]


def test_without_records_on_the_day_examples_of_this_team_are_shown(leader: Leader) -> None:
    texts = said(leader.page)

    assert "Nothing logged today" in texts
    assert {"zm late 8", "0102 oral praise"} <= set(texts)
    assert "张敏, Late 8 min" in texts


def test_the_examples_stand_in_columns(leader: Leader) -> None:
    shown = next(each for each in leader.page.findChildren(EmptyDay) if each.isVisible())

    def begins(*ends: str) -> list[int]:
        found = [each for each in shown.findChildren(QLabel) if each.text().endswith(ends)]
        return [each.mapTo(shown, each.rect().topLeft()).x() for each in found]

    for ends in (
        (", Late 8 min", ", Oral praise", ", Missed study"),
        ("criterion + minutes", "does as well", "spaces between"),
    ):
        places = begins(*ends)
        assert len(places) == 3
        assert len(set(places)) == 1


def test_an_empty_roster_says_where_to_add_people(leader: Leader, session: Session) -> None:
    for person in people.roster(session.ctx, session.team):
        people.leave(session.ctx, person.number, date(2026, 10, 31))
    leader.page.refresh()

    assert not [text for text in said(leader.page) if "0102" in text]


def test_long_names_widen_neither_the_window_nor_the_panel(leader: Leader, session: Session) -> None:
    everyone = people.roster(session.ctx, session.team)
    name = "Maximiliane Wilhelmine Adelheid von Hohenstaufen"
    for person in everyone[:3]:
        known = NewPerson(person.number, f"{name} {person.number}", hired=person.hired)
        people.edit_person(session.ctx, person.number, known, date(2026, 11, 1))
    rename_team(session.ctx, session.team, "早班与中班及晚班联合客户服务第一小组兼前台")
    leader.page.refresh()
    leader.types("0101 cd 8")
    view = side(leader).findChildren(StandingView)[-1]

    assert leader.window.minimumSizeHint().width() <= 1024
    assert view.minimumSizeHint().width() <= SIDE_PANEL_WIDTH


def test_as_many_records_as_there_is_room_for_and_how_many_more_there_are(leader: Leader, session: Session) -> None:
    leader.window.resize(1280, 720)
    entries = [Entry("0103", date(2026, 11, 1 + at % 20), "praise-oral") for at in range(40)]
    session.run(lambda: incidents.log(session.ctx, session.team, entries))
    leader.types("sx")
    found: QWidget = side(leader)

    def told() -> tuple[int, int]:
        texts = [each.text() for each in found.findChildren(QLabel) if each.isVisible()]
        more = next(text for text in texts if text.startswith("and "))
        return texts.count("Oral praise"), int(more.split()[1])

    def scrolls() -> bool:
        return any(each.verticalScrollBar().maximum() > 0 for each in found.findChildren(QScrollArea))

    shown, left = told()
    assert shown >= 3
    assert not scrolls()
    leader.window.resize(1280, 1000)
    leader.qtbot.waitUntil(lambda: leader.window.height() == 1000)
    leader.qtbot.waitUntil(lambda: told()[0] > shown)
    assert sum(told()) == shown + left
    assert not scrolls()


class TestASchemeWithoutCategories:
    @pytest.fixture
    def scheme_text(self) -> str:
        return (paths.resources() / "schemes" / "property-100.toml").read_text("utf-8")

    def test_nothing_is_headed_that_isnt_there(self, leader: Leader) -> None:
        leader.types("sx dhlt")
        texts = [each.text() for each in side(leader).findChildren(QLabel) if each.isVisible()]
        assert "After this entry" in texts
        assert "Lost this month" not in texts
