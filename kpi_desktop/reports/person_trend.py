"""The score and the categories of a person over the months, as what is drawn: spots, an axis, lines of grades."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor
from typing import Final

from kpi_desktop.domain.month import Month
from kpi_desktop.domain.numbers import plain
from kpi_desktop.reports.person_months import PersonMonth
from kpi_desktop.schemes.rules_model import Grade
from kpi_desktop.texts.translator import Translator

_STEPS: Final = tuple(Fraction(step) for step in ("0.1", "0.2", "0.5", "1", "2", "5", "10", "20", "50", "100", "200"))
_MOST_TICKS: Final = 4
_FEWEST_SPOTS: Final = 6
_LEAST_PART: Final = 20
"""The axis shows at least so many-th a part of the score, so that a tenth of a point is no cliff."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A month on the axis.

    Attributes:
        month: Which.
        label: ``2026-01`` at the first and where a year begins, else ``02``.
        below: The rank in words, or empty.
        rank: The rank as a number, for where the words have no room.
        score: None where there is none: the line has a gap.
        shown: The score as a text, or empty.
        open: Not closed yet.
    """

    month: Month
    label: str
    below: str
    score: Fraction | None
    shown: str
    open: bool
    rank: str = ""


@dataclass(frozen=True, slots=True)
class Tick:
    """A line across: a number at the left, a grade at the right; either may be empty."""

    at: Fraction
    number: str
    grade: str


@dataclass(frozen=True, slots=True)
class Trend:
    """The score over the months.

    Attributes:
        title: What it is.
        aside: The mean, and what the hollow spot means.
        spots: Oldest first.
        ticks: From the lowest up; the first and the last are the ends of the axis.
        spoken: The same in words.
        ranks: What ranks are called that stand as numbers alone.
    """

    title: str
    aside: str
    spots: tuple[Spot, ...]
    ticks: tuple[Tick, ...]
    spoken: str
    ranks: str = ""

    @property
    def low(self) -> Fraction:
        """The lower end of the axis."""
        return self.ticks[0].at

    @property
    def high(self) -> Fraction:
        """The upper end."""
        return self.ticks[-1].at


@dataclass(frozen=True, slots=True)
class CategoryTrend:
    """What one category came to over the months.

    Attributes:
        title: Its name.
        total: What it lost and gained together, worded.
        points: Lost points below 0, gained ones above, by month; None where it wasn't there.
    """

    title: str
    total: str
    points: tuple[Fraction | None, ...]


@dataclass(frozen=True, slots=True)
class CategoryTrends:
    """Every category over the months, on one scale.

    Attributes:
        title: What it is.
        aside: How it is read.
        spots: The months.
        categories: In the order of the newest scheme.
        spoken: The same in words.
    """

    title: str
    aside: str
    spots: tuple[Spot, ...]
    categories: tuple[CategoryTrend, ...]
    spoken: str

    @property
    def most(self) -> Fraction:
        """The most that any category lost or gained in a month."""
        return max(
            (abs(one) for each in self.categories for one in each.points if one is not None), default=Fraction(0)
        )


def trend(months: Sequence[PersonMonth], grades: Sequence[Grade], tr: Translator) -> Trend | None:
    """The score over the months; None where there isn't any.

    Args:
        months: Oldest first.
        grades: Of the scheme in force, the best first.
        tr: Words it.
    """
    scores = [one.score for one in months if one.score is not None]
    if not scores:
        return None
    spots = _spots(_worth_showing(months), tr)
    decimals = next(one.decimals for one in reversed(months) if one.content is not None)
    return Trend(
        tr.n("Score of the last month", "Score of the last {count} months", len(spots)),
        _aside(months, decimals, tr),
        spots,
        ticks(scores, grades, tr),
        _spoken(((spot.month, spot.shown) for spot in spots if spot.shown), tr),
        tr.t("Rank"),
    )


def _aside(months: Sequence[PersonMonth], decimals: int, tr: Translator) -> str:
    """The mean of the closed months, as the year has it, and what the hollow spot means."""
    closed = [one.score for one in months if one.closed and one.score is not None]
    hollow = any(not one.closed and one.score is not None for one in months)
    if not closed:
        return tr.t("hollow: not closed")
    mean = tr.points(sum(closed, Fraction(0)) / len(closed), decimals, signed=False)
    if hollow:
        return tr.t("average {score} of closed months; hollow: open", score=mean)
    return tr.t("average {score}", score=mean)


def category_trends(months: Sequence[PersonMonth], tr: Translator) -> CategoryTrends | None:
    """Every category over the months; None where no scheme of these months has any."""
    shown = _worth_showing(months)
    titles: dict[str, str] = {}
    for month in reversed(shown):
        for column in month.columns:
            titles.setdefault(column.id, column.title)
    if not titles:
        return None
    decimals = next(one.decimals for one in reversed(months) if one.content is not None)
    found = tuple(_category(column, title, shown, decimals, tr) for column, title in titles.items())
    return CategoryTrends(
        tr.t("Lost and gained by category"),
        tr.t("down: lost, up: gained; one scale for all"),
        _spots(shown, tr),
        found,
        _joined((tr.t("{category}: {points}", category=one.title, points=one.total) for one in found), tr),
    )


def _worth_showing(months: Sequence[PersonMonth]) -> Sequence[PersonMonth]:
    """From the first month with a score on, but never so few that they stand lonely."""
    first = next((place for place, one in enumerate(months) if one.content is not None), 0)
    return months[min(first, max(0, len(months) - _FEWEST_SPOTS)) :]


def _spots(months: Sequence[PersonMonth], tr: Translator) -> tuple[Spot, ...]:
    found: list[Spot] = []
    for place, one in enumerate(months):
        first = place == 0 or one.month.month == 1
        rank = None if one.content is None else one.content.rank
        found.append(
            Spot(
                one.month,
                str(one.month) if first else f"{one.month.month:02d}",
                "" if rank is None else tr.t("rank {rank}", rank=rank),
                one.score,
                "" if one.content is None else one.content.score,
                not one.closed,
                "" if rank is None else str(rank),
            )
        )
    return tuple(found)


def ticks(scores: Sequence[Fraction], grades: Sequence[Grade], tr: Translator) -> tuple[Tick, ...]:
    """The axis is cut at the lowest grade that is needed, in steps of which there are few."""
    least, most = min(scores), max(scores)
    needed = [grade.at_least for grade in grades if grade.at_least <= least]
    bottom = max(needed, default=least)
    spread = max(most - bottom, abs(most) / _LEAST_PART)
    step = next((one for one in _STEPS if spread / one <= _MOST_TICKS - 1), _STEPS[-1])
    low = Fraction(floor(bottom / step)) * step
    if low == least:
        low -= step
    high = Fraction(ceil(most / step)) * step
    numbers = [low + step * place for place in range(int((high - low) / step) + 1)]
    named = {grade.at_least: grade for grade in grades if low <= grade.at_least <= high}
    return tuple(
        Tick(
            at,
            plain(at).replace("-", "\N{MINUS SIGN}") if at in numbers else "",
            tr.t("{grade} from {points}", grade=tr.label(named[at].name), points=at) if at in named else "",
        )
        for at in sorted({*numbers, *named})
    )


def _category(column: str, title: str, months: Sequence[PersonMonth], decimals: int, tr: Translator) -> CategoryTrend:
    points: list[Fraction | None] = []
    for month in months:
        cells = () if month.content is None else month.content.categories
        cell = next((one for one in cells if one.id == column), None)
        if cell is None or not cell.shown:
            points.append(None)
        else:
            points.append(cell.points if cell.marks is None else -cell.lost)
    total = sum((one for one in points if one is not None), Fraction(0))
    return CategoryTrend(title, tr.points(total, decimals), tuple(points))


def _spoken(pairs: Iterable[tuple[Month, str]], tr: Translator) -> str:
    return _joined((tr.t("{month}: {points}", month=month, points=shown) for month, shown in pairs), tr)


def _joined(parts: Iterable[str], tr: Translator) -> str:
    return tr.listed(parts, "statement")
