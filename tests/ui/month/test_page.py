from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from kpi_desktop.domain.month import Month
from kpi_desktop.domain.words import Language
from kpi_desktop.services import incidents, months, setup, teams
from kpi_desktop.services.context import Context
from kpi_desktop.services.incidents import Entry
from kpi_desktop.services.months import MonthState
from kpi_desktop.texts import Translator
from kpi_desktop.ui.icons import Icons
from kpi_desktop.ui.kit import CellRole
from kpi_desktop.ui.kit.table import CELL_PADDING
from kpi_desktop.ui.month import MonthPage
from kpi_desktop.ui.month.drawing import tags_width
from kpi_desktop.ui.month.explanation import RowKind
from kpi_desktop.ui.month.score_header import ScoreHeader
from kpi_desktop.ui.session import Session
from kpi_desktop.ui.theme import Theme, Type
from kpi_desktop.ui.today.dialogs import EditDialog, VoidDialog

NOVEMBER = Month(2026, 11)
RECORDS = 3
"""The tab of records; measures and ratings stand before it where a scheme asks for them."""


def press(page: MonthPage, key: Qt.Key, times: int = 1) -> None:
    for _ in range(times):
        QTest.keyClick(page.table, key)


def state(page: MonthPage) -> MonthState:
    return months.month_view(page.session.ctx, page.session.team, NOVEMBER).state


def test_the_present_month_opens_with_the_best_one_explained(page: MonthPage) -> None:
    assert page.month == NOVEMBER
    assert page.head.month_label.text() == "November 2026"
    assert page.head.state.text() == "open"
    assert page.turnout.text() == "12 ranked, average 98.1"
    person = page.table.person
    assert person is not None
    assert person.rank == 1
    assert page.side.figure.text() == person.score


def test_arrow_keys_change_the_explanation(page: MonthPage) -> None:
    seen = [page.side.name.text()]
    for _ in range(11):
        press(page, Qt.Key.Key_Down)
        seen.append(page.side.name.text())
    assert len(set(seen)) == 12
    assert seen[-1] == "刘洋"
    assert page.side.figure.text() == "85.0"
    press(page, Qt.Key.Key_Home)
    assert page.side.name.text() == seen[0]
    press(page, Qt.Key.Key_End)
    assert page.side.name.text() == "刘洋"


def test_every_line_of_the_chosen_person_is_shown(page: MonthPage) -> None:
    page.table.choose("0103")
    lines = [(row.day, row.text, row.shown) for row in page.side.view.rows if row.kind is RowKind.LINE]
    assert lines == [
        ("11-04", "Late 7 min", "−5.0"),
        ("11-11", "Late 3 min", "−1.0"),
        ("11-13", "No greeting", "−2.0"),
        ("11-09", "Oral praise", "+1.0"),
    ]
    assert "Late 7 min" in page.side.area.accessibleDescription()


def test_keys_sort_by_any_column(page: MonthPage) -> None:
    header = page.table.horizontalHeader()
    header.setFocus()
    QTest.keyClick(header, Qt.Key.Key_Right, delay=0)
    QTest.keyClick(header, Qt.Key.Key_Right)
    QTest.keyClick(header, Qt.Key.Key_Space)
    first = page.table.scores.items[0].name
    assert first == "单雪"
    QTest.keyClick(header, Qt.Key.Key_Space)
    assert page.table.scores.items[-1].name == "单雪"
    QTest.keyClick(header, Qt.Key.Key_Space)
    assert page.table.scores.items[0].rank == 1


def test_a_click_on_a_header_sorts_and_keeps_who_is_chosen(page: MonthPage) -> None:
    page.table.choose("0103")
    header = page.table.horizontalHeader()
    middle = header.sectionViewportPosition(9) + header.sectionSize(9) // 2
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(middle, 20))
    assert page.table.scores.items[0].name == "刘洋"
    assert page.side.name.text() == "单雪"
    person = page.table.person
    assert person is not None
    assert person.name == "单雪"


def test_who_is_chosen_and_the_sorting_outlast_a_new_record(page: MonthPage) -> None:
    page.table.choose("0103")
    page.table.horizontalHeader().setSortIndicator(9, Qt.SortOrder.AscendingOrder)
    session = page.session
    session.do(lambda: incidents.log(session.ctx, session.team, [Entry("0103", date(2026, 11, 16), "complaint")]))
    assert page.side.name.text() == "单雪"
    assert page.side.figure.text() == "88.0"
    assert [person.name for person in page.table.scores.items][:2] == ["刘洋", "单雪"]


