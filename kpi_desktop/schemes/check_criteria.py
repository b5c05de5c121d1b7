"""Whether one criterion makes sense: its effects, bands, references and escalations."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from kpi_desktop.domain.interval import Interval
from kpi_desktop.domain.problems import Path
from kpi_desktop.domain.words import FieldValue, Message
from kpi_desktop.schemes.findings import Finding, fault, notice
from kpi_desktop.schemes.model import Band, Effect, Escalation, IncidentCriterion, Scheme


def criterion_findings(scheme: Scheme, criterion: IncidentCriterion, place: int) -> Iterator[Finding]:
    """What is wrong with a criterion, or worth knowing.

    Args:
        scheme: What it stands in.
        criterion: The criterion.
        place: Its place in the scheme; names it where several bear its id.
    """
    alone = sum(other.id == criterion.id for other in scheme.criteria) == 1
    path: Path = ("criteria", criterion.id if alone else place)
    yield from _references(scheme, criterion, path)
    yield from _effect(criterion, path)
    if criterion.marks is not None and criterion.marks <= 0:
        what = Message("{value} are no marks; more than 0 is allowed", {"value": criterion.marks})
        yield fault((*path, "marks"), what)
    yield from _bands(criterion, path)
    for index, escalation in enumerate(criterion.escalations):
        yield from _escalation(scheme, criterion, escalation, (*path, "escalations", index))
    if _does_nothing(criterion):
        what = Message("“{criterion}” does nothing: no points, money or flag", {"criterion": criterion.name})
        yield notice(path, what)


def _references(scheme: Scheme, criterion: IncidentCriterion, path: Path) -> Iterator[Finding]:
    if criterion.category is not None and scheme.category(criterion.category) is None:
        allowed = tuple(category.id for category in scheme.categories)
        fields: dict[str, FieldValue] = {"value": criterion.category, "allowed": allowed}
        none = Message("there is no category {value}; the scheme has none", fields)
        what = Message("there is no category {value}; there are: {allowed}", fields) if allowed else none
        yield fault((*path, "category"), what, ("categories",))
    posts = tuple(post.id for post in scheme.posts)
    for index, post in enumerate(criterion.posts):
        if post not in posts:
            fields = {"value": post, "allowed": posts}
            none = Message("there is no post {value}; the scheme has none", fields)
            what = Message("there is no post {value}; there are: {allowed}", fields) if posts else none
            yield fault((*path, "posts", index), what, ("posts",))


def _effect(effect: Effect, path: Path) -> Iterator[Finding]:
    """Points or a pick, not both; a pick from the mild end to the harsh one; money that is taken off."""
    if effect.points is not None and effect.pick is not None:
        what = Message("has both points and a range to pick from; keep one of them")
        yield fault((*path, "pick"), what, (*path, "points"))
    if effect.money is not None and effect.money > 0:
        what = Message("{value} would add to pay; money is taken off: 0 or a negative amount", {"value": effect.money})
        yield fault((*path, "money"), what)
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


def _bands(criterion: IncidentCriterion, path: Path) -> Iterator[Finding]:
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
        fields: dict[str, FieldValue] = {"value": criterion.unit}
        yield fault((*path, "unit"), Message('bands read minutes, not {value}; write unit = "minutes"', fields), here)
    for key in ("points", "pick", "money"):
        if getattr(criterion, key) is not None:
            yield fault((*path, key), Message("stands beside bands; every band has its own"), here)
    for index, band in enumerate(criterion.bands):
        yield from _effect(band, (*here, index))
        if band.points is None and band.pick is None and band.money is None:
            yield fault((*here, index), Message("says nothing; give it points, a range to pick from or money"))
        if band.minutes.low < 0:
            what = Message("{value} reaches below 0; minutes begin at 0", {"value": str(band.minutes)})
            yield fault((*here, index, "minutes"), what)
    yield from _neighbours(criterion, here)


def _neighbours(criterion: IncidentCriterion, path: Path) -> Iterator[Finding]:
    """Bands that overlap or leave a gap, in the order of their minutes."""
    ordered = sorted(
        enumerate(criterion.bands), key=lambda item: (item[1].minutes.low, not item[1].minutes.low_included)
    )
    if [index for index, _ in ordered] != list(range(len(ordered))):
        yield notice(
            path,
            Message("the bands of “{criterion}” aren't in the order of their minutes", {"criterion": criterion.name}),
        )
    reach = ordered[0][1]
    for index, band in ordered[1:]:
        fields: dict[str, FieldValue] = {"first": str(reach.minutes), "second": str(band.minutes)}
        gap = _between(reach.minutes, band.minutes)
        if gap is not None:
            fields["gap"] = str(gap)
            what = Message(
                "between {first} and {second} nothing is said of {gap}; let one end where the other begins", fields
            )
            yield fault((*path, index, "minutes"), what, path)
        elif _meet(reach.minutes, band.minutes):
            fields["overlap"] = str(_common(reach.minutes, band.minutes))
            what = Message("{first} and {second} overlap in {overlap}; let one end where the other begins", fields)
            yield fault((*path, index, "minutes"), what, path)
        reach = max(reach, band, key=_end)
    yield from _open_ends(criterion, ordered[0][1], reach, path)


def _open_ends(criterion: IncidentCriterion, first: Band, last: Band, path: Path) -> Iterator[Finding]:
    """Minutes below the first band or above the last one can't be logged."""
    if first.minutes.low > 0:
        fields: dict[str, FieldValue] = {"criterion": criterion.name, "minutes": first.minutes.low}
        yield notice(path, Message("“{criterion}” can't be logged below {minutes} min: no band begins at 0", fields))
    if last.minutes.high is not None:
        fields = {"criterion": criterion.name, "minutes": last.minutes.high}
        yield notice(
            path, Message("“{criterion}” can't be logged beyond {minutes} min: no band is open upwards", fields)
        )


