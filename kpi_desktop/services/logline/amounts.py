"""What the numbers of a line mean for a criterion: minutes, a count, or points picked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import TypeAlias

from kpi_desktop.domain.words import Message
from kpi_desktop.schemes.model import IncidentCriterion
from kpi_desktop.services.logline.roles import Roles
from kpi_desktop.services.logline.weighing import wants_minutes
from kpi_desktop.services.logline.words import Piece

_WRONG_UNIT = 30

Amounts: TypeAlias = "tuple[Fraction | None, Fraction, Fraction | None]"
"""Minutes, quantity, pick."""


def amounts(roles: Roles, signed: Piece | None, criterion: IncidentCriterion) -> Iterator[tuple[Amounts, int]]:
    """What the numbers can mean for a criterion, and what each meaning costs."""
    minutes: Fraction | None = None
    quantity = Fraction(1)
    pick = _signed(signed, criterion)
    numbers = [piece for piece in roles.numbers if piece.number is not None]
    if wants_minutes(criterion):
        counted = [piece for piece in numbers if piece.unit in {"times", "points"}]
        timed = [piece for piece in numbers if piece not in counted]
        minutes = timed[0].number if timed else None
        quantity = next((p.number for p in counted if p.unit == "times" and p.number is not None), quantity)
        if minutes is None and signed is not None and signed.number != 0 and signed.unit != "points":
            # A sign before the only number: minutes typed wrong, which the refusal says.
            minutes, pick = signed.number, None
        yield (minutes, quantity, pick), 0
        return
    if criterion.pick is not None:
        counts, bare = _parted(roles.numbers, criterion)
        quantity = next((p.number for p in counts if p.number is not None), quantity)
        if pick is None and bare and bare[0].number is not None:
            wrong_unit = bare[0].unit not in {"", "points"}
            yield (None, quantity, _towards(bare[0].number, criterion)), _WRONG_UNIT if wrong_unit else 0
            return
        yield (None, quantity, pick), 0
        return
    number = numbers[0] if numbers else None
    if number is not None and number.number is not None:
        wrong_unit = number.unit in {"minutes", "days", "hours"} and number.unit != criterion.unit
        yield (None, number.number, pick), _WRONG_UNIT if wrong_unit else 0
    else:
        yield (None, quantity, pick), 0


def _parted(numbers: Sequence[Piece], criterion: IncidentCriterion) -> tuple[list[Piece], list[Piece]]:
    """Numbers that count, because a unit or an x says so, and bare ones, which beside a pick are points."""
    units = {"times", criterion.unit}
    return [p for p in numbers if p.unit in units], [p for p in numbers if p.unit not in units]


def _signed(piece: Piece | None, criterion: IncidentCriterion) -> Fraction | None:
    """The pick as signed points; after @ without a sign it takes the criterion's."""
    if piece is None or piece.number is None:
        return None
    return piece.number if piece.signed else _towards(piece.number, criterion)


def _towards(number: Fraction, criterion: IncidentCriterion) -> Fraction:
    effects = (criterion, *criterion.bands)
    down = any((effect.points or 0) < 0 or min(effect.pick or (0,)) < 0 for effect in effects)
    return -abs(number) if down else number


def number_errors(roles: Roles, criterion: IncidentCriterion | None, pick: Piece | None) -> list[Message]:
    """Numbers with too many digits, and numbers of which there are too many."""
    errors = [
        Message("{value} has too many digits; check the number", {"value": piece.raw})
        for piece in roles.numbers
        if piece.number is None
    ]
    if criterion is None:
        return errors
    if criterion.pick is not None and not wants_minutes(criterion):
        counts, bare = _parted(roles.numbers, criterion)
        return errors + [too_many(piece) for piece in (*counts[1:], *bare[0 if pick else 1 :])]
    allowed = 1
    if wants_minutes(criterion) and any(piece.unit == "times" for piece in roles.numbers):
        allowed = 2
    return errors + [too_many(piece) for piece in roles.numbers[allowed:]]


def too_many(piece: Piece) -> Message:
    """The fault of a piece that nothing is left to be."""
    return Message("{value} is one too many; put a remark behind //", {"value": piece.raw})
