"""A person's page, worded: what window and paper draw alike from what is known of the months."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from kpi_desktop.domain.month import Month
from kpi_desktop.domain.result import FlagKind, LineKind
from kpi_desktop.reports.content import LineContent
from kpi_desktop.reports.person_months import PersonMonth
from kpi_desktop.reports.person_trend import CategoryTrends, Trend
from kpi_desktop.texts.translator import Translator

Ink = Literal["ink", "minus", "plus", "third_ink"]
"""Role of a colour."""

_MEASURED = (LineKind.MEASURE, LineKind.RATING)
"""What is reached and not logged has no day to stand under."""
_QUIET = (LineKind.EXCUSED, LineKind.VOIDED)


@dataclass(frozen=True, slots=True)
class Entry:
    """A deduction or a praise.

    Attributes:
        title: What happened.
        detail: The how-many-th, why, and what was noted; or empty.
        shown: Its points.
        ink: How the points are drawn.
        struck: Voided.
        evidence: A file is tied to it.
    """

    title: str
    detail: str
    shown: str
    ink: Ink
    struck: bool = False
    evidence: bool = False


@dataclass(frozen=True, slots=True)
class Day:
    """A row of the timeline: at most one deduction and one praise side by side."""

    month: Month
    day: str
    deduction: Entry | None
    praise: Entry | None


@dataclass(frozen=True, slots=True)
class Heading:
    """The row above a month's days.

    Attributes:
        month: Which.
        title: ``2026年11月``.
        state: Closed or not, with score and rank.
        lost: The sum of the deductions, ``−8.0``.
        gained: The sum of the praise.
    """

    month: Month
    title: str
    state: str
    lost: str
    gained: str


TimelineRow = Heading | Day


@dataclass(frozen=True, slots=True)
class Strip:
    """A strip of a closed month.

    Attributes:
        month: Which.
        team: Internal id of the team whose month it is.
        employee: The employee number on it.
        score: As on it.
        state: Signed, handed out, objected.
        open: Something is still wanted: a signature, or a decision.
    """

    month: Month
    team: int
    employee: str
    score: str
    state: str
    open: bool


@dataclass(frozen=True, slots=True)
class RaisedFlag:
    """A flag of a month, or of several running.

    Attributes:
        since: The first month.
        until: The last one.
        title: Its kind.
        reason: Why, in the last month.
        when: The months, worded.
        state: What became of it.
        settled: Whether anything did.
    """

    since: Month
    until: Month
    title: str
    reason: str
    when: str
    state: str
    settled: bool

    @property
    def told(self) -> str:
        """When it was raised, and what became of it."""
        return f"{self.when}  ·  {self.state}"


@dataclass(frozen=True, slots=True)
class ObjectionTold:
    """An objection: which month, and how it went."""

    title: str
    text: str
    open: bool


@dataclass(frozen=True, slots=True)
class PersonPage:
    """Everything on a person's page.

    Attributes:
        number: Employee number.
        name: The person.
        spelling: The name in Latin letters with its tones, or empty.
        facts: Number, team, post, level, first day, and that the person left; in order.
        trend: The score over the months; None where there is none.
        categories: The categories over the months; None where there are none.
        timeline: The newest month first.
        flags: Likewise.
        ahead: The next level and what streaks lead to, as sentences.
        strips: The newest first.
        earlier: How many strips lie before these months.
        objections: The newest first.
    """

    number: str
    name: str
    spelling: str
    facts: tuple[str, ...]
    trend: Trend | None
    categories: CategoryTrends | None
    timeline: tuple[TimelineRow, ...]
    flags: tuple[RaisedFlag, ...]
    ahead: tuple[str, ...]
    strips: tuple[Strip, ...]
    earlier: int
    objections: tuple[ObjectionTold, ...]


def timeline(months: Iterable[PersonMonth], tr: Translator) -> tuple[TimelineRow, ...]:
    """Every month, the newest first, with its days, the newest first; months without employment are left out."""
    found: list[TimelineRow] = []
    for month in reversed(tuple(months)):
        if month.content is not None:
            found.append(_heading(month, tr))
            found += _days(month, tr)
    return tuple(found)


def strips(months: Iterable[PersonMonth], tr: Translator) -> tuple[Strip, ...]:
    """The strips of closed months, the newest first."""
    return tuple(
        Strip(one.month, one.team, one.content.employee, one.content.score, *_strip_state(one, tr))
        for one in reversed(tuple(months))
        if one.closed and one.content is not None and one.team is not None
    )


def flags(months: Iterable[PersonMonth], tr: Translator) -> tuple[RaisedFlag, ...]:
    """The flags of all months, the newest first; one that was raised month after month is told once."""
    found: list[RaisedFlag] = []
    last: dict[FlagKind, int] = {}
    for one in months:
        raised: dict[FlagKind, int] = {}
        for flag in () if one.content is None else one.content.flags:
            since = found[last[flag.kind]].since if flag.kind in last else one.month
            state, settled = _flag_state(one, tr)
            when = (
                str(one.month)
                if since == one.month
                else tr.t("{first} to {last}", first=str(since), last=str(one.month))
            )
            told = RaisedFlag(since, one.month, flag.title, flag.reason, when, state, settled)
            if flag.kind in last:
                found[last[flag.kind]] = told
            else:
                found.append(told)
            raised[flag.kind] = last.get(flag.kind, len(found) - 1)
        last = raised
    return tuple(sorted(found, key=lambda flag: flag.until, reverse=True))


def objections(months: Iterable[PersonMonth], tr: Translator) -> tuple[ObjectionTold, ...]:
    """The objections to all months, the newest first."""
    found: list[ObjectionTold] = []
    for one in reversed(tuple(months)):
        for raised in reversed(one.followed.objections):
            said = tr.t("{day} raised: {text}", day=raised.day, text=raised.text)
            if raised.decided is None:
                title = tr.t("{month}: not decided yet", month=str(one.month))
            elif raised.upheld:
                title = tr.t("{month}: upheld", month=str(one.month))
            else:
                title = tr.t("{month}: rejected", month=str(one.month))
            if raised.decided is not None:
                said += "\n" + tr.t("{day} decided: {text}", day=raised.decided, text=raised.outcome)
            found.append(ObjectionTold(title, said, raised.decided is None))
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
        line.incident in month.evidence,
    )


def _strip_state(month: PersonMonth, tr: Translator) -> tuple[str, bool]:
    followed = month.followed
    if any(one.decided is None for one in followed.objections):
        return tr.t("objection, not decided"), True
    if followed.objections:
        upheld = followed.objections[-1].upheld
        return (tr.t("objection upheld") if upheld else tr.t("objection rejected")), False
    if followed.signed is not None:
        return tr.t("signed {day}", day=f"{followed.signed:%m-%d}"), False
    if followed.handed_out is not None:
        return tr.t("handed out {day}", day=f"{followed.handed_out:%m-%d}"), True
    return tr.t("not signed"), True


def _flag_state(month: PersonMonth, tr: Translator) -> tuple[str, bool]:
    """A flag is settled by a talk, or by the signature under the strip that tells it."""
    followed = month.followed
    if followed.talks:
        return tr.t("talked about on {day}", day=f"{followed.talks[-1]:%m-%d}"), True
    if followed.signed is not None:
        return tr.t("strip signed on {day}", day=f"{followed.signed:%m-%d}"), True
    if not month.closed:
        return tr.t("month not closed yet"), False
    return tr.t("no talk noted, strip not signed"), False
