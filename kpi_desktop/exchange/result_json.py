"""A month's result as one JSON document, byte-identical for identical results in one language."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from fractions import Fraction

from kpi_desktop.domain.facts import Facts
from kpi_desktop.domain.numbers import factor, plain
from kpi_desktop.domain.result import CategoryResult, Flag, Line, LineKind, Pay, PersonResult, Result
from kpi_desktop.domain.words import Message
from kpi_desktop.texts import Translator

REASONS_JOINED_BY = "；"
"""Between the reasons of one flag, in either language."""


def result_json(result: Result, tr: Translator, facts: Facts | None = None) -> str:
    """Word a result as JSON.

    Args:
        result: What `score` found.
        tr: Words reasons and notices; grades are told in Chinese in either language.
        facts: What the result follows from; the true days of carried-over incidents come from here.

    Returns:
        UTF-8 text without escapes, indented by two spaces, with one newline at its end.
    """
    return json.dumps(result_data(result, tr, facts), ensure_ascii=False, indent=2) + "\n"


def result_data(result: Result, tr: Translator, facts: Facts | None = None) -> dict[str, object]:
    """The document as plain data, its keys in their order."""
    days = {} if facts is None else {place: one.occurred for place, one in enumerate(facts.incidents) if one.occurred}
    return {
        "scheme": result.scheme,
        "scheme-version": result.scheme_version,
        "month": str(result.month),
        "results": [_person(person, tr, days) for person in result.results],
        "notices": [{"where": tr.say(notice.where), "what": tr.say(notice.what)} for notice in result.notices],
    }


def _person(person: PersonResult, tr: Translator, days: Mapping[int, date]) -> dict[str, object]:
    return {
        "employee": person.employee,
        "score": format(person.score, "f"),
        "raw": plain(person.raw),
        "start": plain(person.start),
        "grade": person.grade.zh if person.grade is not None else None,
        "rank": person.rank,
        "exempt": person.exempt,
        "coefficient": None if person.coefficient is None else factor(person.coefficient),
        "categories": [_category(category) for category in person.categories],
        "lines": [_line(line, tr, days) for line in person.lines],
        "pay": _pay(person.pay),
        "flags": [_flag(flag, tr) for flag in person.flags],
    }


def _plain_or_none(number: Fraction | None) -> str | None:
    return None if number is None else plain(number)


def _category(category: CategoryResult) -> dict[str, object]:
    return {"id": category.id, "marks": _plain_or_none(category.marks), "points": plain(category.points)}


def _line(line: Line, tr: Translator, days: Mapping[int, date]) -> dict[str, object]:
    return {
        "category": line.category,
        "criterion": line.criterion,
        "date": line.date.isoformat() if line.date is not None else None,
        "points": plain(line.points),
        "unscored": line.unscored,
        "why": line_reason(line, tr, None if line.incident is None else days.get(line.incident)),
    }


def line_reason(line: Line, tr: Translator, occurred: date | None = None) -> str:
    """What happened, why it has its points, and the true day where it was carried over from an earlier month.

    "Late 12 min: over 5 and under 30 min", "Late 7 min: excused (storm)", "Complaint; happened on 2026-09-30".
    """
    why = _why(line)
    said = tr.say(line.what) if why is None else tr.t("{what}: {why}", what=line.what, why=why)
    return said if occurred is None else tr.t("{what}; happened on {day}", what=said, day=occurred)


def _why(line: Line) -> Message | None:
    match line.kind:
        case LineKind.EXCUSED:
            return Message("excused ({reason})", {"reason": line.note}) if line.note else Message("excused")
        case LineKind.VOIDED:
            return Message("voided ({reason})", {"reason": line.note}) if line.note else Message("voided")
        case _:
            return line.why


def _pay(pay: Pay) -> dict[str, object]:
    return {
        "plan": pay.plan,
        "total": None if pay.total is None else format(pay.total, "f"),
        "components": [{"id": part.id, "amount": format(part.amount, "f")} for part in pay.components],
    }


def _flag(flag: Flag, tr: Translator) -> dict[str, object]:
    return {"kind": flag.kind.value, "why": REASONS_JOINED_BY.join(tr.say(reason) for reason in flag.reasons)}
