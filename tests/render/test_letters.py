from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpi_desktop.domain.result import FlagKind
from kpi_desktop.domain.words import LANGUAGES, Language
from kpi_desktop.render import letters, score_table, strips
from kpi_desktop.render.document import A4_PORTRAIT
from kpi_desktop.render.letters import Letter, Letters, lay_out
from kpi_desktop.render.measure import Fonts
from kpi_desktop.render.primitives import HAIR, Box, Page, Rect, Rule, Text
from kpi_desktop.render.wording import Wording
from kpi_desktop.reports.content import FlagContent, MonthContent, Stamp, without_pay
from kpi_desktop.reports.page_setup import LEAST_MARGIN, MOST_MARGIN, PageSetup, Paper
from tests.render.samples import CLOSED, FixedMeasure, Flagged, line, paid, person
from tests.render.test_layout import assert_tidy


def texts(page: Page) -> list[str]:
    return [item.text for item in page if isinstance(item, Text)]


def wording(content: MonthContent, stamp: Stamp = CLOSED) -> Wording:
    return Wording(content, stamp)


def test_only_who_bears_the_flag_gets_the_letter() -> None:
    content = Flagged("zh").content()
    assert [one.name for one in Letter.WARNING.people(content)] == ["单雪"]
    assert [one.name for one in Letter.IMPROVEMENT.people(content)] == ["李倩"]
    assert Letter.IMPROVEMENT.people(content, ["0101"]) == ()


@pytest.mark.parametrize("kind", [FlagKind.DISCIPLINE, FlagKind.SEPARATION])
def test_a_warning_notice_is_for_nothing_but_a_warning(kind: FlagKind) -> None:
    content = Flagged("zh").content()
    only = replace(content.people[0], flags=(FlagContent(kind, "辞退建议", "第 3 次"),))
    assert Letter.WARNING.people(replace(content, people=(only,))) == ()


def test_a_warning_names_its_ground_with_its_day_and_leaves_voided_lines_out() -> None:
    (page,) = lay_out(Letter.WARNING, wording(Flagged("zh").content()), FixedMeasure())
    said = texts(page)
    assert "警告通知书" in said
    assert {"警告", "2026-11-04 电话聊天"} <= set(said)
    assert not {"纪律处分", "第 2 次"} & set(said)
    assert {"未主动问候之3", "未主动问候之4"} <= set(said)
    assert not {"未主动问候之5", "未主动问候之6", "未主动问候之7"} & set(said)
    assert "申诉请于 12 月 7 日前交班组长。" in said
    assert not any("李倩" in text for text in said)


def test_an_improvement_report_says_what_was_lost_where_no_line_does() -> None:
    (page,) = lay_out(Letter.IMPROVEMENT, wording(Flagged("zh").content()), FixedMeasure())
    said = texts(page)
    assert "得分 88.0，低于 90" in said
    assert "失分项目：纪律 3.0 / 15" in said
    assert "考核方案：维康百分考核 第 1 版　月结 2026-12-01　封存号 9C41-07E2-5B" in said


def test_an_open_month_is_said_to_be_one() -> None:
    (page,) = lay_out(Letter.WARNING, wording(Flagged("en").content(), Stamp()), FixedMeasure())
    assert "Open month, provisional" in texts(page)
    assert not any("Objections" in text for text in texts(page))


def test_nobody_flagged_gives_one_empty_page() -> None:
    content = replace(Flagged("zh").content(), people=(person(2, "zh"),))
    assert lay_out(Letter.WARNING, wording(content), FixedMeasure()) == ((),)


def test_content_without_the_words_of_letters_is_refused() -> None:
    with pytest.raises(ValueError, match="no words"):
        lay_out(Letter.WARNING, wording(replace(Flagged("zh").content(), letters=None)), FixedMeasure())


@given(count=st.integers(0, 90))
def test_many_lines_take_further_pages_that_say_whose_they_are(count: int) -> None:
    content = Flagged("zh").content()
    warned = replace(content.people[0], lines=tuple(line(number, note="客户来电" * 12) for number in range(count)))
    pages = lay_out(Letter.WARNING, wording(replace(content, people=(warned,))), FixedMeasure())
    shown = [text for page in pages for text in texts(page)]
    assert [text for text in shown if text.startswith("未主动问候之")] == [f"未主动问候之{n}" for n in range(count)]
    assert shown.count("本人签收") == 1
    sheet = Rect(0.0, 0.0, *A4_PORTRAIT)
    for number, page in enumerate(pages, 1):
        assert f"第 {number} 页，共 {len(pages)} 页" in texts(page)
        assert number == 1 or "警告通知书　单雪　续页" in texts(page)
        boxes = [item.rect for item in page if isinstance(item, Text)]
        assert all(sheet.contains(box) for box in boxes)
        assert not any(one.overlaps(other) for k, one in enumerate(boxes) for other in boxes[k + 1 :])


