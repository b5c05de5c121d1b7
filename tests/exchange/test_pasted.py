from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpi_desktop.exchange.pasted import MOST_CHARACTERS, parse_pasted
from kpi_desktop.texts import Translator


def people(text: str) -> list[tuple[str | None, str]]:
    reading = parse_pasted(text)
    assert reading.problems == ()
    return [(row.number, row.name) for row in reading.rows]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("单雪\n曾丽\n", [(None, "单雪"), (None, "曾丽")]),
        ("姓名\n单雪", [(None, "单雪")]),
        ("0101\t单雪\r\n0102\t曾丽\r\n", [("0101", "单雪"), ("0102", "曾丽")]),
        ("单雪\t0101\n曾丽\t0102", [("0101", "单雪"), ("0102", "曾丽")]),
        ("工号\t姓名\n0101\t单雪", [("0101", "单雪")]),
        ("电话\t姓名\n138\t单雪", [(None, "单雪")]),
        ("0101 单雪\n0102，曾丽", [("0101", "单雪"), ("0102", "曾丽")]),
        ("1\t0101\t单雪\n2\t0102\t曾丽", [("0101", "单雪"), ("0102", "曾丽")]),
        ("20240101\t单雪", [("20240101", "单雪")]),
        ("0101\t单雪\t20240101", [("0101", "单雪")]),
        ("A1\tJohn Smith", [("A1", "John Smith")]),
        ('0101\t"单\n雪"\n0102\t曾丽', [("0101", "单 雪"), ("0102", "曾丽")]),
        ('0101\t"单雪', [("0101", '"单雪')]),
        ("", []),
        (" \t \n\n", []),
    ],
)
def test_people_as_pasted_or_typed(text: str, found: list[tuple[str | None, str]]) -> None:
    assert people(text) == found


def test_columns_without_header_go_by_their_cells() -> None:
    reading = parse_pasted("0101\t单雪\t\t中级\t2024.3.1\t否\n0102\t曾丽\t坐席\t\t2024/1/1\t是\n")
    assert reading.problems == ()
    first, second = reading.rows
    assert (first.post, first.level, first.hired, first.probation) == (None, "中级", date(2024, 3, 1), False)
    assert (second.post, second.level, second.hired, second.probation) == ("坐席", None, date(2024, 1, 1), True)


def test_what_is_left_over_is_named() -> None:
    assert parse_pasted("0101\t单雪\ta\tb\tc\n").ignored == ("c",)


@pytest.mark.parametrize(
    "text",
    ["编码\t名字\n0101\t单雪", "0101\n0102", "2026-01-01\t0101", "单雪\t20240101", "7\t0101\t单雪\n9\t0102\t曾丽"],
)
def test_columns_in_doubt_want_a_header(text: str, english: Translator) -> None:
    reading = parse_pasted(text)
    assert reading.rows == ()
    assert [english.say(problem.what) for problem in reading.problems] == [
        "it is not clear which column is Name; paste the header row as well"
    ]


def test_faults_name_their_row(english: Translator) -> None:
    reading = parse_pasted("单雪\n\n单雪\n")
    assert [problem.path for problem in reading.problems] == [("rows", 3, "name")]
    assert "“单雪” stands in row 1 already; give both a number" in english.say(reading.problems[0].what)
    reading = parse_pasted("0101\t单雪\t2024-01-01\n0102\t曾丽\t2024-02-30\n")
    assert [english.say(problem.what) for problem in reading.problems] == [
        "row 2, column Hired: there is no day “2024-02-30”"
    ]


@pytest.mark.parametrize("text", ["x" * (MOST_CHARACTERS + 1), "x\n" * 5_001, "x\t" * 201, '"' + "x" * 200_000 + '"'])
def test_a_text_far_too_long_is_refused(text: str, english: Translator) -> None:
    reading = parse_pasted(text)
    assert reading.rows == ()
    assert [english.say(problem.what) for problem in reading.problems] == ["the text is far longer than a roster"]


@given(st.text(alphabet=st.sampled_from('ab张0179\t\n\r ",-./年\0\u200b#'), max_size=60))
def test_whatever_is_pasted_every_row_is_a_person_or_a_fault(text: str) -> None:
    reading = parse_pasted(text)
    assert all(row.name and row.name == row.name.strip() for row in reading.rows)
    assert len({row.row for row in reading.rows}) == len(reading.rows)
