"""Long work off the GUI thread, with a dialog that shows how far it is and lets it be stopped."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal
from PySide6.QtWidgets import QProgressDialog, QWidget

from kpi_desktop.errors import KpiError
from kpi_desktop.texts import Translator

T = TypeVar("T")
_PATIENCE_MS = 400
"""Work that is done sooner shows no dialog."""


class StoppedError(Exception):
    """The person pressed Stop."""


class Progress:
    """What the work reports to and asks; handed to it on its own thread."""

    def __init__(self, report: Callable[[int, int], None]) -> None:
        """Nothing is done yet."""
        self._report = report
        self._stopped = False

    def stop(self) -> None:
        """Ask the work to stop at its next step."""
        self._stopped = True

    def step(self, done: int, total: int) -> None:
        """Tell that `done` of `total` parts are finished.

        Raises:
            StoppedError: The person pressed Stop.
        """
        if self._stopped:
            raise StoppedError
        self._report(done, total)


class _Signals(QObject):
    stepped = Signal(int, int)
    ended = Signal(object)


class _Work(QRunnable):
    """Runs the work on a thread of the pool and sends what came of it."""

    def __init__(self, work: Callable[[Progress], object]) -> None:
        super().__init__()
        self.signals = _Signals()
        self.progress = Progress(self.signals.stepped.emit)
        self._work = work
        self.setAutoDelete(False)

    def run(self) -> None:
        outcome: _Outcome
        try:
            outcome = _Outcome(self._work(self.progress), None)
        except BaseException as error:  # noqa: BLE001 - sent to the GUI thread, which tells it or raises it again
            outcome = _Outcome(None, error)
        self.signals.ended.emit(outcome)


class _Outcome:
    def __init__(self, value: object, error: BaseException | None) -> None:
        self.value = value
        self.error = error


class Job(QObject, Generic[T]):
    """One piece of long work.

    Args:
        parent: The widget over which the dialog stands; the job ends with it.
        sentence: What is being done.
        work: Done on another thread; it must not touch widgets or the database. It may raise a `KpiError`.
        done: Called on the GUI thread with what the work returned.
        failed: Called on the GUI thread with the `KpiError` of the work.
        stopped: Called on the GUI thread after Stop.
        tr: Words the button.
    """

    def __init__(
        self,
        parent: QWidget,
        sentence: str,
        work: Callable[[Progress], T],
        *,
        done: Callable[[T], object],
        failed: Callable[[KpiError], object],
        stopped: Callable[[], object] = lambda: None,
        tr: Translator,
    ) -> None:
        """Start at once."""
        super().__init__(parent)
        self._done = done
        self._failed = failed
        self._stopped = stopped
        self.running = True
        self._work = _Work(work)
        self._work.signals.stepped.connect(self._step)
        self._work.signals.ended.connect(self._end)
        self._dialog = QProgressDialog(sentence, tr.c("button", "Stop"), 0, 0, parent)
        self._dialog.setWindowTitle(sentence)
        self._dialog.setWindowModality(Qt.WindowModality.WindowModal)
        self._dialog.setMinimumDuration(_PATIENCE_MS)
        self._dialog.setAutoClose(False)
        self._dialog.setAutoReset(False)
        self._dialog.canceled.connect(self._work.progress.stop)
        QThreadPool.globalInstance().start(self._work)

    def _step(self, done: int, total: int) -> None:
        self._dialog.setMaximum(total)
        self._dialog.setValue(done)

    def _end(self, outcome: _Outcome) -> None:
        self.running = False
        self._dialog.canceled.disconnect()
        self._dialog.close()
        self._dialog.deleteLater()
        self.deleteLater()
        if outcome.error is None:
            self._done(outcome.value)  # type: ignore[arg-type]
        elif isinstance(outcome.error, KpiError):
            self._failed(outcome.error)
        elif isinstance(outcome.error, StoppedError):
            self._stopped()
        else:
            raise outcome.error
