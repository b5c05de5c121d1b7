"""The trend as a widget: what paper shows, in the colours of the window."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from kpi_desktop.domain.month import Month
from kpi_desktop.render.measure import Fonts
from kpi_desktop.render.painter import paint_page
from kpi_desktop.render.primitives import Page
from kpi_desktop.render.trend import PX, Inks, feet, lay_out, lay_out_categories
from kpi_desktop.reports.person_trend import CategoryTrends, Spot, Trend
from kpi_desktop.texts import Translator
from kpi_desktop.ui.kit import named
from kpi_desktop.ui.theme import Theme

HEIGHT = 180


class TrendView(QWidget):
    """Draws the score or the categories over the months; says them to a screen reader.

    A month of the score is chosen by a click anywhere above or beneath its name, or by the arrow keys.

    Signals:
        chosen: The month that somebody chose.
        entered: Enter was pressed: on to what is chosen.
    """

    chosen = Signal(object)
    entered = Signal()

    def __init__(self, theme: Theme, fonts: Fonts, tr: Translator) -> None:
        """Start empty."""
        super().__init__()
        self._theme, self._fonts, self._tr = theme, fonts, tr
        self._shown: Trend | CategoryTrends | None = None
        self._laid: Page | None = None
        self._month: Month | None = None
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)

    @property
    def shown(self) -> Trend | CategoryTrends | None:
        """What is drawn."""
        return self._shown

    @property
    def month(self) -> Month | None:
        """The month that is marked."""
        return self._month

    def show_trend(self, shown: Trend | CategoryTrends | None) -> None:
        """Draw another one."""
        self._shown, self._laid = shown, None
        months = isinstance(shown, Trend)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if months else Qt.FocusPolicy.NoFocus)
        self._say()
        self.update()

    def mark(self, month: Month | None) -> None:
        """Mark the month that is looked at."""
        self._month = month
        self._say()
        self.update()

    def place_of(self, month: Month) -> QRectF:
        """Where a month can be clicked: from the top down to its rank; empty where it isn't drawn."""
        for spot, rect in self._columns():
            if spot.month == month:
                return rect
        return QRectF()

    def _say(self) -> None:
        shown = self._shown
        spoken = shown.spoken if shown else ""
        if self._month is not None and isinstance(shown, Trend):
            spoken = self._tr.t("Chosen: {month}. {scores}", month=self._month, scores=spoken)
        named(self, shown.title if shown else "")
        self.setAccessibleDescription(spoken)  # also where nothing is left to say

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(600, HEIGHT)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What was laid out for another width is of no use."""
        self._laid = None
        super().resizeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw; laid out once for what is shown and the width there is."""
        del event
        shown = self._shown
        if shown is None:
            return
        if self._laid is None:
            self._laid = self._lay_out(shown)
        painter = QPainter(self)
        self._mark(painter)
        painter.save()
        painter.scale(1 / PX, 1 / PX)
        paint_page(painter, self._laid, self._fonts)
        painter.restore()
        painter.end()

    def _mark(self, painter: QPainter) -> None:
        """The month that is looked at, on a ground of its own beneath the axis; framed while the caret is here."""
        feet_of = {spot.month: foot for spot, foot in self._feet()}
        foot = feet_of.get(self._month) if self._month is not None else None
        if foot is not None:
            painter.fillRect(foot, self._theme.colour("selection" if self.hasFocus() else "selection_away"))
        if self.hasFocus():
            painter.setPen(QPen(self._theme.colour("accent"), 2))
            framed = foot if foot is not None else QRectF(self.rect())
            painter.drawRect(framed.adjusted(1, 1, -1, -1))
        elif foot is not None:
            painter.fillRect(QRectF(foot.left(), foot.bottom() - 2, foot.width(), 2), self._theme.colour("accent"))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the month beneath the pointer."""
        spot = self._spot_at(event.position())
        if spot is not None and event.button() == Qt.MouseButton.LeftButton:
            self.chosen.emit(spot.month)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The pointer says what can be clicked."""
        there = self._spot_at(event.position()) is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if there else Qt.CursorShape.ArrowCursor)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go from score to score, Home and End to the ends, Enter on to the lines."""
        months = [spot.month for spot, _ in self._columns() if spot.score is not None]
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.entered.emit()
            return
        at = months.index(self._month) if self._month in months else len(months) - 1
        steps = {Qt.Key.Key_Left: at - 1, Qt.Key.Key_Right: at + 1, Qt.Key.Key_Home: 0, Qt.Key.Key_End: len(months) - 1}
        to = steps.get(Qt.Key(event.key()))
        if to is None or not months:
            super().keyPressEvent(event)
        else:
            self.chosen.emit(months[min(max(0, to), len(months) - 1)])

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the caret is."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The caret is elsewhere."""
        super().focusOutEvent(event)
        self.update()

    def _spot_at(self, where: QPointF) -> Spot | None:
        return next((spot for spot, rect in self._columns() if spot.score is not None and rect.contains(where)), None)

    def _columns(self) -> list[tuple[Spot, QRectF]]:
        return [(spot, QRectF(foot.left(), 0, foot.width(), self.height())) for spot, foot in self._feet()]

    def _feet(self) -> list[tuple[Spot, QRectF]]:
        """The months and where they stand beneath the axis; none while categories are drawn."""
        shown = self._shown
        if not isinstance(shown, Trend):
            return []
        placed = feet(shown, self.width() * PX, self.height() * PX, self._fonts)
        return [
            (spot, QRectF(foot.left / PX, foot.top / PX, foot.width / PX, foot.height / PX))
            for spot, foot in zip(shown.spots, placed, strict=True)
        ]

    def _lay_out(self, shown: Trend | CategoryTrends) -> Page:
        width, height = self.width() * PX, self.height() * PX
        if isinstance(shown, Trend):
            return lay_out(shown, width, height, self._fonts, self._inks())
        return lay_out_categories(shown, width, height, self._fonts, self._inks())

    def _inks(self) -> Inks:
        colours = self._theme.colours
        return Inks(
            colours.ink, colours.second_ink, colours.third_ink, colours.line, colours.accent, colours.surface,
            colours.loss_bar, colours.gain_bar,
        )  # fmt: skip
