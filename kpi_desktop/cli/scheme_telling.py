"""A scheme whole, as lines of text: everything that decides a score, and where it stands in the regulation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kpi_desktop.cli.telling import table
from kpi_desktop.domain.numbers import plain
from kpi_desktop.reports.scheme_words import (
    assumed_for,
    conditions,
    criteria_of,
    listed,
    marks_text,
    points_text,
    rules,
)
from kpi_desktop.schemes.model import Assumed, Category, Criterion, Scheme
from kpi_desktop.texts import Translator

_INSIDE = "  "


def scheme_lines(scheme: Scheme, tr: Translator) -> Iterator[str]:
    """Head, categories with their criteria, grades, and what was assumed."""
    yield tr.t("{name} ({id}, version {version})", name=scheme.name, id=scheme.id, version=scheme.version)
    yield tr.label(scheme.about)
    yield tr.t("Source: {source}", source=scheme.source)
    cap = tr.c("cap", "none") if scheme.cap is None else plain(scheme.cap)
    yield tr.t("Base {base}, cap {cap}, decimals {decimals}", base=scheme.base, cap=cap, decimals=scheme.decimals)
    if scheme.posts:
        names = tuple(tr.t("{name} ({id})", name=post.name, id=post.id) for post in scheme.posts)
        yield tr.t("{name}: {what}", name=tr.t("Posts"), what=names)
    for category in scheme.categories:
        yield from ("", _category(category, tr))
        for criterion in criteria_of(scheme, category.id):
            yield from _indented(_criterion(criterion, scheme, tr))
    homeless = criteria_of(scheme, None)
    if homeless:
        yield from ("", tr.t("Without category"))
        for criterion in homeless:
            yield from _indented(_criterion(criterion, scheme, tr))
    yield from _grades(scheme, tr)
    yield from _assumptions(scheme.assumed, tr)


def _category(category: Category, tr: Translator) -> str:
    name = f"{category.code} {tr.label(category.name)}".strip()
    return tr.t("{name} ({id}), {marks}", name=name, id=category.id, marks=marks_text(category, tr))


def _criterion(criterion: Criterion, scheme: Scheme, tr: Translator) -> Iterator[str]:
    """What it is called and what it costs; beneath, each band, each condition, where it stands and what to know."""
    name = f"{criterion.code} {tr.label(criterion.name)}".strip()
    told = tr.t("{name} ({id}): {points}", name=name, id=criterion.id, points=points_text(criterion, tr))
    yield told
    inside = []
    if criterion.bands:
        inside += table(("", ""), [(rule.when, rule.points) for rule in rules(criterion, tr)])[1:]
    elif criterion.money is not None:
        inside.append(tr.t("fine {money} yuan", money=-criterion.money))
    inside += conditions(criterion, scheme, tr)
    inside.append(tr.t("{name}: {what}", name=tr.t("Clause"), what=criterion.clause))
    if criterion.hint is not None:
        inside.append(tr.t("{name}: {what}", name=tr.t("Note"), what=criterion.hint))
    if assumed_for(scheme, "criteria", criterion.id):
        inside.append(tr.t("assumed"))
    yield from _indented(inside)


def _indented(lines: Iterator[str] | Sequence[str]) -> Iterator[str]:
    return (_INSIDE + line for line in lines)


def _grades(scheme: Scheme, tr: Translator) -> Iterator[str]:
    if scheme.grades:
        yield from ("", tr.t("Grades"))
        for grade in scheme.grades:
            yield _INSIDE + tr.t("{grade}: from {least}", grade=grade.name, least=grade.at_least)


def _assumptions(assumed: Sequence[Assumed], tr: Translator) -> Iterator[str]:
    if assumed:
        yield from ("", tr.t("Assumed, not in the regulation"))
        for one in assumed:
            yield _INSIDE + tr.t("{what} ({keys})", what=one.what, keys=listed(one.keys, tr))
