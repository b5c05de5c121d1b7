"""Whether criteria that are measured or rated make sense: what they read, and how it becomes points."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from kpi_desktop.domain.problems import Path
from kpi_desktop.domain.words import FieldValue, Message
from kpi_desktop.schemes.check_spans import Placed, furthest, in_order, neighbour_findings
from kpi_desktop.schemes.findings import Finding, fault, ids
from kpi_desktop.schemes.model import (
    ByBands,
    ByLine,
    ByTarget,
    ByValue,
    Formula,
    MeasureCriterion,
    RatingCriterion,
    Scheme,
)
from kpi_desktop.schemes.vocabulary import measures_read, settings_read, vocabulary

_HUNDRED = Fraction(100)


def measure_findings(scheme: Scheme, criterion: MeasureCriterion, path: Path) -> Iterator[Finding]:
    """What is wrong with a measure.

    Args:
        scheme: What it stands in.
        criterion: The criterion.
        path: Where it stands.
    """
    yield from _sources(scheme, criterion, path)
    method = criterion.method
    if criterion.marks is None and not isinstance(method, ByBands | ByValue):
        what = Message("missing; by this method values reach for full marks")
        yield fault((*path, "marks"), what)
    match method:
        case ByBands():
            yield from _bands(criterion, method, (*path, "method", "bands"))
        case ByLine() if method.full_at == method.zero_at:
            what = Message("full marks and no marks both stand at {value}; make them differ", {"value": method.full_at})
            yield fault((*path, "method", "zero_at"), what)
        case ByTarget():
            setting = next((one for one in scheme.settings if one.id == method.setting), None)
            if setting is not None and not setting.above_zero:
                what = Message("“{setting}” divides; say of it that 0 is a fault", {"setting": setting.name})
                yield fault(("settings", setting.id, "above_zero"), what, (*path, "method"))


def _sources(scheme: Scheme, criterion: MeasureCriterion, path: Path) -> Iterator[Finding]:
    """What it reads: one measure or a formula, and only what the scheme declares."""
    if criterion.formula is not None:
        for key in ("measure", "ratio"):
            if getattr(criterion, key) is not None:
                yield fault((*path, key), Message("stands beside a formula; keep one of them"), (*path, "formula"))
        yield from _formula(criterion.formula, (*path, "formula"))
    if criterion.measure is not None and criterion.ratio is not None:
        what = Message("stands beside another measure's id; declare the two counts with that measure")
        yield fault((*path, "ratio"), what, (*path, "measure"))
    known = vocabulary(scheme)
    for name in measures_read(criterion):
        if name not in known.measures:
            what = Message("there is no measure {value}; add it to the measures", {"value": name})
            yield fault((*path, *_reading(criterion)), what, ids("measures"), ids("criteria"))
    for name in settings_read(criterion):
        if name not in known.settings:
            what = Message("there is no figure {value}; add it to the figures that teams set", {"value": name})
            reading: Path = ("method", "setting") if criterion.formula is None else ("formula", "divide_by_setting")
            yield fault((*path, *reading), what, ids("settings"))


def _reading(criterion: MeasureCriterion) -> Path:
    """The key that names what a criterion reads."""
    if criterion.formula is not None:
        return ("formula", "terms")
    return ("method", "bands") if isinstance(criterion.method, ByBands) and criterion.measure is None else ("measure",)


def _formula(formula: Formula, path: Path) -> Iterator[Finding]:
    if not formula.terms:
        yield fault((*path, "terms"), Message("is empty; name at least one measure"))
    if formula.divide_by is not None and formula.divide_by_setting is not None:
        yield fault((*path, "divide_by"), Message("stands beside a figure of the team that divides; keep one of them"))
    if formula.divide_by == 0:
        yield fault((*path, "divide_by"), Message("{value} can't divide; name another number", {"value": Fraction(0)}))


def _bands(criterion: MeasureCriterion, method: ByBands, path: Path) -> Iterator[Finding]:
    if not method.bands:
        yield fault(path, Message("is empty; every value must have points"))
        return
    for index, band in enumerate(method.bands):
        if criterion.marks is not None and not 0 <= band.points <= criterion.marks:
            fields: dict[str, FieldValue] = {"value": band.points, "marks": criterion.marks}
            what = Message("{value} is out of range; 0 to the marks, {marks}, is allowed", fields)
            yield fault((*path, index, "points"), what, (*path[:-2], "marks"))
        if method.of == "team-mean" and band.measure is not None:
            what = Message("bands of the team's mean read the criterion's own value; leave the measure out")
            yield fault((*path, index, "measure"), what)
    measures = tuple(dict.fromkeys(band.measure for band in method.bands))
    for name in measures:
        spans = [(index, band.values) for index, band in enumerate(method.bands) if band.measure == name]
        last = name == measures[-1]
        yield from neighbour_findings(spans, path, "values", gaps=last)
        if last:
            yield from _ends(spans, path)


def _ends(spans: Sequence[Placed], path: Path) -> Iterator[Finding]:
    """Every value from 0 upwards has its points."""
    index, lowest = in_order(spans)[0]
    if lowest.low > 0 or not lowest.low_included:
        what = Message(
            "{value} leaves out what lies below; let the lowest begin with {example}",
            {"value": str(lowest), "example": "[0"},
        )
        yield fault((*path, index, "values"), what, path)
    if furthest(spans).high is not None:
        what = Message("no band is open upwards; let the highest end with {example}", {"example": "∞)"})
        yield fault(path, what)


def rating_findings(criterion: RatingCriterion, path: Path) -> Iterator[Finding]:
    """What is wrong with a rating.

    Args:
        criterion: The criterion.
        path: Where it stands.
    """
    spans = [(index, band.scores) for index, band in enumerate(criterion.bands)]
    for index, span in spans:
        if span.low < 0 or span.high is None or span.high > criterion.marks:
            fields: dict[str, FieldValue] = {"value": str(span), "marks": criterion.marks}
            what = Message("{value} reaches beyond the ratings, 0 to {marks}; keep it within them", fields)
            yield fault((*path, "bands", index, "scores"), what, (*path, "marks"))
    if spans:
        yield from neighbour_findings(spans, (*path, "bands"), "scores", gaps=False)
    yield from _raters(criterion, (*path, "raters"))


def _raters(criterion: RatingCriterion, path: Path) -> Iterator[Finding]:
    if not criterion.raters:
        return
    seen: set[str] = set()
    for index, rater in enumerate(criterion.raters):
        if rater.id in seen:
            what = Message("{value} stands there twice; every one needs its own", {"value": rater.id})
            yield fault((*path, index, "id"), what)
        seen.add(rater.id)
        if rater.weight <= 0:
            what = Message("{value} is no weight; more than 0 is allowed", {"value": rater.weight})
            yield fault((*path, index, "weight"), what)
    total = sum((rater.weight for rater in criterion.raters), Fraction(0))
    if total != _HUNDRED:
        what = Message("the weights of the raters add up to {sum} %, not to 100 %; make them", {"sum": total})
        yield fault(path, what)
