from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication

from kpi_desktop.domain.month import Month
from kpi_desktop.domain.result import FlagKind
from kpi_desktop.reports.content import FlagContent
from kpi_desktop.ui.month.explanation_layout import broken
from kpi_desktop.ui.month.explanation_view import ExplanationView
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
