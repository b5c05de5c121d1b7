"""A month held beside the one before: who moved, and by how much each category."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from kpi_desktop.domain.month import Month
from kpi_desktop.domain.result import PersonResult
from kpi_desktop.domain.words import Label
from kpi_desktop.errors import KpiError
from kpi_desktop.services.context import Context
from kpi_desktop.services.months import ScoredMonth, score_month
from kpi_desktop.services.teams import Team


@dataclass(frozen=True, slots=True)
class Compared:
    """One person in both months.

    Attributes:
        number: Employee number.
        name: As this month's facts have it.
        score: This month's.
        before: The month before's; None for who wasn't there, or where it isn't kept.
        rank: This month's; None for who isn't ranked.
        rank_before: The month before's, likewise.
    """

    number: str
    name: str
    score: Decimal
    before: Decimal | None
    rank: int | None
    rank_before: int | None

    @property
    def moved(self) -> Decimal | None:
        """By how many points the score moved."""
        return None if self.before is None else self.score - self.before

    @property
    def climbed(self) -> int | None:
        """By how many places somebody rose; below 0 for who fell."""
        return None if self.rank is None or self.rank_before is None else self.rank_before - self.rank


@dataclass(frozen=True, slots=True)
class CategoryMean:
    """What a category came to on average, in points; `before` None where the month before didn't have it."""

    id: str
    name: Label
    marks: Fraction | None
    mean: Fraction
    before: Fraction | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two months side by side.

    Attributes:
        month: This one.
        earlier: The one before; None where there is none to hold it against.
        people: By this month's rank, who isn't ranked last.
        categories: In the scheme's order; empty where it has none.
        same_rules: Whether both were scored by the same text of the scheme.
    """

    month: Month
    earlier: Month | None
    people: tuple[Compared, ...]
    categories: tuple[CategoryMean, ...]
    same_rules: bool


def compare(ctx: Context, team: Team, now: ScoredMonth) -> Comparison:
    """Hold a month, as it was just scored, beside the one before; a closed one is read from its seal."""
    try:
        before = score_month(ctx, team, now.month.plus(-1))
    except KpiError:  # no scheme was in force yet, or its facts have faults: nothing to hold it against
        before = None
    return held_beside(now, before if before is not None and before.result.results else None)


def held_beside(now: ScoredMonth, before: ScoredMonth | None) -> Comparison:
    """A month beside another one."""
    names = {one.id: one.name or one.id for one in now.facts.employees}
    # By internal id: a number may have been corrected in between.
    then = {} if before is None else dict(zip(before.person_ids, before.result.results, strict=True))
    people = [
        _compared(one, names[one.employee], then.get(person))
        for person, one in zip(now.person_ids, now.result.results, strict=True)
    ]
    return Comparison(
        now.month,
        None if before is None else before.month,
        tuple(sorted(people, key=lambda one: (one.rank is None, one.rank or 0))),
        _categories(now, before),
        before is not None and before.scheme_text == now.scheme_text,
    )


def _compared(now: PersonResult, name: str, then: PersonResult | None) -> Compared:
    before, rank_before = (None, None) if then is None else (then.score, then.rank)
    return Compared(now.employee, name, now.score, before, now.rank, rank_before)


def _categories(now: ScoredMonth, before: ScoredMonth | None) -> tuple[CategoryMean, ...]:
    means, then = _means(now), {} if before is None else _means(before)
    return tuple(
        CategoryMean(one.id, one.name, one.marks, means[one.id], then.get(one.id))
        for one in now.scheme.categories
        if one.id in means
    )


def _means(month: ScoredMonth) -> dict[str, Fraction]:
    """The mean of each category over those who are ranked, over everybody where nobody is."""
    ranked = [one for one in month.result.results if one.rank is not None] or list(month.result.results)
    found: dict[str, list[Fraction]] = {}
    for person in ranked:
        for category in person.categories:
            found.setdefault(category.id, []).append(category.points)
    return {name: sum(points, Fraction(0)) / len(points) for name, points in found.items()}
