"""A person's score over the months as it is drawn: the axis, the spots, the categories."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from kpi_desktop.domain.month import Month
from kpi_desktop.reports.content import CategoryContent, Column
from kpi_desktop.reports.person_months import PersonMonth
from kpi_desktop.reports.person_trend import Trend, category_trends, trend
from kpi_desktop.schemes.rules_model import Grade
from tests.render.samples import columns, person, translator

ZH = translator("zh")
GRADES = tuple(
    Grade.model_validate({"name": {"zh": zh, "en": en}, "at_least": at})
    for zh, en, at in (("优秀", "Excellent", 90), ("良好", "Good", 80), ("合格", "Fair", 60))
)
FIRST = Month(2025, 12)


def months(*scores: str | None, open_last: bool = True) -> tuple[PersonMonth, ...]:
    """Months with these scores; None for a month without employment."""
    made = []
    for place, score in enumerate(scores):
        month = FIRST.plus(place)
        if score is None:
            made.append(PersonMonth(month))
            continue
        content = replace(person(0), score=score, rank=place + 1)
        closed = not (open_last and place == len(scores) - 1)
        made.append(
            PersonMonth(month, 1, "早班", closed, content=content, ranked=12, decimals=1, columns=columns(4, "zh"))
        )
    return tuple(made)


def drawn(*scores: str | None) -> Trend:
    found = trend(months(*scores), GRADES, ZH)
    assert found is not None
    return found


def test_months_without_a_score_are_gaps_and_the_open_one_is_told_apart() -> None:
    found = drawn("88.5", None, "90.5", "97.0", "95.0", "92.0")
    assert [spot.score for spot in found.spots[:3]] == [Fraction("88.5"), None, Fraction("90.5")]
    assert [spot.open for spot in found.spots] == [False, True, False, False, False, True]
    assert [spot.label for spot in found.spots[:3]] == ["2025-12", "2026-01", "02"]
    assert found.spots[1].below == ""
    assert found.spots[0].below == ZH.t("rank {rank}", rank=1)


def test_the_mean_is_of_the_closed_months_that_have_a_score() -> None:
    assert "90.0" in drawn("88.0", None, "92.0", "50.0").aside
    assert not any(character.isdigit() for character in drawn("88.0").aside), "one open month has no mean yet"
    closed = trend(months("88.0", "92.0", open_last=False), GRADES, ZH)
    assert closed is not None
    assert closed.aside == ZH.t("average {score}", score="90.0")


def test_the_axis_is_cut_at_the_lowest_grade_that_is_needed() -> None:
    found = drawn("88.5", "91.0", "83.0", "97.0")
    assert (int(found.low), int(found.high)) == (80, 100)
    assert [tick.grade for tick in found.ticks if tick.grade] == ["良好 80 起", "优秀 90 起"]


def test_a_grade_that_lies_between_the_steps_has_its_line_without_a_number() -> None:
    grades = (Grade.model_validate({"name": {"zh": "优", "en": "A"}, "at_least": 93}),)
    found = trend(months("88.0", "97.0", "99.0"), grades, ZH)
    assert found is not None
    assert [(tick.number, tick.grade) for tick in found.ticks if tick.at == 93] == [("", "优 93 起")]


def test_scores_that_hardly_differ_make_no_cliff() -> None:
    found = trend(months("75.0", "75.0", "75.1"), (), ZH)
    assert found is not None
    assert found.high - found.low >= 2


def test_nobody_without_a_score_has_a_trend() -> None:
    assert trend(months(None, None), GRADES, ZH) is None
    assert category_trends(months(None, None), ZH) is None


def test_months_before_the_first_score_are_left_out_but_a_few_stand_there() -> None:
    assert len(drawn(*[None] * 11, "95.0").spots) == 6
    assert len(drawn(*[None] * 3, *["95.0"] * 9).spots) == 9
    assert len(drawn("95.0", *[None] * 10, "95.0").spots) == 12


@given(st.lists(st.fractions(-50, 120, max_denominator=2), min_size=1, max_size=12), st.booleans())
def test_every_score_lies_on_the_axis_and_the_lines_are_few(scores: list[Fraction], graded: bool) -> None:
    shown = [ZH.points(score, 1, signed=False) for score in scores]
    found = trend(months(*shown), GRADES if graded else (), ZH)
    assert found is not None
    assert found.low < found.high
    assert all(found.low <= score <= found.high for score in scores)
    assert len([tick for tick in found.ticks if tick.number]) <= 7
    assert [tick.at for tick in found.ticks] == sorted({tick.at for tick in found.ticks})


def test_categories_lose_down_and_gain_up_and_stand_once_each() -> None:
    cells = (
        CategoryContent("a", Fraction(15), Fraction(10), Fraction(5), "10.0"),
        CategoryContent("b", None, Fraction(3), Fraction(0), "+3.0"),
    )
    titles = (Column("a", "出勤", Fraction(15), "15"), Column("b", "表扬", None, ""))
    one, two = months("98.0", "98.0")
    assert one.content is not None
    assert two.content is not None
    old = replace(one, columns=titles[:1], content=replace(one.content, categories=cells[:1]))
    new = replace(two, columns=titles, content=replace(two.content, categories=cells))
    found = category_trends((old, new), ZH)
    assert found is not None
    assert [(each.title, each.points, each.total) for each in found.categories] == [
        ("出勤", (Fraction(-5), Fraction(-5)), "−10.0"),
        ("表扬", (None, Fraction(3)), "+3.0"),
    ]
    assert found.most == 5
    assert "出勤" in found.spoken
