"""With the veil down, everything on the pages is walked: no score, rank, grade or pay of the sample is to be found."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from kpi_desktop.app import App
from kpi_desktop.domain.month import Month
from kpi_desktop.domain.words import Language
from kpi_desktop.reports.content import MonthContent
from kpi_desktop.services import incidents, months, teams
from kpi_desktop.services.context import Context, open_context
from kpi_desktop.services.demo import make_demo
from kpi_desktop.services.incidents import Entry
from kpi_desktop.services.people import roster
from kpi_desktop.texts import Translator
from kpi_desktop.ui.kit import Table
from kpi_desktop.ui.month import MonthPage
from kpi_desktop.ui.month.reading import read_month
from kpi_desktop.ui.month.veiled import veiled
from kpi_desktop.ui.people import PeoplePage
from kpi_desktop.ui.session import Session
from kpi_desktop.ui.today import TodayPage
from kpi_desktop.ui.veil import masked
from kpi_desktop.ui.window import MainWindow
from tests.ui.conftest import StillClock
from tests.ui.walk import everything
from tests.ui.windows import present
from tools.scenes.data import Databases
from tools.scenes.stage import Stage

NUMBER = re.compile(r"(?<![0-9.])[−+]?[0-9]+(?:\.[0-9]+)?(?![0-9.])")
RANKED = re.compile(r"第 ?\d+ ?名|名次 ?\d+|[Rr]ank \d+|no\. \d+")
OPEN, CLOSED = Month(2026, 11), Month(2026, 10)
CONFIDED = "上次 87.5 分，第 3 名，扣了 −4，少发 200 元"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[Language, Path]:
    folder = tmp_path_factory.mktemp("veil")
    found: dict[Language, Path] = {}
    for language in ("zh", "en"):
        file = found[language] = folder / f"{language}.db"
        make_demo(file, language, StillClock())
        ctx = open_context(file, clock=StillClock())
        team = teams.resolve(ctx)
        number = roster(ctx, team)[0].number
        entry = Entry(number, StillClock().today(), "late", minutes=Fraction(7), note=CONFIDED)
        incidents.log(ctx, team, (entry,))
        ctx.close()
    return found


in_both_languages = pytest.mark.parametrize("ctx", ["zh", "en"], indirect=True)
"""For what depends on words; all else is looked at in one."""


@pytest.fixture
def ctx(made: dict[Language, Path], tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Context]:
    ctx = open_context(
        Path(shutil.copy(made[getattr(request, "param", "zh")], tmp_path / "kpi.db")), clock=StillClock()
    )
    yield ctx
    ctx.close()


@pytest.fixture
def window(ctx: Context, qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    app = App(qapp, ctx, tmp_path / "kpi.db")
    app.start()
    found = app.window
    assert isinstance(found, MainWindow)
    found.resize(1280, 760)
    present(found, qtbot)
    yield found
    QApplication.closeAllWindows()
    app.end()


def contents(session: Session) -> list[MonthContent]:
    words: Translator = session.paper_tr
    return [months.month_content(session.ctx, session.team, month, words)[0] for month in (OPEN, CLOSED)]


def secrets(session: Session) -> set[str]:
    """What stands for how anybody stands: texts with decimals, which no rule of the sample's scheme has, and grades."""
    found: set[str] = set()
    for content in contents(session):
        found.add(content.average)
        for person in content.people:
            found |= {person.score, person.raw_text, person.grade or ""}
            found |= {one.shown for one in person.categories} | {one.shown for one in person.lines}
            found |= {flag.reason for flag in person.flags}
            if person.pay is not None:
                found |= {person.pay.total, *(part.shown for part in person.pay.parts)}
    return {one for one in found if "." in one or (one and not NUMBER.fullmatch(one))}


def leaks(root: QWidget, hidden: set[str], *, shown: bool = False) -> list[str]:
    found = []
    for where, text in everything(root, shown=shown):
        numbers = set(NUMBER.findall(text)) & hidden
        if numbers or RANKED.search(text) or text in hidden:
            found.append(f"{where}: {text!r}")
    return found


