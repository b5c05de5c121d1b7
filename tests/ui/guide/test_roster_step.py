"""The step of the people: typed, pasted, mended, taken out."""

from __future__ import annotations

import threading
from datetime import date

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from kpi_desktop.services import setup, teams
from kpi_desktop.services.context import Context
from kpi_desktop.services.people import roster
from kpi_desktop.ui.background import Job
from kpi_desktop.ui.guide import Guide
from kpi_desktop.ui.guide.check_step import CheckStep
from kpi_desktop.ui.guide.roster_step import RosterStep
from kpi_desktop.ui.theme import Theme
from tests.ui.guide.conftest import compose, go_on, paste, press, to_roster, type_keys


def test_rows_from_excel_keep_what_stands_beside_the_names(guide: Guide, empty: Context) -> None:
    to_roster(guide)
    paste("姓名\t工号\t级别\t岗位\t入职日期\r\n王婷\t0105\t中级\t客服专员\t2023/4/11\r\n刘洋\t\t\t\t\r\n")
    go_on()
    go_on()
    people = roster(empty, teams.resolve(empty))
    assert [(one.number, one.name, one.post, one.level, one.hired) for one in people] == [
        ("0105", "王婷", "客服专员", "中级", date(2023, 4, 11)),
        ("0106", "刘洋", None, None, None),
    ]


def test_a_faulty_cell_is_marked_and_nothing_goes_on_until_it_is_mended(guide: Guide) -> None:
    step = to_roster(guide)
    paste("工号\t姓名\t入职日期\n0105\t王婷\t2023-04-11\n0105\t刘洋\t23.4.1\n")
    assert set(step.model.faults) == {(1, "number"), (1, "hired")}
    go_on()
    assert guide.step is step
    assert step.grid.currentIndex() == step.model.index(1, 3)
    assert "23.4.1" in step.sentence.text()
    type_keys("20230401")
    press(Qt.Key.Key_Return)
    step.grid.setCurrentIndex(step.model.index(1, 0))
    type_keys("0106")
    press(Qt.Key.Key_Return)
    assert not step.model.faults
    go_on()
    assert isinstance(guide.step, CheckStep)


def test_a_row_can_be_taken_out_and_a_cell_emptied(guide: Guide) -> None:
    step = to_roster(guide)
    paste("张敏\n李倩\n单雪\n")
    step.grid.setCurrentIndex(step.model.index(1, 1))
    press(Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert [person.name for person in step.model.people] == ["张敏", "单雪"]
    press(Qt.Key.Key_Delete)
    assert [person.name for person in step.model.people] == ["张敏"]


def cells(step: RosterStep, rows: int = 4) -> list[list[str]]:
    columns = range(step.model.columnCount())
    return [[str(step.model.index(row, column).data()) for column in columns] for row in range(rows)]


def test_ctrl_d_takes_the_whole_row_out_whatever_else_stands_in_it(guide: Guide) -> None:
    step = to_roster(guide)
    paste("0101\t张敏\t专员\n0102\t李倩\t组长\n0103\t单雪\t专员\n")
    step.grid.setCurrentIndex(step.model.index(1, 1))
    press(Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert [row[:3] for row in cells(step, 3)] == [["0101", "张敏", "专员"], ["0103", "单雪", "专员"], ["", "", ""]]
    type_keys("xia")
    press(Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert [row[1] for row in cells(step, 3)] == ["张敏", "", ""]


def test_backspace_empties_a_cell_and_ctrl_z_takes_every_change_back(guide: Guide) -> None:
    step = to_roster(guide)
    compose("张敏")
    press(Qt.Key.Key_Return)
    paste("李倩\n单雪\n")
    step.grid.setCurrentIndex(step.model.index(1, 1))
    press(Qt.Key.Key_Backspace)
    assert [row[1] for row in cells(step, 3)] == ["张敏", "", "单雪"]
    step.grid.setCurrentIndex(step.model.index(0, 1))
    press(Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    seen = []
    for _ in range(5):
        press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        seen.append([row[1] for row in cells(step, 3)])
    assert seen == [["张敏", "", "单雪"], ["张敏", "李倩", "单雪"], ["张敏", "", ""], ["", "", ""], ["", "", ""]]
    assert step.grid.hasFocus()


def test_faults_of_days_speak_of_what_is_typed_and_the_count_tells_who_is_missing(guide: Guide) -> None:
    step = to_roster(guide)
    paste("工号\t姓名\t入职日期\n0101\t张敏\t1/2/2024\n0102\t李倩\t45000\n0103\t单雪\t2024年3月1日\n")
    told = [step.model.faults[row, "hired"] for row in (0, 1)]
    assert not [sentence for sentence in told if "单元格" in sentence]
    assert all("2026/5/10" in sentence and "2026年5月10日" in sentence for sentence in told)
    assert step.remark == "1 人；2 行待改正，暂未计入"
    assert guide._remark.text() == step.remark


def test_a_column_pasted_beside_the_names_lands_beside_them(guide: Guide) -> None:
    step = to_roster(guide)
    paste("张敏\n李倩\n")
    step.grid.setCurrentIndex(step.model.index(0, 2))
    paste("客服专员\n组长\n")
    assert [(one.name, one.post) for one in step.model.people] == [("张敏", "客服专员"), ("李倩", "组长")]


def test_what_can_t_be_placed_is_refused_and_changes_nothing(guide: Guide) -> None:
    step = to_roster(guide)
    paste("张敏\n")
    before = step.model.people
    paste("1\t2\t3\n4\t5\t6\n")
    assert step.model.people == before
    assert step.sentence.property("ink") == "minus"


def test_further_columns_are_shown_as_soon_as_a_row_has_them(guide: Guide) -> None:
    step = to_roster(guide)
    paste("0101\t张敏\t客服专员\t中级\n0102\t李倩\t客服专员\t初级\n")
    assert step.model.columnCount() == 5
    assert step.model.index(0, 4).data() == "中级"


def test_somebody_is_needed(guide: Guide) -> None:
    step = to_roster(guide)
    go_on()
    assert guide.step is step
    assert step.sentence.property("ink") == "minus"


def test_what_the_roster_service_refuses_stands_in_its_cell(guide: Guide, empty: Context) -> None:
    step = to_roster(guide)
    paste("工号\t姓名\t入职日期\n0101\t张敏\t2024-01-05\n0102\t李倩\t2090-01-05\n")
    go_on()
    go_on()
    assert guide.step is step
    assert set(step.model.faults) == {(1, "hired")}
    assert not setup.is_set_up(empty)


def test_other_colours_wait_for_a_workbook_that_is_read(guide: Guide, theme: Theme, qtbot: QtBot) -> None:
    step, gate, told = to_roster(guide), threading.Event(), list[bool]()
    Job(step, "Reading", lambda _: gate.wait(10), done=told.append, failed=lambda _: None)
    guide.dress(theme)
    assert guide.step is step
    gate.set()
    qtbot.waitUntil(lambda: guide.step is not step)
    assert told == [True]
    after = guide.step
    Job(after, "Reading", lambda _: True, done=told.append, failed=lambda _: None)
    qtbot.waitUntil(lambda: told == [True, True])
    qtbot.wait(1)
    assert guide.step is after, "once is enough"
