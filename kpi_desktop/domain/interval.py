"""Intervals with open and closed ends, as regulations draw them (以上 以下 includes, 超过 不满 excludes)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from kpi_desktop.domain.numbers import NumberFormError, parse_exact, plain

_FORM = re.compile(r"([\[(])\s*([^,\s]+)\s*,\s*([^,\s]+)\s*([\])])")
_ENDLESS = {"∞", "inf", "+∞"}


@dataclass(frozen=True, slots=True)
class Interval:
    """Numbers from `low` to `high`; PRC Civil Code art. 1259 says which bounds word includes its end.

    Attributes:
        low: The lower end.
        high: The upper end; None where it is open upwards without end.
        low_included: Whether `low` itself belongs to it.
        high_included: Whether `high` itself belongs to it.
    """

    low: Fraction
    high: Fraction | None
    low_included: bool
    high_included: bool

    @classmethod
    def parse(cls, text: str) -> Interval:
        """Read ``[0,5]``, ``(5,30)`` or ``[30,∞)``.

        Raises:
            ValueError: Another form, an end that isn't a number, or nothing between the ends.
        """
        found = _FORM.fullmatch(text.strip())
        if not found:
            raise ValueError(f"not an interval: {text!r}")
        opening, low_text, high_text, closing = found.groups()
        try:
            low = parse_exact(low_text)
            high = None if high_text in _ENDLESS else parse_exact(high_text)
        except NumberFormError as error:
            raise ValueError(f"not an interval: {text!r}") from error
        interval = cls(low, high, opening == "[", closing == "]")
        if high is None and interval.high_included:
            raise ValueError(f"infinity cannot be included: {text!r}")
        if high is not None and (
            high < low or (high == low and not (interval.low_included and interval.high_included))
        ):
            raise ValueError(f"nothing lies in it: {text!r}")
        return interval

    def __contains__(self, number: Fraction) -> bool:
        """Whether a number lies in the interval."""
        above = number > self.low or (self.low_included and number == self.low)
        below = self.high is None or number < self.high or (self.high_included and number == self.high)
        return above and below

    def __str__(self) -> str:
        """The form that `parse` reads."""
        high = "∞" if self.high is None else plain(self.high)
        return f"{'[' if self.low_included else '('}{plain(self.low)},{high}{']' if self.high_included else ')'}"
