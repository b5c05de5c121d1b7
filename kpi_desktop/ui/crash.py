"""The edge at which a bug is caught: logged, shown, and the log can be saved."""

from __future__ import annotations

import logging
import shutil
import sys
import threading
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget

from kpi_desktop.texts import Translator
from kpi_desktop.ui.kit import FormDialog, button
from kpi_desktop.ui.kit.files import ask_target

_LOG = logging.getLogger(__name__)


_LOGGER = "kpi_desktop"
_LOG_BYTES = 500_000


@contextmanager
def logbook(file: Path) -> Iterator[None]:
    """Write the program's log into a file while the window is open; where there is no place for it, do without."""
    handler: logging.Handler
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(file, maxBytes=_LOG_BYTES, backupCount=1, encoding="utf-8")
    except OSError:
        handler = logging.NullHandler()
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logger = logging.getLogger(_LOGGER)
    before = logger.level
    logger.setLevel(logging.INFO)
    logger.addHandler(handler)
    try:
        yield
    finally:
        logger.removeHandler(handler)
        logger.setLevel(before)
        handler.close()


class CrashDialog(FormDialog):
    """Says that the program has a fault, that the data is safe, and offers the log."""

    def __init__(self, parent: QWidget | None, summary: str, log_file: Path, tr: Translator) -> None:
        """`summary` is one line about the fault, for whoever reads the log."""
        super().__init__(
            parent,
            tr.t("The program has a fault"),
            verb=tr.t("Go on"),
            cancel="",
            apply=lambda: None,
            tr=tr,
            explain=tr.t(
                "What was shown as logged is on disk and safe. The step that you just took may not have been done; "
                "look before you repeat it. The log holds no names or scores: you can save it and pass it on."
            ),
        )
        self._log_file = log_file
        self.refuse(summary)
        self.buttons.insertWidget(1, button(tr.t("Save the log…"), self.save_log))

    def save_log(self) -> None:
        """Ask where to, and copy the log there."""
        tr = self._tr
        target = ask_target(self, tr.t("Save the log…"), "kpi-desktop-log.txt", tr.t("Text (*.txt)"), tr)
        if target is not None:
            self.copy_log(target)

    def copy_log(self, target: Path) -> None:
        """Copy the log; say so where the place can't be written."""
        try:
            shutil.copyfile(self._log_file, target)
        except OSError:
            self.refuse(self._tr.t("{place} can't be written; choose another place.", place=str(target)))


class CrashGuard(QObject):
    """Stands in for ``sys.excepthook`` while the window is open.

    Args:
        log_file: Where the log is written.
        translator: Words the dialog; to be replaced when the language changes.
    """

    _crashed = Signal(str)

    def __init__(self, log_file: Path, translator: Translator) -> None:
        """Nothing is caught before `install`."""
        super().__init__()
        self._log_file = log_file
        self.translator = translator
        self._showing = False
        self._crashed.connect(self._show, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Catch what nobody catches, in every thread."""
        sys.excepthook = self.caught
        threading.excepthook = lambda args: self.caught(args.exc_type, args.exc_value, args.exc_traceback)

    def caught(self, kind: type[BaseException], error: BaseException | None, trace: TracebackType | None) -> None:
        """Log the fault and show it once the event loop turns."""
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        _LOG.critical("uncaught:\n%s", "".join(traceback.format_exception(kind, None, trace)))
        place = traceback.extract_tb(trace)[-1:] if trace else []
        where = f" ({Path(place[0].filename).name}:{place[0].lineno})" if place else ""
        del error  # its text may name people; the log must not
        self._crashed.emit(f"{kind.__name__}{where}")

    def _show(self, summary: str) -> None:
        if self._showing:
            return
        self._showing = True
        try:
            CrashDialog(QApplication.activeWindow(), summary, self._log_file, self.translator).exec()
        finally:
            self._showing = False
