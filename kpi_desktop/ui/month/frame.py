"""How the month page is laid out: tabs, what each of them shows, and what stands beside."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QWidget

from kpi_desktop.texts import Translator
from kpi_desktop.ui.kit import Table, label, named, row, rule, stack
from kpi_desktop.ui.month.chrome import Tabs, framed
from kpi_desktop.ui.month.figures import FigureTabs

SCORES, RECORDS, COMPARISON, EMPTY = 0, 3, 4, 5
"""Places of the tabs, and of what stands there instead where there is nothing to show."""
_MARGIN = 20


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
    main = stack(head, line, rule(), 12, gap=0, margins=(_MARGIN, 0, _MARGIN, _MARGIN))
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


def score_page(bar: QWidget, table: Table, panels: Sequence[QWidget]) -> QWidget:
    """The table, what stands above it, and the lists beneath."""
    layout = stack(bar, gap=12)
    layout.addWidget(framed(table), 100)
    for each in panels:
        layout.addWidget(each)
    layout.addStretch(1)
    made = QWidget()
    made.setLayout(layout)
    return made
