"""The entries of the rail, in order."""

from __future__ import annotations

from kpi_desktop.texts import Translator
from kpi_desktop.ui.month import MonthPage
from kpi_desktop.ui.people import PeoplePage
from kpi_desktop.ui.rail import Place
from kpi_desktop.ui.reports import ReportsPage
from kpi_desktop.ui.schemes import SchemesPage
from kpi_desktop.ui.settings import SettingsPage
from kpi_desktop.ui.today import TodayPage


def places(tr: Translator) -> tuple[Place, ...]:
    """Today first: that is where every day begins."""
    return (
        Place("today", tr.c("page", "Today"), "today", TodayPage),
        Place("month", tr.c("page", "Month"), "month", MonthPage),
        Place("people", tr.c("page", "People"), "people", PeoplePage),
        Place("schemes", tr.c("page", "Schemes"), "schemes", lambda session: SchemesPage(session.of_rules())),
        Place("reports", tr.c("page", "Reports"), "reports", ReportsPage),
        Place(
            "settings",
            tr.c("page", "Settings"),
            "settings",
            lambda session: SettingsPage(session.of_rules()),
            at_bottom=True,
        ),
    )
