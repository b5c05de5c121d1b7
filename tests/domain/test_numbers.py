from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpi_desktop.domain.numbers import NumberFormError, fixed, parse_exact, plain, readable_decimals, round_half_up

decimals = st.decimals(allow_nan=False, allow_infinity=False, places=6, min_value=-(10**15) + 1, max_value=10**15 - 1)


@pytest.mark.parametrize(
    ("value", "number"),
    [
        ("12", Fraction(12)),
        (" -0.5 ", Fraction(-1, 2)),
        ("+5.000001", Fraction(5000001, 1000000)),
        ("000123.500000000", Fraction(247, 2)),
        ("0" * 5000 + "7", Fraction(7)),
        ("999999999999999.999999", Fraction(999999999999999999999, 10**6)),
        (-3, Fraction(-3)),
        (Decimal("1E+2"), Fraction(100)),
        (Decimal("0.1"), Fraction(1, 10)),
        (Decimal("0e999999999"), Fraction(0)),
    ],
)
def test_decimal_numbers_are_read_exactly(value: str | int | Decimal, number: Fraction) -> None:
    assert parse_exact(value) == number


@pytest.mark.parametrize(
    "value",
    [
        "",
        "1e2",
        ".5",
        "5.",
        "1,5",
        "NaN",
        "Infinity",
        "１２",
        "0x1",
        "1 2",
        "--1",
        "1000000000000000",
        "0.0000001",
        "null",
    ],
)
def test_other_texts_are_refused(value: str) -> None:
    with pytest.raises(NumberFormError):
        parse_exact(value)


@pytest.mark.parametrize(
    "value",
    [Decimal("NaN"), Decimal("Infinity"), Decimal("1e15"), Decimal("1e999999999"), Decimal("-1e-99999999"), True],
)
def test_other_numbers_are_refused(value: Decimal) -> None:
    with pytest.raises(NumberFormError):
        parse_exact(value)


@pytest.mark.parametrize(
    ("number", "places", "text"),
    [
        (Fraction(179, 2), 0, "90"),
        (Fraction(177, 2), 0, "89"),
        (Fraction(-5, 2), 0, "-3"),
        (Fraction(8995, 100), 1, "90.0"),
        (Fraction(89949999, 10**6), 1, "89.9"),
        (Fraction(1, 3), 2, "0.33"),
        (Fraction(2, 3), 2, "0.67"),
        (Fraction(10**40) + Fraction(1, 2), 0, f"{10**40 + 1}"),
        (Fraction(-(10**40)), 1, f"-{10**40}.0"),
    ],
)
def test_halves_are_rounded_away_from_zero(number: Fraction, places: int, text: str) -> None:
    assert format(round_half_up(number, places), "f") == text


@given(decimals)
def test_what_is_read_is_written_back(number: Decimal) -> None:
    assert Fraction(plain(parse_exact(number))) == Fraction(number)


@given(st.fractions(), st.integers(0, 12))
def test_rounding_is_the_nearest_and_symmetric(number: Fraction, places: int) -> None:
    rounded = Fraction(round_half_up(number, places))
    assert abs(rounded - number) <= Fraction(1, 2 * 10**places)
    assert Fraction(round_half_up(-number, places)) == -rounded


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (Fraction(0), "0"),
        (Fraction(-1, 10**13), "0"),
        (Fraction(100), "100"),
        (Fraction(-5, 2), "-2.5"),
        (Fraction(1, 3), "0.333333333333"),
        (Fraction(2, 3), "0.666666666667"),
    ],
)
def test_plain_has_no_trailing_zeros_and_twelve_decimals_at_most(number: Fraction, text: str) -> None:
    assert plain(number) == text


def test_fixed_never_signs_a_zero() -> None:
    assert [fixed(Fraction(number), 1) for number in ("-0.04", "-0.05", "0", "95")] == ["0.0", "-0.1", "0.0", "95.0"]
    assert fixed(Fraction(-1, 4), 0) == "0"


@pytest.mark.parametrize(
    ("number", "places", "decimals", "exact"),
    [
        ("5", 1, 1, True),
        ("-0.25", 1, 2, True),
        ("4.116666", 1, 6, True),
        ("1/3", 1, 2, False),
        ("-247/60", 1, 2, False),
        ("89.94999999", 1, 8, False),
        ("89.99999999", 0, 8, False),
        ("0.0000001", 0, 7, False),
        ("0.999999999999", 0, 12, False),
    ],
)
def test_a_long_number_is_shown_short_but_never_as_another(
    number: str, places: int, decimals: int, exact: bool
) -> None:
    assert readable_decimals(Fraction(number), places) == (decimals, exact)


@given(st.fractions(), st.integers(0, 4))
def test_what_is_shown_rounds_as_the_number_does(number: Fraction, places: int) -> None:
    decimals, exact = readable_decimals(number, places)
    shown = Fraction(round_half_up(number, decimals))
    if exact:
        assert plain(shown) == plain(number)
    elif decimals < 12:
        assert round_half_up(shown, places) == round_half_up(number, places)
        assert round_half_up(shown, 0) == round_half_up(number, 0)
        assert shown.denominator != 1
