"""A month while somebody looks on: who is in it and what happened stays, how anybody stands is dashes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Final

from kpi_desktop.domain.month import Month
from kpi_desktop.domain.result import LineKind
from kpi_desktop.reports.content import CategoryContent, LineContent, MonthContent, PersonContent
from kpi_desktop.reports.pay_content import PayContent
from kpi_desktop.schemes.model import Scheme
from kpi_desktop.services.doubts import Doubt, DoubtKind
from kpi_desktop.services.follow_ups import Kept
from kpi_desktop.texts import Translator
from kpi_desktop.ui.month.reading import MonthData, Record, read_month
from kpi_desktop.ui.session import Session
from kpi_desktop.ui.veil import DASH, masked

_NOTHING: Final = Fraction(0)
_HAPPENED: Final = frozenset({LineKind.INCIDENT, LineKind.EXCUSED, LineKind.VOIDED})
_REACHED: Final = frozenset({LineKind.MEASURE, LineKind.RATING})
_NO_STANDING: Final = frozenset({DoubtKind.TWICE, DoubtKind.ON_LEAVE, DoubtKind.MISSING, DoubtKind.MILD})
"""Doubts about what was written down; all others say, or let guess, how somebody stands."""


def read_shown(session: Session, month: Month, before: MonthData | None = None) -> MonthData:
    """Read a month as it is to be shown now.

    Args:
        session: The window's work.
        month: The month.
        before: What was read last, veiled or not; `read_month` tells what for.

    Raises:
        KpiError: No scheme is in force, or the facts have faults.
    """
    data = read_month(session, month, before)
    return veiled(data, session.tr) if session.veil.drawn else data


def veiled(data: MonthData, tr: Translator) -> MonthData:
    """The month with dashes for points, sums, ranks, grades and pay; nothing in it follows from them any more.

    What escalations, limits and conversions made goes with them, and so do flags, which say how somebody stands.

    Args:
        data: The month as it is.
        tr: Words the criteria in place of what was reached.
    """
    content = _content(data.content, data.scored.scheme, tr)
    return replace(
        data,
        content=content,
        records=tuple(_record(one) for one in data.records),
        moved=(),
        doubts=tuple(_doubt(one) for one in data.doubts if one.kind in _NO_STANDING),
        kept=tuple(_kept(one) for one in data.kept),
    )


def _content(content: MonthContent, scheme: Scheme, tr: Translator) -> MonthContent:
    paid = PayContent(None, (), DASH) if content.has_pay else None
    return replace(
        content,
        people=tuple(_person(one, content, paid, scheme, tr) for one in content.people),
        average=content.average and DASH,
        notices=tuple(replace(one, what=masked(one.what)) for one in content.notices),
    )


def _person(
    person: PersonContent, content: MonthContent, paid: PayContent | None, scheme: Scheme, tr: Translator
) -> PersonContent:
    return replace(
        person,
        score=DASH,
        raw=_NOTHING,
        raw_text=DASH,
        start=_NOTHING,
        start_text=DASH,
        rank=None,
        grade=DASH if content.has_grades else None,
        exempt=False,
        categories=tuple(_category(one) for one in person.categories),
        lines=_lines(person.lines, scheme, tr),
        flags=(),
        pay=paid,
    )


def _category(category: CategoryContent) -> CategoryContent:
    return replace(category, points=_NOTHING, lost=_NOTHING, shown=category.shown and DASH)


def _lines(lines: Sequence[LineContent], scheme: Scheme, tr: Translator) -> tuple[LineContent, ...]:
    found = []
    for line in lines:
        if line.kind in _HAPPENED:
            found.append(_line(line))
        elif line.kind in _REACHED and line.criterion is not None:
            criterion = scheme.criterion(line.criterion)
            title = tr.label(criterion.name) if criterion is not None else DASH
            found.append(replace(_line(line), title=title, unscored=False))
    return tuple(found)


def _line(line: LineContent) -> LineContent:
    return replace(line, reason="", note=masked(line.note), points=_NOTHING, shown=line.shown and DASH)


def _record(record: Record) -> Record:
    line = None if record.line is None else _line(record.line)
    reason = masked(record.reason) if line is None else line.note
    return replace(record, reason=reason, shown=record.shown and DASH, line=line)


def _doubt(doubt: Doubt) -> Doubt:
    return doubt if doubt.word is None else replace(doubt, word=masked(doubt.word))


def _kept(kept: Kept) -> Kept:
    return replace(kept, what=replace(kept.what, text=masked(kept.what.text)))
