"""The score table as a widget: columns as wide as their content asks, the rest shared out."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QHeaderView

from kpi_desktop.reports.content import MonthContent, PersonContent
from kpi_desktop.services.columns import Arrangement
from kpi_desktop.texts import Translator
from kpi_desktop.ui.kit import Table
from kpi_desktop.ui.kit.table import CELL_PADDING, Index
from kpi_desktop.ui.month.drawing import MARK_ROOM, ScoreDelegate, part_at, tags_width
from kpi_desktop.ui.month.score_columns import Beside, ScoreColumn, widest
from kpi_desktop.ui.month.score_header import ScoreHeader, least_small_width, least_title_width
from kpi_desktop.ui.month.scores import ScoreModel
from kpi_desktop.ui.theme import ROW_HEIGHT, TALL_HEADER_ROW_HEIGHT, Theme, Type

NARROW = 70
"""Pixels of a column of points."""
LEAST = 66
"""The least where room is short; with bars of at most 56 px none touches its neighbour."""
TIGHT = 52
"""The least of all, where bars end with a slant sooner; below it the columns are folded into one."""
WIDE = 100
_PART_LEAST, _PART, _PART_WISH = 32, 44, 84
"""Pixels that each part of a folded column can't do without, needs, and would like."""
_LONGEST_NAME = 168
_SHORTENED_NAME = 120
_SHORTEST_NAME = 76
_RANK = 48
_GRADE = 56
_FLAGS = 72
_FLAGS_WISH = 120
_FLAGS_CUT = 56
_FRAME = 2
"""Pixels of the accent frame around the table that has the focus."""


