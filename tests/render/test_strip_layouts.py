"""Strips by three, by six and alone, on every paper: nothing is lost, cut or laid over something else."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpi_desktop.domain.words import LANGUAGES, Language
from kpi_desktop.render import score_table, strips
from kpi_desktop.render.primitives import Page, Rect, Rule, Scissors
from kpi_desktop.render.strip_form import divided
from kpi_desktop.render.strip_pages import Part, shared_out
from kpi_desktop.render.table_columns import LEAST_PT
from kpi_desktop.render.table_page import turned_to_fit
from kpi_desktop.render.wording import Wording
from kpi_desktop.reports.content import Stamp
from kpi_desktop.reports.letter_words import letter_words
from kpi_desktop.reports.page_setup import PageSetup, Paper
from kpi_desktop.reports.strip_choice import PER_PAGE, SIX, Lines, StripChoice
from tests.render.samples import FixedMeasure, Flagged, line, month, paid, person, team, translator, with_lines
from tests.render.test_layout import assert_in_slots, assert_tidy, hard_month, texts, worded

A4 = PageSetup()
LAYOUTS = [StripChoice(per_page=count) for count in PER_PAGE]


def cuts_of(page: Page) -> list[float]:
    return sorted(round(item.y, 1) for item in page if isinstance(item, Scissors))


def said(pages: tuple[Page, ...]) -> list[str]:
    return [text.text for page in pages for text in texts(page)]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("choice", [*LAYOUTS, *(replace(one, stub=False) for one in LAYOUTS)])
def test_nothing_is_clipped_on_any_paper(choice: StripChoice, paper: Paper, language: Language) -> None:
    hard = hard_month(language)
    one = paid(hard.people[0], language, components=5)
    content = replace(hard, people=(one, *hard.people[1:]), letters=letter_words(translator(language)))
    setup = PageSetup(paper)
    pages = strips.lay_out(worded(content), FixedMeasure(), choice=choice, setup=setup)
    width, height = setup.upright
    for page in pages:
        assert_tidy(page, Rect(7.9, 3.5, width - 15.8, height - 7.0))
        for rule in (item for item in page if isinstance(item, Rule) and item.style == "dashed"):
            crossed = [
                text.text
                for text in texts(page)
                if (rule.y == rule.to_y and text.rect.y < rule.y < text.rect.bottom and rule.x <= text.x <= rule.to_x)
                or (rule.x == rule.to_x and text.rect.x < rule.x < text.rect.right)
            ]
            assert not crossed
    told = "".join(said(pages))
    for number in range(12):
        assert (f"未主动问候之{number}" if language == "zh" else f"No greeting {number}") in told


@pytest.mark.parametrize("choice", LAYOUTS)
def test_a_page_is_meant_for_as_many_as_were_chosen(choice: StripChoice) -> None:
    for count, pages in ((choice.per_page, 1), (choice.per_page + 1, 2)):
        content = month(tuple(person(number) for number in range(count)))
        assert len(strips.lay_out(worded(content), FixedMeasure(), choice=choice)) == pages


@pytest.mark.parametrize("language", LANGUAGES)
def test_six_strips_of_six_lines_stand_on_a_page_of_an_open_month(language: Language) -> None:
    lines_of = tuple(line(number, zh=language == "zh") for number in range(6))
    content = month(tuple(replace(person(number, language), lines=lines_of) for number in range(12)), language)
    open_month = Wording(content, Stamp())
    pages = strips.lay_out(open_month, FixedMeasure(), choice=SIX)
    assert len(pages) == 2
    for page in pages:
        assert_tidy(page, Rect(7.9, 3.5, 210 - 15.8, 297 - 7.0))
        middle = [text for text in texts(page) if text.rect.x < 105.0 < text.rect.right]
        assert not middle, "nothing reaches over to the neighbour"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("count", [0, 6, 11, 14, 20, 33])
def test_six_a_page_never_take_more_paper_than_three(language: Language, count: int) -> None:
    explained = tuple(line(number, zh=language == "zh", note="客户来电致谢" * 6) for number in range(count))
    content = month(tuple(replace(person(number, language), lines=explained) for number in range(12)), language)
    three, six = (strips.lay_out(worded(content), FixedMeasure(), choice=StripChoice(per_page=each)) for each in (3, 6))
    assert len(six) <= len(three)


def test_a_name_of_four_characters_leaves_the_score_beside_it() -> None:
    content = month((replace(person(0), name="欧阳雨桐"),))
    (page,) = strips.lay_out(worded(content), FixedMeasure(), choice=SIX)
    name, score = (next(text for text in texts(page) if text.text == wanted) for wanted in ("欧阳雨桐", "得分"))
    assert abs(name.y - score.y) < 1.5, "on one line, though of other sizes"


def test_a_strip_a_line_too_tall_takes_what_its_neighbours_can_spare() -> None:
    """Twelve people whose strips need a little more than a third fill six pages; where some need less, four."""
    long, short = tuple(line(number) for number in range(11)), (line(1),)
    people = tuple(replace(person(number), lines=long if number % 3 == 0 else short) for number in range(12))
    pages = strips.lay_out(worded(month(people)), FixedMeasure())
    assert len(pages) == 4
    first, second = cuts_of(pages[0])
    assert first > 99.0
    assert 297.0 - second == pytest.approx(second - first, abs=0.2)
    everyone = tuple(replace(person(number), lines=long) for number in range(12))
    assert len(strips.lay_out(worded(month(everyone)), FixedMeasure())) == 6


@pytest.mark.parametrize(("lines", "strips_on_first"), [(0, 3), (9, 3), (10, 3), (12, 3), (20, 2), (33, 2), (45, 1)])
def test_a_long_strip_leaves_what_it_does_not_need(lines: int, strips_on_first: int) -> None:
    content = with_lines(lines)
    short = tuple(replace(content.people[0], employee=f"019{number}", lines=()) for number in range(3))
    pages = strips.lay_out(worded(replace(content, people=(*content.people, *short))), FixedMeasure())
    assert said(pages[:1]).count("存根") == strips_on_first
    for page in pages:
        assert_in_slots(page)


@given(
    st.lists(st.floats(40.0, 297.0), max_size=40),
    st.sampled_from([divided(choice, A4) for choice in LAYOUTS]),
)
def test_strips_are_shared_out_in_order_each_with_what_it_needs(needs: list[float], page: object) -> None:
    assert isinstance(page, type(divided(LAYOUTS[0], A4)))
    wanted = [Part(min(need, page.tall), lambda _: ()) for need in needs]
    shared = shared_out(wanted, page)
    assert [part for columns in shared for column in columns for part, _ in column] == wanted
    for columns in shared:
        assert 1 <= len(columns) <= page.columns
        for column in columns:
            assert len(column) <= page.rows
            assert sum(height for _, height in column) <= page.tall + 0.05
            assert all(height >= part.needed - 0.05 for part, height in column)


def test_what_was_left_out_is_not_there() -> None:
    content = Flagged("zh").content()
    wording = worded(content)
    bare = StripChoice(lines=Lines.NONE, categories=False, standing=False, stub=False)
    told = said(strips.lay_out(wording, FixedMeasure(), choice=bare))
    assert not {"存根", "等级", "名次", "纪律 15", "未主动问候之3", "申诉，哪一条、为什么："} & set(told)
    assert {"单雪", "95.0", "得分"} <= set(told)
    plain = said(strips.lay_out(wording, FixedMeasure(), choice=StripChoice(lines=Lines.PLAIN)))
    assert "未主动问候之3" in plain
    assert "客户来电" not in plain
    signed = said(strips.lay_out(wording, FixedMeasure(), choice=StripChoice(objections=False)))
    assert "本人签字" in signed
    assert not [text for text in signed if text.startswith("我有异议") or "哪一条" in text]


@pytest.mark.parametrize("choice", LAYOUTS)
@pytest.mark.parametrize("stub", [True, False])
def test_a_stub_is_signed_on_every_strip_that_has_one(choice: StripChoice, *, stub: bool) -> None:
    content = month(tuple(person(number) for number in range(7)))
    told = said(strips.lay_out(worded(content), FixedMeasure(), choice=replace(choice, stub=stub)))
    assert told.count("本人签字") == (7 if stub else 0)


def test_a_strip_alone_on_a_sheet_is_set_larger() -> None:
    content = month((person(0),))
    (page,) = strips.lay_out(worded(content), FixedMeasure(), choice=StripChoice(per_page=1))
    sizes = {text.pt for text in texts(page)}
    assert min(sizes) >= 7.0 * 1.24


def test_the_margin_moves_the_body() -> None:
    content = month((person(0),))
    (page,) = strips.lay_out(worded(content), FixedMeasure(), setup=PageSetup(margin=25))
    assert min(text.x for text in texts(page)) == pytest.approx(23.0)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("paper", "turned"), [(paper, turned) for paper in Paper for turned in (True, False)])
def test_the_score_table_fits_any_paper(paper: Paper, language: Language, *, turned: bool) -> None:
    setup = PageSetup(paper, turned=turned)
    for content in (hard_month(language), team(23, language, categories=8)):
        wording = worded(content)
        pages, used = turned_to_fit(partial(score_table.lay_out, wording, FixedMeasure()), setup)
        width, height = used.for_tables
        for page in pages:
            assert_tidy(page, Rect(14, 10, width - 28, height - 19))
            assert min(text.pt for text in texts(page)) >= LEAST_PT
        told = said(pages)
        assert all(one.employee in told for one in content.people if one.employee and not one.employee.startswith("A"))


def test_pay_of_nothing_is_left_out_where_it_is_not_wanted_and_the_stub_tells_the_sum() -> None:
    one = paid(person(0), "zh", components=3)
    assert one.pay is not None
    first, *others = one.pay.parts
    parts = (first, *(replace(part, shown="0.00") for part in others))
    content = replace(month((replace(one, pay=replace(one.pay, parts=parts)),)), letters=letter_words(translator("zh")))
    told = [
        said(strips.lay_out(worded(content), FixedMeasure(), choice=choice))
        for choice in (StripChoice(), StripChoice(zeros=False))
    ]
    assert [lines.count("0.00") for lines in told] == [2, 0]
    assert all(first.title in lines for lines in told)
    assert all(lines.count(one.pay.total) == 2 for lines in told), "beneath the components and on the stub"
    none = replace(one, pay=replace(one.pay, parts=tuple(replace(part, shown="0.00") for part in parts)))
    empty = replace(content, people=(none,))
    assert said(strips.lay_out(worded(empty), FixedMeasure(), choice=StripChoice(zeros=False))).count("0.00") == 3
