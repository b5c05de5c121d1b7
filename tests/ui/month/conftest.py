"""A November as a leader keeps it: in English, so that tests read what stands in the window."""

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
from kpi_desktop.ui.month import MonthPage
from kpi_desktop.ui.session import Session
from kpi_desktop.ui.theme import Theme
from tests.kept import Kept
from tests.ui.conftest import team_of_twelve, two_months_closed

NOVEMBER = Month(2026, 11)


def entry(number: str, day: int, criterion: str, minutes: int | None = None, points: int | None = None) -> Entry:
    return Entry(
        number,
        date(2026, 11, day),
        criterion,
        minutes=None if minutes is None else Fraction(minutes),
        points=None if points is None else Fraction(points),
    )


ENTRIES = (
    entry("0103", 4, "late", 7),
    entry("0103", 11, "late", 3, -1),
    entry("0103", 13, "no-greeting"),
    entry("0103", 9, "praise-oral"),
    entry("0105", 9, "praise-oral"),
    entry("0106", 2, "complaint"),
    entry("0106", 3, "complaint"),
    entry("0106", 5, "complaint"),
    entry("0106", 6, "complaint"),
    entry("0108", 12, "procedure-error"),
    entry("0111", 6, "no-leave-procedure"),
)


@pytest.fixture
def session(ctx: Context, speak: Callable[[Language], Translator], theme: Theme, icons: Icons) -> Session:
    """The work of one English window."""
    return Session(ctx, speak("en"), theme, icons, teams.resolve(ctx))


@pytest.fixture
def november(session: Session, scheme_text: str, kept: Kept) -> Session:
    """September and October are closed, November has eleven records."""

    def make(ctx: Context) -> None:
        team_of_twelve(ctx, scheme_text)
        two_months_closed(ctx)
        incidents.log(ctx, teams.resolve(ctx), ENTRIES)

    kept.pour(("november", scheme_text), make, session.ctx)
    return session


@pytest.fixture
def page(november: Session, qtbot: QtBot) -> MonthPage:
    """The month page as the window shows it, the focus in the table."""
    made = MonthPage(november)
    november.changed.connect(made.refresh)
    qtbot.addWidget(made)
    made.resize(1208, 772)
    made.refresh()
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    made.first_field().setFocus()
    return made
