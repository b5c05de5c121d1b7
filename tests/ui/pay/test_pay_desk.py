"""Pay plans in the window: chosen, made, edited and checked, read from a file and written into one."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from kpi_desktop import paths
from kpi_desktop.domain.month import Month
from kpi_desktop.schemes.pay_library import plan_text
from kpi_desktop.schemes.pay_reading import load_plan
from kpi_desktop.services import pay_plans
from kpi_desktop.services.drafts import kept_drafts
from kpi_desktop.ui.pay.enforce import EnforcePlanDialog, put_plan_file_in_force
from kpi_desktop.ui.schemes.faults import FaultsDialog
from kpi_desktop.ui.settings import SettingsPage
from tests.services.plans_held import text_in_force
from tests.ui.pay.plan_typist import COMMISSION, PERCENTAGE, YUAN, PlanTypist
from tests.ui.windows import answer

OCTOBER, NOVEMBER = Month(2026, 10), Month(2026, 11)
PAY = paths.resources() / "pay"


def at_work(page: SettingsPage) -> PlanTypist:
    assert page.desk.editor is not None
    return PlanTypist(page.desk.editor, page)  # type: ignore[arg-type]


def accept(dialog: QDialog) -> None:
    assert isinstance(dialog, EnforcePlanDialog)
    QTest.keyClick(dialog.verb, Qt.Key.Key_Space)


def test_a_plan_is_chosen_among_those_of_the_program(page: SettingsPage) -> None:
    QTest.keyClick(page.pay.choose_button, Qt.Key.Key_Space)
    start = page.desk.start
    assert start.gallery.hasFocus()
    QTest.keyClick(start.gallery, Qt.Key.Key_Down)
    asked = answer(accept)
    QTest.keyClick(start.force_button, Qt.Key.Key_Space)
    assert asked
    assert page.pay.now.text() == "Base, incentive and prizes, version 1"
    assert page.pay.since.text() == "In force since November 2026"
    assert page.pay.plans.currentData() == "g1g2g3"
    assert page.pay.isVisible()


def test_closed_months_are_not_offered(page: SettingsPage) -> None:
    text = plan_text(PAY, "band-pay")
    dialog = EnforcePlanDialog(page, page.session, text, load_plan(text))
    assert dialog.month.itemData(0) == str(NOVEMBER)
    assert dialog.chosen == NOVEMBER


def test_sales_of_18000_give_900(typist: PlanTypist) -> None:
    typist.open("settings")
    typist.rows_wanted("measures", 1)
    typist.fill("measures", 0, "id", text="sales")
    typist.fill("measures", 0, "name", text="Sales")
    typist.add_kind(COMMISSION)
    typist.named("提成", "Commission")
    typist.fill("tiers", 0, "percent", text="5")
    assert typist.tries("sales", "18000") == "900.00"
    assert "18000 × 5 % = 900" in typist.editor.tester.why.text()
    assert typist.editor.findings.count.text() == "0 faults, 0 notices"


def test_a_fault_is_told_while_it_is_typed_and_leads_to_its_field(typist: PlanTypist) -> None:
    typist.add_kind(PERCENTAGE)
    typist.fill("bands", 1, "at_least", text="95")
    found = typist.editor.findings.rows[0]
    assert found.finding.icon == "warning"
    assert typist.form.field("bands", 1, "at_least").inputs()[0].property("fault")
    typist.open("plan")
    row = typist.editor.findings.rows[0]
    row.setFocus()
    QTest.keyClick(row, Qt.Key.Key_Return)
    assert typist.editor.path == ("components", 0)
    assert QApplication.focusWidget() in [one for field in typist.form.editors for one in field.inputs()]


def test_a_percentage_becomes_yuan_and_back_by_undo(typist: PlanTypist) -> None:
    typist.add_kind(PERCENTAGE)
    typist.way("Kind", "yuan by bands of the score")
    assert typist.editor.draft.get(("components", 0, "bands")) == [{"at_least": 0, "amount": 0}]
    typist.fill("bands", 0, "amount", text="300")
    assert typist.tries("score", "12") == "300.00"
    for _ in range(2):
        QTest.keyClick(typist.editor, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert typist.editor.draft.get(("components", 0, "wage")) == "performance-wage"


def test_a_faulty_draft_is_not_put_in_force_but_kept(page: SettingsPage, typist: PlanTypist) -> None:
    typist.add_kind(COMMISSION)

    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, FaultsDialog)
        assert dialog.faults.toPlainText() == "New component, Measure: empty; fill it in or choose"
        dialog.accept()

    asked = answer(look)
    QTest.keyClick(typist.editor.force_button, Qt.Key.Key_Space)
    assert asked
    assert page.window().focusWidget() is typist.form.field("measure").inputs()[0]  # led to what is to be mended
    session = page.session
    assert pay_plans.plans_in_force(session.ctx, session.team) == ()
    typist.editor.leave()
    (kept,) = kept_drafts(session.ctx, session.team, "pay")
    assert 'kind = "commission"' in kept.text
    assert kept_drafts(session.ctx, session.team) == ()


def test_a_draft_is_taken_up_again_where_it_was_left(page: SettingsPage, typist: PlanTypist) -> None:
    typist.add_kind(YUAN)
    typist.named("奖金", "Prize")
    typist.editor.leave_wanted.emit()
    assert page.pay.isVisible()
    QTest.keyClick(page.pay.choose_button, Qt.Key.Key_Space)
    (kept,) = kept_drafts(page.session.ctx, page.session.team, "pay")
    page.desk.start.resume(kept)
    assert at_work(page).editor.draft.get(("components", 0, "name")) == {"zh": "奖金", "en": "Prize"}


def test_the_plan_in_force_is_edited_as_its_next_version(page: SettingsPage) -> None:
    session = page.session
    session.do(lambda: pay_plans.put_plan_in_force(session.ctx, session.team, "band-pay", NOVEMBER))
    QTest.keyClick(page.pay.edit_button, Qt.Key.Key_Space)
    typist = at_work(page)
    assert typist.editor.draft.get(("version",)) == "2"
    typist.open("components", 0)
    typist.fill("bands", 4, "percent", text="40")
    asked = answer(accept)
    QTest.keyClick(typist.editor.force_button, Qt.Key.Key_Space)
    assert asked
    held = pay_plans.plan_for(session.ctx, session.team, NOVEMBER)
    before = load_plan(plan_text(PAY, "band-pay"))
    assert held is not None
    assert held.version == "2"
    assert str(held.components[0].bands[4].percent) == "40"  # type: ignore[union-attr]
    assert held.standing == before.standing
    assert page.pay.plans.currentText() == "Performance wage by score band, version 2"
    assert page.pay.plans.currentData() == text_in_force(session.ctx, session.team, NOVEMBER)
    assert kept_drafts(session.ctx, session.team, "pay") == ()


def test_a_plan_of_ones_own_can_be_put_in_force_again_from_the_list(page: SettingsPage) -> None:
    session = page.session
    own = plan_text(PAY, "band-pay").replace('id = "band-pay"', 'id = "own"')
    session.do(lambda: pay_plans.put_plan_in_force(session.ctx, session.team, own, NOVEMBER))
    assert page.pay.plans.currentData() == own
    december = page.pay.months.findData("2026-12")
    session.do(lambda: pay_plans.put_plan_in_force(session.ctx, session.team, None, Month(2026, 12)))
    assert page.pay.plans.currentData() == own
    page.pay.months.setCurrentIndex(december)
    assert page.pay.plans.currentText() == "No pay plan"
    page.pay.plans.setCurrentIndex(page.pay.plans.findData(own))
    QTest.keyClick(page.pay.put_button, Qt.Key.Key_Space)
    assert text_in_force(session.ctx, session.team, Month(2026, 12)) == own


def test_every_fault_of_a_file_is_named(page: SettingsPage, tmp_path: Path) -> None:
    text = plan_text(PAY, "g1g2g3").replace("full_days", "whole_days").replace("default = 3000", 'default = "much"')
    file = tmp_path / "plan.toml"
    file.write_text(text + '\n[[components]]\nid = "x"\nkind = "gift"\n', "utf-8")
    seen: list[str] = []

    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, FaultsDialog)
        seen.append(dialog.faults.toPlainText())
        dialog.accept()

    asked = answer(look)
    assert not put_plan_file_in_force(page, page.session, file)
    assert asked
    for named in ("components.g1.whole_days", "settings.base-probation.default", "components.x.kind"):
        assert named in seen[0]


def test_a_plan_goes_through_a_file_as_it_is(page: SettingsPage, tmp_path: Path) -> None:
    session, file = page.session, tmp_path / "plan.toml"
    session.do(lambda: pay_plans.put_plan_in_force(session.ctx, session.team, "levels", NOVEMBER))
    page.pay.save_to(file)
    assert page.pay.told.text() == "Saved: plan.toml"
    session.do(lambda: pay_plans.put_plan_in_force(session.ctx, session.team, None, NOVEMBER))
    assert not page.pay.save_button.isEnabled()
    asked = answer(accept)
    assert put_plan_file_in_force(page, session, file)
    assert asked
    assert text_in_force(session.ctx, session.team, NOVEMBER) == plan_text(PAY, "levels")
