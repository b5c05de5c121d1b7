"""Saving people as a group, and keeping the groups that there are."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from kpi_desktop.services import saved_groups
from kpi_desktop.services.context import Operation
from kpi_desktop.services.people import Person
from kpi_desktop.services.saved_groups import Group
from kpi_desktop.ui.kit import Field, FormDialog, button, label, stack
from kpi_desktop.ui.kit.kept_rows import KeptRows
from kpi_desktop.ui.kit.ticks import TickList
from kpi_desktop.ui.session import Session
from kpi_desktop.ui.today.desk import Desk

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
        self.people = TickList(tr.t("People in it"), _PEOPLE_HEIGHT, tr, across=True)
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


class GroupsDialog(KeptRows[Group]):
    """All groups, each with its people: a new one, another name or other people, or none any more."""

    def __init__(self, session: Session, desk: Desk, parent: QWidget | None) -> None:
        """List them."""
        self.session, self.desk = session, desk
        tr = session.tr
        super().__init__(
            parent,
            tr.t("Saved groups"),
            explain=tr.t("What was logged for a group stays with its people, whatever becomes of the group."),
            none=tr.t("There is no group yet. “New group…” makes one; its initials then stand for all its people."),
            tr=tr,
        )
        self.dialog: GroupDialog | None = None
        self.new: QPushButton = button(tr.t("New group…"), lambda: self._ask(None))
        self.change: QPushButton = button(tr.t("Change…"), lambda: self._ask(self.current))
        self.dissolve: QPushButton = button(tr.t("Dissolve"), self._dissolve)
        self.show_buttons(self.new, for_row=(self.change, self.dissolve), changing=self.change)

    def kept(self) -> Sequence[Group]:
        """The groups, by name."""
        return saved_groups.groups(self.session.ctx, self.session.team)

    def words(self, one: Group) -> str:
        """Its name and its people."""
        return self._tr.t("{name}: {names}", name=one.name, names=one.names)

    def _ask(self, group: Group | None) -> None:
        self.dialog = GroupDialog(self.session, self.desk, self, group=group)
        self.open_over(self.dialog)

    def _dissolve(self) -> None:
        group = self.current
        if group is not None:
            self.session.run(lambda: saved_groups.void(self.session.ctx, self.session.team, group.id))
            self.show_rows()
            self.take_caret()
