"""The button on Today that says how many duties are due, and leads to them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from kpi_desktop.schemes.model import Scheme
from kpi_desktop.services import duty_rounds
from kpi_desktop.services.duty_rounds import Due
from kpi_desktop.services.people import Person
from kpi_desktop.ui.duties.lists import DutiesDialog
from kpi_desktop.ui.duties.roll import RollDialog
from kpi_desktop.ui.kit import FormDialog, button, named
from kpi_desktop.ui.session import Session
from kpi_desktop.ui.shortcuts import keys_text, listen


class DutyButton:
    """Opens the one duty that is due, else a menu of the day's.

    Args:
        session: The window's work.
        page: Where the key is heard, and over which dialogs stand.
        ask: Opens a dialog over the page.

    Attributes:
        button: For the page to place.
        menu: The menu that was opened last, or None.
    """

    def __init__(self, session: Session, page: QWidget, ask: Callable[[FormDialog], object]) -> None:
        """Know of no day yet."""
        self._session, self._page, self._ask = session, page, ask
        self._day: date | None = None
        self._scheme: Scheme | None = None
        self._people: Sequence[Person] = ()
        self.due: tuple[Due, ...] = ()
        self.menu: QMenu | None = None
        self.button: QPushButton = button(session.tr.c("button", "Duties"), self.open, small=True)
        listen(page, "duties", self.open)

    def show_day(self, day: date, scheme: Scheme | None, people: Sequence[Person], *, able: bool) -> None:
        """Say how many duties of a day are still to be gone through; `able` is whether anything can be logged."""
        tr = self._session.tr
        self._day, self._scheme, self._people = day, scheme, people
        self.due = duty_rounds.due(self._session.ctx, self._session.team, day) if able else ()
        left = len(self._left())
        text = tr.n("{count} duty due", "{count} duties due", left) if left else tr.c("button", "Duties")
        self.button.setText(text)
        named(self.button, text)
        self.button.setToolTip(tr.t("Duty lists of the day ({keys})", keys=keys_text("duties")))
        self.button.setVisible(able and scheme is not None)

    def open(self) -> None:
        """Open what is due, where that is one duty; else the menu; where there are no lists, the dialog to make one."""
        if not self.button.isVisible():
            return
        left = self._left()
        if not self.due:
            self.manage()
        elif len(left) == 1 and len(self.due) == 1:
            self.go_through(left[0])
        else:
            self._open_menu()

    def go_through(self, due: Due) -> None:
        """Open one duty."""
        if self._day is not None and self._scheme is not None:
            self._ask(RollDialog(self._session, due, self._day, self._scheme, self._page.window()))

    def show_one(self, duty: int) -> None:
        """Open one duty where it is due and not gone through yet; else the lists."""
        one = next((one for one in self._left() if one.duty.id == duty), None)
        if one is not None:
            self.go_through(one)
        else:
            self.manage()

    def manage(self) -> None:
        """Open the lists."""
        if self._scheme is not None:
            self._ask(DutiesDialog(self._session, self._scheme, self._people, self._page.window()))

    def _left(self) -> tuple[Due, ...]:
        return tuple(one for one in self.due if one.gone is None and one.people)

    def _open_menu(self) -> None:
        tr = self._session.tr
        self.menu = QMenu(self._page)
        self.menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for one in self.due:
            if one.gone is None:
                told = tr.n("{count} person", "{count} people", len(one.people))
            else:
                told = tr.t("gone through {time}", time=f"{one.gone.at.astimezone():%H:%M}")
            action = self.menu.addAction(f"{one.duty.name}\t{told}")
            action.triggered.connect(partial(self._chosen, one))
        self.menu.addSeparator()
        lists = self.menu.addAction(tr.t("Duty lists…"))
        lists.triggered.connect(lambda _checked=False: self.manage())
        first = next((at for at, one in enumerate(self.due) if one.gone is None), 0)
        self.menu.popup(self.button.mapToGlobal(self.button.rect().bottomLeft()))
        self.menu.setActiveAction(self.menu.actions()[first])

    def _chosen(self, due: Due, _checked: bool = False) -> None:
        self.go_through(due)
