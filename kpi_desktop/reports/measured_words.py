"""How a measure or rating becomes points, in a few plain sentences."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction

from kpi_desktop.domain.numbers import plain
from kpi_desktop.domain.words import FieldValue, Label
from kpi_desktop.schemes.model import (
    ByBands,
    ByLine,
    ByTarget,
    ByValue,
    ByYesNo,
    Formula,
    MeasureCriterion,
    RatingCriterion,
    Ratio,
    Scheme,
    Term,
    ValueBand,
)
from kpi_desktop.schemes.vocabulary import KnownMeasure, vocabulary
from kpi_desktop.schemes.wording import in_unit, span_words
from kpi_desktop.texts import Translator

_PER_CENT = Label("%", "%")


def measure_words(criterion: MeasureCriterion, scheme: Scheme, tr: Translator) -> list[str]:
    """Where the value comes from, and how it becomes points."""
    said = [
        tr.t("Measured; full marks {marks}", marks=criterion.marks) if criterion.marks is not None else tr.t("Measured")
    ]
    return [*said, *value_words(criterion, scheme, tr), *method_words(criterion, scheme, tr)]


def value_words(criterion: MeasureCriterion, scheme: Scheme, tr: Translator) -> list[str]:
    """What the value is reckoned from, where it isn't simply given."""
    said = []
    if criterion.formula is not None:
        said.append(tr.t("Value: {formula}", formula=_formula(criterion.formula, scheme, tr)))
    if criterion.ratio is not None:
        said.append(ratio_words(criterion.ratio, tr))
    return said


def steps(criterion: MeasureCriterion, scheme: Scheme, tr: Translator) -> Iterator[tuple[str, Fraction | None]]:
    """What a value gives, a step each: when, and the points; None where the words say them."""
    marks, unit, method = criterion.marks or Fraction(0), criterion.unit, criterion.method
    match method:
        case ByBands():
            known = vocabulary(scheme).measures
            yield from ((_when(band, method, unit, known, tr), band.points) for band in method.bands)
        case ByLine():
            yield tr.say(in_unit(method.full_at, unit)), marks
            yield tr.t("in proportion between them"), None
            yield tr.say(in_unit(method.zero_at, unit)), Fraction(0)
        case ByYesNo():
            yield tr.t("met"), marks
            yield tr.t("not met"), Fraction(0)
        case _:
            yield from ((one, None) for one in method_words(criterion, scheme, tr))


def ratio_words(ratio: Ratio, tr: Translator) -> str:
    """How two counts make a value."""
    part = ratio.part if ratio.part is not None else tr.t("part")
    whole = ratio.whole if ratio.whole is not None else tr.t("whole")
    if ratio.times == 1:
        return tr.t("Or as two counts: {part} / {whole}", part=part, whole=whole)
    return tr.t("Or as two counts: {part} / {whole} × {times}", part=part, whole=whole, times=ratio.times)


def method_words(criterion: MeasureCriterion, scheme: Scheme, tr: Translator) -> list[str]:
    """How the value becomes points."""
    method, marks = criterion.method, criterion.marks or Fraction(0)
    match method:
        case ByBands():
            bands = steps(criterion, scheme, tr)
            return [tr.t("{band}: {points}", band=when, points=points or Fraction(0)) for when, points in bands]
        case ByLine():
            return [_line(method, criterion, marks, tr)]
        case ByTarget():
            target = next((one.name for one in scheme.settings if one.id == method.setting), method.setting)
            return [tr.t("Value / “{target}” × {marks}, at most {marks}", target=target, marks=marks)]
        case ByYesNo():
            return [tr.t("1 (met): {marks}; 0 (not met): 0", marks=marks)]
        case ByValue():
            return [tr.t("The value is the points") if method.each == 1 else tr.t("Value × {each}", each=method.each)]


def _line(method: ByLine, criterion: MeasureCriterion, marks: Fraction, tr: Translator) -> str:
    fields: dict[str, FieldValue] = {
        "full": in_unit(method.full_at, criterion.unit),
        "zero": in_unit(method.zero_at, criterion.unit),
        "marks": marks,
    }
    if method.full_at < method.zero_at:
        return tr.t("{marks} up to {full}, 0 from {zero} on, in proportion between them", **fields)
    return tr.t("{marks} from {full} on, 0 up to {zero}, in proportion between them", **fields)


def _when(
    band: ValueBand, method: ByBands, own: Label | None, known: Mapping[str, KnownMeasure], tr: Translator
) -> str:
    """The values that a band is for, and of what, where it isn't the criterion's own value."""
    one = known.get(band.measure) if band.measure is not None else None
    unit = _PER_CENT if method.of == "team-mean" else one.unit if one is not None else own
    values = span_words(band.values, unit)
    if one is not None:
        return tr.t("{measure} {band}", measure=one.name, band=values)
    if method.of == "team-mean":
        return tr.t("{band} of the team's mean", band=values)
    return tr.say(values)


def _formula(formula: Formula, scheme: Scheme, tr: Translator) -> str:
    known = vocabulary(scheme).measures
    text = " ".join(
        _term(term, tr.label(known[term.measure].name), first=not place) for place, term in enumerate(formula.terms)
    )
    if formula.plus:
        sign = "+" if formula.plus > 0 else "−"
        text = f"{text} {sign} {plain(abs(formula.plus))}"
    divisor = plain(formula.divide_by) if formula.divide_by is not None else ""
    if formula.divide_by_setting is not None:
        divisor = next((tr.label(one.name) for one in scheme.settings if one.id == formula.divide_by_setting), "")
    text = f"({text}) / {divisor}" if divisor else text
    return text if formula.times == 1 else f"{text} × {plain(formula.times)}"


def _term(term: Term, name: str, *, first: bool) -> str:
    text = name if abs(term.times) == 1 else f"{plain(abs(term.times))} × {name}"
    if first and term.times > 0:
        return text
    return f"{'+' if term.times > 0 else '−'} {text}"


def rating_words(criterion: RatingCriterion, tr: Translator) -> list[str]:
    """The range of a rating, who rates, and its bands."""
    bands = [tr.t("{band}: {what}", band=span_words(band.scores), what=band.what) for band in criterion.bands]
    return [*rated_words(criterion, tr), *bands]


def rated_words(criterion: RatingCriterion, tr: Translator) -> list[str]:
    """The range of a rating and who rates."""
    said = [tr.t("Rated 0 to {marks}; the mean of the month's ratings counts", marks=criterion.marks)]
    if criterion.raters:
        raters = tuple(tr.t("{rater} {weight} %", rater=one.name, weight=one.weight) for one in criterion.raters)
        said.append(tr.t("Each side by itself, then weighted: {raters}", raters=raters))
    return said
