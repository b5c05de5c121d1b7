"""Every page, dialog and form, as the gallery shows them: each control is named, and Tab goes there and back.

Names are asked for in both languages; the way of Tab doesn't depend on words.
"""

from __future__ import annotations

from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from kpi_desktop.domain.words import Language
from kpi_desktop.ui.window import MainWindow
from tests.ui.walk import back_by_tab, backwards, by_tab, controls, is_reached, name_of, told
from tools.scenes import all_scenes
from tools.scenes.data import Databases
from tools.scenes.stage import Scene, Stage

_OF_SIZES = {"nobody", "letters", "three", "forty", "many", "long", "sample", "reopened", "closed", "posts"}
"""Databases whose scenes differ from others in their people, not in their controls."""
_BY_OTHER_KEYS = (
    ("today-*", "*QListView '*", "the arrows go through the readings while the caret stays in the line"),
    ("today-*", "*Button '去掉*' *, 20, 20)", "Backspace takes the last person out of the line"),
)
"""What Tab doesn't reach, on purpose: scene, sentence, and how it is reached."""
_WAIT = 50
"""Milliseconds after which what waits for a pause in the typing is there."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("scenes")


@pytest.fixture
def stage(request: pytest.FixtureRequest, folder: Path, tmp_path: Path) -> Iterator[Stage]:
    database, language = request.param
    made = Stage(Databases(folder, language), database, tmp_path, language, "light")
    yield made
    made.end()


def cases() -> Iterator[tuple[str, Language]]:
    for database in dict.fromkeys(scene.database for scene in all_scenes()):
        if database not in _OF_SIZES:
            yield database, "zh"
            yield database, "en"


def target_of(stage: Stage, scene: Scene) -> QWidget:
    target = scene.act(stage) or stage.root
    stage.settle()
    if scene.waits:
        QTest.qWait(min(scene.waits, _WAIT))
    return target


def nameless(root: QWidget) -> Iterator[str]:
    for one in controls(root):
        if not name_of(one).strip():
            yield f"has no name: {told(one)}"


def lost(root: QWidget) -> Iterator[str]:
    """What Tab doesn't reach, or reaches out of order, or leaves another way back."""
    root.activateWindow()
    QApplication.processEvents()
    if root.focusWidget() is None:
        root.focusNextChild()
    stops = by_tab(root)
    for one in controls(root):
        if not is_reached(one, stops):
            yield f"isn't reached by Tab: {told(one)}"
    for one, other in backwards(stops):
        yield f"Tab jumps back from {told(one)} to {told(other)}"
    there = back_by_tab(root, stops)
    if there != stops[::-1]:
        wrong = next((pair for pair in zip(stops[::-1], there, strict=False) if pair[0] is not pair[1]), None)
        yield f"Shift+Tab goes another way: {'short' if wrong is None else ' instead of '.join(map(told, wrong[::-1]))}"


def _in_question(target: QWidget) -> QWidget:
    """Of the main window the page, or the search that lies over it."""
    if isinstance(target, MainWindow):
        return target.palette_ if target.palette_.isVisible() else target.page
    return target


def faults(stage: Stage, scene: Scene, walked: set[tuple[str, ...]]) -> list[str]:
    target = target_of(stage, scene)
    over = QApplication.activePopupWidget()
    found: list[str] = []
    if not isinstance(target, QMenu) and not isinstance(over, QMenu):  # a menu is gone through by the arrows
        found += nameless(target)
        root = over or _in_question(target)
        there = tuple(f"{type(one).__name__} {name_of(one)}" for one in controls(root))
        if stage.language == "zh" and there not in walked:
            walked.add(there)
            found += lost(root)
    stage.clear()
    return [f"{scene.name}: {fault}" for fault in found if not _by_other_keys(scene, fault)]


def _by_other_keys(scene: Scene, fault: str) -> bool:
    return any(fnmatch(scene.name, one) and fnmatch(fault, f"isn't reached{two}") for one, two, _ in _BY_OTHER_KEYS)


@pytest.mark.parametrize("stage", [*cases()], ids="-".join, indirect=True)
def test_everything_is_named_and_reached_by_tab_there_and_back(stage: Stage) -> None:
    scenes = [scene for scene in all_scenes() if scene.database == stage.database]
    walked: set[tuple[str, ...]] = set()
    found = [fault for scene in scenes for fault in faults(stage, scene, walked)]
    assert found == [], "\n".join(found)


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
