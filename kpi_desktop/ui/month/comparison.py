"""The tab of comparison: how the scores are spread, and everybody and every category beside the month before."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from typing import TypeVar

from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from kpi_desktop.domain.month import Month
from kpi_desktop.services.comparison import CategoryMean, Compared, compare
from kpi_desktop.services.distribution import distribution
from kpi_desktop.services.pinyin import name_order
from kpi_desktop.texts import Translator
from kpi_desktop.ui.kit import Column, Table, TableModel, label, named, panel, row, stack
from kpi_desktop.ui.kit.rows_in_sight import fit_rows
from kpi_desktop.ui.kit.table import CELL_PADDING, Index
from kpi_desktop.ui.month.chrome import framed
from kpi_desktop.ui.month.comparison_words import NONE, earlier_text, middle_text, places_text
from kpi_desktop.ui.month.histogram import Histogram
from kpi_desktop.ui.month.reading import MonthData
from kpi_desktop.ui.session import Session
from kpi_desktop.ui.theme import HEADER_ROW_HEIGHT, ROW_HEIGHT, Theme, Type

T = TypeVar("T")
_LOWEST = Decimal(-(10**9))
_CATEGORY_ROW = 24
_LEFT, _RIGHT = 8, 13
"""How the width is shared between what is said of the team and what is said of each person."""
_AROUND_ROWS = HEADER_ROW_HEIGHT + 8
"""Pixels of the people's table beside its rows."""
_OF_BEFORE = frozenset({3, 5})
"""Columns with numbers of the month before."""


@dataclass(frozen=True)
class ComparisonWays:
    """Where the numbers of the comparison lead.

    Attributes:
        chosen: To the person of the current row, by employee number.
        opened: To the lines behind a person's score of this month.
        before: To a person's score of the month before.
        category: To everybody's points in a category, by its id.
    """

    chosen: Callable[[str], object]
    opened: Callable[[str], object]
    before: Callable[[Month, str], object]
    category: Callable[[str], object]


