"""How the scores are spread, as columns with their numbers on them; grades begin at dashed lines."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from kpi_desktop.domain.numbers import plain
from kpi_desktop.services.distribution import Bin, Distribution
from kpi_desktop.texts import Translator
from kpi_desktop.ui.kit import named
from kpi_desktop.ui.theme import Theme, Type

_WIDEST, _GAP = 72, 4
_ABOVE, _BELOW, _NUMBER = 18, 18, 18
_CENTRE = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class Histogram(QWidget):
    """Draws a distribution; says it in words for who can't see it."""

    def __init__(self, theme: Theme, tr: Translator) -> None:
        """Start empty."""
        super().__init__()
        self._theme, self._tr = theme, tr
        self._shown: Distribution | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(148)

    def sizeHint(self) -> QSize:
        """Room for a dozen columns."""
        return QSize(380, 148)

    def show_distribution(self, shown: Distribution) -> None:
        """Replace what is drawn."""
        self._shown = shown
        spoken = "\n".join(self._spoken(each) for each in shown.bins)
        named(self, self._tr.t("How the scores are spread"), spoken)
        self.setToolTip(spoken)
        self.update()

    def _spoken(self, each: Bin) -> str:
        people = self._tr.n("{count} person", "{count} people", len(each.people))
        return self._tr.t("{low} to {high}: {people}", low=each.low, high=each.high, people=people)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A column for each bin, its number above, where it begins beneath."""
        del event
        shown = self._shown
        if shown is None or not shown.bins:
            return
        painter = QPainter(self)
        width = min(_WIDEST, self.width() / len(shown.bins))
        base = self.height() - _BELOW
        scale = (base - _ABOVE - _NUMBER) / max(len(each.people) for each in shown.bins)
        for place, each in enumerate(shown.bins):
            self._column(painter, each, QRectF(place * width, base, width, 0), scale)
        theme = self._theme
        painter.setPen(QPen(theme.colour("line"), 1))
        painter.drawLine(QPointF(0, base), QPointF(width * len(shown.bins), base))
        painter.setFont(theme.font(Type.TINY))
        painter.setPen(theme.colour("third_ink"))
        ends = [shown.bins[0].low, *(each.high for each in shown.bins)]
        for place, end in enumerate(ends):
            first, last = place == 0, place == len(ends) - 1
            box = QRectF(place * width - (0 if first else width / 2), base + 2, width, _BELOW - 2)
            align = _LEFT if first else _CENTRE
            if last and box.right() > self.width():
                box.moveRight(self.width())
                align = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(box, int(align), plain(end))
        self._edges(painter, shown, width, base)
        painter.end()

    def _column(self, painter: QPainter, each: Bin, place: QRectF, scale: float) -> None:
        count = len(each.people)
        if not count:
            return
        high = count * scale
        bar = QRectF(place.left() + _GAP / 2, place.top() - high, place.width() - _GAP, high)
        painter.fillRect(bar, self._theme.colour("field_border"))
        painter.setFont(self._theme.font(Type.SECONDARY))
        painter.setPen(self._theme.colour("ink"))
        number = QRectF(place.left(), bar.top() - _NUMBER, place.width(), _NUMBER)
        painter.drawText(number, int(_CENTRE), str(count))

    def _edges(self, painter: QPainter, shown: Distribution, width: float, base: float) -> None:
        """Where a grade begins: a dashed line with its name."""
        low, step = shown.bins[0].low, shown.bins[0].high - shown.bins[0].low
        painter.setFont(self._theme.font(Type.TINY))
        for edge in shown.edges:
            x = float((edge.at - low) / step) * width
            painter.setPen(QPen(self._theme.colour("third_ink"), 1, Qt.PenStyle.DashLine))
            painter.drawLine(QPointF(x, 2), QPointF(x, base))
            painter.setPen(self._theme.colour("second_ink"))
            box = QRectF(x + 3, 0, max(0.0, self.width() - x - 3), _ABOVE - 2)
            painter.drawText(box, int(_LEFT), self._tr.label(edge.name))
