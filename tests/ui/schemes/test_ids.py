"""Ids in the editor: what refers to a part follows its id, goes with the part, and no id is ever given twice."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLabel

from kpi_desktop.domain.month import Month
from kpi_desktop.schemes.reading import load_scheme
from kpi_desktop.services.schemes import in_force, put_in_force
from kpi_desktop.ui.schemes import SchemesPage
from kpi_desktop.ui.schemes.enforce import EnforceDialog, put_file_in_force
from tests.ui.schemes.typist import Typist, open_criterion
from tests.ui.windows import answer

SEPTEMBER = Month(2026, 9)


def two_that_belong_together(typist: Typist) -> None:
    """Lateness that counts as absence, together with it counted; both new."""
    typist.add("incident")
    typist.named("旷工", "Absent")
    typist.fill("id", text="absent")
    typist.add("incident")
    typist.named("晚到", "Tardy")
    typist.fill("id", text="tardy")
    typist.block("counts as another criterion, too")
    typist.choose(typist.input("converts", "to"), "Absent")
    typist.rows_wanted("escalations", 1)
    typist.fill("escalations", 0, "points", text="-2")
    typist.tick("escalations", 0, "counts", place=names_of(typist, "escalations", 0, "counts").index("Absent"))


def names_of(typist: Typist, *where: str | int) -> list[str]:
    return [str(box.property("text")) for box in typist.form.field(*where).inputs()]


def test_what_refers_to_a_part_follows_its_id_in_the_same_step(typist: Typist) -> None:
    two_that_belong_together(typist)
    before = typist.editor.draft.text
    open_criterion(typist, "absent")
    box = typist.input("id")
    typist.type(box, "no-show")
    made = load_scheme(typist.editor.draft.text)
    tardy = made.incident_criterion("tardy")
    assert tardy is not None
    assert tardy.converts is not None
    assert tardy.converts.to == "no-show"
    assert tardy.escalations[0].counts == ("tardy", "no-show")
    QTest.keyClick(box, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert typist.editor.draft.text == before
    QTest.keyClick(typist.input("id"), Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert load_scheme(typist.editor.draft.text) == made


def test_an_id_that_is_emptied_and_typed_later_still_leads_there(typist: Typist) -> None:
    two_that_belong_together(typist)
    open_criterion(typist, "absent")
    typist.type(typist.input("id"), "")
    typist.input("code").setFocus()
    assert typist.editor.draft.looked.faults
    typist.type(typist.input("id"), "gone")
    assert not typist.editor.draft.looked.faults


def test_typing_through_the_id_of_another_part_takes_nothing_of_it_along(typist: Typist) -> None:
    two_that_belong_together(typist)
    typist.add("incident")
    typist.named("缺席", "Missing")
    typist.fill("id", text="absent-minded")
    tardy = load_scheme(typist.editor.draft.text).incident_criterion("tardy")
    assert tardy is not None
    assert tardy.converts is not None
    assert tardy.converts.to == "absent"


def test_a_part_that_others_use_is_removed_after_asking_only(typist: Typist) -> None:
    two_that_belong_together(typist)
    before = typist.editor.draft.text
    open_criterion(typist, "absent")
    told: list[str] = []

    def refuse(dialog: QDialog) -> None:
        told.extend(one.text() for one in dialog.findChildren(QLabel))
        dialog.reject()

    answer(refuse)
    QTest.keyClick(typist.editor.head.remove, Qt.Key.Key_Space)
    assert any("It is used by: Tardy" in one for one in told)
    assert typist.editor.draft.text == before
    answer(lambda dialog: dialog.accept())
    QTest.keyClick(typist.editor.head.remove, Qt.Key.Key_Space)
    made = load_scheme(typist.editor.draft.text).incident_criterion("tardy")
    assert made is not None
    assert made.converts is None
    assert made.escalations[0].counts == ("tardy",)
    QTest.keyClick(typist.editor.parts, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert typist.editor.draft.text == before


def test_a_figure_that_a_target_reads_is_removed_after_asking_only(typist: Typist) -> None:
    typist.open("settings")
    typist.rows_wanted("settings", 1)
    typist.fill("settings", 0, "id", text="goal")
    typist.add("measure")
    typist.named("外呼量", "Calls made")
    typist.way("Scored", "against a target")
    typist.choose(typist.input("method", "setting"), "goal")
    typist.open("settings")
    seen = answer(lambda dialog: dialog.reject())
    typist.rows("settings").remove(0)
    assert seen
    assert typist.editor.draft.ids("settings") == {"goal"}


def test_the_id_of_a_criterion_that_is_gone_is_refused_while_it_is_typed(page: SchemesPage, scheme_text: str) -> None:
    session = page.session
    chats = scheme_text.replace('version = "1"', 'version = "2"', 1).replace('id = "refused-calls"', 'id = "other"')
    assert chats != scheme_text
    put_in_force(session.ctx, session.team, chats, Month(2026, 11))
    page.edit_in_force()
    assert page.desk.editor is not None
    typist = Typist(page.desk.editor, page)
    typist.add("incident")
    typist.named("吵架", "Quarrel")
    typist.fill("id", text="refused-calls")
    (fault,) = typist.editor.draft.looked.faults
    said = session.tr.say(fault.what)
    assert "refused-calls" in said
    assert "version 1" in said
    assert typist.input("id").property("fault")
    typist.fill("id", text="quarrel")
    assert not typist.editor.draft.looked.faults


def test_a_file_that_gives_an_id_away_is_refused(page: SchemesPage, scheme_text: str, tmp_path: Path) -> None:
    session = page.session
    head = scheme_text.index('id = "refused-calls"')
    name = scheme_text.index("name = ", head)
    retired = scheme_text[:name] + "retired = true\n" + scheme_text[name:]
    put_in_force(session.ctx, session.team, retired, Month(2026, 10))
    given = scheme_text[:name] + 'name = { zh = "吵架", en = "Quarrel" }' + scheme_text[scheme_text.index("\n", name) :]
    path = tmp_path / "given.toml"
    path.write_text(given, "utf-8")
    refused: list[str] = []

    def act(dialog: QDialog) -> None:
        assert isinstance(dialog, EnforceDialog)
        dialog.verb.click()
        refused.append(dialog.refusal.text())
        dialog.reject()

    answer(act)
    assert not put_file_in_force(page, session, path)
    assert "refused-calls" in refused[0]
    assert [one.from_month for one in in_force(session.ctx, session.team)] == [SEPTEMBER, Month(2026, 10)]
    assert session.ctx.clock.today() >= date(2026, 11, 1)


def test_the_id_of_a_figure_in_force_stays(page: SchemesPage) -> None:
    page.show_start()
    gallery = page.desk.start.gallery
    names = [str(gallery.model().index(n, 0).data()) for n in range(gallery.model().rowCount())]
    gallery.choose(names.index("Outbound, three indexes"))
    page.desk.start.begin_chosen()
    assert page.desk.editor is not None
    text = page.desk.editor.draft.text
    put_in_force(page.session.ctx, page.session.team, text, Month(2026, 11))
    page.edit_in_force()
    typist = Typist(page.desk.editor, page)
    typist.open("settings")
    assert typist.editor.draft.parts(("settings",))
    assert typist.input("settings", 0, "id").property("readOnly")
