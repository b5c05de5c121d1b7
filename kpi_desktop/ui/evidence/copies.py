"""Copies of files for other programs to open: they lie in a folder of their own until the window goes."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QTemporaryDir, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from kpi_desktop.domain.words import Message
from kpi_desktop.errors import RefusedError
from kpi_desktop.files import write_file


class Copies(QObject):
    """The copies of one window."""

    def __init__(self, window: QWidget) -> None:
        """The folder goes with the window."""
        super().__init__(window)
        self._folder = QTemporaryDir()

    @classmethod
    def of(cls, window: QWidget) -> Copies:
        """Those of a window, made when first asked for."""
        return window.findChild(cls) or cls(window)

    def open(self, sha256: str, name: str, data: bytes) -> None:
        """Give a copy to the program that the system has for it; what is changed there isn't kept here.

        Raises:
            RefusedError: The system has none.
            CannotWriteError: The copy can't be written.
        """
        path = Path(self._folder.path()) / sha256[:12] / name
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            write_file(path, data)
            path.chmod(0o400)
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            raise RefusedError(Message("No program of this computer opens {file}; save it elsewhere.", {"file": name}))
