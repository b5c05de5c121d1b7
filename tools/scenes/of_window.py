"""What belongs to the whole window, and the guide."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from kpi_desktop.domain.words import Message
from kpi_desktop.errors import DatabaseError
from kpi_desktop.store.faults import damaged
from kpi_desktop.ui.crash import CrashDialog
from kpi_desktop.ui.guide import Guide
from kpi_desktop.ui.guide.place_step import PlaceStep
from kpi_desktop.ui.guide.roster_step import RosterStep
from kpi_desktop.ui.kit import FormDialog, show_error
from kpi_desktop.ui.leaving import LeaveDialog
from kpi_desktop.ui.opening import UnopenedDialog
from tools.scenes.other_teams import names
from tools.scenes.stage import Stage, one_of, scene


@scene("rich", "HelpDialog")
def help_today(stage: Stage) -> QWidget:
    """Help about Today."""
    return _help(stage, "today")


@scene("rich", "HelpDialog")
def help_month(stage: Stage) -> QWidget:
    """Help about Month."""
    return _help(stage, "month")


def _help(stage: Stage, place: str) -> QWidget:
    stage.window.open(place)
    stage.window.open_help()
    assert stage.window.help is not None  # noqa: S101 - just opened
    return stage.window.help


@scene(waits=100)
def palette(stage: Stage) -> None:
    """Search over everything, empty."""
    stage.window.open("today")
    stage.window.palette_.open()


@scene(waits=300)
def palette_searching(stage: Stage) -> None:
    """Search over everything."""
    stage.window.open("today")
    stage.window.palette_.open()
    stage.types("z", stage.window.palette_.field)


@scene("rich", "dialogs._saying")
def could_not_be_done(stage: Stage) -> QWidget:
    """A known fault."""
    stage.window.open("today")
    what = Message("{file} can't be opened.", {"file": "考核得分表-2026-10.xlsx"})
    show_error(stage.window, DatabaseError(what), stage.session.tr)
    return stage.dialog(FormDialog)


@scene("rich", "CrashDialog")
def crash(stage: Stage) -> QWidget:
    """A bug was caught."""
    summary = "ZeroDivisionError: division by zero\nkpi_desktop/ui/today/page.py:120"
    return stage.shown(CrashDialog(stage.window, summary, Path("kpi-desktop.log"), stage.session.tr))


@scene("rich", "UnopenedDialog")
def unopened(stage: Stage) -> QWidget:
    """A database that can't be opened."""
    session = stage.session
    error = damaged(Path("D:/team/kpi.db"))
    return stage.shown(UnopenedDialog(None, error, session.tr, session.theme, session.icons))


@scene("rich", "LeaveDialog")
def leave(stage: Stage) -> QWidget:
    """Closing while a cell isn't saved."""
    tr = stage.session.tr
    unsaved = [tr.n("{count} cell isn't saved yet", "{count} cells aren't saved yet", 2)]
    return stage.shown(LeaveDialog(stage.window, unsaved, lambda: None, tr))


@scene("sample")
def sample_team(stage: Stage) -> None:
    """The sample says that it is one."""
    stage.window.open("month")


def _guide(stage: Stage, step: int) -> Guide:
    guide = one_of(stage.root, Guide)
    place = one_of(guide.steps[0], PlaceStep)
    if not place.team.text():
        place.organisation.insert("维康客户服务中心" if stage.language == "zh" else "Weikang Customer Service Centre")
        place.team.insert("早班" if stage.language == "zh" else "Early shift")
        QGuiApplication.clipboard().setText("\n".join(names(9, stage.language)))
        grid = one_of(guide.steps[2], RosterStep).grid
        guide.go_to(2)
        grid.setFocus()
        QTest.keyClick(grid, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    guide.go_to(step)
    return guide


@scene("new")
def guide_place(stage: Stage) -> None:
    """The first step."""
    _guide(stage, 0)


@scene("new")
def guide_scheme(stage: Stage) -> None:
    """The regulation."""
    _guide(stage, 1)


@scene("new")
def guide_roster(stage: Stage) -> None:
    """The roster."""
    _guide(stage, 2)


@scene("new")
def guide_check(stage: Stage) -> None:
    """The answers."""
    _guide(stage, 3)


@scene("new", "guide._leaving")
def guide_leaving(stage: Stage) -> QWidget:
    """Closing halfway."""
    guide = _guide(stage, 1)
    guide._leaving()
    return stage.dialog(FormDialog)
