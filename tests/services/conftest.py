"""A database with a team of four by the reference scheme, on a day in November that stands still."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path

import pytest

from kpi_desktop import paths
from kpi_desktop.domain.month import Month
from kpi_desktop.services import incidents, people, setup, teams
from kpi_desktop.services.context import Context, Operation, open_context
from kpi_desktop.services.teams import Team
from tests.kept import Kept

SCHEME = (paths.resources() / "schemes" / "weikang-100.toml").read_text(encoding="utf-8")
OCTOBER, NOVEMBER = Month(2026, 10), Month(2026, 11)
NAMES = (("0101", "张敏"), ("0102", "李倩"), ("0103", "单雪"), ("0104", "曾丽"))


@dataclass
class StillClock:
    """Moves a second whenever it is asked, and to another day only when told."""

    instant: dt.datetime = field(default_factory=lambda: dt.datetime(2026, 11, 20, 5, 15, tzinfo=dt.UTC))
    day: dt.date = dt.date(2026, 11, 20)

    def now(self) -> dt.datetime:
        self.instant += dt.timedelta(seconds=1)
        return self.instant

    def today(self) -> dt.date:
        return self.day


@pytest.fixture
def clock() -> StillClock:
    return StillClock()


@pytest.fixture
def bare(tmp_path: Path, clock: StillClock, kept: Kept) -> Iterator[Context]:
    """A database in which nothing is set up."""
    file = tmp_path / "kpi.db"
    kept.lay("nothing", lambda _: None, file, clock)
    ctx = open_context(file, clock=clock, actor="李倩")
    yield ctx
    ctx.close()


@pytest.fixture
def ctx(bare: Context) -> Context:
    roster = tuple(people.NewPerson(number, name, dt.date(2024, 3, 1)) for number, name in NAMES)
    setup.set_up(bare, setup.Setup("维康客服中心", "早班", SCHEME, OCTOBER, roster, "zh"))
    return bare


@pytest.fixture
def team(ctx: Context) -> Team:
    return teams.resolve(ctx)


def on(day: int, number: str = "0101", criterion: str = "late", *, month: int = 11, **more: object) -> incidents.Entry:
    """An entry of 2026; a late arrival of 12 minutes unless told otherwise."""
    if criterion == "late":
        more.setdefault("minutes", Fraction(12))
    return incidents.Entry(number, dt.date(2026, month, day), criterion, **more)  # type: ignore[arg-type]


def log(ctx: Context, *entries: incidents.Entry) -> Operation:
    return incidents.log(ctx, teams.resolve(ctx), entries)
