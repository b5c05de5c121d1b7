"""What lies ahead of somebody: the next level and the months it still takes, and what a streak leads to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kpi_desktop.domain.facts import Employee, Standing
from kpi_desktop.domain.month import Month
from kpi_desktop.domain.words import FieldValue, Message, counted
from kpi_desktop.schemes.pay_model import Level
from kpi_desktop.schemes.rules_model import StandingRule
from kpi_desktop.scoring.pay.ladder import completed, level_named
from kpi_desktop.scoring.standing import Stand, lasting, so_far


@dataclass(frozen=True, slots=True)
class NextLevel:
    """The level above somebody's.

    Attributes:
        now: The present level.
        level: The level above.
        needed: Months since hired that it asks for; None where time alone makes nobody due.
        missing: Months that still have to be completed at the month's end; 0 where they are, None where that can't be
            told.
    """

    now: Level
    level: Level
    needed: int | None
    missing: int | None


@dataclass(frozen=True, slots=True)
class Ahead:
    """A rule of standing that some months count for, but not yet enough.

    Attributes:
        rule: The rule.
        count: How many months count so far.
        missing: How many more it takes.
    """

    rule: StandingRule
    count: int
    missing: int


def next_level(employee: Employee, levels: Sequence[Level], month: Month) -> NextLevel | None:
    """The level above a person's at a month's end; None where there is none, or theirs isn't known."""
    now = level_named(employee.level, levels)
    above = () if now is None else levels[levels.index(now) + 1 :]
    if now is None or not above:
        return None
    needed = above[0].after_months
    if needed is None or employee.hired is None:
        return NextLevel(now, above[0], needed, None)
    return NextLevel(now, above[0], needed, max(0, needed - completed(employee.hired, month)))


def ahead(rules: Iterable[StandingRule], month: Month, now: Stand, before: Iterable[Standing]) -> tuple[Ahead, ...]:
    """The rules that a person is on the way to, in their order.

    What counts so far may be too long ago by the time that the rest has come, or lie in the year before: then as many
    more months are told as it truly takes, and nothing where none of those so far is of use.

    Args:
        rules: Of the scheme and of the pay plan.
        month: The month that is scored.
        now: How the person stands in it.
        before: How the person stood in earlier months, in any order.
    """
    past = {standing.month: standing for standing in before}
    found: list[Ahead] = []
    for rule in rules:
        count = so_far(rule, month, now, past)
        if not count or (count % rule.times == 0 if rule.every else count >= rule.times):
            continue
        for missing in range(rule.times - count % rule.times, rule.times):
            held = lasting(rule, month, now, past, missing)
            reached = held + missing
            if held and reached >= rule.times and (not rule.every or reached % rule.times == 0):
                found.append(Ahead(rule, count, missing))
                break
    return tuple(found)


def level_ahead(ahead_of: NextLevel) -> Message:
    """What the next level takes, as a sentence."""
    level, needed = ahead_of.level, ahead_of.needed
    fields: dict[str, FieldValue] = {"now": ahead_of.now.name, "level": level.name}
    if needed is None:
        return (
            Message("Level {now}; for {level} it takes the leader's word", fields)
            if level.by_leader
            else Message("Level {now}; the pay plan doesn't say what {level} takes", fields)
        )
    fields["needed"] = needed
    if ahead_of.missing is None:
        return Message("Level {now}; {level} asks for {needed} months since hired, and no first day is given", fields)
    if ahead_of.missing:
        return _still(ahead_of.missing, level, fields)
    if level.by_leader:
        return Message("Level {now}; the months for {level} are full ({needed}), the leader decides", fields)
    return Message("Level {now}; the months for {level} are full ({needed}): promotion is due", fields)


def _still(missing: int, level: Level, fields: dict[str, FieldValue]) -> Message:
    if level.by_leader:
        return counted(
            "Level {now}; in {count} month the months for {level} are full ({needed}), then the leader decides",
            "Level {now}; in {count} months the months for {level} are full ({needed}), then the leader decides",
            missing,
            fields,
        )
    return counted(
        "Level {now}; in {count} month the months for {level} are full ({needed})",
        "Level {now}; in {count} months the months for {level} are full ({needed})",
        missing,
        fields,
    )
