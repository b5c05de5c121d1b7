"""What one criterion of a scheme gives for values that somebody tries, by the real scoring."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from kpi_desktop.domain.facts import Employee, Facts, Incident, Measure, Rating
from kpi_desktop.domain.interval import Interval
from kpi_desktop.domain.month import Month
from kpi_desktop.domain.problems import Problem
from kpi_desktop.domain.result import FlagKind, Line, LineKind
from kpi_desktop.domain.words import Label, Message
from kpi_desktop.errors import KpiError
from kpi_desktop.schemes.model import (
    ByBands,
    ByLine,
    Criterion,
    IncidentCriterion,
    MeasureCriterion,
    RatingCriterion,
    Scheme,
)
from kpi_desktop.schemes.vocabulary import PART, WHOLE, measures_read, settings_read, vocabulary
from kpi_desktop.scoring.month import score

MINUTES, QUANTITY, MEAN, SCORE = "minutes", "quantity", "mean", "score"
"""Names of values that aren't measures; those of measures, counts and settings are their ids."""

_MONTH = Month(2026, 1)
_OTHERS = 99
"""So many others make the team's mean what it is to be, without a value below 0."""
MOST_EDGES = 8


@dataclass(frozen=True, slots=True)
class Wanted:
    """A value that the criterion reads.

    Attributes:
        id: Its name in `tried`.
        name: What it is called; None where the criterion's own name says it.
        unit: Printed after it.
        usual: What to begin with.
    """

    id: str
    name: Label | Message | None = None
    unit: Label | Message | None = None
    usual: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Tried:
    """What came of it.

    Attributes:
        points: All its lines together, weighted; None where nothing could be scored.
        why: How, a sentence for each line; or why not.
        money: What it takes off pay, in yuan.
        flags: What it raises.
    """

    points: Fraction | None
    why: tuple[Message, ...]
    money: Fraction = Fraction(0)
    flags: tuple[FlagKind, ...] = ()


def wanted(scheme: Scheme, criterion: Criterion) -> tuple[Wanted, ...]:
    """The values that a criterion reads, in the order in which one would say them."""
    match criterion:
        case IncidentCriterion() if criterion.bands:
            return (Wanted(MINUTES, unit=Message("minutes"), usual=Fraction(7)),)
        case IncidentCriterion():
            return (Wanted(QUANTITY, usual=Fraction(1)),)
        case RatingCriterion():
            if not criterion.raters:
                return (Wanted(SCORE, usual=criterion.marks),)
            return tuple(Wanted(f"{SCORE}-{one.id}", one.name, usual=criterion.marks) for one in criterion.raters)
        case _:
            return tuple(_of_measure(scheme, criterion))


def _of_measure(scheme: Scheme, criterion: MeasureCriterion) -> Iterator[Wanted]:
    known = vocabulary(scheme)
    several = len(measures_read(criterion)) > 1 or criterion.formula is not None
    for name in measures_read(criterion):
        measure = known.measures.get(name)
        if measure is None:
            continue
        if measure.ratio is not None and measure.ratio.part is not None and measure.ratio.whole is not None:
            yield Wanted(name + PART, measure.ratio.part)
            yield Wanted(name + WHOLE, measure.ratio.whole)
        yield Wanted(name, measure.name if several or measure.ratio is not None else None, measure.unit)
    if isinstance(criterion.method, ByBands) and criterion.method.of == "team-mean":
        yield Wanted(MEAN, Message("the team's mean"), usual=Fraction(100))
    for name in settings_read(criterion):
        setting = known.settings.get(name)
        if setting is not None:
            yield Wanted(name, setting.name, setting.unit, setting.default)


def edges(criterion: Criterion) -> tuple[Fraction, ...]:
    """Values worth trying: each bound of its bands or line, and what lies beside it."""
    match criterion:
        case IncidentCriterion():
            found = span_edges([band.minutes for band in criterion.bands])
        case MeasureCriterion(formula=None, method=ByBands() as method) if method.of == "value":
            found = span_edges([band.values for band in method.bands if band.measure is None])
        case MeasureCriterion(formula=None, method=ByLine() as line):
            found = sorted({line.full_at, line.zero_at, (line.full_at + line.zero_at) / 2})
        case _:
            found = []
    return tuple(found[:MOST_EDGES])


