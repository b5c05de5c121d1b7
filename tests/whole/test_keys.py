"""Ten seconds an incident: the keys that it takes, counted."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from kpi_desktop.services import incidents, saved_groups, teams
from kpi_desktop.services.context import open_context
from kpi_desktop.ui.today import TodayPage
from tests.leader import ALT
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


EIGHT = {f"01{place:02d}" for place in range(1, 9)}


def logged_for(office: Office) -> set[str]:
    """For whom a meeting missed is in the database, as another door reads it."""
    elsewhere = open_context(office.database, write=False, clock=office.clock)
    found = incidents.logged_on(elsewhere, teams.resolve(elsewhere), office.clock.day)
    elsewhere.close()
    return {each.entry.number for each in found if each.entry.criterion == "missed-meeting"}


def test_a_saved_group_of_eight_takes_at_most_twelve_keys(open_office: Office) -> None:
    office = open_office
    saved_groups.save(office.ctx, teams.resolve(office.ctx), "晚班", sorted(EIGHT))
    office.goes_to(1, TodayPage)
    office.hands.pressed = 0

    office.hands.types("wb qxlh")
    office.hands.presses(Qt.Key.Key_Return)

    assert office.hands.pressed <= 12
    assert logged_for(office) == EIGHT


@pytest.mark.parametrize("between", ["blank", "tab"])
def test_eight_chosen_one_by_one_take_at_most_thirty_four_keys(open_office: Office, between: str) -> None:
    office = open_office
    office.goes_to(1, TodayPage)
    office.hands.pressed = 0

    for initials in ("zm", "lq", "sx", "zl", "wt", "ly", "cj", "zl"):
        office.hands.types(initials)
        if between == "tab":
            office.hands.presses(Qt.Key.Key_Tab)
        else:
            office.hands.types(" ")
    office.hands.types("qxlh")
    office.hands.presses(Qt.Key.Key_Return)

    assert office.hands.pressed <= 34
    assert logged_for(office) == EIGHT


def test_a_quick_button_logs_for_somebody_with_four_keys(open_office: Office) -> None:
    office = open_office
    page = office.goes_to(1, TodayPage)
    office.window.resize(1280, 720)
    digit = next(at for at, each in enumerate(page.quick.buttons, 1) if each.criterion.id == "missed-study")
    office.hands.pressed = 0

    office.hands.types("sx")
    office.hands.presses(Qt.Key.Key_Tab)
    office.hands.presses(Qt.Key(Qt.Key.Key_0 + digit), held=ALT)

    assert office.hands.pressed <= 4
    assert rows_of(page)[0][1:3] == ["单雪", "缺席学习"]
