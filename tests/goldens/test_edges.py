"""Among the months of every preset stand the edges at which a reckoning goes wrong: nobody, one person, all alike …

What a month shows is read from its data alone, so that a file taken away is missed here.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from kpi_desktop import paths
from kpi_desktop.schemes.library import preset_ids, preset_text
from kpi_desktop.schemes.model import IncidentCriterion, Scheme
from kpi_desktop.schemes.reading import load_scheme
from tests.goldens.cases import Data, paths_of, read

SCHEMES = paths.resources() / "schemes"
PLANS = sorted(path.stem for path in (paths.resources() / "pay").glob("*.toml"))
EVERYWHERE = {"nobody", "one person", "all alike", "a newcomer", "a leaver"}
WITHOUT_POINTS = {"attendance-conversion", "seat-hours"}
"""Schemes whose score is never between two numbers."""


def within(day: Any, month: str) -> bool:
    return str(day or "").startswith(month)


def who(people: list[Data], month: str) -> Iterator[str]:
    if not people:
        yield "nobody"
    if len(people) == 1:
        yield "one person"
    if any(within(person.get("hired"), month) for person in people):
        yield "a newcomer"
    if any(within(person.get("left"), month) for person in people):
        yield "a leaver"


def alike(figures: Iterable[Any]) -> Iterator[str]:
    found = list(figures)
    if len(found) > 1 and all(figure == found[0] for figure in found):
        yield "all alike"


def shown(golden: Data, decimals: int) -> set[str]:
    """The edges that one month stands on."""
    if "faults" in golden:
        return set()
    results = golden["expected"].get("results", [])
    edges = {*who(golden["employees"], golden["month"]), *alike(person["raw"] for person in results)}
    if any(Decimal(person["raw"]).scaleb(decimals) % 1 == Decimal("0.5") for person in results):
        edges.add("a half to be rounded")
    if "unscored" in str(golden["expected"].get("notices", ())):
        edges.add("something missing")
    for incident in golden.get("incidents", ()):
        edges |= {state for state in ("excused", "voided") if incident.get(state)}
    return edges


def wanted(scheme: Scheme) -> set[str]:
    """The edges that a scheme has."""
    edges = set(EVERYWHERE)
    if scheme.id not in WITHOUT_POINTS:
        edges.add("a half to be rounded")
    if not all(isinstance(criterion, IncidentCriterion) for criterion in scheme.criteria):
        edges.add("something missing")
    if any(isinstance(criterion, IncidentCriterion) for criterion in scheme.criteria):
        edges.add("excused")
    return edges


@pytest.mark.parametrize("name", preset_ids(SCHEMES))
def test_months_of_a_preset_stand_on_every_edge(name: str) -> None:
    scheme = load_scheme(preset_text(SCHEMES, name))
    found = {edge for path in paths_of(name) for edge in shown(read(path), scheme.decimals)}
    assert wanted(scheme) - found == set()


@pytest.mark.parametrize("name", PLANS)
def test_months_of_a_pay_plan_stand_on_every_edge(name: str) -> None:
    found: set[str] = set()
    for path in sorted((Path(__file__).parent / "pay" / name).glob("*.toml")):
        golden = tomllib.loads(path.read_text(encoding="utf-8"))
        found |= {*who(golden["people"], golden["month"])}
        found |= {*alike(person.get("score") for person in golden["people"])}
        found |= {"something missing"} if golden["expected"].get("notices") else set()
    assert {*EVERYWHERE, "something missing"} - found == set()
