"""The frame around the pages: rail, keys, focus, what is told."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from kpi_desktop.domain.month import Month
from kpi_desktop.services import closing, incidents
from kpi_desktop.services.context import Operation
from kpi_desktop.services.incidents import Entry
from kpi_desktop.ui.kit import FormDialog
from kpi_desktop.ui.page import Page
from kpi_desktop.ui.rail import Place
from kpi_desktop.ui.session import Session
from kpi_desktop.ui.window import MainWindow
from tests.leader import CTRL, SHIFT, Hands

FRIDAY = date(2026, 11, 20)
IDS = ("today", "month", "people")


class PlainPage(Page):
    """A page with two fields that notes how often it is drawn."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.drawn: list[Operation | None] = []
        self.first, self.second = QLineEdit(), QLineEdit()
        layout = QVBoxLayout(self)
        layout.addWidget(self.first)
        layout.addWidget(self.second)

    def refresh(self, operation: Operation | None = None) -> None:
        self.drawn.append(operation)

    def first_field(self) -> QWidget:
        return self.second


@pytest.fixture
def built() -> list[PlainPage]:
    """The pages in the order in which they were built."""
    return []


@pytest.fixture
def window(session: Session, qtbot: QtBot, built: list[PlainPage]) -> Iterator[MainWindow]:
    def build(session: Session) -> PlainPage:
        built.append(PlainPage(session))
        return built[-1]

    places = [Place(each, each.title(), "today", build, at_bottom=each == "people") for each in IDS]
    asked = iter(range(100))
    made = MainWindow(places, session, lambda: f"asked {next(asked)}", title=lambda: "title")
    qtbot.addWidget(made)
    made.show()
    made.open("today")
    yield made
    made.hide()


def status(window: MainWindow) -> str:
    return window.status.text.whole


def test_pages_are_built_when_first_opened_and_drawn_whenever_opened(
    window: MainWindow, built: list[PlainPage]
) -> None:
    assert len(built) == 1
    window.open("month")
    window.open("today")
    assert len(built) == 2
    assert built[0].drawn == [None, None]
    assert window.place_id == "today"


@pytest.mark.parametrize("number", [1, 2, 3])
def test_every_page_has_its_key_and_takes_the_caret(window: MainWindow, hands: Hands, number: int) -> None:
    hands.presses(Qt.Key(Qt.Key.Key_0 + number), held=CTRL)
    assert window.place_id == IDS[number - 1]
    assert window.page.first_field().hasFocus()
    assert window.rail.buttons[IDS[number - 1]].isChecked()
    assert f"Ctrl+{number}" in window.rail.buttons[IDS[number - 1]].toolTip()


def test_the_rail_is_reached_by_tab_and_walked_by_arrows(window: MainWindow, hands: Hands) -> None:
    hands.presses(Qt.Key.Key_Tab)
    walked = [(hands.caret.accessibleName(), window.place_id)]
    for _ in IDS[1:]:
        hands.presses(Qt.Key.Key_Down)
        walked.append((hands.caret.accessibleName(), window.place_id))
    assert walked == [("Today", "today"), ("Month", "month"), ("People", "people")]
    page = window.page
    assert isinstance(page, PlainPage)
    hands.presses(Qt.Key.Key_Tab)
    assert page.first.hasFocus(), "the rail is one stop"
    hands.presses(Qt.Key.Key_Tab, held=SHIFT)
    assert hands.caret.accessibleName() == "People"
    hands.presses(Qt.Key.Key_Space)
    assert page.second.hasFocus(), "a press goes into the page"


def test_a_click_on_the_rail_opens_the_page(window: MainWindow, hands: Hands) -> None:
    hands.clicks(window.rail.buttons["month"])
    assert window.place_id == "month"
    assert [each for each in IDS if window.rail.buttons[each].isChecked()] == ["month"]


def test_only_the_page_in_sight_is_drawn_when_something_changes(
    window: MainWindow, session: Session, built: list[PlainPage]
) -> None:
    window.open("month")
    before = len(built[0].drawn)
    done = session.run(lambda: incidents.log(session.ctx, session.team, [Entry("0105", FRIDAY, "praise-oral")]))
    assert built[1].drawn[-1] == done
    assert len(built[0].drawn) == before


def test_title_and_status_are_asked_again_after_every_change(window: MainWindow, session: Session) -> None:
    assert window.windowTitle() == "title"
    before = status(window)
    session.run(lambda: incidents.log(session.ctx, session.team, [Entry("0105", FRIDAY, "praise-oral")]))
    assert status(window) != before


