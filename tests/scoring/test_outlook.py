"""What lies ahead: months for the next level at the month's end, and rules of standing that are half way."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from kpi_desktop.domain.facts import Employee, Standing
from kpi_desktop.domain.month import Month
from kpi_desktop.schemes.pay_model import Level
from kpi_desktop.schemes.rules_model import StandingRule
from kpi_desktop.scoring.outlook import ahead, level_ahead, next_level
from kpi_desktop.scoring.standing import Stand
from tests.scoring.made import EN
from tests.scoring.sound import well_said

OCTOBER = Month(2026, 10)


def level(name: str, **parts: Any) -> Level:
    return Level.model_validate({"id": name.lower(), "name": {"zh": name, "en": name}, **parts})


LEVELS = (
    level("Junior"),
    level("Middle", after_months=6),
    level("Senior", after_months=24, by_leader=True),
    level("Chief", by_leader=True),
    level("Master"),
)


def told(name: str | None, hired: date | None = None) -> str | None:
    found = next_level(Employee("E01", level=name, hired=hired), LEVELS, OCTOBER)
    if found is None:
        return None
    what = level_ahead(found)
    well_said(what)
    return EN.say(what)


@pytest.mark.parametrize(
    ("name", "hired", "words"),
    [
        ("junior", date(2026, 6, 30), "Level Junior; in 2 months the months for Middle are full (6)"),
        ("Junior", date(2026, 5, 31), "Level Junior; in 1 month the months for Middle are full (6)"),
        ("junior", date(2026, 4, 30), "Level Junior; the months for Middle are full (6): promotion is due"),
        ("junior", date(2020, 4, 30), "Level Junior; the months for Middle are full (6): promotion is due"),
        ("junior", None, "Level Junior; Middle asks for 6 months since hired, and no first day is given"),
        (
            "middle",
            date(2024, 12, 1),
            "Level Middle; in 2 months the months for Senior are full (24), then the leader decides",
        ),
        (
            "middle",
            date(2024, 11, 1),
            "Level Middle; in 1 month the months for Senior are full (24), then the leader decides",
        ),
        ("middle", date(2024, 10, 31), "Level Middle; the months for Senior are full (24), the leader decides"),
        ("senior", date(2020, 1, 1), "Level Senior; for Chief it takes the leader's word"),
        ("chief", None, "Level Chief; the pay plan doesn't say what Master takes"),
        ("master", date(2020, 1, 1), None),
        ("nobody", date(2020, 1, 1), None),
        (None, date(2020, 1, 1), None),
    ],
)
def test_the_next_level_is_told_with_what_it_takes(name: str | None, hired: date | None, words: str | None) -> None:
    assert told(name, hired) == words


def rule(**parts: Any) -> StandingRule:
    return StandingRule.model_validate({"when": "last", "flag": "settlement", **parts})


def lasts(*months: int) -> list[Standing]:
    return [Standing("E01", Month(2026, month), Fraction(80), last=True) for month in months]


@pytest.mark.parametrize(
    ("parts", "before", "found"),
    [
        ({"times": 3}, (), (1, 2)),
        ({"times": 3}, (9,), (2, 1)),
        ({"times": 3}, (9, 8), None),
        ({"times": 3}, (9, 8, 7), None),
        ({"times": 3, "every": True}, (9, 8), None),
        ({"times": 3, "every": True}, (9, 8, 7), (4, 2)),
        ({"times": 1}, (), None),
    ],
)
def test_a_rule_is_ahead_until_its_months_are_full(
    parts: dict[str, Any], before: tuple[int, ...], found: tuple[int, int] | None
) -> None:
    now = Stand(Decimal(80), 2, last=True, flags=frozenset())
    way = ahead((rule(**parts),), OCTOBER, now, lasts(*before))
    assert [(one.count, one.missing) for one in way] == ([] if found is None else [found])


def test_rules_are_told_in_their_order_and_only_those_that_count() -> None:
    now = Stand(Decimal(80), 2, last=True, flags=frozenset())
    rules = (rule(times=5), rule(when="first", times=3), rule(times=4))
    assert [one.rule for one in ahead(rules, OCTOBER, now, ())] == [rules[0], rules[2]]


@pytest.mark.parametrize(
    ("parts", "before", "found"),
    [
        ({"times": 3}, (9, 8), []),
        ({"times": 3, "within": "year"}, (1, 9), [(2, 1)]),
        ({"times": 3, "within": "months", "months": 3}, (7, 8, 10), [(1, 2)]),
        ({"times": 3, "within": "months", "months": 3}, (6, 7), []),
    ],
)
def test_earlier_months_keep_their_count_in_a_month_that_does_not_count_but_for_a_streak(
    parts: dict[str, Any], before: tuple[int, ...], found: list[tuple[int, int]]
) -> None:
    now = Stand(Decimal(80), 1, last=False, flags=frozenset())
    assert [(one.count, one.missing) for one in ahead((rule(**parts),), OCTOBER, now, lasts(*before))] == found