class ScoreTable(Table):
    """Chosen by rows; the current person is told by `person_chosen` and kept while sorting and redrawing.

    Signals:
        person_chosen: The person of the current row, or None.
        person_opened: Enter, or a click, on a row.
        category_opened: A click on the cell of a category, by its id.
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
        elif column.parts is not None:
            parts = column.parts(self.scores.item(index))
            place = part_at(self.visualRect(index), self._pressed_at, self._most_parts(column))
            if 0 <= place < len(parts):
                self.category_opened.emit(parts[place].id)

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

        Where the room is short, titles break into two lines, then long names and flags are cut, then titles are small;
        where even that isn't enough, all categories share one column. What a cut cell says in full is in its tool tip.
        """
        if not self.scores.columns:
            return
        room = self.viewport().width()
        self._share_out(room)
        if self.viewport().width() != room:  # a scroll bar came or went meanwhile
            self._share_out(self.viewport().width())

    def _share_out(self, room: int) -> None:
        self._fold(room)
        columns = self.scores.columns
        widths = self._cut(columns, room)
        points = [place for place, column in enumerate(columns) if column.bar or column.id == "score"]
        names = [column.id for column in columns].index("name")
        flagged = any(person.flags for person in self.scores.items)
        spare = room - sum(widths) - (max(0, _FLAGS_WISH - widths[-1]) if flagged else 0)
        for place, column in enumerate(columns):
            if column.parts is not None:
                more = max(0, min(spare, self._most_parts(column) * (_PART_WISH - _PART)))
                widths[place] += more
                spare -= more
        to_names = max(0, min(spare, self._whole_name(columns[names]) - widths[names]))
        widths[names] += to_names
        for place in points:
            widths[place] += max(0, min((spare - to_names) // (len(points) + 1), WIDE - widths[place]))
        widths[-1] += max(0, room - sum(widths))
        self._set(widths, room)

    def _cut(self, columns: Sequence[ScoreColumn], room: int) -> list[int]:
        """The widths that columns need, cut where the room is short."""
        widths = [self._need(column) for column in columns]
        points = [place for place, column in enumerate(columns) if column.bar or column.id == "score"]
        whole = {place: self._least(columns[place]) for place in points}
        self._narrow(widths, whole, room)
        names = [column.id for column in columns].index("name")
        mark = MARK_ROOM if columns[names].marked else 0
        widths[names] -= max(0, min(sum(widths) - room, widths[names] - _SHORTENED_NAME))
        widths[-1] -= max(0, min(sum(widths) - room, widths[-1] - _FLAGS_CUT))
        self._narrow(widths, {place: self._least_small(columns[place]) for place in points}, room)
        self._narrow(widths, dict.fromkeys(points, LEAST), room)
        bars = [place for place in points if columns[place].bar]
        self._narrow(widths, dict.fromkeys(bars, TIGHT), room)
        widths[names] -= max(0, min(sum(widths) - room, widths[names] - _SHORTEST_NAME - mark))
        for place, column in enumerate(columns):
            if column.parts is not None:
                least = self._most_parts(column) * _PART_LEAST + 2 * CELL_PADDING
                widths[place] -= max(0, min(sum(widths) - room, widths[place] - least))
        return widths

    def _fold(self, room: int) -> None:
        """Have the categories share a column where they have no room side by side, and part again where they have."""
        folded = sum(self._cut(self.scores.unfolded, room)) > room
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
            self.setColumnWidth(place, width)
        titles = TALL_HEADER_ROW_HEIGHT
        if isinstance(header, ScoreHeader):
            header.break_titles()
            titles = header.height_of_titles()
        bar = self.horizontalScrollBar().sizeHint().height() if sum(widths) > room else 0
        self.setMaximumHeight(titles + self.scores.rowCount() * ROW_HEIGHT + bar + 2 * _FRAME)

    @staticmethod
    def _narrow(widths: list[int], least: Mapping[int, int], room: int) -> None:
        """Take from the widest columns of points first, none below its least, until everything fits."""
        for limit in range(WIDE, 0, -1):
            if sum(widths) <= room:
                return
            for place, low in least.items():
                widths[place] = min(widths[place], max(limit, low))

    def _whole_name(self, column: ScoreColumn) -> int:
        """The width at which no name is cut."""
        names = QFontMetrics(self._theme.font(Type.STRONG))
        return widest([column.text(person) for person in self.scores.items], names.horizontalAdvance) + 2 * CELL_PADDING

    def _least(self, column: ScoreColumn) -> int:
        """The width at which nothing of a column of points is cut, its title in two lines."""
        titles, tiny = QFontMetrics(self._theme.font(Type.SECONDARY)), QFontMetrics(self._theme.font(Type.TINY))
        below = tiny.horizontalAdvance(column.subtitle) + CELL_PADDING + 2
        return max(LEAST, least_title_width(column.title, titles), below)

    def _least_small(self, column: ScoreColumn) -> int:
        """The width at which no title is cut once all of them are written small."""
        if not column.bar:
            return LEAST
        tiny = QFontMetrics(self._theme.font(Type.TINY))
        return max(TIGHT, least_small_width(column.title, tiny), tiny.horizontalAdvance(column.subtitle) + CELL_PADDING)

    def _most_parts(self, column: ScoreColumn) -> int:
        return max((len(column.parts(person)) for person in self.scores.items if column.parts), default=1)

    def _sorting(self) -> str | None:
        section = self.horizontalHeader().sortIndicatorSection()
        return self.scores.columns[section].id if 0 <= section < len(self.scores.columns) else None

    def _need(self, column: ScoreColumn) -> int:
        titles = QFontMetrics(self._theme.font(Type.SECONDARY))
        title = titles.horizontalAdvance(column.title) + CELL_PADDING + 6
        people = self.scores.items
        match column.id:
            case "rank":
                return max(_RANK, title + 4)
            case "name":
                names = QFontMetrics(self._theme.font(Type.STRONG))
                longest = widest([column.text(person) for person in people], names.horizontalAdvance)
                mark = MARK_ROOM if column.marked else 0
                return min(max(_SHORTEST_NAME, longest + 2 * CELL_PADDING), _LONGEST_NAME) + mark
            case "grade" | "pay" | "strip":
                texts = QFontMetrics(self._theme.font(Type.BODY))
                longest = widest([column.text(person) for person in people], texts.horizontalAdvance)
                return max(0 if column.id == "strip" else _GRADE, title + 4, longest + 2 * CELL_PADDING + 2)
            case "flags":
                tags = [column.tags(person) if column.tags else () for person in people]
                widest_tags = max((tags_width(each, self._theme) for each in tags), default=0)
                return max(_FLAGS, title + 4, min(widest_tags + 2 * CELL_PADDING, 160)) if widest_tags else title + 4
            case "parts":
                return self._most_parts(column) * _PART + 2 * CELL_PADDING
            case _:
                tiny = QFontMetrics(self._theme.font(Type.TINY)).horizontalAdvance(column.subtitle) + CELL_PADDING + 6
                return min(max(NARROW, title, tiny), WIDE)
