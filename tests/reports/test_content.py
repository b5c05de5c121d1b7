"""The content of a month survives its seal to the letter."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpi_desktop import paths
from kpi_desktop.domain.words import LANGUAGES, Language
from kpi_desktop.reports import content_data
from kpi_desktop.reports.content import LineContent, MonthContent, Stamp, objections_until
from kpi_desktop.reports.own_templates import OwnTemplates
from kpi_desktop.reports.register import register
from kpi_desktop.texts import Translator
from tests.render.samples import Small, line, month, person, team, with_lines


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("sample", [team(0), team(12), with_lines(30)])
def test_content_comes_back_from_json_as_it_was(sample: MonthContent, language: Language) -> None:
    for one in (sample, Small(language).content()):
        data = json.loads(json.dumps(content_data.to_data(one)))
        assert content_data.from_data(data) == one
        assert content_data.to_data(content_data.from_data(data)) == data


@given(st.fractions(), st.text(st.characters(codec="utf-8")))
def test_no_exact_number_and_no_text_is_lost(number: Fraction, text: str) -> None:
    one = month((replace(person(0, name=text or "王"), raw=number),))
    back = content_data.from_data(json.loads(json.dumps(content_data.to_data(one))))
    assert back == one
    assert isinstance(back.people[0].raw, Fraction)


def test_json_holds_numbers_as_decimal_texts_where_they_have_one() -> None:
    one = month((replace(person(0), raw=Fraction("86.95"), start=Fraction(1, 3)),))
    data = json.loads(json.dumps(content_data.to_data(one)))
    assert data["people"][0]["raw"] == "86.95"
    assert data["people"][0]["start"] == "1/3"
    assert list(data)[:3] == ["language", "organisation", "team"]


@pytest.mark.parametrize(
    "data",
    [None, {}, [], {"language": "zh"}, {**content_data.to_data(team(1)), "base": 1.5}],
)
def test_anything_else_is_refused(data: object) -> None:
    with pytest.raises(ValueError, match=r".+"):
        content_data.from_data(data)


def test_people_are_found_by_number_and_listed_by_rank() -> None:
    people = (
        replace(person(0), rank=None),
        replace(person(1), rank=2),
        replace(person(2), rank=1),
        replace(person(3), rank=2),
    )
    one = month(people)
    assert [one.employee for one in one.by_rank()] == ["0103", "0102", "0104", "0101"]
    assert one.person("0102") == people[1]
    assert one.person("0999") is None


def test_reason_and_note_are_told_together() -> None:
    base = line(1)
    told: list[LineContent] = [
        base,
        replace(base, reason="第 1 次"),
        replace(base, note="雨天"),
        replace(base, reason="第 1 次", note="雨天"),
    ]
    assert [one.detail("zh") for one in told] == ["", "第 1 次", "雨天", "第 1 次；雨天"]
    assert told[3].detail("en") == "第 1 次; 雨天"


def test_objections_end_on_the_seventh_day() -> None:
    assert objections_until(date(2026, 12, 1)) == date(2026, 12, 7)
    assert objections_until(date(2026, 12, 28)) == date(2027, 1, 3)


@pytest.mark.parametrize("language", LANGUAGES)
def test_content_that_was_sealed_before_own_words_is_told_as_then(language: Language) -> None:
    own = OwnTemplates({"warning.html": "<p>{{ name }}</p>"}, {})
    now = replace(Small(language).content(), templates=own)
    data = json.loads(json.dumps(content_data.to_data(now)))
    for newer in ("paper", "logo", "objection_days"):
        del data["templates"][newer]
    for newer in ("table_signatures", "stub_signatures"):
        del data["words"][newer]
    del data["register"]
    read = content_data.from_data(data)
    assert replace(read, register=now.register) == now
    assert (read.words.signs_table, read.words.signs_stub) == (now.words.signs_table, now.words.signs_stub)
    tr = Translator(language, paths.resources() / "translations")
    assert register(read, Stamp(), {}, tr) == register(now, Stamp(), {}, tr)
