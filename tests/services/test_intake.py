from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from kpi_desktop import paths
from kpi_desktop.domain.month import Month
from kpi_desktop.errors import FaultyDataError
from kpi_desktop.exchange.limits import Limits
from kpi_desktop.exchange.roster import RosterReading, RosterRow
from kpi_desktop.services import intake, people, schemes, undo
from kpi_desktop.services.context import Context
from kpi_desktop.services.teams import Team
from kpi_desktop.texts import Translator

BOOK = Path("r.xlsx")
ENGLISH = Translator("en", Path())
Holds = Callable[..., None]


@pytest.fixture
def holds(monkeypatch: pytest.MonkeyPatch) -> Holds:
    """Let the workbook hold these rows; how workbooks are read has tests of its own."""

    def give(*rows: RosterRow) -> None:
        def read(_path: Path, _limits: Limits | None = None) -> RosterReading:
            return RosterReading(rows)

        monkeypatch.setattr(intake, "read_roster", read)

    return give


def numbers(ctx: Context, team: Team) -> list[str]:
    return [person.number for person in people.roster(ctx, team, include_left=True)]


def test_who_left_is_taken_in_with_the_last_day(ctx: Context, team: Team, holds: Holds) -> None:
    holds(RosterRow(2, "0201", "Ann", hired=date(2024, 1, 1), left=date(2026, 10, 15), probation=True))
    taken = intake.import_roster(ctx, team, BOOK)
    assert taken.operation is not None
    (ann,) = [one for one in people.roster(ctx, team, include_left=True) if one.number == "0201"]
    assert (ann.left, ann.probation) == (date(2026, 10, 15), True)


def test_it_can_be_taken_back_at_once(ctx: Context, team: Team, holds: Holds) -> None:
    before = numbers(ctx, team)
    holds(RosterRow(2, "0201", "Ann", left=date(2026, 10, 15)), RosterRow(3, "0202", "Bo"))
    taken = intake.import_roster(ctx, team, BOOK)
    assert taken.operation is not None
    undo.undo(ctx, taken.operation)
    assert numbers(ctx, team) == before


def test_one_fault_keeps_everybody_out(ctx: Context, team: Team, holds: Holds) -> None:
    before = numbers(ctx, team)
    holds(RosterRow(7, "0101", "Somebody else"), RosterRow(8, "0202", "Bo"))
    with pytest.raises(FaultyDataError) as caught:
        intake.import_roster(ctx, team, BOOK)
    (problem,) = caught.value.problems
    assert problem.path == ("rows", 7, "number")
    assert ENGLISH.say(problem.what).startswith("row 7, column Employee number: ")
    assert numbers(ctx, team) == before


def test_a_second_import_finds_everybody_there(ctx: Context, team: Team, holds: Holds) -> None:
    holds(RosterRow(2, "0201", "Ann"))
    assert intake.import_roster(ctx, team, BOOK).operation is not None
    again = intake.import_roster(ctx, team, BOOK)
    assert (again.added, again.operation) == ((), None)
    assert [row.name for row in again.known] == ["Ann"]


def test_posts_go_by_the_names_that_the_scheme_gives_them(ctx: Context, team: Team, holds: Holds) -> None:
    text = (paths.resources() / "schemes" / "weikang-100.toml").read_text(encoding="utf-8")
    posts = '\n[[posts]]\nid = "director"\nname = { zh = "主任", en = "Director" }\n'
    schemes.put_in_force(ctx, team, text + posts, Month(2026, 11))
    holds(RosterRow(2, "0201", "Ann", post="主任"))
    intake.import_roster(ctx, team, BOOK)
    assert people.roster(ctx, team)[-1].post == "director"
    holds(RosterRow(2, "0202", "Bo", post="厨师"))
    with pytest.raises(FaultyDataError) as caught:
        intake.import_roster(ctx, team, BOOK)
    assert [problem.path for problem in caught.value.problems] == [("rows", 2, "post")]
