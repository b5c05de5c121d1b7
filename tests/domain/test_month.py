from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpi_desktop.domain.month import Month

months = st.builds(Month, st.integers(1900, 2100), st.integers(1, 12))


def test_a_month_knows_its_days() -> None:
    february = Month.parse("2028-02")
    assert (february.first, february.last) == (date(2028, 2, 1), date(2028, 2, 29))
    assert date(2028, 2, 29) in february
    assert date(2027, 2, 28) not in february
    assert Month.of(date(2028, 2, 9)) == february
    assert str(february) == "2028-02"


@pytest.mark.parametrize("text", ["2026-13", "2026-00", "2026-1", "26-10", "2026-10-01", "0000-01", "２０２６-10", ""])
def test_other_texts_are_no_months(text: str) -> None:
    with pytest.raises(ValueError, match=r"month|year"):
        Month.parse(text)


def test_months_are_counted_across_years() -> None:
    november = Month(2026, 11)
    assert november.plus(2) == Month(2027, 1)
    assert november.plus(-11) == Month(2025, 12)
    assert [str(month) for month in november.until(Month(2027, 1))] == ["2026-11", "2026-12", "2027-01"]
    assert list(november.until(Month(2026, 10))) == []


@given(months, st.integers(-500, 500))
def test_going_on_and_back_leads_home(month: Month, count: int) -> None:
    assert month.plus(count).plus(-count) == month
    assert Month.parse(str(month)) == month
    assert (month.plus(count) > month) == (count > 0)
