"""One person's page: found, looked at, logged for, printed, veiled."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from kpi_desktop.domain.month import Month
from kpi_desktop.render import document as documents
from kpi_desktop.reports.person_timeline import Day, Heading
from kpi_desktop.reports.person_trend import CategoryTrends, Trend
from kpi_desktop.services import closing, follow_ups, people, teams
from kpi_desktop.services.follow_ups import FollowUp, FollowUpKind, Outcome
from kpi_desktop.services.people import NewPerson
from kpi_desktop.texts import Translator
from kpi_desktop.ui.month import MonthPage
from kpi_desktop.ui.people import PeoplePage
from kpi_desktop.ui.people.forms import PeopleDialog
from kpi_desktop.ui.session import Session
from kpi_desktop.ui.today import TodayPage
from kpi_desktop.ui.veil import DASH
from kpi_desktop.ui.window import MainWindow
from tests.ui.people.conftest import OCTOBER, SEPTEMBER
from tests.ui.windows import answer, texts, type_name

CTRL = Qt.KeyboardModifier.ControlModifier


def shown(page: PeoplePage) -> str:
    """Whose page it is."""
    return page.person.name.whole


def rows(page: PeoplePage) -> list[str]:
    """The timeline as it reads."""
    model = page.person.timeline.entries
    return [
        " ".join(str(model.index(row, column).data() or "") for column in range(model.columnCount())).split("\n")[0]
        for row in range(model.rowCount())
    ]


def keys(text: str) -> None:
    for character in text:
        caret = QApplication.focusWidget()
        assert caret is not None
        QTest.keyClicks(caret, character)


def press(key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    caret = QApplication.focusWidget()
    assert caret is not None
    QTest.keyClick(caret, key, held)


def test_a_few_letters_bring_a_person_up_without_leaving_the_search(page: PeoplePage) -> None:
    assert page.list.search.hasFocus()
    keys("lq")
    assert shown(page) == "李倩"
    assert page.person.facts.whole.startswith("0102，早班")


def test_arrows_go_through_the_list_from_the_search(page: PeoplePage) -> None:
    assert shown(page) == "张敏"
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Down)
    assert shown(page) == "单雪"
    press(Qt.Key.Key_Up)
    assert shown(page) == "李倩"
    assert page.list.search.hasFocus()


def test_nobody_found_leaves_no_page_of_somebody_else(page: PeoplePage) -> None:
    keys("qqqq")
    assert page.list.nobody.isVisible()
    assert not page.person.timeline.isVisible()
    assert not page.person.side.isVisible()
    assert page.in_question == ""


def test_deductions_and_praise_stand_by_month_with_their_notes(page: PeoplePage) -> None:
    page.show_person("0102")
    model = page.person.timeline.entries
    headings = [row for row in model.items if isinstance(row, Heading)]
    assert [row.month for row in headings] == [Month(2026, 11), OCTOBER, SEPTEMBER]
    days = [row for row in model.items if isinstance(row, Day)]
    assert days[0].praise is not None
    assert (days[0].deduction, days[0].praise.title, days[0].praise.detail) == (None, "锦旗", "客户送至前台")
    notes = {row.day: row.deduction.detail for row in days if row.deduction is not None and row.day}
    assert set(notes) == {"10-06", "09-06"}
    assert all("高架堵车" in note for note in notes.values())
    assert [row.lost for row in headings[1:]] == ["−5.0", "−10.0"]


def drawn(page: PeoplePage) -> type:
    return type(page.person.trend.shown)


def test_the_score_and_the_categories_are_drawn_in_turn(page: PeoplePage) -> None:
    page.show_person("0102")
    trend = page.person.trend.shown
    assert isinstance(trend, Trend)
    assert [spot.shown for spot in trend.spots if spot.shown] == ["90.0", "95.0", "100.0"]
    assert "90.0" in page.person.trend.accessibleDescription()
    QTest.mouseClick(page.person.switch, Qt.MouseButton.LeftButton)
    assert drawn(page) is CategoryTrends
    page.show_person("0103")
    assert drawn(page) is CategoryTrends, "the next person is looked at in the same way"
    QTest.mouseClick(page.person.switch, Qt.MouseButton.LeftButton)
    assert drawn(page) is Trend


def test_what_is_drawn_has_ink(page: PeoplePage) -> None:
    page.show_person("0102")
    accent = page.session.theme.colour("accent").rgb()
    for _ in range(2):
        picture = page.person.trend.grab().toImage()
        inks = {picture.pixel(x, y) for x in range(0, picture.width(), 2) for y in range(0, picture.height(), 2)}
        assert len(inks) > 4
        if isinstance(page.person.trend.shown, Trend):
            assert accent in inks
        page.person.switch.click()


def test_the_button_puts_the_person_into_the_line_of_today(page: PeoplePage, window: MainWindow) -> None:
    page.show_person("0105")
    QTest.mouseClick(page.person.log_button, Qt.MouseButton.LeftButton)
    today = window.page
    assert isinstance(today, TodayPage)
    assert [one.number for one in today.line.chosen] == ["0105"]
    keys("cd 8")
    press(Qt.Key.Key_Return)
    assert today.desk.records()[0].entry.number == "0105"


def test_the_person_being_typed_is_opened_by_a_key(window: MainWindow) -> None:
    keys("ly")
    press(Qt.Key.Key_I, CTRL)
    people_page = window.page
    assert isinstance(people_page, PeoplePage)
    assert shown(people_page) == "刘洋"


def test_the_person_of_the_row_of_the_month_is_opened_by_a_key(window: MainWindow) -> None:
    month = window.open("month")
    assert isinstance(month, MonthPage)
    month.table.choose("0107")
    press(Qt.Key.Key_I, CTRL)
    people_page = window.page
    assert isinstance(people_page, PeoplePage)
    assert shown(people_page) == "陈静"


def test_the_key_finds_who_is_searched_away(page: PeoplePage, window: MainWindow) -> None:
    keys("zm")
    month = window.open("month")
    assert isinstance(month, MonthPage)
    month.table.choose("0107")
    press(Qt.Key.Key_I, CTRL)
    assert shown(page) == "陈静"


def test_who_has_left_is_listed_when_asked_for_and_found_when_led_to(page: PeoplePage, session: Session) -> None:
    session.do(lambda: people.leave(session.ctx, "0104", date(2026, 11, 5)))
    assert "曾丽" not in [one.name for one in page.list.listed]
    QTest.mouseClick(page.list.with_left, Qt.MouseButton.LeftButton, pos=page.list.with_left.rect().center() / 4)
    page.list.with_left.setChecked(True)
    assert "曾丽" in [one.name for one in page.list.listed]
    page.list.with_left.setChecked(False)
    page.show_person("0104")
    assert shown(page) == "曾丽"
    assert "2026-11-05" in page.person.facts.whole


def test_from_the_roster_and_back(page: PeoplePage) -> None:
    page.show_person("0106")
    QTest.mouseClick(page.list.roster_button, Qt.MouseButton.LeftButton)
    assert page.roster.isVisible()
    assert page.roster.chosen is not None
    assert page.roster.chosen.number == "0106"
    page.roster.table.setFocus()
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    assert page.person.isVisible()
    assert shown(page) == "陈静"


def test_what_the_menu_changes_is_told_and_can_be_undone(page: PeoplePage, session: Session) -> None:
    page.show_person("0106")

    def act(dialog: QDialog) -> None:
        assert isinstance(dialog, PeopleDialog)
        name = dialog.places["name"].editor
        assert isinstance(name, QLineEdit)
        name.setText("刘阳")
        dialog.verb.click()

    answer(act)
    page.person.edit_action.trigger()
    assert shown(page) == "刘阳"
    assert page.person.told.isVisible()
    session.undo()
    assert shown(page) == "刘洋"


def side_texts(page: PeoplePage) -> list[str]:
    return texts(page.person.side)


def test_strips_say_what_became_of_them(page: PeoplePage, tr: Translator) -> None:
    page.show_person("0102")
    said = side_texts(page)
    assert said.index("2026-10") < said.index("2026-09")
    assert tr.t("signed {day}", day="11-03") in said
    assert tr.t("not signed") in said
    assert [text for text in said if text in {"95.0", "90.0"}] == ["95.0", "90.0"]


def test_an_objection_stands_with_its_outcome(page: PeoplePage, session: Session) -> None:
    raised = FollowUp("0102", OCTOBER, FollowUpKind.OBJECTION, date(2026, 11, 4), "闸机记录不符")
    session.do(lambda: follow_ups.record(session.ctx, session.team, [raised]))
    page.show_person("0102")
    assert any("闸机记录不符" in text for text in side_texts(page))
    (kept,) = (one for one in follow_ups.of_person(session.ctx, "0102") if one.what.kind is FollowUpKind.OBJECTION)
    outcome = FollowUp("0102", OCTOBER, FollowUpKind.OUTCOME, date(2026, 11, 5), "核对无误", Outcome.REJECTED, kept.id)
    session.do(lambda: follow_ups.record(session.ctx, session.team, [outcome]))
    assert any("核对无误" in text for text in side_texts(page))


def text_of(pdf: Path) -> str:
    return "".join("".join(page.extract_text() for page in PdfReader(pdf).pages).split())


def test_a_strip_is_printed_from_the_seal_and_without_a_printer_saved(
    page: PeoplePage, session: Session, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(documents, "printer_is_there", lambda: False)
    team = teams.resolve(session.ctx)
    closing.reopen(session.ctx, team, OCTOBER, "漏记")
    closing.close(session.ctx, team, OCTOBER, accept="已核对")
    page.show_person("0102")
    saver, target = page.person.printing.saver, tmp_path / "strip.pdf"
    QTest.mouseClick(page.person.side.printers[0], Qt.MouseButton.LeftButton)
    assert saver.dialog is not None
    type_name(target)
    saver.dialog.accept()
    qtbot.waitUntil(lambda: target.name in saver.told.sentence.text(), timeout=20_000)
    said = text_of(target)
    assert "0102" in said
    assert "95.0" in said
    assert not any(number in said for number in ("0101", "0103"))


def test_the_page_is_saved_with_all_that_stands_on_it(page: PeoplePage, qtbot: QtBot, tmp_path: Path) -> None:
    page.show_person("0102")
    target = tmp_path / "person.pdf"
    type_name(target)
    page.person.pdf_action.trigger()
    saver = page.person.printing.saver
    qtbot.waitUntil(lambda: target.name in saver.told.sentence.text(), timeout=20_000)
    said = text_of(target)
    for expected in ("2026-10", "95.0", "−10.0", "+5.0"):
        assert expected in said


def test_a_key_prints_the_page_and_without_a_printer_offers_a_pdf(
    page: PeoplePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(documents, "printer_is_there", lambda: False)
    page.show_person("0102")
    press(Qt.Key.Key_P, CTRL)
    dialog = page.person.printing.saver.dialog
    assert dialog is not None
    assert dialog.isVisible()
    dialog.reject()


def test_what_was_saved_of_one_person_is_not_told_beside_another(page: PeoplePage) -> None:
    page.show_person("0102")
    page.person.printing.told.tell("x")
    page.show_person("0103")
    assert not page.person.printing.told.isVisible()


def test_under_the_veil_no_points_and_no_ranks_are_to_be_read(page: PeoplePage, session: Session) -> None:
    page.show_person("0102")
    session.veil.draw()
    assert not page.person.trend.isVisible()
    said = " ".join([*rows(page), *side_texts(page)])
    assert "迟到" in said
    assert DASH in said
    for secret in ("95.0", "90.0", "100.0", "−5.0", "+5.0", "第"):
        assert secret not in said, secret
    assert not page.person.picture_button.isEnabled()
    page.keep_roster()
    standing = " ".join(texts(page.roster.side))
    assert "李倩" in standing
    assert "第" not in standing
    session.veil.draw(False)
    page.show_person("0102")
    assert "95.0" in side_texts(page)


def printable(page: PeoplePage) -> list[bool]:
    """Whether the page and each strip can be printed or saved."""
    pane = page.person
    return [
        pane.print_action.isEnabled(),
        pane.pdf_action.isEnabled(),
        pane.picture_button.isEnabled(),
        pane.copy_action.isEnabled(),
        *(one.isEnabled() for one in pane.side.printers),
    ]


def test_under_the_veil_neither_page_nor_strip_is_printed_or_saved(page: PeoplePage, session: Session) -> None:
    page.show_person("0102")
    session.veil.draw()
    assert printable(page) == [False] * 6
    page.show_person("0103")
    assert printable(page) == [False] * 6, "nor of the next person"
    session.veil.draw(False)
    assert printable(page) == [True] * 6


def test_every_control_has_a_name_and_tab_comes_to_each(page: PeoplePage) -> None:
    page.show_person("0102")
    controls = [
        one
        for one in page.findChildren(QWidget)
        if one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.isVisible() and not isinstance(one, QScrollArea)
    ]
    assert not [one for one in controls if not one.accessibleName()]
    reached: set[QWidget] = set()
    for _ in range(60):
        press(Qt.Key.Key_Tab)
        caret = QApplication.focusWidget()
        assert caret is not None
        reached.add(caret)
    assert not [one.accessibleName() for one in controls if one not in reached and isinstance(one, QPushButton)]


LONG = "Wolfeschlegelsteinhausenbergerdorffwelchevoraltern"


def test_long_names_and_notes_widen_nothing(page: PeoplePage, session: Session) -> None:
    least = page.minimumSizeHint().width()
    teams.rename_team(session.ctx, session.team, LONG)
    people.add_people(session.ctx, session.team, [NewPerson("0099", f"{LONG} 欧阳雨桐", post="客户服务中心高级专员")])
    page.refresh()
    page.show_person("0099")
    QApplication.processEvents()
    assert page.minimumSizeHint().width() == least
    for one in page.findChildren(QLabel):
        if one.isVisible() and one.text():
            assert one.mapTo(page, one.rect().topRight()).x() <= page.width(), one.text()


def test_somebody_new_is_told_what_comes_to_stand_here(page: PeoplePage, session: Session) -> None:
    joins = NewPerson("0120", "马超", hired=date(2026, 12, 1))
    session.do(lambda: people.add_people(session.ctx, session.team, [joins]))
    page.show_person("0120")
    assert page.person.nothing.isVisible()
    assert not page.person.timeline.isVisible()


def test_what_is_copied_of_the_timeline_has_a_heading_over_every_column(page: PeoplePage) -> None:
    page.show_person("0103")
    page.person.timeline.copy_rows(all_rows=True)
    headings = QGuiApplication.clipboard().text().splitlines()[0].split("\t")
    assert headings == ["日期", "扣分", "分值", "加分", "分值"]
