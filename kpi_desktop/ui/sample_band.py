"""The band over every page of the sample team: nobody is to take it for the real one."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QPushButton

from kpi_desktop.texts import Translator
from kpi_desktop.ui.kit import button, label, named, row
from kpi_desktop.ui.theme import PAGE_MARGIN

BAND_HEIGHT = 28


class SampleBand(QFrame):
    """Says that nothing is real, with the way back to the own team.

    Args:
        tr: Words it.

    Attributes:
        home: Leads back.
    """

    def __init__(self, tr: Translator) -> None:
        """One line."""
        super().__init__()
        self.setObjectName("sample")
        self.setFixedHeight(BAND_HEIGHT)
        said = tr.t("Sample team · nothing here is real")
        named(self, said)
        self.home: QPushButton = button(tr.t("Back to my own team"), lambda: None, "link")
        text = label(said, "strong", ink="doubt")
        self.setLayout(row(text, None, self.home, margins=(PAGE_MARGIN, 0, PAGE_MARGIN, 0)))
