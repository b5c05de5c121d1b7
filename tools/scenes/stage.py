"""The stage: the program on a copy of a database, in a window of one size, and what scenes may ask of it."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeVar
from unittest.mock import patch

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QWidget
from shiboken6 import isValid

from kpi_desktop.app import App
from kpi_desktop.domain.words import Language
from kpi_desktop.services import settings
from kpi_desktop.services.context import Context, open_context
from kpi_desktop.ui.kit import FormDialog
from kpi_desktop.ui.month import MonthPage
from kpi_desktop.ui.people import PeoplePage
from kpi_desktop.ui.reports import ReportsPage
from kpi_desktop.ui.room import TITLE_BAR
from kpi_desktop.ui.schemes import SchemesPage
from kpi_desktop.ui.session import Session
from kpi_desktop.ui.settings import SettingsPage
from kpi_desktop.ui.today import TodayPage
from kpi_desktop.ui.window import MainWindow
from tools.scenes.data import Databases
from tools.scenes.present import Friday

CLIENT = (1280, 720)
_PATIENCE = 2000
Look = Literal["light", "dark"]
W = TypeVar("W", bound=QWidget)


class _Screen:
    """A screen on which a window of this size just has room: the platform without a screen has a smaller one."""

    def availableGeometry(self) -> QRect:  # noqa: N802 - Qt calls it so
        """All of it."""
        return QRect(0, 0, CLIENT[0], CLIENT[1] + TITLE_BAR)


SCREEN = _Screen()


class Stage:
    """One run of the program.

    Args:
        databases: Where copies come from.
        name: Of the database.
        folder: A place for the copy and for files that scenes need.
        language: Of the window.
        theme: ``light`` or ``dark``.
    """

    def __init__(self, databases: Databases, name: str, folder: Path, language: Language, theme: Look) -> None:
        """Open the window."""
        self.database, self.folder, self.language = name, folder, language
        file = databases.copy(name, folder / f"{name}.db")
        self.ctx: Context = open_context(file, clock=Friday(), actor="gallery")
        settings.set_look(self.ctx, theme)
        self._kept: list[QWidget] = []
        self._patches = contextlib.ExitStack()
        self._patches.enter_context(patch.object(FormDialog, "exec", self._open_instead()))
        self._patches.enter_context(patch.object(FormDialog, "screen", lambda _: SCREEN, create=True))
        instance = QApplication.instance()
        assert isinstance(instance, QApplication)  # noqa: S101 - whoever calls has made one
        self.qt = instance
        self.app = App(instance, self.ctx, file, language=language)
        self.app.start()
        self.root.resize(*CLIENT)
        self._to_front()

    def _open_instead(self) -> Callable[[FormDialog], int]:
        """Dialogs are opened without waiting for an answer, which nobody would give."""

        def opened(dialog: FormDialog) -> int:
            self._kept.append(dialog)
            dialog.open()
            return QDialog.DialogCode.Rejected

        return opened

    def _to_front(self) -> None:
        """The window has the keys, without which nothing pops up."""

        def active() -> bool:
            self.root.activateWindow()
            QApplication.processEvents()
            return self.root.isActiveWindow()

        self.until(active)

    @property
    def root(self) -> QWidget:
        """The main window, or the guide."""
        window = self.app.window
        assert window is not None  # noqa: S101 - it was started
        return window

    @property
    def window(self) -> MainWindow:
        """The main window."""
        return one_of(self.root, MainWindow)

    @property
    def session(self) -> Session:
        """What the pages share."""
        return self.window.session

    def _page(self, place: str) -> QWidget:
        """A page; it is drawn anew only where another was open."""
        window = self.window
        return window.page if window.place_id == place else window.open(place)

    @property
    def today(self) -> TodayPage:
        """The page Today, opened."""
        return one_of(self._page("today"), TodayPage)

    @property
    def month(self) -> MonthPage:
        """The page Month, opened."""
        return one_of(self._page("month"), MonthPage)

    @property
    def people(self) -> PeoplePage:
        """The page People, opened."""
        return one_of(self._page("people"), PeoplePage)

    @property
    def schemes(self) -> SchemesPage:
        """The page Schemes, opened."""
        return one_of(self._page("schemes"), SchemesPage)

    @property
    def reports(self) -> ReportsPage:
        """The page Reports, opened."""
        return one_of(self._page("reports"), ReportsPage)

    @property
    def settings(self) -> SettingsPage:
        """The page Settings, opened."""
        return one_of(self._page("settings"), SettingsPage)

    def until(self, holds: Callable[[], object]) -> None:
        """Let the program work until something holds."""
        for _ in range(_PATIENCE):
            if holds():
                return
            QTest.qWait(5)
        raise AssertionError("nothing came of it")

    def shown(self, dialog: W) -> W:
        """Show a dialog that a scene made itself."""
        self._kept.append(dialog)
        if isinstance(dialog, QDialog):
            dialog.open()
        else:
            dialog.show()
        return dialog

    def dialog(self, kind: type[W]) -> W:
        """The dialog of a kind that is open."""

        def found() -> W | None:
            there = [one for one in QApplication.topLevelWidgets() if isinstance(one, kind) and one.isVisible()]
            return there[-1] if there else None

        self.until(found)
        dialog = found()
        assert dialog is not None  # noqa: S101 - waited for just above
        return dialog

    def types(self, text: str, into: QWidget) -> None:
        """Keys that a keyboard has."""
        into.setFocus(Qt.FocusReason.OtherFocusReason)
        QTest.keyClicks(into, text)

    def settle(self) -> None:
        """Let everything be laid out, and what is worked out beside the typing come."""
        for _ in range(3):
            QApplication.processEvents()

    def clear(self) -> None:
        """Close what a scene opened, and lift the veil."""
        if isinstance(self.root, MainWindow):
            self.session.veil.draw(False)
            self.window.work.stop_all()
            self.until(lambda: self.window.work.current is None)
        for one in QApplication.topLevelWidgets():
            if one is not self.root and one.isVisible():
                if isinstance(one, QDialog):
                    one.done(QDialog.DialogCode.Rejected)
                else:
                    one.close()
        self.settle()
        for kept in self._kept:
            if isValid(kept) and not kept.parent():
                kept.deleteLater()
        self._kept.clear()
        self._to_front()
        self.settle()

    def end(self) -> None:
        """Close the window and the database."""
        self._patches.close()
        self.app.end()
        self.ctx.close()


@dataclass(frozen=True, slots=True)
class Scene:
    """Something to be looked at.

    Attributes:
        name: Of the picture.
        database: In which database it is set.
        act: Brings it about; gives the dialog, or None for the window.
        shows: Dialogs that are to be seen in it, where they are told apart by more than their kind: functions' names.
        waits: Milliseconds that something beside the events takes to come.
    """

    name: str
    database: str
    act: Callable[[Stage], QWidget | None]
    shows: tuple[str, ...] = ()
    waits: int = 0


SCENES: dict[str, Scene] = {}
Act = Callable[[Stage], QWidget | None]


def scene(database: str = "rich", *shows: str, waits: int = 0) -> Callable[[Act], Act]:
    """Enter a function as a scene under its own name, underscores as hyphens.

    Args:
        database: In which database it is set.
        shows: Names of the classes and functions of dialogs that are to be seen.
        waits: Milliseconds to wait before looking.
    """

    def enter(act: Act) -> Act:
        name = act.__name__.replace("_", "-")
        if name in SCENES:
            raise ValueError(name)
        SCENES[name] = Scene(name, database, act, shows, waits)
        return act

    return enter


def one_of(widget: object, kind: type[W]) -> W:
    """A widget as what it is known to be."""
    if not isinstance(widget, kind):
        raise TypeError(f"{widget} is no {kind.__name__}")
    return widget


def seen(stage: Stage, scene: Scene) -> QImage:
    """Play a scene and look; clearing it away is left to the caller."""
    target = scene.act(stage) or stage.root
    stage.settle()
    QTest.qWait(scene.waits)
    return picture(target)


def picture(target: QWidget) -> QImage:
    """What is to be seen of a widget, with whatever has popped up over it."""
    image = target.grab().toImage()
    ratio = image.devicePixelRatio()
    popups = [
        one
        for one in QApplication.topLevelWidgets()
        if one.isVisible()
        and one is not target
        and not isinstance(one, QDialog | QFileDialog)
        and one.windowType() in {Qt.WindowType.Popup, Qt.WindowType.Tool, Qt.WindowType.ToolTip}
    ]
    with QPainter(image) as painter:
        for one in popups:
            place = one.mapToGlobal(QPoint(0, 0)) - target.mapToGlobal(QPoint(0, 0))
            painter.drawPixmap(place, one.grab())
    image.setDevicePixelRatio(ratio)
    return image