class ComparisonTab(QWidget):
    """Read when it is looked at, not before.

    Args:
        session: The window's work.
        ways: Where its numbers lead.
    """

    def __init__(self, session: Session, ways: ComparisonWays) -> None:
        """Lay out the histogram and both tables."""
        super().__init__()
        self._session, self._ways = session, ways
        self._earlier: Month | None = None
        self._shown: MonthData | None = None
        self._decimals = 1
        tr, theme = session.tr, session.theme
        self.histogram = Histogram(theme, tr)
        self.middle: QLabel = label("", "secondary", wrap=True)
        self.earlier: QLabel = label("", "secondary", wrap=True)
        self.people: TableModel[Compared] = TableModel(_whole_titles(self._columns(tr), theme))
        self.table = Table(self.people, theme, tr.t("Everybody beside the month before"), sortable=True)
        self.table.selectionModel().currentRowChanged.connect(
            lambda now, _before: ways.chosen(self.people.item(now).number) if now.isValid() else None
        )
        self.means: TableModel[CategoryMean] = TableModel(_whole_titles(self._category_columns(tr), theme))
        self.categories = Table(
            self.means, theme, tr.t("Categories on average"), sortable=True, row_height=_CATEGORY_ROW
        )
        for view, led in ((self.table, self._lead), (self.categories, self._lead_to_category)):
            view.clicked.connect(led)
            view.activated.connect(led)
        spread = panel(
            stack(label(tr.t("How the scores are spread"), "strong"), self.histogram, self.middle,
                  gap=6, margins=(16, 10, 16, 10))
        )  # fmt: skip
        self._category_frame: QFrame = framed(self.categories)
        left = stack(spread, gap=12)
        left.addWidget(self._category_frame, 100)
        left.addStretch(1)
        right = stack(self.earlier, gap=8)
        right.addWidget(framed(self.table), 100)
        right.addStretch(1)
        sides = row(left, right, gap=12)
        sides.setStretch(0, _LEFT)
        sides.setStretch(1, _RIGHT)
        self.setLayout(sides)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Rows are as high as keeps everybody in sight."""
        super().resizeEvent(event)
        self._fit_rows()

    def forget(self) -> None:
        """The month changed: what is shown is read again once it is looked at."""
        self._shown = None

    def show_month(self, data: MonthData) -> None:
        """Show a month beside the one before."""
        if data is self._shown:
            return
        self._shown = data
        session, tr = self._session, self._session.tr
        self._decimals = data.content.decimals
        spread = distribution(data.scored)
        self.histogram.show_distribution(spread)
        self.middle.setText(middle_text(spread, self._decimals, tr))
        found = compare(session.ctx, session.team, data.scored)
        self._earlier = found.earlier
        self.earlier.setText(earlier_text(found, tr))
        self.means.show_rows(found.categories)
        self._category_frame.setVisible(bool(found.categories))
        self.categories.setMaximumHeight(HEADER_ROW_HEIGHT + len(found.categories) * _CATEGORY_ROW + 6)
        self.people.show_rows(found.people)
        header = self.table.horizontalHeader()
        self.people.sort(header.sortIndicatorSection(), header.sortIndicatorOrder())
        self.table.setMaximumHeight(len(found.people) * ROW_HEIGHT + _AROUND_ROWS)
        self._fit_rows()
        named(self.table, tr.t("Everybody beside the month before"), earlier_text(found, tr))

    def _lead(self, index: Index) -> None:
        """A number of the month before leads there, any other to its lines."""
        if not index.isValid():  # the click before has led to another month already
            return
        one = self.people.item(index)
        if index.column() in _OF_BEFORE and one.before is not None and self._earlier is not None:
            self._ways.before(self._earlier, one.number)
        else:
            self._ways.opened(one.number)

    def _lead_to_category(self, index: Index) -> None:
        if index.isValid():
            self._ways.category(self.means.item(index).id)

    def _fit_rows(self) -> None:
        room = self.height() - self.earlier.sizeHint().height() - 8 - 2 - _AROUND_ROWS
        fit_rows(self.table, room)

    def _columns(self, tr: Translator) -> tuple[Column[Compared], ...]:
        return (
            Column(
                tr.c("column", "Rank"),
                text=lambda one: tr.c("rank", "none") if one.rank is None else str(one.rank),
                ink=lambda _: "second_ink",
                sort=lambda one: (one.rank is None, one.rank or 0),
                right=True,
                width=48,
            ),
            Column(
                tr.c("column", "Name"), text=lambda one: one.name, sort=lambda one: name_order(one.name),
                tip=lambda one: one.name, middle=True,
            ),
            Column(
                tr.c("column", "Score"),
                text=lambda one: self._points(one.score),
                sort=lambda one: one.score,
                type=lambda _: Type.STRONG,
                right=True,
                width=60,
            ),
            Column(
                tr.c("comparison", "Before"),
                text=lambda one: NONE if one.before is None else self._points(one.before),
                ink=_of_before,
                tip=self._to_before,
                sort=lambda one: _LOWEST if one.before is None else one.before,
                right=True,
                width=60,
            ),
            Column(
                tr.c("comparison", "Change"),
                text=lambda one: NONE if one.moved is None else self._signed(one.moved),
                ink=lambda one: _ink(one.moved),
                sort=lambda one: _LOWEST if one.moved is None else one.moved,
                right=True,
                width=62,
            ),
            Column(
                tr.c("column", "Rank before"),
                text=lambda one: NONE if one.rank_before is None else str(one.rank_before),
                ink=_of_before,
                tip=self._to_before,
                sort=lambda one: (one.rank_before is None, one.rank_before or 0),
                right=True,
                width=88,
            ),
            Column(
                tr.c("column", "Places"),
                text=lambda one: places_text(one.climbed, tr),
                ink=lambda one: _ink(one.climbed),
                sort=lambda one: _LOWEST if one.climbed is None else one.climbed,
                right=True,
                width=60,
            ),
        )  # fmt: skip

    def _to_before(self, one: Compared) -> str:
        if one.before is None or self._earlier is None:
            return ""
        return self._session.tr.t("Click to see {month}", month=self._earlier)

    def _category_columns(self, tr: Translator) -> tuple[Column[CategoryMean], ...]:
        return (
            Column(tr.c("column", "Category"), text=lambda one: tr.label(one.name), tip=lambda one: tr.label(one.name)),
            Column(
                tr.c("column", "Average"),
                text=lambda one: self._mean(one.mean, one.marks),
                sort=lambda one: one.mean,
                right=True,
                width=66,
            ),
            Column(
                tr.c("comparison", "Before"),
                text=lambda one: NONE if one.before is None else self._mean(one.before, one.marks),
                ink=lambda _: "second_ink",
                sort=lambda one: _LOWEST if one.before is None else one.before,
                right=True,
                width=60,
            ),
            Column(
                tr.c("comparison", "Change"),
                text=lambda one: NONE if one.before is None else self._signed(one.mean - one.before),
                ink=lambda one: _ink(None if one.before is None else one.mean - one.before),
                sort=lambda one: _LOWEST if one.before is None else one.mean - one.before,
                right=True,
                width=62,
            ),
        )

    def _points(self, points: Decimal | Fraction) -> str:
        return self._session.tr.points(points, self._decimals, signed=False)

    def _mean(self, points: Fraction, marks: Fraction | None) -> str:
        return self._session.tr.points(points, self._decimals, signed=marks is None)

    def _signed(self, points: Decimal | Fraction) -> str:
        return self._session.tr.points(points, self._decimals)


def _whole_titles(columns: Sequence[Column[T]], theme: Theme) -> tuple[Column[T], ...]:
    """The columns, none narrower than its title."""
    titles = QFontMetrics(theme.font(Type.SECONDARY))
    least = [titles.horizontalAdvance(column.title) + 2 * CELL_PADDING + 2 for column in columns]
    return tuple(
        replace(column, width=max(column.width, width) if column.width else 0)
        for column, width in zip(columns, least, strict=True)
    )


def _of_before(one: Compared) -> str:
    """A number that leads to another month looks like what leads somewhere."""
    return "second_ink" if one.before is None else "accent"


def _ink(moved: Decimal | Fraction | int | None) -> str:
    if not moved:
        return "third_ink"
    return "plus" if moved > 0 else "minus"
