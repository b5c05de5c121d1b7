"""The words saved for remarks: looking at them, and offering one no longer."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QPushButton, QWidget

from kpi_desktop.services import note_words
from kpi_desktop.services.note_words import NoteWords
from kpi_desktop.ui.kit import button
from kpi_desktop.ui.kit.kept_rows import KeptRows
from kpi_desktop.ui.session import Session
from kpi_desktop.ui.today.desk import Desk


class SavedWordsDialog(KeptRows[NoteWords]):
    """All saved words, each with the criterion for which it is offered."""

    def __init__(self, session: Session, desk: Desk, parent: QWidget | None) -> None:
        """List them."""
        self.session, self.desk = session, desk
        tr = session.tr
        super().__init__(
            parent,
            tr.t("Saved words for remarks"),
            explain=tr.t("New ones are saved beside the remark: type it in the log line, then Save these words."),
            none=tr.t("No words are saved yet."),
            tr=tr,
        )
        self.remove: QPushButton = button(tr.t("Offer no longer"), self._remove)
        self.show_buttons(for_row=(self.remove,))

    def kept(self) -> Sequence[NoteWords]:
        """The words, in the order in which they are offered."""
        return note_words.note_words(self.session.ctx, self.session.team)

    def words(self, one: NoteWords) -> str:
        """For what they are offered, and how they read."""
        tr = self._tr
        criterion = self.desk.criterion(one.criterion) if one.criterion else None
        whom = tr.label(criterion.name) if criterion else one.criterion or tr.c("words", "All criteria")
        return tr.t("{name}: {what}", name=whom, what=one.text)

    def _remove(self) -> None:
        one = self.current
        if one is not None:
            self.session.run(lambda: note_words.void(self.session.ctx, self.session.team, one.id))
            self.show_rows()
            self.take_caret()
