"""How intervals and counts of units are said, for lines, notices and the scheme check alike."""

from __future__ import annotations

from fractions import Fraction

from kpi_desktop.domain.interval import Interval
from kpi_desktop.domain.words import FieldValue, Label, Message


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


def in_unit(number: Fraction, unit: Label | None) -> Message:
    """A value with its unit: "3.5 %"."""
    if unit is None:
        return Message("{value}", {"value": number})
    return Message("{value} {unit}", {"value": number, "unit": _of_one(unit) if number == 1 else unit})


def _of_one(unit: Label) -> Label:
    """A unit as it stands after 1: schemes write the plural ("days"), which English wants without its ending."""
    if len(unit.en) > 1 and unit.en.endswith("s") and not unit.en.endswith("ss"):
        return Label(unit.zh, unit.en.removesuffix("s"))
    return unit


def span_words(interval: Interval, unit: Label | None = None) -> Message:
    """An interval of values: "over 80 % and up to 90 %", "30 or more"."""
    low, high = interval.low, interval.high
    fields: dict[str, FieldValue] = {"low": in_unit(low, unit), "high": in_unit(high or Fraction(0), unit)}
    if high is None:
        return Message("{low} or more", fields) if interval.low_included else Message("over {low}", fields)
    if low == high:
        return Message("exactly {low}", fields)
    if low == 0 and interval.low_included:
        return Message("up to {high}", fields) if interval.high_included else Message("under {high}", fields)
    return _from_to(interval, fields)


def _from_to(interval: Interval, fields: dict[str, FieldValue]) -> Message:
    match interval.low_included, interval.high_included:
        case True, True:
            return Message("{low} to {high}", fields)
        case True, False:
            return Message("{low} or more and under {high}", fields)
        case False, True:
            return Message("over {low} and up to {high}", fields)
        case _:
            return Message("over {low} and under {high}", fields)
