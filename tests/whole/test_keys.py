"""Ten seconds an incident: the keys that it takes, counted."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from kpi_desktop.services import incidents, teams
from kpi_desktop.services.context import open_context
from kpi_desktop.ui.today import TodayPage
from tests.whole.office import Office, rows_of


@pytest.mark.parametrize(
    ("typed", "row"),
    [
        ("sx cd 8", ["单雪", "迟到 8 分钟", "−5.0"]),
        ("oyyt zt 12", ["欧阳雨桐", "早退 12 分钟", "−5.0"]),
        ("0108 1.1 35", ["赵磊", "迟到 35 分钟", "−10.0"]),
    ],
)
def test_name_criterion_and_minutes_take_at_most_twelve_keys_and_stand_in_the_next_frame(
    open_office: Office, typed: str, row: list[str]
) -> None:
    office = open_office
    page = office.goes_to(1, TodayPage)
    assert page.line.field.hasFocus()
    before = page.table.entries.rowCount()
    office.hands.pressed = 0

    office.hands.types(typed)
    office.hands.presses(Qt.Key.Key_Return)
    QApplication.processEvents()

    assert office.hands.pressed <= 12
    assert page.table.entries.rowCount() == before + 1
    shown = page.table.visualRect(page.table.entries.index(0, 1))
    assert page.table.viewport().rect().contains(shown)
    assert [rows_of(page)[0][column] for column in (1, 2, 5)] == row
    elsewhere = open_context(office.database, write=False, clock=office.clock)
    assert len(incidents.logged_on(elsewhere, teams.resolve(elsewhere), office.clock.day)) == before + 1
    elsewhere.close()
