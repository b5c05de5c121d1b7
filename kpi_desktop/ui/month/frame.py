"""How the month page is laid out: tabs, what each of them shows, and what stands beside."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QWidget

from kpi_desktop.texts import Translator
from kpi_desktop.ui.kit import label, named, row, rule, stack
from kpi_desktop.ui.month.chrome import Tabs, framed
from kpi_desktop.ui.month.doubts import DoubtsPanel
from kpi_desktop.ui.month.figures import FigureTabs
from kpi_desktop.ui.month.table import ScoreTable

SCORES, RECORDS, COMPARISON, EMPTY, VEILED = 0, 3, 4, 5, 6
"""Places of the tabs, and of what stands there instead: nothing is there to show, or nothing but scores."""
_MARGIN, _GAP = 20, 12
_FRAME = 4
"""Pixels of the frame around the table, and within it."""


@dataclass(frozen=True)
class Frame:
    """What the page keeps of its layout.

    Attributes:
        tabs: Which of the pages is shown.
        pages: The pages, at the places of their tabs.
        turnout: At the end of the line of tabs.
        layout: The whole, for the page to take.
    """

    tabs: Tabs
    pages: QStackedWidget
    turnout: QLabel
    layout: QHBoxLayout

    def turn_to(self, place: int, *, veiled: bool) -> int:
        """Show a page, and say which is shown: under the veil those that hold nothing but figures are covered."""
        shown = VEILED if veiled and place not in {SCORES, RECORDS, EMPTY} else place
        self.pages.setCurrentIndex(shown)
        return shown


def frame(
    head: QWidget, told: Sequence[QWidget], pages: Sequence[QWidget], beside: Sequence[QWidget], tabs: Tabs
) -> Frame:
    """Head, tabs, what was told, the page of the tab; beside them what explains it."""
    turnout: QLabel = label("", "secondary")
    line = QWidget()
    line.setLayout(row(tabs, None, turnout))
    body = QStackedWidget()
    for part in pages:
        body.addWidget(part)
    shown = stack(*told, gap=12)
    shown.addWidget(body, 1)
    main = stack(head, line, rule(), 12, gap=0, margins=(_MARGIN, 0, _MARGIN, _GAP))
    main.addLayout(shown, 1)
    whole = row(gap=0)
    whole.addLayout(main, 1)
    for part in beside:
        whole.addWidget(part)
    return Frame(tabs, body, turnout, whole)


def month_tabs(figures: FigureTabs, tr: Translator) -> Tabs:
    """The tabs in the order of their places."""
    tabs = Tabs()
    tabs.addTab(tr.c("tab", "Scores"))
    figures.add_to(tabs)
    tabs.addTab(tr.t("Records"))
    tabs.addTab(tr.c("tab", "Comparison"))
    return named(tabs, tr.t("What is shown of the month"))


class ScorePage(QWidget):
    """The table, what stands above it, and the lists beneath, which leave the table the room that it needs.

    Args:
        bar: Above the table.
        table: People and points.
        doubts: Beneath it, shows fewer rows at once where that keeps everybody in sight.
        notes: Beneath that.
    """

    def __init__(self, bar: QWidget, table: ScoreTable, doubts: DoubtsPanel, notes: Sequence[QWidget]) -> None:
        """Lay them out."""
        super().__init__()
        self._table, self._doubts, self._others = table, doubts, (bar, *notes)
        layout = stack(bar, gap=_GAP)
        layout.addWidget(framed(table), 10_000)
        for each in (doubts, *notes):
            layout.addWidget(each)
        layout.addStretch(1)
        self.setLayout(layout)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share out the new height."""
        super().resizeEvent(event)
        self._share_out()

    def event(self, event: QEvent) -> bool:
        """Share out the height again when something comes, goes or grows."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._share_out()
        return super().event(event)

    def _share_out(self) -> None:
        others = sum(each.sizeHint().height() + _GAP for each in self._others if not each.isHidden())
        room = self.height() - others
        self._doubts.make_room(room - self._table.least_height - _FRAME - _GAP, room // 3)
