from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from kpi_desktop.domain.month import Month
from kpi_desktop.errors import DatabaseError, FaultyDataError, RefusedError, WrongCallError
from kpi_desktop.services import people, schemes, settings, setup, teams
from kpi_desktop.services.context import Context, SystemClock, open_context
from kpi_desktop.services.setup import Setup
from tests.services.conftest import NAMES, OCTOBER, SCHEME


def test_a_first_run_makes_all_of_it_at_once(ctx: Context) -> None:
    assert setup.is_set_up(ctx)
    assert [team.name for team in teams.teams(ctx)] == ["早班"]
    assert settings.organisation(ctx) == "维康客服中心"
    assert settings.language(ctx) == "zh"
    assert [(one.number, one.name) for one in people.roster(ctx, teams.resolve(ctx))] == list(NAMES)


def test_nothing_is_set_up_where_anything_is_faulty(bare: Context) -> None:
    twice = (people.NewPerson("1", "甲"), people.NewPerson("1", "乙"))
    with pytest.raises(FaultyDataError) as caught:
        setup.set_up(bare, setup.Setup("", "早班", SCHEME, OCTOBER, twice))
    assert [problem.path for problem in caught.value.problems] == [("people", 1, "number")]
    with pytest.raises(FaultyDataError):
        setup.set_up(bare, setup.Setup("", "早班", "id = 5", OCTOBER))
    with pytest.raises(RefusedError):
        setup.set_up(bare, setup.Setup("", "  ", SCHEME, OCTOBER))
    assert not setup.is_set_up(bare)
    with pytest.raises(WrongCallError, match="no team yet"):
        teams.resolve(bare)
    assert settings.language(bare) is None
    assert settings.organisation(bare) == ""


def test_a_second_team_has_to_be_named(ctx: Context) -> None:
    with pytest.raises(RefusedError):
        setup.set_up(ctx, setup.Setup("", "早班", SCHEME, OCTOBER))
    setup.set_up(ctx, setup.Setup("", "晚班", SCHEME, Month(2026, 11), (people.NewPerson("0201", "王婷"),)))
    with pytest.raises(WrongCallError) as caught:
        teams.resolve(ctx)
    assert caught.value.what.fields["teams"] == ("早班", "晚班")
    with pytest.raises(WrongCallError, match="no team"):
        teams.resolve(ctx, "中班")
    assert [one.name for one in people.roster(ctx, teams.resolve(ctx, "晚班"))] == ["王婷"]
    assert settings.organisation(ctx) == "维康客服中心"


def test_a_team_is_renamed_but_not_like_another(ctx: Context) -> None:
    team = teams.resolve(ctx)
    teams.rename_team(ctx, team, " 白班 ")
    assert teams.resolve(ctx, "白班").id == team.id
    setup.set_up(ctx, setup.Setup("", "晚班", SCHEME, OCTOBER))
    for name in ("晚班", " "):
        with pytest.raises(RefusedError):
            teams.rename_team(ctx, team, name)


def test_settings_change(ctx: Context) -> None:
    settings.set_organisation(ctx, " 维康 ")
    settings.set_language(ctx, "en")
    assert (settings.organisation(ctx), settings.language(ctx)) == ("维康", "en")


def test_commands_that_only_read_work_beside_the_window(ctx: Context) -> None:
    file = ctx.store.path
    beside = open_context(file, write=False)
    assert setup.is_set_up(beside)
    with pytest.raises(DatabaseError):
        settings.set_organisation(beside, "x")
    beside.close()
    with pytest.raises(DatabaseError, match="in use"):
        open_context(file)


def test_the_computers_clock_is_aware() -> None:
    clock = SystemClock()
    assert clock.now().utcoffset() == dt.timedelta(0)
    assert abs(clock.today() - clock.now().date()) <= dt.timedelta(days=1)


def test_the_computers_user_is_the_actor(bare: Context) -> None:
    bare.close()
    ctx = open_context(bare.store.path)
    assert isinstance(ctx.actor, str)
    ctx.close()


@pytest.mark.parametrize("month", [Month(1999, 12), Month(2028, 12), Month(1, 1), Month(9999, 12)])
def test_a_first_month_too_far_off_is_refused(ctx: Context, month: Month) -> None:
    with pytest.raises(RefusedError, match="can't be put in force"):
        setup.set_up(ctx, Setup("", "晚班", SCHEME, month))
    team = teams.resolve(ctx)
    with pytest.raises(RefusedError, match="can't be put in force"):
        schemes.put_in_force(ctx, team, SCHEME, month)
    assert [one.from_month for one in schemes.in_force(ctx, team)] == [OCTOBER]


def test_the_first_and_the_last_month_are_allowed(ctx: Context) -> None:
    setup.set_up(ctx, Setup("", "晚班", SCHEME, Month(2000, 1)))
    late = teams.resolve(ctx, "晚班")
    schemes.put_in_force(ctx, late, SCHEME, Month(2028, 11))
    assert {one.from_month for one in schemes.in_force(ctx, late)} == {Month(2000, 1), Month(2028, 11)}


@pytest.mark.parametrize("name", ["长" * 61, "早\ud800班"])
def test_names_beyond_the_limits_are_refused(ctx: Context, name: str) -> None:
    team = teams.resolve(ctx)
    attempts: tuple[Callable[[], object], ...] = (
        lambda: setup.set_up(ctx, Setup("", name, SCHEME, OCTOBER)),
        lambda: setup.set_up(ctx, Setup(name, "晚班", SCHEME, OCTOBER)),
        lambda: teams.rename_team(ctx, team, name),
        lambda: settings.set_organisation(ctx, name),
    )
    for attempt in attempts:
        with pytest.raises(RefusedError, match="can't be kept"):
            attempt()
    assert [one.name for one in teams.teams(ctx)] == [team.name]
