"""A scheme in plain words: what it is about, its categories, what it would do, what is assumed."""

from __future__ import annotations

from fractions import Fraction

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from kpi_desktop.domain.numbers import plain
from kpi_desktop.reports.criterion_brief import criteria_of, criterion_sign, how_in_short, in_short, points_text
from kpi_desktop.reports.criterion_words import signed
from kpi_desktop.schemes.model import Scheme
from kpi_desktop.services.samples import Sample, samples
from kpi_desktop.texts import Translator
from kpi_desktop.ui.icons import Icons
from kpi_desktop.ui.kit import label, row, rule, stack
from kpi_desktop.ui.schemes.inks import ink_of
from kpi_desktop.ui.theme import Theme

BAR_WIDTH = 104
MOST_CRITERIA = 12
"""So many criteria without a category are listed."""


class MarksBar(QWidget):
    """Full marks as a length, all categories on one scale."""

    def __init__(self, share: float, theme: Theme) -> None:
        """`share` of the longest bar, 0 to 1; the number stands beside it."""
        super().__init__()
        self._share = share
        self._theme = theme
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """As long as the longest."""
        return QSize(BAR_WIDTH, 20)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A flat bar."""
        colour = self._theme.colour("accent")
        colour.setAlphaF(0.4)
        with QPainter(self) as painter:
            painter.fillRect(0, 6, round(BAR_WIDTH * self._share), 8, colour)


class Portrait(QWidget):
    """Shows one scheme.

    Args:
        theme: Colours.
        icons: Icons.
        tr: Words everything.
    """

    def __init__(self, theme: Theme, icons: Icons, tr: Translator) -> None:
        """Empty until `show_scheme`."""
        super().__init__()
        self._theme, self._icons, self._tr = theme, icons, tr
        self.setObjectName("plain")
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._inside: QWidget | None = None

    def show_scheme(self, scheme: Scheme) -> None:
        """Draw another scheme."""
        if self._inside is not None:
            self._layout.removeWidget(self._inside)
            self._inside.hide()  # it goes only when the event loop turns
            self._inside.deleteLater()
        self._inside = QWidget()
        self._inside.setLayout(
            stack(
                self._head(scheme),
                self._categories(scheme),
                *self._examples(scheme),
                *self._assumed(scheme),
                None,
                gap=12,
            )
        )
        self._layout.addWidget(self._inside)

    def _head(self, scheme: Scheme) -> QVBoxLayout:
        tr = self._tr
        parts = []
        if scheme.categories:
            parts.append(tr.n("{count} category", "{count} categories", len(scheme.categories)))
        parts.append(tr.n("{count} criterion", "{count} criteria", len(scheme.criteria)))
        count = label(tr.listed(parts, "clause"), "secondary")
        title = row(label(tr.label(scheme.name), "panel-title"), None, count)
        return stack(title, label(tr.label(scheme.about), ink="second", wrap=True), gap=4)

    def _categories(self, scheme: Scheme) -> QGridLayout:
        tr, grid = self._tr, _grid()
        worth = [category.weight or category.marks or Fraction(0) for category in scheme.categories]
        most = max(worth, default=Fraction(0))
        for place, (category, share) in enumerate(zip(scheme.categories, worth, strict=True)):
            grid.addWidget(label(tr.label(category.name)), place, 0)
            if category.marks is None:
                grid.addWidget(label(tr.c("full marks", "none"), ink="third"), place, 1, Qt.AlignmentFlag.AlignRight)
            else:
                said = tr.t("{share} %", share=category.weight) if category.weight is not None else plain(share)
                grid.addWidget(label(said, "strong"), place, 1, Qt.AlignmentFlag.AlignRight)
                grid.addWidget(MarksBar(float(share / most) if most else 0, self._theme), place, 2)
            grid.addWidget(label(in_short(scheme, category, tr), "secondary", wrap=True), place, 3)
        self._loose(scheme, grid)
        grid.setColumnStretch(3, 1)
        return grid

    def _loose(self, scheme: Scheme, grid: QGridLayout) -> None:
        """Criteria that stand in no category, each with what it is worth and how it scores."""
        tr, first = self._tr, len(scheme.categories)
        loose = criteria_of(scheme, None)
        worth = [one.weight or one.marks or Fraction(0) for one in loose]
        most = max(worth, default=Fraction(0))
        for place, (criterion, share) in enumerate(zip(loose[:MOST_CRITERIA], worth, strict=False), start=first):
            grid.addWidget(label(tr.label(criterion.name)), place, 0, Qt.AlignmentFlag.AlignTop)
            points = label(
                points_text(criterion, scheme, tr), "strong" if share else "", ink=ink_of(criterion_sign(criterion))
            )
            grid.addWidget(points, place, 1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
            if share:
                grid.addWidget(MarksBar(float(share / most), self._theme), place, 2, Qt.AlignmentFlag.AlignTop)
            said = label(tr.c("sentences", ". ").join(how_in_short(criterion, scheme, tr)), "secondary", wrap=True)
            grid.addWidget(said, place, 3)
        if len(loose) > MOST_CRITERIA:
            more = len(loose) - MOST_CRITERIA
            said = label(tr.n("and {count} criterion more", "and {count} criteria more", more), "secondary")
            grid.addWidget(said, first + MOST_CRITERIA, 0, 1, 4)

    def _examples(self, scheme: Scheme) -> tuple[QWidget | QGridLayout, ...]:
        shown = samples(scheme)
        if not shown or not scheme.categories:  # without categories every criterion is listed above
            return ()
        grid = _grid()
        for place, sample in enumerate(shown):
            self._example(grid, place, sample, scheme)
        grid.setColumnStretch(3, 1)
        grid.setColumnMinimumWidth(0, 140)
        grid.setColumnMinimumWidth(1, 80)
        grid.setColumnMinimumWidth(2, 48)
        return rule(), label(self._tr.t("It works like this"), "strong"), grid

    def _example(self, grid: QGridLayout, place: int, sample: Sample, scheme: Scheme) -> None:
        tr, line = self._tr, sample.line
        category = scheme.category(line.category)
        sign = -1 if line.points < 0 else 1 if line.points > 0 else 0
        points = label(signed(line.points, tr), ink=ink_of(sign) if sign else "")
        grid.addWidget(label(tr.say(line.what)), place, 0)
        grid.addWidget(label(tr.label(category.name) if category else "", ink="second"), place, 1)
        grid.addWidget(points, place, 2, Qt.AlignmentFlag.AlignRight)
        grid.addWidget(label(tr.say(line.why) if line.why else "", "secondary", wrap=True), place, 3)

    def _assumed(self, scheme: Scheme) -> tuple[QWidget | QVBoxLayout, ...]:
        if not scheme.assumed:
            return ()
        tr = self._tr
        icon = label()
        icon.setPixmap(self._icons.pixmap("info", self._theme.colour("doubt")))
        count = len(scheme.assumed)
        title = tr.n(
            "{count} value is assumed: the regulation doesn't say it",
            "{count} values are assumed: the regulation doesn't say them",
            count,
        )
        what = [label(tr.label(one.what), "secondary", wrap=True) for one in scheme.assumed]
        ask = label(tr.t("They are marked “assumed”; compare them with your own regulation."), "secondary", wrap=True)
        return rule(), stack(
            row(icon, label(title), None, gap=8), stack(*what, ask, gap=2, margins=(28, 0, 0, 0)), gap=4
        )


def _grid() -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(8)
    grid.setContentsMargins(0, 0, 0, 0)
    return grid
