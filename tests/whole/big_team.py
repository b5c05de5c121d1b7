"""Teams of other sizes than the usual, to look at and to measure: three people, forty, four hundred, very long names.

``python -m tests.whole.big_team FILE 400`` makes such a database.
"""

from __future__ import annotations

import sys
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction
from pathlib import Path

from kpi_desktop import paths
from kpi_desktop.domain.month import Month
from kpi_desktop.services import closing, incidents, setup, teams
from kpi_desktop.services.context import Context, open_context
from kpi_desktop.services.incidents import Entry
from kpi_desktop.services.people import NewPerson

_FAMILY = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗"
_GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超霞平刚"
_LONG = "阿卜杜热合曼·麦麦提图尔荪·亚库甫江·买买提艾力"
_DAYS = (3, 5, 9, 11, 13, 17, 19)
OCTOBER, NOVEMBER = Month(2026, 10), Month(2026, 11)


class Friday:
    """A clock on a Friday afternoon in November 2026."""

    def __init__(self) -> None:
        """Five past one."""
        self._now = datetime(2026, 11, 20, 5, 5, tzinfo=UTC)

    def now(self) -> datetime:
        """A second later with every question."""
        self._now += timedelta(seconds=1)
        return self._now

    def today(self) -> date:
        """The Friday."""
        return date(2026, 11, 20)


def names(count: int, *, long: bool = False) -> list[str]:
    """So many different names; with `long` every tenth is as long as a name on paper may get."""
    found = []
    for number in range(count):
        name = _FAMILY[number % 20] + _GIVEN[number // 20 % 20] + (_GIVEN[number // 400] if number >= 400 else "")
        found.append(f"{_LONG}{number}" if long and number % 10 == 0 else name)
    return found


def fill(ctx: Context, count: int, *, long: bool = False) -> None:
    """A team of so many people with a closed October and about four records a head in November."""
    scheme = (paths.resources() / "schemes" / "weikang-100.toml").read_text("utf-8")
    people = tuple(
        NewPerson(f"{number:04d}", name, hired=date(2024, 3, 1))
        for number, name in enumerate(names(count, long=long), 1)
    )
    setup.set_up(ctx, setup.Setup("维康客户服务中心", "早班", scheme, OCTOBER, people, "zh"))
    team = teams.resolve(ctx)
    if not people:
        return
    for month in (OCTOBER, NOVEMBER):
        entries = [
            _entry(person.number, month, number, turn)
            for number, person in enumerate(people)
            for turn in range((number * 7) % 5 + 2)
        ]
        incidents.log(ctx, team, tuple(sorted(entries, key=lambda entry: entry.date)))
    closing.close(ctx, team, OCTOBER, accept="已核对")


def _entry(number: str, month: Month, place: int, turn: int) -> Entry:
    day = date(month.year, month.month, _DAYS[(place + turn) % len(_DAYS)])
    if turn % 3 == 0:
        return Entry(number=number, date=day, criterion="late", minutes=Fraction(6 + place % 20))
    return Entry(number=number, date=day, criterion=("praise-oral", "no-greeting")[turn % 2])


def make(file: Path, count: int, *, long: bool = False) -> None:
    """Make a database."""
    ctx = open_context(file, clock=Friday(), actor="tests")
    try:
        fill(ctx, count, long=long)
    finally:
        ctx.close()


if __name__ == "__main__":
    make(Path(sys.argv[1]), int(sys.argv[2]), long="long" in sys.argv)
