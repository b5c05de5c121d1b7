"""How values stand in columns: ISO days and instants, exact numbers as text."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from fractions import Fraction
from functools import lru_cache
from typing import TypeVar, overload

from kpi_desktop.domain.month import Month

T = TypeVar("T")
_REMEMBERED = 4096


class NonsenseError(ValueError):
    """A column holds what this program never writes: the file is damaged."""


def _read(parse: Callable[[str], T], text: str) -> T:
    try:
        return parse(text)
    except (ValueError, TypeError, ZeroDivisionError) as error:
        raise NonsenseError(f"nonsense in a column: {text!r}") from error


@overload
def number_in(value: Fraction) -> str: ...
@overload
def number_in(value: Fraction | None) -> str | None: ...
def number_in(value: Fraction | None) -> str | None:
    """An exact number as text: ``-2.5`` where it is a decimal, ``1/3`` where none is exact."""
    if value is None:
        return None
    places, rest = 0, value.denominator
    for prime in (2, 5):
        count = 0
        while rest % prime == 0:
            rest //= prime
            count += 1
        places = max(places, count)
    if rest != 1:
        return str(value)
    digits = str(abs(value.numerator) * 10**places // value.denominator).rjust(places + 1, "0")
    whole = digits[:-places] + "." + digits[-places:] if places else digits
    return ("-" if value < 0 else "") + whole


def number_out(text: str | None) -> Fraction | None:
    """The number that `number_in` wrote."""
    return None if text is None else _number(text)


@lru_cache(maxsize=_REMEMBERED)
def _number(text: str) -> Fraction:
    """The same few numbers stand in every row, and reading a fraction is slow."""
    return _read(Fraction, text)


def day_in(value: dt.date | None) -> str | None:
    """A day as ``2026-11-20``."""
    return None if value is None else value.isoformat()


def day_out(text: str | None) -> dt.date | None:
    """The day that `day_in` wrote."""
    return None if text is None else _read(dt.date.fromisoformat, text)


def month_out(text: str) -> Month:
    """The month that was written as ``2026-11``."""
    return _read(Month.parse, text)


def time_in(value: dt.time | None) -> str | None:
    """A time of day as ``08:52``."""
    return None if value is None else value.isoformat("minutes")


def time_out(text: str | None) -> dt.time | None:
    """The time that `time_in` wrote."""
    return None if text is None else _read(dt.time.fromisoformat, text)


def instant_in(value: dt.datetime) -> str:
    """An aware instant in UTC, to the microsecond.

    Raises:
        ValueError: It bears no time zone.
    """
    if value.tzinfo is None:
        raise ValueError("an instant bears its time zone")
    return value.astimezone(dt.UTC).isoformat(timespec="microseconds")


def instant_out(text: str | None) -> dt.datetime | None:
    """The instant that `instant_in` wrote."""
    return None if text is None else _read(dt.datetime.fromisoformat, text)


def sure(value: T | None) -> T:
    """A value that the schema never leaves empty."""
    if value is None:
        raise NonsenseError("an empty column that is never empty")
    return value
