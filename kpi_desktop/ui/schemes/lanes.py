"""Bands of minutes as lanes: a filled end belongs to the band, a hollow one doesn't."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from kpi_desktop.domain.interval import Interval
from kpi_desktop.domain.numbers import plain
from kpi_desktop.ui.theme import Theme, Type

LANE = 24
_LEFT, _RIGHT, _RADIUS = 40, 40, 4.5
_WITH_POINTS = 120


@dataclass(frozen=True, slots=True)
class Lane:
    """One band: its interval, what it gives in words (empty for nothing), and the sign of that."""

    interval: Interval
    points: str = ""
    sign: int = -1


class Lanes(QWidget):
    """Draws intervals one beneath the other over one scale.

    Args:
        lanes: In order.
        theme: Colours and type.
        unit: What stands at the end of the scale.
        name: What a screen reader says: the same in words.
    """

    def __init__(self, lanes: Sequence[Lane], theme: Theme, unit: str, name: str) -> None:
        """No value is tried yet."""
        super().__init__()
        self._lanes = tuple(lanes)
        self._tried: Fraction | None = None
        self._theme = theme
        self._unit = unit
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def draw(self, lanes: Sequence[Lane], tried: Fraction | None) -> None:
        """Draw other bands, and a value that is tried."""
        self._lanes, self._tried = tuple(lanes), tried
        self.setAccessibleName("; ".join(f"{lane.interval}: {lane.points}" for lane in lanes))
        self.updateGeometry()
        self.update()

    @property
    def _intervals(self) -> tuple[Interval, ...]:
        return tuple(lane.interval for lane in self._lanes)

    @property
    def _right(self) -> int:
        return _WITH_POINTS if any(lane.points for lane in self._lanes) else _RIGHT

    def sizeHint(self) -> QSize:
        """A lane each, and the scale."""
        return QSize(320, LANE * (len(self._lanes) + 1))

    def _x(self, number: Fraction) -> float:
        ends = sorted({end for one in self._intervals for end in (one.low, one.high) if end is not None})
        low, high = ends[0], ends[-1]
        room = self.width() - _LEFT - self._right
        wide = room * (0.75 if any(one.high is None for one in self._intervals) else 1.0)
        return _LEFT + (wide * float((number - low) / (high - low)) if high > low else 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Guides, lanes, scale."""
        if not self._lanes:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._theme.font(Type.SECONDARY))
        bottom = LANE * len(self._lanes)
        ends = sorted({end for one in self._intervals for end in (one.low, one.high) if end is not None})
        for end in ends:
            painter.setPen(QPen(self._theme.colour("line"), 1))
            painter.drawLine(QPointF(self._x(end), 2), QPointF(self._x(end), bottom))
            painter.setPen(self._theme.colour("second_ink"))
            painter.drawText(QRectF(self._x(end) - 30, bottom, 60, LANE), Qt.AlignmentFlag.AlignCenter, plain(end))
        painter.drawText(
            QRectF(self.width() - 90 - (self._right - _RIGHT), bottom, 86, LANE),
            Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
            self._unit,
        )
        for place, lane in enumerate(self._lanes):
            self._lane(painter, place, lane)
        self._trial(painter, bottom)
        painter.end()

    def _trial(self, painter: QPainter, bottom: int) -> None:
        """Where the value lies that is tried."""
        if self._tried is None:
            return
        end = self.width() - self._right + _RIGHT / 2
        x = min(max(self._x(self._tried), _LEFT / 2), end)
        painter.setPen(QPen(self._theme.colour("accent"), 2, Qt.PenStyle.DotLine))
        painter.drawLine(QPointF(x, 2), QPointF(x, bottom + 2))
        painter.setFont(self._theme.font(Type.STRONG))
        painter.drawText(QRectF(x - 30, bottom, 60, LANE), Qt.AlignmentFlag.AlignCenter, plain(self._tried))

    def _lane(self, painter: QPainter, place: int, lane: Lane) -> None:
        interval = lane.interval
        middle = LANE * place + LANE / 2
        painter.setPen(self._theme.colour("second_ink"))
        painter.drawText(QRectF(0, LANE * place, 20, LANE), Qt.AlignmentFlag.AlignCenter, str(place + 1))
        if lane.points:
            painter.setPen(self._theme.colour("minus" if lane.sign < 0 else "plus" if lane.sign > 0 else "ink"))
            room = QRectF(self.width() - _WITH_POINTS, LANE * place, _WITH_POINTS - 2, LANE)
            painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, lane.points)
        colour = self._colour(lane)
        start = self._x(interval.low)
        end = self.width() - self._right + _RIGHT / 2 if interval.high is None else self._x(interval.high)
        painter.setPen(QPen(colour, 2))
        painter.drawLine(QPointF(start, middle), QPointF(end, middle))
        if interval.high is None:
            for side in (-4, 4):
                painter.drawLine(QPointF(end - 6, middle + side), QPointF(end, middle))
        else:
            self._end(painter, end, middle, colour, filled=interval.high_included)
        self._end(painter, start, middle, colour, filled=interval.low_included)

    def _colour(self, lane: Lane) -> QColor:
        return self._theme.colour("loss_bar" if lane.sign < 0 else "gain_bar" if lane.sign > 0 else "third_ink")

    def _end(self, painter: QPainter, x: float, y: float, colour: QColor, *, filled: bool) -> None:
        painter.setPen(QPen(colour, 2))
        painter.setBrush(QBrush(colour if filled else self._theme.colour("surface")))
        painter.drawEllipse(QPointF(x, y), _RADIUS, _RADIUS)
