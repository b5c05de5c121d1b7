"""Long work off the GUI thread: one piece after another for each window, watched, stopped, and never left behind."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable
from enum import Enum
from typing import Any, Generic, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from kpi_desktop.errors import KpiError

T = TypeVar("T")


class StoppedError(Exception):
    """The person pressed Stop."""


class Manner(Enum):
    """What a piece of work asks of the window meanwhile."""

    BESIDE = "beside"
    """It reads what was laid out for it, or a copy: everything else goes on."""
    ASKING = "asking"
    """It reads for a question, whose answer a key meant for a page must not give: pages take no input until then.

    What was read after Stop is dropped, for nothing was written.
    """
    WRITING = "writing"
    """It writes into the database, whole or not at all: pages take no input, and it can't be stopped."""


class Progress:
    """What the work reports to and asks; handed to it on its own thread."""

    def __init__(self, report: Callable[[int, int], None]) -> None:
        """Nothing is done yet."""
        self._report = report
        self._stopped = threading.Event()

    @property
    def stopped(self) -> bool:
        """Whether it is to stop."""
        return self._stopped.is_set()

    def stop(self) -> None:
        """Ask the work to stop at its next step."""
        self._stopped.set()

    def step(self, done: int, total: int) -> None:
        """Tell that `done` of `total` parts are finished.

        Raises:
            StoppedError: The person pressed Stop.
        """
        if self.stopped:
            raise StoppedError
        self._report(done, total)


class _Signals(QObject):
    stepped = Signal(int, int)
    ended = Signal(object)


class _Outcome:
    def __init__(self, value: object, error: BaseException | None) -> None:
        self.value = value
        self.error = error


class Job(QObject, Generic[T]):
    """One piece of long work; it waits for its turn where the window has another under way.

    Args:
        owner: A widget of the window; once it is gone, nobody is told what came of the work.
        sentence: What is being done.
        work: Done on another thread. It must not touch widgets. It may read and write through services: the store
            gives every thread a connection of its own. It may raise a `KpiError`.
        done: Called on the GUI thread with what the work returned.
        failed: Called on the GUI thread with the `KpiError` of the work.
        stopped: Called on the GUI thread after Stop.
        manner: What it asks of the window meanwhile.

    Attributes:
        sentence: What is being done.
        manner: What it asks of the window.
        running: Whether it is still to end, or even to begin.
        done_parts: How many parts are finished.
        all_parts: Of how many; 0 while nobody knows.
    """

    def __init__(
        self,
        owner: QWidget,
        sentence: str,
        work: Callable[[Progress], T],
        *,
        done: Callable[[T], object],
        failed: Callable[[KpiError], object],
        stopped: Callable[[], object] = lambda: None,
        manner: Manner = Manner.BESIDE,
    ) -> None:
        """Start, at once where nothing else is under way."""
        at = Work.of(owner)
        super().__init__(at)
        self._owner = owner
        self.sentence, self.manner = sentence, manner
        self._done, self._failed, self._stopped = done, failed, stopped
        self.running = True
        self.done_parts = self.all_parts = 0
        self._signals = signals = _Signals()
        signals.stepped.connect(self._step)
        signals.ended.connect(self._end)
        self.progress = progress = Progress(signals.stepped.emit)

        def run() -> None:
            # It holds what it needs by itself, so that it can outlive the window without touching what is gone.
            try:
                outcome = _Outcome(work(progress), None)
            except BaseException as error:  # noqa: BLE001 - sent to the GUI thread, which tells it or raises it again
                outcome = _Outcome(None, error)
            signals.ended.emit(outcome)

        self._thread = threading.Thread(target=run, name="long work")
        self._at = at
        at.add(self)

    @property
    def stoppable(self) -> bool:
        """Whether Stop does anything still."""
        return self.running and self.manner is not Manner.WRITING and not self.progress.stopped

    def begin(self) -> None:
        """Its turn has come."""
        self._thread.start()

    def stop(self) -> None:
        """Ask it to stop; what can't be stopped goes on."""
        if self.manner is not Manner.WRITING:
            self.progress.stop()

    def abandon(self) -> None:
        """Stop and wait for the end, of which nobody is told any more."""
        self._signals.stepped.disconnect()
        self._signals.ended.disconnect()
        self.stop()
        self.running = False
        if self._thread.ident is not None:
            self._thread.join()

    def _step(self, done: int, total: int) -> None:
        self.done_parts, self.all_parts = done, total
        self._at.changed.emit()

    def _end(self, outcome: _Outcome) -> None:
        self.running = False
        self._thread.join()  # it has sent its last word
        self._at.take_off(self, well=outcome.error is None)
        try:
            if shiboken6.isValid(self._owner):
                self._tell(outcome)
        finally:
            if shiboken6.isValid(self._at):
                self._at.ended()
            if shiboken6.isValid(self):
                self.deleteLater()

    def _tell(self, outcome: _Outcome) -> None:
        dropped = self.manner is Manner.ASKING and self.progress.stopped
        if isinstance(outcome.error, StoppedError) or (outcome.error is None and dropped):
            self._stopped()
        elif outcome.error is None:
            self._done(outcome.value)  # type: ignore[arg-type]
        elif isinstance(outcome.error, KpiError):
            self._failed(outcome.error)
        else:
            raise outcome.error


