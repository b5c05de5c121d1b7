"""The fonts of the paper: which family is there, how wide texts are, and the font that the painter sets them in."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF, QRawFont

from kpi_desktop.render.primitives import MM_PER_PT

FAMILIES = ("Noto Sans CJK SC", "Microsoft YaHei UI", "WenQuanYi Micro Hei")
"""The families of the house, the best first."""

EM = 1000
"""Pixels of the font that is measured and painted with; every size is a scaling of it, alike on every device."""

_HELPERS = (*FAMILIES, "Noto Sans CJK", "SimSun", "Han", "Song", "MingLiU", "CJK")
"""How fonts that know rare 汉字 tend to be called; they are asked first, in this order."""


def _likelihood(family: str) -> int:
    return next((place for place, helper in enumerate(_HELPERS) if helper in family), len(_HELPERS))


_CJK = "\u2e80"
"""From here on characters are Chinese, Japanese or Korean, or stand among these as full-width punctuation does."""


class Fonts:
    """One family in regular and bold, with the helpers that have what the family lacks.

    Needs a running `QGuiApplication`.

    Args:
        family: The family to set everything in; None for the first of `FAMILIES` that is installed, else the system's.

    Attributes:
        family: The family in use.
        has_bold: Whether it has a bold face; where it hasn't, the painter thickens the regular one.
    """

    def __init__(self, family: str | None = None) -> None:
        """Find the family."""
        installed = [known for known in FAMILIES if QFontDatabase.hasFamily(known)]
        self.family = family or (installed[0] if installed else QFont().family())
        self.has_bold = any(
            QFontDatabase.weight(self.family, style) >= QFont.Weight.DemiBold.value
            for style in QFontDatabase.styles(self.family)
        )
        self._families = [self.family]
        self._raw: dict[str, QRawFont] = {}
        self._known: dict[str, bool] = {}
        self._fonts: dict[tuple[bool, bool], QFont] = {}
        self._metrics: dict[str, QFontMetricsF] = {}
        self._widths: dict[tuple[str, bool], float] = {}

    def width(self, text: str, pt: float, *, bold: bool = False) -> float:
        """Millimetres of one line of text."""
        ems = self._widths.get((text, bold))
        if ems is None:
            self.missing(text)
            ems = self._widths[text, bold] = self._metric(self.font(text, bold=bold)).horizontalAdvance(text) / EM
        return ems * pt * MM_PER_PT

    def font(self, text: str = "", *, bold: bool = False) -> QFont:
        """The font at `EM` pixels for a text; without 汉字 in it, quotation marks are set as narrow as in English."""
        return self._font(bold=bold, narrow=not any(character >= _CJK for character in text))

    def _font(self, *, bold: bool, narrow: bool) -> QFont:
        if (bold, narrow) not in self._fonts:
            font = QFont(self._families)
            font.setPixelSize(EM)
            font.setBold(bold and self.has_bold)
            font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
            # Localised forms keep digits from being read back out of a PDF.
            font.setFeature(QFont.Tag("locl"), 0)
            font.setFeature(QFont.Tag("tnum"), 1)
            if narrow:
                font.setFeature(QFont.Tag("pwid"), 1)
            self._fonts[bold, narrow] = font
        return self._fonts[bold, narrow]

    def missing(self, text: str) -> tuple[str, ...]:
        """The characters of a text that no installed font has; a helper is found for those that the family lacks."""
        lacking = []
        for character in dict.fromkeys(text):
            if character not in self._known:
                self._known[character] = character.isspace() or self._find(character)
            if not self._known[character]:
                lacking.append(character)
        return tuple(lacking)

    def _metric(self, font: QFont) -> QFontMetricsF:
        key = font.key()
        if key not in self._metrics:
            self._metrics[key] = QFontMetricsF(font)
        return self._metrics[key]

    def _find(self, character: str) -> bool:
        if self._has(self._families, character):
            return True
        names = [name for name in QFontDatabase.families() if not QFontDatabase.isPrivateFamily(name)]
        likely = sorted(names, key=_likelihood)
        for name in likely:
            if self._has([name], character):
                self._families.append(name)
                for known in (self._fonts, self._metrics, self._widths):
                    known.clear()
                return True
        return False

    def _has(self, families: Iterable[str], character: str) -> bool:
        for family in families:
            if family not in self._raw:
                self._raw[family] = QRawFont.fromFont(QFont([family]))
            if self._raw[family].supportsCharacter(ord(character)):
                return True
        return False
