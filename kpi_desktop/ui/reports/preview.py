"""The pages as they will be printed, one below the other, drawn by the painter of the paper."""

from __future__ import annotations

from collections import OrderedDict
from enum import Enum

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QComboBox, QScrollArea, QWidget

from kpi_desktop.render.document import Document
from kpi_desktop.texts import Translator
from kpi_desktop.ui.kit import named
from kpi_desktop.ui.theme import Theme

_GAP = 16
_KEPT = 8
"""Pictures of pages that are kept, so that scrolling doesn't draw them anew."""
_MM_PER_INCH = 25.4


class Zoom(Enum):
    """How large pages are shown."""

    WIDTH = "width"
    PAGE = "page"
    FULL = "full"


class ZoomBox(QComboBox):
    """The choice of it.

    Signals:
        chosen: Another size was chosen; carries its `Zoom`.
    """

    chosen = Signal(object)

    def __init__(self, tr: Translator) -> None:
        """Begin with the width."""
        super().__init__()
        named(self, tr.t("Size of the preview"))
        for zoom, text in (
            (Zoom.WIDTH, tr.t("Fit the width")),
            (Zoom.PAGE, tr.t("Whole page")),
            (Zoom.FULL, tr.t("Actual size")),
        ):
            self.addItem(text, zoom.value)
        self.setMinimumWidth(120)
        self.currentIndexChanged.connect(lambda _: self.chosen.emit(Zoom(self.currentData())))


class Pages(QWidget):
    """Draws the pages that are in sight."""

    def __init__(self, theme: Theme) -> None:
        """Start without a document."""
        super().__init__()
        self._theme = theme
        self._document: Document | None = None
        self._scale = 1.0
        self._pictures: OrderedDict[int, QPixmap] = OrderedDict()

    def show_document(self, document: Document | None, scale: float) -> None:
        """Show a document at a scale in pixels a millimetre."""
        self._document = document
        self._scale = scale
        self._pictures.clear()
        if document is None:
            self.setFixedSize(1, 1)
        else:
            width, height = self._page_size()
            self.setFixedSize(width + 2 * _GAP, _GAP + document.page_count * (height + _GAP))
        self.update()

    def place_of(self, page: int) -> QRect:
        """Where a page, counted from 0, is drawn."""
        width, height = self._page_size()
        left = max(_GAP, (self.width() - width) // 2)
        return QRect(left, _GAP + page * (height + _GAP), width, height)

    def page_at(self, y: int) -> int:
        """The page at a height, counted from 0."""
        _, height = self._page_size()
        count = self._document.page_count if self._document else 1
        return min(max(0, (y - _GAP // 2) // (height + _GAP)), count - 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the pages that the event touches."""
        painter = QPainter(self)
        document = self._document
        for page in range(document.page_count if document else 0):
            place = self.place_of(page)
            if place.adjusted(-1, -1, 1, 1).intersects(event.rect()):
                painter.drawPixmap(place.topLeft(), self._picture(page))
                painter.setPen(QPen(self._theme.colour("line"), 1))
                painter.drawRect(place.adjusted(-1, -1, 0, 0))

    def _page_size(self) -> tuple[int, int]:
        width, height = self._document.page_size_mm if self._document else (0.0, 0.0)
        return round(width * self._scale), round(height * self._scale)

    def _picture(self, page: int) -> QPixmap:
        picture = self._pictures.pop(page, None) or self._draw(page)
        self._pictures[page] = picture
        while len(self._pictures) > _KEPT:
            self._pictures.popitem(last=False)
        return picture

    def _draw(self, page: int) -> QPixmap:
        ratio = self.devicePixelRatioF()
        width, height = self._page_size()
        picture = QPixmap(round(width * ratio), round(height * ratio))
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.white)
        painter = QPainter(picture)
        painter.scale(self._scale, self._scale)
        if self._document is not None:
            self._document.paint(painter, page)
        painter.end()
        return picture


class Preview(QScrollArea):
    """Scrolls over the pages; arrow and page keys work when it has the focus.

    Signals:
        page_changed: The page in sight, counted from 0, and how many there are.
    """

    page_changed = Signal(int, int)

    def __init__(self, theme: Theme) -> None:
        """Start without a document, fitted to the width."""
        super().__init__()
        self._document: Document | None = None
        self._zoom = Zoom.WIDTH
        self.pages = Pages(theme)
        self.setWidget(self.pages)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.verticalScrollBar().setSingleStep(40)
        self.verticalScrollBar().valueChanged.connect(self._tell)

    @property
    def document(self) -> Document | None:
        """What is shown."""
        return self._document

    def show_document(self, document: Document | None) -> None:
        """Show a document from its first page."""
        self._document = document
        self._draw()
        self.verticalScrollBar().setValue(0)
        self._tell()

    def zoom(self, zoom: Zoom) -> None:
        """Show the pages larger or smaller; the page in sight stays in sight."""
        page = self._page()
        self._zoom = zoom
        self._draw()
        self.verticalScrollBar().setValue(self.pages.place_of(page).top() - _GAP)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the pages to the new size."""
        super().resizeEvent(event)
        if self._zoom is not Zoom.FULL:
            self._draw()

    def _draw(self) -> None:
        self.pages.show_document(self._document, self._scale())

    def _scale(self) -> float:
        full = self.logicalDpiX() / _MM_PER_INCH
        if self._document is None or self._zoom is Zoom.FULL:
            return full
        width, height = self._document.page_size_mm
        bar = self.verticalScrollBar().sizeHint().width()
        across = max(120, self.width() - 2 * _GAP - bar - 2) / width
        if self._zoom is Zoom.WIDTH:
            return across
        return min(across, max(120, self.height() - 2 * _GAP - 2) / height)

    def _page(self) -> int:
        return self.pages.page_at(self.verticalScrollBar().value() + self.viewport().height() // 3)

    def _tell(self) -> None:
        self.page_changed.emit(self._page(), self._document.page_count if self._document else 0)
