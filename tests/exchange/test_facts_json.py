"""Facts as they come from a file: every fault with its path, all at once."""

from __future__ import annotations

import json
from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpi_desktop import paths
from kpi_desktop.domain.facts import Employee, Facts, Incident, Standing
from kpi_desktop.domain.month import Month
from kpi_desktop.domain.problems import path_text
from kpi_desktop.errors import FaultyDataError
from kpi_desktop.exchange import facts_json
from kpi_desktop.exchange.facts_json import read_facts
from kpi_desktop.schemes.library import preset_text
from kpi_desktop.schemes.reading import load_scheme
from kpi_desktop.texts import Translator

EN = Translator("en", paths.resources() / "translations")
SCHEME = load_scheme(preset_text(paths.resources() / "schemes", "weikang-100"))
SECTIONS = ("month", "settings", "employees", "incidents", "measures", "team-measures", "ratings", "history")
DIGITS = "a number with at most 15 digits before the point and 6 after"


def document(**parts: Any) -> dict[str, Any]:
    return {"month": "2026-10", "employees": [{"id": "E01"}], **parts}


def late(**parts: Any) -> dict[str, Any]:
    return {"employee": "E01", "date": "2026-10-08", "criterion": "late", "minutes": 12, **parts}


def faults(data: object) -> list[str]:
    """What is said of a document, or of its text."""
    text = data if isinstance(data, str) else json.dumps(data)
    try:
        read_facts(text, SCHEME)
    except FaultyDataError as error:
        return [f"{path_text(problem.path)}: {EN.say(problem.what)}" for problem in error.problems]
    return []


def paths_of(data: object) -> list[str]:
    return [fault.split(":")[0] for fault in faults(data)]


def test_every_key_is_read() -> None:
    wages = {
        "base-wage": "3000",
        "performance-wage": 1000,
        "seniority-pay": 0.5,
        "days-attended": "21.75",
        "day-wage": 1e2,
    }
    person = {"id": "E01", "name": "张三", "post": "agent", "level": "5", "hired": "2024-03-01", "left": "2026-10-30"}
    standing = {"employee": "E02", "month": "2026-09", "score": "96", "rank": 2, "last": True, "flags": ["reward"]}
    data = document(
        employees=[
            {**person, "probation": True, **wages},
            {"id": "E02", "name": None, "hired": None, "probation": None},
        ],
        incidents=[late(occurred="2026-09-30", quantity="1.5", points="-5", grave=True, excused=True, note="雨")],
        settings={},
        measures=[],
        ratings=None,
        history=[standing],
    )
    assert read_facts(json.dumps(data), SCHEME) == Facts(
        month=Month(2026, 10),
        employees=(
            Employee(
                id="E01",
                name="张三",
                post="agent",
                level="5",
                hired=date(2024, 3, 1),
                left=date(2026, 10, 30),
                probation=True,
                base_wage=Fraction(3000),
                performance_wage=Fraction(1000),
                seniority_pay=Fraction(1, 2),
                days_attended=Fraction(87, 4),
                day_wage=Fraction(100),
            ),
            Employee("E02"),
        ),
        incidents=(
            Incident(
                employee="E01",
                date=date(2026, 10, 8),
                criterion="late",
                occurred=date(2026, 9, 30),
                minutes=Fraction(12),
                quantity=Fraction(3, 2),
                points=Fraction(-5),
                grave=True,
                excused=True,
                note="雨",
            ),
        ),
        history=(Standing("E02", Month(2026, 9), Fraction(96), 2, last=True, flags=("reward",)),),
    )


