"""The leader's desk: the whole program on a database of its own, a clock that stands still, and hands to work it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QWidget

from kpi_desktop.app import App
from kpi_desktop.domain.month import Month
from kpi_desktop.services import incidents, setup, teams
from kpi_desktop.services.context import Context
from kpi_desktop.services.incidents import Entry
from kpi_desktop.services.people import NewPerson
from kpi_desktop.ui.month import MonthPage
from kpi_desktop.ui.month.closing import CloseDialog
from kpi_desktop.ui.reports import ReportsPage
from kpi_desktop.ui.today import TodayPage
from kpi_desktop.ui.window import MainWindow
from tests.leader import CTRL, Hands

P = TypeVar("P", bound=QWidget)
D = TypeVar("D", bound=QDialog)
NOVEMBER = Month(2026, 11)
NAMES = ("张敏", "李倩", "单雪", "曾丽", "王婷", "刘洋", "陈静", "赵磊", "孙晓梅", "解宏伟", "周文博", "欧阳雨桐")
PAGES = ("today", "month", "people", "schemes", "reports", "settings")


@dataclass
class Calendar:
    """A clock that only moves when the leader comes back on another day; every call is a second later."""

    day: date = date(2026, 11, 2)
    seconds: int = 0

    def now(self) -> datetime:
        self.seconds += 1
        return datetime(self.day.year, self.day.month, self.day.day, 4, tzinfo=UTC) + timedelta(seconds=self.seconds)

    def today(self) -> date:
        return self.day


@dataclass
class Office:
    """The leader's desk: the program on a database of its own, and hands to work it with."""

    app: App
    ctx: Context
    clock: Calendar
    hands: Hands
    folder: Path

    @property
    def database(self) -> Path:
        return self.ctx.store.path

    @property
    def window(self) -> MainWindow:
        found = self.app.window
        assert isinstance(found, MainWindow)
        return found

    def page(self, kind: type[P]) -> P:
        found = self.window.page
        assert isinstance(found, kind), found
        return found

    def goes_to(self, number: int, kind: type[P]) -> P:
        """Open a page of the rail by its key."""
        self.hands.takes(self.window)
        self.hands.presses(Qt.Key(Qt.Key.Key_0 + number), held=CTRL)
        return self.page(kind)

    def dialog(self, found: QDialog | None, kind: type[D]) -> D:
        """A dialog that has just been opened, in front."""
        assert isinstance(found, kind), found
        self.hands.takes(found)
        return found

    def saves_pdf(self, page: ReportsPage, name: str) -> Path:
        """Press the button, type the name, wait until it is said to be saved."""
        path = self.folder / f"{name}.pdf"
        self.hands.clicks(page.pdf_button)
        dialog = page.saver.dialog
        assert isinstance(dialog, QFileDialog)
        self.hands.saves_as(dialog, path)
        self.hands.qtbot.waitUntil(lambda: path.name in page.saver.told.sentence.text(), timeout=20_000)
        assert not page.saver.fault.isVisible()
        return path

    def opens(self) -> None:
        """The window, open on the month that is kept."""
        self.app.start()
        assert self.goes_to(2, MonthPage).month == NOVEMBER

    def closes_november(self) -> None:
        """On the first of December: back to November, close, and straight on to the paper."""
        self.clock.day = date(2026, 12, 1)
        page = self.goes_to(2, MonthPage)
        self.hands.clicks(page.head.close_month)
        dialog = self.dialog(page.dialog, CloseDialog)
        if dialog.accept_word is None:
            assert dialog.verb.hasFocus()
        else:
            assert dialog.accept_word.hasFocus()
            self.hands.composes("已逐条核对")
        self.hands.presses(Qt.Key.Key_Return)
        self.hands.qtbot.waitUntil(lambda: isinstance(self.window.page, ReportsPage))


def november(ctx: Context, scheme_text: str) -> None:
    """A team of twelve with a few records, on the 20th."""
    people = tuple(NewPerson(f"01{place:02d}", name) for place, name in enumerate(NAMES, 1))
    setup.set_up(ctx, setup.Setup("维康客户服务中心", "早班", scheme_text, NOVEMBER, people, "zh"))
    assert isinstance(ctx.clock, Calendar)
    ctx.clock.day = date(2026, 11, 20)
    entries = [
        Entry("0103", date(2026, 11, 4), "late", minutes=Fraction(7)),
        Entry("0106", date(2026, 11, 5), "complaint"),
        Entry("0105", date(2026, 11, 9), "praise-written"),
    ]
    incidents.log(ctx, teams.resolve(ctx), entries)


def rows_of(page: TodayPage) -> list[list[str]]:
    """The day's table as it reads."""
    model = page.table.entries
    return [
        [str(model.index(row, column).data()) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def settle() -> None:
    """Let layouts and what was put off come to rest."""
    for _ in range(3):
        QApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
