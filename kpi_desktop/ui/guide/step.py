"""What the guide asks of a step."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from kpi_desktop.ui.guide.draft import Parts
from kpi_desktop.ui.kit import label, stack


class Step(QWidget):
    """A step: a title, a sentence, and what there is to fill in.

    Args:
        parts: What every step is handed; `parts.draft` holds the answers.
        title: What is asked.
        about: What to know before answering.

    Signals:
        answered: Enter was pressed where nothing more is to be filled in: go on.
    """

    answered = Signal()

    def __init__(self, parts: Parts, title: str, about: str) -> None:
        """Lay out title and sentence; subclasses fill `body`."""
        super().__init__()
        self.parts = parts
        self.tr_ = parts.tr
        self.body: QVBoxLayout = stack(gap=16)
        head = stack(label(title, "title"), label(about, ink="second", wrap=True), gap=4)
        whole = stack(head, self.body, gap=16)
        whole.setStretch(1, 1)
        self.setLayout(whole)

    @property
    def next_text(self) -> str:
        """What the button that goes on says."""
        return self.tr_.t("Next")

    @property
    def remark(self) -> str:
        """What stands at the foot, left of the buttons."""
        return ""

    def extra_buttons(self) -> tuple[QPushButton, ...]:
        """Further buttons at the foot."""
        return ()

    def shown(self) -> None:
        """Called whenever the step is opened."""

    def ready(self) -> bool:
        """Whether the answers can stand; says what is wrong where they can't."""
        return True

    def first_field(self) -> QWidget:
        """Where the caret goes."""
        return self
