"""Nothing of the program is left out of the gallery: a new page, dialog or paper needs a scene."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from kpi_desktop import paths
from kpi_desktop.texts import Translator
from kpi_desktop.ui.places import places
from kpi_desktop.ui.reports.papers import Kind
from tools.scenes import all_scenes
from tools.scenes.drawing import draw
from tools.scenes.papers import PAPERS
from tools.scenes.stage import CLIENT, Scene

UI = Path(__file__).resolve().parent.parent / "kpi_desktop" / "ui"
FRAMES = {"QDialog", "FormDialog"}
"""What dialogs are made from."""
ASKING = {"FormDialog", "PeopleDialog", "confirm"}
"""What makes a dialog that is no class of its own."""

PAGES = {
    "today": "today",
    "month": "month",
    "people": "person",
    "schemes": "schemes",
    "reports": "reports-table",
    "settings": "settings",
}
KINDS = {
    Kind.SCORE_TABLE: "paper-table",
    Kind.STRIPS: "paper-strips-3",
    Kind.IMPROVEMENT: "paper-improvement",
    Kind.WARNING: "paper-warning",
    Kind.REGISTER: "paper-register",
    Kind.YEAR: "paper-year",
}
"""By which picture each is to be seen."""


def trees() -> Iterator[tuple[str, ast.Module]]:
    for file in sorted(UI.rglob("*.py")):
        yield file.stem, ast.parse(file.read_text("utf-8"))


def bases(node: ast.ClassDef) -> set[str]:
    plain = [base.value if isinstance(base, ast.Subscript) else base for base in node.bases]
    return {base.id for base in plain if isinstance(base, ast.Name)}


def dialogs() -> set[str]:
    """Every class that is a dialog, also by way of another, but for those that only others are made from."""
    parents = {
        node.name: bases(node) for _, tree in trees() for node in ast.walk(tree) if isinstance(node, ast.ClassDef)
    }
    found, before = set(FRAMES), set[str]()
    while found != before:
        before = set(found)
        found |= {name for name, its in parents.items() if its & found}
    used = set().union(*parents.values())
    return {name for name in found - FRAMES if name not in used}


def askers() -> set[str]:
    """Functions that make a dialog of their own, as ``module.function``."""
    found = set()
    for stem, tree in trees():
        for node in ast.walk(tree):
            if not isinstance(node, ast.FunctionDef) or node.name == "__init__":
                continue
            called = {
                one.func.id for one in ast.walk(node) if isinstance(one, ast.Call) and isinstance(one.func, ast.Name)
            }
            if called & ASKING:
                found.add(f"{stem}.{node.name}")
    return found


def test_every_dialog_has_a_scene() -> None:
    shown = {name for scene in all_scenes() for name in scene.shows}
    assert dialogs() - shown == set()
    assert askers() - shown == set()
    assert len(dialogs()) > 20, "the dialogs weren't found"


def test_scenes_name_only_what_is_there() -> None:
    shown = {name for scene in all_scenes() for name in scene.shows}
    known = dialogs() | askers()
    assert shown - known == set()


def test_every_page_and_every_paper_is_drawn() -> None:
    names = {scene.name for scene in all_scenes()}
    assert set(PAGES) == {place.id for place in places(Translator("en", paths.resources() / "translations"))}
    assert set(PAGES.values()) <= names
    for size in ("three", "forty", "many", "long", "nobody"):
        assert {f"{size}-today", f"{size}-month", f"{size}-person", f"{size}-roster", f"{size}-reports"} <= names
    assert set(KINDS) == set(Kind)
    assert set(KINDS.values()) <= {paper.name for paper in PAPERS}


@pytest.mark.usefixtures("qapp")
def test_pictures_are_drawn_and_what_cannot_be_is_told(tmp_path: Path) -> None:
    def nothing_to_press(_: object) -> None:
        raise ValueError("no such button")

    scenes = [scene for scene in all_scenes() if scene.name in {"three-today", "three-month"}]
    papers = [paper for paper in PAPERS if paper.name == "paper-table-forty"]
    failed = draw([*scenes, Scene("broken", "three", nothing_to_press)], papers, tmp_path, "zh", "light")
    drawn = {"three-today.png", "three-month.png", "paper-table-forty.png"}
    assert {file.name for file in tmp_path.glob("*.png")} == drawn
    assert failed == ("broken: ValueError: no such button",)
    one, other = (QImage(str(tmp_path / name)) for name in ("three-today.png", "three-month.png"))
    assert (one.width(), one.height()) == CLIENT
    assert one != other
