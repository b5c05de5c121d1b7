"""One real month from the first name to the signed strip, kept through the window as a leader keeps it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from fractions import Fraction
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog

from kpi_desktop.ui.guide import Guide
from kpi_desktop.ui.guide.check_step import CheckStep
from kpi_desktop.ui.guide.roster_step import RosterStep
from kpi_desktop.ui.guide.scheme_step import SchemeStep
from kpi_desktop.ui.month import MonthPage
from kpi_desktop.ui.month.explanation import RowKind
from kpi_desktop.ui.reports import ReportsPage
from kpi_desktop.ui.reports.papers import Kind
from kpi_desktop.ui.today import TodayPage
from kpi_desktop.ui.today.dialogs import EditDialog, VoidDialog
from kpi_desktop.ui.window import MainWindow
from tests.leader import CTRL
from tests.whole.office import NAMES, NOVEMBER, Office, rows_of
from tests.whole.paper import Scored, assert_strips_say, assert_table_says, number, score_json, text_of, voided

D = TypeVar("D", bound=QDialog)

# The completer of a file dialog asks the offscreen platform for what it doesn't have.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing the keyboard)")
FROM_EXCEL = "工号\t姓名\t入职日期\r\n" + "".join(
    f"01{place:02d}\t{name}\t2024/3/{place}\r\n" for place, name in enumerate(NAMES, 1)
)


@pytest.mark.usefixtures("house_font")
def test_a_month_of_twelve_people_from_the_first_name_to_the_paper(office: Office) -> None:
    set_up(office)
    keep_november(office)
    read_why(office)
    office.closes_november()
    reports = office.page(ReportsPage)
    assert reports.choice.kind is Kind.SCORE_TABLE
    assert reports.choice.month == NOVEMBER
    table = office.saves_pdf(reports, "table")
    office.hands.clicks(reports.choice.kinds[Kind.STRIPS])
    strips = office.saves_pdf(reports, "strips")

    scored = score_json(office.database)
    assert_twelve_as_expected(scored)
    assert_strips_say(text_of(strips), scored)
    assert_table_says(text_of(table), scored)


def set_up(office: Office) -> None:
    """The guide: organisation, team, scheme, names from Excel, start."""
    office.app.start()
    guide, hands = office.app.window, office.hands
    assert isinstance(guide, Guide)
    hands.takes(guide)
    hands.composes("维康客户服务中心")
    hands.presses(Qt.Key.Key_Return)
    hands.composes("早班")
    hands.presses(Qt.Key.Key_Return)
    assert isinstance(guide.step, SchemeStep)
    hands.presses(Qt.Key.Key_Return)
    assert isinstance(guide.step, RosterStep)
    hands.pastes(FROM_EXCEL)
    assert [person.name for person in guide.step.model.people] == list(NAMES)
    hands.presses(Qt.Key.Key_Return, held=CTRL)
    assert isinstance(guide.step, CheckStep)
    hands.clicks(guide.next_button)
    hands.qtbot.waitUntil(lambda: isinstance(office.app.window, MainWindow))
    hands.takes(office.window)
    today = office.page(TodayPage)
    assert today.line.field.hasFocus()


MONTH: tuple[tuple[int, tuple[str, ...]], ...] = (
    (2, ("sx cd 7", "ly yxts")),
    (3, ("zm lq qxlh", "0108 lccc -4")),
    (4, ("sx wzdwh", "ly yxts")),
    (5, ("ly yxts", "xhw lccc")),
    (6, ("wt cd 12",)),
    (9, ("@单雪口头表扬", "cj yqrw")),
    (10, ("zwb wbqjsx", "ly yxts")),
    (11, ("sx cd 3 -1", "0108 cd 8")),
    (13, ("oyyt rwyq", "sxm jq")),
    (16, ("xhw wsbhg -2.5", "wt smby")),
    (17, ("lq cd 40",)),
    (20, ("cl zt 2",)),
)
"""What is typed on which day."""
COMPOSED = "@"
"""Before a line that an input method composes."""
EXPECTED = {
    "张敏": "98.0",
    "李倩": "98.0",
    "单雪": "93.0",
    "曾丽": "100.0",
    "王婷": "100.0",
    "刘洋": "85.0",
    "陈静": "100.0",
    "赵磊": "86.0",
    "孙晓梅": "100.0",
    "解宏伟": "96.5",
    "周文博": "100.0",
    "欧阳雨桐": "98.0",
}
"""The scores as a leader works them out by hand."""


def keep_november(office: Office) -> None:
    """Every day's lines, and what went wrong put right on the same day."""
    page = office.page(TodayPage)
    put_right: dict[int, Callable[[Office, TodayPage], None]] = {
        6: excuse_the_storm,
        9: void_the_wrong_one,
        11: correct_the_minutes,
        17: take_back,
    }
    for day, lines in MONTH:
        office.clock.day = date(2026, 11, day)
        for line in lines:
            log(office, page, line)
        if day in put_right:
            put_right[day](office, page)
        assert page.line.field.hasFocus()


