"""The months of one person's page: chosen in the trend, their lines, their evidence, their strips and pictures."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from kpi_desktop.domain.month import Month
from kpi_desktop.reports.person_timeline import Day, Heading
from kpi_desktop.services import evidence, incidents, people
from kpi_desktop.ui.evidence import EvidenceDialog
from kpi_desktop.ui.kit.table import CELL_PADDING
from kpi_desktop.ui.people import PeoplePage
from kpi_desktop.ui.people.timeline_drawing import clip_place
from kpi_desktop.ui.session import Session
from tests.ui.people.conftest import OCTOBER, SEPTEMBER
from tests.ui.windows import answer, type_name

CTRL = Qt.KeyboardModifier.ControlModifier


def press(key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    caret = QApplication.focusWidget()
    assert caret is not None
    QTest.keyClick(caret, key, held)


def test_a_click_on_a_month_of_the_trend_goes_to_its_lines_and_its_strip(page: PeoplePage) -> None:
    page.show_person("0102")
    pane = page.person
    assert pane.month == Month(2026, 11)
    place = pane.trend.place_of(SEPTEMBER).center().toPoint()
    QTest.mouseClick(pane.trend, Qt.MouseButton.LeftButton, pos=place)
    heading = pane.timeline.current_item()
    assert isinstance(heading, Heading)
    assert (heading.month, pane.month, pane.trend.month) == (SEPTEMBER, SEPTEMBER, SEPTEMBER)
    strong = [one.text() for one in pane.side.findChildren(QLabel) if one.property("use") == "strong"]
    assert strong == ["2026-09"]
    assert str(SEPTEMBER.month) in pane.picture_button.accessibleName()


def test_arrows_choose_months_in_the_trend_and_enter_goes_on_to_the_lines(page: PeoplePage) -> None:
    page.show_person("0102")
    trend = page.person.trend
    trend.setFocus()
    press(Qt.Key.Key_Left)
    assert page.person.month == OCTOBER
    press(Qt.Key.Key_Home)
    assert page.person.month == SEPTEMBER, "months before the first score can't be chosen"
    press(Qt.Key.Key_Left)
    assert page.person.month == SEPTEMBER
    press(Qt.Key.Key_End)
    assert page.person.month == Month(2026, 11)
    press(Qt.Key.Key_Left)
    press(Qt.Key.Key_Return)
    assert page.person.timeline.hasFocus()
    assert "October" in trend.accessibleDescription() or "10" in trend.accessibleDescription().split("。")[0]


def test_the_caret_in_the_lines_marks_the_month_in_the_trend(page: PeoplePage) -> None:
    page.show_person("0102")
    timeline = page.person.timeline
    last = timeline.entries.rowCount() - 1
    timeline.setCurrentIndex(timeline.entries.index(last, 0))
    assert page.person.trend.month == SEPTEMBER
    page.show_person("0103")
    assert page.person.trend.month == Month(2026, 11), "of another person the newest month comes first"


def test_what_is_written_meanwhile_leaves_the_month_that_is_looked_at(page: PeoplePage, session: Session) -> None:
    page.show_person("0102")
    page.person.timeline.go_to(OCTOBER)
    session.do(lambda: people.leave(session.ctx, "0103", date(2026, 11, 20)))
    assert page.person.month == OCTOBER


def proof(session: Session, day: str) -> None:
    """A file tied to Li Qian's entry of that day of the month."""
    with session.ctx.store.read() as view:
        first, last = date(2026, 9, 1), date(2026, 11, 30)
        (found,) = (one.id for one in view.incidents.between(first, last) if f"{one.what.day:%m-%d}" == day)
    evidence.attach(session.ctx, found, "闸机.txt", "8:37 进闸".encode())


def row_of(page: PeoplePage, day: str) -> int:
    items = page.person.timeline.entries.items
    return next(place for place, row in enumerate(items) if isinstance(row, Day) and row.day == day)


def files_shown(act: Callable[[], object]) -> list[str]:
    """What the evidence that opens when something is pressed is of, and its files."""
    found: list[str] = []

    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, EvidenceDialog)
        found.extend([dialog.subject.told, *(file.name for file in dialog.files)])
        dialog.reject()

    answer(look)
    act()
    return found