def pages(window: MainWindow) -> Iterator[tuple[str, QWidget, bool]]:
    """Every page that stays open under the veil, in each of its states, and whether only what is shown is to be walked.

    Of the month that is each tab with what stands beside it, and in the end everything.
    """
    for place in ("today", "month", "people", "settings"):
        page = window.open(place)
        QApplication.processEvents()
        if isinstance(page, MonthPage):
            for month in (OPEN, CLOSED):
                page.show_month(month)
                for tab in range(page.tabs.count()):
                    if page.tabs.isTabVisible(tab):
                        page.tabs.setCurrentIndex(tab)
                        QApplication.processEvents()
                        yield f"month {month} tab {tab}", page, True
                yield f"month {month}", page, False
                page.tabs.setCurrentIndex(0)
            page.show_month(OPEN)
        elif isinstance(page, PeoplePage):
            yield "person", page, False
            page.show_all_strips()
            yield "all strips", page, False
            page.keep_roster()
            QApplication.processEvents()
            yield "roster", page, False
        else:
            yield place, page, False


def status(window: MainWindow) -> list[str]:
    """What stands around the pages."""
    return [window.windowTitle(), *(one.text() for one in window.findChildren(QLabel) if one.isVisible())]


def test_without_the_veil_the_walk_finds_plenty(window: MainWindow) -> None:
    hidden = secrets(window.session)
    assert len(hidden) > 20
    for place in ("today", "month", "people"):
        assert leaks(window.open(place), hidden), place


@in_both_languages
def test_under_the_veil_it_finds_nothing(window: MainWindow) -> None:
    hidden = secrets(window.session)
    for place in ("month", "people", "today"):
        window.open(place)
    window.session.veil.draw()
    for what, page, shown in pages(window):
        seen = leaks(page, hidden, shown=shown) + leaks(window.rail, hidden)
        seen += [one for one in status(window) if RANKED.search(one)]
        assert seen == [], what + "\n" + "\n".join(seen[:20])


def test_every_row_of_the_score_table_is_dashes_in_the_order_of_the_roster(window: MainWindow) -> None:
    page = window.open("month")
    assert isinstance(page, MonthPage)
    ids = [column.id for column in page.table.scores.columns]
    page.table.horizontalHeader().setSortIndicator(ids.index("score"), Qt.SortOrder.DescendingOrder)
    by_score = [one.employee for one in page.table.scores.items]
    window.session.veil.draw()
    roster = [one.employee for one in contents(window.session)[0].people]
    assert [one.employee for one in page.table.scores.items] == roster != by_score
    for column in page.table.scores.columns:
        if column.id in {"rank", "score", "grade", "pay"} or column.id.startswith("category:"):
            assert {column.text(one) for one in page.table.scores.items} == {"—"}, column.id
            assert {column.ink(one) for one in page.table.scores.items} != {"minus", "ink"}
            assert len({column.ink(one) for one in page.table.scores.items}) == 1, column.id
        if column.bar is not None:
            assert {column.bar(one) for one in page.table.scores.items} == {None}


@in_both_languages
def test_what_is_copied_is_dashes_too(window: MainWindow) -> None:
    page = window.open("month")
    hidden = secrets(window.session)
    window.session.veil.draw()
    for table in page.findChildren(Table):
        if table.isVisible() and table.model().rowCount():
            table.setFocus()
            QTest.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
            copied = QGuiApplication.clipboard().text()
            assert copied
            assert not set(NUMBER.findall(copied.replace("-", "−"))) & hidden


def test_nothing_is_printed_saved_or_closed_from_the_month(window: MainWindow) -> None:
    page = window.open("month")
    assert isinstance(page, MonthPage)
    window.session.veil.draw()
    acts = (page.head.export, page.head.print, page.head.close_month, page.side.print_button, page.side.picture.button)
    assert [one.isEnabled() for one in acts] == [False] * 5
    assert all(one.toolTip() for one in acts)
    page.close_month()
    assert page.dialog is None
    window.session.veil.draw(False)
    assert [one.isEnabled() for one in acts] == [True] * 5


