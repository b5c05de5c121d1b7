"""How the score table is drawn: bars beneath numbers, flags as tags, a header of two lines that keys can sort by."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QPainter, QPen, QPixmap, QPolygonF
from PySide6.QtWidgets import QHeaderView, QStyle, QStyleOptionViewItem, QWidget

from kpi_desktop.ui.kit import CellRole, RowDelegate
from kpi_desktop.ui.kit.table import CELL_PADDING
from kpi_desktop.ui.month.scores import Bar, ScoreColumn, ScoreModel, ScoreRole, Tag
from kpi_desktop.ui.theme import TALL_HEADER_ROW_HEIGHT, Theme, Type

BAR_SCALE = 5
"""Pixels a point, the same in every column."""
BAR_LIMIT = 56
BAR_HEIGHT = 4
MARK_SIZE, MARK_ROOM = 16, 19
"""Pixels of the warning before a name, and how far the name gives way to it."""
_SLANT = 4
_TAG_HEIGHT = 20
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


_HEADER_AIR = 12
"""Pixels of a column that its title leaves free: the padding at the right, and a little at the left."""
_TITLE_LINE = 16


def title_lines(title: str, metrics: QFontMetrics, room: int) -> tuple[str, ...]:
    """A title in one line, or in two where one is too long; what even then doesn't fit is cut with an ellipsis."""
    lines = (title,) if metrics.horizontalAdvance(title) <= room else _halves(title, metrics)
    return tuple(metrics.elidedText(line, Qt.TextElideMode.ElideRight, room) for line in lines)


def least_title_width(title: str, metrics: QFontMetrics) -> int:
    """Pixels of a column that shows its whole title, in two lines where it can be broken."""
    return max(metrics.horizontalAdvance(line) for line in _halves(title, metrics)) + _HEADER_AIR


def _halves(title: str, metrics: QFontMetrics) -> tuple[str, ...]:
    """A title in the two lines that take the least width: broken at a space, or between 汉字."""
    ends = [at for at in range(1, len(title)) if title[at] == " " or not (title[at - 1] + title[at]).isascii()]
    pairs = [(title[:at].strip(), title[at:].strip()) for at in ends]
    return min(pairs, key=lambda pair: max(map(metrics.horizontalAdvance, pair)), default=(title,))


class ScoreHeader(QHeaderView):
    """Titles with full marks beneath; clicked, or chosen with ← → and pressed with Space, a column sorts the rows."""

    def __init__(self, model: ScoreModel, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        """Take the keyboard too: what the mouse can sort by, keys can."""
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._scores = model
        self._theme = theme
        self._at = 0
        self._title_height = _TITLE_LINE
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.sectionPressed.connect(self._go)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setSortIndicatorShown(True)
        self.setSortIndicatorClearable(True)
        self.setMinimumSectionSize(36)
        self.setFixedHeight(TALL_HEADER_ROW_HEIGHT)

    def sizeHint(self) -> QSize:
        """As high as two lines ask for."""
        return QSize(super().sizeHint().width(), self.height_of_titles())

    def height_of_titles(self) -> int:
        """Pixels of titles, in as many lines as the widths ask for, and of the full marks beneath."""
        return TALL_HEADER_ROW_HEIGHT - _TITLE_LINE + self._title_height

    def break_titles(self) -> None:
        """Become as high as the titles need in the columns as they are now."""
        metrics = QFontMetrics(self._theme.font(Type.SECONDARY))
        rooms = [self.sectionSize(place) - _HEADER_AIR for place in range(self.count())]
        columns = self._scores.columns[: len(rooms)]
        lines = [title_lines(column.title, metrics, room) for column, room in zip(columns, rooms, strict=False)]
        self._title_height = _TITLE_LINE * max(map(len, lines), default=1)
        self.setFixedHeight(self.height_of_titles())
        self.viewport().update()

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
        titled = 6 + self._title_height
        first = QRect(inner.left(), inner.top() + 6, inner.width(), self._title_height) if column.subtitle else inner
        self._draw_title(painter, first, column, sorts=logical == self._sorted_by())
        if column.subtitle:
            second = QRect(inner.left() - 8, inner.top() + titled - 1, inner.width() + 8, 14)
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

    def _go(self, column: int) -> None:
        self._at = column
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

    def _draw_title(self, painter: QPainter, rect: QRect, column: ScoreColumn, *, sorts: bool) -> None:
        """The lines of a title, the last of them just above what stands beneath."""
        right = column.right
        painter.setFont(self._theme.font(Type.SECONDARY))
        painter.setPen(self._theme.colour("accent" if sorts else "second_ink"))
        metrics = painter.fontMetrics()
        lines = title_lines(column.title, metrics, rect.width() + 2 * CELL_PADDING - _HEADER_AIR)
        height = len(lines) * _TITLE_LINE
        top = rect.bottom() + 1 - height if column.subtitle else rect.center().y() - height // 2
        box = rect.adjusted(-(CELL_PADDING - 2), 0, 0, 0) if right else rect.adjusted(0, 0, CELL_PADDING - 2, 0)
        for place, line in enumerate(lines):
            painter.drawText(
                QRect(box.left(), top + place * _TITLE_LINE, box.width(), _TITLE_LINE), _side(right=right), line
            )
        if sorts:
            width = metrics.horizontalAdvance(lines[-1])
            middle = rect.right() - width - 5 if right else rect.left() + width + 6
            last = top + height - _TITLE_LINE // 2
            self._draw_arrow(painter, QPointF(max(middle, rect.left() - 6), last + 0.5))

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
