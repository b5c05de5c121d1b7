"""One database after another, until a window is closed for good."""

from __future__ import annotations

import logging
import time
from pathlib import Path

from kpi_desktop import __version__, paths
from kpi_desktop.app.program import App
from kpi_desktop.domain.words import Language, Message
from kpi_desktop.errors import KpiError, LockedError, WrongCallError
from kpi_desktop.services.context import Context, SystemClock, open_context
from kpi_desktop.texts import Translator
from kpi_desktop.ui.crash import CrashGuard, logbook
from kpi_desktop.ui.icons import Icons
from kpi_desktop.ui.opening import UnopenedDialog
from kpi_desktop.ui.screen import application, has_screen
from kpi_desktop.ui.single import raise_first
from kpi_desktop.ui.theme import Theme

_LOG = logging.getLogger(__name__)
_PATIENCE_SECONDS = 1.5
"""How long a database that somebody else writes to is waited for: a command is done by then."""
_PAUSE_SECONDS = 0.1


def run(
    database: Path | None = None,
    *,
    language: Language | None = None,
    team: str | None = None,
    fallback: Language = "zh",
) -> int:
    """Open the window and stay until it is closed.

    Args:
        database: The file; None for the default one, made on the first run.
        language: Overrides the language that was set.
        team: For one team of several.
        fallback: The language where none was asked for or set.

    Returns:
        0; 3 where the database can't be used, told in a dialog.

    Raises:
        WrongCallError: There is no screen.
    """
    if not has_screen():
        raise WrongCallError(
            Message(
                "There is no screen to open a window on. Every job is also a command: kpi-desktop --help lists them."
            )
        )
    file = database or paths.default_database()
    qt = application()
    if raise_first(file):
        return 0
    home = file
    with logbook(paths.log_file()):
        guard = CrashGuard(paths.log_file(), Translator(language or fallback, paths.resources() / "translations"))
        guard.install()
        while True:
            try:
                ctx = _open(file)
            except KpiError as error:
                theme = Theme.wanted(None, paths.resources() / "style")
                theme.apply(qt)
                icons = Icons(paths.resources() / "icons", qt.devicePixelRatio())
                UnopenedDialog(None, error, guard.translator, theme, icons).exec()
                return error.exit_code
            if ctx is None:
                return 0
            _LOG.info("version %s opens", __version__)
            try:
                app = App(
                    qt,
                    ctx,
                    file,
                    language=language,
                    team=team if file == home else None,
                    fallback=fallback,
                    guard=guard,
                    home=home if file != home else None,
                )
                app.start()
                code = qt.exec()
                following = app.next_file
                app.end()
            finally:
                ctx.close()
            if following is None:
                return code
            file = following


def _open(file: Path) -> Context | None:
    """The database, held for writing; None where another launch came first by a moment, and was raised.

    Raises:
        DatabaseError: It can't be used; where somebody else writes, only after some patience.
    """
    until = time.monotonic() + _PATIENCE_SECONDS
    while True:
        try:
            return open_context(file, clock=SystemClock())
        except LockedError:
            if raise_first(file):
                return None
            if time.monotonic() > until:
                raise
        time.sleep(_PAUSE_SECONDS)
