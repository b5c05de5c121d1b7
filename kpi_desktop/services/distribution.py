"""How a month's scores are spread: how many lie in each bin, and what is in the middle."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import floor
from typing import Final

from kpi_desktop.domain.words import Label
from kpi_desktop.services.months import ScoredMonth

MOST_BINS: Final = 12
_WIDTHS: Final = tuple(Fraction(step) for step in (1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000))


@dataclass(frozen=True, slots=True)
class Bin:
    """Scores from `low` up to, but not, `high`; of the last bin `high` belongs to it where it is the highest score.

    Attributes:
        low: Lowest score.
        high: Where the next one begins.
        people: Employee numbers, the best first.
    """

    low: Fraction
    high: Fraction
    people: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Edge:
    """Where a grade begins."""

    at: Fraction
    name: Label


@dataclass(frozen=True, slots=True)
class Distribution:
    """The spread of the scores of those who are ranked; of everybody where nobody is.

    Attributes:
        bins: From the lowest score to the highest without a gap; empty where there are no people.
        edges: Grades that begin within the bins, from the lowest up.
        count: How many people.
        average: Their mean; 0 where there are none.
        median: The middle score, or the mean of the two in the middle.
        lowest: The lowest score.
        highest: The highest score.
    """

    bins: tuple[Bin, ...]
    edges: tuple[Edge, ...]
    count: int
    average: Fraction
    median: Fraction
    lowest: Fraction
    highest: Fraction


_NOTHING: Final = Distribution((), (), 0, *(Fraction(0),) * 4)


def distribution(month: ScoredMonth) -> Distribution:
    """How a month's scores are spread, in the narrowest bins that don't make too many."""
    ranked = [(one.score, one.employee) for one in month.result.results if one.rank is not None]
    people = ranked or [(one.score, one.employee) for one in month.result.results]
    edges = [Edge(grade.at_least, grade.name) for grade in reversed(month.scheme.grades)]
    return spread(people, edges, month.scheme.cap)


def spread(people: Sequence[tuple[Decimal, str]], edges: Iterable[Edge], cap: Fraction | None) -> Distribution:
    """How scores are spread.

    Args:
        people: Scores, each with an employee number.
        edges: Where grades begin, from the lowest up.
        cap: The highest score there can be; None for none.
    """
    if not people:
        return _NOTHING
    scores = sorted(Fraction(score) for score, _ in people)
    lowest, highest = scores[0], scores[-1]
    bins = _bins(people, lowest, highest, cap)
    within = tuple(edge for edge in edges if bins[0].low < edge.at < bins[-1].high)
    average = sum(scores, Fraction(0)) / len(scores)
    return Distribution(bins, within, len(scores), average, _median(scores), lowest, highest)


def _bins(
    people: Sequence[tuple[Decimal, str]], lowest: Fraction, highest: Fraction, cap: Fraction | None
) -> tuple[Bin, ...]:
    width = next((one for one in _WIDTHS if _count(lowest, highest, one) <= MOST_BINS), _WIDTHS[-1])
    first = floor(lowest / width)
    count = _count(lowest, highest, width)
    if cap is not None and highest == cap and count > 1 and (first + count - 1) * width == cap:
        count -= 1  # full marks alone would stand in a bin of their own, above the scale
    held: list[list[tuple[Decimal, str]]] = [[] for _ in range(count)]
    for score, number in people:
        held[min(floor(Fraction(score) / width) - first, count - 1)].append((score, number))
    return tuple(
        Bin(
            (first + place) * width,
            (first + place + 1) * width,
            tuple(number for _, number in sorted(each, key=lambda one: -one[0])),
        )
        for place, each in enumerate(held)
    )


def _count(lowest: Fraction, highest: Fraction, width: Fraction) -> int:
    return floor(highest / width) - floor(lowest / width) + 1


def _median(scores: Sequence[Fraction]) -> Fraction:
    middle = len(scores) // 2
    return scores[middle] if len(scores) % 2 else (scores[middle - 1] + scores[middle]) / 2
