"""Deductions and praise of a person side by side, and what was measured and rated, month by month, worded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Literal

from kpi_desktop.domain.month import Month
from kpi_desktop.domain.result import LineKind
from kpi_desktop.reports.content import LineContent
from kpi_desktop.reports.person_months import PersonMonth
from kpi_desktop.texts.translator import Translator

Ink = Literal["ink", "minus", "plus", "third_ink"]
"""Role of a colour."""

_MEASURED = (LineKind.MEASURE, LineKind.RATING)
"""What is reached and not logged has no day to stand under: lines of their own kind."""
_QUIET = (LineKind.EXCUSED, LineKind.VOIDED)


@dataclass(frozen=True, slots=True)
class Filed:
    """An incident that files are tied to.

    Attributes:
        incident: Its internal id.
        day: Its day.
    """

    incident: int
    day: date


@dataclass(frozen=True, slots=True)
class Entry:
    """A deduction or a praise.

    Attributes:
        title: What happened.
        detail: The how-many-th, why, and what was noted; or empty.
        shown: Its points.
        ink: How the points are drawn.
        struck: Voided.
        evidence: Where its files are found; None where it has none.
    """

    title: str
    detail: str
    shown: str
    ink: Ink
    struck: bool = False
    evidence: Filed | None = None


@dataclass(frozen=True, slots=True)
class Day:
    """A row of the timeline: at most one deduction and one praise side by side."""

    month: Month
    day: str
    deduction: Entry | None
    praise: Entry | None


@dataclass(frozen=True, slots=True)
class Reached:
    """What a measure or a rating came to in a month.

    Attributes:
        month: Which.
        kind: ``指标`` or ``评分``.
        title: What was measured, and how much.
        detail: Why it has these points, or empty.
        shown: Its points.
        missing: Nothing was there to score.
    """

    month: Month
    kind: str
    title: str
    detail: str
    shown: str
    missing: bool = False


@dataclass(frozen=True, slots=True)
class Heading:
    """The row above a month's days.

    Attributes:
        month: Which.
        title: ``2026年11月``.
        state: Closed or not, with score and rank.
        lost: The sum of the deductions, ``−8.0``.
        gained: The sum of the praise.
        team: Internal id of the team whose month it is; None where nobody asks.
        employee: The employee number in it.
    """

    month: Month
    title: str
    state: str
    lost: str
    gained: str
    team: int | None = None
    employee: str = ""


TimelineRow = Heading | Day | Reached


def timeline(months: Iterable[PersonMonth], tr: Translator) -> tuple[TimelineRow, ...]:
    """Every month, the newest first: its days, the newest first, then what was measured and rated.

    Months without employment are left out.
    """
    found: list[TimelineRow] = []
    for month in reversed(tuple(months)):
        if month.content is not None:
            found.append(_heading(month, tr))
            found += _days(month, tr)
            found += _reached(month, tr)
    return tuple(found)


def _heading(month: PersonMonth, tr: Translator) -> Heading:
    content = month.content
    assert content is not None  # noqa: S101 - asked for by the caller
    points = [line.points for line in _told(content.lines)]
    lost, gained = (sum((one for one in points if sign * one > 0), Fraction(0)) for sign in (-1, 1))
    return Heading(
        month.month,
        tr.month(month.month),
        _standing(month, tr),
        tr.points(lost, month.decimals) if lost else "",
        tr.points(gained, month.decimals) if gained else "",
        month.team,
        content.employee,
    )


def _standing(month: PersonMonth, tr: Translator) -> str:
    """``已结，94.0，第 5 名``."""
    content = month.content
    assert content is not None  # noqa: S101 - asked for by the caller
    if not month.closed:
        if month.reopened:
            return tr.t("reopened, {score} so far", score=content.score)
        return tr.t("open, {score} so far", score=content.score)
    if content.rank is None:
        return tr.t("closed, {score}, not ranked", score=content.score)
    return tr.t("closed, {score}, rank {rank}", score=content.score, rank=content.rank)


def _told(lines: Iterable[LineContent]) -> Iterator[LineContent]:
    return (line for line in lines if line.kind not in _MEASURED)


def _days(month: PersonMonth, tr: Translator) -> Iterator[Day]:
    content = month.content
    assert content is not None  # noqa: S101 - asked for by the caller
    praised = {column.id for column in month.columns if column.marks is None}
    by_day: dict[str, tuple[list[Entry], list[Entry]]] = {}
    for line in _told(content.lines):
        for_praise = line.points > 0 or (not line.points and line.category in praised)
        by_day.setdefault(line.day, ([], []))[for_praise].append(_entry(line, month, tr))
    for day in sorted(by_day, reverse=True):
        deductions, praises = (list(reversed(entries)) for entries in by_day[day])
        for place in range(max(len(deductions), len(praises))):
            yield Day(month.month, day, _at(deductions, place), _at(praises, place))


def _reached(month: PersonMonth, tr: Translator) -> Iterator[Reached]:
    kinds = {LineKind.MEASURE: tr.c("timeline", "figure"), LineKind.RATING: tr.c("timeline", "rating")}
    for line in () if month.content is None else month.content.lines:
        if line.kind in kinds:
            detail = line.detail(tr.language)
            yield Reached(month.month, kinds[line.kind], line.title, detail, line.shown, line.unscored)


def _at(entries: Sequence[Entry], place: int) -> Entry | None:
    return entries[place] if place < len(entries) else None


def _entry(line: LineContent, month: PersonMonth, tr: Translator) -> Entry:
    ink: Ink = "minus" if line.points < 0 else "plus" if line.points > 0 else "ink"
    return Entry(
        line.title,
        line.detail(tr.language),
        line.shown,
        "third_ink" if line.kind in _QUIET else ink,
        line.kind is LineKind.VOIDED,
        _filed(line, month),
    )


def _filed(line: LineContent, month: PersonMonth) -> Filed | None:
    incident = None if line.incident is None else month.evidence.get(line.incident)
    return None if incident is None or line.date is None else Filed(incident, date.fromisoformat(line.date))
