"""A desk, a calendar, and the font whose text can be read back out of a PDF."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kpi_desktop import paths
from kpi_desktop.app import App
from kpi_desktop.domain.words import Language
from kpi_desktop.render import measure
from kpi_desktop.services.context import Context, open_context
from kpi_desktop.texts import Translator
from tests.kept import Kept
from tests.leader import Hands
from tests.whole.office import Calendar, Office, november, settle

PAPER_FONT = "WenQuanYi Micro Hei"


@pytest.fixture
def house_font(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine that has this one font of the house: the one whose text can be read back out of a PDF."""
    assert qapp is not None
    if not QFontDatabase.hasFamily(PAPER_FONT):
        pytest.skip(f"{PAPER_FONT} isn't installed")
    monkeypatch.setattr(measure, "FAMILIES", (PAPER_FONT,))


@pytest.fixture(autouse=True)
def _swept(qapp: QApplication) -> Iterator[None]:
    """Nothing of one test's window is left for the next one to style."""
    assert qapp is not None
    yield
    settle()


@pytest.fixture
def clock() -> Calendar:
    return Calendar()


@pytest.fixture
def ctx(tmp_path: Path, clock: Calendar, kept: Kept) -> Iterator[Context]:
    file = tmp_path / "kpi.db"
    kept.lay("nothing", lambda _: None, file, clock)
    made = open_context(file, clock=clock, actor="leader")
    yield made
    made.close()


@pytest.fixture
def office(qtbot: QtBot, qapp: QApplication, ctx: Context, clock: Calendar, tmp_path: Path) -> Iterator[Office]:
    app = App(qapp, ctx, ctx.store.path)
    yield Office(app, ctx, clock, Hands(qtbot), tmp_path)
    if app.window is not None:
        app.window.hide()
        shiboken6.delete(app.window)
    shiboken6.delete(app)  # and with it what it told Qt to speak


@pytest.fixture
def scheme_text() -> str:
    return (paths.resources() / "schemes" / "weikang-100.toml").read_text("utf-8")


@pytest.fixture
def open_office(office: Office, scheme_text: str, kept: Kept) -> Office:
    """A November with a few records, and the window open on it."""
    kept.pour(("november", scheme_text), lambda ctx: november(ctx, scheme_text), office.ctx)
    office.opens()
    return office


@pytest.fixture
def speak() -> Callable[[Language], Translator]:
    return lambda language: Translator(language, paths.resources() / "translations")
