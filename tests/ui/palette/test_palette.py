"""The search over everything, by keyboard alone, in the real window."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from PySide6.QtCore import Qt

from kpi_desktop.domain.month import Month
from kpi_desktop.services import closing, duties, evidence, follow_ups, incidents, saved_groups
from kpi_desktop.services.follow_up_types import FollowUp, FollowUpKind
from kpi_desktop.services.incidents import Entry
from kpi_desktop.ui.duties.roll import RollDialog
from kpi_desktop.ui.month import MonthPage
from kpi_desktop.ui.palette.commands import COMMANDS, Command
from kpi_desktop.ui.people import PeoplePage
from kpi_desktop.ui.reports.page import ReportsPage
from kpi_desktop.ui.reports.papers import Kind
from kpi_desktop.ui.schemes import SchemesPage
from kpi_desktop.ui.settings import SettingsPage
from kpi_desktop.ui.today import TodayPage
from kpi_desktop.ui.window import MainWindow
from tests.leader import CTRL, Hands
from tests.ui.conftest import two_months_closed


def shown(window: MainWindow) -> list[str]:
    return [entry.title for entry in window.palette_.found.items]


def seek(hands: Hands, typed: str) -> None:
    hands.presses(Qt.Key.Key_K, held=CTRL)
    hands.types(typed) if typed.isascii() else hands.composes(typed)


def test_a_person_is_opened_with_four_keys(window: MainWindow, hands: Hands) -> None:
    seek(hands, "zm")
    hands.presses(Qt.Key.Key_Return)
    assert hands.pressed == 4
    page = window.page
    assert isinstance(page, PeoplePage)
    assert page.in_question == "0101"
    assert not window.palette_.isVisible()


def test_esc_leaves_everything_as_it_was(window: MainWindow, hands: Hands) -> None:
    hands.types("zm")
    before = hands.caret
    seek(hands, "lq")
    assert shown(window)[0] == "李倩"
    hands.presses(Qt.Key.Key_Escape)
    assert not window.palette_.isVisible()
    assert hands.caret is before
    page = window.page
    assert isinstance(page, TodayPage)
    assert page.line.text == "zm"


def test_the_same_key_closes_it(window: MainWindow, hands: Hands) -> None:
    seek(hands, "")
    assert window.palette_.isVisible()
    hands.presses(Qt.Key.Key_K, held=CTRL)
    assert not window.palette_.isVisible()


def test_a_month_is_opened(window: MainWindow, hands: Hands) -> None:
    seek(hands, "2026-10")
    hands.presses(Qt.Key.Key_Return)
    page = window.page
    assert isinstance(page, MonthPage)
    assert page.month == Month(2026, 10)


def test_a_criterion_is_shown_in_its_scheme(window: MainWindow, hands: Hands) -> None:
    seek(hands, "迟到")
    assert shown(window)[0] == "迟到"
    hands.presses(Qt.Key.Key_Return)
    page = window.page
    assert isinstance(page, SchemesPage)
    chosen = page.outline.chosen
    assert chosen is not None
    assert chosen.criterion is not None
    assert chosen.criterion.id == "late"


def test_a_record_is_found_by_its_note_and_chosen_on_its_day(window: MainWindow, hands: Hands) -> None:
    session = window.session
    entry = Entry("0103", date(2026, 11, 4), "late", minutes=Fraction(7), note="地铁故障")
    other = Entry("0104", date(2026, 11, 4), "late", minutes=Fraction(8))
    done = session.run(lambda: incidents.log(session.ctx, session.team, (other, entry)))
    assert done is not None
    seek(hands, "地铁")
    assert shown(window) == ["地铁故障"]
    hands.presses(Qt.Key.Key_Return)
    page = window.page
    assert isinstance(page, TodayPage)
    assert page.desk.day == date(2026, 11, 4)
    record = page.table.entries.item(page.table.currentIndex())
    assert record.logged.id == done.incidents[1]
    assert page.table.hasFocus()


def test_what_is_written_later_is_found_without_opening_the_window_anew(window: MainWindow, hands: Hands) -> None:
    seek(hands, "雷暴")
    assert shown(window) == []
    assert window.palette_.nothing.isVisible()
    hands.presses(Qt.Key.Key_Escape)
    session = window.session
    entry = Entry("0103", date(2026, 11, 4), "late", minutes=Fraction(7), note="雷暴")
    session.run(lambda: incidents.log(session.ctx, session.team, (entry,)))
    seek(hands, "雷暴")
    assert shown(window) == ["雷暴"]


def test_a_thing_to_do_says_its_key_and_is_done(window: MainWindow, hands: Hands) -> None:
    seek(hands, "遮屏")
    (first, *_) = window.palette_.found.items
    assert first.leads == "Ctrl+L"
    hands.presses(Qt.Key.Key_Return)
    assert window.session.veil.drawn


def test_the_arrows_move_among_what_was_found(window: MainWindow, hands: Hands) -> None:
    seek(hands, "")
    hands.presses(Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up)
    assert window.palette_.table.currentIndex().row() == 1
    hands.presses(Qt.Key.Key_Up, Qt.Key.Key_Up)
    assert window.palette_.table.currentIndex().row() == len(shown(window)) - 1


@pytest.mark.parametrize("command", COMMANDS, ids=lambda one: one.words.id)
def test_every_command_has_its_control(window: MainWindow, command: object) -> None:
    found = next(one for one in COMMANDS if one is command)
    page = window.open(found.place)
    assert found.found_on(page).accessibleName() or not found.presses


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("打印", Kind.SCORE_TABLE),
        ("dayin", Kind.SCORE_TABLE),
        ("print", Kind.SCORE_TABLE),
        ("得分表", Kind.SCORE_TABLE),
        ("khdfb", Kind.SCORE_TABLE),
        ("考核条", Kind.STRIPS),
        ("kaohetiao", Kind.STRIPS),
        ("kht", Kind.STRIPS),
        ("strips", Kind.STRIPS),
        ("签收登记表", Kind.REGISTER),
        ("qsdjb", Kind.REGISTER),
        ("register", Kind.REGISTER),
        ("整改报告", Kind.IMPROVEMENT),
        ("jgtzs", Kind.WARNING),
        ("年度汇总", Kind.YEAR),
        ("ndhz", Kind.YEAR),
    ],
)
def test_a_paper_is_found_by_words_pinyin_and_initials(
    window: MainWindow, hands: Hands, typed: str, kind: Kind
) -> None:
    seek(hands, typed)
    papers = [entry.goal for entry in window.palette_.found.items if isinstance(entry.goal, Command)]
    goal = next(one for one in papers if one.paper is not None)
    assert goal.paper is kind
    window.palette_.chosen.emit(goal)
    page = window.page
    assert isinstance(page, ReportsPage)
    assert page.choice.kind is kind
    button = page.print_button
    assert button.hasFocus() if button.isEnabled() else page.choice.kinds[kind].hasFocus()


@pytest.mark.parametrize("typed", ["export", "导出", "daochu", "dc"])
def test_whatever_leaves_the_program_is_found_as_export(window: MainWindow, hands: Hands, typed: str) -> None:
    seek(hands, typed)
    assert {"把考核得分表存为工作簿", "导出 PDF", "存为聊天图片"} <= set(shown(window))


@pytest.mark.parametrize("typed", ["备份", "bf", "beifen", "back up"])
def test_the_backup_is_found(window: MainWindow, hands: Hands, typed: str) -> None:
    seek(hands, typed)
    assert "备份数据" in shown(window)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("restore", "恢复备份"),
        ("恢复", "恢复备份"),
        ("duty", "值日表"),
        ("zhiri", "值日表"),
        ("group", "已存的小组"),
        ("dark", "窗口配色"),
        ("深色", "窗口配色"),
        ("theme", "窗口配色"),
        ("english", "窗口和报表的语言"),
        ("objection", "后续登记：面谈、签收、申诉"),
        ("申诉", "后续登记：面谈、签收、申诉"),
    ],
)
def test_what_can_be_done_is_found_in_either_language(window: MainWindow, hands: Hands, typed: str, found: str) -> None:
    seek(hands, typed)
    assert found in shown(window)


def test_restoring_opens_its_dialog(window: MainWindow, hands: Hands) -> None:
    seek(hands, "restore")
    hands.presses(Qt.Key.Key_Return)
    page = window.page
    assert isinstance(page, SettingsPage)
    dialog = page.backup.restoring
    assert dialog is not None
    assert dialog.isVisible()
    dialog.reject()


def test_a_saved_group_goes_into_the_line(window: MainWindow, hands: Hands) -> None:
    session = window.session
    session.run(lambda: saved_groups.save(session.ctx, session.team, "早班A", ("0103", "0105")))
    seek(hands, "zba")
    assert shown(window)[0] == "早班A"
    assert window.palette_.found.items[0].aside == "小组，2 人"
    hands.presses(Qt.Key.Key_Return)
    page = window.page
    assert isinstance(page, TodayPage)
    assert [person.number for person in page.writing.people] == ["0103", "0105"]


def test_a_duty_list_is_found_by_its_name_and_opened(window: MainWindow, hands: Hands) -> None:
    session = window.session
    page = window.page
    assert isinstance(page, TodayPage)
    assert page.desk.scheme is not None
    criterion = duties.fitting(page.desk.scheme)[0].id
    session.run(
        lambda: duties.save(session.ctx, session.team, duties.NewDuty("打扫卫生", criterion, range(1, 8), ("0103",)))
    )
    seek(hands, "打扫")
    assert shown(window) == ["打扫卫生"]
    hands.presses(Qt.Key.Key_Return)
    assert isinstance(page.dialog, RollDialog)
    page.dialog.reject()


def test_a_file_of_evidence_leads_to_its_record(window: MainWindow, hands: Hands) -> None:
    session = window.session
    entries = tuple(Entry(who, date(2026, 11, 4), "late", minutes=Fraction(7)) for who in ("0103", "0104"))
    done = session.run(lambda: incidents.log(session.ctx, session.team, entries))
    assert done is not None
    wanted = done.incidents[0]
    session.run(lambda: evidence.attach(session.ctx, wanted, "ev.jpg", b"\xff\xd8\xff\xe0"))
    seek(hands, "EV.jpg")
    assert shown(window) == ["ev.jpg"]
    hands.presses(Qt.Key.Key_Return)
    page = window.page
    assert isinstance(page, TodayPage)
    assert page.table.entries.item(page.table.currentIndex()).logged.id == wanted


def test_an_objection_leads_to_whose_month_it_is_about(window: MainWindow, hands: Hands) -> None:
    session, october = window.session, Month(2026, 10)
    two_months_closed(session.ctx)
    objection = FollowUp("0104", october, FollowUpKind.OBJECTION, date(2026, 11, 5), "迟到那天地铁停运")
    session.run(lambda: follow_ups.record(session.ctx, session.team, (objection,)))
    seek(hands, "停运")
    assert shown(window) == ["曾丽对2026年10月的申诉"]
    hands.presses(Qt.Key.Key_Return)
    page = window.page
    assert isinstance(page, MonthPage)
    assert (page.month, page.in_question) == (october, "0104")


def test_a_month_says_that_it_was_reopened(window: MainWindow, hands: Hands) -> None:
    session, october = window.session, Month(2026, 10)
    two_months_closed(session.ctx)
    session.run(lambda: closing.reopen(session.ctx, session.team, october, "漏了一条"))
    seek(hands, "2026-10")
    assert window.palette_.found.items[0].aside == "重开"
