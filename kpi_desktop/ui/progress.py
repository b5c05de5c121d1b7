"""Long work in the status line: what is done, how far it has come, and a button that stops it."""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QApplication, QLabel, QProgressBar, QPushButton, QWidget

from kpi_desktop.texts import Translator
from kpi_desktop.ui.background import Job, Work
from kpi_desktop.ui.kit import Elided, button, key_cap, label, named, row
from kpi_desktop.ui.shortcuts import keys_text, with_keys

PATIENCE_MS = 400
"""Work that is done sooner shows nothing: what flashes by only startles."""
_BAR_WIDTH, _SENTENCE_WIDTH = 120, 320
_MOST_COUNTED = 999
"""More parts than that are bytes or the like, and told in percent."""


class ProgressLine(QWidget):
    """Stands in the status line while something is under way, and is hidden otherwise.

    Args:
        work: What is watched.
        tr: Words it.
        keys: The id of the key that stops it; empty where the window has none.

    Signals:
        appeared: It came in sight.
        caret_free: It goes while it has the caret, which nobody had before it or no longer can.
    """

    appeared = Signal()
    caret_free = Signal()

    def __init__(self, work: Work, tr: Translator, keys: str = "") -> None:
        """Start hidden."""
        super().__init__()
        self._work, self._tr = work, tr
        self._told: Job[object] | None = None
        self._before: QWidget | None = None
        self.sentence = Elided("", most=_SENTENCE_WIDTH)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(_BAR_WIDTH)
        self.count = label("")
        stop = tr.c("button", "Stop")
        self.stop: QPushButton = button(stop, work.stop, small=True)
        self.key: QLabel | None = key_cap(keys_text(keys)) if keys else None
        if keys:
            self.stop.setToolTip(with_keys(stop, keys))
        self.setLayout(row(self.sentence, self.bar, self.count, self.stop, *((self.key,) if self.key else ())))
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PATIENCE_MS)
        self._timer.timeout.connect(self._appear)
        work.changed.connect(self._tell)
        self.hide()

    def _tell(self) -> None:
        job = self._work.current
        if job is None:
            self._timer.stop()
            self._leave()
        else:
            self._say(job)
            if self.isHidden() and not self._timer.isActive():
                self._timer.start()
        self._told = job

    def _say(self, job: Job[object]) -> None:
        tr, work = self._tr, self._work
        sentence = job.sentence
        if work.waiting:
            sentence = tr.n("{what} · {count} more waits", "{what} · {count} more wait", work.waiting, what=sentence)
        self.sentence.say(sentence)
        self.bar.setMaximum(job.all_parts)
        self.bar.setValue(job.done_parts)
        self.count.setText(self._count(job))
        named(self.bar, job.sentence, self.count.text())
        self.stop.setVisible(job.stoppable or job.progress.stopped)
        if self.key is not None:
            self.key.setVisible(job.stoppable and not job.progress.stopped)
        self.stop.setText(tr.t("Stopping…") if job.progress.stopped else tr.c("button", "Stop"))
        named(self.stop, self.stop.text(), job.sentence)

    def _count(self, job: Job[object]) -> str:
        done, total = job.done_parts, job.all_parts
        if not total:
            return ""
        if total > _MOST_COUNTED:
            return self._tr.t("{percent} %", percent=done * 100 // total)
        return self._tr.t("{done} of {total}", done=done, total=total)

    def _appear(self) -> None:
        """Show it; while pages take no input, the caret comes here, so that Enter and Esc have something to mean."""
        self.show()
        self.appeared.emit()
        if self._work.holds and self.stop.isVisible():
            self._before = QApplication.focusWidget()
            self.stop.setFocus()

    def _leave(self) -> None:
        had_caret = self.stop.hasFocus()
        before, self._before = self._before, None
        self.hide()
        if not had_caret:
            return
        if before is not None and shiboken6.isValid(before) and before.isVisible() and before.isEnabled():
            before.setFocus()
        else:
            self.caret_free.emit()
