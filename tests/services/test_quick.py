from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from kpi_desktop import paths
from kpi_desktop.domain.month import Month
from kpi_desktop.errors import RefusedError
from kpi_desktop.schemes.library import presets
from kpi_desktop.schemes.model import IncidentCriterion
from kpi_desktop.services import incidents, people, quick, undo
from kpi_desktop.services.context import Context
from kpi_desktop.services.incidents import Entry
from kpi_desktop.services.teams import Team

CRITERIA = presets(paths.resources() / "schemes")[0].scheme.incident_criteria
NOVEMBER = Month(2026, 11)
Entered = Callable[[str, str], Entry]


def ids(found: tuple[IncidentCriterion, ...]) -> list[str]:
    return [each.id for each in found]


def entry(day: str, criterion: str, number: str = "0101") -> Entry:
    return Entry(number, dt.date.fromisoformat(day), criterion)


def test_before_anything_is_logged_every_category_has_its_first() -> None:
    found = quick.ready(CRITERIA, (), {})

    assert len(found) == quick.MOST
    assert {each.category for each in found} == {each.category for each in CRITERIA}
    places = [CRITERIA.index(each) for each in found]
    assert places == sorted(places)


def test_what_was_logged_stands_ready_in_the_order_of_the_scheme() -> None:
    used = {"praise-banner": 9, "overdue-task": 4, "no-greeting": 1}

    found = ids(quick.ready(CRITERIA, (), used))

    assert [each for each in found if each in used] == ["no-greeting", "overdue-task", "praise-banner"]
    assert len(found) == quick.MOST


def test_of_more_than_nine_the_most_used_stand_ready() -> None:
    used = {each.id: 20 - place for place, each in enumerate(reversed(CRITERIA))}

    assert ids(quick.ready(CRITERIA, (), used)) == [each.id for each in CRITERIA[-quick.MOST :]]


def test_retired_criteria_never_stand_ready() -> None:
    retired = tuple(each.model_copy(update={"retired": each.id == "late"}) for each in CRITERIA)

    assert "late" not in ids(quick.ready(retired, ("late", "complaint"), {"late": 99}))
    assert "late" not in ids(quick.ready(retired, (), {"late": 99}))


def test_what_is_pinned_stands_alone_in_the_order_chosen() -> None:
    assert ids(quick.ready(CRITERIA, ("praise-oral", "gone", "late"), {"complaint": 7})) == ["praise-oral", "late"]


def test_only_the_months_before_count_so_that_nothing_moves_while_one_is_logged(ctx: Context, team: Team) -> None:
    incidents.log(ctx, team, [entry("2026-10-05", "complaint"), entry("2026-11-05", "no-greeting")])
    voided = incidents.log(ctx, team, [entry("2026-10-06", "praise-oral")])
    incidents.void(ctx, voided.incidents[0], "wrong person")

    assert dict(quick.usage(ctx, team, NOVEMBER)) == {"complaint": 1}
    assert dict(quick.usage(ctx, team, Month(2026, 12))) == {"complaint": 1, "no-greeting": 1}
    assert dict(quick.usage(ctx, team, Month(2027, 2))) == {"no-greeting": 1}


def test_pinning_is_undone_like_everything_else(ctx: Context, team: Team) -> None:
    quick.pin(ctx, team, ["late"])
    changed = quick.pin(ctx, team, ["complaint", "late", "complaint"])
    assert quick.pinned(ctx, team) == ("complaint", "late")

    undo.undo(ctx, changed)
    assert quick.pinned(ctx, team) == ("late",)

    quick.pin(ctx, team, [])
    assert quick.pinned(ctx, team) == ()


def test_more_than_there_are_digits_are_refused(ctx: Context, team: Team) -> None:
    with pytest.raises(RefusedError):
        quick.pin(ctx, team, [each.id for each in CRITERIA[:10]])
    assert quick.pinned(ctx, team) == ()


def test_another_teams_records_dont_count(ctx: Context, team: Team) -> None:
    incidents.log(ctx, team, [entry("2026-10-05", "complaint", "0104")])
    assert dict(quick.usage(ctx, team, NOVEMBER)) == {"complaint": 1}
    other = Team(team.id + 1, "晚班")
    assert people.roster(ctx, other, dt.date(2026, 11, 20)) == ()
    assert dict(quick.usage(ctx, other, NOVEMBER)) == {}
