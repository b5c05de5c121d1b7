"""The menu of the log line: saved groups to choose from, and the dialogs that keep what is often used."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QMenu, QWidget

from kpi_desktop.ui.session import Session
from kpi_desktop.ui.today.desk import Desk
from kpi_desktop.ui.today.groups import GroupDialog, GroupsDialog
from kpi_desktop.ui.today.pins import PinDialog
from kpi_desktop.ui.today.saved_words import SavedWordsDialog
from kpi_desktop.ui.today.writing import Writing

_SEVERAL = 2


class LineMenu(QObject):
    """Opens the menu, and what it leads to.

    Args:
        session: The window's work.
        desk: Knows the groups and the people.
        writing: Takes the people of a group that is chosen.
        page: Over which dialogs stand.

    Signals:
        asked: A dialog that is to be opened, the caret back in the line afterwards.

    Attributes:
        menu: The menu that was opened last; None before.
    """

    asked = Signal(object)

    def __init__(self, session: Session, desk: Desk, writing: Writing, page: QWidget) -> None:
        """Open nothing yet."""
        super().__init__(page)
        self._session, self._desk, self._writing = session, desk, writing
        self.menu: QMenu | None = None

    def open(self) -> None:
        """Show the menu beneath its button, the first entry marked."""
        tr, line = self._session.tr, self._writing.line
        if not line.field.isEnabled():
            return
        menu = QMenu(self._page())
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.aboutToHide.connect(self._closed)
        for group in self._desk.roster.gatherings:
            text = tr.n("{group} ({count})", "{group} ({count})", len(group.people), group=group.name)
            menu.addAction(text.replace("&", "&&"), partial(self._writing.choose, group))
        menu.addSeparator()
        several = len(self._writing.people) >= _SEVERAL
        menu.addAction(tr.t("Save these people as a group…"), self.save_group).setEnabled(several)
        menu.addAction(tr.t("Saved groups…"), self.keep_groups)
        menu.addSeparator()
        menu.addAction(tr.t("Choose what stands ready…"), self.pin)
        menu.addAction(tr.t("Saved words for remarks…"), self.keep_words)
        self.menu = menu
        button = line.menu_button
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))
        menu.setActiveAction(next(each for each in menu.actions() if each.isEnabled() and not each.isSeparator()))

    def save_group(self) -> None:
        """Save the people in the line under a name."""
        chosen = [person.number for person in self._writing.people]
        self.asked.emit(GroupDialog(self._session, self._desk, self._page(), chosen=chosen))

    def keep_groups(self) -> None:
        """Look at the groups, change and dissolve them."""
        self.asked.emit(GroupsDialog(self._session, self._desk, self._page()))

    def pin(self) -> None:
        """Choose the criteria that stand ready."""
        scheme = self._desk.scheme
        criteria = scheme.incident_criteria if scheme else ()
        self.asked.emit(PinDialog(self._session.of_rules(), criteria, self._desk.places, self._page()))

    def keep_words(self) -> None:
        """Look at the words saved for remarks."""
        self.asked.emit(SavedWordsDialog(self._session, self._desk, self._page()))

    def _closed(self) -> None:
        self.menu = None
        if self._page().isVisible():
            self._writing.line.field.setFocus()

    def _page(self) -> QWidget:
        """Asked of Qt and not kept: a page that is held by its parts is never let go."""
        page = self.parent()
        assert isinstance(page, QWidget)  # noqa: S101 - given when this was made
        return page
