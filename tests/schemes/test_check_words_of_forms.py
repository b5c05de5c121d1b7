"""What the check says of methods, escalations and units stands in the words that the forms use, without a key."""

from __future__ import annotations

from typing import Any

import pytest

from kpi_desktop.schemes.check import check_scheme
from tests.schemes.made_schemes import NAME, criterion, said, scheme


def faults(*criteria: dict[str, Any], **parts: Any) -> list[str]:
    return said(check_scheme(scheme(*criteria, **parts))[0])


def measure(method: dict[str, Any], **parts: Any) -> dict[str, Any]:
    return criterion("m", kind="measure", method=method, **{"marks": 100, **parts})


@pytest.mark.parametrize(
    ("made", "told"),
    [
        (
            measure({"by": "linear", "full_at": 5, "zero_at": 5}),
            "criteria.m.method.zero_at: full marks and no marks both stand at 5; make them differ",
        ),
        (
            measure({"by": "linear", "full_at": 1, "zero_at": 5}, marks=None),
            "criteria.m.marks: missing; by this method values reach for full marks",
        ),
        (
            criterion(points=-1, escalations=[{"at": 2, "points": -1, "counts": ["late-2"]}]),
            "criteria.late.escalations[0].counts: “Name late” isn't counted itself; name it too",
        ),
        (
            criterion(points=-1, bands=[{"minutes": "[0,∞)", "points": -1}]),
            "criteria.late.unit: bands read minutes; name minutes as the unit, too",
        ),
        (
            criterion(converts={"to": "late-2", "each": 0}),
            "criteria.late.converts.each: 0 converts into nothing; more than 0 is allowed",
        ),
    ],
)
def test_a_fault_names_no_key(made: dict[str, Any], told: str) -> None:
    assert told in faults(made, criterion("late-2", points=-1))


def test_a_target_must_not_be_zero_and_says_so_of_the_figure() -> None:
    target = {"id": "goal", "name": NAME, "default": 1}
    found = faults(measure({"by": "target", "setting": "goal"}), settings=[target])
    assert found == ["settings.goal.above_zero: “Name” divides; say of it that 0 is a fault"]
    assert faults(measure({"by": "target", "setting": "goal"}), settings=[{**target, "above_zero": True}]) == []


def test_a_quota_has_no_less_than_its_least() -> None:
    quota = {"at_least": 3, "at_most": 2}
    rating = criterion("r", kind="rating", marks=100)
    told = "quotas[0].at_most: 2 lies below the least that there must be, 3; raise it"
    assert faults(rating, quotas=[quota]) == [told]
    assert faults(rating, quotas=[{**quota, "at_most": 3}]) == []
