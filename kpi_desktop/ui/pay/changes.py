"""What another pay plan would change, in words."""

from __future__ import annotations

from collections.abc import Iterator

from kpi_desktop.domain.numbers import plain
from kpi_desktop.reports.criterion_brief import listed
from kpi_desktop.reports.pay_words import Names, component_words, names
from kpi_desktop.reports.standing_words import standing_words
from kpi_desktop.schemes.pay_model import Component, PayPlan
from kpi_desktop.schemes.rules_model import Setting
from kpi_desktop.texts import Translator


def plan_changes(before: PayPlan, after: PayPlan, tr: Translator) -> tuple[str, ...]:
    """What differs between two plans, a sentence each: components, figures of the team, flags."""
    return (*_whole(before, after, tr), *_components(before, after, tr), *_settings(before, after, tr))


def _whole(before: PayPlan, after: PayPlan, tr: Translator) -> Iterator[str]:
    if before.id != after.id:
        yield tr.t("Another pay plan: {before} becomes {after}", before=before.name, after=after.name)
    old, new = (tuple(standing_words(one, tr) for one in plan.standing) for plan in (before, after))
    if old != new:
        none = tr.c("flags", "none")
        yield _differs(tr.t("Flags"), listed(list(old), tr) or none, listed(list(new), tr) or none, tr)


def _components(before: PayPlan, after: PayPlan, tr: Translator) -> Iterator[str]:
    old, new = ({one.id: one for one in plan.components} for plan in (before, after))
    for one in (one for key, one in new.items() if key not in old):
        yield tr.t("New component: {name}", name=one.name)
    for one in (one for key, one in old.items() if key not in new):
        yield tr.t("Component gone: {name}", name=one.name)
    told = (_names(before), _names(after))
    for key in (key for key in new if key in old):
        yield from _component((old[key], new[key]), told, tr)


def _component(both: tuple[Component, Component], told: tuple[Names, Names], tr: Translator) -> Iterator[str]:
    name = tr.label(both[1].name)
    if both[0].name != both[1].name:
        yield _differs(tr.label(both[0].name), tr.label(both[0].name), name, tr)
    was, now = (
        [line for said in component_words(one, known, tr) for line in said.split("<br>")]
        for one, known in zip(both, told, strict=True)
    )
    gone, come = ([line for line in mine if line not in other] for mine, other in ((was, now), (now, was)))
    none = tr.t("nothing")
    if gone or come:
        yield _differs(name, listed(gone, tr) or none, listed(come, tr) or none, tr)


def _settings(before: PayPlan, after: PayPlan, tr: Translator) -> Iterator[str]:
    old = {one.id: one for one in before.settings}
    for one in after.settings:
        if one.id in old and old[one.id].default != one.default:
            yield _differs(tr.label(one.name), _default(old[one.id], tr), _default(one, tr), tr)


def _default(setting: Setting, tr: Translator) -> str:
    return tr.t("set by the team") if setting.default is None else plain(setting.default)


def _names(plan: PayPlan) -> Names:
    return names(plan.measures, plan.settings, plan.levels)


def _differs(name: str, before: str, after: str, tr: Translator) -> str:
    return tr.t("{name}: {before} becomes {after}", name=name, before=before, after=after)