def span_edges(spans: Sequence[Interval]) -> list[Fraction]:
    """The bounds of intervals that follow one another, and what lies beside each."""
    found: set[Fraction] = set()
    for span in spans:
        for end, included in ((span.low, span.low_included), (span.high, span.high_included)):
            if end is None or (end == 0 and len(spans) > 1):
                continue
            found.add(end)
            beside = end + 1 if (end is span.low) != included else end - 1
            if beside >= 0 and len(spans) > 1:
                found.add(beside)
    return sorted(found)


def tried(
    scheme: Scheme, faults: Sequence[Problem], criterion: Criterion, values: Mapping[str, Fraction | None]
) -> Tried:
    """Score one criterion for one person.

    Args:
        scheme: What can be read of the scheme.
        faults: What is wrong with it; a criterion with faults of its own isn't tried.
        criterion: The criterion.
        values: By the names that `wanted` gives; None and what is missing are left out.
    """
    if any(fault.path[:2] == ("criteria", criterion.id) for fault in faults):
        return Tried(None, (Message("It can be tried once its faults are mended."),))
    # Pay, flags from standing and quotas add nothing to a line, but may have faults of their own.
    alone = scheme.model_copy(update={"pay": (), "standing": (), "quotas": (), "pay_plan": None})
    try:
        result = score(alone, _facts(scheme, criterion, values))
    except KpiError as error:
        return Tried(None, tuple(problem.what for problem in error.problems) or (error.what,))
    person = result.results[0]
    lines = [line for line in person.lines if _belongs(line, criterion)]
    flags = tuple(flag.kind for flag in person.flags)
    money = sum((Fraction(part.amount) for part in person.pay.components), Fraction(0))
    if not lines or any(line.unscored for line in lines):
        return Tried(None, tuple(_said(lines)), money, flags)
    return Tried(sum((line.points for line in lines), Fraction(0)), tuple(_said(lines)), money, flags)


def _belongs(line: Line, criterion: Criterion) -> bool:
    return line.criterion == criterion.id or line.kind is LineKind.CONVERTED


def _said(lines: Sequence[Line]) -> Iterator[Message]:
    for line in lines:
        if line.why is not None:
            yield line.why


def _facts(scheme: Scheme, criterion: Criterion, values: Mapping[str, Fraction | None]) -> Facts:
    given = _given(values)
    post = criterion.posts[0] if criterion.posts else next((one.id for one in scheme.posts), None)
    me = Employee("1", post=post, day_wage=None)
    if isinstance(criterion, IncidentCriterion):
        minutes, quantity = given.get(MINUTES), given.get(QUANTITY, Fraction(1))
        one = Incident("1", _MONTH.first, criterion.id, minutes=minutes, quantity=quantity)
        return Facts(_MONTH, (me,), (one,))
    if isinstance(criterion, RatingCriterion):
        ratings = tuple(
            Rating("1", criterion.id, value, name.removeprefix(SCORE).removeprefix("-") or None)
            for name, value in given.items()
        )
        return Facts(_MONTH, (me,), ratings=ratings)
    settings = {name: value for name, value in given.items() if name in settings_read(criterion)}
    own = [Measure("1", name, value) for name, value in given.items() if name != MEAN and name not in settings]
    others = _others(given, own)
    people = (me, *(Employee(str(2 + place), post=post) for place in range(len(others))))
    beside = [Measure(str(2 + place), *other) for place, other in enumerate(others)]
    return Facts(_MONTH, people, measures=(*own, *beside), settings=settings)


def _given(values: Mapping[str, Fraction | None]) -> dict[str, Fraction]:
    """What was filled in; two counts stand for their measure, where both are there."""
    given = {name: value for name, value in values.items() if value is not None}
    for name in [name.removesuffix(WHOLE) for name in given if name.endswith(WHOLE)]:
        whole = name + PART in given
        for out in (name,) if whole else (name + PART, name + WHOLE):
            given.pop(out, None)
    return given


def _others(given: Mapping[str, Fraction], own: Sequence[Measure]) -> list[tuple[str, Fraction]]:
    """What others have, so that the mean over everyone is the one that is tried."""
    if MEAN not in given or len(own) != 1 or own[0].value is None:
        return []
    rest = (given[MEAN] * (_OTHERS + 1) - own[0].value) / _OTHERS
    return [(own[0].measure, max(rest, Fraction(0)))] * _OTHERS
