"""Criteria in the fewest words."""

from __future__ import annotations

import pytest

from kpi_desktop import paths
from kpi_desktop.reports.criterion_brief import conditions, points_text, rules
from kpi_desktop.schemes.model import Criterion, Scheme
from kpi_desktop.texts import Translator


def words(en: str) -> dict[str, str]:
    return {"zh": en, "en": en}


def scheme(**more: object) -> Scheme:
    data: dict[str, object] = {
        "id": "own",
        "version": "1",
        "name": words("Own"),
        "about": words("About"),
        "source": words("Source"),
        "categories": [{"id": "conduct", "name": words("Conduct"), "marks": 100}],
        "criteria": [criterion()],
    }
    return Scheme.model_validate({**data, **more})


def criterion(**more: object) -> dict[str, object]:
    held: dict[str, object] = {"id": "leave", "name": words("Leave"), "clause": words("1"), "category": "conduct"}
    return {**held, **({"points": -2} if "bands" not in more and "pick" not in more else {}), **more}


def of(**more: object) -> tuple[Criterion, Scheme]:
    """One criterion, and its scheme."""
    made = scheme(criteria=[criterion(**more)])
    return made.criteria[0], made


@pytest.fixture
def tr() -> Translator:
    return Translator("en", paths.resources() / "translations")


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
def test_points_in_the_fewest_words(tr: Translator, more: dict[str, object], text: str) -> None:
    assert points_text(*of(**more), tr) == text


def test_a_rule_with_money_says_both(tr: Translator) -> None:
    (rule,) = rules(*of(points=0, money=-40), tr)
    assert rule.points == "0, 40 yuan off pay"


def test_every_condition_is_said(tr: Translator) -> None:
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
    said = "\n".join(conditions(whole.criteria[0], whole, tr))
    for part in ("Warning", "Dismissal", "6 points", "once a month", "Director", "no. 3", "−10", "no. 5", "Retired"):
        assert part in said
