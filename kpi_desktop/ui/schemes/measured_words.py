"""How measures and ratings are written for whoever reads the scheme: when what is reached, where the value is from."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from kpi_desktop.domain.words import Label
from kpi_desktop.schemes.model import (
    ByBands,
    ByLine,
    ByTarget,
    ByYesNo,
    MeasureCriterion,
    RatingCriterion,
    Scheme,
)
from kpi_desktop.schemes.vocabulary import vocabulary
from kpi_desktop.schemes.wording import in_unit, span_words
from kpi_desktop.texts import Translator

_PER_CENT = Label("%", "%")


def reached(criterion: MeasureCriterion | RatingCriterion, tr: Translator) -> Iterator[tuple[str, Fraction | None]]:
    """What a value or rating gives, a step each: when, and the points; None where the words say them."""
    if isinstance(criterion, RatingCriterion):
        yield from ((f"{tr.say(span_words(one.scores))}: {tr.label(one.what)}", None) for one in criterion.bands)
        return
    marks, unit, method = criterion.marks or Fraction(0), criterion.unit, criterion.method
    match method:
        case ByBands():
            unit = _PER_CENT if method.of == "team-mean" else unit
            for band in method.bands:
                name = f"{band.measure} " if band.measure is not None else ""
                yield name + tr.say(span_words(band.values, unit)), band.points
        case ByLine():
            yield tr.say(in_unit(method.full_at, unit)), marks
            yield tr.t("linear between them"), None
            yield tr.say(in_unit(method.zero_at, unit)), Fraction(0)
        case ByTarget():
            yield tr.t("value / target “{setting}” × marks, at most the marks", setting=method.setting), None
        case ByYesNo():
            yield tr.t("met"), marks
            yield tr.t("not met"), Fraction(0)
        case _:
            yield tr.t("for each unit of the value"), method.each


def sources(criterion: MeasureCriterion | RatingCriterion, scheme: Scheme, tr: Translator) -> Iterator[str]:
    """Where the value comes from, a sentence each."""
    if isinstance(criterion, RatingCriterion):
        yield tr.t("Rated from 0 to {marks}; the mean of the month's ratings counts", marks=criterion.marks)
        if criterion.raters:
            named = tuple(f"{tr.label(one.name)} {tr.say(in_unit(one.weight, _PER_CENT))}" for one in criterion.raters)
            yield tr.t("Raters: {raters}", raters=named)
        return
    known = vocabulary(scheme).measures
    if criterion.formula is not None:
        names = tuple(known[one.measure].name for one in criterion.formula.terms if one.measure in known)
        yield tr.t("Reckoned from: {measures}", measures=names)
    elif criterion.ratio is not None and criterion.ratio.part is not None and criterion.ratio.whole is not None:
        yield tr.t("{part} / {whole}", part=criterion.ratio.part, whole=criterion.ratio.whole)
    if isinstance(criterion.method, ByBands) and criterion.method.of == "team-mean":
        yield tr.t("Held against the team's mean, in per cent of it")


def worth(criterion: MeasureCriterion | RatingCriterion, tr: Translator) -> str:
    """What it is worth in the fewest words: its weight, else its marks."""
    if criterion.weight is not None:
        return tr.say(in_unit(criterion.weight, _PER_CENT))
    return tr.t("{marks} marks", marks=criterion.marks) if criterion.marks is not None else tr.t("no marks")
