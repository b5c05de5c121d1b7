"""The month as a pure function: a scheme and facts into everyone's lines, score, rank, grade, flags and money."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from fractions import Fraction

from kpi_desktop.domain.facts import Facts, Rating, Standing
from kpi_desktop.domain.month import Month
from kpi_desktop.domain.numbers import round_half_up
from kpi_desktop.domain.problems import Notice
from kpi_desktop.domain.result import PayComponent, PersonResult, Result
from kpi_desktop.schemes.facts_check import check_facts, faulty_facts
from kpi_desktop.schemes.marks import Worth
from kpi_desktop.schemes.model import IncidentCriterion, Scheme
from kpi_desktop.schemes.pay_model import PayPlan
from kpi_desktop.schemes.vocabulary import vocabulary
from kpi_desktop.scoring.figures import Figures
from kpi_desktop.scoring.pay import with_pay
from kpi_desktop.scoring.person import Person, gathered, person
from kpi_desktop.scoring.standing import Stand, are_last, is_exempt, ranks, standing_flags
from kpi_desktop.scoring.tally import Entry, Frame, Raised

MONEY_PLACES = 2
"""Decimals of yuan."""

_AFTER_CRITERIA = 1_000_000
"""Place of flags from standing among those of one day."""


def score(scheme: Scheme, facts: Facts, plan: PayPlan | None = None) -> Result:
    """Score a month.

    Args:
        scheme: A scheme that passed its check.
        facts: The month; its people are told in this order.
        plan: The pay plan in force, if any; it passed its check, too.

    Raises:
        FaultyDataError: The facts don't fit the scheme; every fault is told and nothing is scored.
    """
    faults = check_facts(scheme, facts, plan)
    if faults:
        raise faulty_facts(faults)
    people = _people(scheme, facts)
    paid = with_pay(plan, scheme, facts, _placed(scheme, facts, people), _fines(scheme, people))
    return Result(
        scheme=scheme.id,
        scheme_version=scheme.version,
        month=facts.month,
        results=paid.results,
        notices=(*(notice for one in people for notice in one.notices), *paid.notices),
    )


def rescore(scheme: Scheme, facts: Facts, before: Result, whom: Collection[str], plan: PayPlan | None = None) -> Result:
    """What `score` would find, worked out anew for a few people only: fast enough for every key that is pressed.

    Where pay or flags of the month's end hang on everybody, everybody is worked out.

    Args:
        scheme: A scheme that passed its check.
        facts: The month, in which incidents of these people were added behind those that were there, taken away from
            their end, or changed.
        before: The result of the same scheme, plan and people as it was before.
        whom: Employee numbers of the people whose incidents were added, taken away or changed.
        plan: The pay plan in force, if any.

    Raises:
        FaultyDataError: As `score`.
    """
    theirs = tuple(incident for incident in facts.incidents if incident.employee in whom)
    together = plan is not None or scheme.pay or scheme.standing or _fined(scheme)
    if together or check_facts(scheme, replace(facts, incidents=theirs)):
        return score(scheme, facts, plan)  # which tells the faults by their places in the whole
    anew = {one.result.employee: one for one in _people(scheme, facts, whom)}
    results: list[PersonResult] = []
    notices: list[Notice] = []
    for known in before.results:
        one = anew.get(known.employee)
        results.append(replace(one.result, exempt=known.exempt, flags=gathered(one.raised)) if one else known)
        notices += one.notices if one else [n for n in before.notices if n.employee == known.employee]
    places = ranks([None if result.exempt else result.raw for result in results])
    placed = tuple(replace(result, rank=place) for result, place in zip(results, places, strict=True))
    return replace(before, results=placed, notices=tuple(notices))


def who_is_last(results: Sequence[PersonResult]) -> frozenset[str]:
    """The employee numbers of those with the worst rank, while somebody ranks above; ties are all last."""
    last = are_last([result.rank for result in results])
    return frozenset(result.employee for result, is_last in zip(results, last, strict=True) if is_last)


def _people(scheme: Scheme, facts: Facts, whom: Collection[str] | None = None) -> list[Person]:
    """Everyone, or a few, worked out one by one."""
    figures = Figures(facts, vocabulary(scheme))
    entries, ratings = _entries(scheme, facts, whom), _ratings(facts)
    places = {criterion.id: place for place, criterion in enumerate(scheme.criteria)}
    worths = {post: Worth(scheme, post) for post in dict.fromkeys(employee.post for employee in facts.employees)}
    return [
        person(
            Frame(scheme, worths[employee.post], employee, places),
            entries.get(employee.id, ()),
            ratings.get(employee.id, ()),
            figures,
        )
        for employee in facts.employees
        if whom is None or employee.id in whom
    ]


def _entries(scheme: Scheme, facts: Facts, whom: Collection[str] | None) -> dict[str, tuple[Entry, ...]]:
    """Each person's incidents by date, ties in entry order; of everyone, or of a few."""
    criteria = {criterion.id: criterion for criterion in scheme.incident_criteria}
    found: dict[str, list[Entry]] = {}
    for index, incident in enumerate(facts.incidents):
        if whom is None or incident.employee in whom:
            found.setdefault(incident.employee, []).append(Entry(index, incident, criteria.get(incident.criterion)))
    return {employee: tuple(sorted(entries, key=lambda entry: entry.order)) for employee, entries in found.items()}


