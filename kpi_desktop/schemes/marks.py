"""Full marks and weights: what each part of a scheme is worth to somebody in a post, in points of the score."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from functools import cached_property

from kpi_desktop.schemes.model import Category, Criterion, IncidentCriterion, Scheme

_NOTHING = Fraction(0)
_ONE = Fraction(1)


class Worth:
    """What the parts of a scheme are worth to people in one post.

    Args:
        scheme: The scheme.
        post: The post; None for people without one.
    """

    def __init__(self, scheme: Scheme, post: str | None) -> None:
        """Find the criteria that are for the post."""
        self._scheme = scheme
        self.criteria = tuple(c for c in scheme.criteria if is_for(c, post))
        self._shares = sum((c.weight or _NOTHING for c in self.criteria), _NOTHING)

    def weight(self, criterion: Criterion) -> Fraction | None:
        """Points that its marks count for, where it has a weight of its own."""
        if criterion.weight is None:
            return None
        if self._scheme.weights == "percent":
            return criterion.weight
        return criterion.weight / self._shares * self._scheme.base if self._shares else _NOTHING

    def scale(self, criterion: Criterion) -> Fraction:
        """Points of the score that one point of the criterion makes."""
        weight = self.weight(criterion)
        if weight is not None and criterion.marks:
            return weight / criterion.marks
        category = self._scheme.category(criterion.category)
        if category is not None and category.weight is not None and category.marks:
            return category.weight / category.marks
        return _ONE

    def full(self, criterion: Criterion) -> Fraction | None:
        """A criterion's full marks in points of the score; None where it has none."""
        return None if criterion.marks is None else criterion.marks * self.scale(criterion)

    def category_full(self, category: Category) -> Fraction | None:
        """A category's full marks in points of the score; None where it has none."""
        return category.marks if category.weight is None else category.weight

    def category_start(self, category: Category | None) -> Fraction:
        """What the incidents of a category (None: of no category) are taken off.

        A category whose criteria are all incidents contributes its marks; in a mixed one the own marks of incident
        criteria count.
        """
        return self._starts[category.id if category is not None else None]

    @cached_property
    def start(self) -> Fraction:
        """What incidents are taken off in all; the base in a scheme without marks."""
        return sum(self._starts.values(), _NOTHING) if on_marks(self._scheme) else self._scheme.base

    @property
    def total(self) -> Fraction:
        """All full marks together: what somebody reaches who loses nothing and gains no bonus."""
        total = _NOTHING
        for category in (*self._scheme.categories, None):
            full = self.category_full(category) if category is not None else None
            own = self._of(category)
            total += sum((self._counted(c, own) for c in own), _NOTHING) if full is None else full
        return total

    @cached_property
    def _starts(self) -> Mapping[str | None, Fraction]:
        """Each category's start by its id; worked out once, for it is asked for everybody in the post."""
        return {one.id if one is not None else None: self._start_of(one) for one in (*self._scheme.categories, None)}

    def _start_of(self, category: Category | None) -> Fraction:
        if not on_marks(self._scheme):
            return _NOTHING
        full = self.category_full(category) if category is not None else None
        own = self._of(category)
        if full is not None and all(isinstance(c, IncidentCriterion) for c in own):
            return full
        return sum((self._counted(c, own) for c in own if isinstance(c, IncidentCriterion)), _NOTHING)

    def _of(self, category: Category | None) -> tuple[Criterion, ...]:
        return tuple(c for c in self.criteria if c.category == (category.id if category is not None else None))

    def _counted(self, criterion: Criterion, beside: Sequence[Criterion]) -> Fraction:
        """Full marks that are a part of the whole; where only incidents stand together, own marks but limit them."""
        alone = criterion.weight is None and all(isinstance(c, IncidentCriterion) for c in beside)
        return _NOTHING if alone else self.full(criterion) or _NOTHING


def is_for(criterion: Criterion, post: str | None) -> bool:
    """Whether a criterion in use is for people in that post."""
    return not criterion.retired and (not criterion.posts or post in criterion.posts)


def on_marks(scheme: Scheme) -> bool:
    """Whether a score is built from marks; else deductions come off the base, and own marks only limit them."""
    return any(c.marks is not None for c in scheme.categories) or any(
        c.marks is not None and not isinstance(c, IncidentCriterion) and not c.retired for c in scheme.criteria
    )


def asks_for_post(scheme: Scheme) -> bool:
    """Whether everyone must have a post that the scheme knows: every criterion is for some posts only."""
    return bool(scheme.posts) and all(criterion.posts or criterion.retired for criterion in scheme.criteria)
