"""A picture, as large as there is room, larger by steps."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPixmap, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QGraphicsPixmapItem, QGraphicsScene, QGraphicsView

_STEP = 1.25
_MOST = 8.0


class PictureView(QGraphicsView):
    """Fits the picture; ``+`` and ``−`` or the wheel with Ctrl zoom, ``0`` fits again, the mouse moves it."""

    def __init__(self, name: str) -> None:
        """Start empty."""
        super().__init__()
        self.setScene(QGraphicsScene(self))
        self._item = QGraphicsPixmapItem()
        self._item.setTransformationMode(Qt.TransformationMode.SmoothTransformation)
        self.scene().addItem(self._item)
        self._zoom = 1.0
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(name)
        self.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        self.setDragMode(QGraphicsView.DragMode.ScrollHandDrag)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.AnchorUnderMouse)
        self.setAcceptDrops(False)

    @property
    def zoom(self) -> float:
        """How many times larger than what fits."""
        return self._zoom

    def show_picture(self, image: QImage) -> None:
        """Replace the picture and fit it."""
        self._item.setPixmap(QPixmap.fromImage(image))
        self.scene().setSceneRect(self._item.boundingRect())
        self.zoom_to(1.0)

    def zoom_to(self, zoom: float) -> None:
        """So many times what fits, within bounds; a small picture is never drawn larger than it is to fit."""
        self._zoom = max(1.0, min(_MOST, zoom))
        rect = self._item.boundingRect()
        if rect.isEmpty():
            return
        room = self.maximumViewportSize()
        fitting = min(room.width() / rect.width(), room.height() / rect.height(), 1.0)
        self.resetTransform()
        self.scale(fitting * self._zoom, fitting * self._zoom)

    def larger(self) -> None:
        """One step larger."""
        self.zoom_to(self._zoom * _STEP)

    def smaller(self) -> None:
        """One step smaller, down to what fits."""
        self.zoom_to(self._zoom / _STEP)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Zoom by keys; arrows move the picture."""
        match event.key():
            case Qt.Key.Key_Plus | Qt.Key.Key_Equal:
                self.larger()
            case Qt.Key.Key_Minus:
                self.smaller()
            case Qt.Key.Key_0:
                self.zoom_to(1.0)
            case _:
                super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl."""
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().wheelEvent(event)
        elif event.angleDelta().y() > 0:
            self.larger()
        else:
            self.smaller()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit anew."""
        super().resizeEvent(event)
        self.zoom_to(self._zoom)
