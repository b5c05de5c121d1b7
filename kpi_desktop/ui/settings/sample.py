"""The way to the sample team."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton, QWidget

from kpi_desktop.services import sample
from kpi_desktop.ui.kit import button, label, row
from kpi_desktop.ui.session import Session
from kpi_desktop.ui.window import MainWindow


class SamplePanel(QWidget):
    """A sentence and a button.

    Args:
        session: The window's work.

    Attributes:
        inside: Whether the window shows the sample already.
        button: Opens it.
    """

    def __init__(self, session: Session) -> None:
        """Nothing is made before the button is pressed."""
        super().__init__()
        tr = session.tr
        self.inside = sample.is_sample(session.ctx)
        hint = tr.t("Twelve invented people with four months of records, in a file of their own: try anything there.")
        self.button: QPushButton = button(tr.t("Open the sample team"), self._open)
        beside = row(self.button, label(hint, "third", wrap=True), gap=12)
        beside.setStretch(1, 1)
        self.setLayout(beside)

    def _open(self) -> None:
        window = self.window()
        if isinstance(window, MainWindow):
            window.sample_wanted.emit()
