"""The main window: rail, pages, status line."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

import shiboken6
from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QCloseEvent, QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QMainWindow,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from kpi_desktop.domain.month import Month
from kpi_desktop.errors import KpiError
from kpi_desktop.services import sample
from kpi_desktop.services.context import Operation
from kpi_desktop.ui.background import Work
from kpi_desktop.ui.dropping import Dropping, dropped_files
from kpi_desktop.ui.ending import Ending
from kpi_desktop.ui.held import Held
from kpi_desktop.ui.help import HelpDialog, Helper, HelpParts
from kpi_desktop.ui.kit import row, show_error, stack
from kpi_desktop.ui.kit.order import order_tab
from kpi_desktop.ui.leaving import LeaveDialog
from kpi_desktop.ui.page import Page
from kpi_desktop.ui.pages import Pages
from kpi_desktop.ui.palette import Palette
from kpi_desktop.ui.palette.commands import Command
from kpi_desktop.ui.palette.entries import Action, Goal, place_of
from kpi_desktop.ui.people import PeoplePage
from kpi_desktop.ui.rail import Place, Rail
from kpi_desktop.ui.room import open_within_screen
from kpi_desktop.ui.sample_band import SampleBand
from kpi_desktop.ui.session import Session
from kpi_desktop.ui.shortcuts import act
from kpi_desktop.ui.status_line import StatusLine
from kpi_desktop.ui.theme import RAIL_WIDTH
from kpi_desktop.ui.undo_first import UndoFirst
from kpi_desktop.ui.veiled_dialogs import VeiledDialogs

_LEAST_WIDTH, _LEAST_HEIGHT = 1024, 640
"""The window is never smaller, and wider where the texts of a page ask for it."""


class MainWindow(QMainWindow):
    """The window of one team.

    Args:
        places: The entries of the rail, in order.
        session: What the pages share.
        status: Gives the text of the status line; asked again after every change.
        title: Gives the window's title, likewise.

    Attributes:
        work: What takes long, one piece after another.

    Signals:
        rebuild_wanted: The language was changed: the window is to be built anew.
        recolour_wanted: Other colours were chosen.
        sample_wanted: The sample team is to be opened in this window's place.
        home_wanted: The own team is to be opened in the sample's place.
        restore_wanted: A backup is to take the place of the data (`services.restoring.Ready`).
        stayed: The window was to close, and was asked to stay.
    """

    rebuild_wanted = Signal()
    recolour_wanted = Signal()
    sample_wanted = Signal()
    home_wanted = Signal()
    restore_wanted = Signal(object)
    stayed = Signal()

    def __init__(
        self, places: Sequence[Place], session: Session, status: Callable[[], str], *, title: Callable[[], str] = str
    ) -> None:
        """Build the rail; pages are built when first opened."""
        super().__init__()
        self.session = session
        self._place_ids = tuple(place.id for place in places)
        self.rail = Rail(places, session)
        self.rail.setMinimumHeight(_LEAST_HEIGHT)
        self.rail.place_wanted.connect(self.open)
        self._status_text, self._title_text = status, title
        self._leaving = False
        self.leaving: LeaveDialog | None = None
        self.work = Work(self)
        self.pages = Pages(places, session)
        self.pages.month_changed.connect(self._tell)
        self.status = StatusLine(self.work, session)
        self.status.setMinimumWidth(_LEAST_WIDTH - RAIL_WIDTH)
        self.status.progress.caret_free.connect(lambda: self.pages.first_field().setFocus())
        self._central = central = QWidget()
        central.setObjectName("central")
        central.setLayout(row(self.rail, self._middle(), gap=0))
        self.setCentralWidget(central)
        self.status.progress.appeared.connect(lambda: order_tab(central))  # pages are built later
        open_within_screen(self)
        self.palette_ = Palette(self, session, lambda: tuple(self.keys))
        self.palette_.chosen.connect(self.lead_to)
        self.keys = self._keys()
        self.dropping = Dropping(self, session)
        self.setAcceptDrops(True)
        self.ending = Ending(self, self.work, self.status.progress, session.tr)
        self.ending.stayed.connect(self._stay)
        self._held = Held(self, self.work, self.status.progress, self.keys["stop"])
        self._undo_first = UndoFirst(self)
        parts = HelpParts(session.paper_tr, session.theme, session.icons, session.ctx.resources / "help")
        self.helper = Helper(self, lambda: parts, lambda: self.page.help_topic or self.place_id)
        self.veiled_dialogs = VeiledDialogs(self, session)
        QApplication.instance().focusChanged.connect(self._caret_moved)  # type: ignore[union-attr]
        session.changed.connect(self._changed)
        session.failed.connect(self._failed)
        session.veil.changed.connect(self._veil_changed)

    def open(self, place_id: str) -> Page:
        """Show a page and put the caret where it belongs."""
        page = self.pages.open(place_id)
        self.rail.buttons[place_id].setChecked(True)
        self._offer_undo()
        self._tell()
        self.pages.first_field().setFocus(Qt.FocusReason.OtherFocusReason)
        return page

    def open_person(self) -> None:
        """Open the page of the person in question, or of whoever was shown there last."""
        number = self.page.in_question
        people = self.open("people")
        if number and isinstance(people, PeoplePage):
            people.show_person(number)

    @property
    def help(self) -> HelpDialog | None:
        """Help beside the window; None until it was asked for."""
        return self.helper.shown

    def open_help(self) -> None:
        """Show help about the page in sight; the program goes on beside it."""
        self.helper.open()

    def lead_to(self, goal: Goal) -> None:
        """Go where the search leads: open a page at what was found, or do what was asked for."""
        match goal:
            case Action():
                self.keys[goal.id].trigger()
            case Command():
                goal.run(self.open(goal.place))
            case _:
                self.open(place_of(goal)).lead_to(goal)

    def unfinished(self) -> Mapping[str, object]:
        """What was typed on the pages and not yet written, by entry of the rail."""
        return self.pages.unfinished()

    def go_on_with(self, unfinished: Mapping[str, object]) -> None:
        """Hand each page, once it is opened, what a window before this one had unfinished."""
        self.pages.go_on_with(unfinished)

    @property
    def place_id(self) -> str:
        """Which entry of the rail is open."""
        return self.pages.place_id

    @property
    def page(self) -> Page:
        """The page that is shown."""
        return self.pages.page

    @property
    def month_shown(self) -> Month | None:
        """The month that the page in sight is about; None for the present one."""
        return self.page.month

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask first where a page holds what was typed and can't be written as it is, or where work is under way."""
        self.leaving = None
        unsaved = [] if self._leaving else self.pages.unsaved()
        if unsaved:
            self.leaving = LeaveDialog(self, unsaved, self._leave, self.session.tr)
            self.leaving.stayed.connect(self._stay)
            self.leaving.finished.connect(self.leaving.deleteLater)
            self.leaving.open()
        elif self.ending.may_close():
            super().closeEvent(event)
            return
        else:
            self.leaving = self.ending.asking
        event.ignore()

    def _leave(self) -> None:
        self._leaving = True
        QTimer.singleShot(0, self, self.close)  # once the dialog is gone

    def _stay(self) -> None:
        self._leaving = False  # what is typed from now on is asked about again
        self.stayed.emit()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab and Shift+Tab: what was made since goes where it stands."""
        order_tab(self._central)
        return super().focusNextPrevChild(forward)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses a focused button that leaves the key to Space, as those of the rail do."""
        focused = self.focusWidget()
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.isAutoRepeat()
        if enter and isinstance(focused, QPushButton | QToolButton) and focused.isEnabled():
            focused.click()
            return
        super().keyPressEvent(event)

    def _middle(self) -> QVBoxLayout:
        """The pages over the status line, beneath a band where none of it is real."""
        middle = stack(self.pages, self.status, gap=0)
        if sample.is_sample(self.session.ctx):
            band = SampleBand(self.session.tr)
            band.home.clicked.connect(lambda _checked: self.home_wanted.emit())
            middle.insertWidget(0, band)
        return middle

    def _keys(self) -> dict[str, QAction]:
        """The keys of the whole window, by their ids."""
        session = self.session
        done: dict[str, Callable[[], object]] = {
            "help": self.open_help,
            "palette": self.palette_.open,
            "veil": lambda: session.veil.draw(not session.veil.drawn),
            "undo": session.undo,
            "redo": session.redo,
            "stop": self.work.stop,
            "person": self.open_person,
        }
        done |= {place_id: partial(self.open, place_id) for place_id in self._place_ids}
        return {id_: act(self, id_, pressed, session.tr) for id_, pressed in done.items()}

    def _caret_moved(self, before: QWidget | None, now: QWidget | None) -> None:
        if isinstance(before, QLineEdit) and shiboken6.isValid(before):
            before.removeEventFilter(self._undo_first)
        if isinstance(now, QLineEdit) and now.window() is self:
            now.installEventFilter(self._undo_first)

    def _changed(self, operation: Operation) -> None:
        if self.pages.any_open:
            self.pages.refresh(self.page, operation)
            self._offer_undo(operation)
        self._tell()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files may be dropped: workbooks are taken in."""
        if dropped_files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take a workbook in, once whoever it was dragged from is done with it."""
        files = dropped_files(event.mimeData())
        event.acceptProposedAction()
        QTimer.singleShot(0, self, lambda: self.dropping.take(files))

    def _veil_changed(self) -> None:
        if self.pages.any_open:
            self.pages.veil_changed()
            self._offer_undo()
        self._tell()

    def _offer_undo(self, operation: Operation | None = None) -> None:
        """At the foot, unless the page has a line of its own for it."""
        self.status.undone.offer(shown=not self.page.tells_undo, operation=operation)
        order_tab(self._central)

    def _failed(self, error: KpiError) -> None:
        show_error(self, error, self.session.tr)

    def _tell(self) -> None:
        self.setWindowTitle(self._title_text())
        self.status.text.say(self._status_text())
