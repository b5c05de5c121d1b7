"""Every bound that a preset names is stood on in the months worked by hand: just below, on it, and just above."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

import pytest

from kpi_desktop import paths
from kpi_desktop.domain.interval import Interval
from kpi_desktop.schemes.library import preset_ids, preset_text
from kpi_desktop.schemes.model import ByBands, ByLine, Criterion, IncidentCriterion, MeasureCriterion, Scheme
from kpi_desktop.schemes.reading import load_scheme
from tests.goldens.cases import Data, paths_of, read

SCHEMES = paths.resources() / "schemes"
BESIDE = 1
"""How near to a bound a value stands that is just below or above it."""
Bound = tuple[str, Fraction]


def ends(name: str, spans: list[Interval]) -> Iterator[Bound]:
    """The ends of spans that one of them includes; what none includes is a fault to enter."""
    for span in spans:
        for end in (span.low, span.high):
            if end is not None and any(end in other for other in spans):
                yield name, end


def of_criterion(criterion: Criterion) -> Iterator[Bound]:
    if isinstance(criterion, IncidentCriterion):
        yield from ends(criterion.id, [band.minutes for band in criterion.bands])
    elif isinstance(criterion, MeasureCriterion) and isinstance(criterion.method, ByLine):
        yield from ((criterion.id, end) for end in (criterion.method.full_at, criterion.method.zero_at))
    elif isinstance(criterion, MeasureCriterion) and isinstance(criterion.method, ByBands):
        by_measure = defaultdict(list)
        for band in criterion.method.bands if criterion.method.of == "value" else ():
            by_measure[band.measure or criterion.id].append(band.values)
        for name, spans in by_measure.items():
            yield from ends(name, spans)


def entered(golden: Data) -> Iterator[Bound]:
    """Minutes and values of a month, by what they are of."""
    for one in golden.get("incidents", ()):
        if "minutes" in one and not one.get("excused") and not one.get("voided"):
            yield one["criterion"], Fraction(one["minutes"])
    yield from ((one["measure"], Fraction(one["value"])) for one in golden.get("measures", ()))
    for values in golden.get("measured", {}).values():
        yield from ((name, Fraction(value)) for name, value in values.items())


def scored(months: list[Data]) -> set[Decimal]:
    return {Decimal(person["score"]) for golden in months for person in golden["expected"].get("results", ())}


def uncovered(scheme: Scheme, months: list[Data]) -> Iterator[str]:
    values = defaultdict(set)
    for golden in months:
        for name, value in entered(golden):
            values[name].add(value)
    for name, bound in sorted({one for criterion in scheme.criteria for one in of_criterion(criterion)}):
        found = values[name]
        if bound not in found:
            yield f"{name} {bound}"
        if bound > 0 and not any(bound - BESIDE <= value < bound for value in found):
            yield f"{name} below {bound}"
        if not any(bound < value <= bound + BESIDE for value in found):
            yield f"{name} above {bound}"


def unreached(scheme: Scheme, months: list[Data]) -> Iterator[str]:
    """Grades and coefficients of which no score stands at the bound, or none one step below."""
    scores, step = scored(months), Decimal(1).scaleb(-scheme.decimals)
    begin = {grade.at_least for grade in scheme.grades} | {one.at_least for one in scheme.coefficients}
    for bound in sorted(begin - {Fraction(0)}):
        lowest = Decimal(bound.numerator) / bound.denominator
        yield from (f"score {score}" for score in (lowest, lowest - step) if score not in scores)


@pytest.mark.parametrize("name", preset_ids(SCHEMES))
def test_months_of_a_preset_stand_on_both_sides_of_every_bound(name: str) -> None:
    scheme = load_scheme(preset_text(SCHEMES, name))
    months = [golden for golden in map(read, paths_of(name)) if "faults" not in golden]
    assert [*uncovered(scheme, months), *unreached(scheme, months)] == []