def _end(band: Band) -> tuple[bool, Fraction, bool]:
    high = band.minutes.high
    return high is None, high or Fraction(0), band.minutes.high_included


def _between(first: Interval, second: Interval) -> Interval | None:
    """What lies after the first interval and before the second; None where they touch or meet."""
    if first.high is None or first.high > second.low:
        return None
    if first.high == second.low and (first.high_included or second.low_included):
        return None
    return Interval(first.high, second.low, not first.high_included, not second.low_included)


def _meet(first: Interval, second: Interval) -> bool:
    """Whether an interval reaches into one that begins no earlier."""
    if first.high is None or first.high > second.low:
        return True
    return first.high == second.low and first.high_included and second.low_included


def _common(first: Interval, second: Interval) -> Interval:
    """What two intervals that meet have in common; the second begins no earlier."""
    shorter = second if first.high is None or (second.high is not None and _inside(second, first)) else first
    return Interval(second.low, shorter.high, second.low_included, shorter.high_included)


def _inside(second: Interval, first: Interval) -> bool:
    return (second.high or 0, second.high_included) <= (first.high or 0, first.high_included)


def _escalation(scheme: Scheme, owner: IncidentCriterion, escalation: Escalation, path: Path) -> Iterator[Finding]:
    if escalation.points is None and escalation.money is None and escalation.flag is None:
        yield fault(path, Message("says nothing; give it points, money or a flag"))
    if escalation.money is not None and escalation.money > 0:
        what = Message(
            "{value} would add to pay; money is taken off: 0 or a negative amount", {"value": escalation.money}
        )
        yield fault((*path, "money"), what)
    if escalation.counts and owner.id not in escalation.counts:
        what = Message("{value} isn't counted itself; name it too", {"value": owner.id})
        yield fault((*path, "counts"), what)
    for index, other_id in enumerate(escalation.counts):
        other = scheme.incident_criterion(other_id)
        fields: dict[str, FieldValue] = {"value": other_id, "criterion": owner.id}
        here: Path = (*path, "counts", index)
        if other is None:
            yield fault(here, Message("there is no criterion {value}", fields), ("criteria",))
        elif other.category != owner.category:
            yield fault(
                here,
                Message("{value} is of another category than {criterion}; count what belongs together", fields),
                ("criteria",),
            )
        elif escalation.sums and other.unit != owner.unit:
            yield fault(
                here,
                Message("{value} is counted in another unit than {criterion}; sums want one unit", fields),
                ("criteria",),
            )


def _does_nothing(criterion: IncidentCriterion) -> bool:
    flagged = criterion.flag or criterion.grave_flag or criterion.escalations or criterion.bands
    return not (flagged or criterion.points or criterion.pick or criterion.money)
