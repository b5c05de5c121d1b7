"""The month as a pure function: a scheme and facts into everyone's lines, score, rank, grade, flags and money."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from kpi_desktop.domain.facts import Facts
from kpi_desktop.domain.numbers import round_half_up
from kpi_desktop.domain.problems import Notice
from kpi_desktop.domain.result import CategoryResult, Flag, FlagKind, Line, Pay, PayComponent, PersonResult, Result
from kpi_desktop.schemes.facts_check import check_facts, faulty_facts
from kpi_desktop.schemes.model import Scheme
from kpi_desktop.scoring.bounds import settle, within_marks, within_own_marks, within_score
from kpi_desktop.scoring.escalation import tally_escalations
from kpi_desktop.scoring.incidents import tally_incidents
from kpi_desktop.scoring.standing import grade_of, ranks
from kpi_desktop.scoring.tally import Draft, Entry, Raised, Tally

MONEY_PLACES = 2
"""Decimals of yuan."""


def score(scheme: Scheme, facts: Facts) -> Result:
    """Score a month.

    Args:
        scheme: A scheme that passed its check.
        facts: The month; its people are told in this order.

    Raises:
        FaultyDataError: The facts don't fit the scheme; every fault is told and nothing is scored.
    """
    faults = check_facts(scheme, facts)
    if faults:
        raise faulty_facts(faults)
    entries = _entries(scheme, facts)
    return _ranked(scheme, facts, [_person(scheme, one.id, entries.get(one.id, ())) for one in facts.employees])


def rescore(scheme: Scheme, facts: Facts, before: Result, whom: Collection[str]) -> Result:
    """What `score` would find, worked out anew for a few people only: fast enough for every key that is pressed.

    Args:
        scheme: A scheme that passed its check.
        facts: The month, in which incidents of these people were added behind those that were there, or were changed.
        before: The result of the same scheme and people as it was before.
        whom: Employee numbers of the people whose incidents were added or changed.

    Raises:
        FaultyDataError: As `score`.
    """
    theirs = tuple(incident for incident in facts.incidents if incident.employee in whom)
    if check_facts(scheme, replace(facts, incidents=theirs)):
        return score(scheme, facts)  # which tells the faults by their places in the whole
    entries = _entries(scheme, facts, whom)
    known = {person.employee: person for person in before.results}
    notices = {one: tuple(notice for notice in before.notices if notice.employee == one) for one in known}
    people = [
        _person(scheme, one.id, entries.get(one.id, ())) if one.id in whom else _Person(known[one.id], notices[one.id])
        for one in facts.employees
    ]
    return _ranked(scheme, facts, people)


def _ranked(scheme: Scheme, facts: Facts, people: Sequence[_Person]) -> Result:
    """Everyone side by side: all that depends on the others is the rank."""
    places = ranks([person.result.raw for person in people])
    return Result(
        scheme=scheme.id,
        scheme_version=scheme.version,
        month=facts.month,
        results=tuple(replace(person.result, rank=place) for person, place in zip(people, places, strict=True)),
        notices=tuple(notice for person in people for notice in person.notices),
    )


def _entries(scheme: Scheme, facts: Facts, whom: Collection[str] | None = None) -> dict[str, tuple[Entry, ...]]:
    """Each person's incidents by date, ties in entry order; of everyone, or of a few."""
    criteria = {criterion.id: criterion for criterion in scheme.criteria}
    found: dict[str, list[Entry]] = {}
    for index, incident in enumerate(facts.incidents):
        if whom is None or incident.employee in whom:
            found.setdefault(incident.employee, []).append(Entry(index, incident, criteria.get(incident.criterion)))
    return {employee: tuple(sorted(entries, key=lambda entry: entry.order)) for employee, entries in found.items()}


@dataclass(frozen=True, slots=True)
class _Person:
    """A person's result before the ranks are known."""

    result: PersonResult
    notices: tuple[Notice, ...]


def _person(scheme: Scheme, employee: str, entries: Sequence[Entry]) -> _Person:
    places = {criterion.id: place for place, criterion in enumerate(scheme.criteria)}
    tally = Tally()
    tally_incidents(entries, places, tally)
    tally_escalations(scheme, entries, places, tally)
    lines, raw = _bounded(scheme, tally.drafts)
    rounded = round_half_up(raw, scheme.decimals)
    result = PersonResult(
        employee=employee,
        score=rounded,
        raw=raw,
        start=scheme.base,
        grade=grade_of(scheme, rounded),
        rank=None,
        exempt=False,
        coefficient=None,
        categories=_category_results(scheme, lines),
        lines=lines,
        pay=_pay(scheme, tally.money),
        flags=_flags(tally.raised),
    )
    return _Person(result, tuple(tally.notices))


def _bounded(scheme: Scheme, drafts: Sequence[Draft]) -> tuple[tuple[Line, ...], Fraction]:
    """All lines in their order with settled points, floors and the cap among them; and the exact score."""
    lines: list[Line] = []
    for category in (*scheme.categories, None):
        name = category.id if category is not None else None
        own = sorted((d for d in drafts if d.line.category == name), key=_place)
        lines += [draft.line for draft in own]
        floors = within_own_marks(scheme, name, own)
        lines += floors
        if category is not None:
            bite = within_marks(category, [*(d.line.points for d in own), *(line.points for line in floors)])
            lines += [bite] if bite is not None else []
    raw = scheme.base + sum((line.points for line in lines), Fraction(0))
    bite = within_score(scheme, raw)
    if bite is not None:
        lines.append(bite)
        raw += bite.points
    settled = settle([line.points for line in lines])
    return tuple(replace(line, points=points) for line, points in zip(lines, settled, strict=True)), raw


def _place(draft: Draft) -> tuple[object, ...]:
    """By date then entry; an escalation follows the incident on which it falls (sorting is stable)."""
    return draft.line.date, draft.line.incident


def _category_results(scheme: Scheme, lines: Sequence[Line]) -> tuple[CategoryResult, ...]:
    return tuple(
        CategoryResult(
            category.id, category.marks, sum((li.points for li in lines if li.category == category.id), start)
        )
        for category in scheme.categories
        for start in (category.marks or Fraction(0),)
    )


def _pay(scheme: Scheme, money: Fraction) -> Pay:
    """Fines, for everyone where the scheme knows any."""
    known = any(
        any(effect.money is not None for effect in (criterion, *criterion.bands))
        or any(escalation.money is not None for escalation in criterion.escalations)
        for criterion in scheme.criteria
    )
    return Pay(None, (PayComponent("fines", round_half_up(money, MONEY_PLACES)),) if known else ())


def _flags(raised: Sequence[Raised]) -> tuple[Flag, ...]:
    by_kind: Mapping[FlagKind, list[Raised]] = {kind: [r for r in raised if r.kind is kind] for kind in FlagKind}
    return tuple(
        Flag(kind, tuple(r.reason for r in sorted(found, key=lambda r: r.order)))
        for kind, found in by_kind.items()
        if found
    )
