"""What is to be known beneath the table, and what is missing of many people at once."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from kpi_desktop.domain.month import Month
from kpi_desktop.reports.content import NoticeContent
from kpi_desktop.reports.notices import grouped
from kpi_desktop.services import doubts, months, pay_plans
from kpi_desktop.services.doubts import DoubtKind
from kpi_desktop.services.months import MonthState
from kpi_desktop.ui.month import MonthPage
from kpi_desktop.ui.month.notes import notices_of

NOVEMBER = Month(2026, 11)


@pytest.fixture
def unfilled(page: MonthPage) -> MonthPage:
    """A pay plan that reads seven figures of each of twelve people, none of them given."""
    session = page.session
    session.do(lambda: pay_plans.put_plan_in_force(session.ctx, session.team, "g1g2g3", NOVEMBER))
    return page


def notice(number: str, what: str) -> NoticeContent:
    return NoticeContent(f"employee {number}", what, number, None)


def test_what_a_doubt_tells_of_everybody_is_not_told_again_as_a_notice(unfilled: MonthPage) -> None:
    data = unfilled.data
    assert data is not None
    assert len(data.content.notices) > 80
    missing = [one for one in data.doubts if one.kind is DoubtKind.MISSING]
    assert {len(one.people) for one in missing} == {12}
    assert data.notices == ()
    assert not unfilled.notes.notices.isVisible()


def test_a_notice_that_no_doubt_tells_stays_and_names_everybody_once(page: MonthPage) -> None:
    session = page.session
    session.do(lambda: pay_plans.put_plan_in_force(session.ctx, session.team, "levels", NOVEMBER))
    assert page.notes.notices.isVisible()
    assert [(one.name, one.what) for one in page.notes.notices.notes.items] == [
        ("12 people", "no level is given; counted as 0")
    ]


def test_one_press_closes_without_all_that_is_missing_and_each_keeps_its_word(unfilled: MonthPage) -> None:
    panel, session = unfilled.settling.panel, unfilled.session

    def words() -> dict[DoubtKind, set[str | None]]:
        found: dict[DoubtKind, set[str | None]] = {}
        for one in doubts.doubts(session.ctx, session.team, NOVEMBER):
            found.setdefault(one.kind, set()).add(one.word)
        return found

    assert panel.all_missing.isVisible()
    QTest.mouseClick(panel.all_missing, Qt.MouseButton.LeftButton)
    assert words()[DoubtKind.MISSING] == {"Close without"}
    assert words()[DoubtKind.MILD] == {None}
    assert not panel.all_missing.isVisible()
    session.undo()
    assert words()[DoubtKind.MISSING] == {None}
    assert months.month_view(session.ctx, session.team, NOVEMBER).state is MonthState.OPEN


def test_what_is_said_of_several_people_is_said_once_and_unfolds(page: MonthPage) -> None:
    data = page.data
    assert data is not None
    several = [notice(number, "no level is given") for number in ("0101", "0102", "0103")]
    notes = notices_of(data.content, [*several, notice("0104", "alone")], page.session.tr)
    assert [(one.name, one.what) for one in notes] == [("3 people", "no level is given"), ("曾丽", "alone")]
    panel = page.notes.notices
    panel.show_notes("Notices", "", notes)
    panel.show()
    panel.table.setFocus()
    panel.table.setCurrentIndex(panel.notes.index(0, 0))
    QTest.keyClick(panel.table, Qt.Key.Key_Return)
    assert [one.name or one.what for one in panel.notes.items] == ["3 people", "张敏", "李倩", "单雪", "曾丽"]
    panel.table.setCurrentIndex(panel.notes.index(2, 0))
    QTest.keyClick(panel.table, Qt.Key.Key_Return)
    assert page.side.name.text() == "李倩"
    panel.table.setCurrentIndex(panel.notes.index(0, 0))
    QTest.keyClick(panel.table, Qt.Key.Key_Return)
    assert [one.name for one in panel.notes.items] == ["3 people", "曾丽"]


def test_groups_keep_the_order_and_name_nobody_twice() -> None:
    found = grouped([notice("1", "a"), notice("2", "b"), notice("2", "a"), notice("1", "a")])
    assert [(one.what, [each.employee for each in one.notices]) for one in found] == [("a", ["1", "2"]), ("b", ["2"])]
