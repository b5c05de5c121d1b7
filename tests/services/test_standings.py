"""Months looked back on: from seals, from earlier months still open, by the person and not by the number."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction

from kpi_desktop.domain.month import Month
from kpi_desktop.domain.result import FlagKind
from kpi_desktop.services import closing, incidents, months, people, schemes, teams
from kpi_desktop.services.context import Context
from kpi_desktop.services.teams import Team
from tests.services.measured import NOVEMBER, OCTOBER, preset, team_by

STREAK = """
[[standing]]
when = "last"
times = 2
flag = "warning"
"""


def looking_back() -> str:
    return preset("weikang-100") + STREAK


def late(ctx: Context, team: Team, number: str, month: Month) -> None:
    entry = incidents.Entry(number, dt.date(month.year, month.month, 9), "late", minutes=Fraction(12))
    incidents.log(ctx, team, (entry,))


def warned(ctx: Context, team: Team, month: Month) -> set[str]:
    result = months.score_month(ctx, team, month).result
    return {one.employee for one in result.results for flag in one.flags if flag.kind is FlagKind.WARNING}


def test_a_scheme_that_does_not_look_back_gets_no_history(ctx: Context) -> None:
    from kpi_desktop.services.teams import resolve

    assert months.score_month(ctx, resolve(ctx), NOVEMBER).facts.history == ()


def test_a_streak_counts_whether_the_month_before_is_closed_or_not(bare: Context) -> None:
    team = team_by(bare, looking_back())
    late(bare, team, "0101", OCTOBER)
    late(bare, team, "0101", NOVEMBER)
    assert warned(bare, team, OCTOBER) == set()
    assert warned(bare, team, NOVEMBER) == {"0101"}
    closing.close(bare, team, OCTOBER, accept="已核对")
    assert warned(bare, team, NOVEMBER) == {"0101"}
    history = months.score_month(bare, team, NOVEMBER).facts.history
    assert [(one.employee, one.month, one.rank, one.last) for one in history] == [
        ("0101", OCTOBER, 3, True),
        ("0102", OCTOBER, 1, False),
        ("0103", OCTOBER, 1, False),
    ]


def test_a_person_is_known_by_more_than_the_number(bare: Context) -> None:
    team = team_by(bare, looking_back())
    late(bare, team, "0101", OCTOBER)
    closing.close(bare, team, OCTOBER, accept="已核对")
    people.edit_person(bare, "0101", people.NewPerson("0777", "张敏", dt.date(2024, 3, 1)), NOVEMBER.first)
    late(bare, team, "0777", NOVEMBER)
    assert warned(bare, team, NOVEMBER) == {"0777"}


def test_a_month_reopened_is_looked_back_on_as_it_is_now(bare: Context) -> None:
    team = team_by(bare, looking_back())
    late(bare, team, "0101", OCTOBER)
    closing.close(bare, team, OCTOBER, accept="已核对")
    late(bare, team, "0101", NOVEMBER)
    closing.reopen(bare, team, OCTOBER, "记错人")
    (wrong,) = incidents.logged_in(bare, team, OCTOBER)
    incidents.void(bare, wrong.id, "记错人")
    assert warned(bare, team, NOVEMBER) == set()


def test_the_schemes_of_both_months_may_differ(bare: Context) -> None:
    team = team_by(bare, "weikang-100")
    late(bare, team, "0101", OCTOBER)
    late(bare, team, "0101", NOVEMBER)
    schemes.put_in_force(bare, team, looking_back(), NOVEMBER)
    assert warned(bare, team, NOVEMBER) == {"0101"}


BELOW = """
[[standing]]
when = "below"
below = 96
times = 2
flag = "warning"
"""


def moved_in_november(ctx: Context, text: str) -> tuple[Team, Team]:
    """Two teams under one scheme; 0101, late in October in the first, is in the second from November on, late again."""
    first = team_by(ctx, text)
    with ctx.store.write("add-team", ctx.clock.now()) as unit:
        unit.teams.add("晚班")
    second = teams.resolve(ctx, "晚班")
    schemes.put_in_force(ctx, second, text, OCTOBER)
    late(ctx, first, "0101", OCTOBER)
    people.edit_person(ctx, "0101", people.NewPerson("0101", "张敏", dt.date(2024, 3, 1)), NOVEMBER.first, team=second)
    late(ctx, second, "0101", NOVEMBER)
    return first, second


def test_scores_follow_a_person_into_another_team(bare: Context) -> None:
    first, second = moved_in_november(bare, preset("weikang-100") + BELOW)
    assert warned(bare, second, NOVEMBER) == {"0101"}
    closing.close(bare, first, OCTOBER, accept="已核对")
    assert warned(bare, second, NOVEMBER) == {"0101"}
    (held,) = months.score_month(bare, second, NOVEMBER).facts.history
    assert (held.employee, held.month, held.score, held.rank, held.last) == ("0101", OCTOBER, Fraction(95), None, False)


def test_ranks_stay_with_the_team(bare: Context) -> None:
    first, second = moved_in_november(bare, looking_back())
    others = people.NewPerson("0102", "李倩", dt.date(2024, 3, 1))
    people.edit_person(bare, "0102", others, NOVEMBER.first, team=second)
    assert warned(bare, second, NOVEMBER) == set()
    assert [one.employee for one in months.score_month(bare, first, NOVEMBER).facts.history] == ["0103"]
