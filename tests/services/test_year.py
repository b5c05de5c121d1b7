from __future__ import annotations

import datetime as dt
from decimal import Decimal

from kpi_desktop.reports.year_months import Year
from kpi_desktop.services import closing, people, year
from kpi_desktop.services.context import Context
from kpi_desktop.services.teams import Team
from kpi_desktop.texts import Translator
from tests.services.conftest import OCTOBER, StillClock, log, on


def read(ctx: Context, team: Team, number: int = 2026) -> Year:
    return year.of(ctx, team, number, Translator("zh", ctx.resources / "translations"))


def scores(found: Year, number: str) -> dict[int, str]:
    person = next(one for one in found.people if one.number == number)
    return {at: str(cell.score) for at, cell in enumerate(person.cells, 1) if cell is not None}


def test_closed_months_say_what_was_sealed_and_open_ones_what_stands(ctx: Context, team: Team) -> None:
    log(ctx, on(8, month=10), on(3))
    closing.close(ctx, team, OCTOBER)
    log(ctx, on(4))
    found = read(ctx, team)
    assert [(one.month.month, one.kept, one.closed) for one in found.months][8:12] == [
        (9, False, False),
        (10, True, True),
        (11, True, False),
        (12, False, False),
    ]
    assert scores(found, "0101") == {10: "95.0", 11: "90.0"}
    assert scores(found, "0102") == {10: "100.0", 11: "100.0"}
    assert [cell.rank for cell in found.people[0].cells[9:11] if cell] == [4, 4]


def test_a_sealed_month_stays_though_number_name_and_roster_changed(ctx: Context, team: Team) -> None:
    log(ctx, on(8, month=10))
    closing.close(ctx, team, OCTOBER)
    people.edit_person(ctx, "0101", people.NewPerson("0901", "张小敏", None), dt.date(2026, 11, 1))
    found = read(ctx, team)
    assert scores(found, "0901")[10] == "95.0"
    assert {one.number: one.name for one in found.people}["0901"] == "张小敏"


def test_who_left_is_there_in_the_months_before(ctx: Context, team: Team) -> None:
    people.leave(ctx, "0104", dt.date(2026, 10, 31))
    people.add_people(ctx, team, [people.NewPerson("0201", "王婷", dt.date(2026, 11, 2))])
    found = read(ctx, team)
    assert set(scores(found, "0104")) == {10}
    assert set(scores(found, "0201")) == {11}


def test_another_year_and_a_month_reopened_are_read_anew(ctx: Context, team: Team, clock: StillClock) -> None:
    closing.close(ctx, team, OCTOBER)
    assert scores(read(ctx, team), "0101")[10] == "100.0"
    closing.reopen(ctx, team, OCTOBER, "漏记一条")
    log(ctx, on(8, month=10))
    assert scores(read(ctx, team), "0101")[10] == "95.0"
    closing.close(ctx, team, OCTOBER)
    assert scores(read(ctx, team), "0101")[10] == "95.0"
    assert read(ctx, team, 2025).people == ()
    assert year.years(ctx, team) == (2026,)
    clock.day = dt.date(2027, 2, 3)
    assert year.years(ctx, team) == (2027, 2026)


def test_the_best_grade_is_that_of_the_scheme_of_the_month(ctx: Context, team: Team) -> None:
    log(ctx, *(on(day, month=10) for day in (8, 9, 12)))
    found = read(ctx, team)
    october = {one.number: one.cells[9] for one in found.people}
    assert {number: cell.best for number, cell in october.items() if cell} == {
        "0101": False,
        "0102": True,
        "0103": True,
        "0104": True,
    }
    assert october["0101"] is not None
    assert october["0101"].score == Decimal("85.0")
