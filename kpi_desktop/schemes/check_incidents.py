"""Whether a criterion scored from incidents makes sense: its effects, bands and what follows from it."""

from __future__ import annotations

from collections.abc import Iterator

from kpi_desktop.domain.interval import Interval
from kpi_desktop.domain.problems import Path
from kpi_desktop.domain.words import FieldValue, Message
from kpi_desktop.schemes.check_further import (
    adds_to_pay,
    conversion_findings,
    escalation_findings,
    excess_findings,
    falls_with,
)
from kpi_desktop.schemes.check_spans import furthest, in_order, neighbour_findings
from kpi_desktop.schemes.findings import Finding, fault, ids, notice
from kpi_desktop.schemes.model import Effect, IncidentCriterion, Scheme


def incident_findings(scheme: Scheme, criterion: IncidentCriterion, path: Path) -> Iterator[Finding]:
    """What is wrong with a criterion scored from incidents, or worth knowing.

    Args:
        scheme: What it stands in.
        criterion: The criterion.
        path: Where it stands.
    """
    yield from _effect(scheme, criterion, criterion, path)
    yield from _bands(scheme, criterion, path)
    for index, escalation in enumerate(criterion.escalations):
        here: Path = (*path, "escalations", index)
        yield from escalation_findings(scheme, criterion, escalation, here)
        if any(falls_with(criterion.id, escalation, other) for other in criterion.escalations[:index]):
            what = Message(
                "another escalation falls at {value} already; put both into one, or name another number",
                {"value": escalation.at},
            )
            yield fault((*here, "at"), what, (*path, "escalations"))
    if criterion.excess is not None:
        yield from excess_findings(criterion.excess, (*path, "excess"))
    if criterion.zeroes is not None:
        yield from _zeroes(scheme, criterion.zeroes, (*path, "zeroes"))
    if _does_nothing(criterion) and not _is_proposed(scheme, criterion):
        what = Message("“{criterion}” does nothing: no points, money or flag", {"criterion": criterion.name})
        yield notice(path, what)


def _zeroes(scheme: Scheme, zeroed: str, path: Path) -> Iterator[Finding]:
    measured = tuple(c.id for c in (*scheme.measure_criteria, *scheme.rating_criteria))
    if zeroed not in measured:
        fields: dict[str, FieldValue] = {"value": zeroed, "allowed": measured}
        what = Message("{value} is no measure or rating of the scheme; there are: {allowed}", fields)
        if not measured:
            what = Message("{value} is no measure or rating of the scheme; it has none", fields)
        yield fault(path, what, ids("criteria"))


def _effect(scheme: Scheme, owner: IncidentCriterion, effect: Effect, path: Path) -> Iterator[Finding]:
    """Points or a pick, not both; a pick from the mild end to the harsh one; money that is taken off."""
    if effect.points is not None and effect.pick is not None:
        what = Message("has both points and a range to pick from; keep one of them")
        yield fault((*path, "pick"), what, (*path, "points"))
    for key, taken in (("money", effect.money), ("day_wages", effect.day_wages)):
        if taken is not None and taken > 0:
            yield fault((*path, key), adds_to_pay(taken))
    if effect.converts is not None:
        yield from conversion_findings(scheme, owner, effect.converts, (*path, "converts"))
    if effect.pick is None:
        return
    mild, harsh = effect.pick
    fields: dict[str, FieldValue] = {"mild": mild, "harsh": harsh}
    if mild == harsh:
        what = Message("{mild} to {harsh} leaves nothing to pick; write it as points", fields)
    elif mild * harsh < 0:
        what = Message("{mild} to {harsh} both takes and gives; keep to one side of 0", fields)
    elif abs(mild) > abs(harsh):
        what = Message("{mild} to {harsh}: the end nearer 0 comes first", fields)
    else:
        return
    yield fault((*path, "pick"), what)


def _bands(scheme: Scheme, criterion: IncidentCriterion, path: Path) -> Iterator[Finding]:
    here: Path = (*path, "bands")
    if criterion.unit == "minutes" and not criterion.bands:
        yield fault(
            (*path, "unit"),
            Message("minutes are read by bands, and there are none; add bands or name another unit"),
            here,
        )
    if not criterion.bands:
        return
    if criterion.unit != "minutes":
        yield fault((*path, "unit"), Message("bands read minutes; name minutes as the unit, too"), here)
    for key in ("points", "pick", "money", "day_wages", "converts"):
        if getattr(criterion, key) is not None:
            yield fault((*path, key), Message("stands beside bands, each of which has its own; leave it out"), here)
    for index, band in enumerate(criterion.bands):
        yield from _effect(scheme, criterion, band, (*here, index))
        if not _says(band):
            yield fault((*here, index), Message("says nothing; give it points, a range to pick from or money"))
        if band.minutes.low < 0:
            what = Message("{value} reaches below 0; minutes begin at 0", {"value": str(band.minutes)})
            yield fault((*here, index, "minutes"), what)
    yield from _neighbours(criterion, here)


def _neighbours(criterion: IncidentCriterion, path: Path) -> Iterator[Finding]:
    """Bands that overlap or leave a gap, in the order of their minutes."""
    spans = [(index, band.minutes) for index, band in enumerate(criterion.bands)]
    ordered = in_order(spans)
    if ordered != spans:
        yield notice(
            path,
            Message("the bands of “{criterion}” aren't in the order of their minutes", {"criterion": criterion.name}),
        )
    yield from neighbour_findings(spans, path, "minutes")
    yield from _open_ends(criterion, ordered[0][1], furthest(spans), path)


def _open_ends(criterion: IncidentCriterion, first: Interval, last: Interval, path: Path) -> Iterator[Finding]:
    """Minutes below the first band or above the last one can't be logged."""
    if first.low > 0:
        fields: dict[str, FieldValue] = {"criterion": criterion.name, "minutes": first.low}
        yield notice(path, Message("“{criterion}” can't be logged below {minutes} min: no band begins at 0", fields))
    if last.high is not None:
        fields = {"criterion": criterion.name, "minutes": last.high}
        yield notice(
            path, Message("“{criterion}” can't be logged beyond {minutes} min: no band is open upwards", fields)
        )


def _says(effect: Effect) -> bool:
    parts = (effect.points, effect.pick, effect.money, effect.day_wages, effect.converts)
    return any(part is not None for part in parts)


def _is_proposed(scheme: Scheme, criterion: IncidentCriterion) -> bool:
    """Whether punch times propose it; then it says what happened, and needs no points."""
    hours = scheme.hours
    return hours is not None and criterion.id in {hours.late, hours.early, hours.absence}


def _does_nothing(criterion: IncidentCriterion) -> bool:
    flagged = criterion.flag or criterion.grave_flag or criterion.escalations or criterion.bands
    more = criterion.excess or criterion.zeroes or criterion.day_wages or criterion.converts
    return not (flagged or criterion.points or criterion.pick or criterion.money or more)
