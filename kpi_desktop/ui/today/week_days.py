"""The week around a day, counted: how much praise and how many deductions each day has."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

_DAYS = 7


@dataclass(frozen=True, slots=True)
class WeekDay:
    """A day of the strip.

    Attributes:
        day: Which.
        praise: Records that add points.
        losses: Records that take points off.
        others: Records that do neither: excused, or counted by what they lead to.
        closed: Its month is closed.
        within: It can be opened: neither in the future nor before anything was kept.
    """

    day: date
    praise: int = 0
    losses: int = 0
    others: int = 0
    closed: bool = False
    within: bool = True

    @property
    def records(self) -> int:
        """How many records count."""
        return self.praise + self.losses + self.others


def days_of_week(day: date) -> tuple[date, ...]:
    """Monday to Sunday around a day."""
    monday = day - timedelta(days=day.weekday())
    return tuple(monday + timedelta(days=step) for step in range(_DAYS))


def counted(days: Iterable[WeekDay], records: Iterable[tuple[date, Fraction | None]]) -> Iterator[WeekDay]:
    """Days with their records counted.

    Args:
        days: The days, nothing counted yet.
        records: Day and points of every record that isn't voided; None where the points aren't known.
    """
    found: dict[date, list[Fraction]] = {}
    for day, points in records:
        found.setdefault(day, []).append(points or Fraction(0))
    for each in days:
        points_of_day = found.get(each.day, [])
        praise = sum(points > 0 for points in points_of_day)
        losses = sum(points < 0 for points in points_of_day)
        others = len(points_of_day) - praise - losses
        yield WeekDay(each.day, praise, losses, others, each.closed, each.within)
