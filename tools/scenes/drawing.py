"""Draws scenes and papers into files."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QImage

from kpi_desktop.app import application
from kpi_desktop.domain.words import Language
from tools.scenes.data import Databases
from tools.scenes.papers import Paper
from tools.scenes.stage import Look, Scene, Stage, seen


def draw(
    scenes: Sequence[Scene], papers: Sequence[Paper], folder: Path, language: Language, theme: Look
) -> tuple[str, ...]:
    """Draw each into a file of its name; gives what couldn't be drawn, and why."""
    folder.mkdir(parents=True, exist_ok=True)
    application()
    failed: list[str] = []
    with tempfile.TemporaryDirectory() as scratch:
        databases = Databases(Path(scratch), language)
        wanted = [*(one.database for one in scenes), *(one.database for one in papers)]
        for database in dict.fromkeys(wanted):
            with tempfile.TemporaryDirectory() as own:
                stage = Stage(databases, database, Path(own), language, theme)
                for scene in (one for one in scenes if one.database == database):
                    failed += _drawn(scene.name, partial(seen, stage, scene), folder)
                    stage.clear()
                for paper in (one for one in papers if one.database == database):
                    failed += _drawn(paper.name, partial(paper.draw, stage), folder)
                stage.end()
    return tuple(failed)


def hush() -> None:
    """Keep to oneself what a platform without a screen can't do."""
    qInstallMessageHandler(_heard)


def _heard(_kind: QtMsgType, _where: QMessageLogContext, said: str) -> None:
    if "plugin does not support" not in said:
        print(said)


def _drawn(name: str, make: Callable[[], QImage], folder: Path) -> list[str]:
    """Draw one; what fails is told, and the others are drawn all the same."""
    try:
        make().save(str(folder / f"{name}.png"))
    except Exception as error:  # noqa: BLE001 - whatever it is
        return [f"{name}: {type(error).__name__}: {error}"]
    return []
