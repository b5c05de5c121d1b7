"""Whoever stands as before in a month isn't worded again: writing one record moves one person and a few ranks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import zip_longest

from kpi_desktop.domain.facts import Facts
from kpi_desktop.domain.result import Result
from kpi_desktop.reports.content import MonthContent, PersonContent
from kpi_desktop.schemes.model import Scheme


@dataclass(frozen=True, slots=True)
class Worded:
    """A month as it was worded before.

    Attributes:
        scheme: The scheme that it was scored by.
        facts: Its facts.
        result: The result of these facts.
        content: What was made of all that.
    """

    scheme: Scheme
    facts: Facts
    result: Result
    content: MonthContent


def kept(before: Worded, scheme: Scheme, facts: Facts, result: Result) -> Mapping[str, PersonContent]:
    """What was said of people and still holds, by employee number; at most a rank is another now.

    Args:
        before: The month as it was worded before, by the same translator, for the same team.
        scheme: The scheme now.
        facts: The month now.
        result: Its result.
    """
    if before.scheme != scheme or before.facts.employees != facts.employees:
        return {}
    pairs = zip_longest(before.facts.incidents, facts.incidents)
    moved = {one.employee for old, new in pairs if old != new for one in (old, new) if one is not None}
    held = zip(before.result.results, result.results, before.content.people, strict=True)
    return {
        now.employee: replace(said, rank=now.rank)
        for then, now, said in held
        if now.employee not in moved and replace(then, rank=now.rank) == now
    }
