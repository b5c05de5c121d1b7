from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path

import pytest

from kpi_desktop import paths
from kpi_desktop.domain.month import Month
from kpi_desktop.errors import FaultyDataError
from kpi_desktop.exchange.limits import Limits
from kpi_desktop.exchange.roster import read_roster
from kpi_desktop.exchange.roster_types import RosterReading, RosterRow
from kpi_desktop.services import exports, intake, people, schemes, setup, teams, undo
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
        def read(_path: Path, _limits: Limits | None = None, **_more: object) -> RosterReading:
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


def test_what_the_workbook_says_otherwise_of_known_people_is_told(ctx: Context, team: Team, holds: Holds) -> None:
    holds(
        RosterRow(2, "0101", "张敏", "客服", hired=date(2024, 3, 1), left=date(2026, 11, 30), probation=True),
        RosterRow(3, "0102", "李倩", hired=date(2025, 3, 1)),
        RosterRow(4, "0103", "单雪"),
    )
    found = intake.import_roster(ctx, team, BOOK)
    assert (found.added, found.operation) == ((), None)
    assert [ENGLISH.say(problem.what) for problem in found.differing] == [
        "row 2, column Post: “客服” here, “nothing” on the roster",
        "row 2, column Left: “2026-11-30” here, “nothing” on the roster",
        "row 2, column Probation: “yes” here, “no” on the roster",
        "row 3, column Hired: “2025-03-01” here, “2024-03-01” on the roster",
    ]


def test_people_of_another_team_are_a_fault_row_by_row(ctx: Context, team: Team, holds: Holds) -> None:
    scheme = (paths.resources() / "schemes" / "weikang-100.toml").read_text(encoding="utf-8")
    setup.set_up(ctx, setup.Setup("", "晚班", scheme, Month(2026, 11)))
    late = teams.resolve(ctx, "晚班")
    holds(RosterRow(2, "0101", "张敏"), RosterRow(3, "0301", "钱一"))
    with pytest.raises(FaultyDataError) as caught:
        intake.import_roster(ctx, late, BOOK)
    (problem,) = caught.value.problems
    assert ENGLISH.say(problem.what).endswith(f"employee number 0101 belongs to 张敏 of team {team.name}")


def test_no_rows_are_no_success(ctx: Context, team: Team, holds: Holds) -> None:
    holds()
    with pytest.raises(FaultyDataError, match="no rows were found"):
        intake.import_roster(ctx, team, BOOK)


def wage_of(ctx: Context, team: Team, number: str, on: date | None = None) -> Fraction | None:
    (found,) = [one for one in people.roster(ctx, team, on, include_left=True) if one.number == number]
    return found.performance_wage


def test_wages_of_a_workbook_hold_from_a_day_on_and_change_nothing_else(ctx: Context, team: Team, holds: Holds) -> None:
    before = {one.number: one for one in people.roster(ctx, team)}
    holds(
        RosterRow(2, "0101", before["0101"].name, performance_wage=Fraction(1500)),
        RosterRow(3, "0102", before["0102"].name),
        RosterRow(4, "0201", "Ann", performance_wage=Fraction(900), base_wage=Fraction(3000)),
    )
    taken = intake.import_roster(ctx, team, BOOK, from_day=date(2026, 11, 1))
    assert [row.number for row in taken.changed] == ["0101"]
    assert [ENGLISH.say(problem.what) for problem in taken.wages] == [
        "row 2, column Performance wage: 1500 from 2026-11-01 on, nothing until now"
    ]
    assert wage_of(ctx, team, "0101", date(2026, 10, 31)) is None
    assert wage_of(ctx, team, "0101", date(2026, 11, 1)) == 1500
    assert wage_of(ctx, team, "0201") == 900
    after = {one.number: one for one in people.roster(ctx, team)}
    assert after["0102"] == before["0102"]
    assert replace(after["0101"], performance_wage=None, since=None) == replace(before["0101"], since=None)


