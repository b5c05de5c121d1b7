"""A body that is as tall as what is in it while the screen has room, and scrolls beyond that."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtWidgets import QApplication, QFrame, QLayout, QScrollArea, QWidget


class TallBody(QScrollArea):
    """Holds a layout; whoever gets the caret in it is scrolled into view.

    Args:
        layout: What is in it.
    """

    def __init__(self, layout: QLayout) -> None:
        """Take the layout in."""
        super().__init__()
        self._inside = QWidget()
        self._inside.setLayout(layout)
        layout.setContentsMargins(2, 2, 10, 2)  # room for the frames of what has the caret, and beside the scroll bar
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(self._inside)
        self._inside.installEventFilter(self)
        QApplication.instance().focusChanged.connect(self._follow)  # type: ignore[union-attr]

    def wanted(self, width: int) -> int:
        """The height at which nothing needs to be scrolled, in pixels."""
        layout = self._inside.layout()
        assert layout is not None  # noqa: S101 - given when it was made
        return layout.totalHeightForWidth(width) if layout.hasHeightForWidth() else layout.totalSizeHint().height()

    def sizeHint(self) -> QSize:
        """All of it."""
        width = self._inside.sizeHint().width()
        return QSize(width, self.wanted(max(width, self.width())))

    def minimumSizeHint(self) -> QSize:
        """As wide as what is in it, but low: it can be scrolled."""
        return QSize(self._inside.minimumSizeHint().width(), 120)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ask for more room when what is in it grows."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)

    def _follow(self, _: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self._inside.isAncestorOf(now):
            self.ensureWidgetVisible(now, 0, 12)