def test_all_faults_are_told_in_the_order_of_the_document() -> None:
    text = """{"incidents": [
        3,
        {"criterion": "late", "minutes": NaN, "quantity": 1, "points": "1e2", "employee": "E01", "grave": 0,
         "quantity": -1},
        {"employee": "E01", "date": "2026-11-08", "criterion": "no-greeting", "points": -3},
        {"employee": "E99", "date": "2026-10-08", "criterion": "late"}
      ],
      "colour": "red", "month": "2026-10", "employees": [{"id": "E01"}, {"id": "E01", "hired": "20260101"}]}"""
    assert faults(text) == [
        "incidents[0]: 3 can't stand here; allowed is an object in curly brackets",
        f"incidents[1].minutes: NaN can't stand here; allowed is {DIGITS}",
        "incidents[1].quantity: -1 can't stand here; allowed is a number of 0 or more",
        "incidents[1].quantity: the key stands there twice; keep one of them",
        f'incidents[1].points: "1e2" can\'t stand here; allowed is {DIGITS}',
        "incidents[1].grave: 0 can't stand here; allowed is true or false",
        "incidents[1].date: missing; what belongs here is a date of the calendar as YYYY-MM-DD",
        "incidents[2].date: 2026-11-08 is not in October 2026",
        "incidents[2].points: −3 can't be picked; the points are fixed at −2",
        "incidents[3].employee: nobody has the employee number E99; there are E01",
        "incidents[3].minutes: missing; “Late” is scored by minutes",
        "colour: unknown key; known are " + ", ".join(SECTIONS),
        "employees[1].id: E01 stands there twice; every one needs its own",
        'employees[1].hired: "20260101" can\'t stand here; allowed is a date of the calendar as YYYY-MM-DD',
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", ": line 1, column 1: the text isn't JSON from here"),
        ('{"month":\n  x}', ": line 2, column 3: the text isn't JSON from here"),
        ('{"month": "2026-10"} x', ": line 1, column 22: the text isn't JSON from here"),
        ("[" * 100_000, ": the text nests lists or tables too deeply"),
        ("[]", ": […] can't stand here; allowed is an object in curly brackets"),
        ("null", ": null can't stand here; allowed is an object in curly brackets"),
        ("true", ": true can't stand here; allowed is an object in curly brackets"),
        ('"x"', ': "x" can\'t stand here; allowed is an object in curly brackets'),
        ("{}", "month: missing; what belongs here is a month as YYYY-MM"),
        ('[{"a": 1, "a": 2}]', ": […] can't stand here; allowed is an object in curly brackets"),
    ],
)
def test_text_that_is_no_document_says_why(text: str, said: str) -> None:
    assert faults(text)[0] == said


def test_a_byte_order_mark_is_let_pass() -> None:
    assert faults("\ufeff" + json.dumps(document())) == []


def test_keys_twice_are_found_wherever_they_stand() -> None:
    text = '{"month": "2026-10", "employees": [{"id": "E01", "id": "E02"}], "settings": {}, '
    text += '"month": "2026-10", "settings": {}}'
    assert faults(text) == [
        "month: the key stands there twice; keep one of them",
        "employees[0].id: the key stands there twice; keep one of them",
        "settings: the key stands there twice; keep one of them",
    ]


@pytest.mark.parametrize(
    "number",
    ["12", "12.000000", "1.2e1", "0.12E+2", "1200e-2", '"12"', '"0012.0"', "12" + ".0" + "0" * 5000],
)
def test_one_number_may_be_written_in_many_ways(number: str) -> None:
    text = json.dumps(document(incidents=[late(minutes="MINUTES")])).replace('"MINUTES"', number)
    assert read_facts(text, SCHEME).incidents[0].minutes == 12


@pytest.mark.parametrize(
    "number",
    [
        "NaN", "Infinity", "-Infinity", "1e999", "1e99999999999", "0.0000001", "1e-7", "1000000000000000", "9" * 6000,
        "true", '"1e1"', '"NaN"', '" "', '""', '"１２"', "[]", "{}", "-1", '"-0.5"', "0.30000000000000004",
    ],
)  # fmt: skip
def test_other_numbers_are_refused(number: str) -> None:
    text = json.dumps(document(incidents=[late(minutes="MINUTES")])).replace('"MINUTES"', number)
    assert paths_of(text) == ["incidents[0].minutes"]


