"""Incidents: fixed points, picks, bands over minutes, quantities, flags and money."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction

from kpi_desktop.domain.facts import Incident
from kpi_desktop.domain.problems import Notice
from kpi_desktop.domain.result import FlagKind, Line, LineKind
from kpi_desktop.domain.words import Message
from kpi_desktop.schemes.effects import effect_of, mildest
from kpi_desktop.schemes.model import Effect, IncidentCriterion
from kpi_desktop.scoring.tally import Draft, Entry, Raised, Tally
from kpi_desktop.scoring.wording import nothing_picked, what_happened, why_points


def tally_incidents(entries: Iterable[Entry], places: Mapping[str, int], tally: Tally) -> None:
    """Add what each incident of one person comes to.

    Args:
        entries: The person's incidents by date, ties in entry order.
        places: The place of each criterion in the scheme.
        tally: Filled with lines, flags, money and notices.
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
        _raise_flag(entry.incident, criterion, places[criterion.id], tally)
        first = counted_once.get(criterion.id)
        if first is None or first is entry:
            _count(entry, criterion, ordinals[criterion.id], tally)
        elif not _only_a_flag(effect_on(entry), _flag(entry.incident, criterion)):
            tally.drafts.append(_once_more(entry, criterion, ordinals[criterion.id], first))


def points_of(incident: Incident, effect: Effect) -> Fraction:
    """Signed points of one incident: the pick, or what counts where nothing was picked, per unit."""
    unit = incident.points if effect.pick is not None and incident.points is not None else mildest(effect)
    return unit * incident.quantity


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
        if entry.criterion is None or not (entry.criterion.once and entry.incident.counts):
            continue
        before = chosen.get(entry.criterion.id)
        if before is None or (before.incident.date == entry.incident.date and _weight(entry) > _weight(before)):
            chosen[entry.criterion.id] = entry
    return chosen


def _weight(entry: Entry) -> tuple[Fraction, Fraction, Fraction, Fraction, str]:
    incident, effect = entry.incident, effect_on(entry)
    points, money = points_of(incident, effect), (effect.money or Fraction(0)) * incident.quantity
    return abs(points), abs(money), incident.minutes or Fraction(0), incident.quantity, incident.note


def _raise_flag(incident: Incident, criterion: IncidentCriterion, place: int, tally: Tally) -> None:
    flag = _flag(incident, criterion)
    if flag is not None:
        what = Message("{date} {what}", {"date": incident.date, "what": what_happened(incident, criterion)})
        order = (incident.date, place, incident.minutes or Fraction(0), incident.quantity)
        tally.raised.append(Raised(flag, order, what))


def _flag(incident: Incident, criterion: IncidentCriterion) -> FlagKind | None:
    return criterion.grave_flag if incident.grave and criterion.grave_flag is not None else criterion.flag


def _count(entry: Entry, criterion: IncidentCriterion, ordinal: int, tally: Tally) -> None:
    incident, effect = entry.incident, effect_on(entry)
    tally.money += (effect.money or Fraction(0)) * incident.quantity
    if effect.pick is not None and incident.points is None:
        tally.notices.append(_pick_notice(incident, criterion, effect))
    if not _only_a_flag(effect, _flag(incident, criterion)):
        line = Line(
            kind=LineKind.INCIDENT,
            category=criterion.category,
            criterion=criterion.id,
            date=incident.date,
            points=points_of(incident, effect),
            what=what_happened(incident, criterion),
            why=why_points(incident, criterion, effect),
            note=incident.note,
            incident=entry.index,
            ordinal=ordinal,
        )
        tally.drafts.append(Draft(line, criterion.id))


def _only_a_flag(effect: Effect, flag: FlagKind | None) -> bool:
    return flag is not None and effect.points is None and effect.pick is None and effect.money is None


def _once_more(entry: Entry, criterion: IncidentCriterion, ordinal: int, first: Entry) -> Draft:
    line = Line(
        kind=LineKind.INCIDENT,
        category=criterion.category,
        criterion=criterion.id,
        date=entry.incident.date,
        points=Fraction(0),
        what=what_happened(entry.incident, criterion),
        why=Message("counts once a month; counted on {date}", {"date": first.incident.date}),
        note=entry.incident.note,
        incident=entry.index,
        ordinal=ordinal,
    )
    return Draft(line, criterion.id)


def _uncounted(entry: Entry) -> Draft:
    incident, criterion = entry.incident, entry.criterion
    line = Line(
        kind=LineKind.VOIDED if incident.voided else LineKind.EXCUSED,
        category=criterion.category if criterion is not None else None,
        criterion=incident.criterion,
        date=incident.date,
        points=Fraction(0),
        what=what_happened(incident, criterion),
        note=incident.note,
        incident=entry.index,
    )
    return Draft(line, incident.criterion)


def _pick_notice(incident: Incident, criterion: IncidentCriterion, effect: Effect) -> Notice:
    where = Message(
        "employee {employee}, criterion {criterion}", {"employee": incident.employee, "criterion": criterion.id}
    )
    return Notice(where, nothing_picked(incident, criterion, mildest(effect)), incident.employee, criterion.id)
