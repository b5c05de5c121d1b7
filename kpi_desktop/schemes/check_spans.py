"""Whether intervals side by side overlap or leave a gap."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from kpi_desktop.domain.interval import Interval
from kpi_desktop.domain.problems import Path
from kpi_desktop.domain.words import FieldValue, Message
from kpi_desktop.schemes.findings import Finding, fault

Placed = tuple[int, Interval]
"""An interval with its place in the file."""


def in_order(spans: Sequence[Placed]) -> list[Placed]:
    """Intervals from the lowest to the highest."""
    return sorted(spans, key=lambda item: (item[1].low, not item[1].low_included))


def neighbour_findings(spans: Sequence[Placed], path: Path, key: str, *, gaps: bool = True) -> Iterator[Finding]:
    """Intervals that overlap or leave a gap.

    Args:
        spans: The intervals; at least one.
        path: The list that they stand in.
        key: The key of the interval within a part of the list.
        gaps: Whether a gap is a fault.
    """
    first, *rest = in_order(spans)
    reach = first[1]
    for index, span in rest:
        fields: dict[str, FieldValue] = {"first": str(reach), "second": str(span)}
        gap = _between(reach, span)
        if gap is not None:
            fields["gap"] = str(gap)
            what = Message(
                "between {first} and {second} nothing is said of {gap}; let one end where the other begins", fields
            )
            if gaps:
                yield fault((*path, index, key), what, path)
        elif _meet(reach, span):
            fields["overlap"] = str(_common(reach, span))
            what = Message("{first} and {second} overlap in {overlap}; let one end where the other begins", fields)
            yield fault((*path, index, key), what, path)
        reach = max(reach, span, key=_end)


def furthest(spans: Sequence[Placed]) -> Interval:
    """The interval that reaches furthest up."""
    return max((span for _, span in spans), key=_end)


def _end(span: Interval) -> tuple[bool, Fraction, bool]:
    return span.high is None, span.high or Fraction(0), span.high_included


def _between(first: Interval, second: Interval) -> Interval | None:
    """What lies after the first interval and before the second; None where they touch or meet."""
    if first.high is None or first.high > second.low:
        return None
    if first.high == second.low and (first.high_included or second.low_included):
        return None
    return Interval(first.high, second.low, not first.high_included, not second.low_included)


def _meet(first: Interval, second: Interval) -> bool:
    """Whether an interval reaches into one that begins no earlier."""
    if first.high is None or first.high > second.low:
        return True
    return first.high == second.low and first.high_included and second.low_included


def _common(first: Interval, second: Interval) -> Interval:
    """What two intervals that meet have in common; the second begins no earlier."""
    shorter = second if first.high is None or (second.high is not None and _inside(second, first)) else first
    return Interval(second.low, shorter.high, second.low_included, shorter.high_included)


def _inside(second: Interval, first: Interval) -> bool:
    return (second.high or 0, second.high_included) <= (first.high or 0, first.high_included)
