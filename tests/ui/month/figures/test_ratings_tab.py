from __future__ import annotations

from collections.abc import Callable
from datetime import date
from fractions import Fraction

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication

from kpi_desktop.domain.month import Month
from kpi_desktop.services.figures import PersonFigures, figures
from kpi_desktop.ui.month import MonthPage
from kpi_desktop.ui.month.figures.ratings_tab import RatingsTab
from kpi_desktop.ui.month.figures.samples import DAY, NEW, RATER, SERIAL
from kpi_desktop.ui.month.figures.sheet import Sheet

NOVEMBER = Month(2026, 11)
KEYS = {"\n": Qt.Key.Key_Return, "\t": Qt.Key.Key_Tab}
RATINGS = 2
PageOf = Callable[..., MonthPage]


def opened(page: MonthPage) -> RatingsTab:
    page.tabs.setCurrentIndex(RATINGS)
    page.first_field().setFocus()
    return page.figures.ratings


def person(page: MonthPage, number: str = "0101") -> PersonFigures:
    row = figures(page.session.ctx, page.session.team, NOVEMBER).of(number)
    assert row is not None
    return row


def typed(text: str) -> None:
    for letter in text:
        at = QApplication.focusWidget()
        assert at is not None
        if letter in KEYS:
            QTest.keyClick(at, KEYS[letter])
        else:
            QTest.keyClicks(at, letter)


