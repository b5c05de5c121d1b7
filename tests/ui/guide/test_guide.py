"""The first run, walked through by keys."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics
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
from kpi_desktop.services import settings, setup, teams
from kpi_desktop.services.context import Context
from kpi_desktop.services.people import roster
from kpi_desktop.services.schemes import in_force, scheme_for
from kpi_desktop.services.teams import Team
from kpi_desktop.ui.guide import Guide
from kpi_desktop.ui.guide.check_step import CheckStep
from kpi_desktop.ui.guide.place_step import PlaceStep
from kpi_desktop.ui.guide.scheme_step import SchemeStep
from kpi_desktop.ui.schemes.faults import FaultsDialog
from kpi_desktop.ui.theme import Type
from tests.ui.guide.conftest import compose, fill_first_step, go_on, paste, press, to_roster
from tests.ui.windows import answer, present


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


def test_the_sample_is_made_only_once_it_is_settled_that_what_was_typed_may_go(guide: Guide, qtbot: QtBot) -> None:
    wanted: list[str] = []
    guide.sample_wanted.connect(lambda: wanted.append(guide._remark.text()))
    step = guide.step
    assert isinstance(step, PlaceStep)
    compose("维康")
    answer(lambda dialog: QTest.keyClick(dialog, Qt.Key.Key_Return))
    QTest.mouseClick(step.sample_button, Qt.MouseButton.LeftButton)
    assert wanted == []
    present(guide, qtbot)
    answer(lambda dialog: press_button(dialog, "退出"))
    QTest.mouseClick(step.sample_button, Qt.MouseButton.LeftButton)
    assert wanted == ["正在生成示例班组…"]
    # It could not be made: the guide stands as before, and asks again before anything is lost.
    assert guide._remark.text() != "正在生成示例班组…"
    present(guide, qtbot)
    seen = answer(QDialog.reject)
    press(Qt.Key.Key_Escape)
    assert len(seen) == 1
    assert guide.isVisible()


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
