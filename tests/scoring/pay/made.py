"""Small plans, and schemes that carry pay, built in a line."""

from __future__ import annotations

from typing import Any

from kpi_desktop import paths
from kpi_desktop.domain.month import Month
from kpi_desktop.domain.result import PersonResult
from kpi_desktop.schemes.model import Scheme
from kpi_desktop.schemes.pay_library import plan_text
from kpi_desktop.schemes.pay_model import PayPlan
from kpi_desktop.schemes.pay_reading import load_plan
from kpi_desktop.texts import Translator

EN = Translator("en", paths.resources() / "translations")
MONTH = Month(2026, 10)
WORDS = {"zh": "无", "en": "none"}
TEXTS = {"name": WORDS, "clause": WORDS}
ABOUT = {"version": "1", "name": WORDS, "about": WORDS, "source": WORDS}


def plan_named(plan_id: str) -> PayPlan:
    return load_plan(plan_text(paths.resources() / "pay", plan_id))


def plan_of(*components: dict[str, Any], **more: Any) -> PayPlan:
    parts = [{**TEXTS, **component} for component in components]
    return PayPlan.model_validate({"id": "own", **ABOUT, "components": parts, **more})


def scheme_of(*criteria: dict[str, Any], **more: Any) -> Scheme:
    parts = [{**TEXTS, **criterion} for criterion in criteria]
    return Scheme.model_validate({"id": "plain", **ABOUT, "criteria": parts, **more})


def amounts(person: PersonResult) -> list[tuple[str, str]]:
    return [(part.id, str(part.amount)) for part in person.pay.components]


def reasons(person: PersonResult) -> list[list[str]]:
    return [[EN.say(why) for why in part.why] for part in person.pay.components]


INSTANT = {**TEXTS, "id": "instant", "kind": "per-point", "amount": 10}
LATE = {"id": "late", "points": -2, "money": -40, "flag": "reward"}
MEASURES = [{"id": "calls", "name": WORDS}, {"id": "mails", "name": {"zh": "邮件", "en": "mails"}}]
