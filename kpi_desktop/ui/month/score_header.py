"""The header of the score table: titles in up to two lines, full marks beneath; keys can sort by it too."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QHeaderView, QWidget

from kpi_desktop.ui.kit.table import CELL_PADDING
from kpi_desktop.ui.month.score_columns import ScoreColumn
from kpi_desktop.ui.month.scores import ScoreModel
from kpi_desktop.ui.theme import TALL_HEADER_ROW_HEIGHT, Theme, Type

_HEADER_AIR = 12
"""Pixels of a column that its title leaves free: the padding at the right, and a little at the left."""
_SMALL_AIR = 6
"""The same of a title written small: it begins in the padding of the column before, whose title ends before that."""
_TITLE_LINE = 16
_AIR_ABOVE, _LESS_AIR_ABOVE = 6, 4
"""Pixels above a title of one line, and of two."""


def title_lines(title: str, metrics: QFontMetrics, room: int) -> tuple[str, ...]:
    """A title in one line, or in two where one is too long; what even then doesn't fit is cut with an ellipsis."""
    lines = (title,) if metrics.horizontalAdvance(title) <= room else halves(title, metrics)
    return tuple(metrics.elidedText(line, Qt.TextElideMode.ElideRight, room) for line in lines)


def least_title_width(title: str, metrics: QFontMetrics) -> int:
    """Pixels of a column that shows its whole title, in two lines where it can be broken."""
    return max(metrics.horizontalAdvance(line) for line in halves(title, metrics)) + _HEADER_AIR


def least_small_width(title: str, metrics: QFontMetrics) -> int:
    """The same for a title written small; `metrics` are those of the small letters."""
    return least_title_width(title, metrics) - _HEADER_AIR + _SMALL_AIR + 1  # widths come rounded


def halves(title: str, metrics: QFontMetrics) -> tuple[str, ...]:
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
        self._small = False
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
        return TALL_HEADER_ROW_HEIGHT - _TITLE_LINE - _AIR_ABOVE + self._above + self._title_height

    @property
    def _above(self) -> int:
        return _AIR_ABOVE if self._title_height == _TITLE_LINE else _LESS_AIR_ABOVE

    def break_titles(self) -> None:
        """Become as high as the titles need in the columns as they are now; all small where one would be cut."""
        usual = QFontMetrics(self._theme.font(Type.SECONDARY))
        columns = [place for place in range(len(self._scores.columns[: self.count()])) if self._shown(place)]
        titles = {place: self._scores.columns[place].title for place in columns}
        self._small = any(least_title_width(title, usual) > self.sectionSize(place) for place, title in titles.items())
        lines = [self.lines_of(place) for place in columns]
        self._title_height = _TITLE_LINE * max(map(len, lines), default=1)
        self.setFixedHeight(self.height_of_titles())
        self.viewport().update()

    def lines_of(self, place: int) -> tuple[str, ...]:
        """A column's title as it stands there, in one line or two."""
        metrics = QFontMetrics(self._theme.font(self._title_type))
        return title_lines(self._scores.columns[place].title, metrics, self.sectionSize(place) - self._air)

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
        above = self._above
        titled = above + self._title_height
        first = (
            QRect(inner.left(), inner.top() + above, inner.width(), self._title_height) if column.subtitle else inner
        )
        self._draw_title(painter, first, column, sorts=logical == self._sorted_by())
        if column.subtitle:
            # a little into the column before, whose own number ends well before it
            second = QRect(inner.left() - 20, inner.top() + titled - 1, inner.width() + 20, 14)
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
                there = [place for place in range(self.count()) if self._shown(place)]
                ahead = there if step > 0 else there[::-1]
                self._at = next((place for place in ahead if (place - self._at) * step > 0), self._at)
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

    def _shown(self, place: int) -> bool:
        return not self.isSectionHidden(place)

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

    @property
    def _title_type(self) -> Type:
        return Type.TINY if self._small else Type.SECONDARY

    @property
    def _air(self) -> int:
        return _SMALL_AIR if self._small else _HEADER_AIR

    def _sorted_by(self) -> int:
        return self.sortIndicatorSection()

    def _draw_title(self, painter: QPainter, rect: QRect, column: ScoreColumn, *, sorts: bool) -> None:
        """The lines of a title, the last of them just above what stands beneath."""
        right = column.right
        painter.setFont(self._theme.font(self._title_type))
        painter.setPen(self._theme.colour("accent" if sorts else "second_ink"))
        metrics = painter.fontMetrics()
        lines = title_lines(column.title, metrics, rect.width() + 2 * CELL_PADDING - self._air)
        height = len(lines) * _TITLE_LINE
        top = rect.bottom() + 1 - height if column.subtitle else rect.center().y() - height // 2
        spread = 2 * CELL_PADDING - self._air
        box = rect.adjusted(-spread, 0, 0, 0) if right else rect.adjusted(0, 0, spread, 0)
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
