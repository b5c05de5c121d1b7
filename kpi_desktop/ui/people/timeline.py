"""Deductions and praise side by side, what was measured and rated beneath, month by month."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QFontMetrics, QMouseEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView

from kpi_desktop.domain.month import Month
from kpi_desktop.reports.person_timeline import Day, Entry, Heading, Reached, TimelineRow
from kpi_desktop.texts import Translator
from kpi_desktop.ui.kit import Column, Table, TableModel
from kpi_desktop.ui.kit.table import CELL_PADDING
from kpi_desktop.ui.people.timeline_drawing import (
    CLIP,
    DAY,
    DEDUCTION,
    GAINED,
    LOST,
    PRAISE,
    TimelineDelegate,
    clip_place,
    told,
)
from kpi_desktop.ui.theme import ROW_HEIGHT, Theme, Type

_DAY_WIDTH, _POINTS_WIDTH = 64, 64
_SHARES = (0.5, 0.42, 0.58, 0.34, 0.66)
"""Parts of the room for texts that deductions may have beside praise."""
_EMPTY_SHARE = 0.16
"""The part that a side has with nothing in it."""
_REACH = 6
"""Pixels around a paper-clip that are pressed with it."""


class Timeline(Table):
    """The months of a person, the newest first; arrow keys go through the rows.

    Signals:
        evidence_wanted: The entry whose files are to be shown: its paper-clip was pressed, or Enter on its row.
        month_changed: The month of the current row.
    """

    evidence_wanted = Signal(object)
    month_changed = Signal(object)

    def __init__(self, theme: Theme, tr: Translator, clip: QPixmap) -> None:
        """Start empty."""
        also = tr.t("with evidence")
        self.entries: TableModel[TimelineRow] = TableModel(_columns(tr, also))
        super().__init__(self.entries, theme, tr.t("Deductions and praise by month"))
        self.setItemDelegate(TimelineDelegate(theme, clip, self))
        self._theme = theme
        for place in range(5):
            self.horizontalHeader().setSectionResizeMode(place, QHeaderView.ResizeMode.Fixed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.activated.connect(lambda _: self.open_evidence())
        self.selectionModel().currentChanged.connect(lambda *_: self._tell_month())

    @property
    def month(self) -> Month | None:
        """The month of the current row, or the newest one."""
        heading = self.heading
        return None if heading is None else heading.month

    @property
    def heading(self) -> Heading | None:
        """The heading of the month of the current row, or of the newest one."""
        items = self.entries.items
        row = self.current_item() or (items[0] if items else None)
        return next((one for one in items if row and isinstance(one, Heading) and one.month == row.month), None)

    def show_rows(self, rows: Sequence[TimelineRow], month: Month | None = None) -> None:
        """Show another person, from a month on where it is there, else from the newest."""
        self.clearSpans()
        self.entries.show_rows(rows)
        for place, row in enumerate(rows):
            if isinstance(row, Heading):
                self.setSpan(place, DAY, 1, 2)
            elif isinstance(row, Reached):
                self.setSpan(place, DEDUCTION, 1, 3)
        self.scrollToTop()
        self._fit()
        if month is not None:
            self.go_to(month)

    def go_to(self, month: Month) -> None:
        """Bring a month's lines to the top, with the caret on their heading."""
        for place, row in enumerate(self.entries.items):
            if isinstance(row, Heading) and row.month == month:
                index = self.entries.index(place, DAY)
                self.setCurrentIndex(index)
                self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtTop)

    def open_evidence(self) -> None:
        """Ask for the files of the current row: of the side that the caret is on, else of the one that has any."""
        index = self.currentIndex()
        row = self.current_item()
        found = [_entry(row, column) for column in (index.column(), LOST, GAINED)] if row is not None else []
        wanted = next((one for one in found if one is not None and one.evidence is not None), None)
        if wanted is not None:
            self.evidence_wanted.emit(wanted)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on a paper-clip shows what it stands for."""
        super().mouseReleaseEvent(event)
        found = self._clip_at(event.position().toPoint())
        if found is not None and event.button() == Qt.MouseButton.LeftButton:
            self.evidence_wanted.emit(found)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The pointer says what can be pressed."""
        super().mouseMoveEvent(event)
        pressed = self._clip_at(event.position().toPoint()) is not None
        shape = Qt.CursorShape.PointingHandCursor if pressed else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new width out."""
        super().resizeEvent(event)
        self._fit()

    def _clip_at(self, where: QPoint) -> Entry | None:
        index = self.indexAt(where)
        if index.column() not in {LOST, GAINED}:
            return None
        entry = _entry(self.entries.item(index), index.column())
        reach = clip_place(self.visualRect(index)).adjusted(-_REACH, -_REACH, _REACH, _REACH)
        return entry if entry is not None and entry.evidence is not None and reach.contains(where) else None

    def _tell_month(self) -> None:
        if self.month is not None:
            self.month_changed.emit(self.month)

    def _fit(self) -> None:
        """Points take what they need; the rest is shared so that the rows are as low as can be."""
        points = max(
            (self._width(str(self.entries.index(row, place).data()))
             for place in (LOST, GAINED) for row in range(self.entries.rowCount())),
            default=0,
        )  # fmt: skip
        wide = max(_POINTS_WIDTH, points + 2 * CELL_PADDING + CLIP)
        rest = max(0, self.viewport().width() - _DAY_WIDTH - 2 * wide)
        tried = [round(rest * share) for share in self._shares()]
        found = {left: [self._height(row, left, rest - left, wide) for row in self.entries.items] for left in tried}
        left = min(tried, key=lambda one: sum(found[one]))
        for place, width in enumerate((_DAY_WIDTH, left, wide, rest - left, wide)):
            self.setColumnWidth(place, width)
        for place, height in enumerate(found[left]):
            self.setRowHeight(place, height)

    def _height(self, row: TimelineRow, left: int, right: int, points: int) -> int:
        cells: list[tuple[str, str, int]] = []
        if isinstance(row, Reached):
            cells = [(row.title, row.detail, left + points + right)]
        elif isinstance(row, Day):
            sides = ((row.deduction, left), (row.praise, right))
            cells = [(entry.title, entry.detail, width) for entry, width in sides if entry is not None]
        heights = (told(title, detail, width - 2 * CELL_PADDING, self._theme).height for title, detail, width in cells)
        return max(heights, default=ROW_HEIGHT)

    def _shares(self) -> tuple[float, ...]:
        """Parts of the room that the left side may have, the likeliest first."""
        days = [row for row in self.entries.items if isinstance(row, Day)]
        if not any(day.praise for day in days):
            return (1 - _EMPTY_SHARE if days else 0.5,)
        return _SHARES if any(day.deduction for day in days) else (_EMPTY_SHARE,)

    def _width(self, text: str) -> int:
        return QFontMetrics(self._theme.font(Type.BODY)).horizontalAdvance(text)


def _columns(tr: Translator, also: str) -> tuple[Column[TimelineRow], ...]:
    def entry(column: int, words: str = "") -> Callable[[TimelineRow], str]:
        return lambda row: _words(row, column, words)

    points = tr.c("column", "Points")
    return (
        Column(tr.c("timeline", "Day"), _first, ink=lambda _: "second_ink", type=_first_type),
        Column(tr.t("Deductions"), entry(DEDUCTION), tip=entry(DEDUCTION, also)),
        Column(points, lambda row: _points(row, LOST), ink=lambda row: _ink(row, LOST), right=True),
        Column(tr.t("Praise"), entry(PRAISE), tip=entry(PRAISE, also)),
        Column(points, lambda row: _points(row, GAINED), ink=lambda row: _ink(row, GAINED), right=True),
    )


def _entry(row: TimelineRow, column: int) -> Entry | None:
    """The entry on the side of a column."""
    if not isinstance(row, Day):
        return None
    return row.deduction if column in {DEDUCTION, LOST} else row.praise if column in {PRAISE, GAINED} else None


def _first(row: TimelineRow) -> str:
    match row:
        case Heading():
            return f"{row.title} {row.state}"
        case Reached():
            return row.kind
        case Day():
            return row.day


def _first_type(row: TimelineRow) -> Type:
    return Type.SECONDARY if isinstance(row, Reached) else Type.BODY


def _words(row: TimelineRow, column: int, also: str) -> str:
    """What stands at a side; what was measured or rated begins at the left."""
    if isinstance(row, Reached) and column == DEDUCTION:
        return "\n".join(part for part in (row.title, row.detail) if part)
    entry = _entry(row, column)
    if entry is None:
        return ""
    return "\n".join(part for part in (entry.title, entry.detail, also if entry.evidence else "") if part)


def _points(row: TimelineRow, column: int) -> str:
    match row:
        case Heading():
            return row.lost if column == LOST else row.gained
        case Reached():
            return row.shown if column == GAINED else ""
        case Day():
            entry = _entry(row, column)
            return "" if entry is None else entry.shown


def _ink(row: TimelineRow, column: int) -> str:
    entry = _entry(row, column)
    if entry is not None:
        return entry.ink
    if isinstance(row, Reached):
        return "third_ink" if row.missing else "ink"
    return "minus" if column == LOST else "plus"
