"""Saved groups: written once, voided, never changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kpi_desktop.store.desk_models import GroupMember, SavedGroup
from kpi_desktop.store.desk_records import GroupRecord
from kpi_desktop.store.session import Session


@dataclass(frozen=True, slots=True)
class SavedGroups:
    """The groups of all teams."""

    session: Session

    def all(self, team: int) -> tuple[GroupRecord, ...]:
        """A team's groups in the order in which they were saved."""
        query = (
            SavedGroup.select(SavedGroup.id, SavedGroup.name, GroupMember.person)
            .join(GroupMember)
            .where((SavedGroup.team == team) & SavedGroup.voided_by.is_null() & GroupMember.voided_by.is_null())
            .order_by(SavedGroup.id, GroupMember.id)
        )
        names: dict[int, str] = {}
        people: dict[int, list[int]] = {}
        for row, name, person in self.session.rows(query):
            names[row] = name
            people.setdefault(row, []).append(person)
        return tuple(GroupRecord(row, name, tuple(people[row])) for row, name in names.items())

    def add(self, team: int, name: str, people: Sequence[int]) -> int:
        """Save a group of at least one; returns its number."""
        group = self.session.insert(SavedGroup, {"team": team, "name": name})
        for person in people:
            self.session.insert(GroupMember, {"group": group, "person": person})
        return group

    def void(self, group: int) -> None:
        """It is offered no longer."""
        self.session.update(SavedGroup, group, {"voided_by": self.session.operation})
