"""No text leaves its page or its slot, and none lies on another, however long the names and many the lines."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpi_desktop.domain.words import LANGUAGES, Language
from kpi_desktop.render import picture, score_table, strips
from kpi_desktop.render.primitives import Fill, Page, Rect, Rule, Scissors, Text
from kpi_desktop.render.wording import Wording
from kpi_desktop.reports.content import OPEN, MonthContent, Stamp
from tests.render.samples import CLOSED, FixedMeasure, line, month, person, team, translator, with_flag, with_lines

LONG = {
    "zh": "阿卜杜拉·买买提·艾合买提江·吐尔逊古丽",
    "en": "Maximiliane Featherstonehaugh-Cholmondeley van der Hoogenband",
}
ORGANISATION = {
    "zh": "维康健康管理（集团）股份有限公司客户服务与运营支持中心第一分中心第二办公区",
    "en": "Weikang Health Management Group, Customer Service and Operations Centre, First Branch, Second Office",
}


def worded(content: MonthContent, stamp: Stamp = CLOSED) -> Wording:
    return Wording(content, stamp)


def texts(page: Page) -> list[Text]:
    return [item for item in page if isinstance(item, Text)]


def assert_tidy(page: Page, inside: Rect) -> None:
    """Every text lies inside and none touches another."""
    found = texts(page)
    for text in found:
        assert inside.contains(text.rect), f"{text.text!r} leaves the page"
    for number, text in enumerate(found):
        ink = shrunk(text)
        for other in found[number + 1 :]:
            assert not ink.overlaps(shrunk(other)), f"{text.text!r} lies on {other.text!r}"


def shrunk(text: Text) -> Rect:
    """The ink of a line, without the air above and below that belongs to its size."""
    rect = text.rect
    return Rect(rect.x, rect.y + rect.height * 0.08, rect.width, rect.height * 0.78)


def assert_in_slots(page: Page) -> None:
    """No text crosses a cut line."""
    cuts = [item.y for item in page if isinstance(item, Scissors)]
    for text in texts(page):
        assert not any(text.rect.y < cut < text.rect.bottom for cut in cuts), text.text


def hard_month(language: Language) -> MonthContent:
    zh = language == "zh"
    note = (
        "客户于次日再次来电投诉并要求书面答复，" * 3
        if zh
        else "the customer called again the next day and asked for it in writing; " * 3
    )
    lines = tuple(line(number, zh=zh, note=note if number % 3 == 0 else "") for number in range(12))
    people = (
        person(0, language, name=LONG[language], lost=10, lines=lines),
        with_flag(person(1, language, lines=lines[:3]), "违纪处理" if zh else "Disciplinary action", note),
        replace(person(2, language, name=""), employee="", post=""),
        replace(person(3, language), team="早班与周末值班联合小组", post=LONG[language], employee="A-2026-000000001"),
    )
    return replace(month(people, language), organisation=ORGANISATION[language], team=LONG[language])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("stamp", [CLOSED, OPEN, Stamp(reopened=True)])
def test_nothing_is_clipped_in_a_hard_month(language: Language, stamp: Stamp) -> None:
    wording, measure = worded(hard_month(language), stamp), FixedMeasure()
    for page in score_table.lay_out(wording, measure):
        assert_tidy(page, Rect(14, 10, 269, 190.5))
    for page in strips.lay_out(wording, measure):
        assert_tidy(page, Rect(12, 4, 188, 289))
        assert_in_slots(page)
    for one in wording.content.people:
        height, drawn = picture.lay_out(one, wording, measure)
        assert_tidy(drawn, Rect(5.3, 4, 78.8, height - 4))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("people", [1, 3, 12, 20, 21, 24, 25, 40, 44, 45, 120])
def test_the_table_tells_everybody_once_in_order(people: int, language: Language) -> None:
    content = team(people, language)
    pages = score_table.lay_out(worded(content), FixedMeasure())
    numbers = [text.text for page in pages for text in texts(page) if text.text.isdigit() and len(text.text) == 4]
    assert numbers == [one.employee for one in content.by_rank()]
    for number, page in enumerate(pages, 1):
        assert_tidy(page, Rect(14, 10, 269, 190.5))
        said = [text.text for text in texts(page)]
        assert translator(language).t("Page {number} of {count}", number=number, count=len(pages)) in said
        assert content.columns[0].title in said
        assert any(content.month_title in text for text in said)
        assert len([text for text in said if text.isdigit() and len(text) == 4]) >= min(people, 5)
        sealed = translator(language).c("paper", "Stamp here") in said
        assert sealed == (number == len(pages))


@pytest.mark.parametrize(("people", "pages"), [(0, 1), (3, 1), (20, 1), (21, 2), (40, 2), (44, 2), (45, 3), (120, 6)])
def test_the_table_takes_as_few_pages_as_it_needs(people: int, pages: int) -> None:
    assert len(score_table.lay_out(worded(team(people)), FixedMeasure())) == pages


@given(st.lists(st.sampled_from([6.3, 6.3, 6.3, 10.9, 15.5]), max_size=90))
def test_rows_are_shared_out_without_loss_and_fit(heights: list[float]) -> None:
    parts = score_table.break_rows(heights, 153.0, 130.0)
    assert [index for start, end in parts for index in range(start, end)] == list(range(len(heights)))
    for start, end in parts[:-1]:
        assert sum(heights[start:end]) <= 153.02
    assert sum(heights[slice(*parts[-1])]) <= 130.02
    assert all(end > start for start, end in parts) or not heights


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("categories", [0, 1, 3, 8, 12, 20, 30])
def test_any_number_of_categories_fits_table_strip_and_picture(categories: int, language: Language) -> None:
    wording = worded(team(5, language, categories=categories))
    for page in score_table.lay_out(wording, FixedMeasure()):
        assert_tidy(page, Rect(14, 10, 269, 190.5))
    for page in strips.lay_out(wording, FixedMeasure()):
        assert_tidy(page, Rect(12, 4, 188, 289))
        assert_in_slots(page)
    height, drawn = picture.lay_out(wording.content.people[1], wording, FixedMeasure())
    assert_tidy(drawn, Rect(5.3, 4, 78.8, height - 4))


def test_a_scheme_without_grades_has_no_grade_anywhere() -> None:
    wording = worded(team(3, grades=False))
    tables, slips = score_table.lay_out(wording, FixedMeasure()), strips.lay_out(wording, FixedMeasure())
    assert not [text for page in (*tables, *slips) for text in texts(page) if text.text in {"等级", "优秀"}]
    assert [text for page in slips for text in texts(page) if text.text == "名次"]


def test_the_table_has_neither_reasons_nor_flags() -> None:
    shown = with_flag(person(0, lines=(line(1, note="客户来电"),), lost=2), "警告", "电话聊天")
    said = "".join(
        text.text for page in score_table.lay_out(worded(month((shown,))), FixedMeasure()) for text in texts(page)
    )
    assert shown.name in said
    assert not any(word in said for word in ("警告", "电话聊天", "客户来电", "未主动问候"))


def test_lost_points_are_bold_over_a_bar_of_a_millimetre_each() -> None:
    (page,) = score_table.lay_out(worded(month((person(0, lost=4),))), FixedMeasure())
    (bar,) = [item for item in page if isinstance(item, Fill)]
    assert (bar.width, bar.height, bar.ink) == (4.0, 0.7, "#000000")
    (lost,) = [text for text in texts(page) if text.text == "11.0"]
    assert lost.bold
    assert bar.x + bar.width == pytest.approx(lost.rect.right)


def test_a_bar_is_never_longer_than_its_column() -> None:
    (page,) = score_table.lay_out(worded(month((person(0, lost=90, categories=12),))), FixedMeasure())
    (bar,) = [item for item in page if isinstance(item, Fill)]
    (lost,) = [text for text in texts(page) if text.text == "-75.0"]
    left = max(text.rect.right for text in texts(page) if text.y == lost.y and text.rect.right < lost.x)
    assert bar.x > left


def test_people_without_a_rank_stand_last_in_roster_order() -> None:
    people = (
        replace(person(0), rank=None),
        replace(person(1), rank=2),
        replace(person(2), rank=None),
        replace(person(3), rank=1),
    )
    (page,) = score_table.lay_out(worded(month(people)), FixedMeasure())
    assert [t.text for t in texts(page) if t.text.startswith("010")] == ["0104", "0102", "0101", "0103"]
    assert [t.text for t in texts(page)].count("不排") == 2


@pytest.mark.parametrize("language", LANGUAGES)
def test_beyond_a_page_a_strip_goes_on_under_its_head_and_is_signed_once(language: Language) -> None:
    content = with_lines(120, language)
    pages = strips.lay_out(worded(content), FixedMeasure())
    tr = translator(language)
    assert len(pages) == 3
    said = [[text.text for text in texts(page)] for page in pages]
    for number, page in enumerate(said, 1):
        assert page.count(content.people[0].name) == 2
        assert any(tr.t("part {number} of {count}", number=number, count=3) in text for text in page)
    assert [tr.t("Signature") in page for page in said] == [False, False, True]
    titles = [text for page in said for text in page if text.startswith(("未主动", "No greeting"))]
    assert titles == [one.title for one in content.people[0].lines]


@given(st.lists(st.integers(0, 70), min_size=1, max_size=8))
def test_no_strip_is_cut_unless_it_is_longer_than_a_page(counts: list[int]) -> None:
    people = tuple(
        replace(person(number), lines=tuple(line(k) for k in range(count))) for number, count in enumerate(counts)
    )
    pages = strips.lay_out(worded(month(people)), FixedMeasure())
    places: dict[str, set[int]] = {}
    for number, page in enumerate(pages):
        assert_in_slots(page)
        for text in texts(page):
            if text.text.startswith("工号"):
                places.setdefault(text.text.split("\N{IDEOGRAPHIC SPACE}")[0], set()).add(number)
    for one, count in zip(people, counts, strict=True):
        assert len(places[f"工号 {one.employee}"]) == (1 if count <= 53 else 2)


def test_a_note_longer_than_a_page_is_told_to_the_end() -> None:
    note = "。".join(f"第{number}句话说明当时的情况" for number in range(400))
    content = month((replace(person(0), lines=(line(0, note=note),)),))
    pages = strips.lay_out(worded(content), FixedMeasure())
    said = "".join(text.text for page in pages for text in texts(page) if text.x == 58.0)
    assert all(f"第{number}句话说明当时的情况" in said for number in range(400))
    for page in pages:
        assert_tidy(page, Rect(12, 4, 188, 289))


def test_voided_lines_are_left_out_and_excused_ones_stay() -> None:
    from kpi_desktop.domain.result import LineKind

    lines = (line(1, "0", kind=LineKind.VOIDED), line(2, "0", kind=LineKind.EXCUSED))
    wording = worded(month((replace(person(0), lines=lines),)))
    drawn = [
        *strips.lay_out(wording, FixedMeasure()),
        picture.lay_out(wording.content.people[0], wording, FixedMeasure())[1],
    ]
    for page in drawn:
        said = "".join(text.text for text in texts(page))
        assert "未主动问候之1" not in said
        assert "未主动问候之2" in said
        assert "免予考核：暴雨停运" in said


def test_a_strip_names_nobody_else() -> None:
    content = team(3)
    pages = strips.lay_out(worded(content), FixedMeasure(), people=["0102"])
    said = "".join(text.text for page in pages for text in texts(page))
    assert content.people[1].name in said
    assert content.people[0].name not in said
    assert content.people[2].name not in said


@pytest.mark.parametrize(
    ("stamp", "told", "untold"),
    [
        (CLOSED, ["月结 2026-12-01", "封存号 9C41-07E2-5B", "申诉请于 12 月 7 日前交班组长。"], ["未结", "重印"]),
        (OPEN, ["未结，暂定", "未结，得分可能变动"], ["月结", "封存号", "申诉请于"]),
        (Stamp(reopened=True), ["未结，暂定", "已重开"], ["封存号"]),
    ],
)
def test_paper_says_whether_the_month_is_closed(stamp: Stamp, told: list[str], untold: list[str]) -> None:
    wording = worded(team(1), stamp)
    (page,) = strips.lay_out(wording, FixedMeasure())
    said = "".join(text.text for text in texts(page))
    assert all(text in said for text in told)
    assert not any(text in said for text in untold)


def test_the_table_hangs_for_seven_days() -> None:
    (page,) = score_table.lay_out(worded(team(1)), FixedMeasure())
    assert any(text.text.startswith("公示 2026-12-01 至 12-07。") for text in texts(page))
    (page,) = score_table.lay_out(
        worded(team(1), Stamp(CLOSED.closed_on, None, CLOSED.objections_until)), FixedMeasure()
    )
    assert not any("封存号" in text.text for text in texts(page))


def test_a_rounded_total_says_what_it_was() -> None:
    one = replace(person(0), score="89.8", raw_text="89.75")
    (page,) = strips.lay_out(worded(month((one,))), FixedMeasure())
    assert "89.75 四舍五入" in [text.text for text in texts(page)]


def test_paper_says_its_own_words_as_they_came_with_the_content() -> None:
    """What was closed under other words is printed with those."""
    content = team(1)
    older = replace(
        content.words, table="考核总表", column_rank="名次", strip="考核通知", stub="回执", table_posted="张贴 {first}"
    )
    then = replace(content, words=older)
    (table,) = score_table.lay_out(worded(then), FixedMeasure())
    (strip,) = strips.lay_out(worded(then), FixedMeasure())
    said = [text.text for text in (*texts(table), *texts(strip))]
    assert {"名次", "回执"} <= set(said)
    assert any(text.startswith("考核总表") for text in said)
    assert any(text.startswith("张贴 2026-12-01") for text in said)
    assert not any("考核得分表" in text or "存根" in text for text in said)


def test_cut_lines_run_across_the_paper_with_scissors() -> None:
    (page,) = strips.lay_out(worded(team(3)), FixedMeasure())
    cuts = [item for item in page if isinstance(item, Rule) and item.x == 0]
    assert [(cut.y, cut.to_x, cut.thickness, cut.style) for cut in cuts] == [
        (99, 210, 0.25, "dashed"),
        (198, 210, 0.25, "dashed"),
    ]
    stubs = [item for item in page if isinstance(item, Rule) and item.style == "dotted"]
    assert {(stub.x, stub.thickness) for stub in stubs} == {(154, 0.35)}
    assert len(stubs) == 3


def test_a_long_number_lies_over_nothing_on_stub_and_picture() -> None:
    long = replace(person(0), employee="WW-20260101-WWWWWWWWWWWW-0123456")
    wording = worded(month((long,)))
    (page,) = strips.lay_out(wording, FixedMeasure())
    assert_tidy(page, Rect(12, 4, 188, 289))
    height, drawn = picture.lay_out(long, wording, FixedMeasure())
    assert_tidy(drawn, Rect(5.3, 4, 78.8, height - 4))
    (table,) = score_table.lay_out(wording, FixedMeasure())
    assert_tidy(table, Rect(14, 10, 269, 190.5))
