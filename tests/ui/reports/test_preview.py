from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kpi_desktop.ui.reports.preview import Preview, Zoom
from kpi_desktop.ui.theme import Theme


class Sheets:
    """Pages of 100 by 50 mm, each with a black square of 10 mm at its upper left."""

    title = "sheets"
    page_size_mm = (100.0, 50.0)

    def __init__(self, count: int) -> None:
        self.page_count = count
        self.drawn: list[int] = []

    def paint(self, painter: QPainter, page: int) -> None:
        self.drawn.append(page)
        painter.fillRect(QRectF(0, 0, 10, 10), Qt.GlobalColor.black)


@pytest.fixture
def preview(theme: Theme, qtbot: QtBot) -> Preview:
    made = Preview(theme)
    qtbot.addWidget(made)
    made.resize(500, 300)
    made.show()
    qtbot.waitExposed(made)
    return made


def test_a_page_fills_the_width(preview: Preview) -> None:
    preview.show_document(Sheets(1))
    place = preview.pages.place_of(0)
    assert place.width() <= preview.viewport().width()
    assert place.width() > preview.viewport().width() - 60
    assert place.height() == pytest.approx(place.width() / 2, abs=1)


def test_what_is_shown_is_what_the_document_draws(preview: Preview) -> None:
    preview.show_document(Sheets(1))
    place = preview.pages.place_of(0)
    picture = preview.pages.grab().toImage()
    square = place.width() // 10
    assert picture.pixelColor(place.left() + square - 2, place.top() + square - 2) == QColor("#000000")
    assert picture.pixelColor(place.left() + square + 2, place.top() + 2) == QColor("#FFFFFF")


def test_actual_size_is_actual(preview: Preview) -> None:
    preview.show_document(Sheets(1))
    preview.zoom(Zoom.FULL)
    assert preview.pages.place_of(0).width() == round(100 * preview.logicalDpiX() / 25.4)


def test_a_whole_page_is_in_sight(preview: Preview) -> None:
    preview.resize(500, 160)
    preview.show_document(Sheets(3))
    preview.zoom(Zoom.PAGE)
    assert preview.pages.place_of(0).height() <= preview.viewport().height()


def test_only_pages_in_sight_are_drawn(preview: Preview, qtbot: QtBot) -> None:
    sheets = Sheets(100)
    preview.show_document(sheets)
    qtbot.waitUntil(lambda: bool(sheets.drawn))
    assert len(set(sheets.drawn)) <= 3


def test_page_keys_go_on_and_the_page_in_sight_is_told(preview: Preview) -> None:
    preview.show_document(Sheets(30))
    told: list[tuple[int, int]] = []
    preview.page_changed.connect(lambda page, count: told.append((page, count)))
    preview.setFocus()
    QTest.keyClick(preview, Qt.Key.Key_PageDown)
    assert told
    assert told[-1][0] > 0
    assert told[-1][1] == 30
    preview.verticalScrollBar().setValue(preview.verticalScrollBar().maximum())
    assert told[-1] == (29, 30)


def test_zooming_keeps_the_page_in_sight(preview: Preview) -> None:
    preview.show_document(Sheets(30))
    preview.verticalScrollBar().setValue(preview.pages.place_of(12).top())
    told: list[int] = []
    preview.page_changed.connect(lambda page, _count: told.append(page))
    preview.zoom(Zoom.FULL)
    assert told[-1] == 12


def test_nothing_to_show_is_no_page(preview: Preview) -> None:
    preview.show_document(Sheets(3))
    told: list[tuple[int, int]] = []
    preview.page_changed.connect(lambda page, count: told.append((page, count)))
    preview.show_document(None)
    assert told[-1] == (0, 0)
