"""Pay on the month page where a plan is in force."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from kpi_desktop.domain.month import Month
from kpi_desktop.services import closing, months, pay_plans, people
from kpi_desktop.services.people import NewPerson
from kpi_desktop.ui.month import MonthPage
from kpi_desktop.ui.month.explanation import RowKind

NOVEMBER = Month(2026, 11)


def columns(page: MonthPage) -> list[str]:
    return [one.id for one in page.table.scores.columns]


@pytest.fixture
def paid(page: MonthPage) -> MonthPage:
    """The performance wage is paid by bands; one person has one."""
    session = page.session
    wages = NewPerson("0106", "刘洋", hired=date(2024, 3, 1), performance_wage=Fraction(1000))
    session.do(lambda: people.edit_person(session.ctx, "0106", wages, date(2026, 11, 1)))
    session.do(lambda: pay_plans.put_plan_in_force(session.ctx, session.team, "band-pay", NOVEMBER))
    return page


def test_pay_has_a_column_only_where_there_is_any(page: MonthPage) -> None:
    assert "pay" not in columns(page)
    session = page.session
    session.do(lambda: pay_plans.put_plan_in_force(session.ctx, session.team, "band-pay", NOVEMBER))
    assert "pay" in columns(page)


def test_the_column_holds_the_sum_and_sorts_by_it(paid: MonthPage) -> None:
    scores, place = paid.table.scores, columns(paid).index("pay")
    scores.sort(place, Qt.SortOrder.DescendingOrder)
    first = scores.index(0, place)
    assert scores.item(first).name == "刘洋"
    assert first.data() == "900.00"
    assert first.data(Qt.ItemDataRole.ToolTipRole) == "Performance wage 900.00"
    assert first.data(Qt.ItemDataRole.TextAlignmentRole) & Qt.AlignmentFlag.AlignRight


def test_every_part_of_pay_is_explained_and_adds_up(paid: MonthPage) -> None:
    paid.table.choose("0106")
    rows = [row for row in paid.side.view.rows if row.kind in {RowKind.PAY_PART, RowKind.PAY_TOTAL}]
    (part, total) = rows
    assert (part.text, part.shown) == ("Performance wage", "900.00")
    assert "90 % of the performance wage 1000" in part.reason
    assert sum(Decimal(row.shown) for row in rows[:-1]) == Decimal(total.shown)
    assert "Performance wage" in paid.side.area.accessibleDescription()


def test_a_closed_month_keeps_its_pay(paid: MonthPage) -> None:
    session = paid.session
    session.do(lambda: closing.close(session.ctx, session.team, NOVEMBER, accept="seen"))
    more = NewPerson("0106", "刘洋", hired=date(2024, 3, 1), performance_wage=Fraction(5000))
    session.do(lambda: people.edit_person(session.ctx, "0106", more, date(2026, 12, 1)))
    session.do(lambda: pay_plans.put_plan_in_force(session.ctx, session.team, None, Month(2026, 12)))
    content, _ = months.month_content(session.ctx, session.team, NOVEMBER, session.tr)
    person = content.person("0106")
    assert person is not None
    assert person.pay is not None
    assert person.pay.total == "900.00"
    assert "pay" in columns(paid)


@pytest.mark.parametrize(
    ("keys", "name", "told"),
    [
        ((Qt.Key.Key_Return,), "Assessment-早班-2026-11.xlsx", False),
        ((Qt.Key.Key_Down, Qt.Key.Key_Return), "Payroll-早班-2026-11.xlsx", True),
    ],
)
def test_the_workbook_tells_pay_only_where_the_one_for_payroll_is_chosen(
    paid: MonthPage, keys: tuple[Qt.Key, ...], *, name: str, told: bool, qtbot: QtBot, tmp_path: Path
) -> None:
    QTest.mouseClick(paid.head.export, Qt.MouseButton.LeftButton)
    menu = paid.outward.workbook.menu
    assert menu is not None
    assert menu.isVisible()
    for key in keys:
        QTest.keyClick(menu, key)
    qtbot.waitUntil(lambda: paid.saver.dialog is not None)
    dialog = paid.saver.dialog
    assert isinstance(dialog, QFileDialog)
    assert Path(dialog.selectedFiles()[0]).name == name
    field = dialog.findChild(QLineEdit)
    assert field is not None
    field.setText(str(tmp_path / "month.xlsx"))
    with qtbot.waitSignal(dialog.fileSelected):
        dialog.accept()
    qtbot.waitUntil(paid.saver.told.isVisible)
    cells = [str(cell.value) for sheet in load_workbook(tmp_path / "month.xlsx") for row in sheet.rows for cell in row]
    assert ("900" in cells) is told
