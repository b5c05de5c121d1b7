"""The page that tells a whole scheme, drawn from the scheme itself: Markdown in both languages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kpi_desktop.domain.numbers import factor, plain
from kpi_desktop.reports.content import MonthContent, PersonContent
from kpi_desktop.reports.criterion_words import how
from kpi_desktop.reports.markdown import listed, section, table
from kpi_desktop.reports.measured_words import ratio_words
from kpi_desktop.reports.month_content import points_text
from kpi_desktop.reports.pages import page_of, remarks_told, settings_told
from kpi_desktop.reports.pay_content import PayPart
from kpi_desktop.reports.rule_words import rule_words, score_words
from kpi_desktop.schemes.model import Category, Criterion, Scheme
from kpi_desktop.texts import Translator


@dataclass(frozen=True, slots=True)
class Example:
    """One person's month as a worked example.

    Attributes:
        month: The worded month.
        employee: Whose it is.
    """

    month: MonthContent
    employee: str


@dataclass(frozen=True, slots=True)
class Part:
    """The page's part in one language.

    Attributes:
        tr: Words it.
        title: The name of the language.
        example: In the same language; None for none.
    """

    tr: Translator
    title: str
    example: Example | None = None


def scheme_page(scheme: Scheme, parts: Iterable[Part]) -> str:
    """The page of a scheme as Markdown.

    Args:
        scheme: A scheme that passed its check.
        parts: One for each language, in the page's order.
    """
    return page_of(scheme, ((part.title, _part(scheme, part)) for part in parts))


def _part(scheme: Scheme, part: Part) -> Iterator[str]:
    tr = part.tr
    yield tr.label(scheme.about)
    yield from ("", tr.t("Source: {source}", source=scheme.source), "")
    yield from listed(score_words(scheme, tr))
    for category in scheme.categories:
        yield from _criteria(scheme, category, tr)
    yield from _criteria(scheme, None, tr)
    yield from _grades(scheme, tr)
    yield from _figures(scheme, tr)
    rules = rule_words(scheme, tr)
    if rules:
        yield from (*section(tr.t("Rules of the month")), *listed(rules))
    yield from remarks_told(scheme.assumed, scheme.notes, tr)
    if part.example is not None:
        yield from _example(scheme, part.example, tr)


def _criteria(scheme: Scheme, category: Category | None, tr: Translator) -> Iterator[str]:
    own = [one for one in scheme.criteria if one.category == (category.id if category is not None else None)]
    if category is None and not own:
        return
    yield from section(_heading(scheme, category, tr))
    head = (tr.t("No."), tr.t("Criterion"), tr.t("How it scores"), tr.t("What to know"), tr.t("Clause"))
    yield from table(head, [_row(one, scheme, tr) for one in own])


def _heading(scheme: Scheme, category: Category | None, tr: Translator) -> str:
    if category is None:
        return tr.t("Without a category") if scheme.categories else tr.t("Criteria")
    name = f"{tr.label(category.name)} `{category.id}`"
    if category.marks is None:
        return name
    marked = tr.t("{name}, {marks} marks", name=name, marks=category.marks)
    if category.weight is None:
        return marked
    return tr.t("{name}, weight {weight} %", name=marked, weight=category.weight)


def _row(criterion: Criterion, scheme: Scheme, tr: Translator) -> Sequence[str]:
    name = f"{tr.label(criterion.name)} `{criterion.id}`"
    hint = tr.label(criterion.hint) if criterion.hint is not None else ""
    return criterion.code, name, "<br>".join(how(criterion, scheme, tr)), hint, tr.label(criterion.clause)


def _grades(scheme: Scheme, tr: Translator) -> Iterator[str]:
    if scheme.grades:
        yield from section(tr.t("Grades"))
        yield from table(
            (tr.t("Grade"), tr.t("From")), [(tr.label(one.name), plain(one.at_least)) for one in scheme.grades]
        )
    if scheme.coefficients:
        yield from section(tr.t("Coefficient"))
        rows = [(plain(one.at_least), factor(one.value)) for one in scheme.coefficients]
        yield from table((tr.t("From"), tr.t("Coefficient")), rows)


def _figures(scheme: Scheme, tr: Translator) -> Iterator[str]:
    if scheme.posts:
        yield from section(tr.t("Posts"))
        yield from listed(f"{tr.label(post.name)} `{post.id}`" for post in scheme.posts)
    if scheme.measures:
        yield from section(tr.t("Further measures"))
        for one in scheme.measures:
            unit = f" ({tr.label(one.unit)})" if one.unit is not None else ""
            counts = f"; {ratio_words(one.ratio, tr)}" if one.ratio is not None else ""
            yield f"- {tr.label(one.name)}{unit} `{one.id}`{counts}"
    yield from settings_told(scheme.settings, tr)


def _example(scheme: Scheme, example: Example, tr: Translator) -> Iterator[str]:
    person = example.month.person(example.employee)
    if person is None:
        return
    yield from section(tr.t("Worked example"))
    head = (tr.t("Date"), tr.t("Line"), tr.t("Why"), tr.t("Points"))
    start = (example.month.month, tr.t("Start"), "", points_text(person.start, scheme.decimals, tr, signed=False))
    lines = [(line.day, line.title, line.detail(tr.language), line.shown) for line in person.lines]
    total = ("", tr.t("Score"), tr.t("before rounding {raw}", raw=person.raw_text), person.score)
    yield from table(head, [start, *lines, total])
    said = _outcome(scheme, person, tr)
    if said:
        yield from ("", *listed(said))


def _outcome(scheme: Scheme, person: PersonContent, tr: Translator) -> list[str]:
    said = []
    if person.grade is not None:
        said.append(tr.t("Grade: {grade}", grade=person.grade) if scheme.grades else person.grade)
    said += [tr.t("Flag “{flag}”: {why}", flag=flag.title, why=flag.reason) for flag in person.flags]
    if person.pay is not None:
        said += [_in_money(one, tr) for one in person.pay.parts]
    return said


def _in_money(part: PayPart, tr: Translator) -> str:
    if not part.reason:
        return tr.t("{component}: {amount} yuan", component=part.title, amount=part.shown)
    return tr.t("{component}: {amount} yuan ({why})", component=part.title, amount=part.shown, why=part.reason)
