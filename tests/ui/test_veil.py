"""While the veil is drawn no page shows how anybody stands; logging goes on."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from fractions import Fraction

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QLabel, QLineEdit, QListView, QWidget
from pytestqt.qtbot import QtBot

from kpi_desktop.domain.words import Language
from kpi_desktop.services import incidents
from kpi_desktop.services.incidents import Entry
from kpi_desktop.texts import Translator
from kpi_desktop.ui.icons import Icons
from kpi_desktop.ui.places import places
from kpi_desktop.ui.session import Session
from kpi_desktop.ui.theme import Theme
from kpi_desktop.ui.today import TodayPage
from kpi_desktop.ui.today.side import StandingView
from kpi_desktop.ui.window import MainWindow
from tests.leader import CTRL, Hands

SCORE = re.compile(r"(?<![\d.\w])[−+]?\d+\.\d{1,2}(?![\d.])")
RANKED = re.compile(r"第 ?\d+ ?名|名次 ?\d+|rank \d+|no\. \d+")
ALL_ABOUT_SCORES = ("today", "month", "people", "reports")
FRIDAY = date(2026, 11, 20)


def told(window: QWidget) -> Iterator[str]:
    """Everything that can be read or heard of what is in sight."""
    for widget in [window, *window.findChildren(QWidget)]:
        if not widget.isVisibleTo(window):
            continue
        yield from (widget.accessibleName(), widget.accessibleDescription(), widget.toolTip())
        if isinstance(widget, QLabel | QAbstractButton | QLineEdit):
            yield widget.text()
        if isinstance(widget, QAbstractItemView) and widget.model() is not None:
            model = widget.model()
            for line in range(model.rowCount()):
                for column in range(1 if isinstance(widget, QListView) else model.columnCount()):
                    index = model.index(line, column)
                    for role in (
                        Qt.ItemDataRole.DisplayRole,
                        Qt.ItemDataRole.ToolTipRole,
                        Qt.ItemDataRole.AccessibleTextRole,
                    ):
                        yield str(index.data(role) or "")


def standings(window: QWidget) -> list[str]:
    return [text for text in told(window) if SCORE.search(text) or RANKED.search(text)]


@pytest.fixture
def session(session: Session) -> Session:
    """With some records."""
    said = (
        Entry("0101", FRIDAY, "late", minutes=Fraction(12)),
        Entry("0102", FRIDAY, "late", minutes=Fraction(35)),
        Entry("0103", date(2026, 11, 18), "oral-praise"),
        Entry("0101", date(2026, 10, 9), "late", minutes=Fraction(7)),
    )
    session.run(lambda: incidents.log(session.ctx, session.team, said))
    return session


@pytest.fixture
def english(session: Session, speak: Callable[[Language], Translator], theme: Theme, icons: Icons) -> Session:
    return Session(session.ctx, speak("en"), theme, icons, session.team, veiled=True)


@pytest.mark.parametrize("place", ALL_ABOUT_SCORES[:3])
def test_without_the_veil_the_scores_are_there(window: MainWindow, place: str) -> None:
    window.open(place)
    assert standings(window)


@pytest.mark.parametrize("place", ALL_ABOUT_SCORES)
def test_no_page_shows_a_score_under_the_veil(window: MainWindow, hands: Hands, place: str) -> None:
    window.open(place)
    hands.presses(Qt.Key.Key_L, held=CTRL)
    assert standings(window) == []
    window.session.veil.draw(False)
    window.session.veil.draw(True)
    window.open("settings")
    window.open(place)
    assert standings(window) == [], "also where the page is opened anew"


@pytest.mark.parametrize("place", ALL_ABOUT_SCORES)
def test_nor_in_english(english: Session, qtbot: QtBot, place: str) -> None:
    window = MainWindow(places(english.tr), english, lambda: "")
    qtbot.addWidget(window)
    window.show()
    window.open(place)
    assert standings(window) == []
    assert window.rail.veil.isChecked()


def test_the_standing_beside_the_line_is_veiled_at_once_and_unveiled_at_once(window: MainWindow, hands: Hands) -> None:
    hands.types("zm cd 8")
    page = window.page
    assert isinstance(page, TodayPage)
    hands.qtbot.waitUntil(lambda: bool(standings(page.side)))
    before = sorted(told(page.side))
    hands.presses(Qt.Key.Key_L, held=CTRL)
    assert standings(window) == []
    assert page.popup.isVisible()
    hands.presses(Qt.Key.Key_L, held=CTRL)
    assert sorted(told(page.side)) == before


def test_logging_goes_on_under_the_veil(window: MainWindow, hands: Hands) -> None:
    hands.presses(Qt.Key.Key_L, held=CTRL)
    hands.types("lq cd 8")
    hands.presses(Qt.Key.Key_Return)
    page = window.page
    assert isinstance(page, TodayPage)
    rows = [page.table.entries.index(row, column).data() for row in range(3) for column in range(8)]
    assert "李倩" in rows
    assert "—" in rows
    hands.qtbot.waitUntil(lambda: not page._standing_timer.isActive())  # the standing comes a moment later
    assert standings(window) == []


def test_what_was_told_before_is_veiled_too(window: MainWindow, hands: Hands) -> None:
    hands.types("lq cd 8")
    hands.presses(Qt.Key.Key_Return)
    page = window.page
    assert isinstance(page, TodayPage)
    assert SCORE.search(page.told.text)
    hands.presses(Qt.Key.Key_L, held=CTRL)
    assert "李倩" in page.told.text
    assert not SCORE.search(page.told.text)


def test_a_covered_page_says_how_to_lift_the_veil(window: MainWindow, hands: Hands) -> None:
    window.open("reports")
    hands.presses(Qt.Key.Key_L, held=CTRL)
    assert not window.page.isVisibleTo(window)
    assert hands.caret.accessibleName() == "取消遮屏"
    hands.presses(Qt.Key.Key_Return)
    assert not window.session.veil.drawn
    assert window.page.isVisibleTo(window)
    assert not window.rail.veil.isChecked()


def test_rules_stay_readable(window: MainWindow, hands: Hands) -> None:
    hands.presses(Qt.Key.Key_L, held=CTRL)
    window.open("schemes")
    assert "−2" in list(told(window))


def test_what_a_criterion_counts_stays_readable_on_its_button(english: Session, qtbot: QtBot) -> None:
    window = MainWindow(places(english.tr), english, lambda: "")
    qtbot.addWidget(window)
    window.show()
    page = window.open("today")
    assert isinstance(page, TodayPage)
    assert page.quick.buttons
    assert not [one for one in page.quick.buttons if "—" in one.accessibleName()], "nor would a dash ever leave them"


def test_the_rail_draws_it_too(window: MainWindow, hands: Hands) -> None:
    hands.clicks(window.rail.veil)
    assert window.session.veil.drawn
    assert standings(window) == []
    hands.clicks(window.rail.veil)
    assert not window.session.veil.drawn


def test_minutes_and_counts_are_no_scores(window: MainWindow, hands: Hands) -> None:
    hands.presses(Qt.Key.Key_L, held=CTRL)
    hands.types("zm chcd 2")
    page = window.page
    assert isinstance(page, TodayPage)
    assert any("参会迟到 2 次" in text for text in told(page.popup))


def test_a_dash_does_not_tell_by_its_ink_where_points_were_lost(window: MainWindow, hands: Hands) -> None:
    hands.presses(Qt.Key.Key_L, held=CTRL)
    hands.types("zm cd 8")
    page = window.page
    assert isinstance(page, TodayPage)
    hands.qtbot.waitUntil(lambda: page.side.findChild(StandingView) is not None)
    losses = [one for one in page.side.findChildren(QLabel) if one.text() == "—" and one.minimumWidth() == 40]
    assert losses
    assert {one.property("ink") for one in losses} == {"third"}
