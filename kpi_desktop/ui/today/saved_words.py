"""The words saved for remarks: looking at them, and offering one no longer."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QPushButton, QWidget

from kpi_desktop.services import note_words
from kpi_desktop.services.note_words import NoteWords
from kpi_desktop.ui.kit import FormDialog, button, label, named, row
from kpi_desktop.ui.session import Session
from kpi_desktop.ui.today.desk import Desk

_LIST_HEIGHT = 260


class SavedWordsDialog(FormDialog):
    """All saved words, each with the criterion for which it is offered."""

    def __init__(self, session: Session, desk: Desk, parent: QWidget | None) -> None:
        """List them."""
        self.session, self.desk = session, desk
        tr = session.tr
        super().__init__(
            parent,
            tr.t("Saved words for remarks"),
            verb=tr.c("button", "Close"),
            cancel="",
            apply=lambda: None,
            tr=tr,
            explain=tr.t("New ones are saved beside the remark: type it in the log line, then Save these words."),
        )
        self.setMinimumWidth(520)
        self._shown: tuple[NoteWords, ...] = ()
        self.words = QListWidget()
        self.words.setObjectName("choices")
        self.words.setFixedHeight(_LIST_HEIGHT)
        self.words.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.words.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        named(self.words, tr.t("Saved words for remarks"))
        self.remove: QPushButton = button(tr.t("Offer no longer"), self._remove)
        self._none = label(tr.t("No words are saved yet."), ink="second")
        self.body.addWidget(self._none)
        self.body.addWidget(self.words)
        self.body.addLayout(row(self.remove, None))
        self._list()
        self.words.setFocus()

    def _list(self) -> None:
        tr, at = self._tr, max(0, self.words.currentRow())
        self._shown = note_words.note_words(self.session.ctx, self.session.team)
        self.words.clear()
        for each in self._shown:
            criterion = self.desk.criterion(each.criterion) if each.criterion else None
            whom = tr.label(criterion.name) if criterion else each.criterion or tr.c("words", "All criteria")
            item = QListWidgetItem(tr.t("{name}: {what}", name=whom, what=each.text), self.words)
            item.setToolTip(each.text)
        self.words.setCurrentRow(min(at, len(self._shown) - 1))
        self.words.setVisible(bool(self._shown))
        self._none.setVisible(not self._shown)
        self.remove.setEnabled(bool(self._shown))

    def _remove(self) -> None:
        at = self.words.currentRow()
        if 0 <= at < len(self._shown):
            wanted = self._shown[at].id
            self.session.run(lambda: note_words.void(self.session.ctx, self.session.team, wanted))
            self._list()
