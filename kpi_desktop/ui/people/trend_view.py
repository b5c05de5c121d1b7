"""The trend as a widget: what paper shows, in the colours of the window."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from kpi_desktop.render.measure import Fonts
from kpi_desktop.render.painter import paint_page
from kpi_desktop.render.primitives import Page
from kpi_desktop.render.trend import PX, Inks, lay_out, lay_out_categories
from kpi_desktop.reports.person_trend import CategoryTrends, Trend
from kpi_desktop.ui.kit import named
from kpi_desktop.ui.theme import Theme

HEIGHT = 180


class TrendView(QWidget):
    """Draws the score or the categories over the months; says them to a screen reader."""

    def __init__(self, theme: Theme, fonts: Fonts) -> None:
        """Start empty."""
        super().__init__()
        self._theme, self._fonts = theme, fonts
        self._shown: Trend | CategoryTrends | None = None
        self._laid: Page | None = None
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def shown(self) -> Trend | CategoryTrends | None:
        """What is drawn."""
        return self._shown

    def show_trend(self, shown: Trend | CategoryTrends | None) -> None:
        """Draw another one."""
        self._shown, self._laid = shown, None
        named(self, shown.title if shown else "", shown.spoken if shown else "")
        self.update()

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
        painter.scale(1 / PX, 1 / PX)
        paint_page(painter, self._laid, self._fonts)
        painter.end()

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
