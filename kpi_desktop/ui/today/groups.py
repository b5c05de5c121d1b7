"""Saving people as a group, and keeping the groups that there are."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QPushButton, QWidget

from kpi_desktop.services import saved_groups
from kpi_desktop.services.context import Operation
from kpi_desktop.services.people import Person
from kpi_desktop.services.saved_groups import Group
from kpi_desktop.ui.kit import Field, FormDialog, button, label, named, row, stack
from kpi_desktop.ui.kit.ticks import TickList
from kpi_desktop.ui.session import Session
from kpi_desktop.ui.today.desk import Desk

_LIST_HEIGHT = 260
_PEOPLE_HEIGHT = 402


class GroupDialog(FormDialog):
    """One group: its name, and a tick for everybody in it.

    Args:
        session: The window's work.
        desk: Knows who is here.
        parent: Over which it stands.
        group: The one that is changed; None for a new one.
        chosen: Employee numbers ticked in a new one.
    """

    def __init__(
        self,
        session: Session,
        desk: Desk,
        parent: QWidget | None,
        *,
        group: Group | None = None,
        chosen: Sequence[str] = (),
    ) -> None:
        """Tick whom it has."""
        self.session, self.group = session, group
        tr = session.tr
        super().__init__(
            parent,
            tr.t("Save as a group") if group is None else tr.t("Change group {name}", name=group.name),
            verb=tr.c("button", "Save"),
            cancel=tr.c("button", "Cancel"),
            apply=self._save,
            tr=tr,
            explain=tr.t("The group is typed in the log line by its name or initials, like a person."),
        )
        self.name = QLineEdit(group.name if group else "")
        self.name.setPlaceholderText(tr.t("Such as: late shift"))
        self.body.addWidget(Field(tr.t("Name of the group"), self.name))
        self.people = TickList(tr.t("People in it"), _PEOPLE_HEIGHT, across=True)
        self._fill(desk, tuple(group.numbers) if group else tuple(chosen))
        self._count = label("", "secondary")
        self.body.addLayout(stack(label(tr.t("People in it"), "secondary"), self.people, self._count, gap=4))
        self.people.itemChanged.connect(lambda _: self._tell())
        self._tell()
        self.name.setFocus()
        self.name.selectAll()

    @property
    def numbers(self) -> tuple[str, ...]:
        """Who is ticked."""
        return self.people.ticked

    def _fill(self, desk: Desk, ticked: Sequence[str]) -> None:
        """Whoever is here; and whoever was put in before, wherever they are now."""
        here = [person for person in desk.people if person.employed_on(desk.today) or person.number in ticked]
        names = dict(zip(self.group.numbers, self.group.names, strict=True)) if self.group else {}
        gone = [number for number in names if all(person.number != number for person in here)]
        for person in here:
            self.people.add(self._called(desk, person), person.number, ticked=person.number in ticked)
        for number in gone:
            shown = self._tr.t("{name} (not in this team)", name=names[number])
            self.people.add(shown, number, ticked=number in ticked)

    def _called(self, desk: Desk, person: Person) -> str:
        if not person.employed_on(desk.today):
            return self._tr.t("{name} {number} (not here today)", name=person.name, number=person.number)
        return f"{person.name} {person.number}"

    def _tell(self) -> None:
        self._count.setText(self._tr.n("{count} person", "{count} people", len(self.numbers)))

    def _save(self) -> Operation:
        ctx, team, name = self.session.ctx, self.session.team, self.name.text()
        group = self.group
        if group is None:
            return self.session.do(lambda: saved_groups.save(ctx, team, name, self.numbers))
        return self.session.do(lambda: saved_groups.change(ctx, team, group.id, name, self.numbers))


class GroupsDialog(FormDialog):
    """All groups, each with its people: a new one, another name or other people, or none any more."""

    def __init__(self, session: Session, desk: Desk, parent: QWidget | None) -> None:
        """List them."""
        self.session, self.desk = session, desk
        tr = session.tr
        super().__init__(
            parent,
            tr.t("Saved groups"),
            verb=tr.c("button", "Close"),
            cancel="",
            apply=lambda: None,
            tr=tr,
            explain=tr.t("What was logged for a group stays with its people, whatever becomes of the group."),
        )
        self.setMinimumWidth(520)
        self.groups = QListWidget()
        self.groups.setObjectName("choices")
        self.groups.setFixedHeight(_LIST_HEIGHT)
        self.groups.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.groups.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        named(self.groups, tr.t("Saved groups"))
        self.new: QPushButton = button(tr.t("New group…"), lambda: self._ask(None))
        self.change: QPushButton = button(tr.t("Change…"), self._change)
        self.dissolve: QPushButton = button(tr.t("Dissolve"), self._dissolve)
        self._none = label(
            tr.t("There is no group yet. “New group…” makes one; its initials then stand for all its people."),
            ink="second",
            wrap=True,
        )
        self.body.addWidget(self._none)
        self.body.addWidget(self.groups)
        self.body.addLayout(row(self.new, self.change, self.dissolve, None))
        self.groups.currentItemChanged.connect(lambda *_: self._can())
        self.groups.itemDoubleClicked.connect(lambda _: self._change())
        self.dialog: GroupDialog | None = None
        self._shown: tuple[Group, ...] = ()
        self._list()
        (self.groups if self.groups.count() else self.new).setFocus()

    @property
    def current(self) -> Group | None:
        """The group that is marked."""
        at = self.groups.currentRow()
        return self._shown[at] if 0 <= at < len(self._shown) else None

    def _list(self) -> None:
        tr, at = self._tr, max(0, self.groups.currentRow())
        self._shown = saved_groups.groups(self.session.ctx, self.session.team)
        self.groups.clear()
        for group in self._shown:
            text = tr.t("{name}: {names}", name=group.name, names=tr.t("{names}", names=group.names))
            item = QListWidgetItem(text, self.groups)
            item.setToolTip(text)
        self.groups.setCurrentRow(min(at, len(self._shown) - 1))
        self.groups.setVisible(bool(self._shown))
        self._none.setVisible(not self._shown)
        self._can()

    def _can(self) -> None:
        for one in (self.change, self.dissolve):
            one.setEnabled(self.current is not None)

    def _change(self) -> None:
        if self.current is not None:
            self._ask(self.current)

    def _ask(self, group: Group | None) -> None:
        self.dialog = GroupDialog(self.session, self.desk, self, group=group)
        self.dialog.finished.connect(lambda _: self._list())
        self.dialog.finished.connect(self.dialog.deleteLater)
        self.dialog.open()

    def _dissolve(self) -> None:
        group = self.current
        if group is not None:
            self.session.run(lambda: saved_groups.void(self.session.ctx, self.session.team, group.id))
            self._list()
