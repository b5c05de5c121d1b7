"""Whether measures, ratings and settings fit a scheme and a pay plan: everything that is wrong with them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from fractions import Fraction
from typing import Final

from kpi_desktop.domain.facts import Employee, Facts, Measure, Rating
from kpi_desktop.domain.problems import Path, Problem, printable
from kpi_desktop.domain.words import FieldValue, Message
from kpi_desktop.schemes.model import RatingCriterion, Scheme
from kpi_desktop.schemes.vocabulary import PART, WHOLE, KnownMeasure, Vocabulary

_FEW: Final = 8
"""Most employee numbers that are told where one is wrong."""


def setting_faults(facts: Facts, known: Vocabulary) -> Iterator[Problem]:
    """Settings that nobody knows, are negative or divide by 0."""
    for key, value in facts.settings.items():
        path: Path = ("settings", key)
        fields: dict[str, FieldValue]
        setting = known.settings.get(key)
        if setting is None:
            fields = {"value": printable(key), "allowed": tuple(known.settings)}
            none = Message("the scheme knows no setting {value}; it has none", fields)
            several = Message("the scheme knows no setting {value}; it knows {allowed}", fields)
            yield Problem(path, several if known.settings else none)
        elif value < 0:
            yield Problem(path, Message("{value} is negative; 0 or more is allowed", {"value": value}))
        elif setting.above_zero and value == 0:
            fields = {"value": value, "setting": setting.name}
            yield Problem(path, Message("{value} can't be; “{setting}” divides: more than 0 is allowed", fields))


def measure_faults(facts: Facts, known: Vocabulary, people: Mapping[str, Employee]) -> Iterator[Problem]:
    """Measures of nobody, that nobody knows, twice, negative, or not going together."""
    given = {(one.employee, one.measure) for one in facts.measures if one.value is not None}
    seen: set[tuple[str, str]] = set()
    for index, one in enumerate(facts.measures):
        path: Path = ("measures", index)
        if one.employee not in people:
            yield unknown_employee(path, one.employee, people)
        measure = known.measures.get(one.measure) or known.counts.get(one.measure)
        if measure is None:
            yield _unknown((*path, "measure"), one.measure, known.names)
        if (one.employee, one.measure) in seen:
            yield _twice((*path, "measure"), one.measure, one.employee)
        seen.add((one.employee, one.measure))
        yield from _value(path, one.value, measure)
        if measure is not None and one.value is not None:
            yield from _together(path, one, measure, given)
    yield from _team_measures(facts, known)


def _team_measures(facts: Facts, known: Vocabulary) -> Iterator[Problem]:
    seen: set[str] = set()
    for index, one in enumerate(facts.team_measures):
        path: Path = ("team-measures", index)
        if one.measure not in known.team_measures:
            yield _unknown((*path, "measure"), one.measure, tuple(sorted(known.team_measures)))
        if one.measure in seen:
            what = Message("{value} stands there twice; every one needs its own", {"value": printable(one.measure)})
            yield Problem((*path, "measure"), what)
        seen.add(one.measure)
        yield from _value(path, one.value, None)


def _value(path: Path, value: Fraction | None, measure: KnownMeasure | None) -> Iterator[Problem]:
    if value is None:
        return
    if value < 0:
        yield Problem((*path, "value"), Message("{value} is negative; 0 or more is allowed", {"value": value}))
    elif measure is not None and measure.yes_no and value not in (0, 1):
        fields: dict[str, FieldValue] = {"value": value, "measure": measure.name}
        yield Problem((*path, "value"), Message("{value} can't be; “{measure}” is 1 where met, else 0", fields))


def _together(path: Path, one: Measure, measure: KnownMeasure, given: set[tuple[str, str]]) -> Iterator[Problem]:
    """Two counts go together, and not with the value that they make."""
    if one.measure == measure.id:
        return
    other = measure.id + (WHOLE if one.measure == measure.id + PART else PART)
    fields: dict[str, FieldValue] = {"value": one.measure, "other": other, "measure": measure.id}
    if (one.employee, other) not in given:
        yield Problem((*path, "measure"), Message("{value} stands without {other}; give both", fields))
    if (one.employee, measure.id) in given:
        what = Message("{value} stands beside {measure} itself; give the value or its two counts", fields)
        yield Problem((*path, "measure"), what)


def rating_faults(scheme: Scheme, facts: Facts, people: Mapping[str, Employee]) -> Iterator[Problem]:
    """Ratings of nobody, of what isn't rated, for another post, by others than asked for, or above the marks."""
    rated = {criterion.id: criterion for criterion in scheme.rating_criteria}
    for index, rating in enumerate(facts.ratings):
        path: Path = ("ratings", index)
        employee = people.get(rating.employee)
        if employee is None:
            yield unknown_employee(path, rating.employee, people)
        criterion = rated.get(rating.criterion)
        if criterion is None:
            fields: dict[str, FieldValue] = {"value": printable(rating.criterion), "allowed": tuple(rated)}
            what = Message("the scheme takes no ratings of {value}; it takes {allowed}", fields)
            if not rated:
                what = Message("the scheme takes no ratings of {value}; it takes none", fields)
            yield Problem((*path, "criterion"), what)
            continue
        if employee is not None and criterion.posts and employee.post not in criterion.posts:
            fields = {"criterion": criterion.name, "allowed": criterion.posts}
            yield Problem((*path, "criterion"), Message("“{criterion}” is only for the posts {allowed}", fields))
        yield from _score(path, rating.score, criterion)
        yield from _rater(path, rating, criterion)


