"""Undo and redo in the line at the foot of the window, for pages that have no bar of their own for it."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton, QWidget

from kpi_desktop.services.context import Operation
from kpi_desktop.ui.kit import Elided, button, named, row
from kpi_desktop.ui.session import Session
from kpi_desktop.ui.shortcuts import with_keys
from kpi_desktop.ui.undo_bar import own_words


class UndoLine(QWidget):
    """Says what was done, undone or done again, and offers the way back and forth.

    Args:
        session: The window's work.

    Attributes:
        undo: Takes back what its tool tip says.
        redo: Does again what its tool tip says.
    """

    def __init__(self, session: Session) -> None:
        """Nothing is offered yet."""
        super().__init__()
        self._session = session
        tr = session.tr
        self._said = Elided("")
        self.undo: QPushButton = button(tr.t("Undo"), session.undo, "link", small=True)
        self.redo: QPushButton = button(tr.t("Redo"), session.redo, "link", small=True)
        self.setLayout(row(self._said, self.undo, self.redo, gap=8))
        self.offer(shown=False)

    def text(self) -> str:
        """What is said."""
        return self._said.whole

    def offer(self, *, shown: bool, operation: Operation | None = None) -> None:
        """Offer what comes next, or nothing.

        Args:
            shown: Whether the page leaves it to this line.
            operation: What was just done; None where nothing was, and nothing is said.
        """
        session, tr = self._session, self._session.tr
        telling_it = shown and operation is not None and operation.undoable
        said = own_words(session, operation) if telling_it and operation is not None else ""
        self._said.say(said)
        self._said.setVisible(bool(said))
        last, taken = session.last, session.next
        for each, one, id_ in ((self.undo, last, "undo"), (self.redo, taken, "redo")):
            each.setVisible(shown and one is not None)
            if one is not None:
                what = own_words(session, session.source(one))
                telling = tr.t("Undo: {what}", what=what) if id_ == "undo" else tr.t("Redo: {what}", what=what)
                named(each, each.text(), telling)
                each.setToolTip(with_keys(telling, id_))
