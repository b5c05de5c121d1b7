"""What holds for a person from a day on: one change put among those that are dated later."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any

from kpi_desktop.exchange.roster_types import Wages
from kpi_desktop.store.records import PersonRecord, State
from kpi_desktop.store.store import Unit

_FIELDS = tuple(field.name for field in fields(State))


@dataclass(frozen=True, slots=True)
class Later:
    """What becomes of a state that was to hold from a later day, once something else holds from an earlier one.

    Attributes:
        day: Its first day.
        state: What holds from then on.
        goes: What it changed, by field, and no longer does: the earlier change says otherwise.
        stays: What it changes, by field, as before.
    """

    day: date
    state: State
    goes: Mapping[str, Any]
    stays: Mapping[str, Any]


def later_states(found: PersonRecord, from_day: date, after: State) -> Iterator[Later]:
    """The states dated after a day on which something else begins to hold, oldest first.

    What is changed now goes on until somebody changes it again, so that it takes the place of other values of the same
    field later on; later changes of other fields stay.

    Args:
        found: Who.
        from_day: The first day of the change.
        after: Team, post, level and wages from then on.
    """
    before = found.state_on(from_day).state
    changed = {name for name in _FIELDS if getattr(after, name) != getattr(before, name)}
    for row in found.states:
        if row.since is None or row.since <= from_day:
            continue
        own = {name: getattr(row.state, name) for name in _FIELDS if getattr(row.state, name) != getattr(before, name)}
        goes = {name: value for name, value in own.items() if name in changed and value != getattr(after, name)}
        stays = {name: value for name, value in own.items() if name not in changed}
        after, before = replace(after, **stays), row.state
        yield Later(row.since, after, goes, stays)


def change_state(unit: Unit, found: PersonRecord, from_day: date, after: State) -> None:
    """A state holds from a day on; of later ones holds what `later_states` says.

    Args:
        unit: The work that it is part of.
        found: Who.
        from_day: The first day.
        after: Team, post, level and wages from then on.
    """
    later = tuple(later_states(found, from_day, after))
    _put(unit, found, from_day, after)
    for one in later:
        if one.stays:
            unit.people.set_state(found.id, one.day, one.state)


def change_wages(unit: Unit, found: PersonRecord, from_day: date, wages: Wages) -> None:
    """Wages hold from a day on; whatever else is to hold from later days still does, with these wages.

    Args:
        unit: The work that it is part of.
        found: Who.
        from_day: The first day.
        wages: Those that become others.
    """
    later = [(row.since, row.state) for row in found.states if row.since is not None and row.since > from_day]
    _put(unit, found, from_day, replace(found.state_on(from_day).state, **wages))
    for since, state in later:
        unit.people.set_state(found.id, since, replace(state, **wages))


def _put(unit: Unit, found: PersonRecord, from_day: date, after: State) -> None:
    """A state in place of everything from a day on; from the very first day in place of the first one."""
    first = found.states[0]
    whole = from_day <= (found.stints[0].hired or date.min) and first.since is None
    for row in found.states:
        if (row.since is not None and row.since >= from_day) or (whole and row is first):
            unit.people.void_state(row.id)
    unit.people.set_state(found.id, None if whole else from_day, after)