def test_zero_has_any_exponent_and_the_limits_are_within() -> None:
    text = json.dumps(document(incidents=[late(minutes="MINUTES")]))
    for number in ("0e99999999999", "-0.0", "999999999999999.999999", "1e-6", "1e14"):
        assert faults(text.replace('"MINUTES"', number)) == []


@pytest.mark.parametrize(
    ("part", "path"),
    [
        ({"month": "2026-13"}, "month"),
        ({"month": 202610}, "month"),
        ({"month": None}, "month"),
        ({"employees": {}}, "employees"),
        ({"employees": [None]}, "employees[0]"),
        ({"employees": [{"id": ""}]}, "employees[0].id"),
        ({"employees": [{"id": " "}]}, "employees[0].id"),
        ({"employees": [{"id": 7}]}, "employees[0].id"),
        ({"employees": [{"name": "x"}]}, "employees[0].id"),
        ({"employees": [{"id": "E01", "name": "\ud800"}]}, "employees[0].name"),
        ({"employees": [{"id": "E01", "probation": "yes"}]}, "employees[0].probation"),
        ({"employees": [{"id": "E01", "day-wage": -1}]}, "employees[0].day-wage"),
        ({"employees": [{"id": "E01", "hired": "2026-02-30"}]}, "employees[0].hired"),
        ({"employees": [{"id": "E01", "hired": "2026-11-01"}]}, "employees[0].hired"),
        ({"employees": [{"id": "E01", "left": "2026-09-30"}]}, "employees[0].left"),
        ({"employees": [{"id": "E01", "hired": "2026-10-05", "left": "2026-10-04"}]}, "employees[0].left"),
        ({"settings": {"call-price": "0.50"}}, "settings.call-price"),
        ({"settings": {"call-price": "x"}}, "settings.call-price"),
        ({"settings": []}, "settings"),
        ({"measures": [{"employee": "E01", "measure": "sales", "value": 1}]}, "measures[0].measure"),
        ({"team-measures": [{"measure": "sales", "value": "1"}]}, "team-measures[0].measure"),
        ({"ratings": [{"employee": "E01", "criterion": "late", "score": 1}]}, "ratings[0].criterion"),
        ({"incidents": [late(employee="E99")]}, "incidents[0].employee"),
        ({"incidents": [late(employee=None)]}, "incidents[0].employee"),
        ({"incidents": [late(criterion="lateness")]}, "incidents[0].criterion"),
        ({"incidents": [late(date="2026-09-30")]}, "incidents[0].date"),
        ({"incidents": [late(date="2026-10-08T08:00")]}, "incidents[0].date"),
        ({"incidents": [late(occurred="2026-10-01")]}, "incidents[0].occurred"),
        ({"incidents": [late(minutes=None)]}, "incidents[0].minutes"),
        ({"incidents": [late(points=-1)]}, "incidents[0].points"),
        ({"incidents": [late(minutes=5, points="-5.000001")]}, "incidents[0].points"),
        ({"incidents": [late(minutes=5, points="0.000001")]}, "incidents[0].points"),
        ({"incidents": [late(minute=5)]}, "incidents[0].minute"),
        ({"incidents": [late(voided=1)]}, "incidents[0].voided"),
        ({"incidents": [late(voided=True, quantity=-1)]}, "incidents[0].quantity"),
        ({"incidents": [late(voided=True, date="yesterday")]}, "incidents[0].date"),
        ({"history": [{"employee": "E01", "month": "2026-10", "score": 1}]}, "history[0].month"),
        ({"history": [{"employee": "E99", "month": "2026-09", "score": 1}]}, "history[0].employee"),
        ({"history": [{"employee": "E01", "month": "2026-09", "score": "x"}]}, "history[0].score"),
        ({"history": [{"employee": "E01", "month": "2026-09", "score": 1, "rank": 1.5}]}, "history[0].rank"),
        ({"history": [{"employee": "E01", "month": "2026-09", "score": 1, "rank": "x"}]}, "history[0].rank"),
        ({"history": [{"employee": "E01", "month": "2026-09", "score": 1, "flags": ["x"]}]}, "history[0].flags[0]"),
        ({"history": [{"employee": "E01", "month": "2026-09", "score": 1}] * 2}, "history[1].month"),
    ],
)
def test_each_fault_stands_alone_and_names_its_path(part: dict[str, Any], path: str) -> None:
    assert paths_of(document(**part)) == [path]


