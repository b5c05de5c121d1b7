"""Few clicks from the start to the answer, counted."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton, QWidget

from kpi_desktop.ui.month import MonthPage
from kpi_desktop.ui.month.tracing import TraceDialog
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
