"""Whom a unit of work touched: the people and teams whose rows it wrote."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from kpi_desktop.store.models import Person, Written
from kpi_desktop.store.session import Change, Session, has, key_of, table_of
from kpi_desktop.store.tables import WRITTEN

_MODELS: Final[Mapping[str, type[Written]]] = {table_of(model): model for model in WRITTEN}


@dataclass(frozen=True, slots=True)
class Touched:
    """Ids of people, and of the teams of rows that are no single person's."""

    people: frozenset[int]
    teams: frozenset[int]


def touched(session: Session) -> Touched:
    """Whose rows were written so far."""
    people: set[int] = set()
    teams: set[int] = set()
    for change in session.changes:
        model = _MODELS[change.table]
        if model is Person:
            people.add(int(change.key))
        elif has(model, "person"):
            people.add(_owner(session, model, change, "person"))
        elif has(model, "team"):
            teams.add(_owner(session, model, change, "team"))
    return Touched(frozenset(people), frozenset(teams))


def _owner(session: Session, model: type[Written], change: Change, name: str) -> int:
    row = session.row(model.select(getattr(model, name)).where(getattr(model, key_of(model)) == change.key))
    if row is None:
        raise LookupError(f"no row {change.key} in {change.table}")
    return int(row[0])
