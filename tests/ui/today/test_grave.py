"""The grave form of what happened: typed, corrected, told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from kpi_desktop import paths
from kpi_desktop.domain.month import Month
from kpi_desktop.services import incidents, months
from kpi_desktop.ui.session import Session
from kpi_desktop.ui.today.dialogs import EditDialog

if TYPE_CHECKING:
    from tests.ui.today.conftest import Leader

NOVEMBER = Month(2026, 11)


@pytest.fixture
def scheme_text() -> str:
    """A regulation under which a grave quarrel suggests separation, any other one discipline."""
    return (paths.resources() / "schemes" / "property-100.toml").read_text(encoding="utf-8")


def flags(session: Session) -> list[str]:
    scored = months.score_month(session.ctx, session.team, NOVEMBER)
    return [flag.kind.value for result in scored.result.results for flag in result.flags]


def correction(leader: Leader) -> EditDialog:
    leader.page.table.setFocus()
    leader.page.table.setCurrentIndex(leader.page.table.entries.index(0, 0))
    leader.presses(Qt.Key.Key_Return)
    leader.qtbot.waitUntil(lambda: leader.page.dialog is not None and leader.page.dialog.isActiveWindow())
    dialog = leader.page.dialog
    assert isinstance(dialog, EditDialog)
    return dialog


def test_a_word_in_the_line_makes_it_grave_and_the_row_says_so(leader: Leader, session: Session) -> None:
    leader.logs("sx quarrel grave")

    (row,) = incidents.logged_in(session.ctx, session.team, NOVEMBER)
    assert (row.entry.criterion, row.entry.grave, row.entry.note) == ("quarrel", True, "")
    assert "grave" in leader.row()
    assert flags(session) == ["separation"]


def test_the_correction_dialog_makes_it_grave_and_takes_that_back(leader: Leader, session: Session) -> None:
    leader.logs("sx quarrel")
    assert flags(session) == ["discipline"]

    dialog = correction(leader)
    assert dialog.grave.isVisible()
    dialog.grave.setFocus()
    leader.presses(Qt.Key.Key_Space, Qt.Key.Key_Return)
    assert flags(session) == ["separation"]

    dialog = correction(leader)
    assert dialog.grave.isChecked()
    dialog.grave.setFocus()
    leader.presses(Qt.Key.Key_Space, Qt.Key.Key_Return)
    assert flags(session) == ["discipline"]


def test_no_box_is_offered_where_the_criterion_knows_no_grave_form(leader: Leader) -> None:
    leader.logs("sx nap -5")
    assert not correction(leader).grave.isVisible()
