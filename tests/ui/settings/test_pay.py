"""Which pay plan holds from which month on, and what it leaves to the team, as the leader sets it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kpi_desktop.domain.month import Month
from kpi_desktop.domain.words import Language
from kpi_desktop.services import closing, figures, pay_plans, teams
from kpi_desktop.services.context import Context
from kpi_desktop.texts import Translator
from kpi_desktop.ui.icons import Icons
from kpi_desktop.ui.session import Session
from kpi_desktop.ui.settings.figures import SettingField
from kpi_desktop.ui.settings.pay import PayPanel
from kpi_desktop.ui.theme import Theme

NOVEMBER = Month(2026, 11)


@pytest.fixture
def panel(ctx: Context, speak: Callable[[Language], Translator], theme: Theme, icons: Icons, qtbot: QtBot) -> PayPanel:
    """As the settings page shows it, in English; September and October are closed."""
    session = Session(ctx, speak("en"), theme, icons, teams.resolve(ctx))
    for month in (Month(2026, 9), Month(2026, 10)):
        closing.close(ctx, session.team, month)
    made = PayPanel(session)
    session.changed.connect(lambda _operation: made.refresh())
    qtbot.addWidget(made)
    made.refresh()
    made.show()
    qtbot.waitExposed(made)
    return made


def put(panel: PayPanel, plan: str | None) -> None:
    panel.plans.setCurrentIndex(panel.plans.findData(plan))
    QTest.keyClick(panel.put_button, Qt.Key.Key_Space)


def holds(panel: PayPanel) -> str | None:
    session = panel._session
    plan = pay_plans.plan_for(session.ctx, session.team, NOVEMBER)
    return None if plan is None else plan.id


def field(panel: PayPanel, key: str) -> SettingField:
    return next(one for one in panel.fields if one.figure.id == key)


def test_no_plan_holds_until_one_is_put_in_force(panel: PayPanel) -> None:
    assert panel.plans.currentText() == "No pay plan"
    assert panel.now.text() == "No pay plan is in force"
    put(panel, "band-pay")
    assert holds(panel) == "band-pay"
    assert panel.since.text() == "In force since November 2026"
    assert panel.held.isHidden()  # it would say the same once more
    assert panel.plans.currentData() == "band-pay"
    panel._session.undo()
    assert panel.now.text() == "No pay plan is in force"


def test_only_open_months_are_offered(panel: PayPanel) -> None:
    assert panel.month == NOVEMBER
    assert panel.months.itemData(0) == "2026-11"
    assert panel.months.count() == 4


def test_a_plan_can_be_ended_and_undone(panel: PayPanel) -> None:
    put(panel, "band-pay")
    put(panel, None)
    assert holds(panel) is None
    assert panel.held.text().startswith("From November 2026: no pay plan")
    assert not panel.held.isHidden()
    panel._session.undo()
    assert holds(panel) == "band-pay"
    assert panel.plans.currentData() == "band-pay"


def test_a_later_month_leaves_this_one_as_it_is(panel: PayPanel) -> None:
    panel.months.setCurrentIndex(panel.months.findData("2026-12"))
    put(panel, "levels")
    assert holds(panel) is None
    assert panel.month == Month(2026, 12)


def test_what_the_plan_leaves_to_the_team_is_typed_beneath(panel: PayPanel) -> None:
    put(panel, "g1g2g3")
    one = next(each for each in panel.fields if not each.figure.house)
    key = one.figure.id
    one.editor.setFocus()
    one.editor.clear()
    QTest.keyClicks(one.editor, "7.5")
    QTest.keyClick(one.editor, Qt.Key.Key_Return)
    session = panel._session
    found = next(s for s in figures.figures(session.ctx, session.team, NOVEMBER).settings if s.id == key)
    assert str(found.value) == "15/2"
    assert field(panel, key).editor.text() == "7.5"
    assert field(panel, key).editor.accessibleDescription().startswith("holds since November 2026")


def test_what_is_no_number_is_refused_beneath_the_field(panel: PayPanel) -> None:
    (one,) = panel.fields
    assert one.figure.id == figures.MINIMUM_WAGE
    before = one.editor.sizeHint().height()
    QTest.keyClicks(one.editor, "lots")
    QTest.keyClick(one.editor, Qt.Key.Key_Return)
    assert one.editor.text() == "lots"
    assert "not a number" in one.editor.accessibleDescription()
    assert one.editor.property("fault") is True
    assert one.editor.sizeHint().height() == before  # the thicker border takes no room of what stands beneath
    QTest.keyClick(one.editor, Qt.Key.Key_Backspace)
    assert one.editor.property("fault") is False
    assert one.editor.accessibleDescription() == "pay below it is flagged before closing"
