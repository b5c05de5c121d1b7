"""The score over the months as a line, and every category over the months as bars: drawn alike on screen and paper."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from math import ceil, inf
from typing import Final

from kpi_desktop.render.fit import shortened
from kpi_desktop.render.primitives import BLACK, GREY, HAIR, Dot, Fill, Measure, Page, Sheet
from kpi_desktop.reports.person_trend import CategoryTrend, CategoryTrends, Spot, Trend

PX: Final = 25.4 / 96
"""Millimetres of a logical pixel."""
_LINE, _DOT, _HOLLOW = 1.5 * PX, 3 * PX, 3.5 * PX
_NUMBER, _SMALL, _TINY, _LEAST = 10.0, 9.0, 8.0, 7.0
_FOOT = 10.0
"""Millimetres for the months and ranks beneath the axis."""
_HEAD = 6.0
"""Millimetres above the highest spot for its number."""
_DIP = 4.0
"""Millimetres beneath the axis for the number of a spot at its very end."""
_APART = 3.2
"""Millimetres from a spot to the middle of its number."""
_TALL = 2.6
"""Millimetres of a number's height."""
_BETWEEN = 0.8
"""Millimetres between two months at the least."""
_MONTH_DIGITS = 2
_GUTTER = 3.0
_MOST_ACROSS = 4
_CELL_GAP = 6.0
_TITLE = 5.0


@dataclass(frozen=True, slots=True)
class Inks:
    """The colours that it is drawn in, as ``#RRGGBB``; those of the paper unless told otherwise."""

    ink: str = BLACK
    second: str = GREY
    third: str = GREY
    line: str = HAIR
    mark: str = BLACK
    ground: str = "#FFFFFF"
    loss: str = GREY
    gain: str = HAIR


PAPER: Final = Inks()


@dataclass(frozen=True, slots=True)
class Foot:
    """Where a month stands beneath the axis, in millimetres: its name and its rank."""

    left: float
    top: float
    width: float
    height: float


def feet(trend: Trend, width: float, height: float, measure: Measure) -> tuple[Foot, ...]:
    """The places of the months beneath the axis, as `lay_out` draws them within the same room; side by side."""
    left, right = _ends(trend, width, measure)
    step = (right - left) / len(trend.spots)
    top = height - _FOOT + 0.8
    return tuple(Foot(left + step * place, top, step, height - top) for place in range(len(trend.spots)))


def _ends(trend: Trend, width: float, measure: Measure) -> tuple[float, float]:
    """Where the lines across begin and end: numbers stand before them, grades behind."""
    numbers = max(measure.width(tick.number, _SMALL) for tick in trend.ticks)
    grades = max(measure.width(tick.grade, _SMALL) for tick in trend.ticks)
    return numbers + _GUTTER, width - (grades + _GUTTER if grades else 0.0)


def lay_out(trend: Trend, width: float, height: float, measure: Measure, inks: Inks = PAPER) -> Page:
    """The line over the months, within a width and height in millimetres."""
    sheet = Sheet(measure)
    left, right = _ends(trend, width, measure)
    numbers = left - _GUTTER
    top, bottom = _HEAD, height - _FOOT - _DIP
    span = trend.high - trend.low

    def y_of(value: Fraction) -> float:
        return bottom - (bottom - top) * float((value - trend.low) / span)

    for tick in trend.ticks:
        y = y_of(tick.at)
        if tick.number or tick.grade:
            sheet.across(left, right, y, PX, ink=inks.line)
        sheet.text(numbers, y, tick.number, _SMALL, ink=inks.third, align="right")
        sheet.text(right + _GUTTER, y, tick.grade, _SMALL, ink=inks.second)
    step = (right - left) / len(trend.spots)
    places = [
        (left + step * (place + 0.5), None if spot.score is None else y_of(spot.score))
        for place, spot in enumerate(trend.spots)
    ]
    xs = [x for x, _ in places]
    _months(sheet, trend.spots, xs, bottom + _DIP, inks)
    _ranks(sheet, trend, xs, bottom + _DIP + 7.7, inks)
    shown = [spot.shown for spot in trend.spots]
    pt = _size(shown, _step(xs), (_NUMBER, _SMALL, _TINY), measure) or _LEAST
    labels = _labels(trend.spots, places, pt, measure)
    _grounds(sheet, trend.spots, labels, pt, inks)
    _line(sheet, places, inks)
    _dots(sheet, trend.spots, places, inks)
    _numbers(sheet, trend.spots, labels, pt, inks)
    return sheet.page()


def _months(sheet: Sheet, spots: Sequence[Spot], xs: Sequence[float], bottom: float, inks: Inks) -> None:
    measure = sheet.measure
    for place, (spot, x) in enumerate(zip(spots, xs, strict=True)):
        shown = spot.label
        if place + 1 < len(spots):
            both = measure.width(shown, _SMALL) + measure.width(spots[place + 1].label, _SMALL)
            if both / 2 + _BETWEEN > xs[place + 1] - x:
                shown = shown[-_MONTH_DIGITS:]  # a year that begins is worth more than the one that ends
        sheet.text(x, bottom + 3.4, shown, _SMALL, ink=inks.second, align="centre")


def _ranks(sheet: Sheet, trend: Trend, xs: Sequence[float], y: float, inks: Inks) -> None:
    """The ranks in words, or where these have no room as numbers behind what they are; nothing rather than a tangle."""
    step = _step(xs)
    words, numbers = [spot.below for spot in trend.spots], [spot.rank for spot in trend.spots]
    shown, sizes = (
        (words, (_SMALL,)) if _size(words, step, (_SMALL,), sheet.measure) else (numbers, (_SMALL, _TINY, _LEAST))
    )
    size = _size(shown, step, sizes, sheet.measure)
    if size is None:
        return
    for text, x in zip(shown, xs, strict=True):
        sheet.text(x, y, text, size, ink=inks.third, align="centre")
    if shown is numbers and any(numbers):
        sheet.text(0.0, y, trend.ranks, _SMALL, ink=inks.third)


