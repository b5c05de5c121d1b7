"""The scheme in force is shown whole; another one comes from a file."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from kpi_desktop import paths
from kpi_desktop.domain.month import Month
from kpi_desktop.schemes.library import preset_text
from kpi_desktop.schemes.reading import load_scheme
from kpi_desktop.services import closing, incidents
from kpi_desktop.services.incidents import Entry
from kpi_desktop.services.months import score_month
from kpi_desktop.services.schemes import in_force, scheme_for
from kpi_desktop.ui.kit.table import CELL_PADDING
from kpi_desktop.ui.schemes import SchemesPage
from kpi_desktop.ui.schemes.enforce import EnforceDialog, put_file_in_force
from kpi_desktop.ui.schemes.faults import FaultsDialog
from kpi_desktop.ui.session import Session
from kpi_desktop.ui.theme import Type
from tests.ui.windows import answer, present, texts

NOVEMBER = Month(2026, 11)


@pytest.fixture
def page(session: Session, qtbot: QtBot) -> SchemesPage:
    made = SchemesPage(session)
    qtbot.addWidget(made)
    session.changed.connect(made.refresh)
    made.resize(1208, 772)
    present(made, qtbot)
    made.refresh()
    return made


def choose(page: SchemesPage, criterion: str) -> None:
    rows = page.outline.entries.items
    place = next(n for n, row in enumerate(rows) if row.criterion is not None and row.criterion.id == criterion)
    page.outline.setCurrentIndex(page.outline.entries.index(place, 0))


def edited(page: SchemesPage, folder: Path, *changes: tuple[str, str]) -> Path:
    """The scheme in force, saved from the page and changed in a text editor."""
    path = folder / "own.toml"
    page.save_to(path)
    text = path.read_text("utf-8")
    for before, after in (('version = "1"', 'version = "2"'), *changes):
        assert before in text
        text = text.replace(before, after, 1)
    path.write_text(text, "utf-8")
    return path


LATE_3 = ('minutes = "(5,30)", points = -5', 'minutes = "(5,30)", points = -3')


def test_every_category_and_criterion_is_listed_with_its_points(page: SchemesPage, session: Session) -> None:
    scheme = scheme_for(session.ctx, session.team, NOVEMBER)
    rows = page.outline.entries.items
    assert [row.criterion for row in rows if row.criterion] == list(scheme.criteria)
    assert [row.category for row in rows if not row.criterion] == list(scheme.categories)
    shown = {row.criterion.id: page.outline.entries.index(n, 3).data() for n, row in enumerate(rows) if row.criterion}
    assert shown["refused-calls"] == "−5"
    assert shown["praise-banner"] == "+5"
    assert shown["poorly-cleaned"] == session.tr.t("{low} to {high}", low="0", high="−3")
    assert page.total.text() == "100"


def test_the_bands_are_written_as_people_write_them(page: SchemesPage, session: Session) -> None:
    choose(page, "late")
    shown = texts(page.detail)
    for points in ("−5", "−10", session.tr.t("{low} to {high}", low="0", high="−5")):
        assert points in shown
    late = scheme_for(session.ctx, session.team, NOVEMBER).criterion("late")
    assert late is not None
    assert session.tr.label(late.clause) in shown


def test_arrow_keys_change_the_explanation(page: SchemesPage, session: Session) -> None:
    choose(page, "late")
    QTest.keyClick(page.outline, Qt.Key.Key_Down)
    scheme = scheme_for(session.ctx, session.team, NOVEMBER)
    early = scheme.criterion("leave-early")
    assert early is not None
    assert session.tr.label(early.name) in texts(page.detail)


def test_what_is_assumed_is_marked(page: SchemesPage, session: Session) -> None:
    marked = {row.criterion.id for row in page.outline.entries.items if row.assumed and row.criterion}
    assert "poorly-cleaned" in marked
    assert "praise-oral" in marked
    assert "late" not in marked
    choose(page, "poorly-cleaned")
    assert session.tr.t("assumed") in texts(page.detail)


def test_the_saved_file_is_the_scheme_to_the_letter(page: SchemesPage, tmp_path: Path, scheme_text: str) -> None:
    page.save_to(tmp_path / "out.toml")
    assert (tmp_path / "out.toml").read_text("utf-8") == scheme_text


def test_lateness_costs_3_from_this_month_on(page: SchemesPage, session: Session, tmp_path: Path) -> None:
    entry = Entry("0103", date(2026, 11, 4), "late", minutes=Fraction(12))
    session.do(lambda: incidents.log(session.ctx, session.team, [entry]))
    told: list[str] = []

    def act(dialog: QDialog) -> None:
        assert isinstance(dialog, EnforceDialog)
        told.append(dialog.changes.toPlainText())
        dialog.verb.click()

    answer(act)
    assert put_file_in_force(page, session, edited(page, tmp_path, LATE_3))
    (line,) = told[0].splitlines()
    assert "−5" in line
    assert "−3" in line
    assert [(one.from_month, one.version) for one in in_force(session.ctx, session.team)] == [
        (Month(2026, 9), "1"),
        (NOVEMBER, "2"),
    ]
    scored = score_month(session.ctx, session.team, NOVEMBER).of("0103")
    assert scored is not None
    assert scored.score == 97
    assert session.tr.t("version {version}", version="2") == page.version.text()
    assert page.told.isVisible()


def test_all_faults_of_a_file_are_told_at_once_and_nothing_changes(
    page: SchemesPage, session: Session, tmp_path: Path
) -> None:
    path = edited(page, tmp_path, ('"(5,30)"', '"(6,30)"'), ("at_least = 90", "at_least = 70"))
    seen = answer(QDialog.accept)
    assert not put_file_in_force(page, session, path)
    (dialog,) = seen
    assert isinstance(dialog, FaultsDialog)
    assert len(dialog.faults.toPlainText().splitlines()) >= 2
    assert len(in_force(session.ctx, session.team)) == 1


def test_records_that_no_longer_fit_are_named_and_nothing_changes(
    page: SchemesPage, session: Session, tmp_path: Path
) -> None:
    entry = Entry("0103", date(2026, 11, 4), "refused-calls")
    session.do(lambda: incidents.log(session.ctx, session.team, [entry]))
    path = edited(page, tmp_path, ('id = "refused-calls"', 'id = "refused-calls-2"'))
    told: list[str] = []

    def act(dialog: QDialog) -> None:
        assert isinstance(dialog, EnforceDialog)
        dialog.verb.click()
        told.append(dialog.refusal.text())
        assert dialog.isVisible()
        dialog.reject()

    answer(act)
    assert not put_file_in_force(page, session, path)
    assert "2026-11-04" in told[0] or "单雪" in told[0] or "0103" in told[0]
    assert len(in_force(session.ctx, session.team)) == 1


def test_only_months_that_are_not_closed_are_offered(page: SchemesPage, session: Session, tmp_path: Path) -> None:
    for month in (Month(2026, 9), Month(2026, 10)):
        closing.close(session.ctx, session.team, month, accept="已核对")
    offered: list[str] = []

    def act(dialog: QDialog) -> None:
        assert isinstance(dialog, EnforceDialog)
        offered.extend(str(dialog.month.itemData(n)) for n in range(dialog.month.count()))
        assert dialog.chosen == NOVEMBER
        dialog.reject()

    answer(act)
    put_file_in_force(page, session, edited(page, tmp_path, LATE_3))
    assert offered[0] == "2026-11"


@pytest.mark.parametrize(("content", "name"), [(b"\xff\xfe\x00", "bytes.toml"), (b"x" * 1_000_001, "huge.toml")])
def test_something_else_than_a_scheme_is_refused(
    page: SchemesPage, session: Session, tmp_path: Path, content: bytes, name: str
) -> None:
    (tmp_path / name).write_bytes(content)
    seen = answer(QDialog.accept)
    assert not put_file_in_force(page, session, tmp_path / name)
    assert isinstance(seen[0], FaultsDialog)


def test_a_place_that_can_t_be_written_is_told(
    page: SchemesPage, session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    with qtbot.waitSignal(session.failed) as told:
        page.save_to(tmp_path / "missing" / "out.toml")
    assert "out.toml" in session.tr.say(told.args[0].what)
    assert list(tmp_path.glob("**/out.toml")) == []


@pytest.mark.parametrize("preset", ["repair-provider-100", "call-rubric"])
def test_a_scheme_without_categories_is_listed_whole_with_its_marks(
    page: SchemesPage, session: Session, preset: str
) -> None:
    scheme = load_scheme(preset_text(paths.resources() / "schemes", preset))
    page.outline.show_scheme(scheme)
    rows = page.outline.entries.items
    assert [row.criterion for row in rows] == list(scheme.criteria)
    metrics = QFontMetrics(session.theme.font(Type.BODY))
    room = page.outline.columnWidth(3) - 2 * CELL_PADDING
    for place in range(len(rows)):
        said = str(page.outline.entries.index(place, 3).data())
        assert metrics.elidedText(said, Qt.TextElideMode.ElideRight, room) == said
