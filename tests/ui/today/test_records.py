from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QLabel, QWidget

from kpi_desktop.services import incidents
from kpi_desktop.services.incidents import Entry, Logged
from kpi_desktop.ui.kit.table import CellRole
from kpi_desktop.ui.session import Session
from kpi_desktop.ui.today.dialogs import EditDialog, VoidDialog

if TYPE_CHECKING:
    from tests.ui.today.conftest import Leader

FRIDAY = date(2026, 11, 20)
D = TypeVar("D", bound=QWidget)


def logged(session: Session) -> list[Logged]:
    return list(incidents.logged_on(session.ctx, session.team, FRIDAY))


def dialog(leader: Leader, kind: type[D]) -> D:
    leader.qtbot.waitUntil(lambda: leader.page.dialog is not None and leader.page.dialog.isActiveWindow())
    found = leader.page.dialog
    assert isinstance(found, kind)
    return found


def choose_row(leader: Leader, place: int = 0) -> None:
    table = leader.page.table
    table.setFocus()
    table.setCurrentIndex(table.entries.index(place, 0))


def said(widget: QWidget) -> str:
    return " | ".join(each.text() for each in widget.findChildren(QLabel) if each.text())


@pytest.fixture(autouse=True)
def one_late(leader: Leader) -> None:
    leader.logs("sx cd 8")


def test_delete_asks_for_the_reason_and_keeps_the_row_struck(leader: Leader, session: Session) -> None:
    choose_row(leader)
    leader.presses(Qt.Key.Key_Delete)
    asked = dialog(leader, VoidDialog)

    leader.presses(Qt.Key.Key_Return)
    assert asked.isVisible()
    assert said(asked).count("The reason is missing; enter one.") == 1
    assert asked.reason.property("fault") is True

    leader.types("wrong person")
    assert asked.reason.property("fault") is False
    leader.presses(Qt.Key.Key_Return)

    assert not asked.isVisible()
    (row,) = logged(session)
    assert row.voided
    assert row.void_reason == "wrong person"
    model = leader.page.table.entries
    assert model.index(0, 1).data(CellRole.STRUCK) is True
    assert "wrong person, voided" in leader.rows()[0][3]
    assert leader.rows()[0][5] == "−5.0"
    assert leader.rows()[0][6] == "voided"
    assert leader.field is leader.page.line.field


def test_a_click_on_the_last_cell_voids(leader: Leader) -> None:
    table = leader.page.table
    place = table.visualRect(table.entries.index(0, 6)).center()

    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)

    asked = dialog(leader, VoidDialog)
    assert "单雪" in said(asked)
    asked.reject()


def test_enter_corrects_by_voiding_and_writing_anew(leader: Leader, session: Session) -> None:
    choose_row(leader)
    leader.presses(Qt.Key.Key_Return)
    asked = dialog(leader, EditDialog)
    assert asked.amount.text() == "8"

    asked.amount.setFocus()
    asked.amount.selectAll()
    leader.types("35")
    assert "−10.0" in said(asked)
    leader.presses(Qt.Key.Key_Return)

    old, new = logged(session)
    assert (old.voided, old.replaced_by) == (True, new.id)
    assert new.entry == Entry("0103", FRIDAY, "late", minutes=Fraction(35))
    assert [row[5] for row in leader.rows()] == ["−10.0", "−5.0"]
    assert "corrected, voided" in leader.rows()[1][3]


def test_what_was_logged_for_somebody_else_goes_to_the_right_person(leader: Leader, session: Session) -> None:
    choose_row(leader)
    leader.presses(Qt.Key.Key_Return)
    asked = dialog(leader, EditDialog)
    assert asked.person.currentText() == "单雪  0103"
    asked.person.setFocus()
    leader.presses(Qt.Key.Key_Up)
    assert asked.person.currentData() == "0102"
    leader.presses(Qt.Key.Key_Return)

    old, new = logged(session)
    assert (old.voided, old.replaced_by) == (True, new.id)
    assert new.entry == Entry("0102", FRIDAY, "late", minutes=Fraction(8))


def test_excusing_wants_a_reason_and_counts_nothing(leader: Leader, session: Session) -> None:
    choose_row(leader)
    leader.presses(Qt.Key.Key_F2)
    asked = dialog(leader, EditDialog)
    asked.excused.setFocus()
    leader.presses(Qt.Key.Key_Space, Qt.Key.Key_Return)
    assert asked.isVisible()
    assert "Enter why it is excused." in said(asked)
    assert "reason is missing" not in said(asked)

    asked.note.setFocus()
    leader.composes("暴雨停运")
    leader.presses(Qt.Key.Key_Return)

    new = logged(session)[-1]
    assert new.entry.excused
    assert new.entry.note == "暴雨停运"
    assert leader.row().startswith("单雪 | Late 8 min | 暴雨停运 | excused | 0.0")


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("-8", "Minutes can't be below 0; enter 0 or more"),
        ("abc", "not a number"),
        ("", "Now the minutes"),
        ("8.5", "enter a whole number"),
        ("99999", "more than a day"),
    ],
)
def test_a_wrong_correction_is_refused_and_the_old_row_stays(
    leader: Leader, session: Session, typed: str, sentence: str
) -> None:
    choose_row(leader)
    leader.presses(Qt.Key.Key_F2)
    asked = dialog(leader, EditDialog)
    asked.amount.setFocus()
    asked.amount.clear()
    leader.types(typed)
    leader.presses(Qt.Key.Key_Return)

    assert asked.isVisible()
    assert sentence in asked.refusal.text()
    assert [row.voided for row in logged(session)] == [False]
    asked.reject()


