"""In English, whose words are longer, a small window cuts neither titles nor names that it has room for."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFontMetrics

from kpi_desktop.services import settings
from kpi_desktop.ui.kit.table import CELL_PADDING
from kpi_desktop.ui.month import MonthPage
from kpi_desktop.ui.month.score_header import least_small_width
from kpi_desktop.ui.schemes import SchemesPage
from kpi_desktop.ui.theme import Type
from tests.whole.office import NOVEMBER, Office, settle


@pytest.mark.parametrize("closed", [False, True])
def test_no_title_of_the_score_table_is_cut_in_a_small_window(open_office: Office, closed: bool) -> None:
    if closed:
        open_office.closes_november()
    settings.set_language(open_office.ctx, "en")
    open_office.window.rebuild_wanted.emit()
    window = open_office.window
    window.open("month")
    window.resize(1280, 720)
    settle()
    open_office.page(MonthPage).show_month(NOVEMBER)
    settle()
    table = open_office.page(MonthPage).table
    columns = table.scores.columns
    assert ("strip" in [column.id for column in columns]) is closed
    metrics = QFontMetrics(window.session.theme.font(Type.TINY))
    widths = {column.title: table.columnWidth(place) for place, column in enumerate(columns)}
    if not widths["Flags"]:
        data = open_office.page(MonthPage).data
        assert data is not None
        assert not any(person.flags for person in data.content.people), "only an empty column gives way"
        del widths["Flags"]
    needed = {column.title: least_small_width(column.title, metrics) for column in columns}
    assert {title: widths[title] for title in widths if widths[title] < needed[title]} == {}
    score = next(place for place, column in enumerate(columns) if column.id == "score")
    figure = QFontMetrics(window.session.theme.font(Type.PANEL_TITLE)).horizontalAdvance("100.0")
    assert table.columnWidth(score) >= figure + 2 * CELL_PADDING


def test_a_short_name_of_a_criterion_is_read_whole_in_the_outline(open_office: Office) -> None:
    settings.set_language(open_office.ctx, "en")
    open_office.window.rebuild_wanted.emit()
    window = open_office.window
    window.open("schemes")
    window.resize(1280, 720)
    settle()
    outline = open_office.page(SchemesPage).outline
    metrics = QFontMetrics(window.session.theme.font(Type.STRONG))
    for place in range(outline.entries.rowCount()):
        index = outline.entries.index(place, 1)
        room = outline.visualRect(index).width() - 2 * CELL_PADDING
        assert metrics.horizontalAdvance(str(index.data())) <= room, index.data()
