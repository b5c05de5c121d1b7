"""Small schemes and facts, built in a line."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from typing import Any

from kpi_desktop import paths
from kpi_desktop.domain.facts import Employee, Facts, Incident, Measure, Rating, Standing
from kpi_desktop.domain.month import Month
from kpi_desktop.domain.result import PersonResult, Result
from kpi_desktop.domain.words import Label
from kpi_desktop.schemes.check import check_scheme
from kpi_desktop.schemes.model import Criterion, IncidentCriterion, MeasureCriterion, RatingCriterion, Scheme
from kpi_desktop.texts import Translator
from tests.scoring.sound import score

EN = Translator("en", paths.resources() / "translations")


def criterion(name: str, **parts: Any) -> IncidentCriterion:
    label = {"zh": name, "en": name.capitalize()}
    return IncidentCriterion.model_validate({"id": name, "name": label, "clause": label, **parts})


def scheme_of(*criteria: Criterion, **parts: Any) -> Scheme:
    """A scheme in order; without categories unless they are given."""
    label = Label("方案", "Scheme")
    data = {"id": "made", "version": "1", "name": label, "about": label, "source": label, "criteria": criteria, **parts}
    scheme = Scheme.model_validate(data)
    assert check_scheme(scheme)[0] == ()
    return scheme


def incident(name: str, day: int = 1, **parts: Any) -> Incident:
    for key in ("minutes", "quantity", "points"):
        if key in parts:
            parts[key] = Fraction(parts[key])
    return Incident(parts.pop("employee", "E01"), date(2026, 10, day), name, **parts)


def facts_of(*incidents: Incident, post: str | None = None) -> Facts:
    return Facts(Month(2026, 10), (Employee("E01", post=post),), incidents)


def scored(scheme: Scheme, *incidents: Incident) -> PersonResult:
    return score(scheme, facts_of(*incidents)).results[0]


def told(person: PersonResult) -> list[tuple[str, str]]:
    """Points and reasons of the lines."""
    return [
        (str(line.points), EN.say(line.what) + (f": {EN.say(line.why)}" if line.why is not None else ""))
        for line in person.lines
    ]


def flagged(person: PersonResult) -> list[tuple[str, list[str]]]:
    return [(flag.kind.value, [EN.say(reason) for reason in flag.reasons]) for flag in person.flags]


def measure(name: str, method: dict[str, Any], **parts: Any) -> MeasureCriterion:
    label = {"zh": name, "en": name.capitalize()}
    data = {"id": name, "name": label, "clause": label, "kind": "measure", "method": method, **parts}
    return MeasureCriterion.model_validate(data)


def rating(name: str, marks: Any = 10, **parts: Any) -> RatingCriterion:
    label = {"zh": name, "en": name.capitalize()}
    data = {"id": name, "name": label, "clause": label, "kind": "rating", "marks": marks, **parts}
    return RatingCriterion.model_validate(data)


def declared(name: str, **parts: Any) -> dict[str, Any]:
    """A declared measure or setting."""
    return {"id": name, "name": {"zh": name, "en": name.capitalize()}, **parts}


def month_of(
    *people: Employee,
    measures: dict[str, dict[str, Any]] | None = None,
    ratings: Sequence[tuple[Any, ...]] = (),
    incidents: Sequence[Incident] = (),
    history: Sequence[Standing] = (),
    settings: dict[str, Any] | None = None,
) -> Facts:
    """Facts of October 2026; measures by person, ratings as (person, criterion, score, rater)."""
    return Facts(
        Month(2026, 10),
        people or (Employee("E01"),),
        tuple(incidents),
        tuple(
            Measure(person, name, None if value is None else Fraction(value))
            for person, values in (measures or {}).items()
            for name, value in values.items()
        ),
        ratings=tuple(Rating(person, name, Fraction(score), *rest) for person, name, score, *rest in ratings),
        history=tuple(history),
        settings={name: Fraction(value) for name, value in (settings or {}).items()},
    )


def measured(scheme: Scheme, **values: Any) -> PersonResult:
    """One person's result by measures; underlines of the names are hyphens."""
    named = {name.replace("_", "-"): value for name, value in values.items()}
    return score(scheme, month_of(measures={"E01": named})).results[0]


def noticed(result: Result) -> list[str]:
    return [f"{EN.say(notice.where)}: {EN.say(notice.what)}" for notice in result.notices]
