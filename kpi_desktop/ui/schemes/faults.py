"""Every fault at once, where there may be many."""

from __future__ import annotations

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from kpi_desktop.domain.problems import Problem, path_text
from kpi_desktop.errors import KpiError
from kpi_desktop.texts import Translator
from kpi_desktop.ui.kit import FormDialog, named


class FaultsDialog(FormDialog):
    """Shows all faults of a file, to be read, scrolled and copied.

    Args:
        parent: The window it belongs to.
        title: What could not be done.
        error: Its message stands above, its problems in the list.
        tr: Words everything.
        paths: Put the key path before each fault, where the fault doesn't name its place by itself.
    """

    def __init__(
        self, parent: QWidget | None, title: str, error: KpiError, tr: Translator, *, paths: bool = False
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
        self.faults = QPlainTextEdit("\n".join(fault_lines(error.problems, tr, paths=paths)))
        self.faults.setReadOnly(True)
        self.faults.setTabChangesFocus(True)
        named(self.faults, tr.t("Faults"))
        self.setMinimumWidth(640)
        self.faults.setMinimumHeight(180)
        if error.problems:
            self.body.addWidget(self.faults)


def fault_lines(problems: tuple[Problem, ...], tr: Translator, *, paths: bool) -> tuple[str, ...]:
    """The faults, a line each."""
    return tuple(
        tr.t("{place}: {what}", place=path_text(problem.path), what=tr.say(problem.what))
        if paths and problem.path
        else tr.say(problem.what)
        for problem in problems
    )
