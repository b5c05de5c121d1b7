"""Finding people, criteria, months, schemes and records by a few letters."""

from __future__ import annotations

from datetime import date

import pytest

from kpi_desktop.domain.month import Month
from kpi_desktop.services import evidence, incidents, people
from kpi_desktop.services.context import Context
from kpi_desktop.services.search import (
    FoundCriterion,
    FoundMonth,
    FoundPerson,
    FoundRecord,
    FoundScheme,
    FoundYear,
    SearchIndex,
)
from kpi_desktop.services.teams import Team
from tests.services.conftest import log, on


def names(ctx: Context, team: Team, typed: str) -> list[str]:
    return [found.person.name for found in SearchIndex(ctx, team).find(typed) if isinstance(found, FoundPerson)]


@pytest.mark.parametrize("typed", ["zm", "张敏", "zhangmin", "0101", "101", "张", "zhang m"])
def test_a_person_is_found_by_name_pinyin_and_number(ctx: Context, team: Team, typed: str) -> None:
    assert names(ctx, team, typed)[0] == "张敏"


def test_the_reading_of_surnames_counts(ctx: Context, team: Team) -> None:
    assert names(ctx, team, "shanxue") == ["单雪"]
    assert names(ctx, team, "zengli") == ["曾丽"]


def test_who_has_left_is_found_behind_who_is_there(ctx: Context, team: Team) -> None:
    people.add_people(ctx, team, (people.NewPerson("0105", "张民", date(2024, 3, 1)),))
    people.leave(ctx, "0101", date(2026, 11, 10))
    assert names(ctx, team, "zm") == ["张民", "张敏"]


def test_a_criterion_is_found_in_both_languages(ctx: Context, team: Team) -> None:
    for typed in ("迟到", "cd", "late"):
        first = next(one for one in SearchIndex(ctx, team).find(typed) if isinstance(one, FoundCriterion))
        assert first.criterion.id == "late", typed


@pytest.mark.parametrize("typed", ["2026-11", "11月", "2026年11月", "nov", "11", "2026 11"])
def test_a_month_is_found_as_people_write_it(ctx: Context, team: Team, typed: str) -> None:
    found = [one.month for one in SearchIndex(ctx, team).find(typed) if isinstance(one, FoundMonth)]
    assert found[0] == Month(2026, 11)


@pytest.mark.parametrize("typed", ["2026", "2026年度汇总", "年度汇总 2026", "年度", "ndhz", "year 2026", "2026年"])
def test_a_year_is_found_as_people_write_it(ctx: Context, team: Team, typed: str) -> None:
    first = SearchIndex(ctx, team).find(typed)[0]
    assert isinstance(first, FoundYear)
    assert first.year == 2026


@pytest.mark.parametrize("typed", ["2025", "2026-11", "11月", "zm"])
def test_no_year_stands_in_the_way(ctx: Context, team: Team, typed: str) -> None:
    assert [one for one in SearchIndex(ctx, team).find(typed) if isinstance(one, FoundYear)] == []


def test_two_letters_are_no_month(ctx: Context, team: Team) -> None:
    assert [one for one in SearchIndex(ctx, team).find("no") if isinstance(one, FoundMonth)] == []


def test_the_scheme_is_found_once(ctx: Context, team: Team) -> None:
    found = [one for one in SearchIndex(ctx, team).find("weikang") if isinstance(one, FoundScheme)]
    assert [one.scheme.id for one in found] == ["weikang-100"]


def test_a_record_is_found_by_its_note_the_latest_first(ctx: Context, team: Team) -> None:
    log(ctx, on(2, note="地铁故障 Line 2"), on(9, "0102", note="地铁故障"), on(10, "0103", note="堵车"))
    found = [one for one in SearchIndex(ctx, team).find("地铁 故障") if isinstance(one, FoundRecord)]
    assert [(one.name, one.day.day) for one in found] == [("李倩", 9), ("张敏", 2)]
    (lined,) = [one for one in SearchIndex(ctx, team).find("line 2") if isinstance(one, FoundRecord)]
    assert (lined.note, lined.criterion and lined.criterion.zh) == ("地铁故障 Line 2", "迟到")


@pytest.mark.parametrize("typed", ["Ａ１２", "a12"])
def test_a_note_is_found_whatever_the_width_of_its_letters(ctx: Context, team: Team, typed: str) -> None:
    log(ctx, on(2, note="工单Ａ１２"), on(3, note="工单A12"))
    notes = {one.note for one in SearchIndex(ctx, team).find(typed) if isinstance(one, FoundRecord)}
    assert notes == {"工单Ａ１２", "工单A12"}


def test_signs_in_a_note_are_taken_literally(ctx: Context, team: Team) -> None:
    log(ctx, on(2, note="100% 属实"), on(3, note="1000 元"), on(4, note="a_b"), on(5, note="acb"))
    notes = [one.note for one in SearchIndex(ctx, team).find("0%") if isinstance(one, FoundRecord)]
    assert notes == ["100% 属实"]
    assert [one.note for one in SearchIndex(ctx, team).find("a_b") if isinstance(one, FoundRecord)] == ["a_b"]


def test_a_voided_record_is_not_found(ctx: Context, team: Team) -> None:
    done = log(ctx, on(2, note="地铁故障"))
    incidents.void(ctx, done.incidents[0], "记错人")
    assert SearchIndex(ctx, team).find("地铁故障") == ()


def test_all_words_must_fit_and_nothing_typed_finds_nothing(ctx: Context, team: Team) -> None:
    index = SearchIndex(ctx, team)
    assert index.find("zm 0102") == ()
    assert index.find("  ") == ()
    assert index.find("qqqq") == ()


def test_voided_records_and_evidence_taken_off_are_not_found_by_the_file(ctx: Context, team: Team) -> None:
    kept, voided, bare = log(ctx, on(4), on(5), on(6)).incidents
    evidence.attach_all(ctx, (kept, voided, bare), (("考勤截图.pdf", b"%PDF-1.4"),))
    incidents.void(ctx, voided, "记错")
    evidence.detach(ctx, evidence.attached(ctx, (bare,))[bare][0].id, bare)
    found = [one.incident for one in SearchIndex(ctx, team).find("截图") if isinstance(one, FoundRecord)]
    assert found == [kept]