def test_the_panel_can_be_closed_and_comes_back_with_enter(page: MonthPage) -> None:
    QTest.mouseClick(page.side.close_button, Qt.MouseButton.LeftButton)
    assert not page.side.isVisible()
    assert page.table.hasFocus()
    press(page, Qt.Key.Key_Down)
    assert not page.side.isVisible()
    press(page, Qt.Key.Key_Return)
    assert page.side.isVisible()


def test_months_go_back_to_the_first_and_never_beyond_the_present_one(page: MonthPage) -> None:
    assert not page.head.next.isEnabled()
    QTest.mouseClick(page.head.previous, Qt.MouseButton.LeftButton)
    QTest.mouseClick(page.head.previous, Qt.MouseButton.LeftButton)
    assert page.month == Month(2026, 9)
    assert not page.head.previous.isEnabled()
    assert page.head.state.text() == "closed"
    QTest.keyClick(page, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    QTest.keyClick(page, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    QTest.keyClick(page, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert page.month == NOVEMBER


def test_what_is_told_as_a_doubt_is_told_once(page: MonthPage) -> None:
    assert page.data is not None
    assert any("no points picked" in notice.what for notice in page.data.content.notices)
    assert page.settling.panel.isVisible()
    assert not page.notes.notices.isVisible()


def test_records_are_listed_and_can_be_voided_by_keys(page: MonthPage) -> None:
    page.tabs.setCurrentIndex(RECORDS)
    records = page.records
    assert page.tabs.tabText(RECORDS) == "Records  11"
    ids = [record.title for record in records.records.items]
    records.table.setCurrentIndex(records.records.index(ids.index("No greeting"), 0))
    records.table.setFocus()
    QTest.keyClick(records.table, Qt.Key.Key_Delete)
    assert isinstance(page.dialog, VoidDialog)
    QTest.keyClicks(page.dialog.reason, "wrong person")
    QTest.keyClick(page.dialog.reason, Qt.Key.Key_Return)
    voided = records.record
    assert voided is not None
    assert voided.title == "No greeting"
    assert "wrong person" in voided.reason
    assert page.tabs.tabText(RECORDS) == "Records  10"
    assert not records.void.isEnabled()
    person = page.data and page.data.content.person("0103")
    assert person
    assert person.score == "95.0"


def test_enter_corrects_a_record(page: MonthPage) -> None:
    page.tabs.setCurrentIndex(RECORDS)
    page.records.table.setFocus()
    QTest.keyClick(page.records.table, Qt.Key.Key_Return)
    assert isinstance(page.dialog, EditDialog)
    page.dialog.reject()


def test_the_month_is_exported_as_a_workbook(page: MonthPage, qtbot: QtBot, tmp_path: Path) -> None:
    QTest.mouseClick(page.head.export, Qt.MouseButton.LeftButton)
    dialog = page.saver.dialog
    assert isinstance(dialog, QFileDialog)
    assert dialog.selectedFiles()[0].endswith("Assessment-早班-2026-11.xlsx")
    name = dialog.findChild(QLineEdit)
    assert name is not None
    name.setText(str(tmp_path / "month.xlsx"))
    with qtbot.waitSignal(dialog.fileSelected):
        dialog.accept()
    qtbot.waitUntil(page.saver.told.isVisible)
    sheet = load_workbook(tmp_path / "month.xlsx").worksheets[0]
    assert any("单雪" in [cell.value for cell in row] for row in sheet.iter_rows())


def test_without_records_everyone_has_full_marks_and_the_list_says_what_to_do(session: Session, qtbot: QtBot) -> None:
    page = MonthPage(session)
    qtbot.addWidget(page)
    page.refresh()
    page.show()
    assert {person.score for person in page.table.scores.items} == {"100.0"}
    page.tabs.setCurrentIndex(RECORDS)
    assert page.records.empty.isVisible()


@pytest.fixture
def nobody(
    empty: Context, scheme_text: str, speak: Callable[[Language], Translator], theme: Theme, icons: Icons
) -> Session:
    """A team without people."""
    setup.set_up(empty, setup.Setup("", "Early", scheme_text, NOVEMBER))
    return Session(empty, speak("en"), theme, icons, teams.resolve(empty))


def test_without_people_the_page_says_where_to_enter_them(nobody: Session, qtbot: QtBot) -> None:
    page = MonthPage(nobody)
    qtbot.addWidget(page)
    page.refresh()
    page.show()
    assert page.empty.title.isVisible()
    assert page.empty.action.isVisible()
    assert not page.head.close_month.isEnabled()
    assert not page.side.isVisible()


def test_everything_that_can_be_pressed_has_a_name(page: MonthPage) -> None:
    for part in page.findChildren(QAbstractButton):
        if part.objectName().startswith("qt_") or not part.isVisibleTo(page):
            continue
        assert part.accessibleName() or part.text(), part
    for named in (page.table, page.table.horizontalHeader(), page.tabs, page.records.table, page.notes.notices.table):
        assert named.accessibleName()


@pytest.mark.parametrize("width", [952, 1208, 1848])
def test_columns_never_lie_over_each_other(page: MonthPage, width: int) -> None:
    page.resize(width, 772)
    table = page.table
    sizes = [table.columnWidth(place) for place in range(table.scores.columnCount())]
    assert min(sizes) >= 40
    bars = [table.columnWidth(place) for place, one in enumerate(table.scores.columns) if one.bar]
    assert table.scores.folded if not bars else min(bars) >= 52
    assert sum(sizes) == table.viewport().width()


def test_beside_the_records_stands_whose_record_is_chosen(page: MonthPage) -> None:
    page.tabs.setCurrentIndex(RECORDS)
    records = page.records
    names = [record.name for record in records.records.items]
    for name in ("赵磊", "周文博", "单雪"):
        records.table.setCurrentIndex(records.records.index(names.index(name), 0))
        assert page.side.name.text() == name
    page.tabs.setCurrentIndex(0)
    person = page.table.person
    assert person is not None
    assert person.name == "单雪", "and stays chosen in the scores"


def test_opened_for_somebody_without_records_the_list_shows_whose_row_is_current(page: MonthPage) -> None:
    page.table.choose("0112")
    page.tabs.setCurrentIndex(RECORDS)
    record = page.records.record
    assert record is not None
    assert page.side.name.text() == record.name


def test_home_and_end_go_to_the_first_and_the_last_record(page: MonthPage) -> None:
    page.tabs.setCurrentIndex(RECORDS)
    table = page.records.table
    QTest.keyClick(table, Qt.Key.Key_End)
    assert table.currentIndex().row() == table.model().rowCount() - 1
    QTest.keyClick(table, Qt.Key.Key_Home)
    assert table.currentIndex().row() == 0


def test_short_titles_leave_their_room_to_the_reasons(page: MonthPage) -> None:
    page.tabs.setCurrentIndex(RECORDS)
    table, model = page.records.table, page.records.records
    metrics = QFontMetrics(page.session.theme.font(Type.BODY))
    widest = max(metrics.horizontalAdvance(record.title) for record in model.items)
    width = table.columnWidth(3)
    assert width <= max(104, widest + 24), "no empty half beside reasons that are cut"


def test_a_voided_record_shows_struck_what_it_would_have_come_to(page: MonthPage) -> None:
    titles = [record.title for record in page.records.records.items]
    record = page.records.records.items[titles.index("No greeting")]
    incidents.void(page.session.ctx, record.id, "wrong person")
    page.refresh()
    model = page.records.records
    row = [one.id for one in model.items].index(record.id)
    titles = [model.headerData(place, Qt.Orientation.Horizontal) for place in range(model.columnCount())]
    last = model.index(row, titles.index("Points"))
    assert last.data() == "−2.0"
    assert last.data(CellRole.STRUCK) is True
    assert page.data is not None
    assert page.data.content.person("0103") is not None


@pytest.mark.parametrize("size", [(1208, 692), (1208, 772)])
def test_english_titles_are_whole_and_nothing_scrolls_sideways(
    page: MonthPage, size: tuple[int, int], qtbot: QtBot
) -> None:
    page.resize(*size)
    QApplication.processEvents()
    table, header = page.table, page.table.horizontalHeader()
    assert isinstance(header, ScoreHeader)
    for place, column in enumerate(table.scores.columns):
        assert " ".join(header.lines_of(place)) == column.title
        tags = [column.tags(person) for person in table.scores.items] if column.tags else []
        widest = max((tags_width(each, page.session.theme) for each in tags), default=0)
        assert widest <= table.columnWidth(place) - 2 * CELL_PADDING
    assert not table.horizontalScrollBar().isVisible()
    if size[1] >= 772:
        qtbot.waitUntil(lambda: not table.verticalScrollBar().isVisible())


def test_names_are_sorted_by_the_readings_of_surnames_and_the_caret_stays_on_the_heading(page: MonthPage) -> None:
    header = page.table.horizontalHeader()
    place = [column.id for column in page.table.scores.columns].index("name")
    where = QPoint(header.sectionPosition(place) + 20, 20)
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=where)
    names = [person.name for person in page.table.scores.items]
    assert names == [
        "陈静",
        "李倩",
        "刘洋",
        "欧阳雨桐",
        "单雪",
        "孙晓梅",
        "王婷",
        "解宏伟",
        "曾丽",
        "张敏",
        "赵磊",
        "周文博",
    ]
    assert header.hasFocus()
    QTest.keyClick(header, Qt.Key.Key_Space)
    assert page.table.scores.items[0].name == "周文博"
