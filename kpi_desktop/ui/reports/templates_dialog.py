"""Which letters are printed: the program's own, or after the organisation's templates."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from kpi_desktop.texts import Translator
from kpi_desktop.ui.kit import FormDialog, button
from kpi_desktop.ui.kit.files import file_dialog, open_file_dialog


class TemplatesDialog(FormDialog):
    """Says which templates are used, and takes a folder of others.

    Args:
        parent: The window it belongs to.
        names: File names of the templates in use; none for the program's own letters.
        take: Takes a folder; its faults are shown here.
        forget: Goes back to the program's own letters.
        tr: Words everything.
    """

    def __init__(
        self,
        parent: QWidget,
        names: Sequence[str],
        take: Callable[[Path], object],
        forget: Callable[[], object],
        tr: Translator,
    ) -> None:
        """Say which templates are used."""
        own = tr.t("Letters follow your own templates: {names}", names=tuple(names))
        super().__init__(
            parent,
            tr.t("Letter templates"),
            verb=tr.t("Choose a folder…"),
            cancel=tr.c("button", "Close"),
            apply=self._ask,
            tr=tr,
            explain=own if names else tr.t("Letters look as the program draws them"),
        )
        self._take = take
        self._forget = forget
        self._words = tr
        self.folder: Path | None = None
        self.picker: QFileDialog | None = None
        self.forget_button = button(tr.t("Use the program's letters"), self._go_back)
        self.forget_button.setVisible(bool(names))
        self.buttons.insertWidget(0, self.forget_button)

    def use(self, folder: Path) -> None:
        """Take a folder, or say what is wrong with it."""
        self.folder = folder
        self.try_it()

    def _ask(self) -> bool:
        """Take the folder that was chosen; without one ask for it, and stay open."""
        if self.folder is not None:
            folder, self.folder = self.folder, None
            self._take(folder)
            return True
        tr = self._words
        dialog = file_dialog(self, tr.t("Folder of the letter templates"), tr, accept=tr.c("button", "Choose"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly, on=True)
        self.picker = dialog
        open_file_dialog(dialog, self.use)
        return False

    def _go_back(self) -> None:
        self._forget()
        self.accept()
