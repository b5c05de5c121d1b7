"""What a scheme would do: a few incidents scored by it, to show whoever chooses or reads it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from kpi_desktop.domain.facts import Employee, Facts, Incident
from kpi_desktop.domain.interval import Interval
from kpi_desktop.domain.month import Month
from kpi_desktop.domain.result import Line, LineKind
from kpi_desktop.schemes.model import IncidentCriterion, Scheme
from kpi_desktop.scoring.month import score

MOST = 4
_MONTH = Month(2026, 1)


@dataclass(frozen=True, slots=True)
class Sample:
    """One incident as the scheme scores it: the criterion and the line that it makes."""

    criterion: IncidentCriterion
    line: Line


def samples(scheme: Scheme) -> tuple[Sample, ...]:
    """At most four incidents that show how a scheme works: bands of minutes, a fixed deduction, the largest praise.

    Args:
        scheme: A scheme that passed its check.
    """
    chosen = list(_chosen(scheme))[:MOST]
    return tuple(Sample(criterion, _line(scheme, criterion, minutes)) for criterion, minutes in chosen)


def _chosen(scheme: Scheme) -> Iterator[tuple[IncidentCriterion, Fraction | None]]:
    usable = [one for one in scheme.incident_criteria if not one.retired and not one.posts]
    banded = next((one for one in usable if one.bands), None)
    if banded is not None:
        fixed = [band for band in banded.bands if band.points]
        yield from ((banded, _within(band.minutes)) for band in fixed[-2:])
    elsewhere = [one for one in usable if banded is None or one.category != banded.category]
    deductions = [one for one in elsewhere if one.points is not None and one.points < 0]
    heaviest = sorted(deductions, key=lambda one: one.points or 0)
    praise = max((one for one in elsewhere if (one.points or 0) > 0), key=lambda one: one.points or 0, default=None)
    room = MOST - (2 if banded is not None else 0) - (1 if praise is not None else 0)
    yield from ((one, None) for one in heaviest[:room])
    if praise is not None:
        yield praise, None


def _within(minutes: Interval) -> Fraction:
    """A plain number of minutes in a band: its end where that belongs to it, else a little above."""
    if minutes.low_included:
        return minutes.low
    above = minutes.low + 3
    return above if above in minutes else (minutes.low + (minutes.high or above)) / 2


def _line(scheme: Scheme, criterion: IncidentCriterion, minutes: Fraction | None) -> Line:
    day = _MONTH.first
    incident = Incident("1", day, criterion.id, minutes=minutes)
    result = score(scheme, Facts(_MONTH, (Employee("1"),), (incident,)))
    return next(line for line in result.results[0].lines if line.kind is LineKind.INCIDENT)
