"""How people stand: grade, coefficient, rank, who is last, and flags from this month and earlier ones."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from kpi_desktop.domain.facts import Employee, Standing
from kpi_desktop.domain.month import Month
from kpi_desktop.domain.result import FlagKind
from kpi_desktop.domain.words import FieldValue, Label, Message
from kpi_desktop.schemes.model import Scheme, StandingRule

_FIRST = Month(1, 1)
"""Before it there is no month."""

_FLAGGED: Mapping[FlagKind, Message] = {
    FlagKind.ABSENCE: Message("flagged: absence"),
    FlagKind.WARNING: Message("flagged: warning"),
    FlagKind.DISCIPLINE: Message("flagged: discipline"),
    FlagKind.SEPARATION: Message("flagged: separation"),
    FlagKind.DEMOTION: Message("flagged: demotion"),
    FlagKind.REWARD: Message("flagged: reward"),
    FlagKind.IMPROVEMENT_REPORT: Message("flagged: improvement report"),
    FlagKind.SETTLEMENT: Message("flagged: settlement"),
    FlagKind.PROMOTION_DUE: Message("flagged: promotion due"),
}


def flagged(kind: FlagKind) -> Message:
    """That a flag was raised."""
    return _FLAGGED[kind]


def grade_of(scheme: Scheme, score: Decimal) -> Label | None:
    """The grade of a rounded score; None where the scheme has no grades."""
    return next((grade.name for grade in scheme.grades if Fraction(score) >= grade.at_least), None)


def coefficient_of(scheme: Scheme, score: Decimal) -> Fraction | None:
    """The coefficient of a rounded score; None where the scheme has none."""
    return next((one.value for one in scheme.coefficients if Fraction(score) >= one.at_least), None)


def is_exempt(scheme: Scheme, employee: Employee, month: Month) -> bool:
    """Whether somebody joined in the month, in a scheme that doesn't rank newcomers."""
    return scheme.newcomers == "exempt" and employee.hired is not None and employee.hired in month


def ranks(raws: Sequence[Fraction | None]) -> list[int | None]:
    """Competition ranks of unrounded scores, higher first: 1, 2, 2, 4; None stays None and takes no place."""
    first: dict[Fraction, int] = {}
    for place, raw in enumerate(sorted((raw for raw in raws if raw is not None), reverse=True), start=1):
        first.setdefault(raw, place)
    return [None if raw is None else first[raw] for raw in raws]


def are_last(places: Sequence[int | None]) -> list[bool]:
    """Whether each has the worst rank while somebody ranks above; ties are all last."""
    worst = max((place for place in places if place is not None), default=1)
    return [place == worst and worst > 1 for place in places]


@dataclass(frozen=True, slots=True)
class Stand:
    """How somebody stands in the month that is scored."""

    score: Decimal
    rank: int | None
    last: bool
    flags: frozenset[str]


def standing_flags(
    rules: Iterable[StandingRule], month: Month, now: Stand, before: Iterable[Standing]
) -> list[tuple[FlagKind, Message]]:
    """The flags that follow from how somebody stands and stood, with their reasons, in the order of the rules.

    Args:
        rules: Of the scheme, or of a pay plan.
        month: The month that is scored.
        now: How the person stands in it.
        before: How the person stood in earlier months, in any order.
    """
    past = {standing.month: standing for standing in before}
    found: list[tuple[FlagKind, Message]] = []
    for rule in rules:
        raised = now.flags | {kind.value for kind, _ in found}
        count = times(rule, month, Stand(now.score, now.rank, now.last, frozenset(raised)), past)
        if count >= rule.times and (not rule.every or count % rule.times == 0):
            found.append((rule.flag, _words(rule, count)))
    return found


def times(rule: StandingRule, month: Month, now: Stand, past: Mapping[Month, Standing]) -> int:
    """How many months count for a rule, this one among them; 0 where this one doesn't."""
    if not _counts(rule, Fraction(now.score), now.rank, now.last, now.flags):
        return 0
    if rule.within == "running":
        return 1 + _run(rule, month, past)
    return 1 + _before(rule, month, past)


def so_far(rule: StandingRule, month: Month, now: Stand, past: Mapping[Month, Standing]) -> int:
    """Like `times`, but months before a month that doesn't count are told where it doesn't end their count."""
    return times(rule, month, now, past) or (0 if rule.within == "running" else _before(rule, month, past))


def lasting(rule: StandingRule, month: Month, now: Stand, past: Mapping[Month, Standing], later: int) -> int:
    """How many of the months that `so_far` tells still count so many months later, if all of those count too."""
    count = so_far(rule, month, now, past)
    if rule.within == "running" or not count:
        return count
    first = _first(rule, month.plus(later))
    if first > month:
        return 0
    return count - sum(_counted(rule, one) for when, one in past.items() if _first(rule, month) <= when < first)


def _before(rule: StandingRule, month: Month, past: Mapping[Month, Standing]) -> int:
    """How many months before this one count, within the time that the rule looks back on."""
    first = _first(rule, month)
    return sum(_counted(rule, one) for when, one in past.items() if first <= when < month)


def _first(rule: StandingRule, month: Month) -> Month:
    """The earliest month that a rule looks back on which isn't about months running."""
    return Month(month.year, 1) if rule.within == "year" else _earlier(month, (rule.months or 1) - 1)


def _run(rule: StandingRule, month: Month, past: Mapping[Month, Standing]) -> int:
    """How many months right before this one count one after the other."""
    run = 0
    while (when := _earlier(month, run + 1)) < month and when in past and _counted(rule, past[when]):
        run += 1
        if when == _FIRST:
            break
    return run


def _earlier(month: Month, months: int) -> Month:
    """So many months before; the first month of all where the calendar ends."""
    since_first = month.year * 12 + month.month - 13
    return month.plus(-months) if months < since_first else _FIRST


def _counted(rule: StandingRule, one: Standing) -> bool:
    return _counts(rule, one.score, one.rank, one.last, frozenset(one.flags))


def _counts(rule: StandingRule, score: Fraction | None, rank: int | None, last: bool, flags: frozenset[str]) -> bool:
    match rule.when:
        case "last":
            return last
        case "first":
            return rank == 1
        case "below":
            return rule.below is not None and score is not None and score < rule.below
        case _:
            return rule.of is not None and rule.of.value in flags


def _words(rule: StandingRule, count: int) -> Message:
    fields: dict[str, FieldValue] = {"what": state_of(rule), "number": count, "months": rule.months or 1}
    if rule.times == 1:
        return Message("{what} this month", fields)
    match rule.within:
        case "running":
            return Message("{what}: {number} months running", fields)
        case "year":
            return Message("{what}: {number} times this calendar year", fields)
        case _:
            return Message("{what}: {number} times in the last {months} months", fields)


def state_of(rule: StandingRule) -> Message:
    """What a month must be, to count."""
    match rule.when:
        case "last":
            return Message("last in rank")
        case "first":
            return Message("first in rank")
        case "below":
            return Message("score below {score}", {"score": rule.below or Fraction(0)})
        case _:
            return flagged(rule.of or rule.flag)
