from __future__ import annotations

import datetime as dt

import pytest

from kpi_desktop.errors import RefusedError, WrongCallError
from kpi_desktop.services import people, saved_groups, undo
from kpi_desktop.services.context import Context
from kpi_desktop.services.saved_groups import Group
from kpi_desktop.services.teams import Team


def held(ctx: Context, team: Team) -> list[tuple[str, tuple[str, ...]]]:
    return [(group.name, group.numbers) for group in saved_groups.groups(ctx, team)]


def the_one(ctx: Context, team: Team) -> Group:
    (group,) = saved_groups.groups(ctx, team)
    return group


def test_a_group_keeps_its_people_in_their_order_and_each_once(ctx: Context, team: Team) -> None:
    saved_groups.save(ctx, team, " 早班前台 ", ["0103", "0101", "0103"])
    assert held(ctx, team) == [("早班前台", ("0103", "0101"))]


def test_a_changed_group_is_one_step_that_is_undone(ctx: Context, team: Team) -> None:
    saved_groups.save(ctx, team, "前台", ["0103"])
    changed = saved_groups.change(ctx, team, the_one(ctx, team).id, "前台", ["0103", "0104"])
    assert held(ctx, team) == [("前台", ("0103", "0104"))]
    undo.undo(ctx, changed)
    assert held(ctx, team) == [("前台", ("0103",))]


def test_a_dissolved_group_is_offered_no_longer_until_that_is_undone(ctx: Context, team: Team) -> None:
    saved_groups.save(ctx, team, "前台", ["0103"])
    group = the_one(ctx, team)
    dissolved = saved_groups.void(ctx, team, group.id)
    assert held(ctx, team) == []
    with pytest.raises(WrongCallError):
        saved_groups.void(ctx, team, group.id)
    with pytest.raises(WrongCallError):
        saved_groups.change(ctx, team, group.id, "前台", ["0101"])
    undo.undo(ctx, dissolved)
    assert held(ctx, team) == [("前台", ("0103",))]


def test_a_new_number_of_somebody_is_followed(ctx: Context, team: Team) -> None:
    saved_groups.save(ctx, team, "前台", ["0103", "0104"])
    people.edit_person(ctx, "0103", people.NewPerson("0903", "单雪", None), dt.date(2026, 11, 1))
    assert held(ctx, team) == [("前台", ("0903", "0104"))]


@pytest.mark.parametrize(("name", "numbers"), [("", ["0101"]), ("   ", ["0101"]), ("夜班", []), ("前台", ["0101"])])
def test_without_a_name_of_its_own_or_without_people_there_is_no_group(
    ctx: Context, team: Team, name: str, numbers: list[str]
) -> None:
    saved_groups.save(ctx, team, "前台", ["0103"])
    with pytest.raises(RefusedError):
        saved_groups.save(ctx, team, name, numbers)
    assert held(ctx, team) == [("前台", ("0103",))]


def test_nobody_unknown_is_in_a_group(ctx: Context, team: Team) -> None:
    with pytest.raises(WrongCallError):
        saved_groups.save(ctx, team, "前台", ["0103", "9999"])
    assert held(ctx, team) == []
