"""Draws why a person has their score: rows of text one below the other, as high as they need."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from kpi_desktop.ui.month.explanation import Row
from kpi_desktop.ui.month.explanation_layout import Composer, Mark
from kpi_desktop.ui.theme import SIDE_PANEL_WIDTH, Theme

_AIR = 2


class ExplanationView(QWidget):
    """Draws the rows of an explanation; a line of an incident or a figure is opened by a click, or by ↑ ↓ and Enter.

    Signals:
        line_opened: Index, within the month's facts, of the incident that made the line.
        figure_opened: Id of the criterion whose measure or rating made the line.
        row_reached: The keys came to a row at these heights, which is to be seen.
    """

    line_opened = Signal(int)
    figure_opened = Signal(str)
    row_reached = Signal(int, int)

    def __init__(self, theme: Theme) -> None:
        """Start empty."""
        super().__init__()
        self._theme = theme
        self._rows: tuple[Row, ...] = ()
        self._marks: list[Mark] = []
        self._spans: list[tuple[int, int]] = []
        self._at: int | None = None
        self._hovered: int | None = None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def rows(self) -> tuple[Row, ...]:
        """What is shown."""
        return self._rows

    def show_rows(self, rows: tuple[Row, ...]) -> None:
        """Replace what is shown."""
        self._rows = rows
        self._at = self._hovered = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if self._lines() else Qt.FocusPolicy.NoFocus)
        self._lay_out()

    def span_of(self, category: str) -> tuple[int, int] | None:
        """From where to where a category's heading and lines reach; None where it has none."""
        spans = [span for row, span in zip(self._rows, self._spans, strict=True) if row.category == category]
        return (spans[0][0], spans[-1][1]) if spans else None

    def rect_of(self, place: int) -> QRect:
        """Where a row stands."""
        top, bottom = self._spans[place]
        return QRect(0, top - _AIR, self.width(), bottom - top)

    def sizeHint(self) -> QSize:
        """The width there is, the height that the rows need."""
        return QSize(SIDE_PANEL_WIDTH - 40, self.minimumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the lines anew."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._lay_out()

    def event(self, event: QEvent) -> bool:
        """The clause of the regulation that a row follows from, where the mouse rests."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            place = self._row_at(event.pos())
            QToolTip.showText(event.globalPos(), self._rows[place].tip if place is not None else "", self)
            return True
        return super().event(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show which line would be opened."""
        place = self._row_at(event.position().toPoint())
        self._hover(place if place in self._lines() else None)

    def leaveEvent(self, event: QEvent) -> None:
        """No line would be."""
        super().leaveEvent(event)
        self._hover(None)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the line that was clicked."""
        place = self._row_at(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and place in self._lines():
            self._go(place)
            self._open()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from line to line, and open one."""
        lines = self._lines()
        match event.key():
            case Qt.Key.Key_Down | Qt.Key.Key_Up if lines:
                step = 1 if event.key() == Qt.Key.Key_Down else -1
                at = lines.index(self._at) + step if self._at in lines else (0 if step > 0 else len(lines) - 1)
                self._go(lines[max(0, min(len(lines) - 1, at))])
            case Qt.Key.Key_Return | Qt.Key.Key_Enter | Qt.Key.Key_Space if self._at is not None:
                self._open()
            case _:
                super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Come to a line at once, so that the caret is seen."""
        super().focusInEvent(event)
        lines = self._lines()
        keys = event.reason() in {Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason}
        if keys and lines and self._at is None:
            self._go(lines[0])
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The caret is elsewhere."""
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw every text and rule, and the ground of the line that is chosen."""
        painter = QPainter(self)
        chosen = self._at if self.hasFocus() else None
        for place, ground in ((self._hovered, "hover"), (chosen, "selection")):
            if place is not None:
                painter.fillRect(self.rect_of(place), self._theme.colour(ground))
        for mark in self._marks:
            if not mark.rect.intersects(event.rect()):
                continue
            painter.setPen(QPen(self._theme.colour(mark.ink), 1))
            if mark.text:
                painter.setFont(mark.font)
                painter.drawText(mark.rect, mark.flags, mark.text)
            else:
                painter.drawLine(mark.rect.topLeft(), mark.rect.topRight())

    def _lines(self) -> list[int]:
        """The rows that an incident or a figure made."""
        return [place for place, row in enumerate(self._rows) if row.incident is not None or row.figure]

    def _row_at(self, where: QPoint) -> int | None:
        spans = enumerate(self._spans)
        return next((place for place, (top, bottom) in spans if top <= where.y() + _AIR < bottom), None)

    def _hover(self, place: int | None) -> None:
        if place != self._hovered:
            self._hovered = place
            self.setCursor(Qt.CursorShape.ArrowCursor if place is None else Qt.CursorShape.PointingHandCursor)
            self.update()

    def _go(self, place: int | None) -> None:
        self._at = place
        if place is not None:
            self.row_reached.emit(*self._spans[place])
        self.update()

    def _open(self) -> None:
        if self._at is None:
            return
        row = self._rows[self._at]
        if row.incident is not None:
            self.line_opened.emit(row.incident)
        elif row.figure:
            self.figure_opened.emit(row.figure)

    def _lay_out(self) -> None:
        composer = Composer(self._theme, max(self.width(), 120))
        for each in self._rows:
            composer.add(each)
        self._marks, self._spans = composer.marks, composer.spans
        self.setMinimumHeight(composer.y + 4)
        self.updateGeometry()
        self.update()
