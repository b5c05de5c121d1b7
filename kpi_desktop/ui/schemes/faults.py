"""Every fault at once, where there may be many."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from kpi_desktop.domain.problems import Path, Problem
from kpi_desktop.errors import KpiError
from kpi_desktop.texts import Translator
from kpi_desktop.ui.kit import FormDialog, named

Placing: TypeAlias = Callable[[Path], str]
"""Words a place."""

LEAST, MOST = 180, 420


class FaultsDialog(FormDialog):
    """Shows all faults of a file, to be read, scrolled and copied.

    Args:
        parent: The window it belongs to.
        title: What could not be done.
        error: Its message stands above, its problems in the list.
        tr: Words everything.
        place: Says where a fault stands, before it, where it doesn't name its place by itself: `path_text` by the keys
            of a file, an editor by the words of its forms.
    """

    def __init__(
        self, parent: QWidget | None, title: str, error: KpiError, tr: Translator, *, place: Placing | None = None
    ) -> None:
        """List what is wrong."""
        super().__init__(
            parent,
            title,
            verb=tr.c("button", "Close"),
            cancel="",
            apply=lambda: None,
            tr=tr,
            explain=tr.say(error.what),
        )
        self.help_topic = "imports" if place is None else ""
        lines = fault_lines(error.problems, tr, place=place)
        self.faults = QPlainTextEdit("\n".join(lines))
        self.faults.setReadOnly(True)
        self.faults.setTabChangesFocus(True)
        named(self.faults, tr.t("Faults"))
        self.setMinimumWidth(640)
        # most faults take two lines, and many of them are read more easily in a higher list
        self.faults.setMinimumHeight(min(MOST, max(LEAST, 2 * len(lines) * self.faults.fontMetrics().lineSpacing())))
        if error.problems:
            self.body.addWidget(self.faults)


def fault_lines(problems: tuple[Problem, ...], tr: Translator, *, place: Placing | None = None) -> tuple[str, ...]:
    """The faults, a line each; what reads the same is said once."""
    lines = (
        tr.t("{place}: {what}", place=place(problem.path), what=tr.say(problem.what))
        if place is not None and problem.path
        else tr.say(problem.what)
        for problem in problems
    )
    return tuple(dict.fromkeys(lines))
