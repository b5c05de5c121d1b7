"""A window is to close while work is under way: nothing is torn off, and nobody waits before a dead window."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from kpi_desktop.texts import Translator
from kpi_desktop.ui.background import Manner, Work
from kpi_desktop.ui.leaving import LeaveDialog


class Ending(QObject):
    """Lets a window close once its work has ended.

    Args:
        window: The window.
        work: Its long work.
        line: Where the work is shown; what nobody has seen yet is waited for without a word. This goes with it.
        tr: Words the question.

    Attributes:
        asking: The question, while it stands there.
        pending: Whether the window closes by itself when the work has ended.

    Signals:
        stayed: The window doesn't close after all.
    """

    stayed = Signal()

    def __init__(self, window: QWidget, work: Work, line: QWidget, tr: Translator) -> None:
        """Nothing is to close."""
        super().__init__(line)
        self._window, self._work, self._line, self._tr = window, work, line, tr
        self.asking: LeaveDialog | None = None
        self.pending = False
        work.idle.connect(self._ended)

    def may_close(self) -> bool:
        """Whether the window may close now; where not, it closes later by itself, or the person is asked."""
        job = self._work.current
        if job is None:
            return True
        if job.manner is Manner.WRITING or not self._line.isVisible():
            self._wait()
        elif self.asking is None and not self.pending:
            tr = self._tr
            self.asking = LeaveDialog(
                self._window,
                [job.sentence],
                self._wait,
                tr,
                title=tr.t("Stop this and close?"),
                stay=tr.c("button", "Go on"),
                leaving=tr.t("Stop and close"),
            )
            self.asking.finished.connect(self._answered)
            self.asking.stayed.connect(self.stayed)
            self.asking.open()
        return False

    def _wait(self) -> None:
        """Stop what can be stopped; the window closes when it has ended."""
        self.pending = True
        self._work.stop_all()

    def _answered(self) -> None:
        if self.asking is not None:
            self.asking.deleteLater()
            self.asking = None

    def _ended(self) -> None:
        """What ended well while the question stood there has answered it; a fault is to be read first."""
        close = self.pending or (self.asking is not None and self._work.ended_well)
        self.pending = False
        if self.asking is not None:
            (self.asking.withdraw if close else self.asking.reject)()
        if close:
            QTimer.singleShot(0, self._window, self._window.close)
