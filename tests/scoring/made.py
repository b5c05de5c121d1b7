"""Small schemes and facts, built in a line."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

from kpi_desktop import paths
from kpi_desktop.domain.facts import Employee, Facts, Incident
from kpi_desktop.domain.month import Month
from kpi_desktop.domain.result import PersonResult
from kpi_desktop.domain.words import Label
from kpi_desktop.schemes.check import check_scheme
from kpi_desktop.schemes.model import IncidentCriterion, Scheme
from kpi_desktop.scoring import score
from kpi_desktop.texts import Translator

EN = Translator("en", paths.resources() / "translations")


def criterion(name: str, **parts: Any) -> IncidentCriterion:
    label = {"zh": name, "en": name.capitalize()}
    return IncidentCriterion.model_validate({"id": name, "name": label, "clause": label, **parts})


def scheme_of(*criteria: IncidentCriterion, **parts: Any) -> Scheme:
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
