"""What names a part by its id follows the id and goes with the part."""

from __future__ import annotations

import copy
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpi_desktop import paths
from kpi_desktop.schemes.check import check_scheme
from kpi_desktop.schemes.model import Scheme
from kpi_desktop.schemes.references import clear, references
from kpi_desktop.schemes.shape import Table, read_table

FOLDER = paths.resources() / "schemes"
PRESETS = sorted(FOLDER.glob("*.toml"))
SECTIONS = ("criteria", "categories", "measures", "settings", "posts", "pay")


def table_of(path: Path) -> Table:
    found = read_table(path.read_text("utf-8"))
    assert isinstance(found, dict)
    return found


TABLES = {path.stem: table_of(path) for path in PRESETS}
PARTS = [
    (preset, section, place)
    for preset, table in TABLES.items()
    for section in SECTIONS
    for place, _ in enumerate(table.get(section, ()))  # type: ignore[arg-type]
]


def part(table: Table, section: str, place: int) -> dict[str, object]:
    found = table[section][place]  # type: ignore[index]
    assert isinstance(found, dict)
    return found


def put(table: object, path: tuple[str | int, ...], value: object) -> None:
    for step in path[:-1]:
        table = table[step]  # type: ignore[index]
    table[path[-1]] = value  # type: ignore[index]


def faults_of(table: Table) -> int:
    return len(check_scheme(Scheme.model_validate(table))[0])


@given(st.sampled_from(PARTS))
def test_a_preset_stays_sound_whichever_part_gets_another_id(chosen: tuple[str, str, int]) -> None:
    preset, section, place = chosen
    table = copy.deepcopy(TABLES[preset])
    name = str(part(table, section, place)["id"])
    found = references(table, section, name)
    part(table, section, place)["id"] = "quite-another"
    for one in found:
        put(table, one.path, one.naming("quite-another"))
    assert faults_of(table) == 0
    assert references(table, section, name) == ()
    assert len(references(table, section, "quite-another")) == len(found)


@given(st.sampled_from(PARTS))
def test_what_is_cleared_names_the_part_no_more(chosen: tuple[str, str, int]) -> None:
    preset, section, place = chosen
    table = copy.deepcopy(TABLES[preset])
    name = str(part(table, section, place)["id"])
    found = [one for one in references(table, section, name) if one.part != (section, place)]
    must = {"measure", "setting", "divide_by_setting", "quantity", "of", "price", "late", "early", "absence"}
    stay = [one for one in found if {step for step in one.path if isinstance(step, str)} & must - {section}]
    clear(table, found)
    left = [one for one in references(table, section, name) if one.part != (section, place)]
    assert len(left) <= len(stay)


def test_every_way_of_naming_a_criterion_is_found() -> None:
    table: Table = {
        "criteria": [
            {"id": "late", "escalations": [{"at": 3, "counts": ["late", "early"], "converts": {"to": "absence"}}]},
            {"id": "early", "bands": [{"minutes": "[0,5]", "converts": {"to": "late", "each": 1}}]},
            {"id": "absence", "zeroes": "calls"},
            {"id": "calls", "kind": "measure", "method": {"by": "bands", "of": "value", "bands": []}},
        ],
        "quotas": [{"measure": "calls"}],
        "hours": {"late": "late", "early": "early", "absence": "absence"},
        "pay": [{"id": "most", "contests": [{"measure": "calls"}]}],
        "assumed": [{"keys": ["criteria.late.points", "criteria.later.points", "base"]}],
        "notes": [{"key": "criteria.late"}],
    }
    assert {one.path for one in references(table, "criteria", "late")} == {
        ("criteria", 0, "escalations", 0, "counts", 0),
        ("criteria", 1, "bands", 0, "converts", "to"),
        ("hours", "late"),
        ("assumed", 0, "keys", 0),
        ("notes", 0, "key"),
    }
    assert {one.path for one in references(table, "criteria", "calls")} == {
        ("criteria", 2, "zeroes"),
        ("quotas", 0, "measure"),
        ("pay", 0, "contests", 0, "measure"),
    }
    clear(table, references(table, "criteria", "late"))
    criteria = table["criteria"]
    assert isinstance(criteria, list)
    assert criteria[0]["escalations"][0]["counts"] == ["early"]
    assert "converts" not in criteria[1]["bands"][0]
    assert table["assumed"] == [{"keys": ["criteria.later.points", "base"]}]
    assert table["notes"] == [{}]
    assert references(table, "criteria", "late")[0].path == ("hours", "late")


def test_what_was_assumed_of_nothing_else_goes_whole() -> None:
    table: Table = {"assumed": [{"keys": ["criteria.late", "criteria.late.points"]}, {"keys": ["base"]}]}
    clear(table, references(table, "criteria", "late"))
    assert table == {"assumed": [{"keys": ["base"]}]}


@pytest.mark.parametrize(("declared", "found"), [(False, 1), (True, 0)])
def test_a_measure_that_is_declared_is_meant_before_a_criterion(declared: bool, found: int) -> None:
    table: Table = {
        "criteria": [{"id": "calls", "kind": "measure"}],
        "measures": [{"id": "calls"}] if declared else [],
        "quotas": [{"measure": "calls"}],
    }
    assert len(references(table, "criteria", "calls")) == found


def test_a_list_that_is_emptied_goes_and_its_part_stays() -> None:
    table: Table = {"criteria": [{"id": "late", "posts": ["desk"]}, {"id": "early", "posts": ["desk", "phone"]}]}
    clear(table, references(table, "posts", "desk"))
    assert table == {"criteria": [{"id": "late"}, {"id": "early", "posts": ["phone"]}]}


def test_places_in_long_lists_stay_right_while_others_go() -> None:
    table: Table = {"assumed": [{"keys": [f"criteria.{'late' if n in (1, 10) else n}" for n in range(12)]}]}
    clear(table, references(table, "criteria", "late"))
    assert table == {"assumed": [{"keys": [f"criteria.{n}" for n in range(12) if n not in (1, 10)]}]}


def test_a_component_of_the_scheme_is_named_by_splits_and_paths() -> None:
    table: Table = {
        "pay": [{"id": "base"}],
        "split": [{"component": "base", "parts": 1}],
        "assumed": [{"keys": ["pay.base.amount"]}],
    }
    found = references(table, "pay", "base")
    assert [(one.path, one.naming("x")) for one in found] == [
        (("split", 0, "component"), "x"),
        (("assumed", 0, "keys", 0), "pay.x.amount"),
    ]
    assert references(table, "criteria", "base") == ()


def test_which_value_is_meant_is_no_name_of_a_measure() -> None:
    method = {"by": "bands", "of": "value", "bands": []}
    factor = {"of": ["value", "calls"]}
    table: Table = {
        "criteria": [{"id": "m", "method": method}, {"id": "n", "method": {"by": "bands", "of": "calls"}}],
        "pay": [{"id": "output", "terms": [{"coefficients": [factor]}]}],
    }
    paths_of = {name: [one.path for one in references(table, "measures", name)] for name in ("value", "calls")}
    assert paths_of == {
        "value": [("pay", 0, "terms", 0, "coefficients", 0, "of", 0)],
        "calls": [("criteria", 1, "method", "of"), ("pay", 0, "terms", 0, "coefficients", 0, "of", 1)],
    }


def test_an_unsound_draft_breaks_nothing() -> None:
    table: Table = {"criteria": [3, {"id": "late"}], "notes": [3], "assumed": {"keys": "criteria.late"}, "posts": 3}
    assert references(table, "criteria", "late") == ()
