"""The spread of scores: nobody is lost between the bins, and the middle is the middle."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpi_desktop.services import months
from kpi_desktop.services.context import Context
from kpi_desktop.services.distribution import MOST_BINS, distribution, spread
from kpi_desktop.services.months import ScoredMonth
from kpi_desktop.services.teams import Team
from tests.services.conftest import NOVEMBER, log, on


@pytest.fixture
def november(ctx: Context, team: Team) -> ScoredMonth:
    log(ctx, on(3, minutes=Fraction(7)), on(4, "0102", minutes=Fraction(45)))
    return months.score_month(ctx, team, NOVEMBER)


def with_scores(month: ScoredMonth, scores: list[Decimal], *, ranked: bool = True) -> ScoredMonth:
    first = month.result.results[0]
    people = tuple(
        replace(first, employee=str(place), score=score, rank=place + 1 if ranked else None)
        for place, score in enumerate(scores)
    )
    return replace(month, result=replace(month.result, results=people))


def test_it_is_of_those_who_are_ranked(november: ScoredMonth) -> None:
    found = distribution(november)
    assert found.count == len(november.result.results)
    assert [found.lowest, found.highest] == [Fraction(90), Fraction(100)]
    assert found.bins[-1].high == 100, "full marks stand in the last bin, not in one above the scale"
    assert [edge.at for edge in found.edges] == []


def test_grades_that_begin_within_are_told_from_the_lowest_up(november: ScoredMonth) -> None:
    found = distribution(with_scores(november, [Decimal("99.5"), Decimal("70.5"), Decimal(88)]))
    assert [(edge.at, edge.name.zh) for edge in found.edges] == sorted(
        (grade.at_least, grade.name.zh) for grade in november.scheme.grades if 70 < grade.at_least < 100
    )
    assert found.median == 88


def test_where_nobody_is_ranked_everybody_counts(november: ScoredMonth) -> None:
    found = distribution(with_scores(november, [Decimal(90), Decimal(91)], ranked=False))
    assert (found.count, found.median, found.average) == (2, Fraction(181, 2), Fraction(181, 2))


def test_an_empty_month_has_no_bins(november: ScoredMonth) -> None:
    assert distribution(with_scores(november, [])).bins == ()


@given(scores=st.lists(st.decimals(-300, 400, places=1, allow_nan=False), min_size=1, max_size=40))
def test_everybody_stands_in_exactly_one_bin_and_in_the_right_one(scores: list[Decimal]) -> None:
    people = [(score, str(place)) for place, score in enumerate(scores)]
    found = spread(people, (), Fraction(100))
    held = [number for each in found.bins for number in each.people]
    assert sorted(held, key=int) == [number for _, number in people]
    assert 1 <= len(found.bins) <= MOST_BINS
    for before, after in pairwise(found.bins):
        assert before.high == after.low
    for each in found.bins:
        for number in each.people:
            score = Fraction(scores[int(number)])
            assert each.low <= score
            assert score < each.high or score == found.highest == 100
    assert found.lowest <= found.median <= found.highest
    assert found.lowest <= found.average <= found.highest