@pytest.mark.parametrize(("day", "column"), [("10-06", 2), ("11-06", 4)])
def test_a_click_on_a_paper_clip_opens_its_files(page: PeoplePage, session: Session, day: str, column: int) -> None:
    proof(session, day)
    page.refresh()
    page.show_person("0102")
    timeline = page.person.timeline
    cell = timeline.visualRect(timeline.entries.index(row_of(page, day), column))
    found = files_shown(
        lambda: QTest.mouseClick(timeline.viewport(), Qt.MouseButton.LeftButton, pos=clip_place(cell).center())
    )
    assert found[1:] == ["闸机.txt"]
    assert "李倩" in found[0]


@pytest.mark.parametrize(("key", "held"), [(Qt.Key.Key_T, CTRL), (Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier)])
@pytest.mark.parametrize("day", ["10-06", "11-06"])
def test_a_key_opens_the_files_of_the_row(
    page: PeoplePage, session: Session, day: str, key: Qt.Key, held: Qt.KeyboardModifier
) -> None:
    proof(session, day)
    page.refresh()
    page.show_person("0102")
    page.person.timeline.setFocus()
    page.person.timeline.selectRow(row_of(page, day))
    assert files_shown(lambda: press(key, held))[1:] == ["闸机.txt"]


def test_a_click_beside_the_paper_clip_opens_nothing(page: PeoplePage, session: Session) -> None:
    proof(session, "10-06")
    page.show_person("0102")
    page.refresh()
    timeline = page.person.timeline
    opened: list[object] = []
    timeline.evidence_wanted.connect(opened.append)
    cell = timeline.visualRect(timeline.entries.index(row_of(page, "10-06"), 2))
    QTest.mouseClick(timeline.viewport(), Qt.MouseButton.LeftButton, pos=cell.center())
    assert opened == []
    timeline.setFocus()
    timeline.selectRow(row_of(page, "09-06"))
    press(Qt.Key.Key_T, CTRL)
    assert opened == []


LONG_NOTE = "客户在大厅当面表扬，送锦旗一面，并留言感谢连续三次主动回访和耐心解释退费流程" * 2


def test_a_long_note_takes_the_lines_that_it_needs(page: PeoplePage, session: Session) -> None:
    page.show_person("0102")
    timeline = page.person.timeline
    before = timeline.rowHeight(row_of(page, "11-06"))
    entry = incidents.Entry("0102", date(2026, 11, 9), "praise-banner", note=LONG_NOTE)
    session.do(lambda: incidents.log(session.ctx, session.team, [entry]))
    tall = timeline.rowHeight(row_of(page, "11-09"))
    width = timeline.columnWidth(3) - 2 * CELL_PADDING
    lines = -(-timeline.fontMetrics().horizontalAdvance(LONG_NOTE) * 9 // 10 // width)
    assert lines > 1
    assert tall >= before + (lines - 1) * 16
    assert timeline.rowHeight(row_of(page, "11-06")) == before


def test_the_picture_of_the_month_that_is_looked_at_is_one_file(page: PeoplePage, qtbot: QtBot, tmp_path: Path) -> None:
    page.show_person("0102")
    page.person.timeline.go_to(OCTOBER)
    target = tmp_path / "strip.png"
    type_name(target)
    press(Qt.Key.Key_E, CTRL)
    saver = page.person.printing.saver
    qtbot.waitUntil(lambda: target.name in saver.told.sentence.text(), timeout=20_000)
    picture = QImage(str(target))
    assert picture.width() == 1080
    assert [one.name for one in tmp_path.glob("*.png")] == ["strip.png"]
    page.person.copy_action.trigger()
    assert QGuiApplication.clipboard().image() == picture.convertToFormat(QGuiApplication.clipboard().image().format())


@pytest.mark.parametrize(("earlier", "link"), [(0, []), (3, ["15"])])
def test_the_strips_of_a_whole_year_are_there_and_earlier_ones_a_click_away(
    page: PeoplePage, earlier: int, link: list[str]
) -> None:
    page.show_person("0102")
    shown, side = page.person.page, page.person.side
    assert shown is not None
    many = tuple(replace(shown.strips[0], month=OCTOBER.plus(-back)) for back in range(12))
    side.show_page(replace(shown, strips=many, earlier=earlier))
    assert len(side.printers) == 12
    links = [one for one in side.findChildren(QPushButton) if one is side.all_button]
    assert [one.text().strip("全部 张") for one in links] == link
    for one in links:
        QTest.mouseClick(one, Qt.MouseButton.LeftButton)
        assert len(side.printers) == 2, "all that are kept of Li Qian"