@in_both_languages
def test_the_records_can_still_be_read_and_corrected(window: MainWindow) -> None:
    page = window.open("month")
    assert isinstance(page, MonthPage)
    window.session.veil.draw()
    page.tabs.setCurrentIndex(3)
    assert page.records.table.isVisible()
    assert page.records.edit.isEnabled()
    told = [record.reason for record in page.records.records.items if record.reason]
    assert any("上次" in one for one in told)
    assert not any("87.5" in one or "−4" in one or "200" in one for one in told)


def test_tabs_of_figures_are_covered_and_uncovered(window: MainWindow) -> None:
    page = window.open("month")
    assert isinstance(page, MonthPage)
    page.tabs.setCurrentIndex(4)
    assert page.comparison.isVisible()
    window.session.veil.draw()
    assert not page.comparison.isVisible()
    assert page.first_field() is page.cover.lift
    page.cover.lift.click()
    assert page.comparison.isVisible()
    assert not window.session.veil.drawn


def test_nothing_in_a_veiled_month_follows_from_the_points(window: MainWindow) -> None:
    """Two months alike but for points, ranks, flags and pay are veiled into the same."""
    session = window.session
    data = read_month(session, CLOSED)
    people = data.content.people
    mixed = tuple(
        replace(
            person, score=other.score, raw=other.raw, raw_text=other.raw_text, rank=other.rank, grade=other.grade,
            flags=other.flags, pay=other.pay, exempt=not person.exempt,
            categories=tuple(replace(one, points=one.points + 1, lost=one.lost + 1, shown=one.shown and "7.5")
                             for one in person.categories),
            lines=tuple(replace(one, points=one.points - 1, shown=one.shown and "+1.5", reason="7.5")
                        for one in person.lines),
        )
        for person, other in zip(people, reversed(people), strict=True)
    )  # fmt: skip
    other = replace(data, content=replace(data.content, people=mixed, average="1.0"), moved=())
    assert other != data
    assert veiled(other, session.tr).content == veiled(data, session.tr).content


@given(
    st.decimals(0, 999, places=1, allow_nan=False),
    st.sampled_from(["{} 分", "扣 −{}", "上次得了{}分，这次改了", "+{}", "scored {} points", "{} 元"]),
)
def test_points_that_somebody_wrote_are_masked(points: object, said: str) -> None:
    assert str(points) not in masked(said.format(points))


@pytest.mark.parametrize(
    "said", ["迟到 7 分钟", "11-18 请假", "2026-11-18", "工位 12", "08:30 到岗", "房间 3-12", "about 7 minutes"]
)
def test_days_minutes_and_counts_that_somebody_wrote_stay(said: str) -> None:
    assert masked(said) == said


@in_both_languages
def test_a_remark_on_today_is_masked(window: MainWindow) -> None:
    window.session.veil.draw()
    page = window.open("today")
    assert isinstance(page, TodayPage)
    told = [str(page.table.entries.index(row, 3).data()) for row in range(page.table.entries.rowCount())]
    assert any(one.startswith("上次 —") for one in told), told


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("database", ["closed", "measured"])
def test_nor_of_pay_measures_and_ratings(database: str, scenes: Path, tmp_path: Path) -> None:
    """A closed month with pay, and one that is scored by figures; their covered tabs are out of sight."""
    stage = Stage(Databases(scenes, "zh"), database, tmp_path, "zh", "light")
    window = stage.window
    hidden = secrets(window.session)
    assert hidden
    for place in ("month", "people", "today"):
        window.open(place)
    window.session.veil.draw()
    for what, page, shown in pages(window):
        found = leaks(page, hidden, shown=shown)
        seen = [one for one in found if not ("MeasuresTab" in one or "RatingsTab" in one)]
        assert seen == [], what + "\n" + "\n".join(seen[:20])
        if isinstance(page, MonthPage):
            assert not any(one.isVisible() for one in (*page.figures.parts, page.comparison))
    stage.end()
