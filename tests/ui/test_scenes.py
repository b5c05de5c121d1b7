"""Everything that can be shown fits into a small screen, has names, and is gone through by Tab, there and back.

The scenes are those of the gallery (``tools/gallery.py``), so that what is looked at and what is checked are the same;
each is opened once for all checks. Words are measured in both languages; the way of Tab doesn't depend on words.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QLineEdit, QMenu, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from kpi_desktop.domain.words import Language
from kpi_desktop.ui.window import MainWindow
from tests.ui.allowed import by_other_keys, may
from tests.ui.fits import misfits
from tests.ui.walk import controls, name_of
from tests.ui.ways import lost, nameless
from tools.scenes import all_scenes
from tools.scenes.data import Databases
from tools.scenes.stage import Scene, Stage

_WAIT = 50
"""Milliseconds after which what waits for a pause in the typing is there."""
_ALIKE = {"many"}
"""Databases whose scenes are those of another with more rows: only to be looked at."""
_IN_ONE_LANGUAGE = {"three", "forty", "many", "closed", "sample"}
"""Databases whose scenes differ from others in their people, not in their words."""
_OF_SIZES = {"nobody", "letters", "three", "forty", "many", "long", "sample", "reopened", "closed", "posts"}
"""Databases whose scenes differ from others in their people, not in their controls."""


_HALVES = ("rich",)
"""Databases with so many scenes that one process after the other would wait for them."""


def cases() -> Iterator[tuple[str, Language, str]]:
    for database in dict.fromkeys(scene.database for scene in all_scenes()):
        for half in ("first", "second") if database in _HALVES else ("all",):
            if database not in _ALIKE:
                yield database, "zh", half
            if database not in _IN_ONE_LANGUAGE | _ALIKE:
                yield database, "en", half


def scenes_of(database: str, half: str) -> list[Scene]:
    found = [scene for scene in all_scenes() if scene.database == database]
    middle = len(found) // 2
    return {"first": found[:middle], "second": found[middle:], "all": found}[half]


@pytest.fixture
def stage(request: pytest.FixtureRequest, scenes: Path, tmp_path: Path) -> Iterator[Stage]:
    database, language, _ = request.param
    made = Stage(Databases(scenes, language), database, tmp_path, language, "light")
    yield made
    made.end()


def target_of(stage: Stage, scene: Scene) -> QWidget:
    target = scene.act(stage) or stage.root
    stage.settle()
    if scene.waits:
        QTest.qWait(min(scene.waits, _WAIT))
    return target


def _in_question(target: QWidget) -> QWidget:
    """Of the main window the page, or the search that lies over it."""
    if isinstance(target, MainWindow):
        return target.palette_ if target.palette_.isVisible() else target.page
    return target


def wrong_ways(stage: Stage, target: QWidget, walked: set[tuple[str, ...]]) -> list[str]:
    """What has no name, and what Tab misses among controls that weren't gone through before."""
    over = QApplication.activePopupWidget()
    if isinstance(target, QMenu) or isinstance(over, QMenu):  # a menu is gone through by the arrows
        return []
    found = list(nameless(target))
    root = over or _in_question(target)
    there = tuple(f"{type(one).__name__} {name_of(one)}" for one in controls(root))
    if stage.language == "zh" and there not in walked:
        walked.add(there)
        found += lost(root)
    return found


def faults(stage: Stage, scene: Scene, walked: set[tuple[str, ...]]) -> list[str]:
    target = target_of(stage, scene)
    found = [misfit for misfit in misfits(target) if not may(scene.name, misfit)]
    if stage.database not in _OF_SIZES:
        ways = wrong_ways(stage, target, walked)
        found += [fault for fault in ways if not by_other_keys(scene.name, fault)]
    stage.clear()
    return [f"{scene.name}: {fault}" for fault in found]


@pytest.fixture
def half(request: pytest.FixtureRequest) -> str:
    return str(request.node.callspec.params["stage"][2])


@pytest.mark.parametrize("stage", [*cases()], ids="-".join, indirect=True)
def test_everything_fits_is_named_and_reached_by_tab(stage: Stage, half: str) -> None:
    walked: set[tuple[str, ...]] = set()
    found = [fault for scene in scenes_of(stage.database, half) for fault in faults(stage, scene, walked)]
    assert found == [], "\n".join(found)


def test_what_is_cut_is_noticed(qtbot: QtBot) -> None:
    root = QWidget()
    qtbot.addWidget(root)
    cut, fine = QLabel("Nobody can read the end of this sentence"), QLabel("Short")
    cut.setFixedWidth(60)
    button = QPushButton("Close the month after all")
    button.setFixedWidth(50)
    layout = QVBoxLayout(root)
    for one in (cut, fine, button):
        layout.addWidget(one)
    root.show()
    found = [misfit.partition(" ")[0] for misfit in misfits(root)]
    assert found == ["QLabel", "QPushButton"]
    cut.setToolTip("told in full")
    assert [misfit.partition(" ")[0] for misfit in misfits(root)] == ["QPushButton"]


def test_what_lies_over_something_or_reaches_beyond_its_parent_is_noticed(qtbot: QtBot) -> None:
    root = QWidget()
    qtbot.addWidget(root)
    layout = QHBoxLayout(root)
    one, other = QLabel("one"), QLabel("other")
    layout.addWidget(one)
    layout.addWidget(other)
    root.resize(300, 60)
    root.show()
    assert list(misfits(root)) == []
    other.move(one.pos())
    assert any("lies over" in misfit for misfit in misfits(root))
    other.move(280, 10)
    assert any("reaches beyond its parent" in misfit for misfit in misfits(root))
    root.resize(1281, 60)
    assert any("is 1281 x" in misfit for misfit in misfits(root))


def test_what_has_no_name_and_what_tab_misses_is_noticed(qtbot: QtBot) -> None:
    root = QWidget()
    qtbot.addWidget(root)
    layout = QHBoxLayout(root)
    plain, missed, last = QLineEdit(), QPushButton("Missed"), QPushButton("Last")
    missed.setFocusPolicy(missed.focusPolicy().NoFocus)
    for one in (plain, missed, last):
        layout.addWidget(one)
    root.show()
    qtbot.waitExposed(root)
    plain.setFocus()
    assert any("has no name: QLineEdit" in one for one in nameless(root))
    assert any("isn't reached by Tab: QPushButton 'Missed'" in one for one in lost(root))
