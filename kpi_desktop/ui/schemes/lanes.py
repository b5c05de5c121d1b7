"""Bands of minutes as lanes: a filled end belongs to the band, a hollow one doesn't."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from kpi_desktop.domain.interval import Interval
from kpi_desktop.domain.numbers import plain
from kpi_desktop.ui.theme import Theme, Type

LANE = 24
_LEFT, _RIGHT, _RADIUS = 40, 40, 4.5


class Lanes(QWidget):
    """Draws intervals one beneath the other over one scale.

    Args:
        intervals: In order.
        theme: Colours and type.
        unit: What stands at the end of the scale.
        name: What a screen reader says: the same in words.
    """

    def __init__(self, intervals: Sequence[Interval], theme: Theme, unit: str, name: str) -> None:
        """Nothing moves."""
        super().__init__()
        self._intervals = tuple(intervals)
        self._theme = theme
        self._unit = unit
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """A lane each, and the scale."""
        return QSize(320, LANE * (len(self._intervals) + 1))

    def _x(self, number: Fraction) -> float:
        ends = sorted({end for one in self._intervals for end in (one.low, one.high) if end is not None})
        low, high = ends[0], ends[-1]
        room = self.width() - _LEFT - _RIGHT
        wide = room * (0.75 if any(one.high is None for one in self._intervals) else 1.0)
        return _LEFT + (wide * float((number - low) / (high - low)) if high > low else 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Guides, lanes, scale."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._theme.font(Type.SECONDARY))
        bottom = LANE * len(self._intervals)
        ends = sorted({end for one in self._intervals for end in (one.low, one.high) if end is not None})
        for end in ends:
            painter.setPen(QPen(self._theme.colour("line"), 1))
            painter.drawLine(QPointF(self._x(end), 2), QPointF(self._x(end), bottom))
            painter.setPen(self._theme.colour("second_ink"))
            painter.drawText(QRectF(self._x(end) - 30, bottom, 60, LANE), Qt.AlignmentFlag.AlignCenter, plain(end))
        painter.drawText(
            QRectF(self.width() - 90, bottom, 86, LANE),
            Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
            self._unit,
        )
        for place, interval in enumerate(self._intervals):
            self._lane(painter, place, interval)
        painter.end()

    def _lane(self, painter: QPainter, place: int, interval: Interval) -> None:
        middle = LANE * place + LANE / 2
        painter.setPen(self._theme.colour("second_ink"))
        painter.drawText(QRectF(0, LANE * place, 20, LANE), Qt.AlignmentFlag.AlignCenter, str(place + 1))
        colour = self._theme.colour("loss_bar")
        start = self._x(interval.low)
        end = self.width() - _RIGHT / 2 if interval.high is None else self._x(interval.high)
        painter.setPen(QPen(colour, 2))
        painter.drawLine(QPointF(start, middle), QPointF(end, middle))
        if interval.high is None:
            for side in (-4, 4):
                painter.drawLine(QPointF(end - 6, middle + side), QPointF(end, middle))
        else:
            self._end(painter, end, middle, filled=interval.high_included)
        self._end(painter, start, middle, filled=interval.low_included)

    def _end(self, painter: QPainter, x: float, y: float, *, filled: bool) -> None:
        colour = self._theme.colour("loss_bar")
        painter.setPen(QPen(colour, 2))
        painter.setBrush(QBrush(colour if filled else self._theme.colour("surface")))
        painter.drawEllipse(QPointF(x, y), _RADIUS, _RADIUS)
