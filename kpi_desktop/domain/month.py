"""The calendar month, the unit in which everything is assessed, closed and paid."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

_FORM = re.compile(r"(\d{4})-(\d{2})")


@dataclass(frozen=True, order=True, slots=True)
class Month:
    """A calendar month in local time.

    Attributes:
        year: Four-digit year, 1 to 9999.
        month: 1 to 12.

    Raises:
        ValueError: No such month.
    """

    year: int
    month: int

    def __post_init__(self) -> None:
        """Refuse a month that no calendar has."""
        date(self.year, self.month, 1)

    @classmethod
    def parse(cls, text: str) -> Month:
        """Read the form ``YYYY-MM``.

        Raises:
            ValueError: The text has another form or names no month.
        """
        found = _FORM.fullmatch(text) if text.isascii() else None
        if not found:
            raise ValueError(f"not a month: {text!r}")
        return cls(int(found[1]), int(found[2]))

    @classmethod
    def of(cls, day: date) -> Month:
        """The month that a day lies in."""
        return cls(day.year, day.month)

    @property
    def first(self) -> date:
        """The first day."""
        return date(self.year, self.month, 1)

    @property
    def last(self) -> date:
        """The last day."""
        return date(self.year, self.month, calendar.monthrange(self.year, self.month)[1])

    def __contains__(self, day: date) -> bool:
        """Whether a day lies in this month."""
        return (day.year, day.month) == (self.year, self.month)

    def plus(self, months: int) -> Month:
        """The month that many months later (earlier where negative)."""
        ordinal = self.year * 12 + self.month - 1 + months
        return Month(ordinal // 12, ordinal % 12 + 1)

    def until(self, end: Month) -> Iterator[Month]:
        """The months from this one to `end`, both included; none where `end` is earlier."""
        month = self
        while month <= end:
            yield month
            month = month.plus(1)

    def __str__(self) -> str:
        """The form ``YYYY-MM``."""
        return f"{self.year:04d}-{self.month:02d}"
