"""A team's year by months: the mean of everybody's score with its ends, and the chart of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from kpi_desktop.domain.month import Month
from kpi_desktop.reports.person_trend import Spot, Trend, ticks
from kpi_desktop.reports.year_months import Year
from kpi_desktop.texts.translator import Translator


@dataclass(frozen=True, slots=True)
class YearPoint:
    """The team's month on the chart; `mean` None where nobody has a score.

    Attributes:
        month: Which.
        label: ``2026-01`` at the first, else ``02``.
        mean: Mean of everybody's score.
        low: The lowest score.
        high: The highest.
        shown: The mean as a text.
        open: May still change.
    """

    month: Month
    label: str
    mean: Fraction | None = None
    low: Fraction | None = None
    high: Fraction | None = None
    shown: str = ""
    open: bool = False


def year_points(year: Year, decimals: int, tr: Translator) -> tuple[YearPoint, ...]:
    """The team's months, with as many decimals as told."""
    return tuple(_point(year, place, decimals, tr) for place in range(len(year.months)))


def year_chart(points: Sequence[YearPoint], decimals: int, tr: Translator) -> Trend | None:
    """The team's mean; at the foot of each month the lowest and the highest score."""
    means = [point.mean for point in points if point.mean is not None]
    if not means:
        return None
    ends = [_ends(point, decimals, tr) for point in points]
    spots = tuple(
        Spot(point.month, point.label, end, point.mean, point.shown, point.open, end)
        for point, end in zip(points, ends, strict=True)
    )
    said = [tr.t("{month}: {points}", month=point.month, points=point.shown) for point in points if point.shown]
    return Trend(
        tr.t("Mean of the team"),
        tr.t("beneath each month the lowest and the highest score; hollow while the month is open"),
        spots,
        ticks(means, (), tr),
        tr.listed(said, "statement"),
        tr.t("Lowest and highest"),
    )


def _ends(point: YearPoint, decimals: int, tr: Translator) -> str:
    if point.low is None or point.high is None:
        return ""
    low, high = (tr.points(end, decimals, signed=False) for end in (point.low, point.high))
    return low if low == high else tr.t("{low}–{high}", low=low, high=high)


def _point(year: Year, place: int, decimals: int, tr: Translator) -> YearPoint:
    month = year.months[place]
    label = str(month.month) if place == 0 else f"{month.month.month:02}"
    scores = [Fraction(cell.score) for person in year.people if (cell := person.cells[place]) is not None]
    if not scores:
        return YearPoint(month.month, label, open=month.kept and not month.closed)
    mean = sum(scores, Fraction(0)) / len(scores)
    shown = tr.points(mean, decimals, signed=False)
    return YearPoint(month.month, label, mean, min(scores), max(scores), shown, not month.closed)
