"""Whether base, cap, marks and weights of a scheme go together."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from kpi_desktop.domain.problems import Path
from kpi_desktop.domain.words import FieldValue, Message
from kpi_desktop.schemes.findings import Finding, fault, ids, notice, place_of
from kpi_desktop.schemes.marks import Worth, asks_for_post, on_marks
from kpi_desktop.schemes.model import Category, Criterion, IncidentCriterion, Scheme

FULL_MARKS = Fraction(100)
"""What marks add up to in a hundred-point assessment; another sum is worth a word."""


def marks_findings(scheme: Scheme) -> Iterator[Finding]:
    """Base, cap, marks and weights: that they are amounts and add up."""
    reads: tuple[Path, ...] = (("base",), ("cap",), ("categories",))
    if scheme.base < 0:
        yield fault(("base",), Message("{value} is negative; 0 or more is allowed", {"value": scheme.base}))
    if scheme.cap is not None and scheme.cap < scheme.base:
        fields: dict[str, FieldValue] = {"value": scheme.cap, "base": scheme.base}
        yield fault(("cap",), Message("the cap {value} lies below the base {base}; raise it", fields), *reads)
    names = [category.id for category in scheme.categories]
    for place, category in enumerate(scheme.categories):
        yield from _amounts(category, place_of("categories", names, place))
    if on_marks(scheme) and _sound(scheme):
        yield from _sum(scheme)


def _sound(scheme: Scheme) -> bool:
    """Whether the parts that add up are in order themselves; else their sum says nothing."""
    names = [category.id for category in scheme.categories]
    parts = scheme.categories if _plain(scheme) else (*scheme.categories, *scheme.criteria)
    amounts = [amount for part in parts for amount in (part.marks, part.weight) if amount is not None]
    known = all(one.category is None or one.category in names for one in scheme.criteria)
    return known and len(set(names)) == len(names) and all(amount > 0 for amount in amounts)


def _plain(scheme: Scheme) -> bool:
    """Whether only categories add up."""
    return all(c.weight is None for c in (*scheme.categories, *scheme.criteria)) and all(
        c.category is not None or isinstance(c, IncidentCriterion) for c in scheme.criteria
    )


def _amounts(part: Category | Criterion, path: Path) -> Iterator[Finding]:
    if part.marks is not None and part.marks <= 0:
        yield fault((*path, "marks"), Message("{value} are no marks; more than 0 is allowed", {"value": part.marks}))
    if part.weight is None:
        return
    if part.weight <= 0:
        yield fault((*path, "weight"), Message("{value} is no weight; more than 0 is allowed", {"value": part.weight}))
    if part.marks is None:
        yield fault((*path, "marks"), Message("missing; a weight needs marks that it is for"), (*path, "weight"))


def worth_findings(scheme: Scheme, criterion: Criterion, path: Path) -> Iterator[Finding]:
    """Marks and weight of one criterion.

    Args:
        scheme: What it stands in.
        criterion: The criterion.
        path: Where it stands.
    """
    yield from _amounts(criterion, path)
    category = scheme.category(criterion.category)
    if criterion.weight is not None and category is not None and category.weight is not None:
        fields: dict[str, FieldValue] = {"category": category.name}
        what = Message("stands beside the weight of “{category}”; keep one of them", fields)
        yield fault((*path, "weight"), what, ids("categories"), ("categories", category.id))
    wanted = scheme.weights == "shares" and not isinstance(criterion, IncidentCriterion)
    if wanted and criterion.weight is None and not criterion.retired:
        yield fault((*path, "weight"), Message("missing; where weights are shares every measure and rating has one"))


def _sum(scheme: Scheme) -> Iterator[Finding]:
    """All marks together are the base, for people of every post."""
    if scheme.weights == "shares" and not any(category.marks is not None for category in scheme.categories):
        return
    plain = _plain(scheme)
    reads: tuple[Path, ...] = (("categories",),) if plain else (("categories",), ("criteria",))
    for post, total in _totals(scheme).items():
        fields: dict[str, FieldValue] = {"value": scheme.base, "sum": total}
        bare = _without_weight(scheme, post)
        if scheme.base != total and bare:
            names = tuple(one.name for one in bare)
            what = Message(
                "the base is {value}, but all marks and weights add up to {sum}; no weight has: {names}",
                {**fields, "names": names},
            )
            yield fault(("criteria", bare[0].id, "weight"), what, ("base",), *reads)
        elif scheme.base != total:
            yield fault(("base",), _unequal(scheme, post, fields, plain=plain), *reads)
        if total != FULL_MARKS and post == next(iter(_totals(scheme))):
            what = Message("all marks and weights add up to {sum}, not to 100", fields)
            if plain:
                what = Message("the marks of the categories add up to {sum}, not to 100", fields)
            yield notice(("categories" if plain else "criteria",), what)


def _without_weight(scheme: Scheme, post: str | None) -> tuple[Criterion, ...]:
    """Criteria whose marks count as they are beside others whose marks have weights: one was likely forgotten."""
    weighted = [one for one in (*scheme.categories, *scheme.criteria) if one.weight is not None]
    if not weighted:
        return ()
    counted = {category.id for category in scheme.categories if category.marks is not None}
    return tuple(
        one
        for one in Worth(scheme, post).criteria
        if one.weight is None
        and one.marks is not None
        and one.category not in counted
        and not isinstance(one, IncidentCriterion)
    )


def _totals(scheme: Scheme) -> dict[str | None, Fraction]:
    """Full marks by post; a post whose marks come to what others do isn't told."""
    posts = [post.id for post in scheme.posts]
    asked: list[str | None] = list(posts) if asks_for_post(scheme) else [None, *posts]
    found: dict[str | None, Fraction] = {}
    for post in asked:
        total = Worth(scheme, post).total
        if total not in found.values():
            found[post] = total
    return found


def _unequal(scheme: Scheme, post: str | None, fields: dict[str, FieldValue], *, plain: bool) -> Message:
    if post is not None:
        fields = {**fields, "post": next(one.name for one in scheme.posts if one.id == post)}
        return Message("the base is {value}, but for “{post}” all marks add up to {sum}; make them equal", fields)
    if plain:
        return Message("the base is {value}, but the marks of the categories add up to {sum}; make them equal", fields)
    return Message("the base is {value}, but all marks and weights add up to {sum}; make them equal", fields)


def within_findings(scheme: Scheme) -> Iterator[Finding]:
    """Criteria whose own marks add up to more than their category has, or to less where the rest can't be reached."""
    names = [category.id for category in scheme.categories]
    for place, category in enumerate(scheme.categories):
        own = [c for c in scheme.criteria if c.category == category.id and not c.retired]
        total = sum((c.marks for c in own if c.marks is not None), Fraction(0))
        if category.marks is None or category.marks <= 0:
            continue
        fields: dict[str, FieldValue] = {"category": category.name, "sum": total, "marks": category.marks}
        measured = [c for c in own if not isinstance(c, IncidentCriterion)]
        if total > category.marks:
            what = Message(
                "the criteria of “{category}” have {sum} marks, the category {marks}; it loses no more", fields
            )
            if measured:
                what = Message("the criteria of “{category}” have {sum} marks; only {marks} of them count", fields)
            yield notice((*place_of("categories", names, place), "marks"), what)
        elif measured and total < category.marks and all(c.marks is not None for c in measured):
            what = Message("the criteria of “{category}” have only {sum} of its {marks} marks to reach", fields)
            yield notice((*place_of("categories", names, place), "marks"), what)
