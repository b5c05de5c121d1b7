"""Asks before the window goes with what was typed and never written."""

from __future__ import annotations

from collections.abc import Callable, Sequence

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
    """

    def __init__(self, parent: QWidget, unsaved: Sequence[str], leave: Callable[[], object], tr: Translator) -> None:
        """Name what isn't saved."""
        super().__init__(
            parent,
            tr.t("Close without saving?"),
            verb=tr.c("button", "Stay"),
            cancel=tr.t("Close without it"),
            apply=lambda: None,
            tr=tr,
            explain="\n".join(unsaved),
        )
        self.leave = self.findChildren(type(self.verb))[0]
        self.leave.clicked.disconnect()
        self.leave.clicked.connect(self.reject)
        self.leave.clicked.connect(lambda _checked: leave())
        self.verb.setFocus()
