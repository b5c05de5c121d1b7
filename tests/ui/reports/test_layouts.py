"""Layout of strips, page setup and the register, as a leader chooses them on the reports page."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from kpi_desktop.domain.month import Month
from kpi_desktop.render import document as documents
from kpi_desktop.render.document import LaidOut
from kpi_desktop.render.primitives import Text
from kpi_desktop.reports.page_setup import PageSetup, Paper
from kpi_desktop.reports.strip_choice import SIX, Lines, StripChoice
from kpi_desktop.services import follow_ups, paper
from kpi_desktop.services.follow_up_types import FollowUp, FollowUpKind
from kpi_desktop.ui.reports import ReportsPage
from kpi_desktop.ui.reports.papers import Kind
from kpi_desktop.ui.reports.setup_dialog import SetupDialog

OCTOBER = Month(2026, 10)


def shown(page: ReportsPage) -> list[str]:
    document = page.preview.document
    assert isinstance(document, LaidOut)
    return [item.text for sheet in document.pages for item in sheet if isinstance(item, Text)]


def choose(page: ReportsPage, kind: Kind) -> None:
    kinds = list(Kind)
    while (step := kinds.index(kind) - kinds.index(page.choice.kind)) != 0:
        QTest.keyClick(page.choice.kinds[page.choice.kind], Qt.Key.Key_Down if step > 0 else Qt.Key.Key_Up)


def test_only_strips_are_asked_about_their_layout(page: ReportsPage) -> None:
    assert not page.choice.strips.isVisible()
    choose(page, Kind.STRIPS)
    assert page.choice.strips.isVisible()
    choose(page, Kind.WARNING)
    assert not page.choice.strips.isVisible()


def test_six_a_page_without_reasons_and_stubs_are_two_pages_and_stay_chosen(page: ReportsPage, qtbot: QtBot) -> None:
    choose(page, Kind.STRIPS)
    assert shown(page).count("Stub") == 12
    QTest.keyClick(page.choice.strips.per_page, Qt.Key.Key_Down)
    assert page.preview.document is not None
    assert page.preview.document.page_count == 2
    assert "Stub" not in shown(page)
    assert not page.choice.strips.objections.isEnabled()
    assert not page.choice.strips.objections.isChecked(), "nothing to object on is ticked"
    assert page.choice.strips.objections.toolTip()
    assert page.layout_told.text() == "No stub, nothing to sign"
    assert paper.chosen_strips(page.session.ctx) == SIX
    again = ReportsPage(page.session)
    qtbot.addWidget(again)
    again.refresh()
    assert again.choice.strips.choice == SIX


def test_fewer_a_page_have_again_what_six_went_without(page: ReportsPage) -> None:
    choose(page, Kind.STRIPS)
    options = page.choice.strips
    QTest.keyClick(options.per_page, Qt.Key.Key_Down)
    assert (options.choice.lines, options.choice.stub) == (Lines.PLAIN, False)
    QTest.keyClick(options.stub, Qt.Key.Key_Space)
    assert options.choice.stub, "who wants a stub all the same has one"
    QTest.keyClick(options.per_page, Qt.Key.Key_Up)
    assert options.choice == StripChoice()
    assert paper.chosen_strips(page.session.ctx) == StripChoice()


def test_what_a_page_cannot_hold_is_said(page: ReportsPage) -> None:
    choose(page, Kind.STRIPS)
    QTest.keyClick(page.choice.strips.per_page, Qt.Key.Key_Down)
    page.setup = PageSetup(Paper.A5)
    page.choice.changed.emit()
    assert page.layout_told.text().startswith("Longer than 6 a page allow")
    choose(page, Kind.SCORE_TABLE)
    assert not page.layout_told.text()


def test_pay_of_nothing_is_asked_about_only_where_strips_show_pay(page: ReportsPage) -> None:
    choose(page, Kind.STRIPS)
    zeros = page.choice.strips.zeros
    assert not zeros.isVisible(), "nothing follows in money"
    zeros.setChecked(False)
    assert not paper.chosen_strips(page.session.ctx).zeros


def test_lines_are_told_as_far_as_wanted(page: ReportsPage) -> None:
    page.choose(Month(2026, 11), "0103")
    assert any("Late" in text for text in shown(page))
    QTest.keyClick(page.choice.strips.lines, Qt.Key.Key_End)
    assert page.choice.strips.choice.lines is Lines.NONE
    assert not any("Late" in text for text in shown(page))


def test_page_setup_is_kept_and_changes_the_paper(page: ReportsPage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(documents, "printers", lambda: ("HP", "Canon"))
    QTest.mouseClick(page.setup_button, Qt.MouseButton.LeftButton)
    dialog = page.dialog
    assert isinstance(dialog, SetupDialog)
    QTest.keyClick(dialog.paper, Qt.Key.Key_Down)
    QTest.keyClick(dialog.upright, Qt.Key.Key_Space)
    QTest.keyClick(dialog.margin, Qt.Key.Key_Down)
    QTest.keyClick(dialog.printer, Qt.Key.Key_End)
    QTest.keyClick(dialog.copies, Qt.Key.Key_Down)
    QTest.mouseClick(dialog.verb, Qt.MouseButton.LeftButton)
    kept = paper.chosen_setup(page.session.ctx)
    assert (kept.paper, kept.turned, kept.margin, kept.printer, kept.copies) == (Paper.A5, False, 16, "Canon", 2)
    assert page.preview.document is not None
    assert page.preview.document.page_size_mm == (148.0, 210.0)


def test_a_printer_that_is_gone_is_said_to_be(page: ReportsPage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(documents, "printers", tuple)
    QTest.mouseClick(page.setup_button, Qt.MouseButton.LeftButton)
    dialog = page.dialog
    assert isinstance(dialog, SetupDialog)
    assert any("No printer found" in one.text() for one in dialog.findChildren(QLabel))
    dialog.reject()


def test_the_register_says_what_was_written_down_already(page: ReportsPage) -> None:
    session = page.session
    day = session.ctx.clock.today()
    rows = [
        FollowUp("0103", OCTOBER, FollowUpKind.HANDED_OUT, day),
        FollowUp("0103", OCTOBER, FollowUpKind.SIGNED, day),
        FollowUp("0104", OCTOBER, FollowUpKind.OBJECTION, day, "the bus was late"),
    ]
    session.do(lambda: follow_ups.record(session.ctx, session.team, rows))
    page.choose(OCTOBER)
    choose(page, Kind.REGISTER)
    said = shown(page)
    assert {"0101", "0112", "Signature", "Objection", "11-20", "signed 11-20"} <= set(said)
    assert "the bus was late: not decided yet" in " ".join(said)
    assert page.preview.document is not None
    assert page.preview.document.page_size_mm == (210.0, 297.0)


def test_what_has_no_room_on_the_paper_leaves_no_other_paper_in_sight(
    page: ReportsPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    page.choose(OCTOBER, kind=Kind.REGISTER)
    page.setup = PageSetup(Paper.A5, margin=30)
    monkeypatch.setattr("kpi_desktop.render.register._BY_HAND_SMALL", {"signed": 90.0})
    page.choice.changed.emit()
    assert page.preview.document is None
    assert not page.print_button.isEnabled()
    assert not page.pdf_button.isEnabled()
    assert "Choose larger paper" in page.empty_text.text()
    assert not page.plain_button.isVisible()


def test_a_paper_that_cannot_be_drawn_leaves_nothing_to_print(
    page: ReportsPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_arguments: object, **_named: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("kpi_desktop.ui.reports.papers.Register", broken)
    with pytest.raises(ZeroDivisionError):
        page.choose(OCTOBER, kind=Kind.REGISTER)
    assert page.preview.document is None
    assert not page.print_button.isEnabled()
