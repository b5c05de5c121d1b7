from __future__ import annotations

from fractions import Fraction

import pytest

from kpi_desktop.domain.interval import Interval


@pytest.mark.parametrize(
    ("text", "inside", "outside"),
    [
        ("[0,5]", ["0", "5"], ["5.000001", "-1"]),
        ("(5,30)", ["5.000001", "29.999999"], ["5", "30"]),
        ("[30,∞)", ["30", "100000"], ["29.999999"]),
        ("(5,10]", ["10"], ["5", "10.000001"]),
        ("[7,7]", ["7"], ["6.999999", "7.000001"]),
    ],
)
def test_ends_belong_or_not_as_drawn(text: str, inside: list[str], outside: list[str]) -> None:
    interval = Interval.parse(text)
    assert all(Fraction(number) in interval for number in inside)
    assert not any(Fraction(number) in interval for number in outside)
    assert str(interval) == text


def test_spaces_and_other_words_for_endless_are_read() -> None:
    assert Interval.parse(" [ 30 , inf ) ") == Interval.parse("[30,∞)")


@pytest.mark.parametrize("text", ["", "0-5", "[0,5", "[5,0]", "(5,5]", "[5,∞]", "[a,5]", "[0,b]", "[-∞,5]", "[0;5]"])
def test_other_texts_are_no_intervals(text: str) -> None:
    with pytest.raises(ValueError, match=r"interval|infinity|nothing"):
        Interval.parse(text)
