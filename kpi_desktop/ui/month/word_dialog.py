"""Asks for the leader's own word on a doubt."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit, QWidget

from kpi_desktop.services.doubts import Doubt
from kpi_desktop.texts import Translator
from kpi_desktop.ui.kit import Field, FormDialog


class WordDialog(FormDialog):
    """Asks for the leader's own word on a doubt.

    Args:
        parent: The window.
        doubt: The doubt; the word that stands already is proposed.
        about: Whom it concerns, and what is in doubt.
        apply: Settles it; a `KpiError` of it is shown in the dialog.
        tr: Words everything.
    """

    help_topic = "closing"

    def __init__(
        self, parent: QWidget | None, doubt: Doubt, about: str, apply: Callable[[str], object], tr: Translator
    ) -> None:
        """Lay out the one field."""
        super().__init__(
            parent,
            about,
            verb=tr.t("Settle"),
            cancel=tr.c("button", "Cancel"),
            apply=lambda: apply(self.word.text().strip()),
            tr=tr,
            explain=tr.say(doubt.remedy),
        )
        self.setMinimumWidth(520)
        self.word = QLineEdit(doubt.word or "")
        self.field = Field(tr.t("What is decided, and why"), self.word, tr.t("It is kept in the log and in the seal"))
        self.body.addWidget(self.field)
        self.word.textEdited.connect(self.field.accept)
        self.word.setFocus()
        self.word.selectAll()

    def try_it(self) -> None:
        """Refuse beneath the field what says nothing."""
        if not self.word.text().strip():
            self.field.refuse(self._tr.t("Write what is decided"))
            self.word.setFocus()
            return
        super().try_it()
