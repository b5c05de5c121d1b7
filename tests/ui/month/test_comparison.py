"""The tab of comparison: the spread, and everybody and every category beside the month before."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from kpi_desktop.domain.month import Month
from kpi_desktop.services import incidents
from kpi_desktop.ui.kit import Table
from kpi_desktop.ui.month import MonthPage
from kpi_desktop.ui.month.frame import COMPARISON
from tests.ui.month.conftest import entry


def rows(page: MonthPage) -> list[list[str]]:
    model = page.comparison.people
    return [
        [str(model.index(row, column).data()) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def test_everybody_stands_beside_the_month_before(page: MonthPage) -> None:
    page.tabs.setCurrentIndex(COMPARISON)
    assert page.comparison.earlier.text() == "Compared with October 2026"
    found = {row[1]: row for row in rows(page)}
    assert found["刘洋"][2:5] == ["85.0", "100.0", "−15.0"]
    assert found["刘洋"][6] == "↓ 11"
    assert found["张敏"][4:] == ["0.0", "1", "same"]


def test_it_is_sorted_by_what_changed(page: MonthPage) -> None:
    page.tabs.setCurrentIndex(COMPARISON)
    header = page.comparison.table.horizontalHeader()
    where = QPoint(header.sectionPosition(4) + 20, 10)
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert rows(page)[0][1] == "刘洋"


def test_whose_row_is_chosen_stands_explained_beside(page: MonthPage) -> None:
    page.tabs.setCurrentIndex(COMPARISON)
    page.comparison.table.setFocus()
    QTest.keyClick(page.comparison.table, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    assert page.side.name.text() == rows(page)[-1][1] == "刘洋"


def test_categories_on_average(page: MonthPage) -> None:
    page.tabs.setCurrentIndex(COMPARISON)
    means = {one.id: one for one in page.comparison.means.items}
    assert means["business"].before == 40
    model = page.comparison.means
    place = [one.id for one in model.items].index("attendance")
    assert [str(model.index(place, column).data()) for column in range(4)] == ["Attendance", "14.5", "15.0", "−0.5"]


def test_the_spread_is_said_in_words_too(page: MonthPage) -> None:
    page.tabs.setCurrentIndex(COMPARISON)
    assert "98 to 100: 10 people" in page.comparison.histogram.accessibleDescription()
    assert page.comparison.middle.text() == "Average 98.1, median 100.0, from 85.0 to 100.0"


def test_it_follows_what_is_logged_while_it_is_looked_at(page: MonthPage) -> None:
    page.tabs.setCurrentIndex(COMPARISON)
    session = page.session
    session.do(lambda: incidents.log(session.ctx, session.team, (entry("0101", 5, "complaint"),)))
    assert next(row for row in rows(page) if row[1] == "张敏")[4] == "−5.0"


def test_the_first_month_says_that_there_is_nothing_beside_it(page: MonthPage) -> None:
    for _ in range(2):
        QTest.mouseClick(page.head.previous, Qt.MouseButton.LeftButton)
    page.tabs.setCurrentIndex(COMPARISON)
    assert page.comparison.earlier.text() == "There is no earlier month to compare with"
    assert {row[4] for row in rows(page)} == {"—"}


def click(table: Table, row: int, column: int) -> None:
    where = table.visualRect(table.model().index(row, column)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=where)


def test_a_click_on_a_number_explains_it_though_the_panel_was_closed(page: MonthPage) -> None:
    QTest.mouseClick(page.side.close_button, Qt.MouseButton.LeftButton)
    page.tabs.setCurrentIndex(COMPARISON)
    assert not page.side.isVisible()
    place = [row[1] for row in rows(page)].index("刘洋")
    click(page.comparison.table, place, 4)
    assert page.side.isVisible()
    assert page.side.name.text() == "刘洋"


def test_a_click_on_a_number_of_the_month_before_leads_to_its_lines(page: MonthPage) -> None:
    page.tabs.setCurrentIndex(COMPARISON)
    place = [row[1] for row in rows(page)].index("刘洋")
    click(page.comparison.table, place, 3)
    assert page.month == Month(2026, 10)
    assert (page.side.name.text(), page.side.figure.text()) == ("刘洋", "100.0")
    assert page.side.isVisible()


def test_a_click_on_an_average_leads_to_who_lost_most_there(page: MonthPage) -> None:
    page.tabs.setCurrentIndex(COMPARISON)
    ids = [one.id for one in page.comparison.means.items]
    click(page.comparison.categories, ids.index("discipline"), 1)
    assert page.table.isVisible()
    assert page.side.name.text() == page.table.scores.items[0].name == "刘洋"
    assert page.table.hasFocus()


def test_enter_leads_where_a_click_does(page: MonthPage) -> None:
    page.tabs.setCurrentIndex(COMPARISON)
    table = page.comparison.table
    place = [row[1] for row in rows(page)].index("刘洋")
    table.setFocus()
    table.setCurrentIndex(table.model().index(place, 3))
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert page.month == Month(2026, 10)
    assert (page.side.name.text(), page.side.figure.text()) == ("刘洋", "100.0")
