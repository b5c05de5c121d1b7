"""Letters after the organisation's own templates: HTML with Jinja2 fields, checked, filled in a sandbox."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from itertools import accumulate
from typing import TYPE_CHECKING, Any, Final

from kpi_desktop.domain.problems import Problem
from kpi_desktop.domain.words import FieldValue, Message
from kpi_desktop.errors import FaultyDataError
from kpi_desktop.reports.letter_html import html_faults, line_of_unclosed_table, says_nothing, unclosed_table
from kpi_desktop.reports.own_templates import OwnTemplates
from kpi_desktop.reports.template_faults import ENDLESS, said

if TYPE_CHECKING:
    from kpi_desktop.reports.template_bounds import BoundedEnvironment

MOST_TABLES: Final = 8
"""Tables within tables; each more doubles the time of laying out."""
_TABLE: Final = re.compile(r"</?table\b", re.IGNORECASE)
_TOO_DEEP: Final = Message("tables stand within tables more than {most} deep", {"most": MOST_TABLES})


def problems_of(templates: OwnTemplates) -> tuple[Problem, ...]:
    """Every fault with its file and line: what can't be read or filled in, fields and pictures that aren't there."""
    return tuple(
        found
        for name, text in templates.texts.items()
        for found in (*_problems(name, text), *_html_problems(name, text, templates.pictures))
    )


class TemplateFaultError(FaultyDataError):
    """A template that was taken once can't be filled in any more, or not for this person."""


def filled(name: str, text: str, fields: Mapping[str, Any]) -> str:
    """A template filled in, everything in it escaped.

    Args:
        name: Its file name, for the fault.
        text: The template, which `problems_of` found no fault with.
        fields: As `SAMPLE` has them.

    Raises:
        TemplateFaultError: It can't be filled in all the same; tells file, line and what to do.
    """
    from jinja2 import TemplateSyntaxError

    try:
        html = _environment().fill(text, fields)
    except TemplateSyntaxError as error:
        raise unfit(name, error.lineno, said(error.message or ""), fields) from error
    except _ENDLESS as error:
        raise unfit(name, _line_of(error), ENDLESS, fields) from error
    except _faults() as error:
        raise unfit(name, _line_of(error), said(str(error)), fields) from error
    if _depth(html) > MOST_TABLES:
        raise unfit(name, 1, _TOO_DEEP, fields)
    return html


def tells_open(text: str) -> bool:
    """Whether a template that can be read asks if the month is open."""
    from jinja2 import meta

    return "open" in meta.find_undeclared_variables(_environment().parse(text))


def unfit(name: str, line: int, reason: Message, fields: Mapping[str, Any]) -> TemplateFaultError:
    """That a template can't be filled in for a person: where, why, and what to do."""
    held: dict[str, FieldValue] = {"file": name, "line": line, "reason": reason, "name": str(fields.get("name", ""))}
    return TemplateFaultError(
        Message(
            "The organisation's own letter can't be filled in for {name}: {file}, line {line}: {reason}. Nothing was "
            "changed. Print the program's own letter instead, or mend the template and choose its folder again; a "
            "closed month keeps the template that it was closed with.",
            held,
        )
    )


SAMPLE: Final[Mapping[str, Any]] = {
    "organisation": "维康客户服务中心",
    "team": "早班",
    "month": "2026年11月",
    "scheme": "维康百分考核",
    "version": "1",
    "name": "单雪",
    "number": "0103",
    "post": "客服专员",
    "score": "87.0",
    "rank": "10 / 11",
    "grade": "良好",
    "flags": [{"title": "警告", "reason": "2026-11-04 电话聊天"}],
    "lines": [
        {"day": "11-04", "code": "1.1", "title": "迟到 7 分钟", "reason": "第 1 次", "note": "堵车", "points": "−5.0"}
    ],
    "closing": "月结 2026-12-01　封存号 9C41-07E2-5B",
    "objections": "申诉请于 12 月 7 日前交班组长。",
    "open": False,
}
"""Every field there is, with a value such as it may have; what is unknown is an empty text, a list may be empty."""

