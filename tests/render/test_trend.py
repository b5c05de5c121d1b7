"""The score over the months as it is drawn: on its axis, in its room, hollow while open, with gaps."""

from __future__ import annotations

from fractions import Fraction

import pytest

from kpi_desktop.domain.month import Month
from kpi_desktop.render.painter import paint_page
from kpi_desktop.render.primitives import Dot, Fill, Page, Rect, Rule, Text
from kpi_desktop.render.trend import Inks, feet, lay_out, lay_out_categories
from kpi_desktop.reports.person_trend import CategoryTrend, CategoryTrends, Spot, Tick, Trend
from tests.render.samples import FixedMeasure
from tests.render.test_layout import assert_tidy

WIDTH, HEIGHT = 170.0, 48.0
MEASURE = FixedMeasure()


def spots(*scores: str | None, open_last: bool = True) -> tuple[Spot, ...]:
    first = Month(2025, 12)
    return tuple(
        Spot(
            first.plus(place),
            str(first.plus(place)) if place < 2 else f"{first.plus(place).month:02d}",
            f"第 {place + 1} 名" if score else "",
            None if score is None else Fraction(score),
            score or "",
            open_last and place == len(scores) - 1,
            str(place + 1) if score else "",
        )
        for place, score in enumerate(scores)
    )


def trend(*scores: str | None) -> Trend:
    ticks = (
        Tick(Fraction(80), "80", "良好 80 起"),
        Tick(Fraction(90), "90", "优秀 90 起"),
        Tick(Fraction(100), "100", ""),
    )
    return Trend("得分", "", spots(*scores), ticks, "", "名次")


def drawn(*scores: str | None) -> Page:
    return lay_out(trend(*scores), WIDTH, HEIGHT, MEASURE, Inks(mark="#1B5E93", line="#D5D9DA"))


def dots(page: Page) -> list[Dot]:
    return [item for item in page if isinstance(item, Dot)]


def lines(page: Page) -> list[Rule]:
    return [item for item in page if isinstance(item, Rule) and item.ink == "#1B5E93"]


YEAR = ("88.5", "91.0", "90.5", "86.0", "84.5", "88.0", "83.0", "90.0", "92.5", "95.0", "94.0", "97.0")


def test_higher_scores_lie_higher_and_evenly() -> None:
    low, middle, high = (dot.y for dot in dots(drawn("80.0", "90.0", "100.0")))
    assert low - middle == pytest.approx(middle - high)
    assert low > middle


def test_a_score_lies_on_the_line_of_its_number() -> None:
    page = drawn("90.0", "90.0")
    across = {item.y for item in page if isinstance(item, Rule) and item.ink == "#D5D9DA"}
    assert min(abs(dots(page)[0].y - y) for y in across) < 0.001


def test_only_the_open_month_is_hollow() -> None:
    assert [bool(dot.thickness) for dot in dots(drawn(*YEAR))] == [False] * 11 + [True]


def test_a_month_without_a_score_parts_the_line() -> None:
    assert len(lines(drawn("88.0", "89.0", None, "91.0", "92.0"))) == 2
    assert len(dots(drawn("88.0", "89.0", None, "91.0", "92.0"))) == 4
    assert lines(drawn("88.0", None, "92.0")) == []


@pytest.mark.parametrize("scores", [YEAR, ("97.0",), (None, "80.0", None), ("80.0", "100.0") * 6])
def test_nothing_leaves_its_room_or_lies_on_another(scores: tuple[str | None, ...]) -> None:
    assert_tidy(drawn(*scores), Rect(0, 0, WIDTH, HEIGHT))


def test_ranks_are_words_where_there_is_room_and_numbers_where_there_is_not() -> None:
    wide = [item.text for item in lay_out(trend(*YEAR), 220.0, HEIGHT, MEASURE) if isinstance(item, Text)]
    narrow = [item.text for item in lay_out(trend(*YEAR), 150.0, HEIGHT, MEASURE) if isinstance(item, Text)]
    assert "第 12 名" in wide
    assert "名次" not in wide
    assert "第 12 名" not in narrow
    assert narrow.count("名次") == 1
    assert "12" in narrow


