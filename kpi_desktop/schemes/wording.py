"""How intervals and counts of units are said, for lines, notices and the scheme check alike."""

from __future__ import annotations

from fractions import Fraction

from kpi_desktop.domain.interval import Interval
from kpi_desktop.domain.words import FieldValue, Message


def minutes_words(interval: Interval) -> Message:
    """An interval of minutes in the words of a regulation: "over 5 and under 30 min", "30 min or more"."""
    low, high = interval.low, interval.high
    if high is None:
        return _endless(interval)
    if low == high:
        return Message("exactly {low} min", {"low": low})
    if low == 0 and interval.low_included:
        return _from_zero(high, included=interval.high_included)
    return _between(interval, {"low": low, "high": high})


def _between(interval: Interval, fields: dict[str, FieldValue]) -> Message:
    match interval.low_included, interval.high_included:
        case True, True:
            return Message("{low} to {high} min", fields)
        case True, False:
            return Message("{low} or more and under {high} min", fields)
        case False, True:
            return Message("over {low} and up to {high} min", fields)
        case _:
            return Message("over {low} and under {high} min", fields)


def _endless(interval: Interval) -> Message:
    if interval.low_included:
        return Message("{low} min or more", {"low": interval.low})
    return Message("over {low} min", {"low": interval.low})


def _from_zero(high: Fraction, *, included: bool) -> Message:
    return Message("up to {high} min", {"high": high}) if included else Message("under {high} min", {"high": high})
