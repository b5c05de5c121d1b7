"""A draft is edited by keys, checked and tried while it is typed, undone, kept, tried on months and put in force."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QPlainTextEdit
from pytestqt.qtbot import QtBot

from kpi_desktop.domain.month import Month
from kpi_desktop.schemes.reading import load_scheme
from kpi_desktop.services import closing, incidents
from kpi_desktop.services.drafts import kept_drafts, next_version, proposed_id
from kpi_desktop.services.incidents import Entry
from kpi_desktop.services.months import score_month
from kpi_desktop.services.schemes import in_force
from kpi_desktop.ui.schemes import SchemesPage
from kpi_desktop.ui.schemes.editor import outcome as outcomes
from kpi_desktop.ui.schemes.editor.entry import Entry as Box
from kpi_desktop.ui.schemes.enforce import EnforceDialog
from kpi_desktop.ui.schemes.trying import TrialDialog
from tests.ui.schemes.typist import Typist, open_criterion
from tests.ui.windows import answer, texts

OCTOBER, NOVEMBER = Month(2026, 10), Month(2026, 11)


def test_a_draft_of_the_scheme_in_force_is_its_next_version(typist: Typist, scheme_text: str) -> None:
    made, before = load_scheme(typist.editor.draft.text), load_scheme(scheme_text)
    assert made.version == "2"
    assert made.model_copy(update={"version": "1"}) == before
    assert typist.editor.findings.count.text().startswith("0 faults")


def test_the_tester_says_what_a_value_gives_and_why(typist: Typist) -> None:
    open_criterion(typist, "late")
    tester = typist.editor.tester
    typist.type(tester.entries["minutes"], "7")
    assert tester.points.text() == "−5"
    assert "over 5 and under 30" in tester.why.text()
    typist.type(tester.entries["minutes"], "30")
    assert tester.points.text() == "−10"
    typist.fill("bands", 2, "points", text="-8")
    assert tester.points.text() == "−8"


def test_87_per_cent_give_12_6(typist: Typist) -> None:
    typist.add("measure")
    typist.named("满意率", "Satisfaction")
    typist.fill("marks", text="14")
    typist.way("Scored", "linear between two values")
    typist.fill("method", "full_at", text="90")
    typist.fill("method", "zero_at", text="60")
    (entry,) = typist.editor.tester.entries.values()
    typist.type(entry, "87")
    # (87 − 60) / (90 − 60) × 14 = 12.6
    assert typist.editor.tester.points.text() == "12.6"
    assert "(87 − 60) / (90 − 60) × 14 = 12.6" in typist.editor.tester.why.text()


def test_a_fault_is_said_beside_and_leads_to_its_field(typist: Typist) -> None:
    open_criterion(typist, "late")
    typist.fill("bands", 1, "minutes", text="6")
    said = typist.editor.findings.rows[0]
    assert said.finding.icon == "warning"
    field = typist.form.field("bands", 1, "minutes")
    assert field.inputs()[0].property("fault")
    typist.open("scheme")
    row = typist.editor.findings.rows[0]
    row.setFocus()
    QTest.keyClick(row, Qt.Key.Key_Return)
    assert typist.editor.path[0] == "criteria"
    assert QApplication.focusWidget() in typist.form.field("bands", 1, "minutes").inputs()


def test_what_is_no_number_is_kept_as_typed_and_refused(typist: Typist) -> None:
    open_criterion(typist, "refused-calls")
    typist.fill("points", text="x5")
    assert typist.editor.draft.looked.faults
    assert isinstance(typist.input("points"), Box)
    typist.fill("points", text="-4")
    assert not typist.editor.draft.looked.faults


def test_typing_is_undone_in_one_step_and_done_again(typist: Typist) -> None:
    open_criterion(typist, "refused-calls")
    before = typist.editor.draft.text
    box = typist.input("points")
    typist.type(box, "-12")
    after = typist.editor.draft.text
    assert after != before
    QTest.keyClick(box, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert typist.editor.draft.text == before
    shown = typist.input("points")
    assert isinstance(shown, Box)
    assert shown.text() == "−5"
    QTest.keyClick(shown, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert typist.editor.draft.text == after


def test_a_band_is_added_removed_and_brought_back(typist: Typist) -> None:
    open_criterion(typist, "late")
    typist.rows_wanted("bands", 4)
    assert typist.editor.draft.get(("criteria", 0, "bands", 3, "minutes")) == "(60,∞)"
    typist.input("bands", 3, "minutes").setFocus()
    QTest.keyClick(typist.input("bands", 3, "minutes"), Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert len(typist.editor.draft.parts(("criteria", 0, "bands"))) == 3
    QTest.keyClick(typist.editor.parts, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert len(typist.editor.draft.parts(("criteria", 0, "bands"))) == 4


def test_a_criterion_that_was_in_force_is_retired_not_removed_and_keeps_its_id(typist: Typist) -> None:
    open_criterion(typist, "late")
    box = typist.input("id")
    assert isinstance(box, Box)
    assert box.isReadOnly()
    head = typist.editor.head
    assert head.remove.isHidden()
    QTest.keyClick(head.retire, Qt.Key.Key_Space)
    made = load_scheme(typist.editor.draft.text).criterion("late")
    assert made is not None
    assert made.retired
    QTest.keyClick(head.retire, Qt.Key.Key_Space)
    assert typist.editor.draft.get(("criteria", 0, "retired")) is None


def test_a_new_criterion_is_copied_moved_and_removed(typist: Typist) -> None:
    open_criterion(typist, "late")
    QTest.keyClick(typist.editor.head.copy, Qt.Key.Key_Space)
    assert typist.editor.path == ("criteria", 1)
    assert typist.editor.draft.get(("criteria", 1, "id")) == "late-2"
    QTest.keyClick(typist.editor.parts, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert [typist.editor.draft.get(("criteria", n, "id")) for n in (0, 1)] == ["late-2", "late"]
    assert typist.editor.path == ("criteria", 0)
    QTest.keyClick(typist.editor.head.remove, Qt.Key.Key_Space)
    assert "late-2" not in typist.editor.draft.ids("criteria")


def test_a_name_in_one_language_stands_for_both_until_the_other_is_written(typist: Typist) -> None:
    typist.add("category")
    zh, en = typist.form.field("name").inputs()
    place = typist.editor.path
    typist.type(en, "Safety")
    assert typist.editor.draft.get((*place, "name")) == {"zh": "Safety", "en": "Safety"}
    typist.type(zh, "安全")
    typist.type(en, "Safety first")
    assert typist.editor.draft.get((*place, "name")) == {"zh": "安全", "en": "Safety first"}


def test_a_language_that_is_emptied_takes_over_the_other(typist: Typist) -> None:
    typist.add("category")
    zh, en = typist.form.field("name").inputs()
    place = typist.editor.path
    typist.type(zh, "安全")
    typist.type(en, "Safety")
    typist.type(en, "")
    zh.setFocus()
    assert typist.editor.draft.get((*place, "name")) == {"zh": "安全", "en": "安全"}
    assert not [one for one in typist.editor.draft.looked.faults if "name" in one.path]


def test_a_long_text_stands_whole(typist: Typist) -> None:
    typist.open("scheme")
    box = typist.input("about", place=1)
    assert isinstance(box, QPlainTextEdit)
    for text in ("Points off for each violation. " * 12, "Short."):
        typist.type(box, text)
        QApplication.processEvents()
        last = box.document().lastBlock()
        assert box.blockBoundingGeometry(last).translated(box.contentOffset()).bottom() <= box.viewport().height()


def test_a_draft_is_kept_and_taken_up_again(page: SchemesPage, typist: Typist) -> None:
    open_criterion(typist, "refused-calls")
    typist.fill("points", text="-4")
    page.show_in_force()
    page.desk.show_start()  # whatever wasn't kept yet is kept when the editor is left
    (kept,) = kept_drafts(page.session.ctx, page.session.team)
    made = load_scheme(kept.text).incident_criterion("refused-calls")
    assert made is not None
    assert made.points == -4
    page.edit_in_force()
    assert page.desk.editor is not None
    assert page.desk.editor.draft_id == kept.id
    assert page.desk.editor.draft.text == kept.text


def test_a_draft_with_faults_is_kept_as_well(page: SchemesPage, typist: Typist) -> None:
    typist.open("scheme")
    typist.fill("base", text="90")
    assert typist.editor.draft.looked.faults
    typist.editor.keep()
    (kept,) = kept_drafts(page.session.ctx, page.session.team)
    assert "base = 90" in kept.text


def test_a_preset_is_shown_in_words_and_becomes_a_draft(page: SchemesPage) -> None:
    QTest.keyClick(page.new_button, Qt.Key.Key_Space)
    gallery = page.desk.start.gallery
    names = [str(gallery.model().index(n, 0).data()) for n in range(gallery.model().rowCount())]
    assert len(names) == 20
    gallery.choose(names.index("Securities call centre"))
    QTest.keyClick(page.desk.start.begin_button, Qt.Key.Key_Space)
    assert page.desk.editor is not None
    assert load_scheme(page.desk.editor.draft.text).id == "securities-90"
    assert page.desk.editor.draft.get(("version",)) == "2"


def test_a_file_with_faults_is_taken_in_to_be_mended(page: SchemesPage, scheme_text: str, tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_text(scheme_text.replace('"(5,30)"', '"(6,30)"', 1), "utf-8")
    page.show_start()
    page.desk.start.take_file(path)
    assert page.desk.editor is not None
    assert page.desk.editor.draft.looked.faults


def test_a_draft_is_saved_as_the_file_that_it_is(typist: Typist, page: SchemesPage, tmp_path: Path) -> None:
    page.desk.save_to(tmp_path / "out.toml")
    text = (tmp_path / "out.toml").read_text("utf-8")
    assert load_scheme(text) == load_scheme(typist.editor.draft.text)


def test_a_trial_on_a_closed_month_says_who_would_move_and_changes_nothing(page: SchemesPage, typist: Typist) -> None:
    session = page.session
    for number, criterion in (("0103", "refused-calls"), ("0104", "no-greeting")):
        entry = Entry(number, date(2026, 10, 8), criterion)
        session.do(lambda entry=entry: incidents.log(session.ctx, session.team, [entry]))  # type: ignore[misc]
    for month in (Month(2026, 9), OCTOBER):
        closing.close(session.ctx, session.team, month)
    open_criterion(typist, "refused-calls")
    typist.fill("points", text="-3")
    told: list[str] = []

    def act(dialog: QDialog) -> None:
        assert isinstance(dialog, TrialDialog)
        assert dialog.month.currentData() == "2026-10"
        told.append(dialog.moves.told.text())
        dialog.accept()

    answer(act)
    QTest.keyClick(typist.editor.trial_button, Qt.Key.Key_Space)
    assert told[0].startswith("1 person would stand otherwise")
    scored = score_month(session.ctx, session.team, OCTOBER).of("0103")
    assert scored is not None
    assert scored.score == 95
    assert len(in_force(session.ctx, session.team)) == 1


def test_what_a_closed_month_would_become_is_told_as_the_draft_changes(
    page: SchemesPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(outcomes, "TRY_AFTER", 20)
    session = page.session
    for number, criterion in (("0103", "refused-calls"), ("0104", "refused-calls"), ("0105", "no-greeting")):
        entry = Entry(number, date(2026, 10, 8), criterion)
        session.do(lambda entry=entry: incidents.log(session.ctx, session.team, [entry]))  # type: ignore[misc]
    for month in (Month(2026, 9), OCTOBER):
        closing.close(session.ctx, session.team, month)
    page.show_in_force()
    before = session.ctx.store.path.read_bytes()
    page.edit_in_force()
    assert page.desk.editor is not None
    typist = Typist(page.desk.editor, page)
    outcome = typist.editor.outcome
    qtbot.waitUntil(lambda: "No score changes" in outcome.told.text())
    assert outcome.state.text() == "October 2026"

    open_criterion(typist, "refused-calls")
    typist.fill("points", text="-3")
    assert outcome.state.text() == "is tried anew…"  # what is still there is of the draft as it was
    qtbot.waitUntil(lambda: outcome.told.text().startswith("2 people would stand otherwise"))
    assert {"95.0 → 97.0", "+2.0"} <= set(texts(outcome))

    session.veil.draw()
    assert not [text for text in texts(outcome) if "97.0" in text or "+2.0" in text]
    assert "veiled" in outcome.told.text()
    session.veil.draw(False)
    assert {"95.0 → 97.0", "+2.0"} <= set(texts(outcome))

    typist.fill("points", text="x")
    qtbot.waitUntil(lambda: "Once the faults are mended" in outcome.told.text())
    assert "+2.0" not in texts(outcome)
    QTest.keyClick(typist.editor.parts, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: "No score changes" in outcome.told.text())
    assert session.ctx.store.path.read_bytes() == before


def test_a_draft_goes_into_force_and_its_records_with_it(page: SchemesPage, typist: Typist) -> None:
    session = page.session
    entry = Entry("0103", date(2026, 11, 4), "refused-calls")
    session.do(lambda: incidents.log(session.ctx, session.team, [entry]))
    open_criterion(typist, "refused-calls")
    typist.fill("points", text="-4")

    def act(dialog: QDialog) -> None:
        assert isinstance(dialog, EnforceDialog)
        dialog.verb.click()

    answer(act)
    QTest.keyClick(typist.editor.force_button, Qt.Key.Key_Space)
    assert [(one.from_month, one.version) for one in in_force(session.ctx, session.team)][-1] == (NOVEMBER, "2")
    scored = score_month(session.ctx, session.team, NOVEMBER).of("0103")
    assert scored is not None
    assert scored.score == 96
    assert page.desk.editor is None
    assert kept_drafts(session.ctx, session.team) == ()
    assert page.places.currentIndex() == 0


def test_records_of_a_criterion_that_is_gone_are_asked_for_and_carried_over(page: SchemesPage) -> None:
    session = page.session
    entry = Entry("0103", date(2026, 11, 4), "refused-calls")
    session.do(lambda: incidents.log(session.ctx, session.team, [entry]))
    page.show_start()
    page.desk.start.begin_blank()
    assert page.desk.editor is not None
    typist = Typist(page.desk.editor, page)
    typist.add("incident")
    typist.named("拒接", "Refused")
    typist.fill("points", text="-7")
    refused: list[str] = []

    def act(dialog: QDialog) -> None:
        assert isinstance(dialog, EnforceDialog)
        dialog.verb.click()
        refused.append(dialog.refusal.text())
        typist.choose(dialog.mapping.boxes["refused-calls"], "Refused")
        dialog.verb.click()

    answer(act)
    QTest.keyClick(typist.editor.force_button, Qt.Key.Key_Space)
    assert refused[0]
    scored = score_month(session.ctx, session.team, NOVEMBER).of("0103")
    assert scored is not None
    assert scored.score == 93


def test_ids_and_versions_are_proposed_that_nothing_has_had() -> None:
    assert proposed_id("迟到", "Late", {"late", "late-2"}) == "late-3"
    assert proposed_id("迟到", "迟到", set()) == "chi-dao"
    assert proposed_id("3 次", "3rd time", set()) == "c-3rd-time"
    assert next_version("1", ()) == "2"
    assert next_version("1.9", ("1.10",)) == "1.11"
    assert next_version("draft", ()) == "draft-2"
