"""Icons: SVG files in one stroke, recoloured from the theme."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer


class Icons:
    """Draws the icons of a folder.

    Args:
        folder: Where ``NAME.svg`` lie, stroked in ``currentColor``.
        ratio: Device pixels per logical pixel of the sharpest screen.
    """

    def __init__(self, folder: Path, ratio: float = 2.0) -> None:
        """Nothing is read before it is asked for."""
        self._folder = folder
        self._ratio = ratio

    def pixmap(self, name: str, colour: QColor, size: int = 20) -> QPixmap:
        """One icon in one colour, `size` logical pixels square."""
        source = (self._folder / f"{name}.svg").read_text("utf-8").replace("currentColor", colour.name())
        pixmap = QPixmap(round(size * self._ratio), round(size * self._ratio))
        pixmap.setDevicePixelRatio(self._ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        QSvgRenderer(QByteArray(source.encode())).render(painter, QRectF(0, 0, size, size))
        painter.end()
        return pixmap

    def icon(self, name: str, colour: QColor, *, disabled: QColor | None = None, on: QColor | None = None) -> QIcon:
        """An icon in its states: `on` is the colour while checked."""
        drawn = self.pixmap(name, colour)
        icon = QIcon(drawn)
        icon.addPixmap(drawn, QIcon.Mode.Selected)  # else a chosen row washes it out
        if disabled is not None:
            icon.addPixmap(self.pixmap(name, disabled), QIcon.Mode.Disabled)
        if on is not None:
            for mode in (QIcon.Mode.Normal, QIcon.Mode.Active, QIcon.Mode.Selected):
                icon.addPixmap(self.pixmap(name, on), mode, QIcon.State.On)
        return icon
