"""Whether a scheme makes sense: everything that is wrong with it, and everything worth knowing, at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

from kpi_desktop.domain.problems import Path, Problem
from kpi_desktop.domain.words import FieldValue, Message
from kpi_desktop.schemes.check_criteria import criterion_findings
from kpi_desktop.schemes.findings import Finding, fault, notice
from kpi_desktop.schemes.model import IncidentCriterion, Scheme, as_data

FULL_MARKS = Fraction(100)
"""What marks add up to in a hundred-point assessment; another sum is worth a word."""


def check_scheme(scheme: Scheme) -> tuple[tuple[Problem, ...], tuple[Problem, ...]]:
    """Find what is wrong with a scheme.

    Returns:
        The faults, with which it can't be put in force, and the notices, which its reader should know.
    """
    found = tuple(_findings(scheme))
    return (
        tuple(finding.problem for finding in found if finding.is_fault),
        tuple(finding.problem for finding in found if not finding.is_fault),
    )


def faults_besides(scheme: Scheme, mended: Iterable[Path]) -> tuple[Problem, ...]:
    """The faults of a scheme that stand whatever the parts look like that were mended to read it at all."""
    mended = tuple(mended)
    return tuple(
        finding.problem
        for finding in _findings(scheme)
        if finding.is_fault and not any(_touch(read, part) for read in finding.reads for part in mended)
    )


def _touch(one: Path, other: Path) -> bool:
    length = min(len(one), len(other))
    return one[:length] == other[:length]


def _findings(scheme: Scheme) -> Iterator[Finding]:
    yield from _twice(scheme)
    yield from _marks(scheme)
    for place, criterion in enumerate(scheme.criteria):
        if isinstance(criterion, IncidentCriterion):
            yield from criterion_findings(scheme, criterion, place)
    yield from _marks_within(scheme)
    yield from _grades(scheme)
    yield from _assumed(scheme)


def _twice(scheme: Scheme) -> Iterator[Finding]:
    """Names that stand for one thing each."""
    parts = {
        "categories": [("id", part.id) for part in scheme.categories],
        "criteria": [("id", part.id) for part in scheme.criteria],
        "posts": [("id", part.id) for part in scheme.posts],
        "grades": [("name", part.name.zh) for part in scheme.grades],
    }
    codes = {
        "categories": [("code", category.code) for category in scheme.categories],
        "criteria": [("code", criterion.code) for criterion in scheme.criteria],
    }
    for group in (parts, codes):
        for section, names in group.items():
            seen: set[str] = set()
            for place, (key, name) in enumerate(names):
                if name and name in seen:
                    what = Message("{value} stands there twice; every one needs its own", {"value": name})
                    yield fault((section, place, key), what)
                seen.add(name)


def _marks(scheme: Scheme) -> Iterator[Finding]:
    """Base, cap and marks: that they are amounts and add up."""
    reads: tuple[Path, ...] = (("base",), ("cap",), ("categories",))
    if scheme.base < 0:
        yield fault(("base",), Message("{value} is negative; 0 or more is allowed", {"value": scheme.base}))
    if scheme.cap is not None and scheme.cap < scheme.base:
        fields: dict[str, FieldValue] = {"value": scheme.cap, "base": scheme.base}
        yield fault(("cap",), Message("the cap {value} lies below the base {base}; raise it", fields), *reads)
    for category in scheme.categories:
        if category.marks is not None and category.marks <= 0:
            what = Message("{value} are no marks; more than 0 is allowed", {"value": category.marks})
            yield fault(("categories", category.id, "marks"), what)
    marks = [category.marks for category in scheme.categories if category.marks is not None]
    if not marks:
        return
    total = sum(marks, Fraction(0))
    fields = {"value": scheme.base, "sum": total}
    if scheme.base != total:
        what = Message("the base is {value}, but the marks of the categories add up to {sum}; make them equal", fields)
        yield fault(("base",), what, *reads)
    if total != FULL_MARKS:
        yield notice(("categories",), Message("the marks of the categories add up to {sum}, not to 100", fields))


def _marks_within(scheme: Scheme) -> Iterator[Finding]:
    """Criteria whose own marks add up to more than their category has."""
    for category in scheme.categories:
        own = (c.marks for c in scheme.criteria if c.category == category.id and c.marks is not None and not c.retired)
        total = sum(own, Fraction(0))
        if category.marks is not None and 0 < category.marks < total:
            fields: dict[str, FieldValue] = {"category": category.name, "sum": total, "marks": category.marks}
            what = Message(
                "the criteria of “{category}” have {sum} marks, the category {marks}; it loses no more", fields
            )
            yield notice(("categories", category.id, "marks"), what)


def _grades(scheme: Scheme) -> Iterator[Finding]:
    """Grades from the best down to 0, so that every score has exactly one."""
    reads: Path = ("grades",)
    for place, (grade, above) in enumerate(zip(scheme.grades[1:], scheme.grades, strict=False), start=1):
        if grade.at_least >= above.at_least:
            fields: dict[str, FieldValue] = {"value": grade.at_least, "above": above.name, "at_least": above.at_least}
            what = Message(
                "{value} isn't below “{above}”, which begins at {at_least}; write the best grade first", fields
            )
            yield fault(("grades", place, "at_least"), what, reads)
    if scheme.grades and scheme.grades[-1].at_least != 0:
        lowest = scheme.grades[-1].at_least
        what = Message(
            "the lowest grade begins at {value}; it must begin at 0, so that every score has one", {"value": lowest}
        )
        yield fault(("grades", len(scheme.grades) - 1, "at_least"), what, reads)
    for place, grade in enumerate(scheme.grades):
        if scheme.cap is not None and grade.at_least > scheme.cap:
            fields = {"grade": grade.name, "cap": scheme.cap}
            yield notice(
                ("grades", place, "at_least"), Message("nobody reaches “{grade}”: scores end at {cap}", fields)
            )


def _assumed(scheme: Scheme) -> Iterator[Finding]:
    """What the regulation lacks: that it is there, and to be known."""
    data = as_data(scheme)
    for place, assumed in enumerate(scheme.assumed):
        for index, key in enumerate(assumed.keys):
            if not _stands(data, key):
                what = Message(
                    "{value} names nothing in this scheme; allowed is a path such as {example}",
                    {
                        "value": key,
                        "example": "criteria.late.points",
                    },
                )
                yield fault(
                    ("assumed", place, "keys", index), what, ("categories",), ("criteria",), ("grades",), ("posts",)
                )
        yield notice(("assumed", place), Message("assumed, not in the regulation: {what}", {"what": assumed.what}))


def _stands(data: object, key: str) -> bool:
    """Whether a path such as ``criteria.late.points`` leads to something that is said."""
    here: object = data
    for step in key.split("."):
        if isinstance(here, dict):
            here = here.get(step)
        elif isinstance(here, list):
            here = next((part for part in here if isinstance(part, dict) and part.get("id") == step), None)
        else:
            return False
    return here not in (None, [], "")
