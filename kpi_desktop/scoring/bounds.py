"""Floors, ceilings and the cap: what keeps points within their marks, each as a line of its own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction

from kpi_desktop.domain.numbers import SHOWN_DECIMALS, round_half_up
from kpi_desktop.domain.result import Line, LineKind
from kpi_desktop.domain.words import FieldValue, Message
from kpi_desktop.schemes.model import Category, Scheme
from kpi_desktop.scoring.tally import Draft


def within_own_marks(scheme: Scheme, category: str | None, drafts: Sequence[Draft]) -> list[Line]:
    """Lines that give back what criteria with marks of their own lost beyond them.

    Args:
        scheme: Says which criteria have marks.
        category: The category that is looked at.
        drafts: Its lines.
    """
    lines = []
    for criterion in scheme.criteria:
        if criterion.marks is None or criterion.category != category:
            continue
        over = -criterion.marks - sum((d.line.points for d in drafts if d.owner == criterion.id), Fraction(0))
        if over > 0:
            fields: dict[str, FieldValue] = {"criterion": criterion.name, "marks": criterion.marks}
            what = Message("{criterion} costs no more than its marks, {marks}", fields)
            lines.append(_line(LineKind.FLOOR, category, over, what))
    return lines


def within_marks(category: Category, points: Iterable[Fraction]) -> Line | None:
    """The line that keeps a category between 0 and its marks, if one of them bites."""
    if category.marks is None:
        return None
    reached = category.marks + sum(points, Fraction(0))
    if reached < 0:
        what = Message("{category} stops at 0: its marks are used up", {"category": category.name})
        return _line(LineKind.FLOOR, category.id, -reached, what)
    if reached > category.marks:
        fields: dict[str, FieldValue] = {"category": category.name, "marks": category.marks}
        what = Message("{category} never exceeds its marks, {marks}", fields)
        return _line(LineKind.CEILING, category.id, category.marks - reached, what)
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


def settle(points: Sequence[Fraction]) -> list[Fraction]:
    """Round the points of lines to what is shown, so that what is shown adds up to what is shown.

    Each keeps at most 12 decimals, half up; what that leaves over goes to the last inexact one.
    """
    settled = [_shown(number) for number in points]
    inexact = [index for index, number in enumerate(points) if settled[index] != number]
    if inexact:
        settled[inexact[-1]] += _shown(sum(points, Fraction(0))) - sum(settled, Fraction(0))
    return settled


def _shown(number: Fraction) -> Fraction:
    return Fraction(round_half_up(number, SHOWN_DECIMALS))
