"""The reports of an open November and two closed months, in English."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from fractions import Fraction

import pytest
from pytestqt.qtbot import QtBot

from kpi_desktop.domain.month import Month
from kpi_desktop.domain.words import Language
from kpi_desktop.services import closing, incidents, teams
from kpi_desktop.services.context import Context
from kpi_desktop.services.incidents import Entry
from kpi_desktop.texts import Translator
from kpi_desktop.ui.icons import Icons
from kpi_desktop.ui.reports import ReportsPage
from kpi_desktop.ui.session import Session
from kpi_desktop.ui.theme import Theme


@pytest.fixture
def session(ctx: Context, speak: Callable[[Language], Translator], theme: Theme, icons: Icons) -> Session:
    """The work of one English window."""
    made = Session(ctx, speak("en"), theme, icons, teams.resolve(ctx))
    for month in (Month(2026, 9), Month(2026, 10)):
        closing.close(ctx, made.team, month, accept="已核对")
    late = Entry("0103", date(2026, 11, 4), "late", minutes=Fraction(7))
    incidents.log(ctx, made.team, [late])
    return made


@pytest.fixture
def page(session: Session, qtbot: QtBot) -> ReportsPage:
    """The reports page as the window shows it."""
    made = ReportsPage(session)
    session.changed.connect(made.refresh)
    qtbot.addWidget(made)
    made.resize(1208, 772)
    made.refresh()
    made.show()
    qtbot.waitExposed(made)
    return made
