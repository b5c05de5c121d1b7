"""The organisation's own letters, chosen on the reports page."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel

from kpi_desktop import paths
from kpi_desktop.domain.month import Month
from kpi_desktop.render.document import LaidOut
from kpi_desktop.render.html_letters import HtmlLetters
from kpi_desktop.render.letters import Letters
from kpi_desktop.render.measure import Fonts
from kpi_desktop.render.primitives import Page as Sheet
from kpi_desktop.render.primitives import Text
from kpi_desktop.reports.own_templates import NAMES
from kpi_desktop.reports.paper_places import BY_KEY
from kpi_desktop.services import closing, incidents, own_templates
from kpi_desktop.services.incidents import Entry
from kpi_desktop.ui.reports import ReportsPage
from kpi_desktop.ui.reports.papers import Kind
from kpi_desktop.ui.reports.templates_dialog import TemplatesDialog
from tests.render.samples import FixedMeasure

WIDTH = FixedMeasure().width
NOVEMBER = Month(2026, 11)


@pytest.fixture
def scheme_text() -> str:
    """Absence without leave is a ground for a warning."""
    text = (paths.resources() / "schemes" / "weikang-100.toml").read_text("utf-8")
    return text.replace('flag = "absence"', 'flag = "warning"')


@pytest.fixture
def warned(page: ReportsPage) -> ReportsPage:
    session = page.session
    entry = Entry("0111", date(2026, 11, 6), "no-leave-procedure")
    session.do(lambda: incidents.log(session.ctx, session.team, [entry]))
    page.choose(NOVEMBER, None, Kind.WARNING)
    return page


def folder(tmp_path: Path, text: str) -> Path:
    made = tmp_path / "letters"
    made.mkdir(exist_ok=True)
    (made / "warning.html").write_text(text, "utf-8")
    return made


def take(page: ReportsPage, chosen: Path) -> TemplatesDialog:
    QTest.mouseClick(page.templates_button, Qt.MouseButton.LeftButton)
    dialog = page.dialog
    assert isinstance(dialog, TemplatesDialog)
    QTest.mouseClick(dialog.verb, Qt.MouseButton.LeftButton)
    assert isinstance(dialog.picker, QFileDialog)
    dialog.picker.fileSelected.emit(str(chosen))
    dialog.picker.reject()
    return dialog


def test_a_folder_of_templates_is_taken_and_let_go(warned: ReportsPage, tmp_path: Path) -> None:
    assert isinstance(warned.preview.document, Letters)
    dialog = take(warned, folder(tmp_path, "<p>{{ name }}</p>"))
    assert not dialog.isVisible()
    assert isinstance(warned.preview.document, HtmlLetters)
    QTest.mouseClick(warned.templates_button, Qt.MouseButton.LeftButton)
    again = warned.dialog
    assert isinstance(again, TemplatesDialog)
    QTest.mouseClick(again.forget_button, Qt.MouseButton.LeftButton)
    assert isinstance(warned.preview.document, Letters)


def test_faults_are_told_in_the_dialog_with_file_and_line(warned: ReportsPage, tmp_path: Path) -> None:
    dialog = take(warned, folder(tmp_path, "<p>\n{{ nmae }}</p>"))
    assert dialog.isVisible()
    assert "warning.html, line 2: there is no field nmae" in dialog.refusal.text()
    assert own_templates.used(warned.session.ctx) is None
    dialog.reject()


def test_a_closed_month_keeps_the_letters_it_was_closed_with(warned: ReportsPage, tmp_path: Path) -> None:
    session = warned.session
    session.do(lambda: own_templates.choose(session.ctx, folder(tmp_path, "<p>旧文 {{ name }}</p>"), WIDTH))
    session.do(lambda: closing.close(session.ctx, session.team, NOVEMBER, accept="checked"))
    session.do(lambda: own_templates.choose(session.ctx, folder(tmp_path, "<p>新文 {{ name }}</p>"), WIDTH))
    warned.choose(NOVEMBER, None, Kind.WARNING)
    assert warned.papers is not None
    held = warned.papers.content.templates
    assert held is not None
    assert held.texts["warning.html"].startswith("<p>旧文")
    session.do(lambda: own_templates.forget(session.ctx))
    assert isinstance(warned.preview.document, HtmlLetters)


def own_words(tmp_path: Path, text: str) -> Path:
    made = tmp_path / "paper"
    made.mkdir(exist_ok=True)
    (made / "paper.toml").write_text(text, "utf-8")
    return made


def drawn(page: ReportsPage, kind: Kind) -> tuple[Sheet, ...]:
    page.choose(NOVEMBER, None, kind)
    document = page.preview.document
    assert isinstance(document, LaidOut)
    return document.pages


def said(page: ReportsPage, kind: Kind) -> set[str]:
    return {item.text for sheet in drawn(page, kind) for item in sheet if isinstance(item, Text)}


def test_a_closed_month_keeps_table_strips_and_register_whatever_the_folder_says_later(
    page: ReportsPage, tmp_path: Path
) -> None:
    session, kinds = page.session, (Kind.SCORE_TABLE, Kind.STRIPS, Kind.REGISTER)
    first = """
        objection-days = 3
        [en]
        regulation = "Under the rules of service, no. 3 of 2026"
        [en.table]
        title = "Results of the month"
        signatures = ["Drawn up", "Checked", "Approved"]
        [en.strip]
        title = "Notice of assessment"
        signatures = ["Employee", "Leader"]
        [en.register]
        title = "Notices handed out {month} {team}"
    """
    session.do(lambda: own_templates.choose(session.ctx, own_words(tmp_path, first), WIDTH))
    assert {"Under the rules of service, no. 3 of 2026", "Approved"} <= said(page, Kind.SCORE_TABLE)
    assert any(text.startswith("Notice of assessment") for text in said(page, Kind.STRIPS))
    assert {"Employee", "Leader"} <= said(page, Kind.STRIPS)
    assert any(text.startswith("Notices handed out") for text in said(page, Kind.REGISTER))
    session.do(lambda: closing.close(session.ctx, session.team, NOVEMBER, accept="checked"))
    sealed = [drawn(page, kind) for kind in kinds]
    assert any("20 to 11-22" in text for text in said(page, Kind.SCORE_TABLE))
    assert any("by 22" in text for text in said(page, Kind.STRIPS))
    other = "[en.table]\ntitle = 'Another title'\n[en.register]\ntitle = '{month} {team}'"
    session.do(lambda: own_templates.choose(session.ctx, own_words(tmp_path, other), WIDTH))
    assert [drawn(page, kind) for kind in kinds] == sealed
    session.do(lambda: own_templates.forget(session.ctx))
    assert [drawn(page, kind) for kind in kinds] == sealed
    session.do(lambda: closing.reopen(session.ctx, session.team, NOVEMBER, "a mistake"))
    assert "Approved" not in said(page, Kind.SCORE_TABLE)


def test_faults_of_paper_are_told_with_key_value_and_remedy(page: ReportsPage, tmp_path: Path) -> None:
    page.choose(NOVEMBER, None, Kind.SCORE_TABLE)
    dialog = take(page, own_words(tmp_path, f"[en.table]\ntitle = '{'word ' * 40}'\nstamps = 'x'"))
    assert "paper.toml, en.table.title: “word word" in dialog.refusal.text()
    assert "has room for 110 mm; shorten it" in dialog.refusal.text()
    assert "paper.toml, en.table.stamps: there is no such key; known are title" in dialog.refusal.text()
    assert own_templates.used(page.session.ctx) is None
    dialog.reject()


def test_all_paper_of_a_month_has_templates(page: ReportsPage) -> None:
    for kind in (Kind.SCORE_TABLE, Kind.STRIPS, Kind.WARNING, Kind.REGISTER):
        page.choose(NOVEMBER, None, kind)
        assert page.templates_button.isVisible()
    page.choose_paper(Kind.YEAR)
    assert not page.templates_button.isVisible()


def test_a_letter_that_can_t_be_filled_in_is_told_and_the_program_s_own_is_a_press_away(
    warned: ReportsPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A template that was taken once may fail for somebody, or in a later program: that must not stop the letters."""
    session = warned.session
    monkeypatch.setattr(own_templates, "problems_of", lambda _: ())  # an earlier program had another check
    session.do(lambda: own_templates.choose(session.ctx, folder(tmp_path, "<p>\n{{ name }}{{ gone }}</p>"), WIDTH))
    session.do(lambda: closing.close(session.ctx, session.team, NOVEMBER, accept="checked"))
    warned.choose(NOVEMBER, None, Kind.WARNING)
    assert "warning.html, line 2" in warned.empty_text.text()
    assert "gone" in warned.empty_text.text()
    assert not warned.print_button.isEnabled()
    QTest.mouseClick(warned.plain_button, Qt.MouseButton.LeftButton)
    assert isinstance(warned.preview.document, Letters)
    assert warned.print_button.isEnabled()
    taken = warned.output.take()
    assert taken is not None
    assert isinstance(taken.make(Fonts()), Letters)
    session.do(lambda: closing.reopen(session.ctx, session.team, NOVEMBER, "a mended template"))
    take(warned, folder(tmp_path, "<p>{{ name }}</p>"))
    assert isinstance(warned.preview.document, HtmlLetters)
    warned.choose(NOVEMBER, None, Kind.SCORE_TABLE)
    assert not warned.plain_button.isVisible()


