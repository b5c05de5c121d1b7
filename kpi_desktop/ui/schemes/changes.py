"""What another scheme would change, in words."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from kpi_desktop.domain.numbers import plain
from kpi_desktop.reports.criterion_brief import conditions, listed, marks_text, points_text, rules
from kpi_desktop.schemes.model import Category, Criterion, Scheme
from kpi_desktop.texts import Translator


def changes(before: Scheme, after: Scheme, tr: Translator) -> tuple[str, ...]:
    """What differs between two schemes, a sentence each: score, grades, categories, criteria."""
    return (*_score(before, after, tr), *_categories(before, after, tr), *_criteria(before, after, tr))


def _score(before: Scheme, after: Scheme, tr: Translator) -> Iterator[str]:
    if before.id != after.id:
        yield tr.t("Another scheme: {before} becomes {after}", before=before.name, after=after.name)
    for name, old, new in (
        (tr.t("Starts at"), plain(before.base), plain(after.base)),
        (tr.t("Highest score"), _cap(before.cap, tr), _cap(after.cap, tr)),
        (tr.t("Decimals"), str(before.decimals), str(after.decimals)),
        (tr.t("Grades"), _grades(before, tr), _grades(after, tr)),
    ):
        if old != new:
            yield _differs(name, old, new, tr)


def _cap(cap: Fraction | None, tr: Translator) -> str:
    return tr.t("no upper bound") if cap is None else plain(cap)


def _grades(scheme: Scheme, tr: Translator) -> str:
    named = [f"{tr.label(grade.name)} {plain(grade.at_least)}" for grade in scheme.grades]
    return listed(named, tr) or tr.c("grades", "none")


def _categories(before: Scheme, after: Scheme, tr: Translator) -> Iterator[str]:
    old = {category.id: category for category in before.categories}
    new = {category.id: category for category in after.categories}
    for category in (one for key, one in new.items() if key not in old):
        yield tr.t("New category: {name}, {marks}", name=category.name, marks=marks_text(category, tr))
    for category in (one for key, one in old.items() if key not in new):
        yield tr.t("Category gone: {name}", name=category.name)
    for key in (key for key in new if key in old):
        yield from _category(old[key], new[key], tr)


def _category(old: Category, new: Category, tr: Translator) -> Iterator[str]:
    if old.name != new.name:
        yield _differs(tr.label(old.name), tr.label(old.name), tr.label(new.name), tr)
    if old.marks != new.marks:
        yield _differs(tr.label(new.name), marks_text(old, tr), marks_text(new, tr), tr)


def _criteria(before: Scheme, after: Scheme, tr: Translator) -> Iterator[str]:
    old = {criterion.id: criterion for criterion in before.criteria}
    new = {criterion.id: criterion for criterion in after.criteria}
    for criterion in (one for key, one in new.items() if key not in old):
        yield tr.t("New criterion: {name}, {points}", name=criterion.name, points=points_text(criterion, after, tr))
    for criterion in (one for key, one in old.items() if key not in new):
        yield tr.t("Criterion gone: {name}", name=criterion.name)
    for key in (key for key in new if key in old):
        yield from _criterion((old[key], before), (new[key], after), tr)


def _criterion(old: tuple[Criterion, Scheme], new: tuple[Criterion, Scheme], tr: Translator) -> Iterator[str]:
    name = tr.label(new[0].name)
    if old[0].name != new[0].name:
        yield _differs(tr.label(old[0].name), tr.label(old[0].name), name, tr)
    if old[0].category != new[0].category:
        yield _differs(name, _home(*old, tr), _home(*new, tr), tr)
    was = {rule.when: rule.points for rule in rules(*old, tr)}
    now = {rule.when: rule.points for rule in rules(*new, tr)}
    if was.keys() == now.keys():
        banded = len(now) > 1
        for when in (when for when in now if was[when] != now[when]):
            yield _differs(f"{name} {when}" if banded else name, was[when], now[when], tr)
    else:
        yield _differs(name, _all(was, tr), _all(now, tr), tr)
    said_before, said_now = conditions(*old, tr), conditions(*new, tr)
    if said_before != said_now:
        none = tr.t("nothing further")
        yield _differs(name, listed(said_before, tr) or none, listed(said_now, tr) or none, tr)


def _home(criterion: Criterion, scheme: Scheme, tr: Translator) -> str:
    category = scheme.category(criterion.category)
    return tr.label(category.name) if category else tr.t("Without category")


def _all(found: dict[str, str], tr: Translator) -> str:
    return listed([f"{when} {points}" for when, points in found.items()], tr)


def _differs(name: str, before: str, after: str, tr: Translator) -> str:
    return tr.t("{name}: {before} becomes {after}", name=name, before=before, after=after)
