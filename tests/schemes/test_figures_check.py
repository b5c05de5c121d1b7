"""Measures, ratings and settings that don't fit: each fault with its path, its value and what is allowed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from kpi_desktop import paths
from kpi_desktop.domain.facts import Employee, Facts, Incident, Measure, Rating, TeamMeasure
from kpi_desktop.domain.month import Month
from kpi_desktop.domain.problems import path_text
from kpi_desktop.domain.words import Label
from kpi_desktop.schemes.check import check_scheme
from kpi_desktop.schemes.facts_check import check_facts
from kpi_desktop.schemes.model import Scheme
from kpi_desktop.texts import Translator

EN = Translator("en", paths.resources() / "translations")
NAME = Label("名", "Name")


def part(name: str, **parts: Any) -> dict[str, Any]:
    return {"id": name, "name": Label(name, name.capitalize()), **parts}


def criterion(name: str, **parts: Any) -> dict[str, Any]:
    return part(name, clause=NAME, **parts)


SCHEME = Scheme.model_validate(
    {
        "id": "made",
        "version": "1",
        "name": NAME,
        "about": NAME,
        "source": NAME,
        "criteria": [
            criterion(
                "rate",
                kind="measure",
                marks=40,
                ratio={"times": 100},
                method={"by": "linear", "full_at": 9, "zero_at": 1},
            ),
            criterion("veto", kind="measure", marks=20, method={"by": "yes-no"}),
            criterion("share", kind="measure", marks=20, method={"by": "target", "setting": "target"}),
            criterion("tone", kind="rating", marks=10),
            criterion(
                "overall", kind="rating", marks=10, raters=[part("leader", weight=60), part("customer", weight=40)]
            ),
            criterion("late", points=-1),
        ],
        "measures": [part("sales", team=True)],
        "settings": [part("target", default=1, above_zero=True), part("free")],
    }
)
KNOWN = "it knows rate, veto, share, rate-part, rate-whole"
WHOLE_ALONE = "measures[0].measure: rate-whole stands without rate-part; give both"
FACTS = Facts(Month(2026, 10), (Employee("E01"), Employee("E02")))


def said(**parts: Any) -> list[str]:
    found = check_facts(SCHEME, replace(FACTS, **parts))
    return [f"{path_text(problem.path)}: {EN.say(problem.what)}" for problem in found]


def given(*values: tuple[str, Any], employee: str = "E01") -> list[str]:
    rows = tuple(Measure(employee, name, None if value is None else Fraction(value)) for name, value in values)
    return said(measures=rows)


def rated(criterion_id: str, score: str, rater: str | None = None, employee: str = "E01") -> list[str]:
    return said(ratings=(Rating(employee, criterion_id, Fraction(score), rater),))


def test_the_scheme_is_in_order() -> None:
    faults, notices = check_scheme(SCHEME)
    assert faults == ()
    assert [path_text(notice.path) for notice in notices] == ["measures.sales", "settings.free"]


@pytest.mark.parametrize("value", [Fraction(0), Fraction(1), None])
def test_what_fits_is_no_fault(value: Fraction | None) -> None:
    both = (Measure("E01", "rate-part", Fraction(0)), Measure("E01", "rate-whole", Fraction(0)))
    assert said(measures=(Measure("E02", "rate", Fraction(3)), *both, Measure("E01", "veto", value))) == []
    assert said(team_measures=(TeamMeasure("sales", value),)) == []
    assert said(settings={"target": Fraction(1), "free": Fraction(0)}) == []
    assert rated("tone", "10") == rated("tone", "0") == rated("overall", "5", "leader") == []


@pytest.mark.parametrize(
    ("values", "faults"),
    [
        ([("calls", 1)], ["measures[0].measure: the scheme knows no measure calls; " + KNOWN]),
        ([("veto", "0.5")], ["measures[0].value: 0.5 can't be; “Veto” is 1 where met, else 0"]),
        ([("rate", -1)], ["measures[0].value: −1 is negative; 0 or more is allowed"]),
        (
            [("rate", 1), ("rate", 1)],
            ["measures[1].measure: rate of employee E01 stands there twice; keep one of them"],
        ),
        ([("rate-part", 1)], ["measures[0].measure: rate-part stands without rate-whole; give both"]),
        ([("rate-whole", 1)], [WHOLE_ALONE]),
        ([("rate-whole", 1), ("rate-part", None)], [WHOLE_ALONE]),
        ([("rate-whole", None), ("rate-part", None)], []),
        (
            [("rate", 1), ("rate-part", 1), ("rate-whole", 2)],
            [
                "measures[1].measure: rate-part stands beside rate itself; give the value or its two counts",
                "measures[2].measure: rate-whole stands beside rate itself; give the value or its two counts",
            ],
        ),
        ([("rate", None), ("rate-part", 1), ("rate-whole", 2)], []),
        ([("sales", 1)], ["measures[0].measure: the scheme knows no measure sales; " + KNOWN]),
    ],
)  # fmt: skip
def test_measures_that_do_not_fit(values: list[tuple[str, Any]], faults: list[str]) -> None:
    assert given(*values) == faults


def test_measures_of_nobody_and_of_the_team() -> None:
    assert given(("rate", 1), employee="E99") == [
        "measures[0].employee: nobody has the employee number E99; there are E01, E02"
    ]
    rows = (TeamMeasure("sales", Fraction(1)), TeamMeasure("sales", Fraction(-1)), TeamMeasure("rate", Fraction(1)))
    assert said(team_measures=rows) == [
        "team-measures[1].measure: sales stands there twice; every one needs its own",
        "team-measures[1].value: −1 is negative; 0 or more is allowed",
        "team-measures[2].measure: the scheme knows no measure rate; it knows sales",
    ]


@pytest.mark.parametrize(
    ("name", "value", "fault"),
    [
        ("goal", 1, "settings.goal: the scheme knows no setting goal; it knows target, free"),
        ("target", 0, "settings.target: 0 can't be; “Target” divides: more than 0 is allowed"),
        ("free", -1, "settings.free: −1 is negative; 0 or more is allowed"),
    ],
)
def test_settings_that_do_not_fit(name: str, value: int, fault: str) -> None:
    assert said(settings={name: Fraction(value)}) == [fault]


@pytest.mark.parametrize(
    ("arguments", "fault"),
    [
        (("tone", "10.1"), "ratings[0].score: 10.1 is out of range; “Tone” takes 0 to 10"),
        (("tone", "-1"), "ratings[0].score: −1 is out of range; “Tone” takes 0 to 10"),
        (("tone", "1", "leader"), "ratings[0].rater: leader can't stand here; “Tone” asks for no raters"),
        (("overall", "1"), "ratings[0].rater: missing; “Overall” is rated by leader, customer"),
        (("overall", "1", "cat"), "ratings[0].rater: “Overall” knows no rater cat; it knows leader, customer"),
        (("late", "1"), "ratings[0].criterion: the scheme takes no ratings of late; it takes tone, overall"),
        (("tone", "1", None, "E99"), "ratings[0].employee: nobody has the employee number E99; there are E01, E02"),
    ],
)
def test_ratings_that_do_not_fit(arguments: tuple[Any, ...], fault: str) -> None:
    assert rated(*arguments) == [fault]


def test_a_rating_for_another_post_is_a_fault() -> None:
    own = SCHEME.criteria[3].model_copy(update={"posts": ("data",)})
    scheme = SCHEME.model_copy(update={"criteria": (own,)})
    facts = replace(FACTS, ratings=(Rating("E01", "tone", Fraction(1)),))
    assert [EN.say(problem.what) for problem in check_facts(scheme, facts)] == ["“Tone” is only for the posts data"]
    there = replace(facts, employees=(Employee("E01", post="data"),))
    assert check_facts(scheme, there) == ()


def test_an_incident_of_a_measure_is_a_fault() -> None:
    assert said(incidents=(Incident("E01", date(2026, 10, 1), "veto"),)) == [
        "incidents[0].criterion: the scheme knows no criterion veto; it knows late"
    ]
