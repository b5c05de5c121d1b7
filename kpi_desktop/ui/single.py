"""One window per database: a second launch raises the first."""

from __future__ import annotations

import hashlib
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_WAIT_MS = 500


def channel(database: Path) -> str:
    """The name under which the window of a database can be called; the same for every way to write its path."""
    return "kpi-desktop-" + hashlib.sha256(str(database.resolve()).encode("utf-8", "surrogateescape")).hexdigest()[:24]


def raise_first(database: Path) -> bool:
    """Ask a window that is open on this database to come to the front; False where there is none."""
    socket = QLocalSocket()
    socket.connectToServer(channel(database))
    if not socket.waitForConnected(_WAIT_MS):
        return False
    socket.disconnectFromServer()
    return True


class Doorbell(QObject):
    """Listens for second launches.

    Signals:
        rung: Somebody launched the program on the same database again.

    Args:
        database: The database of this window, which this process holds for writing.
    """

    rung = Signal()

    def __init__(self, database: Path, parent: QObject | None = None) -> None:
        """Listen; a socket left behind by a killed process is taken over."""
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)
        name = channel(database)
        if not self._server.listen(name):
            QLocalServer.removeServer(name)
            self._server.listen(name)

    @property
    def listening(self) -> bool:
        """Whether a second launch would be heard."""
        return self._server.isListening()

    def _answer(self) -> None:
        while (caller := self._server.nextPendingConnection()) is not None:
            caller.close()
            caller.deleteLater()
            self.rung.emit()
