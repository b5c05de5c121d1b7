"""What the tests of the schemes page share: the page in English, and somebody at a draft of the scheme in force."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kpi_desktop.domain.words import Language
from kpi_desktop.services.context import Context
from kpi_desktop.services.teams import resolve
from kpi_desktop.texts import Translator
from kpi_desktop.ui.icons import Icons
from kpi_desktop.ui.schemes import SchemesPage
from kpi_desktop.ui.session import Session
from kpi_desktop.ui.theme import Theme
from tests.ui.schemes.typist import Typist
from tests.ui.windows import present


@pytest.fixture
def page(
    ctx: Context, speak: Callable[[Language], Translator], theme: Theme, icons: Icons, qtbot: QtBot
) -> SchemesPage:
    """The page in English."""
    made = SchemesPage(Session(ctx, speak("en"), theme, icons, resolve(ctx)))
    made.session.changed.connect(made.refresh)
    qtbot.addWidget(made)
    made.resize(1208, 772)
    present(made, qtbot)
    made.refresh()
    return made


@pytest.fixture
def typist(page: SchemesPage) -> Typist:
    """At a draft of the scheme in force."""
    QTest.keyClick(page.edit_button, Qt.Key.Key_Space)
    assert page.desk.editor is not None
    return Typist(page.desk.editor, page)
