"""The employment of one person, in its order."""

from __future__ import annotations

import datetime as dt

import pytest

from kpi_desktop.errors import WrongCallError
from kpi_desktop.services import people
from kpi_desktop.services.context import Context
from kpi_desktop.services.histories import history
from kpi_desktop.services.people import NewPerson


def test_hired_changed_left_and_back(ctx: Context) -> None:
    hired = dt.date(2024, 3, 1)
    people.edit_person(ctx, "0103", NewPerson("0103", "单雪", hired, post="组长"), dt.date(2026, 5, 1))
    people.leave(ctx, "0103", dt.date(2026, 9, 30))
    people.come_back(ctx, "0103", dt.date(2026, 11, 2))
    told = [(one.kind, one.day, one.post) for one in history(ctx, "0103")]
    assert told == [
        ("hired", hired, None),
        ("changed", dt.date(2026, 5, 1), "组长"),
        ("left", dt.date(2026, 9, 30), "组长"),
        ("hired", dt.date(2026, 11, 2), "组长"),
    ]


def test_nobody_has_no_history(ctx: Context) -> None:
    with pytest.raises(WrongCallError):
        history(ctx, "9999")
