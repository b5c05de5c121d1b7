"""What was found late counts in the open month, with its true day; the seal stays."""

from __future__ import annotations

import datetime as dt

import pytest

from kpi_desktop.domain.month import Month
from kpi_desktop.errors import RefusedError
from kpi_desktop.services import carrying, closing, incidents, months, undo
from kpi_desktop.services.context import Context
from kpi_desktop.services.teams import Team
from tests.services.conftest import NOVEMBER, OCTOBER, StillClock, log, on

LATE = dt.date(2026, 10, 28)


@pytest.fixture
def closed(ctx: Context, team: Team) -> Context:
    closing.close(ctx, team, OCTOBER)
    return ctx


def test_a_day_of_an_open_month_needs_no_offer(ctx: Context, team: Team) -> None:
    assert carrying.offer(ctx, team, LATE) is None
    assert carrying.last_closed_day(ctx, team) is None
    with pytest.raises(RefusedError):
        carrying.carry(ctx, team, (on(28, month=10),))


def test_it_is_scored_in_the_open_month_and_says_when_it_was(closed: Context, team: Team) -> None:
    sealed = months.score_month(closed, team, OCTOBER).result
    found = carrying.offer(closed, team, LATE)
    assert found == carrying.Offer(LATE, OCTOBER, True, NOVEMBER, dt.date(2026, 11, 20))
    done = carrying.carry(closed, team, (on(28, month=10, note="客户来电才知道"),))
    (logged,) = incidents.logged_in(closed, team, NOVEMBER)
    assert (logged.entry.date, logged.entry.occurred) == (dt.date(2026, 11, 20), LATE)
    person = months.score_month(closed, team, NOVEMBER).of("0101")
    assert person is not None
    assert str(person.score) == "95.0"
    assert months.score_month(closed, team, OCTOBER).result == sealed
    undo.undo(closed, done)
    assert incidents.logged_in(closed, team, NOVEMBER)[0].voided


def test_of_several_open_months_it_goes_into_the_one_to_be_closed_next(
    closed: Context, team: Team, clock: StillClock
) -> None:
    clock.day = dt.date(2026, 12, 3)
    found = carrying.offer(closed, team, LATE)
    assert found is not None
    assert (found.into, found.day) == (NOVEMBER, dt.date(2026, 11, 30))


def test_only_the_month_closed_last_may_be_reopened_instead(closed: Context, team: Team, clock: StillClock) -> None:
    clock.day = dt.date(2026, 12, 3)
    closing.close(closed, team, NOVEMBER)
    found = carrying.offer(closed, team, LATE)
    assert found is not None
    assert not found.reopenable
    assert found.into == Month(2026, 12)
    assert carrying.last_closed_day(closed, team) == dt.date(2026, 11, 30)


def test_without_an_open_month_it_is_refused_with_what_to_do(closed: Context, team: Team) -> None:
    closing.close(closed, team, NOVEMBER)
    found = carrying.offer(closed, team, LATE)
    assert found is not None
    assert found.into is None
    with pytest.raises(RefusedError) as caught:
        carrying.carry(closed, team, (on(28, month=10),))
    assert caught.value.what.fields["month"] == OCTOBER


def test_all_or_none(closed: Context, team: Team) -> None:
    with pytest.raises(RefusedError):
        carrying.carry(closed, team, (on(28, month=10), on(3)))
    assert incidents.logged_in(closed, team, NOVEMBER) == ()
    log(closed, on(3))
