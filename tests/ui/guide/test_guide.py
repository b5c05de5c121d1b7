"""The first run, walked through by keys."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics, QGuiApplication, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFileDialog,
    QLineEdit,
    QListView,
    QPushButton,
    QScrollArea,
    QWidget,
)
from pytestqt.qtbot import QtBot

from kpi_desktop.domain.month import Month
from kpi_desktop.domain.words import Language
from kpi_desktop.services import settings, setup, teams
from kpi_desktop.services.context import Context
from kpi_desktop.services.people import roster
from kpi_desktop.services.schemes import in_force, scheme_for
from kpi_desktop.services.teams import Team
from kpi_desktop.texts import Translator
from kpi_desktop.ui.guide import Guide
from kpi_desktop.ui.guide.check_step import CheckStep
from kpi_desktop.ui.guide.place_step import PlaceStep
from kpi_desktop.ui.guide.roster_step import RosterStep
from kpi_desktop.ui.guide.scheme_step import SchemeStep
from kpi_desktop.ui.icons import Icons
from kpi_desktop.ui.schemes.faults import FaultsDialog
from kpi_desktop.ui.theme import Theme, Type
from tests.ui.windows import answer, present

Speak = Callable[[Language], Translator]


def forget(guide: QWidget) -> None:
    """Nothing is left to ask about when the test is over."""
    assert isinstance(guide, Guide)
    guide.draft.organisation = guide.draft.team = ""
    guide.draft.rows.clear()


@pytest.fixture
def guide(qtbot: QtBot, empty: Context, speak: Speak, theme: Theme, icons: Icons) -> Guide:
    made = Guide(empty, speak, "zh", theme, icons)
    qtbot.addWidget(made, before_close_func=forget)
    present(made, qtbot)
    return made


def compose(text: str) -> None:
    """What an input method does: whatever has the caret gets the characters at once."""
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(caret(), event)


def caret() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(caret(), key, modifiers)


def type_keys(text: str) -> None:
    """Each key goes to whatever has the caret then."""
    for key in text:
        QTest.keyClicks(caret(), key)


def fill_first_step() -> None:
    compose("维康客户服务中心")
    press(Qt.Key.Key_Return)
    compose("早班")
    press(Qt.Key.Key_Return)


def to_roster(guide: Guide) -> RosterStep:
    fill_first_step()
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert isinstance(guide.step, RosterStep)
    return guide.step


def paste(text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    press(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


def go_on() -> None:
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_a_team_is_set_up_with_the_keyboard_alone(guide: Guide, qtbot: QtBot, empty: Context) -> None:
    to_roster(guide)
    for name in ("张敏", "李倩", "单雪"):
        compose(name)
        press(Qt.Key.Key_Return)
    go_on()
    assert isinstance(guide.step, CheckStep)
    assert not setup.is_set_up(empty), "nothing is written before the last step"
    with qtbot.waitSignal(guide.finished) as done:
        go_on()
    assert done.args is not None
    (team,) = done.args
    assert isinstance(team, Team)
    assert team.name == "早班"
    assert settings.organisation(empty) == "维康客户服务中心"
    assert settings.language(empty) == "zh"
    assert [(one.number, one.name) for one in roster(empty, team)] == [
        ("001", "张敏"),
        ("002", "李倩"),
        ("003", "单雪"),
    ]
    assert [(one.id, one.from_month) for one in in_force(empty, team)] == [("weikang-100", Month(2026, 11))]


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


def test_back_and_next_keep_their_places_from_step_to_step(guide: Guide) -> None:
    places: list[tuple[int, QRect]] = []
    to_roster(guide)
    paste("张敏\n")
    go_on()
    for number in range(len(guide.steps)):
        guide.go_to(number)
        QApplication.processEvents()
        places.append((guide.back_button.geometry().left(), guide.next_button.geometry()))
    assert len({left for left, _ in places[1:]}) == 1
    assert len({(next_.left(), next_.width()) for _, next_ in places}) == 1


def test_the_sentence_of_a_scheme_is_never_cut(guide: Guide) -> None:
    fill_first_step()
    step = guide.step
    assert isinstance(step, SchemeStep)
    QApplication.processEvents()
    gallery, metrics = step.gallery, QFontMetrics(guide._theme.font(Type.SECONDARY))
    index = gallery.model().index(0, 0)
    about = str(index.data(Qt.ItemDataRole.ToolTipRole))
    assert metrics.horizontalAdvance(about) > gallery.viewport().width(), "else nothing is tried here"
    room = gallery.visualRect(index)
    lines = metrics.horizontalAdvance(about) / (room.width() - 28)
    assert room.height() >= 24 + lines * metrics.lineSpacing()


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


def test_a_team_without_a_name_stays_on_its_step(guide: Guide) -> None:
    step = guide.step
    assert isinstance(step, PlaceStep)
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Return)
    assert guide.step is step
    assert step.team.property("fault") is True
    assert step.team.accessibleDescription()


def test_the_other_language_is_spoken_at_once_and_nothing_typed_is_lost(guide: Guide, qtbot: QtBot) -> None:
    compose("维康")
    first = guide.step
    assert isinstance(first, PlaceStep)
    QTest.mouseClick(first.languages["en"], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: guide.step is not first)
    now = guide.step
    assert isinstance(now, PlaceStep)
    assert now.organisation.text() == "维康"
    assert guide.windowTitle() == "First set-up"
    assert now.languages["en"].isChecked()


def test_going_back_loses_nothing(guide: Guide) -> None:
    step = to_roster(guide)
    paste("张敏\n")
    QTest.mouseClick(guide.back_button, Qt.MouseButton.LeftButton)
    assert guide.step is not step
    go_on()
    assert guide.step is step
    assert [person.name for person in step.model.people] == ["张敏"]


def choose_file(dialog: QDialog, path: Path) -> None:
    """Type a file's name into the dialog that asks for one, and press Enter."""
    assert isinstance(dialog, QFileDialog)
    name = dialog.findChild(QLineEdit)
    assert name is not None
    name.setText(str(path))
    QTest.keyClick(name, Qt.Key.Key_Return)


