"""A person's page, worded: what window and paper draw alike from what is known of the months."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kpi_desktop.domain.month import Month
from kpi_desktop.domain.result import FlagKind
from kpi_desktop.reports.person_months import PersonMonth
from kpi_desktop.reports.person_timeline import TimelineRow
from kpi_desktop.reports.person_trend import CategoryTrends, Trend
from kpi_desktop.texts.translator import Translator


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