def test_the_dialog_says_what_each_file_replaces_and_which_are_used(page: ReportsPage, tmp_path: Path) -> None:
    page.choose(NOVEMBER, None, Kind.SCORE_TABLE)
    take(page, own_words(tmp_path, "[en.table]\ntitle = 'Results'\n[zh.table]\ntitle = '结果'"))
    QTest.mouseClick(page.templates_button, Qt.MouseButton.LeftButton)
    dialog = page.dialog
    assert isinstance(dialog, TemplatesDialog)
    said = [one.text() for one in dialog.findChildren(QLabel)]
    assert said[said.index("paper.toml") : said.index("paper.toml") + 3] == [
        "paper.toml",
        "2 words of score table, strips and register",
        "yours",
    ]
    assert said[said.index("warning.html") + 2] == "the program's own"
    QTest.mouseClick(dialog.forget_button, Qt.MouseButton.LeftButton)
    assert own_templates.used(page.session.ctx) is None


def test_an_example_to_begin_with_is_in_order_and_overwrites_nothing(page: ReportsPage, tmp_path: Path) -> None:
    page.choose(NOVEMBER, None, Kind.STRIPS)
    QTest.mouseClick(page.templates_button, Qt.MouseButton.LeftButton)
    dialog = page.dialog
    assert isinstance(dialog, TemplatesDialog)
    QTest.mouseClick(dialog.example_button, Qt.MouseButton.LeftButton)
    assert isinstance(dialog.picker, QFileDialog)
    dialog.picker.fileSelected.emit(str(tmp_path))
    dialog.picker.reject()
    assert {path.name for path in tmp_path.iterdir()} >= set(NAMES)
    held = own_templates.read_folder(tmp_path, Fonts().width)
    assert held.names == ("improvement.html", "warning.html", "paper.toml")
    assert set(held.paper["zh"]) == set(BY_KEY)
    (tmp_path / "paper.toml").write_text("[zh]", "utf-8")
    dialog.write_example(tmp_path)
    assert "lies in" in dialog.refusal.text()
    assert (tmp_path / "paper.toml").read_text("utf-8") == "[zh]"
    dialog.reject()
