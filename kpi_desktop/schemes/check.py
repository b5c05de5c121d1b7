"""Whether a scheme makes sense: everything that is wrong with it, and everything worth knowing, at once."""

from __future__ import annotations

from collections.abc import Iterator

from kpi_desktop.domain.problems import Path, Problem
from kpi_desktop.domain.words import FieldValue, Message
from kpi_desktop.schemes.check_incidents import incident_findings
from kpi_desktop.schemes.check_marks import marks_findings, within_findings, worth_findings
from kpi_desktop.schemes.check_measured import measure_findings, rating_findings
from kpi_desktop.schemes.check_names import alike_findings
from kpi_desktop.schemes.check_rules import rules_findings
from kpi_desktop.schemes.check_told import assumed_notice, named, stands
from kpi_desktop.schemes.check_words import words_findings
from kpi_desktop.schemes.findings import Finding, besides, fault, ids, notice, place_of
from kpi_desktop.schemes.model import Criterion, MeasureCriterion, RatingCriterion, Scheme, as_data
from kpi_desktop.schemes.pay_check import components_findings
from kpi_desktop.schemes.pay_check_components import Known
from kpi_desktop.schemes.places import Mended
from kpi_desktop.schemes.vocabulary import declared


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


def faults_besides(scheme: Scheme, mended: Mended) -> tuple[Problem, ...]:
    """The faults of a scheme that stand whatever the parts look like that were mended to read it at all."""
    return besides(_findings(scheme), mended)


def _findings(scheme: Scheme) -> Iterator[Finding]:
    if all(criterion.retired for criterion in scheme.criteria):
        yield fault(("criteria",), Message("there is no criterion in use, so nothing could be scored; add one"))
    yield from _twice(scheme)
    yield from alike_findings(scheme)
    yield from marks_findings(scheme)
    for place, criterion in enumerate(scheme.criteria):
        yield from _criterion(scheme, criterion, place)
    yield from within_findings(scheme)
    yield from rules_findings(scheme)
    yield from components_findings(scheme.pay, Known.of(declared(scheme), scheme.settings), "pay")
    yield from _told(scheme)


def _criterion(scheme: Scheme, criterion: Criterion, place: int) -> Iterator[Finding]:
    """One criterion; its place names it where several bear its id."""
    path = place_of("criteria", [other.id for other in scheme.criteria], place)
    yield from _references(scheme, criterion, path)
    yield from worth_findings(scheme, criterion, path)
    match criterion:
        case MeasureCriterion():
            yield from measure_findings(scheme, criterion, path)
        case RatingCriterion():
            yield from rating_findings(criterion, path)
        case _:
            yield from incident_findings(scheme, criterion, path)


def _references(scheme: Scheme, criterion: Criterion, path: Path) -> Iterator[Finding]:
    if criterion.category is not None and scheme.category(criterion.category) is None:
        allowed = tuple(category.id for category in scheme.categories)
        fields: dict[str, FieldValue] = {"value": criterion.category, "allowed": allowed}
        none = Message("there is no category {value}; add it to the categories", fields)
        what = Message("there is no category {value}; there are: {allowed}", fields) if allowed else none
        yield fault((*path, "category"), what, ids("categories"))
    posts = tuple(post.id for post in scheme.posts)
    for index, post in enumerate(criterion.posts):
        if post not in posts:
            fields = {"value": post, "allowed": posts}
            none = Message("there is no post {value}; add it to the posts", fields)
            what = Message("there is no post {value}; there are: {allowed}", fields) if posts else none
            yield fault((*path, "posts", index), what, ids("posts"))


def _twice(scheme: Scheme) -> Iterator[Finding]:
    """Names that stand for one thing each."""
    parts = {
        "categories": [("id", part.id) for part in scheme.categories],
        "criteria": [("id", part.id) for part in scheme.criteria],
        "measures": [("id", part.id) for part in scheme.measures],
        "posts": [("id", part.id) for part in scheme.posts],
        "settings": [("id", part.id) for part in scheme.settings],
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


def _told(scheme: Scheme) -> Iterator[Finding]:
    """What the scheme's author says of it: what the regulation lacks, and what is odd in its text."""
    data = as_data(scheme)
    for place, assumed in enumerate(scheme.assumed):
        for index, key in enumerate(assumed.keys):
            if not stands(data, key):
                yield fault(("assumed", place, "keys", index), _names_nothing(key), *named(key))
        yield assumed_notice(assumed, place, data)
    for place, note in enumerate(scheme.notes):
        if note.key is not None and not stands(data, note.key):
            yield fault(("notes", place, "key"), _names_nothing(note.key), *named(note.key))
        path: Path = ("notes", place) if note.key is None else tuple(note.key.split("."))
        yield notice(path, Message("{what}", {"what": note.what}))
    yield from words_findings(data)


def _names_nothing(key: str) -> Message:
    fields: dict[str, FieldValue] = {"value": key, "example": "criteria.late.points"}
    return Message("{value} names nothing in this scheme; allowed is a path such as {example}", fields)
