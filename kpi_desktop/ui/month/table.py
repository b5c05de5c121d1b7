"""The score table as a widget: columns as wide as their content asks, the rest shared out."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QHeaderView

from kpi_desktop.reports.content import MonthContent, PersonContent
from kpi_desktop.services.columns import Arrangement
from kpi_desktop.texts import Translator
from kpi_desktop.ui.kit import Table
from kpi_desktop.ui.kit.rows_in_sight import LEAST_ROW_HEIGHT, fit_rows
from kpi_desktop.ui.kit.table import Index
from kpi_desktop.ui.month.column_widths import ColumnWidths
from kpi_desktop.ui.month.drawing import ScoreDelegate, most_parts, part_at
from kpi_desktop.ui.month.explanation import FLAGS_PART, PAY_PART, SCORE_PART
from kpi_desktop.ui.month.score_columns import Beside
from kpi_desktop.ui.month.score_header import ScoreHeader
from kpi_desktop.ui.month.scores import ScoreModel
from kpi_desktop.ui.theme import ROW_HEIGHT, TALL_HEADER_ROW_HEIGHT, Theme

_PART_OF = {"rank": SCORE_PART, "score": SCORE_PART, "grade": SCORE_PART, "pay": PAY_PART, "flags": FLAGS_PART}
_FRAME = 2
"""Pixels of the accent frame around the table that has the focus."""


class ScoreTable(Table):
    """Chosen by rows; the current person is told by `person_chosen` and kept while sorting and redrawing.

    Signals:
        person_chosen: The person of the current row, or None.
        person_opened: Enter, or a click, on a row.
        category_opened: A click on the cell of a category, by its id; on another number, its part of the explanation.

    Attributes:
        least_height: Pixels at which all rows are still in sight, each as low as may be.
    """

    person_chosen = Signal(object)
    person_opened = Signal(object)
    category_opened = Signal(str)

    def __init__(self, theme: Theme, tr: Translator, mark: QPixmap | None = None) -> None:
        """Start without a month; `mark` stands before the name of whoever something is in doubt about."""
        self.scores = ScoreModel(tr)
        super().__init__(self.scores, theme, tr.t("Score table"))
        self._theme = theme
        self._employee: str | None = None
        self._pressed_at = QPoint()
        self.least_height = 0
        header = ScoreHeader(self.scores, theme, tr.t("Columns to sort by"), self)
        self.setHorizontalHeader(header)
        self.setItemDelegate(ScoreDelegate(theme, self, mark))
        self.setSortingEnabled(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.activated.connect(lambda index: self.person_opened.emit(self.scores.item(index)))
        self.clicked.connect(self._clicked)

    @property
    def person(self) -> PersonContent | None:
        """The person of the current row."""
        index = self.currentIndex()
        return self.scores.item(index) if index.isValid() else None

    def show_month(
        self, content: MonthContent, beside: Beside | None = None, only: Collection[str] | None = None
    ) -> None:
        """Show a month; who was chosen stays chosen if they are in it, else the first row is.

        Args:
            content: The month.
            beside: What is shown beside it.
            only: Employee numbers of those who are shown; None for everybody.
        """
        header = self.horizontalHeader()
        sorted_by, order = self._sorting(), header.sortIndicatorOrder()
        chosen = self._employee
        self.scores.show_month(content, beside, only)
        ids = [column.id for column in self.scores.columns]
        header.setSortIndicator(ids.index(sorted_by) if sorted_by in ids else -1, order)
        self.scores.sort(header.sortIndicatorSection(), order)
        self.fit()
        self.choose(chosen)

    def titles(self) -> dict[str, str]:
        """The columns that can be chosen, by id; the name is always there."""
        return {one.id: one.title for one in self.scores.all_columns if one.title and one.id != "name"}

    def arrange(self, wanted: Arrangement) -> None:
        """Show the columns as they are wanted; sorting and the chosen person stay."""
        header, chosen = self.horizontalHeader(), self._employee
        sorted_by, order = self._sorting(), header.sortIndicatorOrder()
        self.scores.arrange(wanted)
        ids = [column.id for column in self.scores.columns]
        header.setSortIndicator(ids.index(sorted_by) if sorted_by in ids else -1, order)
        self.fit()
        self.choose(chosen)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Keep where it was: of categories that share a column it says which."""
        self._pressed_at = event.position().toPoint()
        super().mousePressEvent(event)

    def _clicked(self, index: Index) -> None:
        self.person_opened.emit(self.scores.item(index))
        column = self.scores.columns[index.column()]
        if column.id.startswith("category:"):
            self.category_opened.emit(column.id.removeprefix("category:"))
        elif column.id in _PART_OF:
            self.category_opened.emit(_PART_OF[column.id])
        elif column.parts is not None:
            parts = column.parts(self.scores.item(index))
            place = part_at(self.visualRect(index), self._pressed_at, most_parts(index))
            if 0 <= place < len(parts):
                self.category_opened.emit(parts[place].id)

    def sort_by(self, category: str) -> None:
        """Have those stand first who have the fewest points in a category; the caret on the first of them."""
        ids = [column.id for column in self.scores.columns]
        column = f"category:{category}"
        if column in ids:
            self.horizontalHeader().setSortIndicator(ids.index(column), Qt.SortOrder.AscendingOrder)
        if self.scores.rowCount():
            self.setCurrentIndex(self.scores.index(0, 0))
        self.category_opened.emit(category)
        self.setFocus()

    def choose(self, employee: str | None) -> None:
        """Make a person's row the current one; the first where they aren't there."""
        place = None if employee is None else self.scores.row_of(employee)
        if self.scores.rowCount():
            self.setCurrentIndex(self.scores.index(place or 0, 0))
        else:
            self._employee = None
            self.person_chosen.emit(None)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell who is chosen now."""
        super().currentChanged(current, previous)
        if current.isValid():
            person = self.scores.item(current)
            self._employee = person.employee
            self.person_chosen.emit(person)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Home and End go to the first and the last row."""
        if event.key() in {Qt.Key.Key_Home, Qt.Key.Key_End} and self.scores.rowCount():
            last = self.scores.rowCount() - 1
            self.setCurrentIndex(self.scores.index(0 if event.key() == Qt.Key.Key_Home else last, 0))
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new width out."""
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Give each column what it needs; points columns share what is left up to a limit, flags take the rest.

        Where the room is short, titles break into two lines, flags go if nobody has one, long names are cut, titles
        small, and flags cut; where even that is too little, all categories share one column. What a cut cell says in
        full is in its tool tip.
        """
        if not self.scores.columns:
            return
        room = self.viewport().width()
        self._share_out(room)
        if self.viewport().width() != room:  # a scroll bar came or went meanwhile
            self._share_out(self.viewport().width())

    def _share_out(self, room: int) -> None:
        widths = ColumnWidths(self._theme, self.scores.items)
        self._fold(folded=sum(widths.fitting(self.scores.unfolded, room)) > room)
        self._set(widths.shared_out(self.scores.columns, room), room)

    def _fold(self, *, folded: bool) -> None:
        """Have the categories share a column where they have no room side by side, and part again where they have."""
        if folded == self.scores.folded:
            return
        header, chosen = self.horizontalHeader(), self._employee
        sorted_by, order = self._sorting(), header.sortIndicatorOrder()
        self.scores.fold(folded=folded)
        ids = [column.id for column in self.scores.columns]
        header.setSortIndicator(ids.index(sorted_by) if sorted_by in ids else -1, order)
        self.choose(chosen)

    def _set(self, widths: Sequence[int], room: int) -> None:
        header = self.horizontalHeader()
        for place, width in enumerate(widths):
            header.setSectionResizeMode(place, QHeaderView.ResizeMode.Fixed)
            header.setSectionHidden(place, width == 0)
            self.setColumnWidth(place, width)
        titles = TALL_HEADER_ROW_HEIGHT
        if isinstance(header, ScoreHeader):
            header.break_titles()
            titles = header.height_of_titles()
        bar = self.horizontalScrollBar().sizeHint().height() if sum(widths) > room else 0
        rows, beside = self.scores.rowCount(), titles + bar + 2 * _FRAME
        self.setMaximumHeight(rows * ROW_HEIGHT + beside)
        self.least_height = rows * LEAST_ROW_HEIGHT + beside
        fit_rows(self, self.height() - beside, ROW_HEIGHT if self.scores.folded else LEAST_ROW_HEIGHT)

    def _sorting(self) -> str | None:
        section = self.horizontalHeader().sortIndicatorSection()
        return self.scores.columns[section].id if 0 <= section < len(self.scores.columns) else None
