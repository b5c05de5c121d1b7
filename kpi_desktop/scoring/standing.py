"""How people stand: grade and rank."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from kpi_desktop.domain.words import Label
from kpi_desktop.schemes.model import Scheme


def grade_of(scheme: Scheme, score: Decimal) -> Label | None:
    """The grade of a rounded score; None where the scheme has no grades."""
    return next((grade.name for grade in scheme.grades if Fraction(score) >= grade.at_least), None)


def ranks(raws: Sequence[Fraction]) -> list[int]:
    """Competition ranks of unrounded scores, higher first: 1, 2, 2, 4."""
    first: dict[Fraction, int] = {}
    for place, raw in enumerate(sorted(raws, reverse=True), start=1):
        first.setdefault(raw, place)
    return [first[raw] for raw in raws]
