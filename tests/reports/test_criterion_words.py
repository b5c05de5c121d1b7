"""How criteria and rules are told: the parts that no preset uses, and those that are easily told wrong."""

from __future__ import annotations

from typing import Any

import pytest

from kpi_desktop import paths
from kpi_desktop.reports.criterion_words import how
from kpi_desktop.reports.rule_words import rule_words, score_words
from kpi_desktop.schemes.model import Scheme
from kpi_desktop.texts import Translator

EN = Translator("en", paths.resources() / "translations")
WORDS = {"zh": "无", "en": "it"}
OTHER = {"id": "other", "name": {"zh": "他", "en": "Other"}, "clause": WORDS, "unit": "hours", "points": -1}


def scheme_of(criterion: dict[str, Any], **changes: object) -> Scheme:
    whole = {"id": "one", "name": WORDS, "clause": WORDS, **criterion}
    data = {"id": "made", "version": "1", "name": WORDS, "about": WORDS, "source": WORDS}
    return Scheme.model_validate({**data, "criteria": [whole, OTHER], **changes})


@pytest.mark.parametrize(
    ("criterion", "said"),
    [
        ({"points": -5}, ["each time: −5"]),
        ({"unit": "days", "points": -2, "money": -40}, ["each day: −2, 40 yuan off pay"]),
        ({"unit": "hours", "whole": True, "points": -5}, ["each hour: −5", "Only complete units of each entry count"]),
        ({"unit": "items", "pick": [1, 5]}, ["each item: +1 to +5, picked by the leader"]),
        ({"unit": "persons", "day_wages": "-0.5"}, ["each person: 0.5 days' wages off pay"]),
        ({"day_wages": -1}, ["each time: the day's wage off pay"]),
        ({"converts": {"to": "other", "each": 2}}, ["each time: counts as 2 hours of “Other”"]),
        ({}, ["Is only recorded"]),
        ({"points": -1, "retired": True}, ["each time: −1", "Retired: no longer to be logged"]),
    ],
)
def test_an_incident_criterion_says_what_it_costs(criterion: dict[str, Any], said: list[str]) -> None:
    scheme = scheme_of(criterion)
    assert list(how(scheme.criteria[0], scheme, EN)) == said


@pytest.mark.parametrize(
    ("escalation", "said"),
    [
        ({"at": 3, "points": -10, "flag": "warning"}, "At no. 3 in a month: −10 in addition, flag “Warning”"),
        ({"at": 3, "repeats": True, "money": -20}, "At each full 3 in a month: 20 yuan off pay"),
        ({"at": 2, "sums": True, "zero_score": True}, "At 2 items in a month: the month's score is 0"),
        ({"at": 2, "sums": True, "repeats": True, "notice": True}, "At each full 2 items in a month: a notice"),
        (
            {"at": 2, "logged_only": True, "counts": ["one", "other"], "points": -1},
            "At no. 2 in a month, together with Other, logged ones only: −1 in addition",
        ),
    ],
)
def test_an_escalation_says_when_it_falls_and_what_it_brings(escalation: dict[str, Any], said: str) -> None:
    scheme = scheme_of({"unit": "items", "points": 0, "escalations": [escalation]})
    assert how(scheme.criteria[0], scheme, EN)[-1] == said


@pytest.mark.parametrize(
    ("unit", "said"),
    [
        ("persons", "Beyond 2 persons in a month, each person on top: −3"),
        ("times", "Beyond 2 times in a month, each time on top: −3"),
    ],
)
def test_an_excess_is_told_in_its_unit(unit: str, said: str) -> None:
    scheme = scheme_of({"unit": unit, "points": -1, "excess": {"beyond": 2, "points": -3}})
    assert how(scheme.criteria[0], scheme, EN)[-1] == said


@pytest.mark.parametrize(
    ("method", "said"),
    [
        (
            {"by": "linear", "full_at": 90, "zero_at": 60},
            "10 from 90 on, 0 up to 60, in proportion between them",
        ),
        ({"by": "linear", "full_at": 3, "zero_at": 5}, "10 up to 3, 0 from 5 on, in proportion between them"),
        ({"by": "value", "each": "0.5"}, "Value × 0.5"),
        ({"by": "value"}, "The value is the points"),
        ({"by": "yes-no"}, "1 (met): 10; 0 (not met): 0"),
    ],
)
def test_a_measure_says_how_it_becomes_points(method: dict[str, Any], said: str) -> None:
    scheme = scheme_of({"kind": "measure", "marks": 10, "method": method})
    assert list(how(scheme.criteria[0], scheme, EN)) == ["Measured; full marks 10", said]


def test_a_formula_is_written_out() -> None:
    terms = [{"measure": "a", "times": -2}, {"measure": "b"}]
    formula = {"terms": terms, "plus": 100, "divide_by": 4, "times": 3}
    measures = [{"id": name, "name": {"zh": name, "en": name.upper()}} for name in "ab"]
    scheme = scheme_of({"kind": "measure", "formula": formula, "method": {"by": "value"}}, measures=measures)
    assert how(scheme.criteria[0], scheme, EN)[1] == "Value: (− 2 × A + B + 100) / 4 × 3"


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ({"when": "last"}, "Last in rank: flag “Warning”"),
        ({"when": "first", "times": 3, "every": True}, "First in rank, every 3 months running: flag “Warning”"),
        ({"when": "below", "below": 65, "times": 3}, "Score below 65, 3 months running or more: flag “Warning”"),
        (
            {"when": "last", "times": 3, "within": "year"},
            "Last in rank, 3 times or more in a calendar year: flag “Warning”",
        ),
        (
            {"when": "flag", "of": "discipline", "times": 2, "within": "months", "months": 12},
            "Flagged “Disciplinary action”, 2 times or more in 12 months: flag “Warning”",
        ),
    ],
)
def test_a_rule_of_standing_says_when_it_raises_its_flag(rule: dict[str, Any], said: str) -> None:
    assert rule_words(scheme_of({"points": -1}, standing=[{**rule, "flag": "warning"}]), EN) == [said]


@pytest.mark.parametrize(
    ("quota", "said"),
    [
        ({"at_least": 3, "per": "week"}, "Ratings: at least 3 a week; fewer raise a notice"),
        ({"at_least": 2}, "Ratings: at least 2 a month; fewer raise a notice"),
        ({"at_least": 20, "at_most": 30}, "Ratings: 20 to 30 a month; fewer raise a notice"),
    ],
)
def test_a_quota_says_how_many_there_must_be(quota: dict[str, Any], said: str) -> None:
    assert rule_words(scheme_of({"points": -1}, quotas=[quota]), EN) == [said]


def test_a_scheme_without_a_cap_or_decimals_says_so() -> None:
    scheme = scheme_of({"points": -1}, cap="none", decimals=0, newcomers="exempt", pay_plan="band-pay")
    assert score_words(scheme, EN) == [
        "A full score is 100",
        "A score has no upper end",
        "Rounded half up to whole points",
        "Whoever joined in the month is scored but not ranked",
    ]
    assert rule_words(scheme, EN) == ["Goes with the pay plan band-pay"]
