"""The design language in one place: colours, type, spacing, and the style sheet drawn from them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from enum import Enum
from pathlib import Path
from string import Template

from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

FAMILIES = ("Noto Sans CJK SC", "Microsoft YaHei UI", "WenQuanYi Micro Hei")
"""Faces in order of preference; the first that is installed is used."""

UNIT = 4
PAGE_MARGIN = 24
RAIL_WIDTH = 72
SIDE_PANEL_WIDTH = 320
HEADER_HEIGHT = 60
STATUS_HEIGHT = 28
CONTROL_HEIGHT = 32
LOG_LINE_HEIGHT = 48
ROW_HEIGHT = 34
BUTTON_ROW_HEIGHT = 38
HEADER_ROW_HEIGHT = 30
TALL_HEADER_ROW_HEIGHT = 40
"""Sizes in logical pixels."""


class Type(Enum):
    """Uses of type, with size in points and weight."""

    FIGURE = (24, True)
    TITLE = (15, True)
    PANEL_TITLE = (12, True)
    LOG_LINE = (12, False)
    BODY = (10, False)
    STRONG = (10, True)
    SECONDARY = (9, False)
    TINY = (8, False)


@dataclass(frozen=True, slots=True)
class Colours:
    """Every colour of the window, by its role, as ``#RRGGBB``; `name` is light or dark."""

    window: str
    surface: str
    rail: str
    line: str
    soft_line: str
    selection: str
    selection_away: str
    hover: str
    pressed: str
    ink: str
    second_ink: str
    third_ink: str
    disabled_ink: str
    accent: str
    primary: str
    primary_hover: str
    primary_ink: str
    minus: str
    plus: str
    doubt: str
    doubt_ground: str
    field_border: str
    loss_bar: str
    gain_bar: str
    name: str


LIGHT = Colours(
    name="light",
    window="#F3F4F4",
    surface="#FFFFFF",
    rail="#E7EAEA",
    line="#D5D9DA",
    soft_line="#E9ECEC",
    selection="#E4EEF6",
    selection_away="#E7EAEA",
    hover="#EDF0F1",
    pressed="#DDE2E4",
    ink="#1D2125",
    second_ink="#4C5359",
    third_ink="#62696F",
    disabled_ink="#9AA0A5",
    accent="#1B5E93",
    primary="#1B5E93",
    primary_hover="#154B76",
    primary_ink="#FFFFFF",
    minus="#A03A21",
    plus="#28694A",
    doubt="#835406",
    doubt_ground="#FBF3DF",
    field_border="#868D92",
    loss_bar="#BF6650",
    gain_bar="#458F69",
)

DARK = Colours(
    name="dark",
    window="#1B1E20",
    surface="#23272A",
    rail="#16181A",
    line="#3A4044",
    soft_line="#2E3337",
    selection="#233A4C",
    selection_away="#2E3337",
    hover="#2B3033",
    pressed="#343A3E",
    ink="#E4E7E8",
    second_ink="#B7BDC1",
    third_ink="#9BA2A7",
    disabled_ink="#6A7176",
    accent="#82BAE4",
    primary="#2B6A9E",
    primary_hover="#255C8A",
    primary_ink="#FFFFFF",
    minus="#F09A83",
    plus="#84CDA2",
    doubt="#E3B862",
    doubt_ground="#352E20",
    field_border="#7A8187",
    loss_bar="#C2705B",
    gain_bar="#4F9A72",
)

_NARROW = ("pwid", "palt")
"""Proportional widths, of characters that have another shape for it and of those that are only set closer."""


class Theme:
    """Colours and type as the pages use them.

    Args:
        colours: `LIGHT` or `DARK`.
        style_folder: Where ``window.qss`` lies.
    """

    def __init__(self, colours: Colours, style_folder: Path) -> None:
        """Choose the face once; style sheets are drawn on demand."""
        self.colours = colours
        self.family = installed_family(FAMILIES)
        self._style_folder = style_folder

    @classmethod
    def wanted(cls, look: str | None, style_folder: Path) -> Theme:
        """``light`` or ``dark`` as chosen; where nothing was, dark where the desktop is dark, else light."""
        dark = QApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
        return cls({"light": LIGHT, "dark": DARK}.get(look or "", DARK if dark else LIGHT), style_folder)

    def font(self, use: Type) -> QFont:
        """The font of a use, with tabular digits."""
        size, bold = use.value
        font = QFont(self.family)
        font.setPointSizeF(size)
        font.setBold(bold)
        font.setFeature(QFont.Tag("tnum"), 1)
        return punctuated(font)

    def colour(self, role: str) -> QColor:
        """The colour of a role of `Colours`."""
        return QColor(getattr(self.colours, role))

    def apply(self, app: QApplication) -> None:
        """Give the whole program this look."""
        app.setStyle("Fusion")
        app.setFont(self.font(Type.BODY))
        app.setPalette(self._palette())
        app.setStyleSheet(self.style_sheet())

    def style_sheet(self) -> str:
        """``window.qss`` with this theme's colours and sizes in place of its names."""
        pattern = Template((self._style_folder / "window.qss").read_text("utf-8"))
        values = {field.name: getattr(self.colours, field.name) for field in fields(self.colours)}
        arrow = (self._style_folder / f"arrow-{self.colours.name}.svg").as_posix()
        return pattern.substitute(values, arrow=arrow, folder=self._style_folder.as_posix())

    def _palette(self) -> QPalette:
        palette = QPalette()
        colours = self.colours
        for role, value in (
            (QPalette.ColorRole.Window, colours.window),
            (QPalette.ColorRole.Base, colours.surface),
            (QPalette.ColorRole.AlternateBase, colours.surface),
            (QPalette.ColorRole.Button, colours.surface),
            (QPalette.ColorRole.ToolTipBase, colours.surface),
            (QPalette.ColorRole.WindowText, colours.ink),
            (QPalette.ColorRole.Text, colours.ink),
            (QPalette.ColorRole.ButtonText, colours.ink),
            (QPalette.ColorRole.ToolTipText, colours.ink),
            (QPalette.ColorRole.PlaceholderText, colours.third_ink),
            (QPalette.ColorRole.Highlight, colours.selection),
            (QPalette.ColorRole.HighlightedText, colours.ink),
            (QPalette.ColorRole.Link, colours.accent),
            (QPalette.ColorRole.Accent, colours.accent),
            (QPalette.ColorRole.Mid, colours.line),
        ):
            palette.setColor(role, QColor(value))
        for role in (QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText, QPalette.ColorRole.WindowText):
            palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(colours.disabled_ink))
        return palette


def punctuated(font: QFont) -> QFont:
    """A font with quotation marks, dashes and dots as the language of Qt's default locale sets them.

    A Chinese face draws those that both languages share as wide as a character, which tears English apart.
    """
    english = QLocale().language() == QLocale.Language.English
    for tag in _NARROW:
        if english:
            font.setFeature(QFont.Tag(tag), 1)
        else:
            font.unsetFeature(QFont.Tag(tag))
    return font


def installed_family(preferred: Iterable[str]) -> str:
    """The first of these families that is installed, else what the system uses."""
    installed = set(QFontDatabase.families())
    system = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family()
    return next((family for family in preferred if family in installed), system)
