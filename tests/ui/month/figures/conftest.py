"""Teams under schemes that ask for figures: in English, so that tests read what stands in the window."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from kpi_desktop import paths
from kpi_desktop.domain.month import Month
from kpi_desktop.domain.words import Language
from kpi_desktop.services import setup, teams
from kpi_desktop.services.context import Context
from kpi_desktop.services.people import NewPerson
from kpi_desktop.texts import Translator
from kpi_desktop.ui.icons import Icons
from kpi_desktop.ui.month import MonthPage
from kpi_desktop.ui.session import Session
from kpi_desktop.ui.theme import Theme

PEOPLE = (("0101", "张敏"), ("0102", "李倩"), ("0103", "单雪"))


def is_active(window: QWidget) -> bool:
    """Ask for the keys, also where the window before is only just going."""
    window.activateWindow()
    QApplication.processEvents()
    return window.isActiveWindow()


@pytest.fixture
def page_of(
    empty: Context,
    speak: Callable[[Language], Translator],
    theme: Theme,
    icons: Icons,
    qtbot: QtBot,
) -> Callable[[str], MonthPage]:
    """The month page of a team of three under a preset, as the window shows it."""

    def made(scheme: str, post: str | None = None) -> MonthPage:
        text = (paths.resources() / "schemes" / f"{scheme}.toml").read_text("utf-8")
        people = tuple(NewPerson(number, name, hired=date(2024, 3, 1), post=post) for number, name in PEOPLE)
        setup.set_up(empty, setup.Setup("维康客户服务中心", "早班", text, Month(2026, 11), people, "zh"))
        session = Session(empty, speak("en"), theme, icons, teams.resolve(empty))
        page = MonthPage(session)
        session.changed.connect(page.refresh)
        qtbot.addWidget(page)
        page.resize(1208, 772)
        page.refresh()
        page.show()
        qtbot.waitExposed(page)
        qtbot.waitUntil(lambda: is_active(page))
        return page

    return made
