"""The reports of an open November and two closed months, in English."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from fractions import Fraction

import pytest
from pytestqt.qtbot import QtBot

from kpi_desktop.domain.month import Month
from kpi_desktop.domain.words import Language
from kpi_desktop.services import incidents, teams
from kpi_desktop.services.context import Context
from kpi_desktop.services.incidents import Entry
from kpi_desktop.texts import Translator
from kpi_desktop.ui.icons import Icons
from kpi_desktop.ui.reports import ReportsPage
from kpi_desktop.ui.session import Session
from kpi_desktop.ui.theme import Theme
from tests.kept import Kept
from tests.ui.conftest import team_of_twelve, two_months_closed


@pytest.fixture
def reported(ctx: Context, scheme_text: str, kept: Kept) -> Context:
    """September and October are closed, November has a record."""

    def make(ctx: Context) -> None:
        team_of_twelve(ctx, scheme_text)
        two_months_closed(ctx)
        incidents.log(ctx, teams.resolve(ctx), [Entry("0103", date(2026, 11, 4), "late", minutes=Fraction(7))])

    kept.pour(("reports", scheme_text), make, ctx)
    return ctx


@pytest.fixture
def session(reported: Context, speak: Callable[[Language], Translator], theme: Theme, icons: Icons) -> Session:
    """The work of one English window."""
    return Session(reported, speak("en"), theme, icons, teams.resolve(reported))


@pytest.fixture
def page(session: Session, qtbot: QtBot) -> ReportsPage:
    """The reports page as the window shows it, with the open month chosen."""
    made = ReportsPage(session)
    session.changed.connect(made.refresh)
    qtbot.addWidget(made)
    made.resize(1208, 772)
    made.refresh()
    made.choose(Month(2026, 11))
    made.show()
    qtbot.waitExposed(made)
    return made
