from __future__ import annotations

from fractions import Fraction

import pytest

from kpi_desktop.domain.words import Label
from kpi_desktop.domain.written import WrittenError, read_figure

DAYS, PER_CENT = Label("天", "days"), Label("%", "%")


@pytest.mark.parametrize(
    ("text", "unit", "number"),
    [
        ("12", None, "12"),
        ("８７．５", None, "87.5"),
        ("\N{MINUS SIGN}3", None, "-3"),
        ("1,234,567.25", None, "1234567.25"),
        ("5天", DAYS, "5"),
        ("5 Days", DAYS, "5"),
        ("87 %", PER_CENT, "87"),
        ("0.30000000000000004", None, "0.3"),  # what a spreadsheet makes of 0.1 + 0.2
        ("9" * 15, None, "9" * 15),
    ],
)
def test_figures_are_read_as_people_write_them(text: str, unit: Label | None, number: str) -> None:
    assert read_figure(text, unit) == Fraction(number)


@pytest.mark.parametrize("text", ["", "  ", "\u3000"])
def test_nothing_is_nothing(text: str) -> None:
    assert read_figure(text) is None


@pytest.mark.parametrize(("text", "number"), [("是", 1), ("√", 1), ("No", 0), ("未达成", 0)])
def test_yes_and_no_are_one_and_nought(text: str, number: int) -> None:
    assert read_figure(text, yes_no=True) == number


@pytest.mark.parametrize(
    ("text", "unit", "said"),
    [
        ("无", None, "is no number; leave the cell empty"),
        ("twelve", None, "is no number; write it such as"),
        ("12,34", None, "is no number; write it such as"),
        ("5 %", DAYS, "this column wants {unit}"),
        ("5 %", None, "this column wants a plain number"),
        ("1" + "0" * 15, None, "more than {most} digits before the point"),
        ("0.1234567", None, "more than {most} decimals"),
    ],
)
def test_what_is_in_doubt_is_told_with_what_stands_there(text: str, unit: Label | None, said: str) -> None:
    with pytest.raises(WrittenError) as caught:
        read_figure(text, unit)
    assert said in caught.value.what.id
    assert caught.value.what.fields["value"] == text


def test_a_word_that_is_neither_yes_nor_no_is_told() -> None:
    with pytest.raises(WrittenError, match="neither yes"):
        read_figure("vielleicht", yes_no=True)


def test_of_a_very_long_text_the_beginning_is_told() -> None:
    with pytest.raises(WrittenError) as caught:
        read_figure("x" * 100)
    assert caught.value.what.fields["value"] == "x" * 39 + "…"
