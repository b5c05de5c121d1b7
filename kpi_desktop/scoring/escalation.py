"""Escalations (累计加扣): what falls in addition on the n-th in a month."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from kpi_desktop.domain.result import Line, LineKind
from kpi_desktop.domain.words import FieldValue, Label, Message
from kpi_desktop.schemes.model import Escalation, IncidentCriterion, Scheme
from kpi_desktop.scoring.tally import Draft, Entry, Raised, Tally


def tally_escalations(scheme: Scheme, entries: Iterable[Entry], places: Mapping[str, int], tally: Tally) -> None:
    """Add what the n-th incidents of one person bring with them.

    Args:
        scheme: Says which criteria escalate.
        entries: The person's incidents by date, ties in entry order.
        places: The place of each criterion in the scheme.
        tally: Filled with lines, flags and money.
    """
    counting = [entry for entry in entries if entry.incident.counts]
    for criterion in scheme.criteria:
        for escalation in criterion.escalations:
            among = {criterion.id, *escalation.counts}
            names = tuple(other.name for other in scheme.criteria if other.id in among)
            for fall in _falls(escalation, [entry for entry in counting if entry.incident.criterion in among]):
                what = _words(criterion, escalation, names, fall.number)
                _add(criterion, escalation, fall, what, place=places[criterion.id] + len(places), tally=tally)


@dataclass(frozen=True, slots=True)
class _Fall:
    """The n-th was reached: with which incident, how often at once, and which number it was."""

    entry: Entry
    times: int
    number: int


def _falls(escalation: Escalation, entries: Iterable[Entry]) -> Iterator[_Fall]:
    reached = Fraction(0)
    for entry in entries:
        before = reached
        reached += entry.incident.quantity if escalation.sums else 1
        times = crossings(escalation, before, reached)
        if times:
            yield _Fall(entry, times, reached // escalation.at * escalation.at if escalation.repeats else escalation.at)


def crossings(escalation: Escalation, before: Fraction, after: Fraction) -> int:
    """How often the n-th was reached between two counts."""
    if escalation.repeats:
        return after // escalation.at - before // escalation.at
    return int(before < escalation.at <= after)


def _words(owner: IncidentCriterion, escalation: Escalation, names: tuple[Label, ...], number: int) -> Message:
    fields: dict[str, FieldValue] = {"criterion": names, "number": number}
    if not escalation.sums:
        return Message("{criterion}: number {number} this month", fields)
    match owner.unit:
        case "days":
            return Message("{criterion}: {number} days this month", fields)
        case "hours":
            return Message("{criterion}: {number} hours this month", fields)
        case "items":
            return Message("{criterion}: {number} items this month", fields)
        case "persons":
            return Message("{criterion}: {number} persons this month", fields)
        case _:
            return Message("{criterion}: {number} times this month", fields)


def _add(
    owner: IncidentCriterion, escalation: Escalation, fall: _Fall, what: Message, *, place: int, tally: Tally
) -> None:
    day, entry, times = fall.entry.incident.date, fall.entry, fall.times
    tally.money += (escalation.money or Fraction(0)) * times
    if escalation.flag is not None:
        order = (day, place, Fraction(escalation.at), Fraction(times))
        tally.raised.append(Raised(escalation.flag, order, Message("{date} {what}", {"date": day, "what": what})))
    if escalation.points is None and escalation.money is None:
        return
    line = Line(
        kind=LineKind.ESCALATION,
        category=owner.category,
        criterion=entry.incident.criterion,
        date=day,
        points=(escalation.points or Fraction(0)) * times,
        what=what,
        why=Message("on top of the single ones"),
        incident=entry.index,
    )
    tally.drafts.append(Draft(line, owner.id))
