"""How the score table is drawn: bars beneath numbers, flags as tags, a header of two lines that keys can sort by."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QPainter, QPen, QPixmap, QPolygonF
from PySide6.QtWidgets import QHeaderView, QStyle, QStyleOptionViewItem, QWidget

from kpi_desktop.ui.kit import CellRole, RowDelegate
from kpi_desktop.ui.kit.table import CELL_PADDING
from kpi_desktop.ui.month.scores import Bar, ScoreModel, ScoreRole, Tag
from kpi_desktop.ui.theme import TALL_HEADER_ROW_HEIGHT, Theme, Type

BAR_SCALE = 5
"""Pixels a point, the same in every column."""
BAR_LIMIT = 56
BAR_HEIGHT = 4
MARK_SIZE, MARK_ROOM = 16, 19
"""Pixels of the warning before a name, and how far the name gives way to it."""
_SLANT = 4
_TAG_HEIGHT = 20
_TITLE_LINE = 16
_TITLE_PADDING = CELL_PADDING + 4
_TAG_PADDING = 6
_TAG_GAP = 4


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
        if tags is not None:
            draw_tags(painter, rect, tags, self.theme)
        elif index.data(ScoreRole.HAS_BARS):
            super().paint_content(painter, option, index, QRect(rect.left(), rect.top() + 4, rect.width(), 20))
            bar = index.data(ScoreRole.BAR)
            if bar is not None:
                draw_bar(painter, rect.right() + 1, rect.top() + 24, bar, self.theme)
        elif option.state & QStyle.StateFlag.State_Selected and _is_name(index):
            self._draw_strong(painter, index, rect)
        else:
            super().paint_content(painter, option, index, rect)

    def _draw_strong(self, painter: QPainter, index: QModelIndex | QPersistentModelIndex, rect: QRect) -> None:
        painter.setFont(self.theme.font(Type.STRONG))
        painter.setPen(self.theme.colour("ink"))
        text = painter.fontMetrics().elidedText(str(index.data()), Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)


def _is_name(index: QModelIndex | QPersistentModelIndex) -> bool:
    model = index.model()
    return isinstance(model, ScoreModel) and model.columns[index.column()].id == "name"


def bar_width(bar: Bar) -> int:
    """Pixels from the right edge to the left end; at least one, so that no loss goes unseen."""
    return max(1, min(BAR_LIMIT, round(bar.points * BAR_SCALE)))


def draw_bar(painter: QPainter, right: int, top: int, bar: Bar, theme: Theme) -> None:
    """A bar that ends at `right`; one that is too long has a slanted left end."""
    colour = theme.colour("gain_bar" if bar.gained else "loss_bar")
    left = right - bar_width(bar)
    slant = _SLANT if bar.points * BAR_SCALE > BAR_LIMIT else 0
    painter.save()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    if slant:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    corners = [(left, top), (right, top), (right, top + BAR_HEIGHT), (left + slant, top + BAR_HEIGHT)]
    painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in corners]))
    painter.restore()


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


def title_lines(title: str, metrics: QFontMetrics, width: int) -> list[str]:
    """A title in at most two lines of a column's width; what is longer is cut when it is drawn."""
    room = width - _TITLE_PADDING
    if metrics.horizontalAdvance(title) <= room:
        return [title]
    space = title.rfind(" ", 0, len(title) // 2 + 4)
    if space > 0:
        return [title[:space], title[space + 1 :]]
    fits = next((end for end in range(len(title), 0, -1) if metrics.horizontalAdvance(title[:end]) <= room), 1)
    cut = max(min(fits, (len(title) + 1) // 2), 1)
    return [title[:cut] + ("-" if title.isascii() else ""), title[cut:]]


class ScoreHeader(QHeaderView):
    """Titles with full marks beneath; clicked, or chosen with ← → and pressed with Space, a column sorts the rows."""

    def __init__(self, model: ScoreModel, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        """Take the keyboard too: what the mouse can sort by, keys can."""
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._scores = model
        self._theme = theme
        self._at = 0
        self._lines = 1
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setSortIndicatorShown(True)
        self.setSortIndicatorClearable(True)
        self.setMinimumSectionSize(36)
        self.setFixedHeight(TALL_HEADER_ROW_HEIGHT)

    def sizeHint(self) -> QSize:
        """As high as its lines ask for."""
        return QSize(super().sizeHint().width(), self.needed)

    @property
    def needed(self) -> int:
        """Its height in pixels."""
        return TALL_HEADER_ROW_HEIGHT + _TITLE_LINE * (self._lines - 1)

    def break_titles(self, widths: Sequence[int]) -> None:
        """Give titles a second line where any of them doesn't fit into its column."""
        metrics = QFontMetrics(self._theme.font(Type.SECONDARY))
        columns = zip(self._scores.columns, widths, strict=True)
        short = any(metrics.horizontalAdvance(one.title) + _TITLE_PADDING > width for one, width in columns)
        self._lines = 2 if short else 1
        self.setFixedHeight(self.needed)

    def _titles(self, title: str, width: int) -> list[str]:
        metrics = QFontMetrics(self._theme.font(Type.SECONDARY))
        return title_lines(title, metrics, width) if self._lines > 1 else [title]

    def paintSection(self, painter: QPainter, rect: QRect, logical: int) -> None:
        """One column's title, its full marks beneath, the arrow of the sorting beside."""
        if logical >= len(self._scores.columns):
            return
        column = self._scores.columns[logical]
        painter.save()
        painter.fillRect(rect, self._theme.colour("surface"))
        painter.setPen(self._theme.colour("line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        inner = rect.adjusted(CELL_PADDING, 0, -CELL_PADDING, 0)
        lines = self._titles(column.title, rect.width())
        sorts = logical == self._sorted_by()
        top = inner.top() + 6 + _TITLE_LINE * (self._lines - len(lines))
        for place, line in enumerate(lines):
            room = QRect(inner.left(), top + _TITLE_LINE * place, inner.width(), _TITLE_LINE)
            here = room.adjusted(-8, 0, 0, 0) if self._lines > 1 else room if column.subtitle else inner
            self._draw_title(painter, here, line, right=column.right, sorts=sorts and place == len(lines) - 1)
        if column.subtitle:
            below = inner.top() + 5 + _TITLE_LINE * self._lines
            second = QRect(inner.left() - 8, below, inner.width() + 8, 14)
            painter.setFont(self._theme.font(Type.TINY))
            painter.setPen(self._theme.colour("third_ink"))
            text = painter.fontMetrics().elidedText(column.subtitle, Qt.TextElideMode.ElideRight, second.width())
            painter.drawText(second, _side(right=column.right), text)
        if self.hasFocus() and logical == self._at:
            painter.setPen(QPen(self._theme.colour("accent"), 2))
            painter.drawRect(rect.adjusted(1, 1, -2, -2))
        painter.restore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """← → choose a column, Space or Enter sorts by it."""
        match event.key():
            case Qt.Key.Key_Left | Qt.Key.Key_Right:
                step = -1 if event.key() == Qt.Key.Key_Left else 1
                self._at = min(max(0, self._at + step), self.count() - 1)
                self.viewport().update()
            case Qt.Key.Key_Space | Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._press(self._at)
            case _:
                event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show which column keys would sort by."""
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the frame away."""
        super().focusOutEvent(event)
        self.viewport().update()

    def _press(self, column: int) -> None:
        """As a click does: upwards, downwards, not at all."""
        if self.sortIndicatorSection() != column:
            self.setSortIndicator(column, Qt.SortOrder.AscendingOrder)
        elif self.sortIndicatorOrder() == Qt.SortOrder.AscendingOrder:
            self.setSortIndicator(column, Qt.SortOrder.DescendingOrder)
        else:
            self.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)

    def _sorted_by(self) -> int:
        return self.sortIndicatorSection()

    def _draw_title(self, painter: QPainter, rect: QRect, title: str, *, right: bool, sorts: bool) -> None:
        painter.setFont(self._theme.font(Type.SECONDARY))
        painter.setPen(self._theme.colour("accent" if sorts else "second_ink"))
        metrics = painter.fontMetrics()
        text = metrics.elidedText(title, Qt.TextElideMode.ElideRight, rect.width() + CELL_PADDING - 4)
        box = rect.adjusted(-(CELL_PADDING - 4), 0, 0, 0) if right else rect
        painter.drawText(box, _side(right=right), text)
        if sorts:
            width = metrics.horizontalAdvance(text)
            middle = rect.right() - width - 5 if right else rect.left() + width + 6
            self._draw_arrow(painter, QPointF(max(middle, rect.left() - 4), rect.center().y() + 0.5))

    def _draw_arrow(self, painter: QPainter, at: QPointF) -> None:
        up = self.sortIndicatorOrder() == Qt.SortOrder.AscendingOrder
        tip = -2.0 if up else 2.0
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.colour("accent"), 1.5))
        painter.drawPolyline(QPolygonF([at + QPointF(-3, -tip), at + QPointF(0, tip), at + QPointF(3, -tip)]))
        painter.restore()


def _side(*, right: bool) -> Qt.AlignmentFlag:
    return (Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft) | Qt.AlignmentFlag.AlignVCenter


__all__ = ["CellRole", "ScoreDelegate", "ScoreHeader", "bar_width", "draw_bar", "draw_tags", "tags_width"]