def test_undo_by_its_key_from_any_page_and_a_refusal_in_words(
    window: MainWindow, hands: Hands, session: Session
) -> None:
    def standing() -> int:
        return sum(not each.voided for each in incidents.logged_on(session.ctx, session.team, FRIDAY))

    for month in (Month(2026, 9), Month(2026, 10)):
        closing.close(session.ctx, session.team, month)
    for minutes in (8, 9):
        entry = Entry("0103", FRIDAY, "late", minutes=Fraction(minutes))
        session.run(lambda entry=entry: incidents.log(session.ctx, session.team, [entry]))  # type: ignore[misc]
    window.open("month")
    hands.presses(Qt.Key.Key_Z, held=CTRL)
    assert standing() == 1

    session.run(lambda: closing.close(session.ctx, session.team, Month(2026, 11)))
    said: list[str] = []

    def read(dialog: FormDialog) -> None:
        said.extend(label.text() for label in dialog.findChildren(QLabel))
        hands.clicks(dialog.verb)

    hands.answers(FormDialog, read)
    hands.presses(Qt.Key.Key_Z, held=CTRL)
    assert any("月结不能撤销" in text for text in said), said
    assert standing() == 1
    assert window.place_id == "month"


def test_what_is_typed_is_undone_before_what_was_done(window: MainWindow, hands: Hands, session: Session) -> None:
    session.run(lambda: incidents.log(session.ctx, session.team, [Entry("0105", FRIDAY, "praise-oral")]))
    hands.types("x")
    hands.presses(Qt.Key.Key_Z, held=CTRL)
    page = window.page
    assert isinstance(page, PlainPage)
    assert page.second.text() == ""
    assert session.last is not None


def test_the_window_is_never_smaller_than_its_pages_need(
    window: MainWindow, built: list[PlainPage], qtbot: QtBot
) -> None:
    QApplication.processEvents()
    assert (window.minimumWidth(), window.minimumHeight()) >= (1024, 640)
    built[0].first.setMinimumWidth(1150)
    qtbot.waitUntil(lambda: window.minimumWidth() > 1150)
    window.resize(800, 600)
    qtbot.waitUntil(lambda: built[0].first.width() >= 1150)


def test_what_was_undone_on_a_page_without_a_line_for_it_stands_in_the_status_line(
    window: MainWindow, hands: Hands, session: Session
) -> None:
    late = Entry("0103", FRIDAY, "late", minutes=Fraction(8))
    session.run(lambda: incidents.log(session.ctx, session.team, [late]))

    hands.presses(Qt.Key.Key_Z, held=CTRL)
    assert "单雪" in window.status.undone.text()
    assert window.status.undone.isVisible()
    window.open("month")
    assert window.status.undone.text() == ""


def test_enter_opens_what_is_focused_in_the_rail(window: MainWindow) -> None:
    entry = window.rail.buttons["month"]
    entry.setFocus()

    QTest.keyClick(entry, Qt.Key.Key_Return)

    assert window.place_id == "month"


class HalfPage(PlainPage):
    """A page whose typing can't be written."""

    def unsaved(self) -> str:
        return "7 cells aren't saved yet" if self.first.text() else ""


@pytest.fixture
def half(session: Session, qtbot: QtBot) -> Iterator[MainWindow]:
    made = MainWindow([Place("today", "Today", "today", HalfPage)], session, lambda: "")
    qtbot.addWidget(made)
    made.show()
    page = made.open("today")
    assert isinstance(page, HalfPage)
    page.first.setText("x")
    yield made
    page.first.clear()


def test_a_window_that_holds_unsaved_work_asks_before_it_closes_and_stays_by_enter_and_escape(
    half: MainWindow, qtbot: QtBot
) -> None:
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Escape):
        half.close()
        asked = half.leaving
        assert asked is not None
        assert "7 cells aren't saved yet" in " ".join(part.text() for part in asked.findChildren(QLabel))
        QTest.keyClick(asked.verb, key)
        assert not asked.isVisible()
        qtbot.wait(1)
        assert half.isVisible()


def test_a_window_lets_go_of_unsaved_work_when_told_to(half: MainWindow, qtbot: QtBot) -> None:
    half.close()
    assert half.leaving is not None
    QTest.mouseClick(half.leaving.leave, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not half.isVisible())


def test_a_window_without_unsaved_work_closes_at_once(window: MainWindow) -> None:
    window.close()
    assert window.leaving is None
    assert not window.isVisible()
