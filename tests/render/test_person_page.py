"""A person's page on paper: nothing leaves it, nothing is lost, headings stay with what they head."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kpi_desktop.domain.month import Month
from kpi_desktop.domain.words import Language
from kpi_desktop.render.person_page import BOTTOM, LEFT, RIGHT, lay_out_pages
from kpi_desktop.render.primitives import Page, Rect, Text
from kpi_desktop.reports.person_content import ObjectionTold, PersonPage, RaisedFlag, Strip
from kpi_desktop.reports.person_timeline import Day, Entry, Filed, Heading, Reached
from tests.render.samples import FixedMeasure, translator
from tests.render.test_layout import LONG, assert_tidy
from tests.render.test_trend import YEAR, categories, trend

OCTOBER = Month(2026, 10)
PAPER = Rect(0, 0, 210, 297)


def page(days: int, *, months: int = 12, language: Language = "zh", detail: str = "本月第 2 次") -> PersonPage:
    entry = Entry("迟到 8 分钟", detail, "−5.0", "minus")
    praise = Entry("锦旗", "客户送至前台，有照片", "+5.0", "plus")
    rows: list[Heading | Day] = []
    for back in range(months):
        month = OCTOBER.plus(-back)
        rows.append(Heading(month, f"月 {month}", "已结，94.0，第 5 名", "−5.0", "+5.0"))
        rows += [
            Day(month, f"{month.month:02d}-{day + 1:02d}", entry, praise if day % 2 else None) for day in range(days)
        ]
    return PersonPage(
        "0102",
        LONG[language],
        "Lǐ Qiàn",
        ("0102", "早班", "客服专员", "2023-04-11 入职"),
        trend(*YEAR),
        categories(*[("-2", "1", "0", None)] * 7),
        tuple(rows),
        (RaisedFlag(OCTOBER, OCTOBER, "旷工", "2026-10-06 旷工，未办请假手续", "2026-10", "已谈话", True),),
        ("再满 3 个月可晋级",),
        tuple(Strip(OCTOBER.plus(-back), 1, "0102", "94.0", "已签字 11-03", False) for back in range(months)),
        0,
        (ObjectionTold("2026-07 申诉成立", "08-04 提出：与录音不符\n08-06 处理：改判", False),),
    )


def laid(made: PersonPage, language: Language = "zh") -> tuple[Page, ...]:
    return lay_out_pages(made, translator(language), FixedMeasure())


def texts(pages: tuple[Page, ...]) -> list[str]:
    return [item.text for each in pages for item in each if isinstance(item, Text)]


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("detail", ["", "本月第 2 次", "客户在电话里说明了原因，" * 12])
def test_nothing_leaves_the_paper_or_lies_on_another(language: Language, detail: str) -> None:
    for each in laid(page(4, language=language, detail=detail), language):
        assert_tidy(each, PAPER)
        for item in each:
            if isinstance(item, Text):
                assert item.x >= LEFT - 0.01
                assert item.x + item.width <= RIGHT + 0.01


@pytest.mark.parametrize("detail", ["", "95 % 以上，得 10 分", "超过全组平均数的百分之九十五，" * 12])
def test_what_was_measured_and_rated_is_on_paper_over_both_sides(detail: str) -> None:
    rows = page(1, months=1).timeline
    reached = (
        Reached(OCTOBER, "指标", "客户满意率 97 %", detail, "+10.0"),
        Reached(OCTOBER, "评分", "服务态度，没有评分", "", "0.0", missing=True),
    )
    pages = laid(replace(page(1, months=1), timeline=(*rows, *reached)))
    found = texts(pages)
    for expected in ("指标", "客户满意率 97 %", "+10.0", "评分", "服务态度，没有评分"):
        assert expected in found
    assert detail in "".join(found)
    for each in pages:
        assert_tidy(each, PAPER)
    points = next(item for each in pages for item in each if isinstance(item, Text) and item.text == "+10.0")
    assert points.x + points.width == pytest.approx(RIGHT)


def test_a_long_title_is_on_paper_to_its_end() -> None:
    title = "出勤分已经扣完，本月不再往下扣，" * 5
    long = Entry(title, "最低 0 分", "+5.0", "plus", struck=True)
    made = page(1, months=1)
    pages = laid(replace(made, timeline=(made.timeline[0], Day(OCTOBER, "", None, long), *made.timeline[1:])))
    assert title in "".join(texts(pages))
    assert "最低 0 分" in texts(pages)
    for each in pages:
        assert_tidy(each, PAPER)


def test_strips_with_much_to_tell_keep_apart() -> None:
    told = "申诉已提出，还没有人处理，待答复"
    strips = tuple(Strip(OCTOBER.plus(-back), 1, "0102", "94.0", told, True) for back in range(6))
    pages = laid(replace(page(1), strips=strips))
    states = [item for each in pages for item in each if isinstance(item, Text) and item.text == told]
    assert len(states) == 6
    for each in pages:
        assert_tidy(each, PAPER)


def test_paper_says_where_files_are_kept() -> None:
    filed = Entry("迟到 8 分钟", "第 2 次", "−5.0", "minus", evidence=Filed(7, date(2026, 10, 6)))
    rows = (Heading(OCTOBER, "2026年10月", "已结", "−5.0", ""), Day(OCTOBER, "10-06", filed, None))
    assert "第 2 次；有附件" in texts(laid(replace(page(0, months=0), timeline=rows)))


def test_a_year_of_an_ordinary_person_takes_two_pages() -> None:
    assert len(laid(page(2))) == 2


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 25), st.integers(0, 24))
def test_every_entry_is_on_a_page_and_every_page_has_its_number(days: int, months: int) -> None:
    pages = laid(page(days, months=months))
    found = texts(pages)
    assert found.count("迟到 8 分钟") == days * months
    for number in range(1, len(pages) + 1):
        assert found.count(translator("zh").t("Page {number} of {count}", number=number, count=len(pages))) == 1


@settings(max_examples=20, deadline=None)
@given(st.integers(1, 25))
def test_no_month_is_headed_at_the_foot_of_a_page_alone(days: int) -> None:
    for each in laid(page(days)):
        body = [item for item in each if isinstance(item, Text) and item.y < BOTTOM]
        lowest = max(item.y for item in body)
        assert not any(item.text.startswith("月 ") and abs(item.y - lowest) < 0.5 for item in body)


def test_an_empty_life_is_a_page_with_a_name() -> None:
    bare = replace(
        page(0, months=0), name="李倩", trend=None, categories=None, flags=(), ahead=(), strips=(), objections=()
    )
    (only,) = laid(bare)
    assert "李倩" in texts((only,))


def test_pay_stands_nowhere_on_it() -> None:
    assert not any("元" in text or "工资" in text for text in texts(laid(page(3))))
