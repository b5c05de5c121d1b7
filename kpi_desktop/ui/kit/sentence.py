"""A sentence that says what is wrong, with a warning sign before it: colour never speaks alone."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import QLabel

from kpi_desktop.ui.kit.basics import restyle

_SIZE = 16
_ROOM = 22
_TRIANGLE = ((8.0, 2.5), (14.2, 13.3), (1.8, 13.3))
_STROKE = ((8.0, 6.4), (8.0, 9.6))
_DOT = (8.0, 11.5)


class ErrorSentence(QLabel):
    """A wrapping label; while `wrong`, in the colour of errors behind the sign.

    Args:
        text: Plain text.
        wrong: Whether it says what is wrong from the start.
        use: As for `kpi_desktop.ui.kit.label`.
    """

    def __init__(self, text: str = "", *, wrong: bool = True, use: str = "body") -> None:
        """Start as asked."""
        super().__init__(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setProperty("use", use)
        self.set_wrong(wrong)

    def set_wrong(self, wrong: bool) -> None:
        """Say what is wrong, or only what is to be known."""
        self._wrong = wrong
        self.setContentsMargins(_ROOM if wrong else 0, 0, 0, 0)
        restyle(self, ink="minus" if wrong else "")

    def paintEvent(self, event: QPaintEvent) -> None:
        """The text, and the sign beside its first line."""
        super().paintEvent(event)
        if not self._wrong or not self.text():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(self.palette().color(QPalette.ColorRole.WindowText), 1.5)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        room = QRect(0, 0, self.contentsRect().width(), self.height())
        lines = self.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, self.text()).height()
        first = (self.height() - lines) / 2 + (self.fontMetrics().lineSpacing() - _SIZE) / 2
        painter.translate(0, max(0.0, first))
        painter.drawPolygon(QPolygonF([QPointF(*point) for point in _TRIANGLE]))
        painter.drawLine(QPointF(*_STROKE[0]), QPointF(*_STROKE[1]))
        painter.drawPoint(QPointF(*_DOT))
        painter.end()
