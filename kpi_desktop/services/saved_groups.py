"""Groups of people who are often logged together, saved under a name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kpi_desktop.domain.words import FieldValue, Message, counted
from kpi_desktop.errors import RefusedError, WrongCallError
from kpi_desktop.services.context import Context, Operation
from kpi_desktop.services.newcomers import known_person
from kpi_desktop.services.teams import Team
from kpi_desktop.services.work import checked_name, done, working
from kpi_desktop.store.store import Unit, View


@dataclass(frozen=True, slots=True)
class Group:
    """People under a name.

    Attributes:
        id: What `change` and `void` call it by.
        name: What the leader calls it.
        numbers: Employee numbers as they are now, in the order in which they were put in; whoever was withdrawn from
            the roster is left out, whoever left is still there.
        names: Their names as they are now, in the same order.
    """

    id: int
    name: str
    numbers: tuple[str, ...]
    names: tuple[str, ...] = ()


def groups(ctx: Context, team: Team) -> tuple[Group, ...]:
    """A team's groups, by name."""
    with ctx.store.read() as view:
        return _groups(view, team)


def save(ctx: Context, team: Team, name: str, numbers: Sequence[str]) -> Operation:
    """Save people under a name.

    Raises:
        RefusedError: The name is missing, can't be kept or is another group's, or there is nobody in it.
        WrongCallError: Nobody has one of the numbers.
    """
    with working(ctx, "save-group") as unit:
        people = _checked(unit, team, name, numbers, but=None)
        unit.groups.add(team.id, checked_name(name), people)
        return done(unit, Message("Group saved: {name}, {people}", _told(name, people)), "roster")


def change(ctx: Context, team: Team, group: int, name: str, numbers: Sequence[str]) -> Operation:
    """Give a group another name or other people.

    Raises:
        RefusedError: As for `save`.
        WrongCallError: There is no such group, or nobody has one of the numbers.
    """
    with working(ctx, "change-group") as unit:
        _known(unit, team, group)
        people = _checked(unit, team, name, numbers, but=group)
        unit.groups.void(group)
        unit.groups.add(team.id, checked_name(name), people)
        return done(unit, Message("Group changed: {name}, {people}", _told(name, people)), "roster")


def void(ctx: Context, team: Team, group: int) -> Operation:
    """Offer a group no longer; its people and what was logged for them stay.

    Raises:
        WrongCallError: There is no such group.
    """
    with working(ctx, "void-group") as unit:
        held = _known(unit, team, group)
        unit.groups.void(group)
        return done(unit, Message("Group dissolved: {name}", {"name": held.name}), "roster")


def _groups(view: View, team: Team) -> tuple[Group, ...]:
    known = {person.id: person for person in view.people.all() if not person.withdrawn}
    found: list[Group] = []
    for held in view.groups.all(team.id):
        people = [known[person] for person in held.people if person in known]
        numbers, names = (tuple(one.number for one in people), tuple(one.name for one in people))
        found.append(Group(held.id, held.name, numbers, names))
    return tuple(sorted(found, key=lambda group: group.name))


def _known(unit: Unit, team: Team, group: int) -> Group:
    found = next((held for held in _groups(unit, team) if held.id == group), None)
    if found is None:
        raise WrongCallError(Message("There is no such group any more."))
    return found


def _checked(unit: Unit, team: Team, name: str, numbers: Sequence[str], *, but: int | None) -> tuple[int, ...]:
    wanted = checked_name(name)
    if not wanted:
        raise RefusedError(Message("The group has no name; enter one."))
    if not numbers:
        raise RefusedError(Message("There is nobody in the group; choose its people first."))
    others = {held.name.casefold() for held in unit.groups.all(team.id) if held.id != but}
    if wanted.casefold() in others:
        raise RefusedError(Message("There is a group {name} already; choose another name.", {"name": wanted}))
    return tuple(known_person(unit, number).id for number in dict.fromkeys(numbers))


def _told(name: str, people: Sequence[int]) -> dict[str, FieldValue]:
    return {"name": checked_name(name), "people": counted("{count} person", "{count} people", len(people))}
