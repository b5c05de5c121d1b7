"""A label that never asks for more room than there is: sizes don't follow what people are called."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

_LEAST = 24
_ROUNDING = 2
"""Pixels that text and frame may be off by, each rounded for itself."""


class Elided(QLabel):
    """One line, cut with an ellipsis where it doesn't fit; the whole text is its name and then its tool tip.

    Args:
        text: Plain text.
        use: As for `kpi_desktop.ui.kit.label`.
        ink: Likewise.
        most: The width it takes at most; 0 for what there is.
    """

    def __init__(self, text: str, use: str = "body", *, ink: str = "", most: int = 0) -> None:
        """Show the text."""
        super().__init__(text)
        self.whole = text
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("use", use)
        self.setProperty("ink", ink)
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        if most:
            self.setMaximumWidth(most)

    def sizeHint(self) -> QSize:
        """What the whole text needs."""
        return QSize(self._needed(), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Hardly anything."""
        return QSize(min(_LEAST, self._needed()), super().minimumSizeHint().height())

    def say(self, text: str) -> None:
        """Show another text."""
        if text != self.whole:
            self.whole = text
            self.setText(text)
            self.setAccessibleName(text)
            self.updateGeometry()
            self._cut()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut the text to the width there is."""
        super().resizeEvent(event)
        self._cut()

    def _cut(self) -> None:
        room = self.width() - self._around()
        shown = self.fontMetrics().elidedText(self.whole, Qt.TextElideMode.ElideRight, room)
        if shown != self.text():
            self.setText(shown)
        self.setToolTip(self.whole if shown != self.whole else "")

    def _needed(self) -> int:
        return self.fontMetrics().horizontalAdvance(self.whole) + self._around() + _ROUNDING

    def _around(self) -> int:
        """Pixels for frame and padding."""
        self.ensurePolished()
        return max(0, super().sizeHint().width() - self.fontMetrics().horizontalAdvance(self.text()))
