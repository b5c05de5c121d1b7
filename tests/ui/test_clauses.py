"""Wherever a criterion is shown, the mouse resting on it tells the clause of the regulation."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt

from kpi_desktop.domain.month import Month
from kpi_desktop.services import incidents
from kpi_desktop.services.incidents import Entry
from kpi_desktop.services.schemes import scheme_for
from kpi_desktop.ui.clauses import clause_tip
from kpi_desktop.ui.month import MonthPage
from kpi_desktop.ui.schemes import SchemesPage
from kpi_desktop.ui.session import Session
from kpi_desktop.ui.today import TodayPage
from kpi_desktop.ui.window import MainWindow
from tests.leader import Hands


@pytest.fixture
def session(session: Session) -> Session:
    """Somebody was late today."""
    late = Entry("0101", date(2026, 11, 20), "late", minutes=Fraction(12))
    session.run(lambda: incidents.log(session.ctx, session.team, (late,)))
    return session


@pytest.fixture
def clause(session: Session) -> str:
    criterion = scheme_for(session.ctx, session.team, Month(2026, 11)).criterion("late")
    assert criterion is not None
    assert criterion.clause.zh
    return criterion.clause.zh


def tips(model: QAbstractItemModel, line: int, columns: int) -> list[str]:
    found = [model.index(line, column).data(Qt.ItemDataRole.ToolTipRole) for column in range(columns)]
    return [str(tip) for tip in found if tip]


def test_in_the_records_of_the_day_and_in_what_is_being_typed(window: MainWindow, hands: Hands, clause: str) -> None:
    page = window.page
    assert isinstance(page, TodayPage)
    assert any(clause in tip and "迟到" in tip for tip in tips(page.table.entries, 0, 7))
    hands.types("zm cd 8")
    candidates = page.popup.model
    assert any(clause in tip for tip in tips(candidates, 0, 1))
    (quick,) = [one for one in page.quick.buttons if one.criterion.id == "late"]
    assert clause in quick.toolTip()


def test_in_the_records_of_the_month(window: MainWindow, clause: str) -> None:
    page = window.open("month")
    assert isinstance(page, MonthPage)
    records = page.records.records
    assert any(clause in tip for tip in tips(records, 0, records.columnCount()))


def test_in_the_outline_of_the_scheme(window: MainWindow, clause: str) -> None:
    page = window.open("schemes")
    assert isinstance(page, SchemesPage)
    lines = page.outline.entries
    (place,) = [place for place, one in enumerate(lines.items) if one.criterion and one.criterion.id == "late"]
    assert any(clause in tip for tip in tips(lines, place, lines.columnCount()))


def test_what_no_scheme_knows_any_more_is_told_alone(session: Session) -> None:
    assert clause_tip("旧细则", None, None, session.tr) == "旧细则"
