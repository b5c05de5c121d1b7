"""Criteria in the fewest words."""

from __future__ import annotations

import pytest

from kpi_desktop.reports.criterion_brief import conditions, points_text, rules
from kpi_desktop.schemes.model import Criterion, Scheme
from tests.reports.own_scheme import EN, criterion, scheme, words


def of(**more: object) -> tuple[Criterion, Scheme]:
    """One criterion, and its scheme."""
    made = scheme(criteria=[criterion(**more)])
    return made.criteria[0], made


@pytest.mark.parametrize(
    ("more", "text"),
    [
        ({}, "−2"),
        ({"unit": "days"}, "−2 each day"),
        ({"points": "-0.5"}, "−0.5"),
        ({"points": None, "pick": [0, -3]}, "0 to −3"),
        ({"points": None, "pick": [1, 5]}, "+1 to +5"),
        ({"points": None, "flag": "absence"}, "flag only"),
        ({"points": None, "bands": [{"minutes": "[0,5]", "points": -1}], "unit": "minutes"}, "by minutes"),
    ],
)
def test_points_in_the_fewest_words(more: dict[str, object], text: str) -> None:
    assert points_text(*of(**more), EN) == text


def test_a_rule_with_money_says_both() -> None:
    (rule,) = rules(*of(points=0, money=-40), EN)
    assert rule.points == "0, 40 yuan off pay"


def test_every_condition_is_said() -> None:
    whole = scheme(
        posts=[{"id": "director", "name": words("Director")}],
        criteria=[
            criterion(
                flag="warning",
                grave_flag="separation",
                marks=6,
                once=True,
                posts=["director"],
                escalations=[{"at": 3, "points": -10, "flag": "warning"}, {"at": 5, "flag": "separation"}],
                retired=True,
            )
        ],
    )
    said = "\n".join(conditions(whole.criteria[0], whole, EN))
    for part in ("Warning", "Dismissal", "6 points", "once a month", "Director", "no. 3", "−10", "no. 5", "Retired"):
        assert part in said