def test_a_letter_is_named_for_its_file(fonts: Fonts) -> None:
    document = Letters(Letter.IMPROVEMENT, wording(Flagged("en").content()), fonts)
    assert document.title == "Improvement reports November 2026 Early shift"
    assert document.page_count == 1


def test_a_strip_with_pay_is_a_pay_slip_that_adds_up() -> None:
    (page,) = strips.lay_out(wording(Flagged("zh").content()), FixedMeasure(), ["0101"])
    said = texts(page)
    assert "工资条　2026年11月" in said
    assert said[said.index("考核工资") :][:4] == [
        "考核工资",
        "得分 95，90 分起：绩效工资 1000 的 90% = 900",
        "900.00",
        "扣款",
    ]
    amounts = [item for item in page if isinstance(item, Text) and item.text in {"900.00", "−50.00", "850.00"}]
    edges = Counter(round(item.x + item.width, 2) for item in amounts)
    assert edges.pop(150.0) == 3
    assert len(edges) == 1, "the sum once more, on the stub"


def test_without_pay_a_strip_is_a_strip_and_the_wall_shows_none() -> None:
    content = Flagged("zh").content()
    bare = without_pay(content)
    (page,) = strips.lay_out(wording(bare), FixedMeasure(), ["0101"])
    assert "考核条　2026年11月" in texts(page)
    assert "合计" not in texts(page)
    (wall,) = score_table.lay_out(wording(bare), FixedMeasure())
    assert "850.00" not in texts(wall)
    (wall,) = score_table.lay_out(wording(content), FixedMeasure())
    assert {"薪酬", "元", "850.00"} <= set(texts(wall))


@pytest.mark.parametrize("components", [1, 2, 8, 40])
def test_many_parts_of_pay_take_more_room_and_none_is_lost(components: int) -> None:
    content = Flagged("zh").content()
    one = paid(content.people[0], "zh", components=components)
    pages = strips.lay_out(wording(replace(content, people=(one,))), FixedMeasure())
    said = [text for page in pages for text in texts(page)]
    assert one.pay is not None
    for part in one.pay.parts:
        assert part.title in said
    assert said.count("合计") == 2, "beneath the parts, and on the stub that is signed"


def test_words_are_looked_up_in_the_content() -> None:
    content = Flagged("zh").content()
    assert letters.words_of(content) is content.letters


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("letter", Letter)
@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("margin", [LEAST_MARGIN, 14, MOST_MARGIN])
def test_letters_follow_paper_and_margin(language: Language, letter: Letter, paper: Paper, margin: int) -> None:
    setup = PageSetup(paper, margin=margin)
    pages = lay_out(letter, wording(Flagged(language).content()), FixedMeasure(), setup=setup)
    width, height = paper.size
    for page in pages:
        assert_tidy(page, Rect(margin + 8.0, 0.0, width - 2 * margin - 14.0, height))
        boxes = [item.rect for item in page if isinstance(item, Box) and item.style == "dashed"]
        lines = [item for item in page if isinstance(item, Rule) and item.y == item.to_y]
        for box in boxes:  # nobody signs across the room for the seal
            assert not any(line.x < box.right and line.to_x > box.x and box.y < line.y < box.bottom for line in lines)
        assert all(line.to_x <= width - margin - 6.0 + 0.01 for line in lines)


def test_a_letter_is_as_large_as_its_paper_and_its_type_no_smaller(fonts: Fonts) -> None:
    for paper in Paper:
        document = Letters(Letter.WARNING, wording(Flagged("en").content()), fonts, setup=PageSetup(paper))
        assert document.page_size_mm == paper.size
        assert min(item.pt for page in document.pages for item in page if isinstance(item, Text)) >= 7.0


def test_a_letter_that_hardly_goes_over_the_page_gives_lines_to_write_on_instead() -> None:
    """The leader's opinion and signature alone on a second page are soon lost."""
    content = Flagged("zh").content()

    def pages(count: int) -> int:
        lines = tuple(line(number) for number in range(count))
        one = replace(content.people[1], lines=lines)
        return len(lay_out(Letter.IMPROVEMENT, wording(replace(content, people=(one,))), FixedMeasure()))

    def blanks(count: int) -> int:
        lines = tuple(line(number) for number in range(count))
        one = replace(content.people[1], lines=lines)
        found = lay_out(Letter.IMPROVEMENT, wording(replace(content, people=(one,))), FixedMeasure())
        ruled = [item for page in found for item in page if isinstance(item, Rule) and item.ink == HAIR]
        return len(ruled) - count

    full = blanks(0)
    last = max(count for count in range(20) if pages(count) == 1)
    assert blanks(last) < full
    assert pages(last + 1) == 2
    assert blanks(last + 1) == full
