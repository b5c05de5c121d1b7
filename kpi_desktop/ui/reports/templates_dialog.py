"""Whose paper is printed: the program's own, or after the organisation's templates."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QGridLayout, QWidget

from kpi_desktop.errors import KpiError
from kpi_desktop.reports.own_templates import IMPROVEMENT, PAPER, WARNING, OwnTemplates
from kpi_desktop.texts import Translator
from kpi_desktop.ui.kit import FormDialog, button, label, named, rule
from kpi_desktop.ui.kit.dialogs import worded
from kpi_desktop.ui.kit.files import file_dialog, open_file_dialog


@dataclass(frozen=True, slots=True)
class Acts:
    """What the dialog's buttons do; each may raise a `KpiError`, which is told here.

    Attributes:
        take: Takes a folder.
        forget: Goes back to the program's own paper.
        save_example: Writes an example to begin with into a folder.
    """

    take: Callable[[Path], object]
    forget: Callable[[], object]
    save_example: Callable[[Path], object]


class TemplatesDialog(FormDialog):
    """Says what each file replaces and which are used, and takes a folder of others.

    Args:
        parent: The window it belongs to.
        used: The templates in use; None for the program's own paper.
        acts: What its buttons do.
        tr: Words everything.
    """

    help_topic = "templates"

    def __init__(self, parent: QWidget, used: OwnTemplates | None, acts: Acts, tr: Translator) -> None:
        """Say which templates are used."""
        super().__init__(
            parent,
            tr.t("Your organisation's templates"),
            verb=tr.t("Choose a folder…"),
            cancel=tr.c("button", "Close"),
            apply=self._ask,
            tr=tr,
            explain=tr.t(
                "Files of a folder replace what the program prints. They are kept with the data, so that the folder "
                "isn't needed afterwards. Months that are closed keep the paper that they were closed with."
            ),
        )
        self.setMinimumWidth(600)
        self._acts = acts
        self._words = tr
        self._folder: Path | None = None
        self.picker: QFileDialog | None = None
        self.body.addWidget(rule())
        self.body.addLayout(self._table(used))
        self.body.addWidget(rule())
        self.done_label = label("", ink="second", wrap=True)
        self.done_label.hide()
        self.body.addWidget(self.done_label)
        self.example_button = button(tr.t("Save an example…"), self._ask_example, "flat")
        self.forget_button = button(tr.t("Use the program's own"), self._go_back)
        self.forget_button.setVisible(used is not None)
        self.buttons.insertWidget(0, self.example_button)
        self.buttons.insertWidget(2, self.forget_button)

    def use(self, folder: Path) -> None:
        """Take a folder, or say what is wrong with it."""
        self._folder = folder
        self.done_label.hide()
        self.try_it()

    def write_example(self, folder: Path) -> None:
        """Write an example into a folder and say so."""
        try:
            self._acts.save_example(folder)
        except KpiError as error:
            self.done_label.hide()
            self.refuse(worded(error, self._words))
            return
        self.refusal.hide()
        said = self._words.t("The example lies in {folder}. Change it, then choose that folder.", folder=str(folder))
        self.done_label.setText(said)
        named(self.done_label, said)
        self.done_label.show()

    def _table(self, used: OwnTemplates | None) -> QGridLayout:
        """A row for each file: its name, what it replaces, whether it is used."""
        tr = self._words
        table = QGridLayout()
        table.setHorizontalSpacing(24)
        table.setVerticalSpacing(8)
        table.setColumnStretch(1, 1)
        heads = (tr.t("File"), tr.t("Replaces"), tr.t("Printed now"))
        for column, title in enumerate(heads):
            table.addWidget(label(title, "secondary"), 0, column)
        names = () if used is None else used.names
        own, program = tr.t("yours"), tr.t("the program's own")
        for number, (file, what) in enumerate(self._files(used), 1):
            table.addWidget(label(file, selectable=True), number, 0)
            table.addWidget(label(what, wrap=True), number, 1)
            state = label(own if file in names else program, "strong" if file in names else "body")
            table.addWidget(named(state, f"{file}: {state.text()}"), number, 2)
        return table

    def _files(self, used: OwnTemplates | None) -> tuple[tuple[str, str], ...]:
        tr = self._words
        said = tr.t("words, places to sign and picture of score table, strips and register")
        count = 0 if used is None else sum(len(words) for words in used.paper.values())
        if count:
            said = tr.n(
                "{count} word of score table, strips and register",
                "{count} words of score table, strips and register",
                count,
            )
            if used is not None and used.logo:
                said = tr.t("{words}, and the picture {file}", words=said, file=used.logo)
        return (
            (PAPER, said),
            (IMPROVEMENT, tr.t("the improvement report")),
            (WARNING, tr.t("the warning notice")),
        )

    def _ask(self) -> bool:
        """Take the folder that was chosen; without one ask for it, and stay open."""
        if self._folder is not None:
            folder, self._folder = self._folder, None
            self._acts.take(folder)
            return True
        tr = self._words
        self._pick(tr.t("Folder of the templates"), tr.c("button", "Choose"), self.use)
        return False

    def _ask_example(self) -> None:
        tr = self._words
        self._pick(tr.t("Save an example into"), tr.c("button", "Save"), self.write_example)

    def _pick(self, title: str, verb: str, chosen: Callable[[Path], None]) -> None:
        dialog = file_dialog(self, title, self._words, accept=verb)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly, on=True)
        self.picker = dialog
        open_file_dialog(dialog, chosen)

    def _go_back(self) -> None:
        self._acts.forget()
        self.accept()
