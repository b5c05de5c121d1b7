"""The people of an open November and two closed months, in a window with the pages that lead to them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

import pytest
from pytestqt.qtbot import QtBot

from kpi_desktop.domain.month import Month
from kpi_desktop.services import closing, follow_ups, incidents, teams
from kpi_desktop.services.context import Context
from kpi_desktop.services.follow_ups import FollowUp, FollowUpKind
from kpi_desktop.services.incidents import Entry
from kpi_desktop.texts import Translator
from kpi_desktop.ui.month import MonthPage
from kpi_desktop.ui.people import PeoplePage
from kpi_desktop.ui.rail import Place
from kpi_desktop.ui.session import Session
from kpi_desktop.ui.today import TodayPage
from kpi_desktop.ui.window import MainWindow
from tests.kept import Kept
from tests.ui.conftest import team_of_twelve
from tests.ui.windows import present

SEPTEMBER, OCTOBER = Month(2026, 9), Month(2026, 10)


@pytest.fixture
def followed(ctx: Context, scheme_text: str, kept: Kept) -> Context:
    """Li Qian was late in both closed months and praised in November; October's strip is signed."""

    def make(ctx: Context) -> None:
        team_of_twelve(ctx, scheme_text)
        team = teams.resolve(ctx)
        late = [
            Entry("0102", date(2026, month, 6), "late", minutes=Fraction(7), note="高架堵车") for month in (9, 9, 10)
        ]
        praise = Entry("0102", date(2026, 11, 6), "praise-banner", note="客户送至前台")
        incidents.log(ctx, team, [*late, praise])
        for month in (SEPTEMBER, OCTOBER):
            closing.close(ctx, team, month, accept="已核对")
        signed = FollowUp("0102", OCTOBER, FollowUpKind.SIGNED, date(2026, 11, 3))
        follow_ups.record(ctx, team, [signed])

    kept.pour(("followed", scheme_text), make, ctx)
    return ctx


@pytest.fixture
def window(followed: Context, session: Session, qtbot: QtBot) -> Iterator[MainWindow]:
    """Today, Month and People, open on Today."""
    assert followed is session.ctx
    places = tuple(
        Place(id_, id_, id_, kind) for id_, kind in (("today", TodayPage), ("month", MonthPage), ("people", PeoplePage))
    )
    window = MainWindow(places, session, lambda: "")
    qtbot.addWidget(window)
    window.resize(1280, 720)
    window.open("today")
    present(window, qtbot)
    yield window
    window.hide()


@pytest.fixture
def page(window: MainWindow) -> PeoplePage:
    """The people page, opened."""
    found = window.open("people")
    assert isinstance(found, PeoplePage)
    return found


@pytest.fixture
def tr(session: Session) -> Translator:
    """The words of the window."""
    return session.tr