def test_a_scheme_file_is_put_in_force(
    guide: Guide, qtbot: QtBot, empty: Context, scheme_text: str, tmp_path: Path
) -> None:
    own = tmp_path / "own.toml"
    text = scheme_text.replace('minutes = "(5,30)", points = -5', 'minutes = "(5,30)", points = -3', 1)
    own.write_text(text.replace('version = "1"', 'version = "本单位"', 1), "utf-8")
    fill_first_step()
    step = guide.step
    assert isinstance(step, SchemeStep)
    (choose,) = step.extra_buttons()
    answer(lambda dialog: choose_file(dialog, own))
    QTest.mouseClick(choose, Qt.MouseButton.LeftButton)
    present(guide, qtbot)  # a window manager gives it the keys back
    go_on()
    paste("张敏\n")
    go_on()
    go_on()
    scheme = scheme_for(empty, teams.resolve(empty), Month(2026, 11))
    late = scheme.incident_criterion("late")
    assert late is not None
    assert late.bands[1].points == -3
    assert scheme.version == "本单位"


def test_a_faulty_scheme_file_tells_every_fault_and_changes_nothing(
    guide: Guide, scheme_text: str, tmp_path: Path
) -> None:
    fill_first_step()
    step = guide.step
    assert isinstance(step, SchemeStep)
    broken = tmp_path / "broken.toml"
    text = scheme_text.replace('"(5,30)"', '"(6,30)"', 1).replace("at_least = 90", "at_least = 70", 1)
    broken.write_text(text, "utf-8")
    seen = answer(QDialog.accept)
    step.take_file(broken)
    (dialog,) = seen
    assert isinstance(dialog, FaultsDialog)
    told = dialog.faults.toPlainText()
    assert len(told.splitlines()) >= 2
    assert "criteria" in told
    assert "grades" in told
    assert len(guide.draft.choices) == step.gallery.model().rowCount()
    assert guide.draft.choice.own


def test_leaving_asks_only_when_something_was_typed(guide: Guide, qtbot: QtBot, empty: Context) -> None:
    compose("维康")
    seen = answer(QDialog.reject)
    press(Qt.Key.Key_Escape)
    assert len(seen) == 1
    assert guide.isVisible()
    present(guide, qtbot)  # a window manager gives it the keys back
    answer(lambda dialog: QTest.keyClick(dialog, Qt.Key.Key_Return))
    press(Qt.Key.Key_Escape)
    assert guide.isVisible(), "Enter goes on with the set-up"
    present(guide, qtbot)
    answer(lambda dialog: press_button(dialog, "退出"))
    press(Qt.Key.Key_Escape)
    assert not guide.isVisible()
    assert not setup.is_set_up(empty)


def press_button(dialog: QDialog, text: str) -> None:
    (found,) = [one for one in dialog.findChildren(QPushButton) if one.text() == text]
    QTest.mouseClick(found, Qt.MouseButton.LeftButton)


def test_an_untouched_guide_closes_without_a_question(guide: Guide) -> None:
    assert guide.close()


def test_an_earlier_month_can_be_the_first(guide: Guide, empty: Context) -> None:
    to_roster(guide)
    paste("张敏\n")
    go_on()
    press(Qt.Key.Key_Up)
    go_on()
    assert in_force(empty, teams.resolve(empty))[0].from_month == Month(2026, 10)


def test_every_control_has_a_name(guide: Guide) -> None:
    to_roster(guide)
    controls = [one for one in guide.findChildren(QWidget) if one.focusPolicy() & Qt.FocusPolicy.TabFocus]
    inner = ("qt_", "QComboBoxListView")
    nameless = [one for one in controls if not one.accessibleName() and not one.objectName().startswith(inner)]
    assert not [one for one in nameless if not isinstance(one, (QScrollArea, QListView))]
