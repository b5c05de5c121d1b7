"""The year on paper: nothing lost, headings on every page, hollow months grey, pay only where the content has it."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from decimal import Decimal

import pytest

from kpi_desktop import paths
from kpi_desktop.domain.month import Month
from kpi_desktop.domain.result import FlagKind
from kpi_desktop.domain.words import Label
from kpi_desktop.render.measure import Fonts
from kpi_desktop.render.primitives import GREY, Page, Text
from kpi_desktop.render.table_columns import LEAST_PT, NoRoomError
from kpi_desktop.render.year import YearTable
from kpi_desktop.reports.page_setup import PageSetup, Paper
from kpi_desktop.reports.year_content import YearContent, build
from kpi_desktop.reports.year_months import Year, YearCell, YearMonth, YearPerson
from kpi_desktop.texts import Translator

BEST = Label("优秀", "excellent")


@pytest.fixture
def tr() -> Translator:
    return Translator("en", paths.resources() / "translations")


def content(tr: Translator, people: int, *, pay: bool = False, name: str = "张敏") -> YearContent:
    months = tuple(YearMonth(Month(2026, at), kept=at < 12, closed=at < 11) for at in range(1, 13))
    cells = tuple(
        YearCell(Decimal(80 + at).quantize(Decimal("0.1")), 1, BEST, best=at > 9, pay=Decimal("1000.00"))
        if at < 12
        else None
        for at in range(1, 13)
    )
    rows = tuple(YearPerson(f"{number:04}", f"{name}{number}", cells) for number in range(1, people + 1))
    return build(Year("维康", "早班", 2026, months, rows), tr, pay=pay)


def texts(page: Page) -> Sequence[Text]:
    return [item for item in page if isinstance(item, Text)]


def words(table: YearTable) -> list[str]:
    return [text.text for page in table.pages for text in texts(page)]


def test_everybody_stands_on_it_once_and_every_page_has_its_headings(tr: Translator) -> None:
    table = YearTable(content(tr, 60), Fonts())
    assert table.page_count > 1
    for page in table.pages:
        shown = [text.text for text in texts(page)]
        assert {"Rank", "Name", "Average"} <= set(shown)
    said = words(table)
    assert [said.count(f"张敏{number}") for number in range(1, 61)] == [1] * 60
    assert f"Page 1 of {table.page_count}" in said
    assert said.count("Mean of the team") == 1


def test_nothing_leaves_the_paper(tr: Translator) -> None:
    fonts = Fonts()
    table = YearTable(content(tr, 40, name="阿卜杜拉·买买提江·伊明"), fonts)
    width, height = table.page_size_mm
    for page in table.pages:
        for text in texts(page):
            assert 0 < text.y < height
            assert 0 <= text.x <= width


def test_a_month_that_may_still_change_is_grey(tr: Translator) -> None:
    table = YearTable(content(tr, 1), Fonts())
    found = [text for text in texts(table.pages[0]) if text.text in {"90.0", "91.0"} and text.y > 90]
    assert {(text.text, text.ink == GREY, text.bold) for text in found} == {
        ("90.0", False, True),
        ("91.0", True, False),
    }


def test_pay_is_on_it_only_where_it_was_asked_for(tr: Translator) -> None:
    assert "10000.00" not in words(YearTable(content(tr, 2), Fonts()))
    paid = words(YearTable(content(tr, 2, pay=True), Fonts()))
    assert paid.count("10000.00") == 2
    assert paid.count(tr.c("column", "yuan")) == 1


def test_a_year_without_anybody_is_one_page(tr: Translator) -> None:
    assert YearTable(content(tr, 0), Fonts()).page_count == 1


def test_bold_scores_keep_their_distance_where_the_table_is_full() -> None:
    """With pay and long sentences of what is due nothing touches its neighbour, and no heading of two 汉字 breaks."""
    tr = Translator("zh", paths.resources() / "translations")
    ahead = ("排名第一：已有 2 个月，再有 1 个月将提示“奖励”",)
    months = tuple(YearMonth(Month(2026, at), kept=True, closed=True) for at in range(1, 13))
    cell = YearCell(Decimal("100.0"), 1, BEST, best=True, flags=(FlagKind.REWARD,), pay=Decimal("12345.50"))
    rows = tuple(YearPerson(f"{number:04}", "欧阳雨桐", (cell,) * 12, ahead) for number in range(1, 5))
    table = YearTable(build(Year("维康", "早班", 2026, months, rows), tr, pay=True), Fonts())
    found = texts(table.pages[0])
    assert {"名次", "月数", "提示", "平均"} <= {text.text for text in found}
    for line in {text.y for text in found if text.text == "100.0"}:
        across = sorted((text for text in found if text.y == line), key=lambda text: text.x)
        assert len(across) >= 12
        assert all(right.x - (left.x + left.width) > 1.6 for left, right in itertools.pairwise(across))


def test_a_year_lies_down_where_it_cannot_stand_and_says_where_it_has_no_room(tr: Translator) -> None:
    upright = YearTable(content(tr, 12), Fonts(), setup=PageSetup(Paper.A5, turned=False))
    assert upright.page_size_mm == (210.0, 148.0)
    with pytest.raises(NoRoomError):
        YearTable(content(tr, 12, name="Bartholomew Featherstonehaugh "), Fonts(), setup=PageSetup(Paper.A5, margin=30))


@pytest.mark.parametrize("paper", [PageSetup(), PageSetup(margin=30), PageSetup(Paper.A5)])
def test_nothing_beneath_the_months_lies_over_its_neighbour(tr: Translator, paper: PageSetup) -> None:
    months = tuple(YearMonth(Month(2026, at), kept=True, closed=True) for at in range(1, 13))
    rows = tuple(
        YearPerson(
            f"{number:04}", "张敏", tuple(YearCell(Decimal(score), 1, BEST, best=False, pay=None) for _ in months)
        )
        for number, score in enumerate(("66.5", "100.0"), 1)
    )
    held = build(Year("维康", "早班", 2026, months, rows), tr, pay=False)
    fonts = Fonts()
    (page,) = YearTable(held, fonts, setup=paper).pages
    spans = sorted(
        (text.x - fonts.width(text.text, text.pt) / 2, text.x + fonts.width(text.text, text.pt) / 2)
        for text in texts(page)
        if text.text == "66.5–100.0"
    )
    assert all(one[1] < other[0] for one, other in itertools.pairwise(spans))
    assert min(text.pt for text in texts(page)) >= LEAST_PT
