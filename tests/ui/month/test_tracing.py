"""From a number to its lines, from a line to what was written down: by mouse and by keys."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from kpi_desktop.domain.month import Month
from kpi_desktop.services import carrying, incidents, pay_plans
from kpi_desktop.services.incidents import Entry
from kpi_desktop.ui.month import MonthPage
from kpi_desktop.ui.month.tracing import TraceDialog


def click_cell(page: MonthPage, employee: str, column: str) -> None:
    table = page.table
    row = table.scores.row_of(employee)
    assert row is not None
    place = [one.id for one in table.scores.columns].index(column)
    where = table.visualRect(table.scores.index(row, place)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=where)


def click_line(page: MonthPage, text: str) -> None:
    view = page.side.view
    place = next(place for place, row in enumerate(view.rows) if text in row.text)
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=view.rect_of(place).center())


def said(dialog: TraceDialog) -> dict[str, str]:
    return dict(dialog.facts)


def trace_of(page: MonthPage) -> TraceDialog:
    dialog = page.dialog
    assert isinstance(dialog, TraceDialog)
    return dialog


def test_a_click_on_a_number_and_one_on_its_line_show_what_was_written_down(page: MonthPage) -> None:
    click_cell(page, "0103", "category:discipline")
    assert page.side.name.text() == "单雪"
    click_line(page, "No greeting")
    dialog = trace_of(page)
    assert said(dialog)["Day"] == "2026-11-13"
    assert said(dialog)["Entered"].endswith("by tests")
    assert any("No greeting −2.0" in part.text() for part in dialog.findChildren(QLabel))
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert page.side.view.hasFocus()


def test_what_was_found_late_tells_its_true_day_once(page: MonthPage) -> None:
    session = page.session
    late = (Entry("0103", date(2026, 10, 15), "overdue-task", note="found in the list"),)
    session.do(lambda: carrying.carry(session.ctx, session.team, late))
    page.explain("0103")
    click_line(page, "Overdue task")
    facts = said(trace_of(page))
    assert facts["Happened on"] == "2026-10-15"
    assert "Why" not in facts  # the day is all there would be to say
    assert facts["Remark"] == "found in the list"


def test_a_number_brings_its_lines_to_the_top_of_a_long_explanation(page: MonthPage, qtbot: QtBot) -> None:
    session = page.session
    many = [Entry("0106", date(2026, 11, day), "late", minutes=Fraction(7)) for day in range(2, 16)]
    session.do(lambda: incidents.log(session.ctx, session.team, many))
    bar = page.side.area.verticalScrollBar()
    complaints = page.data and page.data.scored.scheme.criterion("complaint")
    assert complaints
    category = complaints.category or ""
    click_cell(page, "0106", f"category:{category}")
    span = page.side.view.span_of(category)
    assert span is not None
    qtbot.waitUntil(lambda: bar.value() == min(span[0], bar.maximum()) > 0)


def test_keys_go_from_line_to_line_and_open_one(page: MonthPage) -> None:
    page.table.choose("0103")
    view = page.side.view
    view.setFocus()
    for _ in range(3):
        QTest.keyClick(view, Qt.Key.Key_Down)
    QTest.keyClick(view, Qt.Key.Key_Up)
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert said(trace_of(page))["Day"] == "2026-11-11"
    trace_of(page).reject()


def test_who_has_no_lines_is_passed_over_by_tab(page: MonthPage) -> None:
    page.table.choose("0101")
    assert page.side.view.focusPolicy() == Qt.FocusPolicy.NoFocus
    page.table.choose("0103")
    assert page.side.view.focusPolicy() == Qt.FocusPolicy.StrongFocus


def test_from_there_to_the_record_among_all(page: MonthPage) -> None:
    click_cell(page, "0103", "category:discipline")
    click_line(page, "No greeting")
    QTest.mouseClick(trace_of(page).record, Qt.MouseButton.LeftButton)
    assert page.records.isVisible()
    assert page.records.record is not None
    assert page.records.record.title == "No greeting"


def test_headings_and_lines_name_the_clause(page: MonthPage) -> None:
    columns = page.table.scores.columns
    place = [one.id for one in columns].index("category:attendance")
    tip = page.table.scores.headerData(place, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole)
    assert page.data is not None
    late = page.data.scored.scheme.criterion("late")
    assert late is not None
    assert f"1.1 Late: {late.clause.en}" in tip
    page.table.choose("0103")
    line = next(row for row in page.side.view.rows if row.text == "Late 7 min")
    assert line.tip.startswith(late.clause.en)


def test_beside_the_lines_a_click_opens_nothing(page: MonthPage) -> None:
    page.table.choose("0103")
    QTest.mouseClick(page.side.view, Qt.MouseButton.LeftButton, pos=QPoint(4, 2))
    assert not isinstance(page.dialog, TraceDialog)


def test_where_categories_share_a_column_the_click_says_which(page: MonthPage, qtbot: QtBot) -> None:
    page.resize(952, 772)
    qtbot.waitUntil(lambda: page.table.scores.folded)
    table = page.table
    row = table.scores.row_of("0103")
    assert row is not None
    place = [one.id for one in table.scores.columns].index("parts")
    cell = table.visualRect(table.scores.index(row, place))
    parts = len(table.scores.items[row].categories)
    for number, category in enumerate(one.id for one in table.scores.items[row].categories):
        where = QPoint(cell.left() + 10 + (cell.width() - 20) // parts * number + 8, cell.center().y())
        with qtbot.waitSignal(table.category_opened) as told:
            QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=where)
        assert told.args == [category]


def test_pay_and_score_bring_their_part_of_a_long_explanation(page: MonthPage, qtbot: QtBot) -> None:
    session = page.session
    many = [Entry("0106", date(2026, 11, day), "late", minutes=Fraction(7)) for day in range(2, 16)]
    session.do(lambda: incidents.log(session.ctx, session.team, many))
    session.do(lambda: pay_plans.put_plan_in_force(session.ctx, session.team, "band-pay", Month(2026, 11)))
    page.resize(1208, 664)
    bar = page.side.area.verticalScrollBar()
    click_cell(page, "0106", "pay")
    qtbot.waitUntil(lambda: bar.value() == bar.maximum() > 0)
    click_cell(page, "0106", "score")
    qtbot.waitUntil(lambda: bar.value() == 0)
