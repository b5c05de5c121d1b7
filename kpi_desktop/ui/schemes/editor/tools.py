"""What forms are drawn with: the draft, words, theme, icons."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from PySide6.QtWidgets import QPushButton

from kpi_desktop.texts import Translator
from kpi_desktop.ui.icons import Icons
from kpi_desktop.ui.kit import button, icon_button, named
from kpi_desktop.ui.schemes.editor.draft import Draft
from kpi_desktop.ui.theme import Theme


@dataclass
class Tools:
    """Handed to every part of the editor.

    Attributes:
        draft: What is edited.
        tr: Words everything.
        theme: Colours and type.
        icons: Icons.
        tried: What is tried of the chosen criterion just now, to be drawn into its bands; None for nothing.
    """

    draft: Draft
    tr: Translator
    theme: Theme
    icons: Icons
    tried: Fraction | None = None

    def fold_button(self, text: str, pressed: Callable[[], object]) -> QPushButton:
        """A button that opens and closes what is below it."""
        return button(text, pressed, "link")

    def more_button(self, pressed: Callable[[], object]) -> QPushButton:
        """A small one that opens what is rarely wanted of a row."""
        made = button("", pressed, "link")
        made.setToolTip(self.tr.t("Money and what else a row may have"))
        made.setFixedWidth(28)
        return named(made, self.tr.t("More of the row"))

    def show_fold(self, made: QPushButton, *, is_open: bool) -> None:
        """Turn its arrow."""
        made.setIcon(self.icons.icon("chevron-down" if is_open else "chevron-right", self.theme.colour("accent")))

    def remove_button(self, name: str, pressed: Callable[[], object]) -> QPushButton:
        """A cross."""
        return icon_button(self.icons.icon("close", self.theme.colour("second_ink")), name, pressed)

    def add_button(self, text: str, pressed: Callable[[], object]) -> QPushButton:
        """A plus with words."""
        return button(text, pressed, "link", icon=self.icons.icon("plus", self.theme.colour("accent")), small=True)
