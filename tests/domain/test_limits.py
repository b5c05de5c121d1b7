from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpi_desktop.domain.limits import figure_fault, month_fault, note_fault, text_fault, tidy, tidy_number
from kpi_desktop.domain.month import Month
from kpi_desktop.domain.numbers import NumberFormError, parse_exact
from kpi_desktop.exchange import cells
from kpi_desktop.services.people import NewPerson


@given(st.text())
def test_a_person_is_written_the_same_however_they_came(text: str) -> None:
    typed = NewPerson(text, text, post=text)
    assert (typed.number, typed.name, typed.post or "") == (tidy_number(text), tidy(text), tidy(text))
    assert tidy(tidy(text)) == tidy(text)
    try:
        imported = cells.text(text)
    except cells.CellError:
        return
    assert imported == typed.name


def test_blanks_and_what_only_steers_is_left_out() -> None:
    assert tidy(" 张\u200b 小\u3000\n敏 ") == "张 小 敏"
    assert tidy_number("\uff10\uff11\uff2101") == "01A01"


@pytest.mark.parametrize("text", ["人" * 61, "\ud800", "\ue000"])
def test_a_name_that_cannot_be_shown_is_faulty(text: str) -> None:
    assert text_fault(text, 60) is not None


def test_whatever_can_be_shown_is_a_name() -> None:
    assert text_fault("𠮷" * 60, 60) is None
    assert note_fault("长" * 500) is None


@given(st.from_regex(r"-?[0-9]{1,17}(\.[0-9]{1,8})?", fullmatch=True))
def test_a_figure_is_within_limits_where_it_could_have_been_read(text: str) -> None:
    try:
        parse_exact(text)
    except NumberFormError:
        assert figure_fault(Fraction(text)) is not None
    else:
        assert figure_fault(Fraction(text)) is None


def test_months_within_two_years_are_allowed() -> None:
    today = date(2026, 11, 20)
    assert [month_fault(month, today) is None for month in (Month(2000, 1), Month(2028, 11))] == [True, True]
    assert [month_fault(month, today) is None for month in (Month(1999, 12), Month(2028, 12))] == [False, False]
