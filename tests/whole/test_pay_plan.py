"""A pay plan of one's own, made from nothing in the window, and what it pays on screen and on paper."""

from __future__ import annotations

from fractions import Fraction

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget

from kpi_desktop.domain.month import Month
from kpi_desktop.services import pay_plans, people, teams
from kpi_desktop.services.people import NewPerson
from kpi_desktop.ui.month import MonthPage
from kpi_desktop.ui.pay.editor import PlanEditor
from kpi_desktop.ui.pay.enforce import EnforcePlanDialog
from kpi_desktop.ui.reports import ReportsPage
from kpi_desktop.ui.schemes.editor.lists import RowsNode
from kpi_desktop.ui.settings import SettingsPage
from tests.leader import CTRL
from tests.whole.office import Office
from tests.whole.paper import text_of

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing the keyboard)")
NOVEMBER = Month(2026, 11)
PERCENTAGE, FIXED = 0, 4
"""Places in the menu of kinds."""


def fills(office: Office, editor: PlanEditor, *where: str | int, text: str, place: int = 0) -> None:
    """Go to a field and type over what stands in it."""
    assert editor.form is not None
    widget: QWidget = editor.form.field(*where).inputs()[place]
    assert isinstance(widget, QLineEdit)
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    office.hands.presses(Qt.Key.Key_A, held=CTRL)
    if text.isascii():
        office.hands.types(text)
    else:
        office.hands.composes(text)


def adds(editor: PlanEditor, kind: int) -> None:
    editor.add.menu().actions()[kind].trigger()


@pytest.mark.usefixtures("house_font")
def test_a_plan_made_from_nothing_pays_what_was_worked_out_by_hand(open_office: Office) -> None:
    office = open_office
    ctx, team = office.ctx, teams.resolve(office.ctx)
    snow = NewPerson("0103", "单雪", performance_wage=Fraction(1500))
    people.edit_person(ctx, "0103", snow, NOVEMBER.first)

    make_the_plan(office)
    held = pay_plans.plan_for(ctx, team, NOVEMBER)
    assert held is not None
    assert [one.kind for one in held.components] == ["by-score", "ladder"]

    # 单雪 was late once: 95 points, so four fifths of 1500, and 200 for attendance.
    month = office.goes_to(2, MonthPage)
    assert month.data is not None
    paid = month.data.content.person("0103")
    assert paid is not None
    assert paid.pay is not None
    assert [(part.title, part.shown) for part in paid.pay.parts] == [("绩效工资", "1200.00"), ("全勤奖", "200.00")]
    assert paid.pay.total == "1400.00"
    month._show_person("0103")
    said = month.side.area.accessibleDescription()
    assert "1200.00" in said
    assert "1400.00" in said

    office.hands.clicks(month.side.print_button)
    slip = text_of(office.saves_pdf(office.page(ReportsPage), "slip"))
    assert "单雪" in slip
    assert "张敏" not in slip
    assert "绩效工资1500的80%" in slip
    assert "1200.00" in slip
    assert "全勤奖" in slip
    assert "合计1400.00" in slip


def fills_tester(office: Office, editor: PlanEditor, key: str, text: str) -> None:
    entry = editor.tester.entries[key]
    entry.setFocus(Qt.FocusReason.TabFocusReason)
    office.hands.presses(Qt.Key.Key_A, held=CTRL)
    office.hands.types(text)


def make_the_plan(office: Office) -> None:
    """Four fifths of the performance wage from 90 on, all of it from 96 on; 200 for attendance; in force at once."""
    page = office.goes_to(6, SettingsPage)
    assert page.pay.now.text() == "目前没有启用薪酬方案"
    office.hands.clicks(page.pay.choose_button)
    office.hands.clicks(page.desk.start.blank_button)
    editor = page.desk.editor
    assert editor is not None
    fills(office, editor, "name", text="二〇二六绩效方案")

    adds(editor, PERCENTAGE)
    fills(office, editor, "name", text="绩效工资")
    rows = next(one for one in editor.findChildren(RowsNode) if one.spec.key == "bands")
    QTest.keyClick(rows.add, Qt.Key.Key_Space)
    bands = (("96", "100"), ("90", "80"), ("0", "50"))
    for place, (at_least, percent) in enumerate(bands):
        fills(office, editor, "bands", place, "at_least", text=at_least)
        fills(office, editor, "bands", place, "percent", text=percent)
    fills_tester(office, editor, "score", "95")
    fills_tester(office, editor, "performance-wage", "1500")
    assert editor.tester.points.text() == "1200.00"

    adds(editor, FIXED)
    fills(office, editor, "name", text="全勤奖")
    fills(office, editor, "steps", 0, "amount", text="200")
    assert editor.tester.points.text() == "200.00"
    assert editor.findings.count.text().startswith("0 处错误")

    def agrees(dialog: EnforcePlanDialog) -> None:
        office.hands.takes(dialog)
        assert dialog.chosen == NOVEMBER
        assert dialog.month.hasFocus()
        office.hands.clicks(dialog.verb)

    asked = office.hands.answers(EnforcePlanDialog, agrees)
    office.hands.clicks(editor.force_button)
    assert asked
    assert page.pay.now.text() == "二〇二六绩效方案，第 1 版"
    assert page.pay.plans.currentText() == "二〇二六绩效方案，第 1 版"
