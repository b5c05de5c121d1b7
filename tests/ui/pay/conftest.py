"""What the tests of pay plans share: the settings in English, and somebody at a draft made from nothing."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kpi_desktop.domain.month import Month
from kpi_desktop.domain.words import Language
from kpi_desktop.services import closing
from kpi_desktop.services.context import Context
from kpi_desktop.services.teams import resolve
from kpi_desktop.texts import Translator
from kpi_desktop.ui.icons import Icons
from kpi_desktop.ui.session import Session
from kpi_desktop.ui.settings import SettingsPage
from kpi_desktop.ui.theme import Theme
from tests.ui.pay.plan_typist import PlanTypist
from tests.ui.windows import present

OCTOBER = Month(2026, 10)


@pytest.fixture
def page(
    ctx: Context, speak: Callable[[Language], Translator], theme: Theme, icons: Icons, qtbot: QtBot
) -> SettingsPage:
    """The settings in English; September and October are closed."""
    session = Session(ctx, speak("en"), theme, icons, resolve(ctx))
    for month in (Month(2026, 9), OCTOBER):
        closing.close(ctx, session.team, month)
    made = SettingsPage(session)
    session.changed.connect(made.refresh)
    qtbot.addWidget(made)
    made.resize(1208, 712)
    present(made, qtbot)
    made.refresh()
    return made


@pytest.fixture
def typist(page: SettingsPage) -> PlanTypist:
    """At a draft made from nothing."""
    QTest.keyClick(page.pay.choose_button, Qt.Key.Key_Space)
    QTest.keyClick(page.desk.start.blank_button, Qt.Key.Key_Space)
    assert page.desk.editor is not None
    return PlanTypist(page.desk.editor, page)  # type: ignore[arg-type]