def log(office: Office, page: TodayPage, line: str) -> None:
    before = page.desk.counted()[1]
    if line.startswith(COMPOSED):
        office.hands.composes(line.removeprefix(COMPOSED))
    else:
        office.hands.types(line)
    office.hands.presses(Qt.Key.Key_Return)
    assert page.popup.isHidden(), page.popup.sentence.text()
    assert page.desk.counted()[1] > before
    assert "已记" in page.told.sentence.text()


def excuse_the_storm(office: Office, page: TodayPage) -> None:
    """By keys alone: down to the row, Enter, tick, reason, Enter."""
    dialog = opens_row(office, page, Qt.Key.Key_Return, EditDialog)
    office.hands.tabs_to(dialog.excused)
    office.hands.presses(Qt.Key.Key_Space, Qt.Key.Key_Tab)
    office.hands.composes("暴雨停运")
    office.hands.presses(Qt.Key.Key_Return)
    done(office, page)
    assert rows_of(page)[0][1:6] == ["王婷", "迟到 12 分钟", "暴雨停运", "免予考核", "0.0"]


def void_the_wrong_one(office: Office, page: TodayPage) -> None:
    opens_row(office, page, Qt.Key.Key_Delete, VoidDialog)
    office.hands.composes("记错人")
    office.hands.presses(Qt.Key.Key_Return)
    done(office, page)
    (told,) = (row for row in rows_of(page) if row[1] == "陈静")
    assert "记错人" in told[3]
    assert told[6] == "已作废"


def correct_the_minutes(office: Office, page: TodayPage) -> None:
    """Void and new: both rows are there afterwards."""
    opens_row(office, page, Qt.Key.Key_F2, EditDialog)
    office.hands.types("35")
    office.hands.presses(Qt.Key.Key_Return)
    done(office, page)
    assert [(row[2], row[5], row[6]) for row in rows_of(page) if row[1] == "赵磊"] == [
        ("迟到 35 分钟", "−10.0", "作废…"),
        ("迟到 8 分钟", "−5.0", "已作废"),
    ]


def take_back(office: Office, page: TodayPage) -> None:
    """A slip of the fingers leaves nothing to see, as if it had never been typed."""
    before = rows_of(page)
    office.hands.presses(Qt.Key.Key_Z, held=CTRL)
    assert "已撤销" in page.told.sentence.text()
    assert rows_of(page) == before[1:]


def opens_row(office: Office, page: TodayPage, key: Qt.Key, kind: type[D]) -> D:
    """From the line to the newest row by Tab, and the key on it."""
    office.hands.tabs_to(page.table)
    office.hands.presses(Qt.Key.Key_Home, key)
    return office.dialog(page.dialog, kind)


def done(office: Office, page: TodayPage) -> None:
    """The dialog is gone and the caret is back in the line."""
    office.hands.qtbot.waitUntil(page.line.field.hasFocus)


def read_why(office: Office) -> None:
    """The month by its key, everyone's explanation by the arrow key; the lines of each add up."""
    page = office.goes_to(2, MonthPage)
    assert page.month == NOVEMBER
    assert page.table.hasFocus()
    seen = {}
    for _ in NAMES:
        seen[page.side.name.text()] = page.side.figure.text()
        amounts: dict[RowKind, list[Fraction]] = {kind: [] for kind in RowKind}
        for row in page.side.view.rows:
            amounts[row.kind].append(number(row.shown) if row.shown else Fraction(0))
        (start,), (total,) = amounts[RowKind.START], amounts[RowKind.TOTAL]
        lines = amounts[RowKind.LINE] + amounts[RowKind.BOUND]
        assert start + sum(lines) == total, page.side.name.text()
        assert sum(amounts[RowKind.HEADING]) + sum(amounts[RowKind.BOUND]) == total - start
        office.hands.presses(Qt.Key.Key_Down)
    assert seen == EXPECTED


def assert_twelve_as_expected(scored: Scored) -> None:
    """What was typed is what the command scored, line by line where it is most easily lost."""
    people = {NAMES[int(one["employee"]) - 101]: one for one in scored["results"]}
    assert {name: one["score"] for name, one in people.items()} == EXPECTED
    lines = [line for one in scored["results"] for line in one["lines"] if line["criterion"]]
    assert len(lines) == 22 - 1 - 1 + 2, "one is a flag alone, one was taken back, two were written anew"
    assert sum(voided(line) for line in lines) == 3
    assert [line["points"] for line in people["刘洋"]["lines"]] == ["-5", "-5", "-5", "-5", "5"]
    assert [(line["date"][8:], line["points"]) for line in people["单雪"]["lines"]] == [
        ("02", "-5"),
        ("11", "-1"),
        ("04", "-2"),
        ("09", "1"),
    ]
    assert [flag["kind"] for flag in people["周文博"]["flags"]] == ["absence"]
    for name, one in people.items():
        total = Fraction(one["start"]) + sum(Fraction(line["points"]) for line in one["lines"])
        assert total == Fraction(one["raw"]), name
