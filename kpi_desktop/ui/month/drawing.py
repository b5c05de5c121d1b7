"""How cells of the score table are drawn: bars beneath numbers, flags as tags, parts that share a cell."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen, QPixmap, QPolygonF
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from kpi_desktop.ui.kit import RowDelegate
from kpi_desktop.ui.kit.table import CELL_PADDING, cut_text
from kpi_desktop.ui.month.score_columns import Bar, Part, Tag
from kpi_desktop.ui.month.scores import ScoreModel, ScoreRole
from kpi_desktop.ui.theme import Theme, Type

BAR_SCALE = 5
"""Pixels a point, the same in every column."""
BAR_LIMIT = 56
BAR_HEIGHT = 4
_NUMBER_HEIGHT = 20
MARK_SIZE, MARK_ROOM = 16, 19
"""Pixels of the warning before a name, and how far the name gives way to it."""
_SLANT = 4
_TAG_HEIGHT = 20
_TAG_PADDING = 6
_TAG_GAP = 4
PART_GAP = 6
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class ScoreDelegate(RowDelegate):
    """Draws the cells of the score table.

    Args:
        theme: Colours and type.
        parent: Its owner.
        mark: What stands before the name of somebody about whom something is in doubt.
    """

    def __init__(self, theme: Theme, parent: QObject | None = None, mark: QPixmap | None = None) -> None:
        """Keep theme and mark."""
        super().__init__(theme, parent)
        self._mark = mark

    def paint_content(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex, rect: QRect
    ) -> None:
        """Tags, a number above its bar, or a plain text."""
        marked = index.data(ScoreRole.MARKED)
        if marked is not None:
            if marked and self._mark is not None:
                painter.drawPixmap(rect.left() - 2, rect.center().y() - MARK_SIZE // 2 + 1, self._mark)
            rect = rect.adjusted(MARK_ROOM, 0, 0, 0)
        tags = index.data(ScoreRole.TAGS)
        parts = index.data(ScoreRole.PARTS)
        if tags is not None:
            draw_tags(painter, rect, tags, self.theme)
        elif parts is not None:
            draw_parts(painter, rect, parts, most_parts(index), self.theme)
        elif index.data(ScoreRole.HAS_BARS):
            room = rect.adjusted(-CELL_PADDING + 2, 0, 0, 0)
            top = rect.top() + (rect.height() - _NUMBER_HEIGHT - BAR_HEIGHT - 2) // 2
            super().paint_content(painter, option, index, QRect(room.left(), top, room.width(), _NUMBER_HEIGHT))
            bar = index.data(ScoreRole.BAR)
            if bar is not None:
                draw_bar(painter, rect.right() + 1, top + _NUMBER_HEIGHT, bar, self.theme, min(BAR_LIMIT, room.width()))
        elif option.state & QStyle.StateFlag.State_Selected and _is_name(index):
            self._draw_strong(painter, index, rect)
        else:
            super().paint_content(painter, option, index, rect)

    def _draw_strong(self, painter: QPainter, index: QModelIndex | QPersistentModelIndex, rect: QRect) -> None:
        painter.setFont(self.theme.font(Type.STRONG))
        painter.setPen(self.theme.colour("ink"))
        text = cut_text(painter.fontMetrics(), index, rect.width())
        painter.drawText(rect, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)


def _is_name(index: QModelIndex | QPersistentModelIndex) -> bool:
    model = index.model()
    return isinstance(model, ScoreModel) and model.columns[index.column()].id == "name"


def bar_width(bar: Bar, limit: int = BAR_LIMIT) -> int:
    """Pixels from the right edge to the left end; at least one, so that no loss goes unseen."""
    return max(1, min(limit, round(bar.points * BAR_SCALE)))


def draw_bar(  # noqa: PLR0917 - where, what, how long at most
    painter: QPainter, right: int, top: int, bar: Bar, theme: Theme, limit: int = BAR_LIMIT
) -> None:
    """A bar that ends at `right`; one that is longer than `limit` has a slanted left end."""
    colour = theme.colour("gain_bar" if bar.gained else "loss_bar")
    left = right - bar_width(bar, limit)
    slant = _SLANT if bar.points * BAR_SCALE > limit else 0
    painter.save()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    if slant:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    corners = [(left, top), (right, top), (right, top + BAR_HEIGHT), (left + slant, top + BAR_HEIGHT)]
    painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in corners]))
    painter.restore()


def most_parts(index: QModelIndex | QPersistentModelIndex) -> int:
    """The most parts that anybody in the table has, so that each stands in the same place in every row."""
    model = index.model()
    columns = model.columns[index.column()] if isinstance(model, ScoreModel) else None
    if columns is None or columns.parts is None or not isinstance(model, ScoreModel):
        return 1
    return max((len(columns.parts(person)) for person in model.items), default=1)


def draw_parts(painter: QPainter, rect: QRect, parts: tuple[Part, ...], places: int, theme: Theme) -> None:
    """Each part's name small above its number, the bar beneath; a name that is too long is cut."""
    width = rect.width() // max(1, places)
    painter.save()
    for place, part in enumerate(parts):
        left, room = rect.left() + place * width, width - PART_GAP
        painter.setFont(theme.font(Type.TINY))
        painter.setPen(theme.colour("third_ink"))
        title = painter.fontMetrics().elidedText(part.title, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRect(left, rect.top() - 1, room, 16), _RIGHT, title)
        painter.setFont(theme.font(Type.SECONDARY))
        painter.setPen(theme.colour(part.ink))
        painter.drawText(QRect(left, rect.top() + 13, room, 15), _RIGHT, part.shown)
        if part.bar is not None:
            draw_bar(painter, left + room, rect.top() + 28, part.bar, theme, min(BAR_LIMIT, room))
    painter.restore()


def part_at(cell: QRect, where: QPoint, places: int) -> int:
    """Which of the parts that share a cell lies at a point, from 0 at the left."""
    rect = cell.adjusted(CELL_PADDING, 0, -CELL_PADDING, 0)
    return (where.x() - rect.left()) // max(1, rect.width() // max(1, places))


def tags_width(tags: tuple[Tag, ...], theme: Theme) -> int:
    """Pixels that tags take side by side."""
    metrics = QFontMetrics(theme.font(Type.SECONDARY))
    widths = [metrics.horizontalAdvance(tag.text) + 2 * _TAG_PADDING for tag in tags]
    return sum(widths) + _TAG_GAP * max(0, len(widths) - 1)


def draw_tags(painter: QPainter, rect: QRect, tags: tuple[Tag, ...], theme: Theme) -> None:
    """Framed words side by side; the last one that fits is cut with an ellipsis."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(theme.font(Type.SECONDARY))
    metrics = painter.fontMetrics()
    left, top = rect.left(), rect.center().y() - _TAG_HEIGHT // 2 + 1
    for tag in tags:
        room = rect.right() + 1 - left - 2 * _TAG_PADDING
        if room < metrics.horizontalAdvance("…"):
            break
        text = metrics.elidedText(tag.text, Qt.TextElideMode.ElideRight, room)
        frame = QRect(left, top, metrics.horizontalAdvance(text) + 2 * _TAG_PADDING, _TAG_HEIGHT)
        ink, line = ("minus", "minus") if tag.kind == "flag" else ("second_ink", "line")
        painter.setPen(QPen(theme.colour(line), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(frame).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
        painter.setPen(theme.colour(ink))
        painter.drawText(frame, Qt.AlignmentFlag.AlignCenter, text)
        left = frame.right() + 1 + _TAG_GAP
    painter.restore()
