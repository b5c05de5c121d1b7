"""The forms of a pay plan under the fingers: what is missing is made on the spot, and the caret stays where it was."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QPushButton

from kpi_desktop.domain.month import Month
from kpi_desktop.services import pay_plans
from kpi_desktop.ui.pay.enforce import EnforcePlanDialog
from kpi_desktop.ui.schemes.editor.declaring import DeclareDialog
from kpi_desktop.ui.schemes.editor.nodes import WaysNode
from kpi_desktop.ui.settings import SettingsPage
from tests.ui.pay.plan_typist import COMMISSION, OUTPUT, PERCENTAGE, PRIZES, PlanTypist
from tests.ui.windows import answer, texts

NOVEMBER = Month(2026, 11)


def told(typist: PlanTypist) -> list[tuple[str, str]]:
    """What the check says at the right, and where."""
    return [(row.finding.said, row.finding.where) for row in typist.editor.findings.rows]


def declaring(button: QPushButton, *, name: str = "Sales", unit: str = "yuan") -> list[QDialog]:
    """Press a button that declares something new, and answer what is asked with keys."""

    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, DeclareDialog)
        QTest.keyClick(dialog.name, Qt.Key.Key_Return)
        assert "Type what it is called" in texts(dialog)
        QTest.keyClicks(dialog.name, name)
        QTest.keyClicks(dialog.unit, unit)
        QTest.keyClick(dialog.verb, Qt.Key.Key_Space)

    asked = answer(fill)
    QTest.keyClick(button, Qt.Key.Key_Space)
    return asked


def test_a_measure_that_is_missing_is_declared_where_it_is_wanted(typist: PlanTypist) -> None:
    typist.add_kind(COMMISSION)
    assert ("empty; fill it in or choose", "New component, Measure") in told(typist)
    field = typist.form.field("measure")
    button = next(one for one in field.findChildren(QPushButton) if one.text() == "New…")
    assert declaring(button)
    draft = typist.editor.draft
    assert draft.get(("measures",)) == [
        {"id": "sales", "name": {"zh": "Sales", "en": "Sales"}, "unit": {"zh": "yuan", "en": "yuan"}}
    ]
    assert draft.get(("components", 0, "measure")) == "sales"
    assert not button.isVisible()
    assert list(typist.editor.tester.entries) == ["sales"]
    draft.undo()
    assert draft.get(("measures",)) is None
    assert draft.get(("components", 0, "measure")) == ""


def test_a_quantity_is_declared_among_those_that_are_added_up(typist: PlanTypist) -> None:
    typist.add_kind(OUTPUT)
    typist.rows_wanted("terms", 1)
    field = typist.form.field("terms", 0, "quantity")
    button = next(one for one in field.findChildren(QPushButton) if one.text() == "New…")
    assert declaring(button, name="Calls")
    assert typist.editor.draft.get(("components", 0, "terms", 0, "quantity")) == ["calls"]


def test_arrow_keys_go_from_kind_to_kind(typist: PlanTypist) -> None:
    typist.add_kind(PERCENTAGE)
    box = next(one for one in typist.form.findChildren(WaysNode) if one.box.accessibleName() == "Kind").box
    box.setFocus()
    kinds = []
    for _ in range(3):
        caret = QApplication.focusWidget()
        assert isinstance(caret, QComboBox)
        QTest.keyClick(caret, Qt.Key.Key_Down)
        kinds.append(typist.editor.draft.get(("components", 0, "kind")))
    assert kinds == ["by-score", "commission", "wage"]


def test_the_name_that_a_component_begins_with_is_typed_over(typist: PlanTypist) -> None:
    typist.add_kind(PERCENTAGE)
    caret = QApplication.focusWidget()
    assert caret is not None
    QTest.keyClicks(caret, "Prize")
    assert typist.editor.draft.get(("components", 0, "name")) == {"zh": "Prize", "en": "Prize"}


def test_nothing_is_asked_of_a_component_that_can_not_be_tried(typist: PlanTypist) -> None:
    typist.add_kind(PERCENTAGE)
    assert list(typist.editor.tester.entries) == ["score", "performance-wage"]
    typist.add_kind(COMMISSION)
    assert not typist.editor.tester.entries


def test_what_lacks_in_both_languages_is_told_once(typist: PlanTypist) -> None:
    typist.add_kind(OUTPUT)
    typist.rows_wanted("terms", 1)
    empty = "empty; fill it in or choose"
    where = "New component, The sum of, row 1"
    assert [one for one in told(typist) if one[0] == empty] == [(empty, f"{where}, Called"), (empty, f"{where}, Price")]
    assert typist.editor.findings.count.text().startswith("2 faults")


def test_an_empty_plan_or_contest_can_not_be_put_in_force(typist: PlanTypist) -> None:
    empty = ("there is no component, so nothing would be paid; add one", "The plan as a whole")
    assert told(typist) == [empty]
    typist.add_kind(PRIZES)
    assert told(typist) == [("is empty; add a contest", "New component, Contests")]


def test_before_a_plan_is_put_in_force_it_says_what_it_changes(page: SettingsPage) -> None:
    session = page.session
    session.do(lambda: pay_plans.put_plan_in_force(session.ctx, session.team, "band-pay", NOVEMBER))
    QTest.keyClick(page.pay.edit_button, Qt.Key.Key_Space)
    assert page.desk.editor is not None
    typist = PlanTypist(page.desk.editor, page)  # type: ignore[arg-type]
    typist.open("components", 0)
    typist.fill("bands", 4, "percent", text="40")
    seen: list[str] = []

    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, EnforcePlanDialog)
        seen.append(dialog.changes.toPlainText())
        dialog.month.setCurrentIndex(dialog.month.findData("2026-12"))
        dialog.reject()

    answer(look)
    QTest.keyClick(typist.editor.force_button, Qt.Key.Key_Space)
    assert len(seen) == 1
    assert seen[0].startswith("Performance wage: ")
    assert "50" in seen[0]
    assert "40" in seen[0]


def test_a_new_row_gets_the_caret(typist: PlanTypist) -> None:
    typist.add_kind(PERCENTAGE)
    rows = typist.rows("bands")
    rows.add.setFocus()
    QTest.keyClick(rows.add, Qt.Key.Key_Space)
    caret = QApplication.focusWidget()
    assert caret is typist.form.field("bands", 2, "at_least").inputs()[0]
    QTest.keyClicks(caret, "5")
    assert typist.editor.draft.get(("components", 0, "bands", 2, "at_least")) == 5
