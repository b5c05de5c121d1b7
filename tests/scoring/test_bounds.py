from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from kpi_desktop.scoring.bounds import settle


def test_what_rounding_leaves_over_goes_to_the_last_inexact_line() -> None:
    third = Fraction(1, 3)
    shown = Fraction(333333333333, 10**12)
    assert settle([third, third, third, Fraction(5)]) == [shown, shown, shown + Fraction(1, 10**12), Fraction(5)]
    assert settle([Fraction(1, 2), Fraction(-7)]) == [Fraction(1, 2), Fraction(-7)]
    assert settle([]) == []


@given(st.lists(st.fractions(max_denominator=999)))
def test_settled_points_add_up_to_the_rounded_sum(points: list[Fraction]) -> None:
    settled = settle(points)
    total, exact = sum(settled, Fraction(0)), sum(points, Fraction(0))
    assert abs(total - exact) <= Fraction(1, 2 * 10**12)
    assert all((number * 10**12).denominator == 1 for number in settled)