def paste(sheet: Sheet, text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    QTest.keyClick(sheet, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


def test_a_single_rating_is_typed_corrected_and_taken_away_above(page_of: PageOf) -> None:
    page = page_of("call-rubric")
    tab = opened(page)
    typed("4\n")
    assert person(page).mean["language"] == 4
    tab.means.go_to(tab.means_model.place(("0101", "language")))
    typed("4.5\n")
    assert [one.score for one in person(page).samples["language"]] == [Fraction("4.5")]
    page.session.undo()
    assert person(page).mean["language"] == 4
    tab.means.go_to(tab.means_model.place(("0101", "language")))
    QTest.keyClick(tab.means, Qt.Key.Key_Delete)
    assert "language" not in person(page).mean


def test_the_band_of_what_is_being_typed_is_marked(page_of: PageOf) -> None:
    page = page_of("call-rubric")
    tab = opened(page)
    assert tab.guide.isVisible()
    assert not page.side.isVisible()
    assert len(tab.guide.bands) == 5
    typed("3")
    chosen = [band for band, frame in tab.guide.bands if frame.objectName() == "told"]
    assert [Fraction(3) in band.scores for band in chosen] == [True]
    assert person(page).samples == {}


def test_ratings_above_the_marks_are_faults_of_their_cells(page_of: PageOf) -> None:
    page = page_of("call-rubric")
    tab = opened(page)
    paste(tab.means, "张敏\t4\t9\n李倩\t3\t5")
    assert set(tab.means_model.faults) == {("0101", "opening-closing")}
    assert person(page).mean["language"] == 4
    assert person(page, "0102").mean["opening-closing"] == 5
    assert "张敏" in tab.faults.sentence.text()
    assert (tab.missing.text(), tab.explain.text()) == ("24 ratings missing", "of 3 people")


def test_samples_are_typed_row_by_row_and_averaged(page_of: PageOf) -> None:
    page = page_of("call-rubric")
    tab = opened(page)
    tab.samples.go_to(tab.samples_model.place((NEW, DAY)))
    typed("3\tR77\t4\t5\n")
    first = person(page).samples["language"][0]
    assert (first.day, first.serial, first.score) == (date(2026, 11, 3), "R77", Fraction(4))
    assert tab.samples_model.cell(tab.samples.currentIndex()) == (NEW, "language")
    typed("2\t3\n")
    assert person(page).mean == {"language": 3, "opening-closing": 4}
    assert person(page).samples["language"][1].day == date(2026, 11, 20)
    assert [row.title for row in tab.samples_model.content.rows] == ["Sample 1", "Sample 2", "Next sample"]
    assert tab.title.text() == "张敏: 2 samples"


def test_a_mean_of_several_is_not_typed_over(page_of: PageOf) -> None:
    page = page_of("call-rubric")
    tab = opened(page)
    tab.samples.go_to(tab.samples_model.place((NEW, "language")))
    typed("4\n2\n")
    tab.means.go_to(tab.means_model.place(("0101", "language")))
    typed("5\n")
    assert person(page).mean["language"] == 3
    assert "mean of 2 ratings" in tab.means_model.faults["0101", "language"]


def test_a_sample_is_corrected_and_removed_as_a_whole(page_of: PageOf) -> None:
    page = page_of("call-rubric")
    tab = opened(page)
    tab.samples.go_to(tab.samples_model.place((NEW, "language")))
    typed("4\t5\n")
    tab.samples.go_to(tab.samples_model.place(("1", SERIAL)))
    typed("R9\n")
    assert {one.serial for ratings in person(page).samples.values() for one in ratings} == {"R9"}
    tab.samples.go_to(tab.samples_model.place(("1", "language")))
    QTest.keyClick(tab.samples, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert person(page).samples == {}
    page.session.undo()
    assert person(page).mean == {"language": 4, "opening-closing": 5}


def test_pasted_rows_become_samples_and_a_faulty_one_waits(page_of: PageOf) -> None:
    page = page_of("call-rubric")
    tab = opened(page)
    tab.samples.go_to(tab.samples_model.place((NEW, DAY)))
    rows = "Date\tRecording\tlanguage\tattitude\n11-02\tA1\t4\t12\n11-05\tA2\t9\t12\n11-09\tA3\t3\t10"
    paste(tab.samples, rows)
    assert [one.serial for one in person(page).samples["language"]] == ["A1", "A3"]
    assert tab.samples_model.typed[NEW, SERIAL] == "A2"
    assert set(tab.samples_model.faults) == {(NEW, "language")}
    tab.samples.go_to(tab.samples_model.place((NEW, "language")))
    typed("2\n")
    assert [one.serial for one in person(page).samples["language"]] == ["A1", "A3", "A2"]


def test_what_is_typed_for_one_person_waits_while_another_is_looked_at(page_of: PageOf) -> None:
    page = page_of("call-rubric")
    tab = opened(page)
    tab.samples.go_to(tab.samples_model.place((NEW, "language")))
    typed("4\t")
    tab.means.go_to(tab.means_model.place(("0102", "language")))
    assert tab.samples_model.typed == {}
    tab.means.go_to(tab.means_model.place(("0101", "language")))
    assert tab.samples_model.typed == {(NEW, "language"): "4"}


def test_kinds_of_raters_have_columns_of_their_own_and_are_weighed(page_of: PageOf) -> None:
    page = page_of("review-360")
    tab = opened(page)
    titles = [column.title for column in tab.means_model.content.columns]
    assert titles == ["Leader", "Colleague", "Report", "Customer", "Overall"]
    typed("80\t90\t\t100\n")
    by = {one.rater: one.score for one in person(page).samples["overall"]}
    assert by == {"leader": 80, "colleague": 90, "customer": 100}
    # reports rated nobody, so their 10 % go to the others: (80 x 40 + 90 x 30 + 100 x 20) / 90
    assert person(page).mean["overall"] == Fraction(7900, 90)
    assert tab.means_model.text(("0101", "*mean:overall")) == "87.78"
    assert ("0101", "overall@report") in tab.means_model.content.wanted


def test_ratings_by_raters_are_pasted_as_people_write_them(page_of: PageOf) -> None:
    page = page_of("review-360")
    tab = opened(page)
    paste(tab.means, "姓名\t上级\t同事\n李倩\t８５\t90.5\n张敏\t101\t七十\n谁\t1\t2")
    assert {one.rater: one.score for one in person(page, "0102").samples["overall"]} == {
        "leader": 85,
        "colleague": Fraction("90.5"),
    }
    assert set(tab.means_model.faults) == {("0101", "overall@leader"), ("0101", "overall@colleague")}
    assert "谁" in tab.left_out.text()


def test_a_rater_that_there_is_none_of_is_a_fault_of_the_sample(page_of: PageOf) -> None:
    page = page_of("review-360")
    tab = opened(page)
    tab.samples.go_to(tab.samples_model.place((NEW, RATER)))
    typed("nobody\t90\n")
    assert "none of those who rate" in tab.samples_model.faults[NEW, RATER]
    assert person(page).samples == {}
    tab.samples.go_to(tab.samples_model.place((NEW, RATER)))
    typed("leader\n")
    assert [one.rater for one in person(page).samples["overall"]] == ["leader"]


def test_each_post_is_asked_its_own_criteria(page_of: PageOf) -> None:
    page = page_of("posts-five", "technical")
    tab = opened(page)
    mine = person(page).rated
    assert {cell[1] for cell in tab.means_model.content.closed if cell[0] == "0101"}.isdisjoint(mine)
    assert len(mine) < len(tab.means_model.content.columns)
    shown = [column.id for column in tab.samples_model.content.columns if not column.id.startswith("*")]
    assert shown == list(mine)


def test_the_models_keep_their_promises(page_of: PageOf) -> None:
    page = page_of("call-rubric")
    tab = opened(page)
    testers = [
        QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
        for model in (tab.means_model, tab.samples_model)
    ]
    paste(tab.means, "张敏\t4\t9\n李倩\t3\t5")
    tab.means.go_to(tab.means_model.place(("0102", "language")))
    tab.samples.go_to(tab.samples_model.place((NEW, "language")))
    typed("4\t5\n")
    assert all(tester.model() is not None for tester in testers)


def test_fifteen_criteria_by_post_share_a_column_and_nothing_scrolls_sideways(page_of: PageOf) -> None:
    page = page_of("posts-five", "technical")
    page.resize(1208, 692)
    QApplication.processEvents()
    table = page.table
    assert table.scores.folded
    assert not table.horizontalScrollBar().isVisible()
    place = [one.id for one in table.scores.columns].index("parts")
    said = str(table.scores.index(0, place).data(Qt.ItemDataRole.ToolTipRole))
    assert said.count("\n") == 4
    page.resize(3000, 692)
    QApplication.processEvents()
    assert len(table.scores.columns) > 15


def test_the_window_does_not_grow_when_the_guide_takes_the_place_of_the_explanation(page_of: PageOf) -> None:
    page = page_of("call-rubric")
    page.resize(1208, 692)
    for place in (RATINGS, 0, RATINGS):
        page.tabs.setCurrentIndex(place)
        QApplication.processEvents()
        assert page.width() == 1208


def test_the_caret_starts_where_something_can_be_typed(page_of: PageOf) -> None:
    page = page_of("posts-five", "technical")
    tab = opened(page)
    _, column = tab.means_model.cell(tab.means.currentIndex())
    assert column == "technical-knowledge"
    assert tab.guide.title.text() == "Technical knowledge"