_BARE: Final[Mapping[str, Any]] = {name: type(value)() for name, value in SAMPLE.items()} | {"open": True}
"""The same of somebody of whom nothing is known."""

_ENDLESS: Final = (RecursionError, MemoryError, SyntaxError)
"""What goes too far or too deep; a SyntaxError is Python's own, for the template language has another."""


def _faults() -> tuple[type[Exception], ...]:
    """What filling in may raise: the template language's own faults, and those of what a template reckons."""
    from jinja2 import TemplateError

    return (TemplateError, TypeError, ValueError, ArithmeticError, LookupError, AttributeError)


def _environment() -> BoundedEnvironment:
    from kpi_desktop.reports.template_bounds import BoundedEnvironment

    return BoundedEnvironment()


def _problems(name: str, text: str) -> list[Problem]:
    from jinja2 import TemplateSyntaxError, meta
    from jinja2.nodes import Name

    try:
        tree = _environment().parse(text)
        unknown = meta.find_undeclared_variables(tree) - set(SAMPLE)
    except TemplateSyntaxError as error:
        return [_problem(name, error.lineno, Message("can't be read: {reason}", {"reason": said(error.message or "")}))]
    except _ENDLESS:
        return [_problem(name, 1, Message("can't be read: {reason}", {"reason": ENDLESS}))]
    known = ", ".join(SAMPLE)
    places = {one.name: one.lineno for one in reversed(list(tree.find_all(Name))) if one.name in unknown}
    faults = [
        _problem(name, line, Message("there is no field {field}; known are {known}", {"field": field, "known": known}))
        for field, line in sorted(places.items(), key=lambda pair: pair[1])
    ]
    return faults + _filling_faults(name, text, dict.fromkeys(unknown, ""))


def _html_problems(name: str, text: str, pictures: Collection[str]) -> list[Problem]:
    return [_problem(name, line, what) for line, what in html_faults(text, pictures)]


def _filling_faults(name: str, text: str, unknown: Mapping[str, Any]) -> list[Problem]:
    """What is wrong with a template that can be read, once it is filled in for somebody; unknown fields were told."""
    missing: dict[tuple[int, str], None] = {}
    made: list[str] = []
    found: list[Problem] = []

    def note(line: int, reason: str) -> None:
        missing[line, reason] = None

    try:
        for fields in (SAMPLE, _BARE):
            html = _environment().fill_noting(text, {**fields, **unknown}, note)
            if missing:  # whoever has less lacks the same
                break
            made.append(html)
    except _ENDLESS as error:
        found = [_unfillable(name, _line_of(error), ENDLESS)]
    except _faults() as error:
        found = [] if unknown else [_unfillable(name, _line_of(error), said(str(error)))]
    noted = [_unfillable(name, line, said(reason)) for line, reason in sorted(missing)]
    return [*noted, *found, *(() if noted or found or unknown else _faults_of_whole(name, text, made))]


def _faults_of_whole(name: str, text: str, made: Sequence[str]) -> list[Problem]:
    """What is wrong with letters that could be filled in."""
    if any(_depth(html) > MOST_TABLES for html in made):
        return [_unfillable(name, 1, _TOO_DEEP)]
    if any(unclosed_table(html) for html in made):
        return [_problem(name, line_of_unclosed_table(text), Message("a table isn't closed; </table> is missing"))]
    if all(says_nothing(html) for html in made):
        return [_problem(name, 1, Message("there is nothing in it; write the letter or delete the file"))]
    return []


def _unfillable(name: str, line: int, reason: Message) -> Problem:
    return _problem(name, line, Message("can't be filled in: {reason}", {"reason": reason}))


def _depth(html: str) -> int:
    """How many tables stand within one another."""
    steps = accumulate(-1 if tag.startswith("</") else 1 for tag in _TABLE.findall(html))
    return max(steps, default=0)


def _line_of(error: BaseException) -> int:
    """The line of the template in which filling it in failed; 0 where none is known."""
    line, trace = 0, error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == "<template>":
            line = trace.tb_lineno
        trace = trace.tb_next
    return line


def _problem(name: str, line: int, what: Message) -> Problem:
    return Problem((name, line), Message("{file}, line {line}: {what}", {"file": name, "line": line, "what": what}))
