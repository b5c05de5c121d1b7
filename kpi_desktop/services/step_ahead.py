"""What one more of its kind would bring somebody: what falls on the n-th is known before the n-th is there."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kpi_desktop.domain.facts import Facts, Incident
from kpi_desktop.domain.result import PersonResult
from kpi_desktop.errors import FaultyDataError
from kpi_desktop.schemes.model import Scheme
from kpi_desktop.scoring import rescore
from kpi_desktop.services.entries import Entry, as_incident
from kpi_desktop.services.months import ScoredMonth

_MOST = 3
"""So many criteria are tried for one person; those of the latest incidents."""


@dataclass(frozen=True, slots=True)
class Step:
    """One incident more of a criterion.

    Attributes:
        criterion: Its id.
        before: The person's month without it.
        after: And with it.
    """

    criterion: str
    before: PersonResult
    after: PersonResult


def watched(scheme: Scheme) -> frozenset[str]:
    """Ids of the criteria of which the n-th in a month, or what is beyond an allowance, brings something more."""
    found: set[str] = set()
    for owner in scheme.incident_criteria:
        if owner.excess is not None:
            found.add(owner.id)
        for escalation in owner.escalations:
            found |= {owner.id, *escalation.counts}
    return frozenset(found)


def steps(
    now: ScoredMonth, number: str, day: dt.date, entries: Sequence[Entry] = (), *, after: PersonResult | None = None
) -> tuple[Step, ...]:
    """What one more would bring a person, for each criterion that something more falls on.

    With entries of theirs that aren't logged yet, one more like the last of these is tried; without, one more like the
    latest logged of each criterion.

    Args:
        now: The month as it stands.
        number: Employee number.
        day: The day of what is tried.
        entries: What is being typed, all of that month.
        after: The person's month with these entries, where that is known already.
    """
    ids = watched(now.scheme)
    mine = [as_incident(entry) for entry in entries if entry.number == number]
    facts = replace(now.facts, incidents=(*now.facts.incidents, *mine))
    like = [mine[-1]] if mine else list(_latest(now.facts, number, ids))[:_MOST]
    like = [incident for incident in like if incident.criterion in ids]
    if not like:
        return ()
    before = after if mine and after is not None else now.of(number) if not mine else _scored(now, facts, number)
    if before is None:
        return ()
    found = (
        (one, _scored(now, replace(facts, incidents=(*facts.incidents, _again(one, day))), number)) for one in like
    )
    return tuple(Step(one.criterion, before, after) for one, after in found if after is not None)


def _latest(facts: Facts, number: str, ids: frozenset[str]) -> Iterator[Incident]:
    """The latest incident of each criterion, the newest first."""
    seen: set[str] = set()
    mine = [one for one in facts.incidents if one.employee == number and one.criterion in ids and not one.excused]
    for _, one in sorted(enumerate(mine), key=lambda placed: (placed[1].date, placed[0]), reverse=True):
        if one.criterion not in seen:
            seen.add(one.criterion)
            yield one


def _again(like: Incident, day: dt.date) -> Incident:
    return replace(like, date=max(day, like.date), occurred=None)


def _scored(now: ScoredMonth, facts: Facts, number: str) -> PersonResult | None:
    """The person's result with those facts; None where they can't be scored."""
    try:
        found = rescore(now.scheme, facts, now.result, {number}, now.plan)
    except FaultyDataError:
        return None
    return next((person for person in found.results if person.employee == number), None)
