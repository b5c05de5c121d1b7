"""A preset with one class of fault planted at a time: what the check says, word for word.

Where a golden names no preset it is the reference scheme.
"""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from kpi_desktop import paths
from kpi_desktop.domain.problems import Problem, path_text
from kpi_desktop.schemes.check import check_scheme
from kpi_desktop.schemes.library import preset_text
from kpi_desktop.schemes.reading import read_scheme
from kpi_desktop.texts import Translator

FOLDER = Path(__file__).parent / "broken-schemes"
EN = Translator("en", paths.resources() / "translations")


def said(problems: tuple[Problem, ...]) -> list[str]:
    worded = [(path_text(problem.path), EN.say(problem.what)) for problem in problems]
    return [f"{path}: {what}" if path else what for path, what in worded]


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.toml")), ids=lambda path: path.stem)
def test_check_names_every_planted_fault(path: Path) -> None:
    golden = tomllib.loads(path.read_text(encoding="utf-8"))
    text = preset_text(paths.resources() / "schemes", golden.get("preset", "weikang-100"))
    for plant in golden["plants"]:
        assert text.count(plant["find"]) == 1, plant["find"]
        text = text.replace(plant["find"], plant["replace"])
    scheme, faults = read_scheme(text)
    notices: tuple[Problem, ...] = ()
    if scheme is not None:
        faults, notices = check_scheme(scheme)
    assert said(faults) == golden["faults"]
    assert [text for text in said(notices) if "assumed, not in the regulation" not in text] == golden.get("notices", [])
