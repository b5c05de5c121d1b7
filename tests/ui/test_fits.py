"""Everything that can be shown fits into a small screen, in both languages, with short and long names and many people.

The scenes are those of the gallery (``tools/gallery.py``), so that what is looked at and what is measured are the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from kpi_desktop.domain.words import Language
from tests.ui.fits import DOWN, misfits
from tools.scenes import all_scenes
from tools.scenes.data import Databases
from tools.scenes.stage import Scene, Stage

_WAIT = 50
"""Milliseconds after which what waits for a pause in the typing is there."""
_ALIKE = {"many"}
"""Databases whose scenes are those of another with more rows: only to be looked at."""
_IN_ONE_LANGUAGE = {"three", "forty", "many", "closed", "sample"}
"""Databases whose scenes differ from others in their people, not in their words."""

MAY = (
    # scene, what it is, what it may, and why
    ("*reports*", "Preview *", DOWN, "paper is shown at a size at which it can be read"),
    ("help-*", "QTextBrowser *", DOWN, "help is read on"),
    ("person*", "Timeline *", DOWN, "all months of a person"),
    ("long-person", "Timeline *", DOWN, "all months of a person"),
    ("month*", "QScrollArea * in SidePanel", DOWN, "as many lines as made the score"),
    ("month*", "QScrollArea * in DoubtsPanel", DOWN, "as many doubts as there are; the table keeps its room"),
    ("month", "ScoreTable 'Score table' *", DOWN, "pay and doubts stand there, and an English heading takes two lines"),
    ("month-doubts", "ScoreTable 'Score table' *", DOWN, "likewise"),
    ("month-veiled", "ScoreTable 'Score table' *", DOWN, "likewise"),
    ("month-reopened", "ScoreTable *", DOWN, "doubts and what moved since stand beneath it"),
    ("month-commerce", "ScoreTable *", DOWN, "doubts stand beneath it"),
    ("month-records", "Table *", DOWN, "a month has more records than a screen has rows"),
    ("*ratings*", "Sheet *", DOWN, "the samples of a person stand beneath the ratings of everybody"),
    ("measures*", "Sheet *", DOWN, "the figures of the team stand above"),
    ("month-figures", "Sheet *", DOWN, "the figures of the team stand above"),
    ("ratings", "Sheet *", "has to be scrolled across", "day, number and a remark stand beside nine ratings"),
    ("ratings-of-posts", "Sheet *", "has to be scrolled across", "fifteen ratings, of which each post has five"),
    ("forty-*", "*Table *", DOWN, "forty people"),
    ("reports-one-strip", "TickList *", DOWN, "everybody to choose from"),
    ("palette*", "Table *", DOWN, "whatever fits what was typed"),
    ("group", "TickList *", DOWN, "everybody to choose from"),
    ("ready-criteria", "TickList *", DOWN, "all criteria to choose from"),
    ("measures-library", "QListWidget *", DOWN, "a library"),
    ("schemes*", "Outline *", DOWN, "all criteria"),
    ("schemes*", "QScrollArea *", DOWN, "a regulation to read"),
    ("scheme-start", "* in *", DOWN, "twenty regulations to choose from, one to read"),
    ("guide-scheme", "* in *", DOWN, "twenty regulations to choose from, one to read"),
    ("scheme-editor-rating", "QScrollArea * in Editor", "has to be scrolled across", "bands with English words"),
    ("scheme-editor*", "* in *", DOWN, "all parts of a scheme, the form of one, and all findings"),
    ("scheme-in-force", "* in *", DOWN, "as many changes as there are"),
    ("scheme-faults", "QPlainTextEdit *", DOWN, "as many faults as there are"),
    ("roster-faults", "QPlainTextEdit *", DOWN, "as many faults as there are"),
    ("pay-plans", "QScrollArea *", DOWN, "a pay plan to read"),
    ("pay-editor", "QScrollArea *", DOWN, "the form of a component with all its bands"),
    ("pay-in-force", "Lines *", DOWN, "as many changes as there are"),
    ("settings*", "QScrollArea *", DOWN, "settings are seldom asked for, and more of them stand open under a pay plan"),
)


def may(scene: str, misfit: str) -> bool:
    what, _, fault = misfit.rpartition(": ")
    return any(fnmatch(scene, one) and fnmatch(what, two) and fault.startswith(three) for one, two, three, _ in MAY)


def cases() -> Iterator[tuple[str, Language]]:
    for database in dict.fromkeys(scene.database for scene in all_scenes()):
        if database not in _ALIKE:
            yield database, "zh"
        if database not in _IN_ONE_LANGUAGE | _ALIKE:
            yield database, "en"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("scenes")


@pytest.fixture
def stage(request: pytest.FixtureRequest, folder: Path, tmp_path: Path) -> Iterator[Stage]:
    database, language = request.param
    made = Stage(Databases(folder, language), database, tmp_path, language, "light")
    yield made
    made.end()


def faults(stage: Stage, scene: Scene) -> list[str]:
    target = scene.act(stage) or stage.root
    stage.settle()
    if scene.waits:
        QTest.qWait(min(scene.waits, _WAIT))
    found = [f"{scene.name}: {misfit}" for misfit in misfits(target) if not may(scene.name, misfit)]
    stage.clear()
    return found


@pytest.mark.parametrize("stage", [*cases()], ids="-".join, indirect=True)
def test_everything_fits(stage: Stage) -> None:
    scenes = [scene for scene in all_scenes() if scene.database == stage.database]
    found = [fault for scene in scenes for fault in faults(stage, scene)]
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
