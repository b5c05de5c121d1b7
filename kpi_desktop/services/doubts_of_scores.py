"""Doubts about scores: figures that are missing, and scores close to a grade edge."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import Final

from kpi_desktop.domain.result import PersonResult
from kpi_desktop.domain.words import FieldValue, Label, Message
from kpi_desktop.schemes.pay_kinds import ByScore, Wage
from kpi_desktop.schemes.pay_reads import components, day_wages_read, wages_needed
from kpi_desktop.scoring.pay.frame import wage_name
from kpi_desktop.services.doubt_names import shown_name
from kpi_desktop.services.doubt_types import Doubt, DoubtKind, doubt_id
from kpi_desktop.services.figure_types import Figures
from kpi_desktop.services.months import ScoredMonth

_CLOSE: Final = Fraction(1, 2)
"""A score this near to a grade edge, on either side, is in doubt."""

_NEAR: Final = Fraction(1, 10)
"""Between narrow bands, no more than this part of their width is close."""

_ENTER: Final = Message("Enter what is missing, or say why it stays open.")


def near_an_edge(month: ScoredMonth) -> Iterator[Doubt]:
    """Scores within half a point of a grade edge; a score that nothing was taken off or added to is not in doubt."""
    edges = list(zip(month.scheme.grades, month.scheme.grades[1:], strict=False))
    for person in month.result.results:
        score = Fraction(person.score)
        for above, below in edges:
            if abs(score - above.at_least) <= _CLOSE and _anything_happened(person):
                fields: dict[str, FieldValue] = {
                    "name": _names(month, (person.employee,)),
                    "score": person.score,
                    "edge": above.at_least,
                    "above": above.name,
                    "below": below.name,
                }
                yield Doubt(
                    doubt_id(DoubtKind.EDGE, person.employee, person.score, above.at_least),
                    DoubtKind.EDGE,
                    (person.employee,),
                    Message(
                        "{name}: {score} is no more than half a point from {edge}, between {above} and {below}", fields
                    ),
                    Message("Go through the lines of the score once more, then say that it stands."),
                )


def near_an_edge_of_pay(month: ScoredMonth) -> Iterator[Doubt]:
    """Scores close to where a band of pay ends and no grade does; the narrower the bands, the closer it must be."""
    grades = {grade.at_least for grade in month.scheme.grades}
    for part in components(month.scheme, month.plan):
        if isinstance(part, ByScore):
            told = [edge for edge in _edges_of_pay(part) if edge.score not in grades]
            for person in month.result.results:
                score = Fraction(person.score) if part.decimals is None else person.raw
                if _anything_happened(person):
                    yield from (_by_an_edge(month, person, score, e) for e in told if abs(score - e.score) <= e.close)


@dataclass(frozen=True, slots=True)
class _EdgeOfPay:
    """Where a band of pay ends: the lowest score that reaches the upper one, and what counts as close to it."""

    score: Fraction
    at_least: Fraction
    close: Fraction
    component: Label


def _edges_of_pay(part: ByScore) -> Iterator[_EdgeOfPay]:
    """The edges of a component, as the score before the plan's own rounding meets them."""
    lowered = Fraction(0) if part.decimals is None else Fraction(1, 2 * 10**part.decimals)
    edges = [band.at_least for band in part.bands[:-1]]
    widths = [above - below for above, below in pairwise([band.at_least for band in part.bands])]
    for place, edge in enumerate(edges):
        narrower = min(widths[max(0, place - 1) : place + 1])
        yield _EdgeOfPay(edge - lowered, edge, min(_CLOSE, narrower * _NEAR), part.name)


def _by_an_edge(month: ScoredMonth, person: PersonResult, score: Fraction, edge: _EdgeOfPay) -> Doubt:
    fields: dict[str, FieldValue] = {
        "name": _names(month, (person.employee,)),
        "score": score,
        "edge": edge.score,
        "component": edge.component,
        "band": edge.at_least,
    }
    return Doubt(
        doubt_id(DoubtKind.PAY_EDGE, person.employee, score, edge.component.en, edge.score),
        DoubtKind.PAY_EDGE,
        (person.employee,),
        Message("{name}: {score} is close to {edge}, from which “{component}” is paid by the band from {band}", fields),
        Message("Go through the lines of the score once more, then say that it stands."),
    )


