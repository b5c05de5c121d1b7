"""The roster as a leader keeps it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from kpi_desktop.exchange.roster import read_roster
from kpi_desktop.exchange.roster_book import roster_book
from kpi_desktop.exchange.roster_types import RosterRow
from kpi_desktop.services import incidents, people, teams
from kpi_desktop.services.incidents import Entry
from kpi_desktop.services.people import NewPerson, Person
from kpi_desktop.ui.people.forms import PeopleDialog
from kpi_desktop.ui.people.importing import import_workbook
from kpi_desktop.ui.people.roster import RosterPane
from kpi_desktop.ui.people.taking_in import TakingIn
from kpi_desktop.ui.schemes.faults import FaultsDialog
from kpi_desktop.ui.session import Session
from kpi_desktop.ui.theme import Type
from tests.ui.windows import answer, present, texts, type_name


@pytest.fixture
def opened() -> list[str]:
    """Whose own pages were asked for."""
    return []


@pytest.fixture
def page(session: Session, qtbot: QtBot, opened: list[str]) -> RosterPane:
    made = RosterPane(session, opened.append)
    qtbot.addWidget(made)
    session.changed.connect(made.refresh)
    made.resize(1200, 760)
    present(made, qtbot)
    made.refresh()
    made.first_field().setFocus()
    return made


def names(page: RosterPane) -> list[str]:
    return [person.name for person in page.model.items]


def person(session: Session, number: str) -> Person:
    known = people.roster(session.ctx, session.team, include_left=True)
    return next(one for one in known if one.number == number)


def fill(**values: str) -> Callable[[QDialog], None]:
    """Enter texts into a form and press its main button."""

    def act(dialog: QDialog) -> None:
        assert isinstance(dialog, PeopleDialog)
        for key, value in values.items():
            editor = dialog.places[key].editor
            assert isinstance(editor, QLineEdit)
            editor.setText(value)
        dialog.verb.click()

    return act


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("sx", ["单雪"]),
        ("danxue", ["单雪"]),
        ("zengl", ["曾丽"]),
        ("0112", ["欧阳雨桐"]),
        ("oyyt", ["欧阳雨桐"]),
        ("xhw", ["解宏伟"]),
    ],
)
def test_people_are_found_by_pinyin_in_every_reading_and_by_number(
    page: RosterPane, typed: str, found: list[str]
) -> None:
    QTest.keyClicks(page.search, typed)
    assert set(found) <= set(names(page))
    assert len(names(page)) < 12


def test_part_of_a_name_in_characters_finds_it(page: RosterPane) -> None:
    page.search.setText("雨")
    assert names(page) == ["欧阳雨桐"]


def test_nobody_found_says_what_to_do(page: RosterPane) -> None:
    QTest.keyClicks(page.search, "qqqq")
    assert names(page) == []
    assert "qqqq" in page.nobody.text()
    assert page.chosen is None


def test_an_empty_roster_asks_nobody_to_choose_from_it(page: RosterPane, session: Session) -> None:
    page.search.setText("zzzz")
    assert texts(page.side), "somebody is to be chosen once the search is cleared"
    for one in people.roster(session.ctx, session.team):
        session.do(lambda one=one: people.leave(session.ctx, one.number, date(2026, 11, 1)))  # type: ignore[misc]
    page.search.clear()
    assert page.nobody.isVisible()
    assert not texts(page.side)
    assert not page.side.edit_button.isVisible()


def test_a_person_is_added_with_the_next_number_proposed(page: RosterPane, session: Session, qtbot: QtBot) -> None:
    proposed: list[str] = []

    def act(dialog: QDialog) -> None:
        assert isinstance(dialog, PeopleDialog)
        editor = dialog.places["number"].editor
        assert isinstance(editor, QLineEdit)
        proposed.append(editor.text())
        fill(name="马超", post="客服专员", hired="2026/11/3")(dialog)

    answer(act)
    QTest.keyClick(page.search, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: session.last is not None)
    assert proposed == ["0113"]
    added = person(session, "0113")
    assert (added.name, added.post, added.hired) == ("马超", "客服专员", date(2026, 11, 3))
    assert page.chosen == added
    assert session.last is not None
    assert page.told.isVisible()
    session.undo()
    assert "马超" not in names(page)


def test_a_number_that_is_taken_is_refused_beneath_its_field(page: RosterPane, session: Session) -> None:
    sentences: list[str] = []

    def act(dialog: QDialog) -> None:
        fill(number="0101", name="马超", hired="2026-11-03")(dialog)
        assert isinstance(dialog, PeopleDialog)
        assert dialog.isVisible()
        sentences.append(dialog.places["number"].editor.accessibleDescription())
        name = dialog.places["name"].editor
        assert isinstance(name, QLineEdit)
        assert name.text() == "马超", "nothing entered is lost"
        dialog.reject()

    answer(act)
    page.add()
    assert "张敏" in sentences[0]
    assert len(people.roster(session.ctx, session.team)) == 12


@pytest.mark.parametrize("day", ["3.11.2026", "2026-02-30", "46000"])
def test_a_day_that_may_be_several_is_refused(page: RosterPane, session: Session, day: str) -> None:
    faults: list[object] = []

    def act(dialog: QDialog) -> None:
        fill(name="马超", hired=day)(dialog)
        assert isinstance(dialog, PeopleDialog)
        faults.append(dialog.places["hired"].editor.property("fault"))
        dialog.reject()

    answer(act)
    page.add()
    assert faults == [True]
    assert len(people.roster(session.ctx, session.team)) == 12


def test_a_change_holds_from_its_day_and_stands_in_the_employment(page: RosterPane, session: Session) -> None:
    page.choose("0103")
    answer(fill(level="高级", since="2026-11-10"))
    page.edit()
    assert person(session, "0103").level == "高级"
    before = people.roster(session.ctx, session.team, date(2026, 11, 9))
    assert next(one for one in before if one.number == "0103").level is None
    shown = texts(page.side)
    assert "2026-11-10" in shown
    assert "2024-03-01" in shown


def test_wages_survive_a_change_of_the_name(page: RosterPane, session: Session) -> None:
    rich = NewPerson("0200", "钱多", date(2024, 1, 1), base_wage=Fraction(3000), performance_wage=Fraction(1000))
    session.do(lambda: people.add_people(session.ctx, session.team, [rich]))
    page.choose("0200")
    answer(fill(name="钱少"))
    page.edit()
    changed = person(session, "0200")
    assert (changed.name, changed.base_wage, changed.performance_wage) == ("钱少", Fraction(3000), Fraction(1000))


def test_who_leaves_is_hidden_until_asked_for_and_can_stay_after_all(page: RosterPane, session: Session) -> None:
    page.choose("0104")
    answer(fill(left="2026-11-05"))
    page.leave()
    assert "曾丽" not in names(page)
    page.with_left.setChecked(True)
    assert "曾丽" in names(page)
    page.choose("0104")
    assert page.side.stay_button.isVisible()
    assert not page.side.leave_button.isVisible()
    page.side.stay_button.click()
    assert person(session, "0104").left is None


def test_who_has_left_can_be_employed_again(page: RosterPane, session: Session) -> None:
    session.do(lambda: people.leave(session.ctx, "0104", date(2026, 10, 31)))
    page.with_left.setChecked(True)
    page.choose("0104")
    answer(fill(hired="2026-11-16"))
    page.employ_again()
    assert person(session, "0104").hired == date(2026, 11, 16)


def test_a_last_day_before_a_record_is_refused_and_names_it(page: RosterPane, session: Session) -> None:
    entry = Entry("0104", date(2026, 11, 12), "no-greeting")
    session.do(lambda: incidents.log(session.ctx, session.team, [entry]))
    told: list[str] = []

    def act(dialog: QDialog) -> None:
        fill(left="2026-11-10")(dialog)
        assert isinstance(dialog, PeopleDialog)
        told.append(dialog.refusal.text() + dialog.places["left"].editor.accessibleDescription())
        dialog.reject()

    page.choose("0104")
    answer(act)
    page.leave()
    assert "2026-11-12" in told[0]
    assert person(session, "0104").left is None


def test_the_side_shows_the_score_of_the_month(page: RosterPane, session: Session) -> None:
    entry = Entry("0103", date(2026, 11, 4), "late", minutes=Fraction(7))
    session.do(lambda: incidents.log(session.ctx, session.team, [entry]))
    page.choose("0103")
    assert "95.0" in texts(page.side)
    page.choose("0102")
    assert "100.0" in texts(page.side)
    assert "95.0" not in texts(page.side)


def test_arrows_change_the_person_and_enter_opens_the_own_page(page: RosterPane, opened: list[str]) -> None:
    QTest.keyClick(page.search, Qt.Key.Key_Return)
    QTest.keyClick(page.table, Qt.Key.Key_Down)
    assert page.chosen is not None
    assert page.chosen.number == "0102"
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert opened == ["0102"]


def test_sorting_by_a_column_keeps_the_person(page: RosterPane) -> None:
    page.choose("0105")
    page.table.sortByColumn(0, Qt.SortOrder.DescendingOrder)
    assert names(page)[0] == "欧阳雨桐"
    assert page.chosen is not None
    assert page.chosen.number == "0105"


def test_a_workbook_comes_in_whole_and_who_is_there_stays(
    page: RosterPane, session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    book = tmp_path / "roster.xlsx"
    rows = (RosterRow(3, "0101", "张敏"), RosterRow(4, "0201", "马超", hired=date(2026, 11, 2)))
    book.write_bytes(roster_book(rows, session.tr))
    asked = answer(lambda dialog: dialog.accept())
    import_workbook(page, session, book)
    qtbot.waitUntil(lambda: any(one.number == "0201" for one in page.model.items), timeout=20_000)
    assert len(asked) == 1
    assert len(people.roster(session.ctx, session.team)) == 13
    assert page.told.isVisible()


def test_wages_of_a_workbook_hold_from_the_month_that_is_chosen(
    page: RosterPane, session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    book = tmp_path / "roster.xlsx"
    book.write_bytes(
        roster_book((RosterRow(3, "0101", "张敏", base_wage=Fraction(3000)),), session.tr, wages=("base_wage",))
    )
    told: list[tuple[str, str]] = []

    def choose(dialog: QDialog) -> None:
        assert isinstance(dialog, TakingIn)
        assert dialog.since is not None
        told.append((dialog.verb.text(), " ".join(texts(dialog))))
        if len(told) == 1:
            dialog.since.setCurrentIndex(dialog.since.findData("2026-09-01"))
            told.append((dialog.verb.text(), ""))
            answer(choose)
        dialog.accept()

    answer(choose)
    import_workbook(page, session, book)
    qtbot.waitUntil(page.told.isVisible, timeout=20_000)
    verbs = [verb for verb, _ in told]
    assert verbs[0] == verbs[2] != verbs[1], "a month that nobody has seen the changes of is shown first"
    assert "2026-11-20" in told[0][1]
    assert "2026-09-01" in told[2][1]
    wages = [
        people.roster(session.ctx, session.team, day)[0].base_wage for day in (date(2026, 8, 31), date(2026, 9, 1))
    ]
    assert wages == [None, Fraction(3000)]


def test_where_no_wages_change_nobody_is_asked_from_when_on(
    page: RosterPane, session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    book = tmp_path / "roster.xlsx"
    book.write_bytes(roster_book((RosterRow(3, "0201", "马超"),), session.tr))
    asked: list[object] = []

    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, TakingIn)
        asked.append(dialog.since)
        dialog.reject()

    answer(look)
    import_workbook(page, session, book)
    qtbot.waitUntil(lambda: bool(asked), timeout=20_000)
    assert asked == [None]


def test_a_faulty_workbook_is_refused_row_by_row(
    page: RosterPane, session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    book = tmp_path / "roster.xlsx"
    rows = (RosterRow(3, "0201", "马超"), RosterRow(4, "0201", "马岱"), RosterRow(5, "0101", "别人"))
    book.write_bytes(roster_book(rows, session.tr))
    told: list[str] = []

    def read(dialog: QDialog) -> None:
        assert isinstance(dialog, FaultsDialog)
        told.append(dialog.faults.toPlainText())
        dialog.accept()

    answer(read)
    import_workbook(page, session, book)
    qtbot.waitUntil(lambda: bool(told), timeout=20_000)
    assert "0201" in told[0]
    assert len(people.roster(session.ctx, session.team)) == 12


def test_the_empty_template_can_be_filled_in(page: RosterPane, tmp_path: Path) -> None:
    type_name(tmp_path / "花名册")
    page.template_button.click()
    assert read_roster(tmp_path / "花名册.xlsx").rows == ()
    assert page.told.isVisible()


def test_every_control_has_a_name(page: RosterPane) -> None:
    controls = [one for one in page.findChildren(QWidget) if one.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert not [one for one in controls if not one.accessibleName() and not isinstance(one, QScrollArea)]


LONG = "Wolfeschlegelsteinhausenbergerdorffwelchevoraltern"


def test_long_names_neither_widen_the_panel_nor_are_cut_there(session: Session, page: RosterPane) -> None:
    least = page.minimumSizeHint().width()
    teams.rename_team(session.ctx, session.team, LONG)
    people.add_people(
        session.ctx, session.team, [NewPerson("0099", f"{LONG} {'欧阳雨桐' * 2}", post="客户服务中心高级专员")]
    )
    page.refresh()
    page.choose("0099")
    QApplication.processEvents()
    assert page.minimumSizeHint().width() == least
    side = page.side.findChild(QScrollArea)
    assert side is not None
    assert side.horizontalScrollBar().maximum() == 0 or not side.horizontalScrollBar().isVisible()
    shown = [one for one in page.side.findChildren(QLabel) if one.isVisible() and one.text()]
    assert LONG in "".join(one.text() for one in shown).replace("\u200b", "")
    for one in shown:
        right = one.mapTo(page.side, one.rect().topRight()).x()
        assert right <= page.side.width(), one.text()


def test_a_post_is_whole_where_there_is_room(session: Session, page: RosterPane) -> None:
    people.add_people(session.ctx, session.team, [NewPerson("0120", "马超", post="客户服务中心高级专员")])
    page.refresh()
    metrics = QFontMetrics(session.theme.font(Type.BODY))
    assert page.table.columnWidth(2) >= metrics.horizontalAdvance("客户服务中心高级专员") + 20


def test_people_stand_by_employee_number_until_a_heading_is_pressed(session: Session, page: RosterPane) -> None:
    people.add_people(
        session.ctx, session.team, [NewPerson("0099", "马超"), NewPerson("A10", "甲"), NewPerson("A9", "乙")]
    )
    page.refresh()
    numbers = [one.number for one in page.model.items]
    assert numbers[:2] == ["0099", "0101"]
    assert numbers[-2:] == ["A9", "A10"]
    page.table.sortByColumn(1, Qt.SortOrder.AscendingOrder)
    assert names(page)[0] == "陈静"
    assert names(page).index("单雪") < names(page).index("孙晓梅") < names(page).index("曾丽")


def test_whoever_leaves_today_leaves_today(session: Session, page: RosterPane) -> None:
    people.leave(session.ctx, "0103", session.ctx.clock.today())
    page.refresh()
    assert page.status(person(session, "0103")) == session.tr.t("leaves today") == "今天离职"
