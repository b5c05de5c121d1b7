from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from kpi_desktop.domain.month import Month
from kpi_desktop.services import closing
from kpi_desktop.services.figures import MeasureChange, figures, set_measures
from kpi_desktop.ui.month import MonthPage
from kpi_desktop.ui.month.figures.measures_tab import MeasuresTab

NOVEMBER = Month(2026, 11)
KEYS = {"\n": Qt.Key.Key_Return, "\t": Qt.Key.Key_Tab}
MEASURES = 1
PageOf = Callable[[str], MonthPage]


def opened(page: MonthPage) -> MeasuresTab:
    page.tabs.setCurrentIndex(MEASURES)
    page.first_field().setFocus()
    return page.figures.measures


def value(page: MonthPage, number: str, measure: str) -> object:
    row = figures(page.session.ctx, page.session.team, NOVEMBER).of(number)
    assert row is not None
    return row.values.get(measure)


def typed(text: str) -> None:
    """Keys as they come: each goes where the focus is by then."""
    for letter in text:
        at = QApplication.focusWidget()
        assert at is not None
        if letter in KEYS:
            QTest.keyClick(at, KEYS[letter])
        else:
            QTest.keyClicks(at, letter)


def paste(tab: MeasuresTab, text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    QTest.keyClick(tab.sheet, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


def at(tab: MeasuresTab) -> tuple[str, str]:
    return tab.model.cell(tab.sheet.currentIndex())


def test_tabs_are_there_only_where_the_scheme_asks(page_of: PageOf) -> None:
    page = page_of("hospital-100")
    assert [page.tabs.isTabVisible(place) for place in range(4)] == [True, False, False, True]


def test_figures_are_typed_with_enter_and_tab_and_move_the_score(page_of: PageOf) -> None:
    page = page_of("repair-provider-100")
    tab = opened(page)
    before = page.side.figure.text()
    typed("3\n4\n")
    assert (value(page, "0101", "swap-cycle"), value(page, "0102", "swap-cycle")) == (3, 4)
    assert at(tab) == ("0103", "swap-cycle")
    typed("5\t6.5\t")
    assert value(page, "0103", "warranty-cycle") == Fraction("6.5")
    assert at(tab) == ("0103", "nonwarranty-cycle")
    tab.sheet.go_to(tab.model.place(("0101", "swap-cycle")))
    assert page.side.name.text() == "张敏"
    assert page.side.figure.text() != before


def test_arrows_leave_a_cell_that_was_opened_by_typing(page_of: PageOf) -> None:
    page = page_of("repair-provider-100")
    tab = opened(page)
    typed("7")
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    QTest.keyClick(editor, Qt.Key.Key_Right)
    assert (value(page, "0101", "swap-cycle"), at(tab)) == (7, ("0101", "warranty-cycle"))
    QTest.keyClick(tab.sheet, Qt.Key.Key_Down)
    assert at(tab) == ("0102", "warranty-cycle")


def test_every_cell_is_one_step_that_can_be_undone(page_of: PageOf) -> None:
    page = page_of("repair-provider-100")
    tab = opened(page)
    typed("3\n4\n")
    page.session.undo()
    assert (value(page, "0101", "swap-cycle"), value(page, "0102", "swap-cycle")) == (3, None)
    assert tab.model.text(("0102", "swap-cycle")) == ""


def test_a_pasted_block_with_names_is_one_step(page_of: PageOf) -> None:
    page = page_of("repair-provider-100")
    tab = opened(page)
    paste(tab, "姓名\t保修周期\t返修率\n单雪\t3\t4.5%\n张敏\t2\t1\n")
    assert value(page, "0103", "rework-rate") == Fraction("4.5")
    assert value(page, "0101", "warranty-cycle") == 2
    page.session.undo()
    assert value(page, "0103", "rework-rate") is None
    assert value(page, "0101", "warranty-cycle") is None


def test_a_faulty_cell_says_why_and_holds_no_other_back(page_of: PageOf) -> None:
    page = page_of("repair-provider-100")
    tab = opened(page)
    paste(tab, "3\t4\n-2\t5\nviel\t6")
    assert (value(page, "0101", "swap-cycle"), value(page, "0103", "warranty-cycle")) == (3, 6)
    assert set(tab.model.faults) == {("0102", "swap-cycle"), ("0103", "swap-cycle")}
    assert tab.faults.isVisible()
    assert tab.faults.count.text() == "2 cells not saved"
    QTest.mouseClick(tab.faults.go, Qt.MouseButton.LeftButton)
    assert at(tab) == ("0102", "swap-cycle")
    assert "李倩" in tab.faults.sentence.text()
    assert "2" in tab.faults.sentence.text()
    typed("2\n")
    assert "“viel” is no number" in tab.faults.sentence.text()
    typed("9\n")
    assert tab.faults.isHidden()
    assert [value(page, number, "swap-cycle") for number in ("0101", "0102", "0103")] == [3, 2, 9]


def test_two_counts_make_a_ratio_and_wait_for_each_other(page_of: PageOf) -> None:
    page = page_of("repair-provider-100")
    tab = opened(page)
    assert all(column.id != "rework-rate-part" for column in tab.model.content.columns)
    QTest.mouseClick(tab.counts, Qt.MouseButton.LeftButton)
    tab.sheet.go_to(tab.model.place(("0101", "rework-rate-part")))
    typed("3\t")
    assert at(tab) == ("0101", "rework-rate-whole")
    typed("40\t")
    assert (value(page, "0101", "rework-rate-part"), value(page, "0101", "rework-rate-whole")) == (3, 40)
    assert tab.model.text(("0101", "rework-rate")) == "7.5"
    tab.sheet.go_to(tab.model.place(("0101", "rework-rate")))
    typed("8\n")
    assert value(page, "0101", "rework-rate") == 8
    assert value(page, "0101", "rework-rate-part") is None


def test_missing_figures_are_counted_down(page_of: PageOf) -> None:
    page = page_of("outbound-index")
    tab = opened(page)
    assert (tab.missing.text(), tab.explain.text()) == ("12 figures missing", "of 3 people")
    paste(tab, "张敏\t5000\t3\t90\t95\n李倩\t4000\t0\t80\t85\n单雪\t4500\t1\t70\t75")
    assert tab.missing.text() == "Nothing missing"
    QTest.keyClick(tab.sheet, Qt.Key.Key_Delete)
    assert tab.missing.text() == "1 figure missing"


def test_settings_of_the_team_are_set_and_undone(page_of: PageOf) -> None:
    page = page_of("outbound-index")
    tab = opened(page)
    editor = tab.team.fields["target-calls"].editor
    assert isinstance(editor, QLineEdit)
    assert editor.placeholderText() == "5000"
    editor.setFocus()
    typed("4000\n")
    held = {one.id: one.holds for one in figures(page.session.ctx, page.session.team, NOVEMBER).settings}
    assert held["target-calls"] == 4000
    editor.setFocus()
    editor.selectAll()
    typed("0\n")
    assert editor.property("fault")
    assert editor.text() == "0"
    page.session.undo()
    held = {one.id: one.holds for one in figures(page.session.ctx, page.session.team, NOVEMBER).settings}
    assert held["target-calls"] == 5000


def test_the_quota_of_monitored_calls_is_told(page_of: PageOf) -> None:
    page = page_of("securities-90")
    tab = opened(page)
    tab.sheet.go_to(tab.model.place(("0102", "monitored-calls")))
    typed("6\n")
    tab.sheet.go_to(tab.model.place(("0102", "monitored-calls")))
    assert tab.quota.text().startswith("李倩: 6 samples monitored this month, at least ")


def test_a_closed_month_takes_nothing(page_of: PageOf) -> None:
    page = page_of("ecommerce-kpi")
    tab = opened(page)
    set_measures(page.session.ctx, page.session.team, NOVEMBER, [MeasureChange("0101", "average-order", Fraction(1))])
    closing.close(page.session.ctx, page.session.team, NOVEMBER, accept="as they are")
    page.refresh()
    typed("5\n")
    paste(tab, "1\t2")
    assert tab.model.typed == {}
    assert tab.missing.text() == "Closed; nothing can be changed"
    assert value(page, "0101", "average-order") == 1


def test_tab_leaves_the_sheet_behind_its_last_cell(page_of: PageOf) -> None:
    page = page_of("outbound-index")
    tab = opened(page)
    tab.sheet.go_to(tab.model.place(("0103", "test-call-score")))
    QTest.keyClick(tab.sheet, Qt.Key.Key_Tab)
    assert not tab.sheet.hasFocus()


@pytest.mark.parametrize("scheme", ["repair-provider-100", "outbound-index"])
def test_the_model_keeps_its_promises(page_of: PageOf, scheme: str) -> None:
    page = page_of(scheme)
    tab = opened(page)
    tester = QAbstractItemModelTester(tab.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    paste(tab, "张敏\t5000\t3\n李倩\tx\t0")
    tab.counts.toggle()
    page.refresh()
    assert tester.model() is tab.model


@pytest.mark.parametrize(("scheme", "tab"), [("ecommerce-kpi", 1), ("review-360", 2)])
def test_a_sheet_of_three_rows_does_not_scroll(page_of: PageOf, scheme: str, tab: int) -> None:
    page = page_of(scheme)
    page.tabs.setCurrentIndex(tab)
    QApplication.processEvents()
    sheet = page.figures.sheet_at(tab)
    assert sheet is not None
    assert sheet.sheet.rowCount() == 3
    assert sheet.verticalScrollBar().maximum() == 0


@pytest.mark.parametrize("close", [False, True])
def test_a_click_on_the_line_of_a_measure_leads_to_its_cell_also_in_a_closed_month(
    page_of: PageOf, close: bool
) -> None:
    page = page_of("repair-provider-100")
    session = page.session
    set_measures(session.ctx, session.team, NOVEMBER, [MeasureChange("0102", "warranty-cycle", Fraction(3))])
    if close:
        session.do(lambda: closing.close(session.ctx, session.team, NOVEMBER, accept="gone through"))
    page.table.choose("0102")
    view = page.side.view
    place = next(place for place, row in enumerate(view.rows) if row.text.startswith("Warranty cycle"))
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=view.rect_of(place).center())
    assert page.tabs.currentIndex() == MEASURES
    assert at(page.figures.measures) == ("0102", "warranty-cycle")
