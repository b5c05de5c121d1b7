"""Floors, ceilings and the cap: what keeps points within their marks, each as a line of its own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction

from kpi_desktop.domain.numbers import SHOWN_DECIMALS, round_half_up
from kpi_desktop.domain.result import Line, LineKind
from kpi_desktop.domain.words import FieldValue, Message
from kpi_desktop.schemes.marks import Worth
from kpi_desktop.schemes.model import Category, IncidentCriterion, Scheme
from kpi_desktop.scoring.tally import Draft, Frame


def within_own_marks(frame: Frame, category: str | None, drafts: Sequence[Draft]) -> list[Line]:
    """Lines that hold criteria within marks of their own: incidents lose no more, measures reach 0 to them.

    Args:
        frame: Says which criteria have marks, and what they are worth.
        category: The category that is looked at.
        drafts: Its lines.
    """
    lines = []
    for criterion in frame.scheme.criteria:
        full = frame.worth.full(criterion) if criterion.category == category else None
        if full is None:
            continue
        reached = sum((d.line.points for d in drafts if d.owner == criterion.id), Fraction(0))
        fields: dict[str, FieldValue] = {"criterion": criterion.name, "marks": full}
        if isinstance(criterion, IncidentCriterion):
            if -full > reached:
                what = Message("{criterion} costs no more than its marks, {marks}", fields)
                lines.append(_line(LineKind.FLOOR, category, -full - reached, what))
        elif reached > full:
            what = Message("{criterion} gives no more than its marks, {marks}", fields)
            lines.append(_line(LineKind.CEILING, category, full - reached, what))
        elif reached < 0:
            what = Message("{criterion} never falls below 0", fields)
            lines.append(_line(LineKind.FLOOR, category, -reached, what))
    return lines


def within_marks(category: Category, worth: Worth, points: Iterable[Fraction]) -> Line | None:
    """The line that keeps a category between 0 and its marks, if one of them bites."""
    full = worth.category_full(category)
    if full is None:
        return None
    reached = worth.category_start(category) + sum(points, Fraction(0))
    if reached < 0:
        what = Message("{category} stops at 0: its marks are used up", {"category": category.name})
        return _line(LineKind.FLOOR, category.id, -reached, what)
    if reached > full:
        what = Message("{category} never exceeds its marks, {marks}", {"category": category.name, "marks": full})
        return _line(LineKind.CEILING, category.id, full - reached, what)
    return None


def within_score(scheme: Scheme, reached: Fraction) -> Line | None:
    """The line that keeps the whole score between 0 and the cap, if one of them bites."""
    if reached < 0:
        return _line(LineKind.FLOOR, None, -reached, Message("a score never falls below 0"))
    if scheme.cap is not None and reached > scheme.cap:
        what = Message("a score never exceeds {cap}", {"cap": scheme.cap})
        return _line(LineKind.CEILING, None, scheme.cap - reached, what)
    return None


def _line(kind: LineKind, category: str | None, points: Fraction, what: Message) -> Line:
    return Line(kind=kind, category=category, criterion=None, date=None, points=points, what=what)


def settle(points: Sequence[Fraction], start: Fraction = Fraction(0)) -> list[Fraction]:
    """Round the points of lines to what is shown, so that what is shown adds up to what is shown.

    Each keeps at most 12 decimals, half up; what that leaves over goes to the last inexact one.

    Args:
        points: Exact points of the lines.
        start: What they are added to.
    """
    settled = [_shown(number) for number in points]
    inexact = [index for index, number in enumerate(points) if settled[index] != number]
    if inexact:
        whole = _shown(sum(points, start)) - _shown(start)
        settled[inexact[-1]] += whole - sum(settled, Fraction(0))
    return settled


def _shown(number: Fraction) -> Fraction:
    return Fraction(round_half_up(number, SHOWN_DECIMALS))
