from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from kpi_desktop.domain.month import Month
from kpi_desktop.domain.words import Label
from kpi_desktop.schemes.model import Rater
from kpi_desktop.ui.month.figures.reading import CellFault, day, figure, rater, score

PERCENT, DAYS = Label("%", "%"), Label("天", "days")
NOVEMBER = Month(2026, 11)


@pytest.mark.parametrize(
    ("text", "unit", "value"),
    [
        ("87.5", None, Fraction("87.5")),
        ("１２", None, Fraction(12)),
        ("1,240", None, Fraction(1240)),
        ("\N{MINUS SIGN}3", None, Fraction(-3)),
        ("3.5 %", PERCENT, Fraction("3.5")),
        ("3.5％", PERCENT, Fraction("3.5")),
        ("4 天", DAYS, Fraction(4)),
        ("4 Days", DAYS, Fraction(4)),
        ("0.07500000000000001", None, Fraction("0.075")),
        ("", None, None),
    ],
)
def test_figures_as_people_write_them(text: str, unit: Label | None, value: Fraction | None) -> None:
    assert figure(text, unit) == value


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("12,5", None),
        ("很多", None),
        ("1e3", None),
        ("87%", DAYS),
        ("87%", None),
        ("无", None),
        ("N/A", DAYS),
        ("——", PERCENT),
        ("0.33333333", None),
    ],
)
def test_what_is_in_doubt_is_refused(text: str, unit: Label | None) -> None:
    with pytest.raises(CellFault) as raised:
        figure(text, unit)
    assert raised.value.what.fields["value"] == text


def test_the_remedy_for_too_many_decimals_is_told() -> None:
    with pytest.raises(CellFault) as raised:
        figure("0.33333333")
    assert "round it first" in raised.value.what.id


def test_yes_and_no_in_words() -> None:
    assert [figure(text, yes_no=True) for text in ("是", "√", "0", "NO", "")] == [1, 1, 0, 0, None]
    with pytest.raises(CellFault):
        figure("2", yes_no=True)


@pytest.mark.parametrize("text", ["20", "11-20", "11/20", "11月20日", "20日", "2026-11-20"])
def test_days_are_short_within_their_month(text: str) -> None:
    assert day(text, NOVEMBER) == date(2026, 11, 20)


@pytest.mark.parametrize("text", ["31", "13-40", "gestern"])
def test_days_that_there_are_not(text: str) -> None:
    with pytest.raises(CellFault):
        day(text, NOVEMBER)


def test_raters_by_any_of_their_names() -> None:
    raters = (Rater(id="leader", name=Label("直属上级", "Superior"), weight=Fraction(100)),)
    assert [rater(text, raters) for text in ("leader", "直属上级", "superior", "")] == ["leader"] * 3 + [None]
    with pytest.raises(CellFault) as raised:
        rater("同事", raters)
    assert raised.value.what.fields["allowed"] == (Label("直属上级", "Superior"),)


@pytest.mark.parametrize(
    ("text", "marks", "given"),
    [
        ("５", 5, 5),
        ("4.5 分", 5, Fraction("4.5")),
        ("87%", 100, 87),
        ("８７％", 100, 87),
        ("", 5, None),
        ("3 points", 5, 3),
    ],
)
def test_ratings_as_people_write_them(text: str, marks: int, given: Fraction | None) -> None:
    assert score(text, Fraction(marks)) == given


def test_a_percentage_of_other_marks_than_a_hundred_is_no_rating() -> None:
    with pytest.raises(CellFault):
        score("80%", Fraction(15))