def test_no_line_of_the_axis_runs_through_a_number() -> None:
    page = drawn(*YEAR)
    after = 0
    for place, item in enumerate(page):
        if isinstance(item, Rule) and item.ink == "#D5D9DA":
            after = place
    grounds = [place for place, item in enumerate(page) if isinstance(item, Fill)]
    assert len(grounds) == len(YEAR)
    assert min(grounds) > after


def categories(*points: tuple[str | None, ...]) -> CategoryTrends:
    made = tuple(
        CategoryTrend(
            f"项目{place}特别特别长的名称", "−5.0", tuple(None if one is None else Fraction(one) for one in each)
        )
        for place, each in enumerate(points)
    )
    return CategoryTrends("得失", "", spots(*["90.0"] * len(points[0])), made, "")


def bars(page: Page) -> list[Fill]:
    return [item for item in page if isinstance(item, Fill)]


def test_bars_share_one_scale_lost_points_hang_gained_ones_stand() -> None:
    inks = Inks(loss="#BF6650", gain="#458F69")
    page = lay_out_categories(categories(("-2", "0"), ("-4", None), ("1", "0")), WIDTH, HEIGHT, MEASURE, inks)
    two, four, one = bars(page)
    assert four.height == pytest.approx(2 * two.height)
    assert two.height == pytest.approx(2 * one.height)
    zeroes = sorted({item.y for item in page if isinstance(item, Rule)})
    assert [bar.ink for bar in (two, four, one)] == ["#BF6650", "#BF6650", "#458F69"]
    assert two.y == pytest.approx(zeroes[0])
    assert one.y + one.height == pytest.approx(zeroes[0])


@pytest.mark.parametrize("count", [1, 3, 7, 12])
def test_categories_keep_their_room_however_many(count: int) -> None:
    page = lay_out_categories(categories(*[("-2", "1", None, "0")] * count), WIDTH, 60.0, MEASURE)
    for text in (item for item in page if isinstance(item, Text)):
        assert text.x >= -0.01
        assert text.x + text.width <= WIDTH + 0.01
    assert all(bar.y >= 0 and bar.y + bar.height <= 60.0 for bar in bars(page))


def test_a_hollow_dot_has_its_ground_inside(qapp: object) -> None:
    from PySide6.QtGui import QColor, QImage, QPainter

    from kpi_desktop.render.measure import Fonts

    assert qapp is not None
    picture = QImage(100, 100, QImage.Format.Format_RGB32)
    picture.fill(QColor("#FFFFFF"))
    painter = QPainter(picture)
    paint_page(painter, (Dot(30, 50, 10, "#112233", 4, "#EEDDCC"), Dot(70, 50, 10, "#112233")), Fonts())
    painter.end()
    assert picture.pixelColor(30, 50).name() == "#eeddcc"
    assert picture.pixelColor(70, 50).name() == "#112233"
    assert picture.pixelColor(40, 50).name() == "#112233"


def test_a_number_stands_where_no_line_runs_through_it() -> None:
    """The line falls onto the second spot from the left above, so that its number is beneath; the third's is above."""
    page = drawn("100.0", "81.0", "81.0")
    first, second, third = dots(page)
    numbers = {
        round(item.x + item.width / 2, 2): item.y for item in page if isinstance(item, Text) and item.text[-2:] == ".0"
    }
    assert numbers[round(first.x, 2)] < first.y
    assert numbers[round(second.x, 2)] > second.y
    assert numbers[round(third.x, 2)] < third.y


def test_every_month_has_its_foot_beneath_its_spot() -> None:
    found = feet(trend(*YEAR), WIDTH, HEIGHT, MEASURE)
    assert len(found) == len(YEAR)
    for foot, dot in zip(found, dots(drawn(*YEAR)), strict=True):
        assert foot.left + foot.width / 2 == pytest.approx(dot.x)
        assert dot.y < foot.top
        assert foot.top + foot.height <= HEIGHT + 0.001
