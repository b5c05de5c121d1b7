"""Lost points as a bar: solid so far, outline what the entry being typed would add."""

from __future__ import annotations

from fractions import Fraction

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from kpi_desktop.ui.theme import Theme

HEIGHT = 6
PER_POINT = 9
"""Pixels a point, the same for every category."""
_SLANT = 6


class LossBar(QWidget):
    """One category's loss.

    Args:
        theme: Colours.
        now: Points lost so far, 0 or more.
        after: Points lost with the entry being typed.
        gain: Draw as points gained.
    """

    def __init__(self, theme: Theme, now: Fraction, after: Fraction, *, gain: bool = False) -> None:
        """Keep what is drawn; the words beside it say the same."""
        super().__init__()
        self.theme = theme
        self.now = now
        self.after = after
        self.gain = gain
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """As wide as the row leaves."""
        return QSize(150, 20)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A hairline as the track, the bar on it."""
        painter = QPainter(self)
        middle = self.height() / 2
        painter.setPen(QPen(self.theme.colour("line"), 1))
        painter.drawLine(QPointF(0, middle), QPointF(self.width(), middle))
        colour = self.theme.colour("gain_bar" if self.gain else "loss_bar")
        solid, outline = self._pixels(min(self.now, self.after)), self._pixels(max(self.now, self.after))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if outline > solid:
            painter.setPen(QPen(colour, 1))
            painter.setBrush(self.theme.colour("surface"))
            painter.drawRect(QRectF(solid, middle - HEIGHT / 2 + 0.5, outline - solid - 0.5, HEIGHT - 1))
        if solid:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            painter.drawPolygon(self._shape(solid, middle))
        painter.end()

    def _pixels(self, points: Fraction) -> float:
        return float(min(points * PER_POINT, Fraction(self.width())))

    def _shape(self, width: float, middle: float) -> QPolygonF:
        """A slanted end says that the bar would be longer."""
        cut = _SLANT if self.now * PER_POINT > self.width() else 0
        top, bottom = middle - HEIGHT / 2, middle + HEIGHT / 2
        return QPolygonF([QPointF(0, top), QPointF(width, top), QPointF(width - cut, bottom), QPointF(0, bottom)])
