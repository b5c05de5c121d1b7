"""Flags raised by how somebody stands, in plain sentences."""

from __future__ import annotations

from kpi_desktop.domain.words import FieldValue
from kpi_desktop.reports.month_content import flag_title
from kpi_desktop.schemes.rules_model import StandingRule
from kpi_desktop.texts import Translator


def standing_words(rule: StandingRule, tr: Translator) -> str:
    """When a flag is raised by how somebody stands."""
    fields: dict[str, FieldValue] = {"what": _state(rule, tr), "times": rule.times, "months": rule.months or 1}
    fields["flag"] = flag_title(rule.flag, tr)
    if rule.times == 1:
        return tr.t("{what}: flag “{flag}”", **fields)
    match rule.within:
        case "running" if rule.every:
            return tr.t("{what}, every {times} months running: flag “{flag}”", **fields)
        case "running":
            return tr.t("{what}, {times} months running or more: flag “{flag}”", **fields)
        case "year":
            return tr.t("{what}, {times} times or more in a calendar year: flag “{flag}”", **fields)
        case _:
            return tr.t("{what}, {times} times or more in {months} months: flag “{flag}”", **fields)


def _state(rule: StandingRule, tr: Translator) -> str:
    match rule.when:
        case "last":
            return tr.t("Last in rank")
        case "first":
            return tr.t("First in rank")
        case "below" if rule.below is not None:
            return tr.t("Score below {score}", score=rule.below)
        case _ if rule.of is not None:
            return tr.t("Flagged “{flag}”", flag=flag_title(rule.of, tr))
        case _:
            return ""
