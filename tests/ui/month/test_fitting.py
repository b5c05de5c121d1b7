"""Twelve people stand in sight at 1280×720, with the sample's band above and doubts beneath."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kpi_desktop.services import incidents
from kpi_desktop.ui.kit import Table
from kpi_desktop.ui.month import MonthPage
from kpi_desktop.ui.month.doubts import LEAST_ROWS
from kpi_desktop.ui.month.frame import COMPARISON
from kpi_desktop.ui.sample_band import BAND_HEIGHT
from kpi_desktop.ui.theme import RAIL_WIDTH, ROW_HEIGHT, STATUS_HEIGHT
from tests.ui.month.conftest import entry

WIDTH, HEIGHT = 1280 - RAIL_WIDTH, 720 - STATUS_HEIGHT - BAND_HEIGHT


def in_sight(table: Table) -> int:
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
