"""Where the window's parts are put together."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

import shiboken6
from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from kpi_desktop import paths
from kpi_desktop.domain.month import Month
from kpi_desktop.domain.words import Language
from kpi_desktop.errors import KpiError
from kpi_desktop.services import restoring, sample, settings, setup, teams
from kpi_desktop.services.backups import last_backup, note_backup
from kpi_desktop.services.context import Context
from kpi_desktop.services.months import month_view
from kpi_desktop.services.restoring import Ready, Restored
from kpi_desktop.services.sample_team import ready_sample
from kpi_desktop.services.schemes import scheme_for
from kpi_desktop.services.teams import Team
from kpi_desktop.ui.background import Work
from kpi_desktop.ui.crash import CrashGuard
from kpi_desktop.ui.guide import Guide
from kpi_desktop.ui.icons import Icons
from kpi_desktop.ui.kit.dialogs import show_error
from kpi_desktop.ui.month.head import state_text
from kpi_desktop.ui.places import places
from kpi_desktop.ui.session import Past, Session
from kpi_desktop.ui.single import Doorbell
from kpi_desktop.ui.theme import Theme
from kpi_desktop.ui.tongue import Tongue
from kpi_desktop.ui.window import MainWindow


class App(QObject):
    """One run of the window on one database.

    Args:
        qt: The Qt application.
        ctx: The open database, held for writing; closed when the run ends.
        database: Its file.
        language: The language asked for, or None for the one that was set.
        team: The team asked for, or None.
        fallback: The language where nothing was asked for or set.
        guard: Told of every change of language, so that it can speak when a bug is caught.
        home: The real database, where this one is the sample beside it.
        restored: What stands in the status line first, where a backup was put back.

    Attributes:
        backup: What takes the place of the next database before that is opened; None for nothing.
    """

    def __init__(
        self,
        qt: QApplication,
        ctx: Context,
        database: Path,
        *,
        language: Language | None = None,
        team: str | None = None,
        fallback: Language = "zh",
        guard: CrashGuard | None = None,
        home: Path | None = None,
        restored: Restored | None = None,
    ) -> None:
        """Dress the application; `start` shows the first window."""
        super().__init__()
        self._qt = qt
        self._ctx = ctx
        self._team_name = team
        self._database, self._home = database, home
        self._restored = restored
        self._following: Path | None = None
        self.backup: Ready | None = None
        self._theme = Theme.wanted(settings.look(ctx), ctx.resources / "style")
        self._icons = Icons(ctx.resources / "icons", qt.devicePixelRatio())
        self._tongue = Tongue(qt, ctx.resources / "translations", guard, self)
        self._window: QWidget | None = None
        self._theme.apply(qt)
        self.translator = self._tongue.speak(language or settings.language(ctx) or fallback)
        self._doorbell = Doorbell(database, self)
        self._doorbell.rung.connect(self.raise_window)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._recolour)

    @property
    def window(self) -> QWidget | None:
        """The window that is open: the guide or the main window."""
        return self._window

    @property
    def next_file(self) -> Path | None:
        """The database to open once this run ends; None for none, and as long as the window is there."""
        return self._following if self._window is None or self._window.isHidden() else None

    def start(self) -> None:
        """Show the guide on a new database, else the main window.

        Raises:
            WrongCallError: Several teams and none, or an unknown one, was named.
        """
        if setup.is_set_up(self._ctx):
            self._note_restored()
            self._show_main(teams.resolve(self._ctx, self._team_name))
            self._tell_restored()
        else:
            self._show_guide()

    def raise_window(self) -> None:
        """Bring the window to the front, as a second launch asks for."""
        if self._window is not None:
            self._window.setWindowState(self._window.windowState() & ~Qt.WindowState.WindowMinimized)
            self._window.raise_()
            self._window.activateWindow()

    def _show_guide(self) -> None:
        guide = Guide(self._ctx, self._tongue.speak, self.translator.language, self._theme, self._icons)
        guide.finished.connect(self._guide_finished)
        guide.sample_wanted.connect(self._to_sample)
        guide.stayed.connect(self._stay)
        self._replace(guide)

    def _guide_finished(self, team: Team) -> None:
        self.translator = self._tongue.speak(settings.language(self._ctx) or self.translator.language)
        self._show_main(team)

    def _show_main(
        self,
        team: Team,
        page: str = "today",
        past: Past | None = None,
        unfinished: Mapping[str, object] | None = None,
        *,
        veiled: bool = False,
    ) -> None:
        session = Session(self._ctx, self.translator, self._theme, self._icons, team, past=past, veiled=veiled)
        window = MainWindow(
            places(self.translator), session, lambda: self._status(session, window), title=lambda: self._title(session)
        )
        window.rebuild_wanted.connect(lambda: self._rebuild(window))
        window.recolour_wanted.connect(self._recolour)
        window.sample_wanted.connect(self._to_sample)
        window.home_wanted.connect(lambda: self._leave_for(self._home or paths.default_database()))
        window.restore_wanted.connect(self._restore)
        window.stayed.connect(self._stay)
        window.go_on_with(unfinished or {})
        window.open(page)
        self._replace(window)

    def _rebuild(self, window: MainWindow) -> None:
        """Build the window anew once its long work has ended: what is told of that belongs to this one's pages."""
        if window.work.busy:
            again = partial(QTimer.singleShot, 0, self, partial(self._rebuild, window))
            window.work.idle.connect(again, Qt.ConnectionType.SingleShotConnection)
            return
        if self._after_a_dialog(partial(self._rebuild, window)):  # such as what was asked when the work had ended
            return
        if self._window is not window or window.isHidden():  # done already, or closed meanwhile
            return
        self.translator = self._tongue.speak(settings.language(self._ctx) or self.translator.language)
        unfinished = window.unfinished()
        session = window.session
        reading = window.helper.reading
        self._show_main(self._team_of(session), window.place_id, session.past, unfinished, veiled=session.veil.drawn)
        if isinstance(self._window, MainWindow):
            self._window.helper.go_on_with(reading)

    def _title(self, session: Session) -> str:
        team = self._team_of(session).name
        if sample.is_sample(self._ctx):
            return session.tr.t("Sample team: {team} · Monthly assessment", team=team)
        return session.tr.t("{team} · Monthly assessment", team=team)

    def _team_of(self, session: Session) -> Team:
        """The window's team as it is called now."""
        try:
            known = teams.teams(self._ctx)
        except KpiError:  # told by whoever asked for more than a title
            return session.team
        return next((team for team in known if team.id == session.team.id), session.team)

    def _replace(self, window: QWidget) -> None:
        before, self._window = self._window, window
        if before is not None:
            window.setGeometry(before.normalGeometry())
            window.setWindowState(before.windowState())
        window.show()
        if before is not None:
            Work.of(before).finish()
            before.hide()
            before.deleteLater()

    def _status(self, session: Session, window: MainWindow) -> str:
        month = window.month_shown or Month.of(self._ctx.clock.today())
        try:
            scheme = scheme_for(self._ctx, session.team, month)
            view = month_view(self._ctx, session.team, month)
        except KpiError as error:  # the first month may still be to come
            return session.tr.say(error.what)
        return session.tr.t(
            "{scheme}, version {version}  ·  {month} {state}",
            scheme=scheme.name,
            version=scheme.version,
            month=month,
            state=state_text(view.state, session.tr),
        )

    def _to_sample(self) -> None:
        """Open the sample team in this window's place."""
        self._qt.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            file = ready_sample(self._database, self.translator.language, self._ctx.clock)
        except KpiError as error:
            self._qt.restoreOverrideCursor()
            show_error(self._window, error, self.translator)
            return
        self._qt.restoreOverrideCursor()
        self._leave_for(file)

    def _restore(self, backup: Ready) -> None:
        """Close the window and go on with a backup in the place of its data."""
        self.backup = backup
        self._leave_for(self._database)

    def _note_restored(self) -> None:
        """A backup can't know of itself: the file that was put back is the last one of this data."""
        restored = self._restored
        if restored is None:
            return
        last = last_backup(self._ctx)
        if last is None or last.at < restored.written:
            note_backup(self._ctx, restored.backup, restored.written)

    def _tell_restored(self) -> None:
        if self._restored is not None and self._restored.kept is not None and isinstance(self._window, MainWindow):
            said = self.translator.t(
                "The backup is the data now; what stood there is kept as {file}", file=self._restored.kept.name
            )
            self._window.status.tell(said)

    def _leave_for(self, file: Path) -> None:
        """Close the window, which may ask first or have work to end, and go on with another database."""
        self._following = file
        if self._window is not None:
            self._window.close()

    def _stay(self) -> None:
        """The window was asked to stay: there is nowhere to go any more."""
        self._following = None
        if self.backup is not None:
            restoring.discard(self.backup)
            self.backup = None

    def end(self) -> None:
        """Take the window down and stop listening, so that another run can begin."""
        if self.backup is not None and self.next_file is None:  # the program was told to end while it asked
            restoring.discard(self.backup)
        if self._window is not None:
            Work.of(self._window).finish()
            self._window.hide()
            shiboken6.delete(self._window)
            self._window = None
        shiboken6.delete(self)

    def _after_a_dialog(self, again: Callable[[], None]) -> bool:
        """Whether a dialog is open, which a window built anew would take along with what was typed there.

        Args:
            again: Called once that dialog is gone.
        """
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, QDialog):
            return False
        dialog.finished.connect(lambda _result: QTimer.singleShot(0, self, again))
        return True

    def _recolour(self) -> None:
        """Take on other colours: the desktop changed them, or they were chosen."""
        if self._after_a_dialog(self._recolour):
            return
        self._theme = Theme.wanted(settings.look(self._ctx), self._ctx.resources / "style")
        self._theme.apply(self._qt)
        if isinstance(self._window, MainWindow):
            self._rebuild(self._window)
        elif isinstance(self._window, Guide):
            self._window.dress(self._theme)
