from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from kpi_desktop.services import closing, evidence, verify
from kpi_desktop.ui.evidence import EvidenceDialog
from kpi_desktop.ui.month import MonthPage
from kpi_desktop.ui.month.tracing import trace_dialog
from tests.leader import CTRL, Hands
from tests.ui.month.conftest import NOVEMBER

RECORDS = 3
CLIP = 6


@pytest.fixture
def hands(qtbot: QtBot) -> Hands:
    return Hands(qtbot)


def clips(page: MonthPage) -> list[str]:
    records = page.records.records
    return [str(records.index(row, CLIP).data()) for row in range(records.rowCount())]


def test_evidence_is_pasted_and_seen_among_the_records_of_a_closed_month_and_the_seal_stays(
    page: MonthPage, hands: Hands
) -> None:
    session = page.session
    session.do(lambda: closing.close(session.ctx, session.team, NOVEMBER, accept="已核对"))
    page.show_month(NOVEMBER)
    page.tabs.setCurrentIndex(RECORDS)
    page.records.table.setFocus()
    hands.takes(page)
    assert not page.records.edit.isVisible()
    image = QImage(30, 20, QImage.Format.Format_RGB32)
    image.fill(QColor("#1B5E93"))
    QGuiApplication.clipboard().setImage(image)
    hands.presses(Qt.Key.Key_V, held=CTRL)
    assert clips(page).count("1") == 1
    hands.presses(Qt.Key.Key_T, held=CTRL)
    hands.qtbot.waitUntil(lambda: page.dialog is not None and page.dialog.isActiveWindow())
    assert isinstance(page.dialog, EvidenceDialog)
    assert page.dialog.current is not None
    hands.presses(Qt.Key.Key_Escape)
    assert verify.verify(session.ctx).problems == ()
    session.undo()
    assert clips(page).count("1") == 0


def test_what_was_written_down_about_a_line_shows_its_evidence(page: MonthPage, hands: Hands) -> None:
    session = page.session
    assert page.data is not None
    incident = page.data.records[0].id
    evidence.attach(session.ctx, incident, "延误证明.pdf", b"%PDF-1.7\n")
    place = page.data.scored.incident_ids.index(incident)
    dialog = trace_dialog(session, page, page.data, place, (print, print))
    assert dialog is not None
    dialog.show()
    (file,) = (one for one in dialog.findChildren(QPushButton) if one.accessibleName() == "Show 延误证明.pdf")
    hands.takes(dialog)
    hands.clicks(file)
    shown = dialog.findChild(EvidenceDialog)
    assert shown is not None
    assert shown.current is not None
    assert shown.current.name == "延误证明.pdf"


def test_the_evidence_of_the_month_is_exported_into_a_folder(page: MonthPage, hands: Hands, tmp_path: Path) -> None:
    session = page.session
    assert page.data is not None
    page.tabs.setCurrentIndex(RECORDS)
    assert not page.records.export.isVisible()
    first = page.data.records[0]
    session.do(lambda: evidence.attach(session.ctx, first.id, "延误证明.pdf", b"%PDF-1.7\n"))
    folder = tmp_path / "out"
    folder.mkdir()
    hands.clicks(page.records.export)
    dialog = page.saver.dialog
    assert isinstance(dialog, QFileDialog)
    hands.saves_as(dialog, folder)
    hands.qtbot.waitUntil(page.saver.told.isVisible)
    assert page.saver.told.text == f"1 file written into {folder}"
    assert (folder / f"{first.day} {first.employee} complaint.pdf").read_bytes() == b"%PDF-1.7\n"


def test_a_line_of_the_explanation_says_that_there_is_evidence(page: MonthPage) -> None:
    session = page.session
    assert page.data is not None
    first = page.data.records[0]
    page.table.choose(first.employee)
    assert "attached" not in page.side.area.accessibleDescription()
    session.do(lambda: evidence.attach(session.ctx, first.id, "延误证明.pdf", b"%PDF-1.7\n"))
    page.table.choose(first.employee)
    assert page.side.area.accessibleDescription().count("1 file attached") == 1
