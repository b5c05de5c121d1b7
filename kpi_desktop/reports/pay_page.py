"""The page that tells a whole pay plan, drawn from the plan itself: Markdown in both languages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kpi_desktop.domain.numbers import plain
from kpi_desktop.domain.result import PersonResult
from kpi_desktop.reports.markdown import listed, section, table
from kpi_desktop.reports.month_content import flag_title
from kpi_desktop.reports.pages import page_of, remarks_told, settings_told
from kpi_desktop.reports.pay_words import component_words, names
from kpi_desktop.reports.standing_words import standing_words
from kpi_desktop.schemes.pay_model import Level, PayPlan
from kpi_desktop.texts import Translator


@dataclass(frozen=True, slots=True)
class PayPart:
    """The page's part in one language.

    Attributes:
        tr: Words it.
        title: The name of the language.
        example: Somebody's result under the plan as a worked example; None for none.
    """

    tr: Translator
    title: str
    example: PersonResult | None = None


def pay_page(plan: PayPlan, parts: Iterable[PayPart]) -> str:
    """The page of a pay plan as Markdown.

    Args:
        plan: A plan that passed its check.
        parts: One for each language, in the page's order.
    """
    return page_of(plan, ((part.title, _part(plan, part)) for part in parts))


def _part(plan: PayPlan, part: PayPart) -> Iterator[str]:
    tr = part.tr
    yield tr.label(plan.about)
    yield from ("", tr.t("Source: {source}", source=plan.source), *section(tr.t("Components")))
    known = names(plan.measures, plan.settings, plan.levels)
    rows = [
        (f"{tr.label(one.name)} `{one.id}`", "<br>".join(component_words(one, known, tr)), tr.label(one.clause))
        for one in plan.components
    ]
    yield from table((tr.t("Component"), tr.t("How it comes about"), tr.t("Clause")), rows)
    rules = [standing_words(rule, tr) for rule in plan.standing]
    rules += [_level(one, tr) for one in plan.levels if one.after_months is not None]
    if plan.split:
        shares = tuple(plain(one.parts) for one in plan.split)
        rules.append(tr.t("Planned split: {shares}", shares=" : ".join(shares)))
    if rules:
        yield from (*section(tr.t("Rules of the month")), *listed(rules))
    if plan.measures:
        yield from section(tr.t("Measures"))
        yield from listed(f"{tr.label(one.name)} `{one.id}`" for one in plan.measures)
    yield from settings_told(plan.settings, tr)
    yield from remarks_told(plan.assumed, plan.notes, tr)
    if part.example is not None:
        yield from _example(part.example, tr)


def _level(level: Level, tr: Translator) -> str:
    if level.by_leader:
        return tr.t(
            "{level}: due after {months} months, on the leader's word", level=level.name, months=level.after_months or 0
        )
    return tr.t("{level}: due after {months} months", level=level.name, months=level.after_months or 0)


def _example(person: PersonResult, tr: Translator) -> Iterator[str]:
    yield from section(tr.t("Worked example"))
    rows = [
        (
            tr.label(one.name) if one.name else one.id,
            "<br>".join(tr.say(why) for why in one.why),
            format(one.amount, "f"),
        )
        for one in person.pay.components
    ]
    total = (tr.t("Total"), "", format(person.pay.total or 0, "f"))
    yield from table((tr.t("Component"), tr.t("Why"), tr.t("Yuan")), [*rows, total])
    flags = [
        tr.t("Flag “{flag}”: {why}", flag=flag_title(one.kind, tr), why="; ".join(tr.say(why) for why in one.reasons))
        for one in person.flags
    ]
    remarks = [*flags, *(tr.say(one) for one in person.pay.remarks)]
    if remarks:
        yield from ("", *listed(remarks))