def _anything_happened(person: PersonResult) -> bool:
    return person.raw != person.start or any(line.points or line.unscored for line in person.lines)


def missing(month: ScoredMonth, figures: Figures) -> Iterator[Doubt]:
    """Measures, ratings, figures of the team and wages that something reads and nobody gave; one doubt for each."""
    told: set[tuple[str, str]] = set()
    for column in figures.columns:
        people = tuple(row.number for row in figures.people if column.id in row.missing)
        if people:
            told |= {(number, column.id) for number in people}
            yield _missing(month, column.id, column.name, people)
    for criterion in figures.rating_criteria:
        people = tuple(row.number for row in figures.people if criterion.id in row.unrated)
        if people:
            told |= {(number, criterion.id) for number in people}
            yield _missing(month, criterion.id, criterion.name, people)
    yield from _unscored(month, figures, told)
    for one in figures.team:
        if one.value is None and one.read_by:
            fields: dict[str, FieldValue] = {"figure": one.name}
            what = Message("“{figure}” of the team is missing", fields)
            yield Doubt(doubt_id(DoubtKind.MISSING, one.id), DoubtKind.MISSING, (), what, _ENTER, figure=one.id)
    yield from _wages(month)


def _unscored(month: ScoredMonth, figures: Figures, told: set[tuple[str, str]]) -> Iterator[Doubt]:
    """Criteria that stayed unscored though no single figure is to blame: a count of 0, a setting, one of several."""
    reads = {column.id: column.read_by for column in figures.columns}
    blamed = {(number, name) for number, figure in told for name in reads.get(figure, ())}
    found: dict[str, list[str]] = {}
    for person in month.result.results:
        for line in person.lines:
            criterion = month.scheme.criterion(line.criterion or "")
            if not line.unscored or criterion is None or (person.employee, criterion.id) in told:
                continue
            if (person.employee, criterion.name) not in blamed:
                found.setdefault(criterion.id, []).append(person.employee)
    for name, people in found.items():
        criterion = month.scheme.criterion(name)
        if criterion is not None:
            yield _missing(month, name, criterion.name, tuple(people))


def _wages(month: ScoredMonth) -> Iterator[Doubt]:
    needed: list[Wage] = []
    for part in components(month.scheme, month.plan):
        needed += [wage for wage in wages_needed(part) if wage not in needed]
    if day_wages_read(month.scheme) and "day-wage" not in needed:
        fined = {one.employee for one in month.facts.incidents if one.counts and _takes_day_wages(month, one.criterion)}
        people = tuple(one.id for one in month.facts.employees if one.day_wage is None and one.id in fined)
        if people:
            yield _missing(month, "day-wage", wage_name("day-wage"), people)
    for wage in needed:
        attribute = wage.replace("-", "_")
        people = tuple(one.id for one in month.facts.employees if getattr(one, attribute) is None)
        if people:
            yield _missing(month, wage, wage_name(wage), people)


def _takes_day_wages(month: ScoredMonth, criterion: str) -> bool:
    found = month.scheme.incident_criterion(criterion)
    return found is not None and any(one.day_wages is not None for one in (found, *found.bands))


def _missing(month: ScoredMonth, figure: str, name: Label | Message, people: tuple[str, ...]) -> Doubt:
    fields: dict[str, FieldValue] = {"figure": name, "people": _names(month, people), "count": len(people)}
    return Doubt(
        doubt_id(DoubtKind.MISSING, figure, *people),
        DoubtKind.MISSING,
        people,
        Message("“{figure}” is missing for {people} ({count})", fields),
        _ENTER,
        figure=figure,
    )


def _names(month: ScoredMonth, people: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(shown_name(month, number) for number in people)
