"""Exact numbers: fractions inside, decimal texts at the doors, one rounding."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction

WHOLE_DIGITS = 15
"""Most digits that a number may have before the point."""
DECIMAL_DIGITS = 6
"""Most digits that a number may have after the point."""
SHOWN_DECIMALS = 12
"""Most decimals with which a line or an unrounded score is shown."""

NEAR = "\N{ALMOST EQUAL TO}"
"""Stands before a number that is shown with fewer decimals than it has."""

_FORM = re.compile(r"([+-]?)(\d+)(?:\.(\d+))?")


class NumberFormError(ValueError):
    """A text or number isn't a plain decimal number within the limits of digits."""


def parse_exact(value: str | int | Decimal) -> Fraction:
    """Read a decimal number exactly.

    Args:
        value: ``"12"``, ``"-0.5"``, ``12`` or a `Decimal`; at most 15 digits before the point and 6 after.

    Raises:
        NumberFormError: The value has another form, isn't finite or has too many digits.
    """
    text = _written_out(value) if isinstance(value, Decimal) else str(value).strip()
    found = _FORM.fullmatch(text) if text.isascii() and not isinstance(value, bool) else None
    if not found:
        raise NumberFormError(f"not a number: {text!r}")
    whole, decimals = found[2].lstrip("0"), (found[3] or "").rstrip("0")
    if len(whole) > WHOLE_DIGITS or len(decimals) > DECIMAL_DIGITS:
        raise NumberFormError(f"too many digits: {text!r}")
    return Fraction(f"{found[1]}{whole or 0}.{decimals or 0}")


def within_limits(number: Fraction) -> bool:
    """Whether `parse_exact` could have read that number: no more digits than are allowed."""
    return abs(number) < Fraction(10**WHOLE_DIGITS) and (number * 10**DECIMAL_DIGITS).denominator == 1


def _written_out(number: Decimal) -> str:
    """Without an exponent, unless that alone would fill memory with zeros."""
    if not number:
        return "0"
    near = not number.is_finite() or -WHOLE_DIGITS <= number.adjusted() < WHOLE_DIGITS
    return format(number, "f") if near else str(number)


def round_half_up(number: Fraction, places: int) -> Decimal:
    """Round to a number of decimals, halves away from zero (四舍五入).

    Args:
        number: Any exact number.
        places: Decimals to keep, 0 or more; the result carries exactly that many.
    """
    scaled, parts = abs(number.numerator) * 10**places, number.denominator
    units = (2 * scaled + parts) // (2 * parts)
    if number.numerator < 0:
        units = -units
    return Decimal(units).scaleb(-places) if abs(units) < 10**27 else _wide(units, places)


def _wide(units: int, places: int) -> Decimal:
    """`units` / 10**places where the default context of 28 digits would round it."""
    sign, digits = (1, str(-units)) if units < 0 else (0, str(units))
    return Decimal((sign, tuple(int(d) for d in digits), -places))


def plain(number: Fraction) -> str:
    """Write a number with as many decimals as it needs, at most 12 (half up), without trailing zeros."""
    text = format(round_half_up(number, SHOWN_DECIMALS), "f").rstrip("0").rstrip(".")
    return "0" if text in {"-0", ""} else text


def factor(number: Fraction) -> str:
    """Write a coefficient as regulations do: 0.85, and 1.0 rather than 1."""
    return fixed(number, 1) if number.denominator == 1 else plain(number)


def fixed(number: Fraction, places: int) -> str:
    """Write a number with exactly that many decimals, half up; zero never bears a sign."""
    text = format(round_half_up(number, places), "f")
    return text.removeprefix("-") if not text.strip("-0.") else text


def readable_decimals(number: Fraction, places: int = 0) -> tuple[int, bool]:
    """With how many decimals a reader should see a number, and whether that shows it exactly.

    What can be written with as many decimals as a person may enter is shown exactly. Anything longer, such as a third,
    is shown with two decimals or a few more: as many as it takes that the shown number, rounded further, gives what the
    true one does, and doesn't look like a round number which it isn't.

    Args:
        number: Any exact number.
        places: Decimals that it is shown with at least.
    """
    needed = len(plain(number).partition(".")[2])
    if needed <= DECIMAL_DIGITS:
        return max(places, needed), True
    for tried in range(max(places + 1, 2), SHOWN_DECIMALS):
        near = Fraction(round_half_up(number, tried))
        as_true = all(round_half_up(near, few) == round_half_up(number, few) for few in range(tried))
        if as_true and (near * 10 ** (tried - 1)).denominator != 1:
            return tried, False
    return max(places, SHOWN_DECIMALS), False


def readable(number: Fraction) -> str:
    """Write a number as a reader should see it: exactly, or after ``≈`` as nearly as is of use."""
    decimals, exact = readable_decimals(number)
    return plain(number) if exact else NEAR + fixed(number, decimals)