def test_wages_of_a_workbook_leave_later_posts_and_teams_as_they_were_to_be(
    ctx: Context, team: Team, holds: Holds
) -> None:
    (one,) = [one for one in people.roster(ctx, team) if one.number == "0101"]
    scheme = (paths.resources() / "schemes" / "weikang-100.toml").read_text(encoding="utf-8")
    setup.set_up(ctx, setup.Setup("", "晚班", scheme, Month(2026, 11)))
    night = teams.resolve(ctx, "晚班")
    lead = people.NewPerson(one.number, one.name, one.hired, post="组长")
    people.edit_person(ctx, "0101", lead, date(2026, 11, 10))
    people.edit_person(ctx, "0101", lead, date(2026, 12, 1), team=night)
    holds(RosterRow(2, "0101", one.name, performance_wage=Fraction(1500)))
    taken = intake.import_roster(ctx, team, BOOK, from_day=date(2026, 11, 1))
    assert taken.operation is not None
    for known, on, post in ((team, 9, None), (team, 10, "组长"), (night, 41, "组长")):
        day = date(2026, 10, 31) + timedelta(on)
        (found,) = [found for found in people.roster(ctx, known, day) if found.number == "0101"]
        assert (found.post, found.performance_wage) == (post, Fraction(1500))
    undo.undo(ctx, taken.operation)
    (found,) = [found for found in people.roster(ctx, night, date(2026, 12, 1)) if found.number == "0101"]
    assert (found.post, found.performance_wage) == ("组长", None)


def test_the_same_wages_again_change_nothing(ctx: Context, team: Team, holds: Holds) -> None:
    (one,) = [one for one in people.roster(ctx, team) if one.number == "0101"]
    holds(RosterRow(2, "0101", one.name, performance_wage=Fraction(1500)))
    first = intake.import_roster(ctx, team, BOOK)
    assert first.operation is not None
    again = intake.import_roster(ctx, team, BOOK)
    assert (again.operation, again.changed) == (None, ())
    undo.undo(ctx, first.operation)
    assert wage_of(ctx, team, "0101") is None


def test_a_roster_without_wages_leaves_them_as_they_are(ctx: Context, team: Team, holds: Holds) -> None:
    (one,) = [one for one in people.roster(ctx, team) if one.number == "0101"]
    raised = people.NewPerson(one.number, one.name, one.hired, performance_wage=Fraction(1500))
    people.edit_person(ctx, "0101", raised, date(2026, 11, 1))
    holds(RosterRow(2, "0101", one.name, probation=False))
    assert intake.import_roster(ctx, team, BOOK).operation is None
    assert wage_of(ctx, team, "0101", date(2026, 12, 1)) == 1500


def test_wages_go_out_only_where_they_are_asked_for_and_come_back(ctx: Context, team: Team, tmp_path: Path) -> None:
    (one,) = [one for one in people.roster(ctx, team) if one.number == "0101"]
    raised = people.NewPerson(one.number, one.name, one.hired, performance_wage=Fraction("1500.5"))
    people.edit_person(ctx, "0101", raised, date(2026, 11, 1))
    path = tmp_path / "r.xlsx"
    path.write_bytes(exports.roster_export(ctx, team, ENGLISH))
    assert "performance_wage" not in read_roster(path).columns
    path.write_bytes(exports.roster_export(ctx, team, ENGLISH, wages=True))
    reading = read_roster(path)
    assert list(reading.columns)[-4:] == ["base_wage", "performance_wage", "seniority_pay", "day_wage"]
    assert {row.number: row.wages for row in reading.rows if row.wages} == {
        "0101": {"performance_wage": Fraction("1500.5")}
    }
    assert intake.import_roster(ctx, team, path).operation is None


def test_a_wage_that_is_none_is_a_fault_of_its_cell(ctx: Context, team: Team, tmp_path: Path) -> None:
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["工号", "姓名", "底薪", "绩效工资"])
    sheet.append(["0201", "Ann", "面议", -3])
    path = tmp_path / "r.xlsx"
    book.save(path)
    with pytest.raises(FaultyDataError) as caught:
        intake.import_roster(ctx, team, path)
    assert [problem.path for problem in caught.value.problems] == [
        ("rows", 2, "base_wage"),
        ("rows", 2, "performance_wage"),
    ]
    assert "D 绩效工资" in ENGLISH.say(caught.value.problems[1].what)
