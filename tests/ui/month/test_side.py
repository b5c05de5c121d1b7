from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from kpi_desktop.domain.month import Month
from kpi_desktop.domain.result import FlagKind
from kpi_desktop.reports.content import FlagContent
from kpi_desktop.ui.month.explanation_layout import broken
from kpi_desktop.ui.month.explanation_view import ExplanationView
from kpi_desktop.ui.month.frame import RECORDS, SCORES
from kpi_desktop.ui.month.page import MonthPage
from kpi_desktop.ui.month.side import SidePanel
from kpi_desktop.ui.reports.papers import Kind

NOVEMBER = Month(2026, 11)


@pytest.fixture(scope="module")
def metrics(qapp: QApplication) -> QFontMetrics:
    return QFontMetrics(qapp.font())


@given(text=st.text(st.sampled_from("迟到ab 1，.")), room=st.integers(20, 200))
def test_breaking_loses_nothing_but_blanks(metrics: QFontMetrics, text: str, room: int) -> None:
    assert "".join(broken(text, metrics, room)).replace(" ", "") == text.replace(" ", "")


def test_words_stay_whole_and_chinese_breaks_anywhere(metrics: QFontMetrics) -> None:
    room = metrics.horizontalAdvance("over five and")
    assert broken("over five and under thirty", metrics, room)[0] == "over five and"
    wide = metrics.horizontalAdvance("超过五分")
    assert [len(line) for line in broken("超过五分不满三十", metrics, wide)] == [4, 4]


@given(
    parts=st.lists(st.sampled_from(("迟到", "分钟，", "数，", "ab ", "满 30 分。")), min_size=1),
    room=st.integers(80, 200),
)
def test_no_line_begins_with_a_closing_mark(metrics: QFontMetrics, parts: list[str], room: int) -> None:
    lines = broken("".join(parts), metrics, room)
    assert not [each for each in lines if each[:1] in {"，", "。"}]
    assert "".join(lines).replace(" ", "") == "".join(parts).replace(" ", "")


def test_what_a_comma_follows_goes_to_the_next_line_with_it(metrics: QFontMetrics) -> None:
    reason = "第 1 次，超过 5 分钟、不满 30 分钟，实际发生于 2026-10-31"
    room = metrics.horizontalAdvance("第 1 次，超过 5 分钟、不满 30 分钟") + 1
    first, second = broken(reason, metrics, room)[:2]
    assert first == "第 1 次，超过 5 分钟、不满 30 分"
    assert second.startswith("钟，实际发生于")


def test_a_word_longer_than_a_line_is_broken(metrics: QFontMetrics) -> None:
    lines = broken("Featherstonehaugh", metrics, metrics.horizontalAdvance("Feather"))
    assert len(lines) > 1
    assert all(metrics.horizontalAdvance(line) <= metrics.horizontalAdvance("Feather") + 1 for line in lines)


def test_the_view_grows_with_its_rows(page: MonthPage) -> None:
    page.table.choose("0101")
    short = page.side.view.minimumHeight()
    page.table.choose("0103")
    assert page.side.view.minimumHeight() > short
    assert isinstance(page.side.view, ExplanationView)


def test_tab_is_seen_wherever_it_comes_in_the_panel(page: MonthPage) -> None:
    page.table.choose("0103")
    side = page.side
    side.picture.button.setFocus()
    unseen: list[str] = []
    for _ in range(4):
        caret = QApplication.focusWidget()
        assert caret is not None
        with_focus = side.grab().toImage()
        QTest.keyClick(caret, Qt.Key.Key_Tab)
        if side.grab().toImage().copy(_place(caret, side)) == with_focus.copy(_place(caret, side)):
            unseen.append(caret.accessibleName())
    assert not unseen


def _place(control: QWidget, within: QWidget) -> QRect:
    return QRect(control.mapTo(within, QPoint(0, 0)), control.size())


def test_a_long_name_pushes_rank_and_grade_beneath(page: MonthPage) -> None:
    assert page.data is not None
    assert page.data.view.month == NOVEMBER
    person = page.data.content.people[0]
    page.side.show_person(person, page.data.content)
    assert page.side.standing.isVisible()
    page.side.show_person(replace(person, name="阿卜杜热合曼·买买提艾力·努尔买买提"), page.data.content)
    assert page.side.standing_below.isVisible()
    assert not page.side.standing.isVisible()


def test_a_letter_prints_from_beside_the_flag_that_calls_for_it(page: MonthPage) -> None:
    asked: list[tuple[str, Kind]] = []
    panel = SidePanel(page.session, lambda: None, lambda number, kind: asked.append((number, kind)), page.following)
    data = page.data
    assert data is not None
    person = data.content.people[0]
    for kind, flag in ((Kind.IMPROVEMENT, FlagKind.IMPROVEMENT_REPORT), (Kind.WARNING, FlagKind.WARNING)):
        flagged = replace(person, flags=(FlagContent(flag, flag.value, "why"),))
        panel.show_person(flagged, data.content)
        assert [one for one, each in panel.letters.items() if each.isVisibleTo(panel)] == [kind]
        panel.letters[kind].click()
        assert asked[-1] == (person.employee, kind)
    panel.show_person(replace(person, flags=()), data.content)
    assert not any(each.isVisibleTo(panel) for each in panel.letters.values())
    panel.deleteLater()


def test_the_panel_keeps_its_person_from_tab_to_tab(page: MonthPage) -> None:
    page.tabs.setCurrentIndex(SCORES)
    page.table.choose("0106")
    shown = page.side.name.text()
    page.tabs.setCurrentIndex(RECORDS)
    assert page.in_question == "0106"
    assert page.side.name.text() == shown
    assert page.records.record is not None
    assert page.records.record.employee == "0106"
