"""How the rows of a person's timeline look: texts that wrap where they need to, points and paper-clips beside them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from kpi_desktop.reports.person_timeline import Day, Entry, Heading, Reached
from kpi_desktop.ui.kit import RowDelegate, Table
from kpi_desktop.ui.kit.table import CELL_PADDING, CellRole, Index
from kpi_desktop.ui.theme import ROW_HEIGHT, Theme, Type

DAY, DEDUCTION, LOST, PRAISE, GAINED = range(5)
"""The columns."""
CLIP = 16
"""Pixels of the paper-clip."""
_DETAIL_AT = 88
"""Pixels from a title to what stands beside it, unless the title is longer."""
_DETAIL_GAP = 12
_BENEATH = 6
"""Pixels that what stands beneath a title is moved up, and that are left free beneath it."""
_LEAST_TEXT = 40
_LEFT = Qt.AlignmentFlag.AlignLeft
_FREE = Qt.TextFlag.TextWordWrap
_LONG_WORD = re.compile(r"[!-~]{16}(?=[!-~])")
"""Latin letters in a row that no line may be wide enough for; 汉字 break by themselves."""


@dataclass(frozen=True, slots=True)
class Told:
    """A title and what belongs to it, placed within a width.

    Attributes:
        title: Pixels of the title's height.
        at: Where the detail stands beside the title; 0 where it stands beneath.
        detail: Pixels of its height there; 0 for none.
    """

    title: int
    at: int
    detail: int

    @property
    def height(self) -> int:
        """Of the whole row."""
        extra = max(0, self.title - ROW_HEIGHT)
        return ROW_HEIGHT + extra + (0 if self.at or not self.detail else self.detail)


def told(title: str, detail: str, width: int, theme: Theme) -> Told:
    """Place a title and its detail: side by side where both fit on one line, else one beneath the other."""
    width = max(_LEAST_TEXT, width)
    body, small = QFontMetrics(theme.font(Type.BODY)), QFontMetrics(theme.font(Type.SECONDARY))
    taken = body.horizontalAdvance(title)
    tall = ROW_HEIGHT if taken <= width else _height(body, title, width) + ROW_HEIGHT - body.height()
    if not detail:
        return Told(tall, 0, 0)
    at = max(_DETAIL_AT, taken + _DETAIL_GAP)
    if at + small.horizontalAdvance(detail) <= width:
        return Told(tall, at, small.height())
    return Told(tall, 0, _height(small, detail, width))


def _height(metrics: QFontMetrics, text: str, width: int) -> int:
    return metrics.boundingRect(QRect(0, 0, width, 10_000), int(_FREE | _LEFT), _breakable(text)).height()


def _breakable(text: str) -> str:
    return _LONG_WORD.sub(lambda word: word[0] + "\N{ZERO WIDTH SPACE}", text)


class TimelineDelegate(RowDelegate):
    """Headings on a ground of their own; an entry's title, with why and what was noted in smaller type."""

    def __init__(self, theme: Theme, clip: QPixmap, parent: Table) -> None:
        """Keep the paper-clip."""
        super().__init__(theme, parent)
        self._clip = clip

    def paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The ground of headings, and the line between the two sides."""
        item = index.data(CellRole.ITEM)
        if isinstance(item, Heading) and not option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, self.theme.colour("window"))
        super().paint_ground(painter, option, index)
        if index.column() == LOST:
            painter.setPen(QPen(QColor(self.theme.colour("line")), 1))
            painter.drawLine(option.rect.topRight(), option.rect.bottomRight())

    def paint_content(self, painter: QPainter, option: QStyleOptionViewItem, index: Index, rect: QRect) -> None:
        """Texts over the whole row, all else on its first line."""
        item, column = index.data(CellRole.ITEM), index.column()
        first = QRect(rect.left(), rect.top(), rect.width(), min(rect.height(), ROW_HEIGHT))
        match item:
            case Heading() if column == DAY:
                self._heading(painter, first, item)
            case Day() if column in {DEDUCTION, PRAISE}:
                self._entry(painter, rect, item.deduction if column == DEDUCTION else item.praise)
            case Reached() if column == DEDUCTION:
                ink = "third_ink" if item.missing else "ink"
                self._told(painter, rect, (item.title, ink, False), item.detail)
            case _:
                super().paint_content(painter, option, index, first)
                if isinstance(item, Day) and column in {LOST, GAINED}:
                    self._mark(painter, first, item.deduction if column == LOST else item.praise)

    def _mark(self, painter: QPainter, rect: QRect, entry: Entry | None) -> None:
        if entry is not None and entry.evidence:
            painter.drawPixmap(clip_place(rect.adjusted(-CELL_PADDING, 0, 0, 0)).topLeft(), self._clip)

    def _entry(self, painter: QPainter, rect: QRect, entry: Entry | None) -> None:
        if entry is not None:
            self._told(painter, rect, (entry.title, "third_ink" if entry.struck else "ink", entry.struck), entry.detail)

    def _heading(self, painter: QPainter, rect: QRect, heading: Heading) -> None:
        painter.setFont(self.theme.font(Type.STRONG))
        painter.setPen(self.theme.colour("ink"))
        middle = Qt.AlignmentFlag.AlignVCenter | _LEFT
        painter.drawText(rect, int(middle), heading.title)
        rest = rect.adjusted(painter.fontMetrics().horizontalAdvance(heading.title) + _DETAIL_GAP, 0, 0, 0)
        painter.setFont(self.theme.font(Type.SECONDARY))
        painter.setPen(self.theme.colour("second_ink"))
        said = painter.fontMetrics().elidedText(heading.state, Qt.TextElideMode.ElideRight, max(0, rest.width()))
        painter.drawText(rest, int(middle), said)

    def _told(self, painter: QPainter, rect: QRect, first: tuple[str, str, bool], second: str) -> None:
        text, ink, struck = first
        placed = told(text, second, rect.width(), self.theme)
        font = QFont(self.theme.font(Type.BODY))
        font.setStrikeOut(struck)
        painter.setFont(font)
        painter.setPen(self.theme.colour(ink))
        box = QRect(rect.left(), rect.top(), rect.width(), placed.title)
        painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter | _LEFT | _FREE), _breakable(text))
        if not second:
            return
        painter.setFont(self.theme.font(Type.SECONDARY))
        painter.setPen(self.theme.colour("second_ink"))
        if placed.at:
            rest = rect.adjusted(placed.at, 0, 0, 0)
            rest.setHeight(ROW_HEIGHT)
            painter.drawText(rest, int(Qt.AlignmentFlag.AlignVCenter | _LEFT), second)
        else:
            beneath = QRect(rect.left(), rect.top() + placed.title - _BENEATH, rect.width(), placed.detail)
            painter.drawText(beneath, int(Qt.AlignmentFlag.AlignTop | _LEFT | _FREE), _breakable(second))


def clip_place(cell: QRect) -> QRect:
    """Where the paper-clip stands in a cell of points."""
    return QRect(cell.left() + 2, cell.top() + (min(cell.height(), ROW_HEIGHT) - CLIP) // 2, CLIP, CLIP)
