"""Whether a pay plan makes sense: everything that is wrong with it, and everything worth knowing, at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from kpi_desktop.domain.problems import Path, Problem, printable
from kpi_desktop.domain.words import FieldValue, Label, Message
from kpi_desktop.schemes.check_told import assumed_notice, named, stands
from kpi_desktop.schemes.check_words import words_findings
from kpi_desktop.schemes.findings import Finding, besides, fault, notice, place_of
from kpi_desktop.schemes.model import as_data
from kpi_desktop.schemes.pay_check_components import Known, component_findings, read_by, rule_findings
from kpi_desktop.schemes.pay_model import Component, Level, PayPlan
from kpi_desktop.schemes.places import Mended

FINES = "fines"
"""The id under which deductions of money from incidents are told."""


def check_plan(plan: PayPlan) -> tuple[tuple[Problem, ...], tuple[Problem, ...]]:
    """Find what is wrong with a pay plan.

    Returns:
        The faults, with which it can't be put in force, and the notices, which its reader should know.
    """
    found = tuple(_findings(plan))
    return (
        tuple(finding.problem for finding in found if finding.is_fault),
        tuple(finding.problem for finding in found if not finding.is_fault),
    )


def plan_faults_besides(plan: PayPlan, mended: Mended) -> tuple[Problem, ...]:
    """The faults of a plan that stand whatever the parts look like that were mended to read it at all."""
    return besides(_findings(plan), mended)


def components_findings(components: Sequence[Component], known: Known, root: str) -> Iterator[Finding]:
    """What is wrong with the components of a plan or scheme, or worth knowing.

    Args:
        components: In their order.
        known: What they may read.
        root: The key under which they stand.
    """
    names = [component.id for component in components]
    for place, component in enumerate(components):
        path = place_of(root, names, place)
        if component.id == FINES:
            what = Message("{value} is told by itself, from incidents; use another id", {"value": component.id})
            yield fault((*path, "id"), what)
        # What is found of a component may rest on any part of it, such as the wage that percentages are of.
        yield from (replace(found, reads=(*found.reads, path)) for found in component_findings(component, known, path))
    yield from _twice(root, "id", names)


def _findings(plan: PayPlan) -> Iterator[Finding]:
    known = Known.of(plan.measures, plan.settings, plan.levels)
    if not plan.components:
        yield fault(("components",), Message("there is no component, so nothing would be paid; add one"))
    yield from components_findings(plan.components, known, "components")
    for section, parts in (("measures", plan.measures), ("settings", plan.settings)):
        yield from _twice(section, "id", [one.id for one in parts])
        yield from _unread(plan, section, {one.id: one.name for one in parts})
    yield from _measures(plan)
    yield from _levels(plan.levels)
    for place, rule in enumerate(plan.standing):
        yield from rule_findings(rule, ("standing", place))
    yield from _split(plan)
    yield from _told(plan)


def _twice(section: str, key: str, ids: Sequence[str]) -> Iterator[Finding]:
    for place, name in enumerate(ids):
        if name in ids[:place]:
            what = Message("{value} stands there twice; every one needs its own", {"value": name})
            yield fault((section, place, key), what)


def _unread(plan: PayPlan, section: str, names: Mapping[str, Label]) -> Iterator[Finding]:
    """What is declared and never read; names are given by their ids."""
    read = {name for component in plan.components for name in read_by(component)}
    for name, called in names.items():
        if name not in read:
            yield notice((section, name), Message("no component reads “{name}”", {"name": called}))


def _measures(plan: PayPlan) -> Iterator[Finding]:
    names = [measure.id for measure in plan.measures]
    for place, measure in enumerate(plan.measures):
        if measure.ratio is not None and measure.team:
            what = Message("a figure of the team is given as a value, not as two counts; leave it out")
            yield fault((*place_of("measures", names, place), "ratio"), what)


def _levels(levels: Sequence[Level]) -> Iterator[Finding]:
    """Ids and names, each of which may stand in the facts, tell levels apart."""
    seen: set[str] = set()
    for place, level in enumerate(levels):
        said = {level.id, level.name.zh, level.name.en}
        for name in sorted(said & seen):
            what = Message("{value} stands there twice; every one needs its own", {"value": printable(name)})
            yield fault(("levels", place), what, ("levels",))
        seen |= said


def _split(plan: PayPlan) -> Iterator[Finding]:
    ids = tuple(component.id for component in plan.components)
    yield from _twice("split", "component", [share.component for share in plan.split])
    for place, share in enumerate(plan.split):
        fields: dict[str, FieldValue] = {"value": share.component, "allowed": ids}
        if share.component not in ids:
            what = Message("there is no component {value}; there are: {allowed}", fields)
            yield fault(("split", place, "component"), what, ("components",))
        if share.parts <= 0:
            what = Message("{value} is no share; more than 0 is allowed", {"value": share.parts})
            yield fault(("split", place, "parts"), what)


def _told(plan: PayPlan) -> Iterator[Finding]:
    """What the plan's author says of it: what was assumed, what is odd in the text."""
    data = as_data(plan)
    for place, assumed in enumerate(plan.assumed):
        for index, key in enumerate(assumed.keys):
            if not stands(data, key):
                fields: dict[str, FieldValue] = {"value": key, "example": "settings.call-price.default"}
                what = Message("{value} names nothing in this plan; allowed is a path such as {example}", fields)
                yield fault(("assumed", place, "keys", index), what, *named(key))
        yield assumed_notice(assumed, place, data)
    for place, note in enumerate(plan.notes):
        path: Path = ("notes", place) if note.key is None else tuple(note.key.split("."))
        yield notice(path, Message("{what}", {"what": note.what}))
    yield from words_findings(data)
