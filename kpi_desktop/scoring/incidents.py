"""Incidents: fixed points, picks, bands over minutes, quantities, flags, money and what they convert into."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from fractions import Fraction

from kpi_desktop.domain.facts import Incident
from kpi_desktop.domain.result import FlagKind, Line, LineKind
from kpi_desktop.domain.words import FieldValue, Message
from kpi_desktop.schemes.effects import effect_of, mildest, quantity_of
from kpi_desktop.schemes.model import Effect, IncidentCriterion
from kpi_desktop.scoring.conversion import convert, fine
from kpi_desktop.scoring.tally import Draft, Entry, Frame, Occurrence, Raised, Tally
from kpi_desktop.scoring.wording import converted, nothing_picked, weighted, what_happened, why_points

_NOTHING = Fraction(0)


def tally_incidents(entries: Iterable[Entry], frame: Frame, tally: Tally) -> None:
    """Add what each incident of one person comes to.

    Args:
        entries: The person's incidents by date, ties in entry order.
        frame: What they are held against.
        tally: Filled with lines, occurrences, flags, money and notices.
    """
    entries = tuple(entries)
    counted_once = _counted_once(entries)
    ordinals: dict[str, int] = {}
    for entry in entries:
        criterion = entry.criterion
        if criterion is None or not entry.incident.counts:
            tally.drafts.append(_uncounted(entry))
            continue
        ordinals[criterion.id] = ordinals.get(criterion.id, 0) + 1
        tally.occurrences.append(Occurrence(entry, criterion, quantity_of(criterion, entry.incident)))
        _raise_flag(entry.incident, criterion, frame.places[criterion.id], tally)
        first = counted_once.get(criterion.id)
        if first is None or first is entry:
            _count(entry, criterion, ordinals[criterion.id], frame, tally)
        elif not _only_a_flag(effect_on(entry), _flag(entry.incident, criterion)):
            tally.drafts.append(_once_more(entry, criterion, ordinals[criterion.id], first))


def points_of(entry: Entry, criterion: IncidentCriterion, effect: Effect) -> Fraction:
    """Signed points of one incident: the pick, or what counts where nothing was picked, per unit."""
    picked = entry.incident.points if effect.pick is not None else None
    return (mildest(effect) if picked is None else picked) * quantity_of(criterion, entry.incident)


def effect_on(entry: Entry) -> Effect:
    """The effect of a checked, counted incident."""
    effect = effect_of(entry.criterion, entry.incident.minutes) if entry.criterion is not None else None
    if effect is None:
        raise ValueError("the facts weren't checked against the scheme")
    return effect


def _counted_once(entries: Iterable[Entry]) -> dict[str, Entry]:
    """The one incident that counts, of each criterion that counts once a month.

    It is the earliest; among those of one day the heaviest, so that the order of entry decides nothing.
    """
    chosen: dict[str, Entry] = {}
    for entry in entries:
        criterion = entry.criterion
        if criterion is None or not (criterion.once and entry.incident.counts):
            continue
        before = chosen.get(criterion.id)
        if before is None or (
            before.incident.date == entry.incident.date and _weight(entry, criterion) > _weight(before, criterion)
        ):
            chosen[criterion.id] = entry
    return chosen


def _weight(entry: Entry, criterion: IncidentCriterion) -> tuple[Fraction | bool | str, ...]:
    """How heavy an incident is: by its points, then money, what it converts into, then all that a line tells."""
    incident, effect, quantity = entry.incident, effect_on(entry), quantity_of(criterion, entry.incident)
    derived = effect.converts.each if effect.converts is not None else _NOTHING
    sizes = (effect.money or _NOTHING, effect.day_wages or _NOTHING, derived)
    heavy = (abs(points_of(entry, criterion, effect)), *(abs(size * quantity) for size in sizes))
    told = (incident.grave, incident.points is not None)
    return *heavy, *told, incident.minutes or _NOTHING, incident.quantity, incident.note


def _raise_flag(incident: Incident, criterion: IncidentCriterion, place: int, tally: Tally) -> None:
    flag = _flag(incident, criterion)
    if flag is not None:
        what = Message("{date} {what}", {"date": incident.date, "what": what_happened(incident, criterion)})
        size = (incident.minutes or _NOTHING, incident.quantity, Fraction(incident.grave))
        tally.raised.append(Raised(flag, (incident.date, place, size), what))


def _flag(incident: Incident, criterion: IncidentCriterion) -> FlagKind | None:
    return criterion.grave_flag if incident.grave and criterion.grave_flag is not None else criterion.flag


def _count(entry: Entry, criterion: IncidentCriterion, ordinal: int, frame: Frame, tally: Tally) -> None:
    incident, effect = entry.incident, effect_on(entry)
    what, quantity = what_happened(incident, criterion), quantity_of(criterion, incident)
    fine(entry, effect, quantity, what, frame=frame, tally=tally)
    if effect.pick is not None and incident.points is None:
        tally.notices.append(frame.notice(criterion.id, nothing_picked(incident, criterion, mildest(effect))))
    why, before_derived = why_points(incident, criterion, effect), len(tally.drafts)
    if effect.converts is not None:
        why = converted(why, convert(entry, effect.converts, quantity, frame, tally))
    if not _only_a_flag(effect, _flag(incident, criterion)):
        line = _line(entry, criterion, what, why, ordinal=ordinal, effect=effect, frame=frame)
        tally.drafts.insert(before_derived, line)


def _line(
    entry: Entry,
    criterion: IncidentCriterion,
    what: Message,
    why: Message | None,
    *,
    ordinal: int,
    effect: Effect,
    frame: Frame,
) -> Draft:
    points = points_of(entry, criterion, effect)
    line = Line(
        kind=LineKind.INCIDENT,
        category=criterion.category,
        criterion=criterion.id,
        date=entry.incident.date,
        points=points * frame.worth.scale(criterion),
        what=what,
        why=weighted(why, points, criterion, frame.worth, frame.scheme),
        note=entry.incident.note,
        incident=entry.index,
        ordinal=ordinal,
    )
    return Draft(line, criterion.id)


def _only_a_flag(effect: Effect, flag: FlagKind | None) -> bool:
    does = (effect.points, effect.pick, effect.money, effect.day_wages, effect.converts)
    return flag is not None and all(part is None for part in does)


def _once_more(entry: Entry, criterion: IncidentCriterion, ordinal: int, first: Entry) -> Draft:
    why = Message("counts once a month; counted on {date}", {"date": first.incident.date})
    line = _bare(entry, LineKind.INCIDENT)
    return Draft(replace(line, why=why, ordinal=ordinal), criterion.id)


def _uncounted(entry: Entry) -> Draft:
    kind = LineKind.VOIDED if entry.incident.voided else LineKind.EXCUSED
    return Draft(_bare(entry, kind), entry.incident.criterion)


def _bare(entry: Entry, kind: LineKind) -> Line:
    """A line of 0 points."""
    incident, criterion = entry.incident, entry.criterion
    return Line(
        kind=kind,
        category=criterion.category if criterion is not None else None,
        criterion=incident.criterion,
        date=incident.date,
        points=_NOTHING,
        what=what_happened(incident, criterion),
        note=incident.note,
        incident=entry.index,
    )


def happened(entries: Iterable[Entry], zeroed: str) -> Message | None:
    """What makes the line of a measure or rating 0: the first incident that says so; None where none does."""
    for entry in entries:
        incident, criterion = entry.incident, entry.criterion
        if criterion is not None and incident.counts and criterion.zeroes == zeroed:
            fields: dict[str, FieldValue] = {"date": incident.date, "what": what_happened(incident, criterion)}
            return Message("0 because of {what} on {date}", fields)
    return None
