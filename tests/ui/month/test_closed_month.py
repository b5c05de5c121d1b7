"""A closed month on the screen and in its workbook: whatever is changed later, it shows what was sealed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from fractions import Fraction
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from kpi_desktop.domain.month import Month
from kpi_desktop.domain.words import FieldValue, Language
from kpi_desktop.exchange.month_book import month_book
from kpi_desktop.services import closing, pay_plans, people, schemes, settings
from kpi_desktop.services.people import NewPerson
from kpi_desktop.texts import Translator
from kpi_desktop.ui.month import MonthPage
from kpi_desktop.ui.month.closing import ReopenDialog

NOVEMBER, DECEMBER = Month(2026, 11), Month(2026, 12)


class Reworded:
    """A later catalogue: every sentence is another one."""

    language: Language = "en"

    def t(self, message: str, **fields: FieldValue) -> str:
        return f"another {message}".format_map(fields)

    def n(self, one: str, many: str, count: int, **fields: FieldValue) -> str:
        return self.t(one if count == 1 else many, count=count, **fields)

    def c(self, context: str, message: str, **fields: FieldValue) -> str:
        return self.t(f"{context} {message}", **fields)


def person(number: str, name: str, wage: int, post: str | None = None) -> NewPerson:
    return NewPerson(number, name, hired=date(2024, 3, 1), post=post, performance_wage=Fraction(wage))


@pytest.fixture
def closed(page: MonthPage) -> MonthPage:
    """November paid by bands and closed."""
    session = page.session
    session.do(
        lambda: people.edit_person(session.ctx, "0106", person("0106", "刘洋", 1000, "agent"), date(2026, 11, 1))
    )
    session.do(lambda: pay_plans.put_plan_in_force(session.ctx, session.team, "band-pay", NOVEMBER))
    session.do(lambda: closing.close(session.ctx, session.team, NOVEMBER, accept="looked at"))
    page.table.choose("0106")
    return page


def on_screen(page: MonthPage) -> tuple[object, ...]:
    """Every text of the score table, its headings and tool tips, the panel beside it, and the list of records."""
    scores = page.table.scores
    roles = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)
    cells = [
        scores.index(row, column).data(role)
        for row in range(scores.rowCount())
        for column in range(scores.columnCount())
        for role in roles
    ]
    headings = [(one.title, one.subtitle) for one in scores.columns]
    panel = (page.side.name.text(), page.side.figure.text(), page.side.view.rows)
    records = [(one.day, one.name, one.title, one.reason, one.shown) for one in page.records.records.items]
    return headings, cells, panel, records, page.turnout.text(), page.head.seal.text()


def change_everything(page: MonthPage, scheme_text: str) -> None:
    """Another scheme, other pay, another name, wage and post, all from now on or even from long ago."""
    session = page.session
    ctx, team = session.ctx, session.team
    other = (
        scheme_text.replace('version = "1"', 'version = "2"').replace("出勤", "到岗").replace("Attendance", "Presence")
    )
    session.do(lambda: schemes.put_in_force(ctx, team, other, DECEMBER))
    session.do(lambda: pay_plans.put_plan_in_force(ctx, team, None, DECEMBER))
    session.do(lambda: people.edit_person(ctx, "0106", person("0906", "刘小洋", 9000, "director"), date(2026, 11, 1)))
    session.do(lambda: settings.set_organisation(ctx, "别的单位"))


def test_later_changes_of_scheme_wage_and_post_change_nothing_on_the_screen(
    closed: MonthPage, scheme_text: str
) -> None:
    before = on_screen(closed)
    assert "900.00" in str(before)
    change_everything(closed, scheme_text)
    closed.show_month(NOVEMBER)
    closed.table.choose("0106")
    QApplication.processEvents()
    assert on_screen(closed) == before


def test_the_workbook_of_a_closed_month_is_the_same_ever_after(
    closed: MonthPage, scheme_text: str, speak: Callable[[Language], Translator]
) -> None:
    data = closed.data
    assert data is not None
    before = month_book(data.content, speak("en"), data.stamp)
    change_everything(closed, scheme_text)
    closed.show_month(NOVEMBER)
    data = closed.data
    assert data is not None
    assert month_book(data.content, cast("Translator", Reworded()), data.stamp) == before


def test_doubts_of_a_closed_month_take_no_room_until_they_are_asked_for(closed: MonthPage) -> None:
    panel = closed.settling.panel
    assert panel.isVisible()
    assert not panel.area.isVisible()
    QTest.mouseClick(panel.unfold, Qt.MouseButton.LeftButton)
    assert panel.area.isVisible()
    QTest.mouseClick(panel.unfold, Qt.MouseButton.LeftButton)
    assert not panel.area.isVisible()
    closed.reopen_month()
    assert isinstance(closed.dialog, ReopenDialog)
    QTest.keyClicks(closed.dialog.reason, "late slip")
    QTest.keyClick(closed.dialog.reason, Qt.Key.Key_Return)
    assert panel.area.isVisible(), "of an open month they wait"
    assert not panel.unfold.isVisible()
