"""Labels, buttons, fields and bars as every page uses them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot
from shiboken6 import Shiboken

from kpi_desktop.domain.words import Language
from kpi_desktop.texts import Translator
from kpi_desktop.ui.icons import Icons
from kpi_desktop.ui.kit import Calendar, Elided, Field, Told, button, icon_button, label, let_go, row, stack
from kpi_desktop.ui.theme import Theme

pytestmark = pytest.mark.usefixtures("theme")


@pytest.fixture
def desk(qtbot: QtBot) -> QWidget:
    """Something to stand on."""
    made = QWidget()
    qtbot.addWidget(made)
    QVBoxLayout(made)
    return made


def put(desk: QWidget, part: QWidget) -> None:
    layout = desk.layout()
    assert layout is not None
    layout.addWidget(part)
    desk.show()


def test_what_people_wrote_is_never_read_as_markup(desk: QWidget) -> None:
    text = label("<b>张</b> & Co")
    put(desk, text)
    assert text.textFormat() == Qt.TextFormat.PlainText
    assert text.text() == "<b>张</b> & Co"


def test_a_button_is_pressed_by_mouse_key_and_shortcut(desk: QWidget, qtbot: QtBot) -> None:
    pressed: list[None] = []
    made = button("Add a person…", lambda: pressed.append(None), shortcut="Ctrl+N")
    put(desk, made)
    qtbot.waitExposed(desk)
    desk.activateWindow()
    qtbot.waitUntil(desk.isActiveWindow)
    QTest.mouseClick(made, Qt.MouseButton.LeftButton)
    QTest.keyClick(made, Qt.Key.Key_Space)
    QTest.keyClick(desk, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: len(pressed) == 3)  # a key shows the button pressed for a moment
    assert made.accessibleName() == "Add a person…"
    assert made.toolTip() == "Add a person… (Ctrl+N)"
    assert not made.autoDefault()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_a_focused_button_is_pressed_by_enter_as_by_space(desk: QWidget, key: Qt.Key) -> None:
    pressed: list[int] = []
    made = button("Print", lambda: pressed.append(1))
    made.setParent(desk)

    QTest.keyClick(made, key)
    assert pressed == [1]
    made.setEnabled(False)
    QTest.keyClick(made, key)
    assert pressed == [1]


def test_a_button_that_shows_only_an_icon_has_a_name_and_says_it(desk: QWidget, icons: Icons) -> None:
    made = icon_button(icons.icon("close", QColor("#000000")), "Close the panel", lambda: None)
    put(desk, made)
    assert made.text() == ""
    assert made.accessibleName() == "Close the panel"
    assert made.toolTip() == "Close the panel"


def test_layouts_take_widgets_layouts_gaps_and_stretch() -> None:
    inner = stack(label("a"), gap=3)
    made = row(label("b"), 12, inner, None, gap=5, margins=(1, 2, 3, 4))
    assert isinstance(made, QHBoxLayout)
    assert made.spacing() == 5
    assert made.count() == 4
    assert made.itemAt(2) is not None
    assert made.contentsMargins().bottom() == 4


def test_a_field_is_named_refused_and_accepted_again(desk: QWidget) -> None:
    editor = QLineEdit()
    field = Field("Reason", editor, "It stands in the log")
    put(desk, field)
    (caption,) = (one for one in field.findChildren(QLabel) if one.text() == "Reason")
    assert caption.buddy() is editor
    assert (editor.accessibleName(), editor.accessibleDescription()) == ("Reason", "It stands in the log")

    field.refuse("Write why")
    assert editor.property("fault") is True
    assert editor.accessibleDescription() == "Write why"
    assert shown(field) == ["Reason", "Write why"]

    field.accept()
    assert editor.property("fault") is False
    assert shown(field) == ["Reason", "It stands in the log"]


def test_a_field_without_a_hint_takes_its_sentence_away(desk: QWidget) -> None:
    field = Field("Reason", QLineEdit())
    put(desk, field)
    field.refuse("Write why")
    field.accept()
    assert shown(field) == ["Reason"]


def shown(field: Field) -> list[str]:
    return [one.text() for one in field.findChildren(QLabel) if one.isVisible()]


def test_a_bar_tells_and_offers_its_action_only_where_there_is_one(desk: QWidget) -> None:
    undone: list[None] = []
    told = Told("Undo", "Ctrl+Z", lambda: undone.append(None))
    put(desk, told)
    assert not told.isVisible(), "there is nothing to tell yet"
    told.tell("Logged")
    assert told.accessibleName() == "Logged"
    assert isinstance(told.action, QPushButton)
    assert told.action_key is not None
    assert told.action_key.isVisible()
    QTest.mouseClick(told.action, Qt.MouseButton.LeftButton)
    assert len(undone) == 1
    told.tell("Undone", can_act=False)
    assert not told.action.isVisible()
    assert not told.action_key.isVisible()


def test_amounts_in_a_bar_are_coloured_and_names_are_never_markup(desk: QWidget) -> None:
    bar = Told()
    bar.setParent(desk)

    bar.tell("<b>Ann</b>, late −5.0", amounts=[("−5.0", "#a03a21")])

    assert bar.text == bar.accessibleName() == "<b>Ann</b>, late −5.0"
    assert "&lt;b&gt;Ann&lt;/b&gt;" in bar.sentence.text()
    assert "#a03a21" in bar.sentence.text()
    bar.tell("<b>Ann</b>")
    assert bar.sentence.text() == "<b>Ann</b>"
    assert bar.sentence.textFormat() == Qt.TextFormat.PlainText


def test_a_bar_that_only_tells_has_no_button(desk: QWidget) -> None:
    fault = Told(kind="fault")
    put(desk, fault)
    fault.tell("It can't be written")
    assert fault.action is None
    assert fault.findChildren(QPushButton) == []


def test_a_text_that_is_too_long_is_cut_and_stays_readable_in_its_tool_tip(desk: QWidget) -> None:
    name = "Maximiliane Wilhelmine Adelheid von Hohenstaufen-Traunstein"
    made = Elided(name)
    put(desk, made)
    least = desk.minimumSizeHint().width()
    desk.resize(120, 60)
    QApplication.processEvents()

    assert least < 100
    assert made.text().endswith("…")
    assert made.toolTip() == made.accessibleName() == name
    desk.resize(900, 60)
    QApplication.processEvents()
    assert made.text() == name
    assert made.toolTip() == ""


@pytest.mark.parametrize(
    ("language", "titles"),
    [
        ("zh", ["2026年11月", "2026年12月", "2027年1月", "2028年1月"]),
        ("en", ["November 2026", "December 2026", "January 2027", "January 2028"]),
    ],
)
def test_a_month_is_named_as_it_is_everywhere(
    desk: QWidget, theme: Theme, speak: Callable[[Language], Translator], language: Language, titles: list[str]
) -> None:
    calendar = Calendar(theme, speak(language))
    calendar.setSelectedDate(QDate(2026, 11, 18))
    put(desk, calendar)
    later, year, typed = (
        calendar.findChild(kind, name)
        for kind, name in (
            (QToolButton, "qt_calendar_nextmonth"),
            (QToolButton, "qt_calendar_yearbutton"),
            (QSpinBox, "qt_calendar_yearedit"),
        )
    )
    assert isinstance(later, QToolButton)
    assert isinstance(year, QToolButton)
    assert isinstance(typed, QSpinBox)
    seen = [calendar.title]
    for _ in range(2):
        QTest.mouseClick(later, Qt.MouseButton.LeftButton)
        seen.append(calendar.title)
    for key in (Qt.Key.Key_Up, None):  # a year that was looked at and left as it is stays worded, too
        QTest.mouseClick(year, Qt.MouseButton.LeftButton)
        if key is not None:
            QTest.keyClick(typed, key)
        QTest.keyClick(typed, Qt.Key.Key_Return)
    assert [*seen, calendar.title] == titles


def test_days_that_cannot_be_chosen_are_pale(
    desk: QWidget, theme: Theme, speak: Callable[[Language], Translator]
) -> None:
    calendar = Calendar(theme, speak("en"))
    calendar.setDateRange(QDate(2026, 10, 1), QDate(2026, 11, 20))
    calendar.setSelectedDate(QDate(2026, 11, 18))
    put(desk, calendar)

    assert calendar.ink(QDate(2026, 11, 20)) == "ink"
    assert calendar.ink(QDate(2026, 11, 21)) == "disabled_ink"
    assert calendar.ink(QDate(2026, 10, 31)) == "disabled_ink"
    assert not calendar.grab().isNull()


def test_what_is_let_go_belongs_to_its_window_until_the_loop_turns(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    places = QStackedWidget(window)
    child = QLabel("gone")
    places.addWidget(child)
    window.show()
    gone: list[bool] = []
    child.destroyed.connect(partial(gone.append, True))
    let_go(child)
    assert (places.count(), child.isVisible()) == (0, False)
    assert not Shiboken.ownedByPython(child), "its last name in Python doesn't delete it"
    del child
    assert gone == []
    qtbot.waitUntil(lambda: gone == [True])
