"""The veil: while somebody looks on, scores, ranks, grades and pay are dashes; logging goes on."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Final

from PySide6.QtCore import QObject, Signal

from kpi_desktop.domain.words import FieldValue
from kpi_desktop.texts import Translator

DASH: Final = "—"
"""What stands for everything veiled."""

_SECRET: Final = frozenset(
    {"score", "points", "rank", "grade", "from_grade", "to_grade", "pay", "lost", "gap", "edge", "average"}
)
"""Fields of sentences that say how somebody stands."""

_TELLING: Final = re.compile(
    r"第\s?[0-9]+\s?名"
    r"|(?<![0-9A-Za-z.\-−])[−+-]\s?[0-9]+(?:\.[0-9]+)?"
    r"|(?<![0-9A-Za-z.])[0-9]+\.[0-9]+(?![0-9.])"
    r"|[¥￥]\s?[0-9][0-9,.]*"
    r"|[0-9]+(?=\s?(?:分(?!钟)|元|块|yuan\b|points?\b))"
)
"""Numbers in what somebody wrote that look like points, money or a rank; minutes, days and dates don't."""


def masked(text: str) -> str:
    """What somebody wrote, with dashes for what looks like points, money or a rank."""
    return _TELLING.sub(DASH, text)


class Veil(QObject):
    """Whether the scores are veiled.

    Signals:
        changed: It was drawn or lifted; carries which.
    """

    changed = Signal(bool)

    def __init__(self, *, drawn: bool = False) -> None:
        """Start drawn or lifted."""
        super().__init__()
        self._drawn = drawn

    @property
    def drawn(self) -> bool:
        """Whether scores are dashes now."""
        return self._drawn

    def draw(self, drawn: bool = True) -> None:
        """Veil, or lift the veil."""
        if drawn != self._drawn:
            self._drawn = drawn
            self.changed.emit(drawn)


class ScreenTranslator(Translator):
    """Words what the window shows; while the veil is drawn, points and standings are dashes.

    Args:
        plain: Words everything as it is, as paper does.
        veil: Asked whenever something is worded.
    """

    def __init__(self, plain: Translator, veil: Veil) -> None:
        """Share the catalogue."""
        self.language = plain.language
        self._catalogue = plain._catalogue  # noqa: SLF001 - the same words
        self._veil = veil

    def points(self, number: Fraction | Decimal, places: int, *, signed: bool = True) -> str:
        """As `Translator.points`, or a dash."""
        return DASH if self._veil.drawn else super().points(number, places, signed=signed)

    def _fill(self, pattern: str, fields: Mapping[str, FieldValue]) -> str:
        if self._veil.drawn and not _SECRET.isdisjoint(fields):
            fields = {name: DASH if name in _SECRET else value for name, value in fields.items()}
        return super()._fill(pattern, fields)