def _score(path: Path, score: Fraction | None, criterion: RatingCriterion) -> Iterator[Problem]:
    if score is not None and not 0 <= score <= criterion.marks:
        fields: dict[str, FieldValue] = {"value": score, "criterion": criterion.name, "marks": criterion.marks}
        yield Problem((*path, "score"), Message("{value} is out of range; “{criterion}” takes 0 to {marks}", fields))


def _rater(path: Path, rating: Rating, criterion: RatingCriterion) -> Iterator[Problem]:
    known = tuple(rater.id for rater in criterion.raters)
    fields: dict[str, FieldValue] = {"criterion": criterion.name, "allowed": known}
    if rating.rater is None:
        if known:
            yield Problem((*path, "rater"), Message("missing; “{criterion}” is rated by {allowed}", fields))
        return
    fields["value"] = printable(rating.rater)
    if not known:
        yield Problem((*path, "rater"), Message("{value} can't stand here; “{criterion}” asks for no raters", fields))
    elif rating.rater not in known:
        yield Problem((*path, "rater"), Message("“{criterion}” knows no rater {value}; it knows {allowed}", fields))


def _unknown(path: Path, value: str, allowed: tuple[str, ...]) -> Problem:
    fields: dict[str, FieldValue] = {"value": printable(value), "allowed": allowed}
    if not allowed:
        return Problem(path, Message("the scheme knows no measure {value}; it takes none", fields))
    return Problem(path, Message("the scheme knows no measure {value}; it knows {allowed}", fields))


def _twice(path: Path, value: str, employee: str) -> Problem:
    fields: dict[str, FieldValue] = {"value": printable(value), "employee": printable(employee)}
    return Problem(path, Message("{value} of employee {employee} stands there twice; keep one of them", fields))


def unknown_employee(path: Path, value: str, people: Collection[str]) -> Problem:
    """The fault of a row that is about nobody; tells the first few numbers that there are."""
    people = [number for number in people if number]
    known = [printable(number) for number in people[:_FEW]]
    fields: dict[str, FieldValue] = {
        "value": printable(value), "allowed": (*known, "…") if len(people) > _FEW else tuple(known),
    }  # fmt: skip
    what = Message("nobody has the employee number {value}; there are {allowed}", fields)
    if not known:
        what = Message("nobody has the employee number {value}; employees is empty", fields)
    return Problem((*path, "employee"), what)
