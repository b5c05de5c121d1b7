"""Asks before the window goes with what was typed and never written."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kpi_desktop.texts import Translator
from kpi_desktop.ui.kit import FormDialog


class LeaveDialog(FormDialog):
    """Enter and Escape both stay: only the other button lets go of what isn't saved.

    Args:
        parent: The window that was to be closed.
        unsaved: What each page would lose, as sentences.
        leave: Called where it may be lost.
        tr: Words everything.
        title: Another question than whether to close without saving.
        stay: Another verb for staying.
        leaving: Another verb for closing.

    Signals:
        stayed: The question was answered, and nothing is let go of.
    """

    stayed = Signal()

    def __init__(
        self,
        parent: QWidget,
        unsaved: Sequence[str],
        leave: Callable[[], object],
        tr: Translator,
        *,
        title: str = "",
        stay: str = "",
        leaving: str = "",
    ) -> None:
        """Name what isn't saved."""
        super().__init__(
            parent,
            title or tr.t("Close without saving?"),
            verb=stay or tr.c("button", "Stay"),
            cancel=leaving or tr.t("Close without saving"),
            apply=lambda: None,
            tr=tr,
            explain="\n".join(unsaved),
        )
        self.leave.clicked.disconnect()
        self.leave.clicked.connect(lambda _checked: self._go(leave))
        self.verb.setFocus()
        self._stays = True

    def done(self, result: int) -> None:
        """Close; whatever isn't the button that leaves stays."""
        super().done(result)
        if self._stays:
            self.stayed.emit()

    def withdraw(self) -> None:
        """Close unanswered: there is nothing to be asked any more."""
        self._stays = False
        self.reject()

    def _go(self, leave: Callable[[], object]) -> None:
        self.withdraw()
        leave()
