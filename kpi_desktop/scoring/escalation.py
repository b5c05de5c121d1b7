"""Escalations (累计加扣) and allowances: what falls in addition on the n-th in a month, or beyond an amount."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from kpi_desktop.domain.result import Line, LineKind
from kpi_desktop.domain.words import FieldValue, Message
from kpi_desktop.schemes.model import Escalation, Excess, IncidentCriterion
from kpi_desktop.scoring.conversion import convert, take
from kpi_desktop.scoring.tally import Draft, Frame, Occurrence, Raised, Tally
from kpi_desktop.scoring.wording import amount, converted, number_reached, units, weighted

_NOTHING = Fraction(0)


def tally_escalations(frame: Frame, tally: Tally) -> None:
    """Add what the n-th occurrences of one person bring with them, then what is beyond an allowance.

    What converts comes first, because what is derived counts elsewhere; nothing converts twice.

    Args:
        frame: What the occurrences are held against.
        tally: Holds the occurrences; filled with lines, flags, notices and money.
    """
    every = [(owner, escalation) for owner in frame.scheme.incident_criteria for escalation in owner.escalations]
    for owner, escalation in sorted(every, key=lambda pair: pair[1].converts is None):
        among = {owner.id, *escalation.counts}
        names = tuple(other.name for other in frame.scheme.criteria if other.id in among)
        found = [o for o in tally.occurrences if o.criterion.id in among and not (o.derived and escalation.logged_only)]
        for fall in _falls(escalation, sorted(found, key=_order)):
            what = number_reached(owner, names, fall.number, sums=escalation.sums)
            _add(owner, escalation, fall, what, frame=frame, tally=tally)
    for owner in frame.scheme.incident_criteria:
        if owner.excess is not None:
            _exceed(owner, owner.excess, frame, tally)


def _order(occurrence: Occurrence) -> tuple[date, int, bool]:
    return *occurrence.entry.order, occurrence.derived


def _size(occurrence: Occurrence) -> tuple[date, bool, Fraction]:
    """By date, then size: of a sum the order of entry decides nothing."""
    return occurrence.entry.incident.date, occurrence.derived, occurrence.quantity


@dataclass(frozen=True, slots=True)
class _Fall:
    """The n-th was reached: with which occurrence, how often at once, and which number it was."""

    occurrence: Occurrence
    times: int
    number: int


def _falls(escalation: Escalation, occurrences: Iterable[Occurrence]) -> Iterator[_Fall]:
    reached = _NOTHING
    for occurrence in occurrences:
        before = reached
        reached += occurrence.quantity if escalation.sums else 1
        times = crossings(escalation, before, reached)
        if times:
            number = reached // escalation.at * escalation.at if escalation.repeats else escalation.at
            yield _Fall(occurrence, times, number)


def crossings(escalation: Escalation, before: Fraction, after: Fraction) -> int:
    """How often the n-th was reached between two counts."""
    if escalation.repeats:
        return after // escalation.at - before // escalation.at
    return int(before < escalation.at <= after)


def _add(
    owner: IncidentCriterion, escalation: Escalation, fall: _Fall, what: Message, *, frame: Frame, tally: Tally
) -> None:
    entry, times = fall.occurrence.entry, fall.times
    day, place = entry.incident.date, frame.places[owner.id] + len(frame.places)
    take(day, (escalation.money or _NOTHING) * times, what, place, tally)
    why, before_derived = Message("on top of the single ones"), len(tally.drafts)
    if escalation.converts is not None:
        why = converted(None, convert(entry, escalation.converts, Fraction(times), frame, tally))
    if escalation.flag is not None:
        order = (day, place, (Fraction(escalation.at), Fraction(times)))
        tally.raised.append(Raised(escalation.flag, order, Message("{date} {what}", {"date": day, "what": what})))
    if escalation.notice:
        tally.notices.append(frame.notice(owner.id, Message("{date} {what}", {"date": day, "what": what})))
    points = (escalation.points or _NOTHING) * times
    if escalation.zero_score and tally.zeroed is None:
        zero = _draft(owner, fall.occurrence, _NOTHING, what, Message("the month's score is 0"))
        tally.zeroed = replace(zero.line, kind=LineKind.ZERO, category=None)
    if escalation.points is not None or escalation.money is not None or escalation.converts is not None:
        worded = weighted(why, points, owner, frame.worth, frame.scheme)
        line = _draft(owner, fall.occurrence, points * frame.worth.scale(owner), what, worded)
        tally.drafts.insert(before_derived, line)


def _exceed(owner: IncidentCriterion, excess: Excess, frame: Frame, tally: Tally) -> None:
    reached, place = _NOTHING, frame.places[owner.id] + 2 * len(frame.places)
    for occurrence in sorted((o for o in tally.occurrences if o.criterion.id == owner.id), key=_size):
        before = max(reached, excess.beyond)
        reached += occurrence.quantity
        beyond = reached - before
        if beyond <= 0:
            continue
        fields: dict[str, FieldValue] = {
            "what": amount(owner, beyond),
            "allowed": units(owner, excess.beyond),
        }
        what = Message("{what} beyond {allowed} this month", fields)
        take(occurrence.entry.incident.date, (excess.money or _NOTHING) * beyond, what, place, tally)
        if excess.points is not None:
            points = excess.points * beyond
            why = weighted(Message("on top of the single ones"), points, owner, frame.worth, frame.scheme)
            tally.drafts.append(_draft(owner, occurrence, points * frame.worth.scale(owner), what, why))


def _draft(
    owner: IncidentCriterion, occurrence: Occurrence, points: Fraction, what: Message, why: Message | None
) -> Draft:
    incident = occurrence.entry.incident
    line = Line(
        kind=LineKind.ESCALATION,
        category=owner.category,
        criterion=owner.id if occurrence.derived else incident.criterion,
        date=incident.date,
        points=points,
        what=what,
        why=why,
        incident=occurrence.entry.index,
    )
    return Draft(line, owner.id)
