from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from kpi_desktop.domain.month import Month
from kpi_desktop.services import closing, incidents
from kpi_desktop.services.incidents import Entry
from kpi_desktop.ui.session import Session
from kpi_desktop.ui.today.week import DayCell
from kpi_desktop.ui.today.week_days import WeekDay, counted, days_of_week
from tests.leader import ALT

if TYPE_CHECKING:
    from tests.ui.today.conftest import Leader

FRIDAY = date(2026, 11, 20)


def cells(leader: Leader) -> dict[int, DayCell]:
    return {cell.told.day.day: cell for cell in leader.page.week.cells}


def log(session: Session, *entries: Entry) -> None:
    session.run(lambda: incidents.log(session.ctx, session.team, entries))


def test_each_day_shows_its_praise_and_its_deductions(leader: Leader, session: Session) -> None:
    log(
        session,
        Entry("0103", date(2026, 11, 16), "late", minutes=Fraction(7)),
        Entry("0104", date(2026, 11, 16), "praise-oral"),
        Entry("0105", date(2026, 11, 16), "complaint"),
        Entry("0105", date(2026, 11, 18), "complaint", excused=True, note="mix-up"),
    )
    leader.logs("sx bykt")

    found = {day: (cell.told.praise, cell.told.losses, cell.told.others) for day, cell in cells(leader).items()}

    assert found == {
        16: (1, 2, 0),
        17: (0, 0, 0),
        18: (0, 0, 1),
        19: (0, 0, 0),
        20: (1, 0, 0),
        21: (0,) * 3,
        22: (0,) * 3,
    }
    said = cells(leader)[16].accessibleName()
    assert "3 records" in said
    assert "1 of praise, 2 with deductions" in said


def test_what_is_voided_leaves_the_strip(leader: Leader, session: Session) -> None:
    leader.logs("sx cd 8")
    assert cells(leader)[20].told.losses == 1
    session.undo()
    assert cells(leader)[20].told.records == 0


def test_a_click_opens_the_day_and_the_caret_is_in_the_line(leader: Leader) -> None:
    leader.types("sx cd")
    QTest.mouseClick(cells(leader)[17], Qt.MouseButton.LeftButton)

    assert leader.page.desk.day == date(2026, 11, 17)
    assert cells(leader)[17].chosen
    assert leader.line == "sx cd"
    assert leader.page.line.field.hasFocus()


def test_the_strip_is_one_stop_of_tab_and_arrows_walk_through_it(leader: Leader) -> None:
    cells(leader)[20].setFocus()
    leader.presses(Qt.Key.Key_Left, Qt.Key.Key_Left)
    assert leader.page.desk.day == date(2026, 11, 18)
    assert cells(leader)[18].hasFocus()
    assert [day for day, cell in cells(leader).items() if cell.focusPolicy() & Qt.FocusPolicy.TabFocus] == [18]

    leader.presses(Qt.Key.Key_Up)
    assert leader.page.desk.day == date(2026, 11, 11)
    leader.presses(Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Right)
    assert leader.page.desk.day == FRIDAY, "the future isn't opened"


def test_days_to_come_cant_be_pressed(leader: Leader) -> None:
    QTest.mouseClick(cells(leader)[21], Qt.MouseButton.LeftButton)
    assert leader.page.desk.day == FRIDAY
    assert not cells(leader)[21].isEnabled()


def test_a_week_over_two_months_knows_what_is_closed_and_what_each_month_holds(
    leader: Leader, session: Session
) -> None:
    log(session, Entry("0103", date(2026, 9, 30), "complaint"), Entry("0103", date(2026, 10, 1), "praise-oral"))
    session.run(lambda: closing.close(session.ctx, session.team, Month(2026, 9), accept="checked"))

    leader.page.go_to(date(2026, 10, 1))

    found = cells(leader)
    assert (found[30].told.closed, found[30].told.losses) == (True, 1)
    assert (found[1].told.closed, found[1].told.praise) == (False, 1)
    assert "the month is closed" in found[30].accessibleName()


@given(
    day=st.dates(date(2020, 1, 1), date(2035, 12, 31)),
    points=st.lists(st.tuples(st.integers(0, 9), st.one_of(st.none(), st.integers(-9, 9))), max_size=30),
)
def test_every_record_of_the_week_is_counted_once(day: date, points: list[tuple[int, int | None]]) -> None:
    days = days_of_week(day)
    assert day in days
    assert days[0].weekday() == 0
    records = [(days[at], None if p is None else Fraction(p)) for at, p in points if at < len(days)]

    told = list(counted((WeekDay(each) for each in days), records))

    assert sum(each.records for each in told) == len(records)
    assert sum(each.praise for each in told) == sum(p is not None and p > 0 for _, p in records)
    assert sum(each.losses for each in told) == sum(p is not None and p < 0 for _, p in records)


def test_the_days_beside_are_a_key_away_while_a_line_is_typed(leader: Leader) -> None:
    leader.types("sx cd")
    leader.presses(Qt.Key.Key_Left, held=ALT)
    assert leader.page.desk.day == date(2026, 11, 19)
    leader.presses(Qt.Key.Key_Right, Qt.Key.Key_Right, held=ALT)
    assert leader.page.desk.day == FRIDAY
    assert leader.line == "sx cd"
    assert leader.page.line.field.hasFocus()
