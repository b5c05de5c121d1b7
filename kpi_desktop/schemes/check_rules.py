"""Whether the rules of the month make sense: grades, coefficients, standing, quotas, settings, hours."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from kpi_desktop.domain.problems import Path
from kpi_desktop.domain.words import FieldValue, Message
from kpi_desktop.schemes.check_further import no_criterion
from kpi_desktop.schemes.findings import Finding, fault, ids, notice, place_of
from kpi_desktop.schemes.model import Scheme, SeatHours
from kpi_desktop.schemes.pay_check_components import read_by, rule_findings
from kpi_desktop.schemes.vocabulary import measures_read, settings_read, vocabulary


def rules_findings(scheme: Scheme) -> Iterator[Finding]:
    """What is wrong with the rules beside the criteria, or worth knowing."""
    yield from _grades(scheme)
    yield from _coefficients(scheme)
    for place, rule in enumerate(scheme.standing):
        yield from rule_findings(rule, ("standing", place))
    yield from _quotas(scheme)
    yield from _settings(scheme)
    yield from _unread(scheme)
    if scheme.hours is not None:
        yield from _hours(scheme, scheme.hours)


def _grades(scheme: Scheme) -> Iterator[Finding]:
    """Grades from the best down to 0, so that every score has exactly one."""
    reads: Path = ("grades",)
    for place, (grade, above) in enumerate(zip(scheme.grades[1:], scheme.grades, strict=False), start=1):
        if grade.at_least >= above.at_least:
            fields: dict[str, FieldValue] = {"value": grade.at_least, "above": above.name, "at_least": above.at_least}
            what = Message(
                "{value} isn't below “{above}”, which begins at {at_least}; write the best grade first", fields
            )
            yield fault(("grades", place, "at_least"), what, reads)
    if scheme.grades and scheme.grades[-1].at_least != 0:
        lowest = scheme.grades[-1].at_least
        what = Message(
            "the lowest grade begins at {value}; it must begin at 0, so that every score has one", {"value": lowest}
        )
        yield fault(("grades", len(scheme.grades) - 1, "at_least"), what, reads)
    for place, grade in enumerate(scheme.grades):
        if scheme.cap is not None and grade.at_least > scheme.cap:
            fields = {"grade": grade.name, "cap": scheme.cap}
            yield notice(
                ("grades", place, "at_least"), Message("nobody reaches “{grade}”: scores end at {cap}", fields)
            )


def _coefficients(scheme: Scheme) -> Iterator[Finding]:
    """Coefficients from the best down to 0, so that every score has exactly one."""
    reads: Path = ("coefficients",)
    ends = [one.at_least for one in scheme.coefficients]
    for place, (end, above) in enumerate(zip(ends[1:], ends, strict=False), start=1):
        if end >= above:
            fields: dict[str, FieldValue] = {"value": end, "above": above}
            what = Message("{value} isn't below {above}; write the best band first", fields)
            yield fault(("coefficients", place, "at_least"), what, reads)
    if ends and ends[-1] != 0:
        what = Message("the lowest band begins at {value}; it must begin at 0", {"value": ends[-1]})
        yield fault(("coefficients", len(ends) - 1, "at_least"), what, reads)
    for place, one in enumerate(scheme.coefficients):
        if one.value < 0:
            what = Message("{value} is negative; 0 or more is allowed", {"value": one.value})
            yield fault(("coefficients", place, "value"), what)


def _quotas(scheme: Scheme) -> Iterator[Finding]:
    known = vocabulary(scheme).measures
    for place, quota in enumerate(scheme.quotas):
        path: Path = ("quotas", place)
        if quota.at_most is not None and quota.at_most < quota.at_least:
            fields: dict[str, FieldValue] = {"value": quota.at_most, "at_least": quota.at_least}
            what = Message("{value} lies below the least that there must be, {at_least}; raise it", fields)
            yield fault((*path, "at_most"), what)
        if quota.measure is None and not scheme.rating_criteria:
            yield fault((*path, "measure"), Message("missing; the scheme takes no ratings that could be counted"))
        if quota.measure is not None and quota.measure not in known:
            what = Message("there is no measure {value}; add it to the measures", {"value": quota.measure})
            yield fault((*path, "measure"), what, ids("measures"), ids("criteria"))


def _settings(scheme: Scheme) -> Iterator[Finding]:
    names = [setting.id for setting in scheme.settings]
    for place, setting in enumerate(scheme.settings):
        if setting.default is None:
            continue
        path: Path = (*place_of("settings", names, place), "default")
        if setting.default < 0:
            yield fault(path, Message("{value} is negative; 0 or more is allowed", {"value": setting.default}))
        if setting.above_zero and setting.default == 0:
            yield fault(path, Message("{value} can't divide; name another number", {"value": Fraction(0)}))


def _unread(scheme: Scheme) -> Iterator[Finding]:
    """What is declared and never read."""
    criteria = scheme.measure_criteria
    read = {name for c in criteria for name in (*measures_read(c), *settings_read(c))}
    read |= {quota.measure for quota in scheme.quotas if quota.measure is not None}
    read |= {name for component in scheme.pay for name in read_by(component)}
    for section, parts in (("measures", scheme.measures), ("settings", scheme.settings)):
        for name, called in {one.id: one.name for one in parts}.items():
            if name not in read:
                yield notice((section, name), Message("nothing in the scheme reads “{name}”", {"name": called}))


def _hours(scheme: Scheme, hours: SeatHours) -> Iterator[Finding]:
    logged = tuple(criterion.id for criterion in scheme.incident_criteria)
    for key in ("late", "early", "absence"):
        name = getattr(hours, key)
        if name not in logged:
            yield no_criterion(name, ("hours", key))
    ends = [time for stretch in hours.stretches for time in (stretch.start, stretch.end)]
    if not ends or ends != sorted(set(ends)):
        what = Message("times of day must follow one after the other: {value}", {"value": tuple(ends)})
        yield fault(("hours", "stretches"), what)
