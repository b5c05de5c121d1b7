"""Few clicks from the start to the answer, counted."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton, QWidget

from kpi_desktop.domain.month import Month
from kpi_desktop.services import closing, teams
from kpi_desktop.ui.month import MonthPage
from kpi_desktop.ui.month.tracing import TraceDialog
from kpi_desktop.ui.reports import ReportsPage
from kpi_desktop.ui.reports.papers import Kind
from kpi_desktop.ui.today import TodayPage
from tests.whole.office import Office


def test_why_somebody_lost_five_points_is_three_clicks_from_the_start(open_office: Office) -> None:
    """The month, the number, its line: then the note, the moment and the evidence lie open."""
    office = open_office
    office.goes_to(1, TodayPage)
    mouse = Mouse()

    mouse.clicks(rail_button(office, "月度"))
    page = office.page(MonthPage)
    table = page.table
    row = table.scores.row_of("0103")
    assert row is not None
    column = next(place for place, one in enumerate(table.scores.columns) if one.id in {"category:attendance", "parts"})
    cell = table.visualRect(table.scores.index(row, column))
    left = cell.center() if not table.scores.folded else QPoint(cell.left() + 20, cell.center().y())
    mouse.clicks(table.viewport(), left)
    view = page.side.view
    lost = next(place for place, line in enumerate(view.rows) if line.shown == "−5.0" and line.incident is not None)
    mouse.clicks(view, view.rect_of(lost).center())

    assert mouse.clicked <= 3
    dialog = page.dialog
    assert isinstance(dialog, TraceDialog)
    assert "迟到 7 分钟 −5.0" in dialog.windowTitle()
    facts = dict(dialog.facts)
    assert facts["日期"] == "2026-11-04"
    dialog.reject()


def test_all_strips_of_the_closed_month_are_printed_with_four_clicks_from_the_start(
    open_office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Reports, strips, print; the print dialog's own button is the fourth."""
    office = open_office
    november = Month(2026, 11)
    office.clock.day = date(2026, 12, 2)
    closing.close(office.ctx, teams.resolve(office.ctx), november, accept="seen")
    office.goes_to(1, TodayPage)
    mouse = Mouse()
    mouse.clicks(rail_button(office, "报表"))
    page = office.page(ReportsPage)
    radio = page.choice.kinds[Kind.STRIPS]
    mouse.clicks(radio, QPoint(10, radio.height() // 2))
    assert page.choice.month == november
    asked: list[int] = []
    monkeypatch.setattr(page.saver, "print", lambda _make, count, *_more, **_named: asked.append(count))
    mouse.clicks(page.print_button)
    assert asked == [page.preview.document.page_count if page.preview.document else 0]
    assert mouse.clicked + 1 <= 4


class Mouse:
    """Counts its clicks."""

    def __init__(self) -> None:
        self.clicked = 0

    def clicks(self, widget: QWidget, where: QPoint | None = None) -> None:
        assert widget.isVisible()
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=where or widget.rect().center())
        self.clicked += 1


def rail_button(office: Office, title: str) -> QToolButton:
    return next(one for one in office.window.findChildren(QToolButton) if one.text() == title)
