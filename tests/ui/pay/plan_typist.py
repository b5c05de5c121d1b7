"""Somebody at the keyboard of the pay plan editor."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from kpi_desktop.ui.pay.editor import PlanEditor
from tests.ui.schemes.typist import Typist

PERCENTAGE, YUAN, COMMISSION, WAGE, LADDER, OUTPUT, PRIZES = range(7)
"""Places in the menu of kinds."""


class PlanTypist(Typist):
    """Types into the editor of a pay plan."""

    editor: PlanEditor  # type: ignore[assignment]

    def add_kind(self, kind: int) -> None:
        """Press "Add" and choose a kind."""
        self.editor.add.menu().actions()[kind].trigger()
        QApplication.processEvents()

    def tries(self, key: str, text: str) -> str:
        """Type a value into the tester; gives what comes of it."""
        self.type(self.editor.tester.entries[key], text)
        return self.editor.tester.points.text()