class Work(QObject):
    """The long work of one window, one piece after another.

    Attributes:
        ended_well: Whether the last piece came to its end without a fault and unstopped.

    Signals:
        changed: Another piece is under way, or none, or it has come further.
        idle: Nothing is under way any more, and what came of it was told.
    """

    changed = Signal()
    idle = Signal()

    def __init__(self, window: QWidget) -> None:
        """Nothing is under way."""
        super().__init__(window)
        self.current: Job[Any] | None = None
        self._waiting: deque[Job[Any]] = deque()
        self._telling = 0
        self.ended_well = True

    @staticmethod
    def of(widget: QWidget) -> Work:
        """The work of a widget's window."""
        window = widget.window()
        found = window.findChild(Work, options=Qt.FindChildOption.FindDirectChildrenOnly)
        return found if isinstance(found, Work) else Work(window)

    @property
    def busy(self) -> bool:
        """Whether anything is under way."""
        return self.current is not None

    @property
    def waiting(self) -> int:
        """How many pieces wait for their turn."""
        return len(self._waiting)

    @property
    def holds(self) -> bool:
        """Whether pages take no input; also for what only waits, for its question may come at any moment then."""
        jobs = [*self._waiting, *([self.current] if self.current is not None else [])]
        return any(job.manner is not Manner.BESIDE for job in jobs)

    def add(self, job: Job[Any]) -> None:
        """Begin a piece, or let it wait for its turn."""
        self._waiting.append(job)
        if self.current is None:
            self._next()
        else:
            self.changed.emit()

    def stop(self) -> None:
        """Stop what is under way; what waits comes next."""
        if self.current is not None:
            self.current.stop()
            self.changed.emit()

    def stop_all(self) -> None:
        """Stop what is under way, and forget what waits."""
        waiting, self._waiting = self._waiting, deque()
        for job in waiting:
            job.abandon()
            job.deleteLater()
        self.stop()

    def finish(self) -> None:
        """Before the window goes: stop everything and wait until nothing of it runs any more."""
        self.stop_all()
        current, self.current = self.current, None
        if current is not None:
            current.abandon()

    def take_off(self, job: Job[Any], *, well: bool) -> None:
        """A piece has ended; it is still to be told what came of it."""
        self.ended_well = well
        self._telling += 1
        self._next()

    def ended(self) -> None:
        """It was told, which may have taken a question; others may have ended meanwhile."""
        self._telling -= 1
        if not self.busy and not self._telling:
            self.idle.emit()

    def _next(self) -> None:
        self.current = self._waiting.popleft() if self._waiting else None
        if self.current is not None:
            self.current.begin()
        self.changed.emit()
