"""Doubts about scores: figures that are missing, and scores close to a grade edge."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from kpi_desktop.domain.result import PersonResult
from kpi_desktop.domain.words import FieldValue, Label, Message
from kpi_desktop.schemes.pay_kinds import Wage
from kpi_desktop.schemes.pay_reads import components, day_wages_read, wages_needed
from kpi_desktop.scoring.pay.frame import wage_name
from kpi_desktop.services.doubt_types import Doubt, DoubtKind, doubt_id
from kpi_desktop.services.figure_types import Figures
from kpi_desktop.services.months import ScoredMonth

_CLOSE: Final = Fraction(1, 2)
"""A score this near to a grade edge, on either side, is in doubt."""

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
                    Message("{name}: {score} is within half a point of {edge}, between {above} and {below}", fields),
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
    names = {one.id: one.name or one.id for one in month.facts.employees}
    return tuple(names[number] for number in people)