def test_a_correction_that_changes_nothing_writes_nothing(leader: Leader, session: Session) -> None:
    choose_row(leader)
    leader.presses(Qt.Key.Key_F2)
    asked = dialog(leader, EditDialog)
    leader.presses(Qt.Key.Key_Return)

    assert not asked.isVisible()
    assert len(logged(session)) == 1


def test_another_criterion_asks_for_what_it_needs(leader: Leader, session: Session) -> None:
    choose_row(leader)
    leader.presses(Qt.Key.Key_F2)
    asked = dialog(leader, EditDialog)
    asked.criterion.setCurrentIndex(asked.criterion.findData("procedure-error"))
    assert not asked.amount.isVisible()
    assert asked.points.isVisible()
    assert "No points picked" in said(asked)

    asked.points.setFocus()
    leader.types("-4")
    leader.presses(Qt.Key.Key_Return)

    assert logged(session)[-1].entry == Entry("0103", FRIDAY, "procedure-error", points=Fraction(-4))


def test_only_what_applies_is_asked_for(leader: Leader) -> None:
    choose_row(leader)
    leader.presses(Qt.Key.Key_F2)
    asked = dialog(leader, EditDialog)
    assert (asked.amount.isVisible(), asked.quantity.isVisible(), asked.points.isVisible()) == (True, False, False)

    asked.amount.setText("3")
    assert asked.points.isVisible()
    asked.amount.setText("12")
    assert not asked.points.isVisible()
    asked.criterion.setCurrentIndex(asked.criterion.findData("praise-oral"))
    assert (asked.amount.isVisible(), asked.quantity.isVisible(), asked.points.isVisible()) == (False, True, False)
    asked.reject()


def test_a_pick_for_minutes_that_leave_none_is_dropped(leader: Leader, session: Session) -> None:
    leader.logs("zm cd 3 -2")
    choose_row(leader)
    leader.presses(Qt.Key.Key_F2)
    asked = dialog(leader, EditDialog)
    asked.amount.setText("12")
    leader.presses(Qt.Key.Key_Return)

    assert logged(session)[-1].entry == Entry("0101", FRIDAY, "late", minutes=Fraction(12))


def test_tab_reaches_the_records_and_chooses_the_first(leader: Leader) -> None:
    table = leader.page.table
    leader.page.line.note_button.setFocus()
    leader.presses(Qt.Key.Key_Tab)
    for _ in range(4):
        if table.hasFocus():
            break
        leader.presses(Qt.Key.Key_Tab)

    assert table.hasFocus()
    assert [index.row() for index in table.selectionModel().selectedRows()] == [0]


def test_undoing_a_correction_brings_the_old_row_back(leader: Leader, session: Session) -> None:
    choose_row(leader)
    leader.presses(Qt.Key.Key_F2)
    asked = dialog(leader, EditDialog)
    asked.amount.setText("35")
    leader.presses(Qt.Key.Key_Return)

    leader.presses(Qt.Key.Key_Z, held=Qt.KeyboardModifier.ControlModifier)

    assert [row.voided for row in logged(session)] == [False, True]


def test_voided_rows_offer_nothing(leader: Leader) -> None:
    leader.page.desk.void(leader.page.desk.records()[0], "wrong person")
    choose_row(leader)
    assert "wrong person" in leader.row()

    leader.presses(Qt.Key.Key_Delete, Qt.Key.Key_F2, Qt.Key.Key_Return)

    assert leader.page.dialog is None


def test_the_how_manyth_is_said_where_something_hangs_on_it_and_not_of_praise(leader: Leader) -> None:
    leader.logs("sx ktby")
    assert [row[4] for row in leader.rows()] == ["", "1st time"]

    leader.logs("sx ktby")
    assert [row[4] for row in leader.rows()] == ["", "", "1st time"]


def test_the_newest_entry_stands_on_top(leader: Leader) -> None:
    leader.logs("wt ktby")

    assert [row[1] for row in leader.rows()] == ["王婷", "单雪"]


def test_a_late_entry_shows_the_day_it_was_entered(leader: Leader) -> None:
    leader.page.go_to(date(2026, 11, 18))
    leader.logs("wt ktby")

    assert leader.rows()[0][0] == "11-20"


def test_the_models_keep_to_qts_rules(leader: Leader) -> None:
    for model in (leader.page.table.entries, leader.page.popup.model):
        QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    leader.types("s")
    leader.logs("x cd 9")
    assert [row[1] for row in leader.rows()] == ["单雪", "单雪"]
    leader.page.go_to(date(2026, 11, 18))
    assert leader.rows() == []


def test_what_was_just_logged_is_in_sight_wherever_the_caret_was(leader: Leader) -> None:
    leader.window.resize(1280, 720)
    for minutes in range(1, 16):
        leader.logs(f"sx cd {minutes}")
    table = leader.page.table
    leader.qtbot.waitUntil(lambda: table.verticalScrollBar().maximum() > 0)
    table.setFocus()
    leader.presses(Qt.Key.Key_End, held=Qt.KeyboardModifier.ControlModifier)
    last = table.entries.rowCount() - 1
    assert table.currentIndex().row() == last
    assert table.verticalScrollBar().value() > 0

    leader.page.line.field.setFocus()
    leader.logs("wt cd 8")

    assert leader.rows()[0][1] == "王婷"
    assert table.viewport().rect().contains(table.visualRect(table.entries.index(0, 0)).center())
    assert table.currentIndex().row() == last + 1
