from __future__ import annotations

import datetime as dt
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpi_desktop.store.columns import (
    day_in,
    day_out,
    instant_in,
    instant_out,
    number_in,
    number_out,
    sure,
    time_in,
    time_out,
)


@given(st.fractions())
def test_every_number_comes_back_exactly(number: Fraction) -> None:
    assert number_out(number_in(number)) == number


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (Fraction(5), "5"),
        (Fraction(-5), "-5"),
        (Fraction("0.5"), "0.5"),
        (Fraction("-0.05"), "-0.05"),
        (Fraction("21.75"), "21.75"),
        (Fraction(0), "0"),
        (Fraction(1, 3), "1/3"),
        (Fraction(10**20), "100000000000000000000"),
    ],
)
def test_numbers_stand_as_people_write_them(number: Fraction, text: str) -> None:
    assert number_in(number) == text


def test_nothing_stays_nothing() -> None:
    assert (number_in(None), day_in(None), time_in(None)) == (None, None, None)
    assert (number_out(None), day_out(None), time_out(None)) == (None, None, None)
    assert instant_out(None) is None
    with pytest.raises(ValueError, match="never empty"):
        sure(None)


@given(st.dates(), st.times())
def test_days_and_times_come_back(day: dt.date, time: dt.time) -> None:
    assert day_out(day_in(day)) == day
    assert time_out(time_in(time)) == time.replace(second=0, microsecond=0, fold=0)


def test_an_instant_is_kept_in_utc() -> None:
    shanghai = dt.timezone(dt.timedelta(hours=8))
    written = instant_in(dt.datetime(2026, 11, 20, 13, 15, tzinfo=shanghai))
    assert written == "2026-11-20T05:15:00.000000+00:00"
    assert instant_out(written) == dt.datetime(2026, 11, 20, 5, 15, tzinfo=dt.UTC)
    with pytest.raises(ValueError, match="time zone"):
        instant_in(dt.datetime(2026, 11, 20))  # noqa: DTZ001 - the very fault
