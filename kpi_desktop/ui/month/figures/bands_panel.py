"""Beside the ratings: what the scores of a criterion stand for, the one that is meant marked, and the quota."""

from __future__ import annotations

from fractions import Fraction

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from kpi_desktop.domain.numbers import plain
from kpi_desktop.schemes.model import RatingBand, RatingCriterion
from kpi_desktop.schemes.wording import span_words
from kpi_desktop.services.figures import PersonFigures
from kpi_desktop.ui.kit import label, named, panel, restyle, rule, stack
from kpi_desktop.ui.month.figures.quota_words import quota_sentence
from kpi_desktop.ui.session import Session
from kpi_desktop.ui.theme import SIDE_PANEL_WIDTH


class BandsPanel(QFrame):
    """Shows one criterion at a time."""

    def __init__(self, session: Session) -> None:
        """Start empty."""
        super().__init__()
        self.setObjectName("side")
        self.setFixedWidth(SIDE_PANEL_WIDTH)
        self._tr = session.tr
        self.name: QLabel = label("", "panel-title", wrap=True)
        self.quota: QLabel = label("", "secondary", wrap=True)
        self.title: QLabel = label("", "panel-title", wrap=True)
        self.marks: QLabel = label("", "secondary", wrap=True)
        self.keys: QLabel = label("", "third", wrap=True)
        self._body = QVBoxLayout()
        self._body.setContentsMargins(0, 0, 0, 0)
        self._inside: QWidget | None = None
        holder = QWidget()
        holder.setLayout(self._body)
        area = QScrollArea()
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(holder)
        parts = stack(self.name, self.quota, rule(), self.title, self.marks, gap=6, margins=(20, 16, 16, 16))
        parts.addWidget(area, 1)
        parts.addWidget(self.keys)
        self.setLayout(parts)
        self.bands: list[tuple[RatingBand, QFrame]] = []

    def show_person(self, person: PersonFigures | None) -> None:
        """Whose ratings they are."""
        self.name.setText(person.name or person.number if person else "")
        said = quota_sentence(person, self._tr) if person else ""
        self.quota.setText(said)
        self.quota.setVisible(bool(said))
        short = person is not None and any(not stand.met for stand in person.quotas)
        restyle(self.quota, ink="doubt" if short else "")

    def show_criterion(self, criterion: RatingCriterion | None, score: Fraction | None) -> None:
        """What its scores stand for; the band of `score` is marked."""
        tr = self._tr
        self.bands = []
        if self._inside is not None:
            self._body.removeWidget(self._inside)
            self._inside.hide()  # it goes only when the event loop turns
            self._inside.deleteLater()
        self._inside = QWidget()
        layout = stack(gap=4)
        self._inside.setLayout(layout)
        self.title.setText(tr.label(criterion.name) if criterion else tr.t("Choose a criterion"))
        self.marks.setText(tr.t("0 to {marks}", marks=plain(criterion.marks)) if criterion else "")
        for band in criterion.bands if criterion else ():
            layout.addWidget(self._band(band, chosen=score is not None and score in band.scores))
        if criterion is not None and not criterion.bands:
            layout.addWidget(label(tr.t("The scheme doesn't describe single scores"), ink="third", wrap=True))
        layout.addStretch(1)
        self._body.addWidget(self._inside)

    def _band(self, band: RatingBand, *, chosen: bool) -> QFrame:
        tr = self._tr
        span, what = tr.say(span_words(band.scores)), tr.label(band.what)
        frame = panel(
            stack(
                label(span, "strong" if chosen else "secondary"),
                label(what, ink="" if chosen else "second", wrap=True),
                gap=2,
                margins=(10, 6, 10, 6),
            ),
            "told" if chosen else "plain",
        )
        self.bands.append((band, frame))
        return named(frame, f"{span} {what}")
