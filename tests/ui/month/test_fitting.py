"""Twelve people stand in sight at 1280×720, with the sample's band above and doubts beneath."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTableView
from pytestqt.qtbot import QtBot

from kpi_desktop import paths
from kpi_desktop.domain.words import Language
from kpi_desktop.services import closing, figures, incidents, teams
from kpi_desktop.services.context import Context
from kpi_desktop.services.figures import NewRating
from kpi_desktop.texts import Translator
from kpi_desktop.ui.icons import Icons
from kpi_desktop.ui.kit.table import CELL_PADDING
from kpi_desktop.ui.month import MonthPage
from kpi_desktop.ui.month.doubts import LEAST_ROWS
from kpi_desktop.ui.month.figures.samples import TOTAL
from kpi_desktop.ui.month.frame import COMPARISON
from kpi_desktop.ui.month.score_header import ScoreHeader
from kpi_desktop.ui.sample_band import BAND_HEIGHT
from kpi_desktop.ui.session import Session
from kpi_desktop.ui.theme import RAIL_WIDTH, ROW_HEIGHT, STATUS_HEIGHT, Theme, Type
from tests.ui.conftest import team_of_twelve
from tests.ui.month.conftest import NOVEMBER, entry

WIDTH, HEIGHT = 1280 - RAIL_WIDTH, 720 - STATUS_HEIGHT - BAND_HEIGHT


def in_sight(table: QTableView) -> int:
    """How many rows are seen whole."""
    QApplication.processEvents()
    room = table.viewport().height()
    return sum(table.rowViewportPosition(row) + table.rowHeight(row) <= room for row in range(table.model().rowCount()))


@pytest.fixture
def small(page: MonthPage) -> MonthPage:
    page.resize(WIDTH, HEIGHT)
    return page


def test_everybody_is_in_sight_with_doubts_beneath(small: MonthPage) -> None:
    panel, session = small.settling.panel, small.session
    twice = tuple(entry(number, 16, "praise-oral") for number in ("0101", "0102", "0104") for _ in range(2))
    session.do(lambda: incidents.log(session.ctx, session.team, twice))
    assert len(panel.rows) > LEAST_ROWS
    assert in_sight(small.table) == 12
    assert small.table.verticalScrollBar().maximum() == 0
    assert panel.area.height() >= sum(row.height() for row in panel.rows[:LEAST_ROWS])


def test_a_reopened_month_shows_a_good_part_of_the_table_above_doubts_and_who_moved(small: MonthPage) -> None:
    session = small.session
    session.do(lambda: closing.close(session.ctx, session.team, NOVEMBER, accept="gone through"))
    session.do(lambda: closing.reopen(session.ctx, session.team, NOVEMBER, "a complaint proved true"))
    twice = tuple(entry(number, 16, "complaint") for number in ("0101", "0102", "0104") for _ in range(2))
    session.do(lambda: incidents.log(session.ctx, session.team, twice))
    assert small.settling.panel.isVisible()
    assert small.notes.moved.isVisible()
    assert in_sight(small.table) >= 6


def test_everybody_is_in_sight_once_the_month_is_closed(small: MonthPage) -> None:
    QTest.mouseClick(small.head.previous, Qt.MouseButton.LeftButton)
    assert small.following.bar.isVisible()
    assert in_sight(small.table) == 12


def test_rows_are_as_high_as_usual_where_there_is_room(page: MonthPage) -> None:
    page.resize(1600, 1000)
    assert in_sight(page.table) == 12
    assert page.table.rowHeight(0) == ROW_HEIGHT


def test_everybody_is_in_sight_beside_the_month_before(small: MonthPage, qtbot: QtBot) -> None:
    small.tabs.setCurrentIndex(COMPARISON)
    qtbot.waitUntil(lambda: small.comparison.table.viewport().height() > 300)
    assert in_sight(small.comparison.table) == 12
    assert in_sight(small.comparison.categories) == small.comparison.means.rowCount()


@pytest.fixture
def shown(
    empty: Context, speak: Callable[[Language], Translator], theme: Theme, icons: Icons, qtbot: QtBot
) -> Callable[[str, Language], MonthPage]:
    """The page of twelve people under a preset, as small as a window may be."""

    def made(preset: str, language: Language) -> MonthPage:
        team_of_twelve(empty, (paths.resources() / "schemes" / f"{preset}.toml").read_text("utf-8"))
        page = MonthPage(Session(empty, speak(language), theme, icons, teams.resolve(empty)))
        qtbot.addWidget(page)
        page.resize(WIDTH, HEIGHT)
        page.refresh()
        page.show()
        qtbot.waitExposed(page)
        return page

    return made


@pytest.mark.parametrize("language", ["zh", "en"])
def test_everybody_s_figures_are_in_sight(shown: Callable[[str, Language], MonthPage], language: Language) -> None:
    page = shown("repair-provider-100", language)
    assert in_sight(page.table) == 12
    for place, sheet in ((1, page.figures.measures.sheet), (2, page.figures.ratings.means)):
        page.tabs.setCurrentIndex(place)
        assert in_sight(sheet) == 12
        assert sheet.horizontalScrollBar().maximum() == 0


def test_a_sheet_of_samples_gives_up_air_before_it_scrolls_sideways(
    shown: Callable[[str, Language], MonthPage], theme: Theme
) -> None:
    page = shown("call-rubric", "zh")
    page.tabs.setCurrentIndex(2)
    samples, day = page.figures.ratings.samples, 0
    assert in_sight(page.figures.ratings.means) == 12
    assert samples.horizontalScrollBar().maximum() == 0
    needed = QFontMetrics(theme.font(Type.BODY)).horizontalAdvance(str(samples.model().index(0, day).data()))
    assert needed <= samples.columnWidth(day) - 2 * CELL_PADDING


def test_no_number_of_a_sheet_is_cut(shown: Callable[[str, Language], MonthPage], theme: Theme) -> None:
    page = shown("call-rubric", "zh")
    page.tabs.setCurrentIndex(2)
    tab, session = page.figures.ratings, page.session
    assert tab.figures is not None
    given = [NewRating("0101", one.id, one.marks - Fraction(1, 2)) for one in tab.figures.rating_criteria]
    session.do(lambda: figures.add_ratings(session.ctx, session.team, NOVEMBER, given))
    page.refresh()
    content = tab.samples_model.content
    total = [column.id for column in content.columns].index(TOTAL)
    assert str(tab.samples_model.index(0, total).data()) == "95.5"
    assert tab.samples.horizontalScrollBar().maximum() == 0
    metrics = QFontMetrics(theme.font(Type.BODY))
    for sheet in (tab.means, tab.samples):
        for place, column in enumerate(sheet.sheet.content.columns):
            if column.right:
                number = str(sheet.model().index(0, place).data() or "")
                assert metrics.horizontalAdvance(number) <= sheet.columnWidth(place) - 2 * CELL_PADDING


def test_flags_that_nobody_has_give_way_where_headings_would_be_cut(
    shown: Callable[[str, Language], MonthPage],
) -> None:
    page = shown("repair-provider-100", "en")
    header, last = page.table.horizontalHeader(), page.table.scores.columnCount() - 1
    assert isinstance(header, ScoreHeader)
    assert page.table.scores.columns[last].id == "flags"
    assert header.isSectionHidden(last)
    lines = [line for place in range(last) for line in header.lines_of(place)]
    assert not [line for line in lines if line.endswith("…")]
    header.setFocus()
    for _ in range(last + 1):
        QTest.keyClick(header, Qt.Key.Key_Right)
    QTest.keyClick(header, Qt.Key.Key_Space)
    assert header.sortIndicatorSection() == last - 1  # keys don't go where nothing is to be seen
    page.resize(WIDTH + 400, HEIGHT)
    QApplication.processEvents()
    assert not header.isSectionHidden(last)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_heading_of_the_comparison_is_cut(
    shown: Callable[[str, Language], MonthPage], theme: Theme, language: Language
) -> None:
    page = shown("weikang-100", language)
    page.tabs.setCurrentIndex(COMPARISON)
    QApplication.processEvents()
    metrics = QFontMetrics(theme.font(Type.SECONDARY))
    for table in (page.comparison.table, page.comparison.categories):
        for place in range(table.model().columnCount()):
            title = str(table.model().headerData(place, Qt.Orientation.Horizontal))
            assert metrics.horizontalAdvance(title) <= table.columnWidth(place) - 2 * CELL_PADDING
        assert table.horizontalScrollBar().maximum() == 0
