"""The dialogs that ask for a file or a folder, in the language of the window.

Windows and macOS show their own. Elsewhere Qt draws them, and its own Chinese lacks labels, kinds and dates.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import (
    QIdentityProxyModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    QStandardPaths,
    Qt,
)
from PySide6.QtWidgets import QFileDialog, QFileSystemModel, QWidget

from kpi_desktop.texts import Translator

Index = QModelIndex | QPersistentModelIndex
_KIND, _CHANGED = 2, 3
_SIZE = QSize(760, 480)
_DAY_AND_TIME = "yyyy-MM-dd HH:mm"


class FileWords(QIdentityProxyModel):
    """Headings, kinds and dates of a list of files in the words of the window."""

    def __init__(self, tr: Translator, parent: QObject) -> None:
        """Keep the words."""
        super().__init__(parent)
        self._tr = tr
        self._titles = (tr.c("files", "Name"), tr.c("files", "Size"), tr.c("files", "Kind"), tr.c("files", "Changed"))

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The headings."""
        ours = orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole
        if ours and section < len(self._titles):
            return self._titles[section]
        return super().headerData(section, orientation, role)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Kind and date."""
        files = self.sourceModel()
        ours = role == Qt.ItemDataRole.DisplayRole and index.column() in {_KIND, _CHANGED}
        if ours and isinstance(files, QFileSystemModel):
            source = self.mapToSource(index)
            if index.column() == _CHANGED:
                return files.lastModified(source).toLocalTime().toString(_DAY_AND_TIME)
            if files.isDir(source):
                return self._tr.c("files", "Folder")
            ending = Path(files.fileName(source)).suffix.lstrip(".").upper()
            return self._tr.c("files", "{ending} file", ending=ending) if ending else self._tr.c("files", "File")
        return super().data(index, role)


def file_dialog(
    parent: QWidget | None, title: str, tr: Translator, *, folder: Path | None = None, kinds: str = "", accept: str = ""
) -> QFileDialog:
    """A dialog to be set up further and opened.

    Args:
        parent: The window it belongs to.
        title: What is asked.
        tr: Words it.
        folder: Where it begins; where that isn't there, in the folder of documents or else at home.
        kinds: The kinds of files, as Qt writes them: ``Excel workbook (*.xlsx)``.
        accept: The verb on its button; "Open" where empty.
    """
    dialog = QFileDialog(parent, title, str(_there(folder)), kinds)
    for part, text in (
        (QFileDialog.DialogLabel.LookIn, tr.t("Folder:")),
        (QFileDialog.DialogLabel.FileName, tr.t("Name:")),
        (QFileDialog.DialogLabel.FileType, tr.t("Kind of file:")),
        (QFileDialog.DialogLabel.Accept, accept or tr.c("button", "Open")),
        (QFileDialog.DialogLabel.Reject, tr.c("button", "Cancel")),
    ):
        dialog.setLabelText(part, text)
    dialog.setProxyModel(FileWords(tr, dialog))  # the system's own dialogs do without
    dialog.resize(_SIZE)
    return dialog


def documents_folder() -> Path:
    """The folder of documents where there is one, else the person's home."""
    documents = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    return documents if documents.is_dir() else Path.home()


def _there(folder: Path | None) -> Path:
    return folder if folder is not None and folder.is_dir() else documents_folder()


def ask_file(parent: QWidget | None, title: str, kinds: str, tr: Translator) -> Path | None:
    """Ask for a file to read; None where nothing was chosen."""
    dialog = file_dialog(parent, title, tr, kinds=kinds)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    return _asked(dialog)


def ask_target(parent: QWidget | None, title: str, proposed: str, kinds: str, tr: Translator) -> Path | None:
    """Ask where to write a file; the ending of the proposed name is added where one is missing."""
    dialog = file_dialog(parent, title, tr, kinds=kinds, accept=tr.c("button", "Save"))
    save_as(dialog, proposed)
    return _asked(dialog)


def save_as(dialog: QFileDialog, proposed: str) -> None:
    """Let a dialog ask for a name to write to, asking before a file is overwritten."""
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(proposed.rpartition(".")[2])
    dialog.selectFile(proposed)


def open_file_dialog(dialog: QFileDialog, chosen: Callable[[Path], object]) -> None:
    """Open a dialog without waiting; `chosen` is called with what was chosen."""
    dialog.fileSelected.connect(lambda file: chosen(Path(file)))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


def _asked(dialog: QFileDialog) -> Path | None:
    accepted = dialog.exec() == QFileDialog.DialogCode.Accepted
    files = dialog.selectedFiles() if accepted else []
    dialog.deleteLater()
    return Path(files[0]) if files else None
