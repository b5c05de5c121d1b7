"""What followed a closed month: strips handed out and signed, talks, objections, and what came of them."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from kpi_desktop.domain.month import Month
from kpi_desktop.services import closing, follow_ups
from kpi_desktop.services.follow_ups import FollowUp, FollowUpKind, Outcome
from kpi_desktop.ui.month import MonthPage
from kpi_desktop.ui.month.closing import ReopenDialog
from kpi_desktop.ui.month.follow_dialogs import FollowDialog, ManyDialog
from kpi_desktop.ui.month.late import LateDialog

OCTOBER = Month(2026, 10)


@pytest.fixture
def october(page: MonthPage) -> MonthPage:
    """The month page on the closed October."""
    QTest.mouseClick(page.head.previous, Qt.MouseButton.LeftButton)
    assert page.month == OCTOBER
    return page


def note(page: MonthPage, employee: str) -> FollowDialog:
    page.table.choose(employee)
    QTest.mouseClick(page.following.note, Qt.MouseButton.LeftButton)
    assert isinstance(page.dialog, FollowDialog)
    return page.dialog


def choose(dialog: FollowDialog | ManyDialog, kind: FollowUpKind) -> None:
    dialog.kind.setCurrentIndex(dialog.kind.findData(kind.value))


def object_to(page: MonthPage, employee: str) -> None:
    new = FollowUp(employee, OCTOBER, FollowUpKind.OBJECTION, date(2026, 11, 3), "not my call")
    page.session.do(lambda: follow_ups.record(page.session.ctx, page.session.team, (new,)))


def strips(page: MonthPage) -> dict[str, str]:
    place = [one.id for one in page.table.scores.columns].index("strip")
    return {one.employee: page.table.scores.columns[place].text(one) for one in page.table.scores.items}


def test_an_open_month_has_no_strips_to_sign_but_talks(page: MonthPage) -> None:
    assert not page.following.bar.isVisible()
    assert "strip" not in [one.id for one in page.table.scores.columns]
    dialog = note(page, "0103")
    assert [dialog.kind.itemText(place) for place in range(dialog.kind.count())] == ["Talk"]
    QTest.keyClick(dialog.words, Qt.Key.Key_Return)
    assert dialog.isVisible(), "a talk without words says nothing"
    QTest.keyClicks(dialog.words, "comes earlier from now on")
    QTest.keyClick(dialog.words, Qt.Key.Key_Return)
    assert page.following.history.shown == ("11-20 Talk",)
    page.table.choose("0101")
    assert not page.following.history.isVisible()


def test_strips_of_many_are_noted_at_once_and_taken_back_as_one(october: MonthPage) -> None:
    QTest.mouseClick(october.following.many, Qt.MouseButton.LeftButton)
    dialog = october.dialog
    assert isinstance(dialog, ManyDialog)
    choose(dialog, FollowUpKind.SIGNED)
    assert dialog.verb.text() == "Note for 12 people"
    QTest.keyClick(dialog.list, Qt.Key.Key_Space)
    assert dialog.verb.text() == "Note for 11 people"
    QTest.mouseClick(dialog.verb, Qt.MouseButton.LeftButton)
    assert october.following.count.text() == "Handed out 11 of 12, signed 11 of 12"
    assert list(strips(october).values()).count("signed") == 11
    october.session.undo()
    assert "signed 0 of 12" in october.following.count.text()


def test_many_are_handed_out_before_they_are_signed(october: MonthPage) -> None:
    """While anybody still waits for a strip, handing out is what stands ready; only they are ticked."""
    session = october.session
    new = FollowUp("0103", OCTOBER, FollowUpKind.HANDED_OUT, session.ctx.clock.today())
    session.do(lambda: follow_ups.record(session.ctx, session.team, (new,)))
    QTest.mouseClick(october.following.many, Qt.MouseButton.LeftButton)
    dialog = october.dialog
    assert isinstance(dialog, ManyDialog)
    assert dialog.kind.currentData() == FollowUpKind.HANDED_OUT.value
    assert dialog.verb.text() == "Note for 11 people"
    QTest.mouseClick(dialog.verb, Qt.MouseButton.LeftButton)
    QTest.mouseClick(october.following.many, Qt.MouseButton.LeftButton)
    again = october.dialog
    assert isinstance(again, ManyDialog)
    assert again.kind.currentData() == FollowUpKind.SIGNED.value
    again.reject()


def test_only_the_unsigned_are_shown_when_asked_for(october: MonthPage) -> None:
    dialog = note(october, "0103")
    choose(dialog, FollowUpKind.SIGNED)
    QTest.keyClick(dialog.verb, Qt.Key.Key_Space)
    box = october.following.unsigned
    QTest.mouseClick(box, Qt.MouseButton.LeftButton, pos=box.rect().center())
    shown = {one.employee for one in october.table.scores.items}
    assert len(shown) == 11
    assert "0103" not in shown
    QTest.mouseClick(october.head.next, Qt.MouseButton.LeftButton)
    assert len(october.table.scores.items) == 12


def test_the_seal_stays_as_it_is(october: MonthPage) -> None:
    before = october.head.seal.text()
    dialog = note(october, "0103")
    QTest.keyClick(dialog.verb, Qt.Key.Key_Space)
    assert october.following.history.shown == ("11-20 Strip handed out",)
    assert october.head.seal.text() == before
    assert closing.seals(october.session.ctx, october.session.team, OCTOBER)[-1].current


def test_what_was_noted_by_mistake_is_taken_out(october: MonthPage) -> None:
    dialog = note(october, "0103")
    QTest.keyClick(dialog.verb, Qt.Key.Key_Space)
    out = october.following.history.findChild(QPushButton)
    assert out is not None
    assert out.accessibleName() == "Take out: 11-20 Strip handed out"
    QTest.mouseClick(out, Qt.MouseButton.LeftButton)
    assert not october.following.history.isVisible()
    october.session.undo()
    assert october.following.history.shown == ("11-20 Strip handed out",)


def decide(page: MonthPage, outcome: Outcome, then: int = 0) -> FollowDialog:
    """What the dialog proposes first is what waits: the outcome."""
    dialog = note(page, "0103")
    assert dialog.chosen is FollowUpKind.OUTCOME
    dialog.outcome.setCurrentIndex(dialog.outcome.findData(outcome.value))
    dialog.then.setCurrentIndex(then)
    QTest.keyClicks(dialog.words, "the recording says so")
    QTest.keyClick(dialog.words, Qt.Key.Key_Return)
    return dialog


def test_an_objection_waits_and_is_rejected(october: MonthPage) -> None:
    object_to(october, "0103")
    assert strips(october)["0103"] == "objected"
    assert october.following.count.text().endswith("1 objection waits")
    decide(october, Outcome.REJECTED, then=1)
    assert october.following.history.shown == ("11-03 Objection", "11-20 Outcome of the objection: rejected")
    assert "waits" not in october.following.count.text()
    assert not isinstance(october.dialog, ReopenDialog), "nothing is to be put right"


def test_an_objection_upheld_leads_to_reopening(october: MonthPage) -> None:
    object_to(october, "0103")
    decide(october, Outcome.UPHELD, then=1)
    assert isinstance(october.dialog, ReopenDialog)
    october.dialog.reject()


def test_an_objection_upheld_leads_to_putting_it_right_in_the_open_month(october: MonthPage) -> None:
    object_to(october, "0103")
    decide(october, Outcome.UPHELD, then=2)
    assert isinstance(october.dialog, LateDialog)
    assert october.dialog.person.currentData() == "0103"
    october.dialog.reject()


def test_what_concerned_an_earlier_closing_is_told_so(october: MonthPage) -> None:
    dialog = note(october, "0103")
    choose(dialog, FollowUpKind.SIGNED)
    QTest.keyClick(dialog.verb, Qt.Key.Key_Space)
    session = october.session
    session.do(lambda: closing.reopen(session.ctx, session.team, OCTOBER, "late slip"))
    assert not october.following.bar.isVisible()
    session.do(lambda: closing.close(session.ctx, session.team, OCTOBER, accept="seen"))
    assert "signed 0 of 12" in october.following.count.text()
    october.table.choose("0103")
    assert october.following.history.shown == (
        "11-20 Strip handed out (to an earlier closing)",
        "11-20 Strip signed (to an earlier closing)",
    )
