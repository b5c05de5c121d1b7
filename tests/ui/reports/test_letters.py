"""Improvement reports, warning notices and pay, as a leader asks for them on the reports page."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from kpi_desktop import paths
from kpi_desktop.domain.month import Month
from kpi_desktop.render.document import LaidOut
from kpi_desktop.render.primitives import Text
from kpi_desktop.services import closing, incidents, pay_plans, people
from kpi_desktop.services.incidents import Entry
from kpi_desktop.services.people import NewPerson
from kpi_desktop.ui.reports import ReportsPage
from kpi_desktop.ui.reports.papers import Kind

NOVEMBER = Month(2026, 11)
STANDING = '\n[[standing]]\nwhen = "last"\nflag = "improvement-report"\n'


@pytest.fixture
def scheme_text() -> str:
    """Absence without leave is a ground for a warning, and the last one reports."""
    text = (paths.resources() / "schemes" / "weikang-100.toml").read_text("utf-8")
    return text.replace('flag = "absence"', 'flag = "warning"') + STANDING


@pytest.fixture
def flagged(page: ReportsPage) -> ReportsPage:
    """One warned, another one last."""
    session = page.session
    entries = [
        Entry("0111", date(2026, 11, 6), "no-leave-procedure"),
        *(Entry("0106", date(2026, 11, day), "complaint") for day in (2, 3)),
    ]
    session.do(lambda: incidents.log(session.ctx, session.team, entries))
    return page


def choose(page: ReportsPage, kind: Kind) -> None:
    """Go along the list of papers by keys."""
    kinds = list(Kind)
    while (step := kinds.index(kind) - kinds.index(page.choice.kind)) != 0:
        QTest.keyClick(page.choice.kinds[page.choice.kind], Qt.Key.Key_Down if step > 0 else Qt.Key.Key_Up)
    assert page.choice.kind is kind


def shown(page: ReportsPage) -> list[str]:
    document = page.preview.document
    assert isinstance(document, LaidOut)
    return [item.text for sheet in document.pages for item in sheet if isinstance(item, Text)]


def test_warning_notices_are_for_who_is_warned(flagged: ReportsPage) -> None:
    choose(flagged, Kind.WARNING)
    said = shown(flagged)
    assert "Warning notice" in said
    assert "周文博" in said
    assert "刘洋" not in said
    assert any("2026-11-06" in text for text in said)
    assert not flagged.pictures_button.isVisible()


def test_the_last_one_is_asked_for_an_improvement_report(flagged: ReportsPage) -> None:
    choose(flagged, Kind.IMPROVEMENT)
    said = shown(flagged)
    assert "刘洋" in said
    assert "What will be done about it" in said
    assert said.count("2026-11-02") == 1


def test_only_who_bears_the_flag_can_be_ticked(flagged: ReportsPage) -> None:
    choose(flagged, Kind.WARNING)
    flagged.choice.some.setChecked(True)
    names = [flagged.choice.people.item(place).text() for place in range(flagged.choice.people.count())]
    assert names == ["周文博  0111"]
    choose(flagged, Kind.STRIPS)
    assert flagged.choice.people.count() == 12


def test_where_nobody_bears_the_flag_it_is_said(page: ReportsPage) -> None:
    choose(page, Kind.WARNING)
    assert page.empty_text.text() == "Nobody gets a warning notice this month"
    assert not page.print_button.isEnabled()
    choose(page, Kind.SCORE_TABLE)
    assert page.print_button.isEnabled()


def test_a_notice_is_saved_as_a_pdf_under_the_persons_name(flagged: ReportsPage, tmp_path: Path, qtbot: QtBot) -> None:
    choose(flagged, Kind.WARNING)
    flagged.choice.some.setChecked(True)
    flagged.choice.tick_only("0111")
    QTest.mouseClick(flagged.pdf_button, Qt.MouseButton.LeftButton)
    dialog = flagged.saver.dialog
    assert isinstance(dialog, QFileDialog)
    assert Path(dialog.selectedFiles()[0]).name == "Warning notice-周文博-2026-11.pdf"
    name = dialog.findChild(QLineEdit)
    assert name is not None
    name.setText(str(tmp_path / "notice.pdf"))
    dialog.accept()
    qtbot.waitUntil(lambda: flagged.saver.told.isVisible() or flagged.saver.fault.isVisible())
    assert (tmp_path / "notice.pdf").read_bytes().startswith(b"%PDF")


def test_a_closed_month_prints_its_letters_from_the_seal(flagged: ReportsPage) -> None:
    session = flagged.session
    session.do(lambda: closing.close(session.ctx, session.team, NOVEMBER, accept="seen"))
    renamed = NewPerson("0111", "周小博", hired=date(2024, 3, 1))
    session.do(lambda: people.edit_person(session.ctx, "0111", renamed, date(2026, 12, 1)))
    choose(flagged, Kind.WARNING)
    said = shown(flagged)
    assert "周文博" in said
    assert not any("周小博" in text for text in said)
    assert any("seal" in text for text in said)


def test_pay_is_on_strips_unless_unticked_and_never_on_the_wall_unless_ticked(page: ReportsPage) -> None:
    assert not page.choice.pay.isVisible()
    session = page.session
    session.do(lambda: pay_plans.put_plan_in_force(session.ctx, session.team, "band-pay", NOVEMBER))
    assert page.choice.pay.isVisible()
    assert not page.choice.pay.isChecked()
    assert "Pay" not in shown(page)
    QTest.keyClick(page.choice.pay, Qt.Key.Key_Space)
    assert "Pay" in shown(page)
    choose(page, Kind.STRIPS)
    assert page.choice.pay.isChecked()
    assert any(text.startswith("Pay slip") for text in shown(page))
    QTest.keyClick(page.choice.pay, Qt.Key.Key_Space)
    assert not any(text.startswith("Pay slip") for text in shown(page))
    choose(page, Kind.SCORE_TABLE)
    assert page.choice.pay.isChecked()
    choose(page, Kind.WARNING)
    assert not page.choice.pay.isVisible()
