"""A store in a file of its own, with one team of two."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from kpi_desktop import paths
from kpi_desktop.store.store import Store, Unit

NOW = dt.datetime(2026, 11, 20, 5, 15, tzinfo=dt.UTC)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "kpi.db"


@pytest.fixture
def store(file: Path) -> Iterator[Store]:
    with Store(file, paths.migrations(), write=True) as opened:
        yield opened


def fill(unit: Unit) -> tuple[int, int]:
    """One team with one person; gives the ids of both."""
    from kpi_desktop.store.records import State

    team = unit.teams.add("早班")
    person = unit.people.add("0101", "单雪")
    unit.people.employ(person, dt.date(2024, 3, 1))
    unit.people.set_state(person, None, State(team))
    return team, person