def test_a_person_is_held_against_the_true_day() -> None:
    data = document(
        employees=[{"id": "E01", "hired": "2026-09-10", "left": "2026-10-07"}],
        incidents=[late(), late(date="2026-10-07"), late(occurred="2026-09-09"), late(occurred="2026-09-10")],
    )
    assert faults(data) == [
        "incidents[0].date: 2026-10-08 is after employee E01 left, 2026-10-07",
        "incidents[2].occurred: 2026-09-09 is before employee E01 began, 2026-09-10",
    ]


def test_rows_of_unknown_people_are_named_in_every_section() -> None:
    unknown = {"employee": "E99"}
    data = document(
        measures=[{**unknown, "measure": "x", "value": 1}], ratings=[{**unknown, "criterion": "x", "score": 1}]
    )
    assert paths_of(data) == [
        "measures[0].employee",
        "measures[0].measure",
        "ratings[0].employee",
        "ratings[0].criterion",
    ]


def test_without_a_readable_month_the_rest_is_checked_all_the_same() -> None:
    data = document(month="October", incidents=[late(), late(points=3, occurred="2020-01-01")])
    data["history"] = [{"employee": "E01", "month": "2026-09", "score": 1}]
    data["employees"] = [{"id": "E01", "hired": "2031-01-01"}]
    assert paths_of(data) == ["month", "incidents[0].date", "incidents[1].points", "incidents[1].occurred"]


def test_a_list_of_people_that_is_none_is_one_fault() -> None:
    assert paths_of(document(employees="all", incidents=[late(), late()])) == ["employees"]


def test_names_from_outside_are_told_printable() -> None:
    assert faults(document(incidents=[late(criterion="a\nb")]))[0].startswith(
        "incidents[0].criterion: the scheme knows no criterion a\\u000ab; it knows late, leave-early"
    )
    assert paths_of({**document(), "\udfff\n": 1}) == ["\\udfff\\u000a"]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
)
KEYS = (
    "id",
    "employee",
    "date",
    "criterion",
    "minutes",
    "points",
    "month",
    "score",
    "measure",
    "value",
    "rank",
    "flags",
)


@given(st.dictionaries(st.sampled_from(SECTIONS), JSON | st.lists(st.dictionaries(st.sampled_from(KEYS), JSON))))
def test_no_document_breaks_the_reader(data: dict[str, Any]) -> None:
    said = faults(json.dumps(data))
    assert all(fault.encode() for fault in said)


def test_a_number_that_is_missing_is_no_fault() -> None:
    data = document(
        history=[
            {"employee": "E01", "month": "2026-08", "score": None, "rank": 3},
            {"employee": "E01", "month": "2026-09"},
        ]
    )
    assert [(one.month, one.score, one.rank) for one in read_facts(json.dumps(data), SCHEME).history] == [
        (Month(2026, 8), None, 3),
        (Month(2026, 9), None, None),
    ]


def test_a_measure_or_rating_without_its_number_is_as_good_as_not_there() -> None:
    data = document(
        measures=[{"employee": "E01", "measure": "sales", "value": None}, {"employee": "E01", "measure": "calls"}],
        ratings=[{"employee": "E01", "criterion": "expression", "score": None}],
    )
    found = facts_json.parse_facts(json.dumps(data))
    assert found.unreadable == ()
    left = facts_json._without_missing(found.facts, found.document)
    assert (left.measures, left.ratings) == ((), ())