def _step(xs: Sequence[float]) -> float:
    return xs[1] - xs[0] if len(xs) > 1 else inf


def _size(
    texts: Sequence[str], step: float, sizes: Sequence[float], measure: Measure, *, bold: bool = False
) -> float | None:
    """The largest size in which texts stand side by side at a distance; None where they can't."""
    return next(
        (pt for pt in sizes if max(measure.width(one, pt, bold=bold) for one in texts) + _BETWEEN <= step), None
    )


def _line(sheet: Sheet, places: Sequence[tuple[float, float | None]], inks: Inks) -> None:
    for (x, y), (to_x, to_y) in pairwise(places):
        if y is not None and to_y is not None:
            sheet.slope(x, y, to_x, to_y, _LINE, ink=inks.mark)


_Place = tuple[float, float | None]
"""Where a month's spot stands; its height is None where it has no score."""


def _labels(
    spots: Sequence[Spot], places: Sequence[_Place], pt: float, measure: Measure
) -> list[tuple[int, float, float]]:
    """Where the number of each spot stands: above, or beneath where fewer of the lines from it run through there."""
    found = []
    for place, (x, y) in enumerate(places):
        if y is not None:
            half = measure.width(spots[place].shown, pt, bold=True) / 2
            beside = [places[at] for at in (place - 1, place + 1) if 0 <= at < len(places)]
            above, beneath = (sum(_runs_through((x, y), one, half, away) for one in beside) for away in (-1, 1))
            found.append((place, x, y + _APART if beneath < above else y - _APART))
    return found


def _runs_through(spot: tuple[float, float], to: _Place, half: float, away: int) -> bool:
    """Whether the line from a spot to a neighbour crosses the number that stands above (-1) or beneath (1) it."""
    x, y = spot
    to_x, to_y = to
    if to_y is None or to_x == x:
        return False
    at_edge = away * (to_y - y) * min(1.0, half / abs(to_x - x))
    return at_edge > _APART - _TALL / 2


def _grounds(
    sheet: Sheet, spots: Sequence[Spot], labels: Sequence[tuple[int, float, float]], pt: float, inks: Inks
) -> None:
    """Nothing but the line itself runs through a number."""
    for place, x, middle in labels:
        width = sheet.measure.width(spots[place].shown, pt, bold=True)
        sheet.items.append(Fill(x - width / 2 - 0.5, middle - 1.8, width + 1.0, 3.6, inks.ground))


def _numbers(
    sheet: Sheet, spots: Sequence[Spot], labels: Sequence[tuple[int, float, float]], pt: float, inks: Inks
) -> None:
    last = labels[-1][0]
    for place, x, middle in labels:
        sheet.text(x, middle, spots[place].shown, pt, bold=place == last, ink=inks.ink, align="centre")


def _dots(sheet: Sheet, spots: Sequence[Spot], places: Sequence[tuple[float, float | None]], inks: Inks) -> None:
    for spot, (x, y) in zip(spots, places, strict=True):
        if y is not None:
            hollow = Dot(x, y, _HOLLOW, inks.mark, _LINE, inks.ground)
            sheet.items.append(hollow if spot.open else Dot(x, y, _DOT, inks.mark))


def lay_out_categories(
    trends: CategoryTrends, width: float, height: float, measure: Measure, inks: Inks = PAPER
) -> Page:
    """Small bars for every category on one scale, within a width and height in millimetres."""
    sheet = Sheet(measure)
    across = min(_MOST_ACROSS, len(trends.categories))
    down = ceil(len(trends.categories) / across)
    cell = (width - _CELL_GAP * (across - 1)) / across
    tall = height / down
    for place, category in enumerate(trends.categories):
        x, y = (place % across) * (cell + _CELL_GAP), (place // across) * tall
        _cell(sheet, category, trends, (x, y, cell, tall - 2.0), inks)
    return sheet.page()


def _cell(
    sheet: Sheet, category: CategoryTrend, trends: CategoryTrends, room: tuple[float, float, float, float], inks: Inks
) -> None:
    left, top, width, height = room
    total = sheet.text(left + width, top + 2.2, category.total, _SMALL, ink=inks.ink, align="right")
    title = shortened(category.title, width - total - 2.0, _SMALL, sheet.measure)
    sheet.text(left, top + 2.2, title, _SMALL, ink=inks.second)
    bottom = top + height - 3.6
    points = [one for each in trends.categories for one in each.points if one is not None]
    up = max((one for one in points if one > 0), default=Fraction(0))
    down = max((-one for one in points if one < 0), default=Fraction(0))
    scale = (bottom - top - _TITLE) / float(up + down or 1)
    zero = top + _TITLE + float(up) * scale
    sheet.across(left, left + width, zero, PX, ink=inks.line)
    step = width / len(category.points)
    for place, one in enumerate(category.points):
        if one:
            x, tall = left + step * (place + 0.2), abs(float(one)) * scale
            sheet.items.append(
                Fill(x, zero - tall if one > 0 else zero, step * 0.6, tall, inks.gain if one > 0 else inks.loss)
            )
    sheet.text(left, bottom + 1.9, trends.spots[0].label, _TINY, ink=inks.third)
    sheet.text(left + width, bottom + 1.9, str(trends.spots[-1].month), _TINY, ink=inks.third, align="right")
