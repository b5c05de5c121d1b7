from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt

from kpi_desktop.services import incidents
from kpi_desktop.services.incidents import Entry
from kpi_desktop.ui.session import Session
from kpi_desktop.ui.today.entry_columns import name_and_criterion

if TYPE_CHECKING:
    from tests.ui.today.conftest import Leader


@pytest.mark.parametrize("width", [1024, 1078, 1280])
def test_the_remark_can_be_read_and_nothing_is_pushed_out_of_sight(leader: Leader, width: int) -> None:
    leader.window.resize(width, 720)
    leader.types("sx procedure error @3 // cash box left open")
    leader.presses(Qt.Key.Key_Return)
    table = leader.page.table
    leader.qtbot.waitUntil(table.isVisible)
    header = table.horizontalHeader()
    titles = [str(table.entries.headerData(at, Qt.Orientation.Horizontal)) for at in range(header.count())]
    remark = titles.index("Remark")
    words = table.fontMetrics().horizontalAdvance("cash box left open")
    assert header.sectionSize(remark) >= words + 20 or width < 1078
    assert header.sectionSize(remark) >= 96
    assert header.length() <= table.viewport().width()
    for column in (1, 2) if width >= 1078 else (1,):
        text = str(table.entries.index(0, column).data())
        assert header.sectionSize(column) >= table.fontMetrics().horizontalAdvance(text) + 20


def test_the_how_many_th_is_whole_however_many_there_were(leader: Leader, session: Session) -> None:
    leader.window.resize(1280, 720)
    entries = [Entry("0103", date(2026, 11, 20), "late", minutes=Fraction(8)) for _ in range(11)]
    session.run(lambda: incidents.log(session.ctx, session.team, entries))
    table = leader.page.table
    header = table.horizontalHeader()
    assert leader.rows()[0][4] == "11th time"
    assert header.sectionSize(4) >= table.fontMetrics().horizontalAdvance("11th time") + 20
    assert header.length() <= table.viewport().width()


@given(room=st.integers(310, 1500), name=st.integers(20, 900), what=st.integers(20, 900))
def test_names_and_criteria_never_take_the_room_of_remarks(room: int, name: int, what: int) -> None:
    names, whats = name_and_criterion(room, name, what)
    assert room - names - whats >= 100
    assert names >= min(name, 84)
    if name <= 98 and what <= 156 and room >= 98 + 156 + 100:
        assert (names, whats) == (98, 156), "columns don't move from day to day"
    if name <= 150 and what <= 250 and room >= name + what + 100:
        assert names >= name
        assert whats >= what