def _ratings(facts: Facts) -> dict[str, list[Rating]]:
    found: dict[str, list[Rating]] = {}
    for rating in facts.ratings:
        if rating.score is None:
            continue
        found.setdefault(rating.employee, []).append(rating)
    return found


def _placed(scheme: Scheme, facts: Facts, people: Sequence[Person]) -> list[PersonResult]:
    """Everyone's result with rank and flags."""
    exempt = [is_exempt(scheme, employee, facts.month) for employee in facts.employees]
    places = ranks([None if out else one.result.raw for one, out in zip(people, exempt, strict=True)])
    results = []
    for one, place, out, last in zip(people, places, exempt, are_last(places), strict=True):
        stand = Stand(one.result.score, place, last, frozenset(raised.kind.value for raised in one.raised))
        before = [standing for standing in facts.history if standing.employee == one.result.employee]
        flags = gathered([*one.raised, *_from_standing(scheme, facts.month, stand, before)])
        results.append(replace(one.result, rank=place, exempt=out, flags=flags))
    return results


def _from_standing(scheme: Scheme, month: Month, stand: Stand, before: Sequence[Standing]) -> list[Raised]:
    """Flags that hold at the month's end, after what happened in it."""
    found = standing_flags(scheme.standing, month, stand, before)
    return [
        Raised(kind, (month.last, _AFTER_CRITERIA, (Fraction(place),)), reason)
        for place, (kind, reason) in enumerate(found)
    ]


def _fines(scheme: Scheme, people: Sequence[Person]) -> tuple[PayComponent, ...]:
    """Money taken off for incidents, for everyone where the scheme knows any."""
    if not _fined(scheme):
        return ()
    return tuple(
        PayComponent(
            "fines",
            round_half_up(sum((fine.amount for fine in one.fines), Fraction(0)), MONEY_PLACES),
            tuple(fine.what for fine in one.fines),
        )
        for one in people
    )


def _fined(scheme: Scheme) -> bool:
    return any(_takes_money(criterion) for criterion in scheme.incident_criteria)


def _takes_money(criterion: IncidentCriterion) -> bool:
    amounts = [amount for effect in (criterion, *criterion.bands) for amount in (effect.money, effect.day_wages)]
    amounts += [escalation.money for escalation in criterion.escalations]
    amounts += [criterion.excess.money] if criterion.excess is not None else []
    return any(amount is not None for amount in amounts)
