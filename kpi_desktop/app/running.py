"""One database after another, until a window is closed for good."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QApplication

from kpi_desktop import __version__, paths
from kpi_desktop.app.program import App
from kpi_desktop.domain.words import Language, Message
from kpi_desktop.errors import KpiError, LockedError, WrongCallError
from kpi_desktop.services.context import Context, SystemClock, open_context
from kpi_desktop.services.restoring import Ready, Restored, put_in_place
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
    home, wanted = file, team
    restored: Restored | None = None
    with logbook(paths.log_file()):
        guard = CrashGuard(paths.log_file(), Translator(language or fallback, paths.resources() / "translations"))
        guard.install()
        while True:
            try:
                ctx = _open(file)
            except KpiError as error:
                _tell(qt, error, guard.translator)
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
                    team=wanted,
                    fallback=fallback,
                    guard=guard,
                    home=home if file != home else None,
                    restored=restored,
                )
                app.start()
                code = qt.exec()
                following, backup = app.next_file, app.backup
                app.end()
            finally:
                ctx.close()
            if following is None:
                return code
            file, restored = following, None
            wanted = team if file == home else None
            if backup is not None:
                restored = _put_in_place(backup, file, lambda error: _tell(qt, error, guard.translator))
                if restored is not None:
                    wanted = _team_in(backup, team)


def _put_in_place(backup: Ready, file: Path, tell: Callable[[KpiError], object]) -> Restored | None:
    """Let a backup take the database's place; where that fails, it is told, and the data is as it was."""
    try:
        restored = put_in_place(backup, file, SystemClock().today())
    except KpiError as error:
        tell(error)
        return None
    _LOG.info("a backup was restored")
    return restored


def _team_in(backup: Ready, name: str | None) -> str | None:
    """The team to open: the one that was open where the backup knows it, else the first; None before the set-up."""
    names = [team.name for team in backup.held.teams]
    return name if name in names else next(iter(names), None)


def _tell(qt: QApplication, error: KpiError, tr: Translator) -> None:
    """Tell a fault while no window is there."""
    theme = Theme.wanted(None, paths.resources() / "style")
    theme.apply(qt)
    icons = Icons(paths.resources() / "icons", qt.devicePixelRatio())
    UnopenedDialog(None, error, tr, theme, icons).exec()


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
