"""The trend as a widget: what paper shows, in the colours of the window."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from kpi_desktop.render.measure import Fonts
from kpi_desktop.render.painter import paint_page
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
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def shown(self) -> Trend | CategoryTrends | None:
        """What is drawn."""
        return self._shown

    def show_trend(self, shown: Trend | CategoryTrends | None) -> None:
        """Draw another one."""
        self._shown = shown
        named(self, shown.title if shown else "", shown.spoken if shown else "")
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(600, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Lay out for the width there is, and draw."""
        del event
        shown = self._shown
        if shown is None:
            return
        width, height = self.width() * PX, self.height() * PX
        if isinstance(shown, Trend):
            page = lay_out(shown, width, height, self._fonts, self._inks())
        else:
            page = lay_out_categories(shown, width, height, self._fonts, self._inks())
        painter = QPainter(self)
        painter.scale(1 / PX, 1 / PX)
        paint_page(painter, page, self._fonts)
        painter.end()

    def _inks(self) -> Inks:
        colours = self._theme.colours
        return Inks(
            colours.ink, colours.second_ink, colours.third_ink, colours.line, colours.accent, colours.surface,
            colours.loss_bar, colours.gain_bar,
        )  # fmt: skip
