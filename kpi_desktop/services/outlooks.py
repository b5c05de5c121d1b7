"""What lies ahead of the people of a month: the next level, and what streaks lead to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kpi_desktop.domain.result import PersonResult
from kpi_desktop.reports.month_content import flag_title
from kpi_desktop.schemes.pay_reads import standing_rules
from kpi_desktop.scoring.outlook import Ahead, NextLevel, ahead, level_ahead, next_level
from kpi_desktop.scoring.standing import Stand, state_of
from kpi_desktop.services.months import ScoredMonth
from kpi_desktop.texts import Translator


@dataclass(frozen=True, slots=True)
class Outlook:
    """What lies ahead of one person.

    Attributes:
        level: The next level and what it takes; None where none is ahead or nothing can be told.
        ahead: What the months so far lead to.
    """

    level: NextLevel | None = None
    ahead: tuple[Ahead, ...] = ()


def outlooks(now: ScoredMonth) -> Mapping[str, Outlook]:
    """What lies ahead of everybody in a month, by employee number."""
    plan, rules = now.plan, standing_rules(now.scheme, now.plan)
    worst = max((one.rank for one in now.result.results if one.rank is not None), default=1)
    found = {}
    for employee, result in zip(now.facts.employees, now.result.results, strict=True):
        past = [one for one in now.facts.history if one.employee == employee.id]
        level = None if plan is None else next_level(employee, plan.levels, now.month)
        found[employee.id] = Outlook(level, ahead(rules, now.month, _stand(result, worst), past))
    return found


def _stand(result: PersonResult, worst: int) -> Stand:
    flags = frozenset(flag.kind.value for flag in result.flags)
    return Stand(result.score, result.rank, result.rank == worst and worst > 1, flags)


def outlook_words(level: NextLevel | None, coming: Sequence[Ahead], tr: Translator) -> tuple[str, ...]:
    """The next level, then what streaks lead to, a sentence each."""
    return (*(() if level is None else (tr.say(level_ahead(level)),)), *(_coming(one, tr) for one in coming))


def _coming(one: Ahead, tr: Translator) -> str:
    return tr.n(
        "{what}: {number} so far; {count} more month raises: {flag}",
        "{what}: {number} so far; {count} more months raise: {flag}",
        one.missing,
        what=state_of(one.rule),
        number=one.count,
        flag=flag_title(one.rule.flag, tr),
    )
