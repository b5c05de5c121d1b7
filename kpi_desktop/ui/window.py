"""The main window: rail, pages, status line."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

import shiboken6
from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QCloseEvent, QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFrame,
    QLabel,
    QLineEdit,
    QMainWindow,
    QPushButton,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from kpi_desktop.domain.month import Month
from kpi_desktop.errors import KpiError
from kpi_desktop.services import sample
from kpi_desktop.services.context import Operation
from kpi_desktop.ui.dropping import Dropping, dropped_files
from kpi_desktop.ui.help import HelpDialog, HelpInDialogs
from kpi_desktop.ui.kit import label, row, show_error, stack
from kpi_desktop.ui.kit.order import order_tab
from kpi_desktop.ui.leaving import LeaveDialog
from kpi_desktop.ui.page import Page
from kpi_desktop.ui.palette import Palette
from kpi_desktop.ui.palette.commands import Command
from kpi_desktop.ui.palette.entries import Action, Goal, place_of
from kpi_desktop.ui.people import PeoplePage
from kpi_desktop.ui.rail import Place, Rail
from kpi_desktop.ui.room import open_within_screen
from kpi_desktop.ui.sample_band import SampleBand
from kpi_desktop.ui.session import Session
from kpi_desktop.ui.shortcuts import act
from kpi_desktop.ui.theme import PAGE_MARGIN, RAIL_WIDTH, STATUS_HEIGHT
from kpi_desktop.ui.undo_bar import own_words
from kpi_desktop.ui.undo_first import UndoFirst
from kpi_desktop.ui.veil_cover import VeilCover

_LEAST_WIDTH, _LEAST_HEIGHT = 1024, 640
"""The window is never smaller, and wider where the texts of a page ask for it."""


class MainWindow(QMainWindow):
    """The window of one team.

    Args:
        places: The entries of the rail, in order.
        session: What the pages share.
        status: Gives the text of the status line; asked again after every change.
        title: Gives the window's title, likewise.

    Signals:
        rebuild_wanted: The language was changed: the window is to be built anew.
        recolour_wanted: Other colours were chosen.
        sample_wanted: The sample team is to be opened in this window's place.
        home_wanted: The own team is to be opened in the sample's place.
    """

    rebuild_wanted = Signal()
    recolour_wanted = Signal()
    sample_wanted = Signal()
    home_wanted = Signal()

    def __init__(
        self, places: Sequence[Place], session: Session, status: Callable[[], str], *, title: Callable[[], str] = str
    ) -> None:
        """Build the rail; pages are built when first opened."""
        super().__init__()
        self.session = session
        self._places = {place.id: place for place in places}
        self._pages: dict[str, Page] = {}
        self._unfinished: dict[str, object] = {}
        self.rail = Rail(places, session)
        self.rail.setMinimumHeight(_LEAST_HEIGHT)
        self.rail.place_wanted.connect(self.open)
        self._status_text, self._title_text = status, title
        self._leaving = False
        self.leaving: LeaveDialog | None = None
        self.help: HelpDialog | None = None
        self._page: Page | None = None
        self._pages_stack = QStackedWidget()
        self._cover = VeilCover(session)
        self._pages_stack.addWidget(self._cover)
        self._status_label: QLabel = label("")
        self._undone_label: QLabel = label("")
        central = QWidget()
        central.setObjectName("central")
        central.setLayout(
            row(self.rail, self._middle(), gap=0),
        )
        self.setCentralWidget(central)
        open_within_screen(self)
        self.palette_ = Palette(self, session, lambda: tuple(self.keys))
        self.palette_.chosen.connect(self.lead_to)
        self.keys = self._keys()
        self.dropping = Dropping(self, session)
        self.setAcceptDrops(True)
        self._undo_first = UndoFirst(self)
        self._help_in_dialogs = HelpInDialogs(self, self._help_over)
        QApplication.instance().focusChanged.connect(self._caret_moved)  # type: ignore[union-attr]
        session.changed.connect(self._changed)
        session.failed.connect(self._failed)
        session.veil.changed.connect(self._veil_changed)

    def open(self, place_id: str) -> Page:
        """Show a page and put the caret where it belongs."""
        page = self._pages.get(place_id)
        if page is None:
            page = self._pages[place_id] = self._places[place_id].build(self.session)
            self._pages_stack.addWidget(page)
            page.month_changed.connect(self._tell)
        self._page = page
        self._refresh(page)
        if place_id in self._unfinished:
            page.go_on_with(self._unfinished.pop(place_id))
        self._show_page()
        self.rail.buttons[place_id].setChecked(True)
        self._undone_label.clear()
        self._tell()
        first = page.first_field() if page.isVisibleTo(self) else self._cover.lift
        first.setFocus(Qt.FocusReason.OtherFocusReason)
        return page

    def _show_page(self) -> None:
        """Show the open page, or while the veil is drawn what lies over those that are all about scores."""
        covered = self.session.veil.drawn and not self.page.minds_veil
        self._pages_stack.setCurrentWidget(self._cover if covered else self.page)

    def open_person(self) -> None:
        """Open the page of the person in question, or of whoever was shown there last."""
        number = self.page.in_question
        people = self.open("people")
        if number and isinstance(people, PeoplePage):
            people.show_person(number)

    def open_help(self) -> None:
        """Show help about the page in sight; the program goes on beside it."""
        self.help = self.help or HelpDialog(self, self.session)
        self._show_help(self.help)

    def _help_over(self, dialog: QDialog) -> None:
        """The same over a dialog: while that waits for an answer, only what belongs to it can be read."""
        self._show_help(dialog.findChild(HelpDialog) or HelpDialog(dialog, self.session))

    def _show_help(self, shown: HelpDialog) -> None:
        shown.show_topic(self.place_id)
        shown.show()
        shown.raise_()
        shown.activateWindow()
        shown.page.setFocus()

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
        found = {place_id: page.unfinished() for place_id, page in self._pages.items()}
        return {**self._unfinished, **{place_id: typed for place_id, typed in found.items() if typed is not None}}

    def go_on_with(self, unfinished: Mapping[str, object]) -> None:
        """Hand each page, once it is opened, what a window before this one had unfinished."""
        self._unfinished.update(unfinished)

    @property
    def place_id(self) -> str:
        """Which entry of the rail is open."""
        return next(place_id for place_id, page in self._pages.items() if page is self.page)

    @property
    def page(self) -> Page:
        """The page that is shown."""
        assert self._page is not None  # noqa: S101 - a window is shown with a page
        return self._page

    @property
    def month_shown(self) -> Month | None:
        """The month that the page in sight is about; None for the present one."""
        return self.page.month

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask first where a page holds what was typed and can't be written as it is."""
        unsaved = [] if self._leaving else [said for page in self._pages.values() if (said := page.unsaved())]
        if not unsaved:
            super().closeEvent(event)
            return
        event.ignore()
        self.leaving = LeaveDialog(self, unsaved, self._leave, self.session.tr)
        self.leaving.open()

    def _leave(self) -> None:
        self._leaving = True
        QTimer.singleShot(0, self, self.close)  # once the dialog is gone

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
        middle = stack(self._pages_stack, self._status_line(), gap=0)
        if sample.is_sample(self.session.ctx):
            band = SampleBand(self.session.tr)
            band.home.clicked.connect(lambda _checked: self.home_wanted.emit())
            middle.insertWidget(0, band)
        return middle

    def _status_line(self) -> QFrame:
        line = QFrame()
        line.setObjectName("status")
        line.setFixedHeight(STATUS_HEIGHT)
        line.setMinimumWidth(_LEAST_WIDTH - RAIL_WIDTH)
        line.setLayout(row(self._status_label, None, self._undone_label, margins=(PAGE_MARGIN, 0, PAGE_MARGIN, 0)))
        return line

    def _keys(self) -> dict[str, QAction]:
        """The keys of the whole window, by their ids."""
        session = self.session
        done: dict[str, Callable[[], object]] = {
            "help": self.open_help,
            "palette": self.palette_.open,
            "veil": lambda: session.veil.draw(not session.veil.drawn),
            "undo": session.undo,
            "redo": session.redo,
            "person": self.open_person,
        }
        done |= {place_id: partial(self.open, place_id) for place_id in self._places}
        return {id_: act(self, id_, pressed, session.tr) for id_, pressed in done.items()}

    def _caret_moved(self, before: QWidget | None, now: QWidget | None) -> None:
        if isinstance(before, QLineEdit) and shiboken6.isValid(before):
            before.removeEventFilter(self._undo_first)
        if isinstance(now, QLineEdit) and now.window() is self:
            now.installEventFilter(self._undo_first)

    def _changed(self, operation: Operation) -> None:
        if self._page is not None:
            self._refresh(self.page, operation)
            telling = operation.kind in {"undo", "redo"} and not self.page.tells_undo
            self._undone_label.setText(own_words(self.session, operation) if telling else "")
        self._tell()

    def _refresh(self, page: Page, operation: Operation | None = None) -> None:
        """Let a page draw itself anew; what it can't read is told, and the window lives on."""
        try:
            page.refresh(operation)
        except KpiError as error:
            self.session.failed.emit(error)
        order_tab(page)

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
        if self._page is not None:
            had_caret = self.focusWidget()
            self._page.veil_changed()
            self._show_page()
            if self._page.isVisibleTo(self) and had_caret is self._cover.lift:
                self._page.first_field().setFocus(Qt.FocusReason.OtherFocusReason)
            elif self._cover.isVisibleTo(self):
                self._cover.lift.setFocus(Qt.FocusReason.OtherFocusReason)
        self._undone_label.clear()
        self._tell()

    def _failed(self, error: KpiError) -> None:
        show_error(self, error, self.session.tr)

    def _tell(self) -> None:
        self.setWindowTitle(self._title_text())
        self._status_label.setText(self._status_text())
