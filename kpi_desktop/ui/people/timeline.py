"""Deductions and praise side by side, month by month."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QStyle, QStyleOptionViewItem

from kpi_desktop.reports.person_timeline import Day, Entry, Heading, TimelineRow
from kpi_desktop.texts import Translator
from kpi_desktop.ui.kit import Column, RowDelegate, Table, TableModel
from kpi_desktop.ui.kit.table import CELL_PADDING, CellRole, Index
from kpi_desktop.ui.theme import Theme, Type

_DAY, _DEDUCTION, _LOST, _PRAISE, _GAINED = range(5)
_DAY_WIDTH, _POINTS_WIDTH = 64, 64
_DETAIL_AT = 88
"""Pixels from a title to what stands beside it, unless the title is longer."""
_DETAIL_GAP = 12
_CLIP = 16
_LEAST_SHARE = 0.36
"""The least part of the room for texts that either side has."""


def _words(entry: Entry | None, also: str) -> str:
    if entry is None:
        return ""
    return "\n".join(part for part in (entry.title, entry.detail, also if entry.evidence else "") if part)


class _Delegate(RowDelegate):
    """Headings on a ground of their own; an entry's title, and beside it in smaller type why and what was noted."""

    def __init__(self, theme: Theme, clip: QPixmap, parent: Table) -> None:
        super().__init__(theme, parent)
        self._clip = clip

    def paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        item = index.data(CellRole.ITEM)
        if isinstance(item, Heading) and not option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, self.theme.colour("window"))
        super().paint_ground(painter, option, index)
        if index.column() in {_LOST, _GAINED}:
            painter.setPen(QPen(QColor(self.theme.colour("line")), 1))
            if index.column() == _LOST:
                painter.drawLine(option.rect.topRight(), option.rect.bottomRight())

    def paint_content(self, painter: QPainter, option: QStyleOptionViewItem, index: Index, rect: QRect) -> None:
        item = index.data(CellRole.ITEM)
        if isinstance(item, Heading) and index.column() == _DAY:
            self._two(painter, rect, (item.title, Type.STRONG, "ink", False), item.state, at=0)
        elif isinstance(item, Day) and index.column() in {_DEDUCTION, _PRAISE}:
            entry = item.deduction if index.column() == _DEDUCTION else item.praise
            if entry is not None:
                ink = "third_ink" if entry.struck else "ink"
                self._two(painter, rect, (entry.title, Type.BODY, ink, entry.struck), entry.detail, at=_DETAIL_AT)
        else:
            self._points(painter, option, index, rect)

    def _points(self, painter: QPainter, option: QStyleOptionViewItem, index: Index, rect: QRect) -> None:
        item = index.data(CellRole.ITEM)
        super().paint_content(painter, option, index, rect)
        if isinstance(item, Day) and index.column() in {_LOST, _GAINED}:
            entry = item.deduction if index.column() == _LOST else item.praise
            if entry is not None and entry.evidence:
                top = rect.top() + (rect.height() - _CLIP) // 2
                painter.drawPixmap(rect.left() - CELL_PADDING + 2, top, self._clip)

    def _two(self, painter: QPainter, rect: QRect, first: tuple[str, Type, str, bool], second: str, *, at: int) -> None:
        """A text, and a smaller one behind it; each is cut where it doesn't fit."""
        text, use, ink, struck = first
        font = QFont(self.theme.font(use))
        font.setStrikeOut(struck)
        painter.setFont(font)
        painter.setPen(self.theme.colour(ink))
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        metrics = painter.fontMetrics()
        painter.drawText(rect, middle, metrics.elidedText(text, Qt.TextElideMode.ElideRight, rect.width()))
        taken = max(at, metrics.horizontalAdvance(text) + _DETAIL_GAP)
        if not second or taken > rect.width() - 3 * _DETAIL_GAP:
            return
        painter.setFont(self.theme.font(Type.SECONDARY))
        painter.setPen(self.theme.colour("second_ink"))
        rest = rect.adjusted(taken, 0, 0, 0)
        painter.drawText(
            rest, middle, painter.fontMetrics().elidedText(second, Qt.TextElideMode.ElideRight, rest.width())
        )


class Timeline(Table):
    """The months of a person, the newest first; arrow keys go through the rows."""

    def __init__(self, theme: Theme, tr: Translator, clip: QPixmap) -> None:
        """Start empty."""
        also = tr.t("with evidence")
        self.entries: TableModel[TimelineRow] = TableModel(
            (
                Column(tr.c("timeline", "Day"), _first, ink=lambda _: "second_ink"),
                Column(
                    tr.t("Deductions"),
                    lambda row: _words(row.deduction, "") if isinstance(row, Day) else "",
                    tip=lambda row: _words(row.deduction, also) if isinstance(row, Day) else "",
                ),
                Column(
                    tr.c("column", "Points"),
                    lambda row: row.lost if isinstance(row, Heading) else row.deduction.shown if row.deduction else "",
                    ink=lambda row: row.deduction.ink if isinstance(row, Day) and row.deduction else "minus",
                    right=True,
                ),
                Column(
                    tr.t("Praise"),
                    lambda row: _words(row.praise, "") if isinstance(row, Day) else "",
                    tip=lambda row: _words(row.praise, also) if isinstance(row, Day) else "",
                ),
                Column(
                    tr.c("column", "Points"),
                    lambda row: row.gained if isinstance(row, Heading) else row.praise.shown if row.praise else "",
                    ink=lambda row: row.praise.ink if isinstance(row, Day) and row.praise else "plus",
                    right=True,
                ),
            )
        )
        super().__init__(self.entries, theme, tr.t("Deductions and praise by month"))
        self.setItemDelegate(_Delegate(theme, clip, self))
        self._theme = theme
        for place in range(5):
            self.horizontalHeader().setSectionResizeMode(place, QHeaderView.ResizeMode.Fixed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_rows(self, rows: Sequence[TimelineRow]) -> None:
        """Show another person."""
        self.clearSpans()
        self.entries.show_rows(rows)
        for place, row in enumerate(rows):
            if isinstance(row, Heading):
                self.setSpan(place, _DAY, 1, 2)
        self.scrollToTop()
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new width out."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Points take what they need; of the rest each side takes by what stands in it."""
        points = max(
            (self._width(str(self.entries.index(row, place).data()))
             for place in (_LOST, _GAINED) for row in range(self.entries.rowCount())),
            default=0,
        )  # fmt: skip
        wide = max(_POINTS_WIDTH, points + 2 * CELL_PADDING + _CLIP)
        rest = max(0, self.viewport().width() - _DAY_WIDTH - 2 * wide)
        left = round(rest * self._share())
        for place, width in enumerate((_DAY_WIDTH, left, wide, rest - left, wide)):
            self.setColumnWidth(place, width)

    def _share(self) -> float:
        days = [row for row in self.entries.items if isinstance(row, Day)]
        left = max((self._need(day.deduction) for day in days), default=1)
        right = max((self._need(day.praise) for day in days), default=1)
        return min(max(left / ((left + right) or 1), _LEAST_SHARE), 1 - _LEAST_SHARE)

    def _need(self, entry: Entry | None) -> int:
        return 0 if entry is None else self._width(entry.title) + self._width(entry.detail) + 2 * _DETAIL_GAP

    def _width(self, text: str) -> int:
        return QFontMetrics(self._theme.font(Type.BODY)).horizontalAdvance(text)


def _first(row: TimelineRow) -> str:
    return f"{row.title} {row.state}" if isinstance(row, Heading) else row.day
