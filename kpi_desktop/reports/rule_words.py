"""The rules of a scheme beside its criteria, in plain sentences: the score, standing, quotas, hours, pay."""

from __future__ import annotations

from kpi_desktop.domain.words import FieldValue
from kpi_desktop.reports.pay_words import component_words, names
from kpi_desktop.reports.standing_words import standing_words
from kpi_desktop.schemes.model import Quota, Scheme
from kpi_desktop.texts import Translator


def score_words(scheme: Scheme, tr: Translator) -> list[str]:
    """What a full score is, where it ends and how it is rounded."""
    said = [tr.t("A full score is {base}", base=scheme.base)]
    if scheme.cap is None:
        said.append(tr.t("A score has no upper end"))
    else:
        said.append(tr.t("A score stays between 0 and {cap}", cap=scheme.cap))
    if scheme.decimals:
        said.append(tr.n("Rounded half up to {count} decimal", "Rounded half up to {count} decimals", scheme.decimals))
    else:
        said.append(tr.t("Rounded half up to whole points"))
    if scheme.newcomers == "exempt":
        said.append(tr.t("Whoever joined in the month is scored but not ranked"))
    return said


def rule_words(scheme: Scheme, tr: Translator) -> list[str]:
    """What follows from standing, from too few samples, from punch times and in money."""
    said = [standing_words(rule, tr) for rule in scheme.standing]
    said += [_quota(quota, scheme, tr) for quota in scheme.quotas]
    if scheme.hours is not None:
        stretches = tuple(f"{one.start}–{one.end}" for one in scheme.hours.stretches)
        said.append(tr.t("Working hours: {stretches}", stretches=stretches))
        minutes = scheme.hours.absent_after
        said.append(tr.t("More than {minutes} minutes late or early is an absence", minutes=minutes))
    if scheme.pay_plan is not None:
        said.append(tr.t("Goes with the pay plan {plan}", plan=scheme.pay_plan))
    known = names(scheme.measures, scheme.settings)
    for part in scheme.pay:
        said += [tr.t("Pay, {name}: {what}", name=part.name, what=what) for what in component_words(part, known, tr)]
    return said


def _quota(quota: Quota, scheme: Scheme, tr: Translator) -> str:
    measured = next((one.name for one in scheme.measures if one.id == quota.measure), None)
    fields: dict[str, FieldValue] = {"what": measured if measured is not None else tr.t("Ratings")}
    fields |= {"least": quota.at_least, "most": quota.at_most or 0}
    if quota.per == "week":
        return tr.t("{what}: at least {least} a week; fewer raise a notice", **fields)
    if quota.at_most is None:
        return tr.t("{what}: at least {least} a month; fewer raise a notice", **fields)
    return tr.t("{what}: {least} to {most} a month; fewer raise a notice", **fields)
