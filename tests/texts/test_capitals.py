from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpi_desktop.texts.capitals import in_capitals

DIGITS = "零壹贰叁肆伍陆柒捌玖"


@pytest.mark.parametrize(
    ("amount", "written"),
    [
        ("0", "零元整"),
        ("0.05", "伍分"),
        ("0.50", "伍角"),
        ("1", "壹元整"),
        ("10.50", "壹拾元伍角"),
        ("10.05", "壹拾元零伍分"),
        ("15", "壹拾伍元整"),
        ("850.00", "捌佰伍拾元整"),
        ("1010.00", "壹仟零壹拾元整"),
        ("1409.50", "壹仟肆佰零玖元伍角"),
        ("6007.14", "陆仟零柒元壹角肆分"),
        ("325.04", "叁佰贰拾伍元零肆分"),
        ("20000", "贰万元整"),
        ("100000", "壹拾万元整"),
        ("100010", "壹拾万零壹拾元整"),
        ("16409.02", "壹万陆仟肆佰零玖元零贰分"),
        ("1000000001.01", "壹拾亿零壹元零壹分"),
        ("-50.25", "负伍拾元贰角伍分"),
        ("-0.05", "负伍分"),
        ("850.005", "捌佰伍拾元零壹分"),
        ("-0.004", "零元整"),
    ],
)
def test_amounts_are_written_by_the_rules(amount: str, written: str) -> None:
    assert in_capitals(Fraction(amount)) == written


def test_what_is_no_pay_is_left_to_the_digits() -> None:
    assert in_capitals(Fraction(10**12)) == ""
    assert in_capitals(Fraction(10**12) - Fraction(1, 100)).startswith("玖仟玖佰玖拾玖亿")


def below_ten_thousand(number: int) -> str:
    written, gap = "", False
    for unit, size in (("仟", 1000), ("佰", 100), ("拾", 10), ("", 1)):
        digit = number // size % 10
        if digit:
            written += ("零" if gap and written else "") + DIGITS[digit] + unit
        gap = not digit
    return written


def by_the_rules(fen: int) -> str:
    """Our own reading of the rules, for less than a hundred million yuan."""
    yuan, jiao, rest = fen // 100, fen // 10 % 10, fen % 10
    high, low = divmod(yuan, 10_000)
    written = below_ten_thousand(high) + "万" if high else ""
    if low:
        written += ("零" if high and low < 1000 else "") + below_ten_thousand(low)
    written = written + "元" if yuan else "" if jiao or rest else "零元"
    written += DIGITS[jiao] + "角" if jiao else "零" if rest and yuan else ""
    return written + (DIGITS[rest] + "分" if rest else "" if jiao else "整")


@given(
    st.one_of(st.integers(0, 10**10 - 1), st.text("0015", min_size=1, max_size=10).map(lambda text: int(text or "0")))
)
def test_any_pay_is_written_by_the_rules(fen: int) -> None:
    assert in_capitals(Fraction(fen, 100)) == by_the_rules(fen)
    if fen:
        assert in_capitals(Fraction(-fen, 100)) == "负" + by_the_rules(fen)
