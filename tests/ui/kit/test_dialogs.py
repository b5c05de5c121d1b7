"""Dialogs keep what was entered until it is done, and say why not."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from kpi_desktop.domain.problems import Problem
from kpi_desktop.domain.words import Language, Message
from kpi_desktop.errors import FaultyDataError, KpiError
from kpi_desktop.texts import Translator
from kpi_desktop.ui.kit import FormDialog, confirm, show_error
from kpi_desktop.ui.kit.dialogs import worded
from kpi_desktop.ui.theme import Theme
from tests.leader import Hands

pytestmark = pytest.mark.usefixtures("theme")
MISSING = "The reason is missing; enter one."


@pytest.fixture
def tr(speak: Callable[[Language], Translator]) -> Translator:
    return speak("en")


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(600, 400)
    made.show()
    return made


def form(parent: QWidget, tr: Translator, apply: Callable[[], object]) -> tuple[FormDialog, QLineEdit]:
    dialog = FormDialog(parent, "Void", verb="Void it", cancel="Keep", apply=apply, tr=tr, explain="Why.")
    field = QLineEdit()
    dialog.body.addWidget(field)
    dialog.open()
    return dialog, field


def test_a_refusal_stays_in_the_dialog_and_nothing_entered_is_lost(
    parent: QWidget, tr: Translator, qtbot: QtBot
) -> None:
    refused = [True]

    def apply() -> None:
        if refused.pop():
            refused.append(False)
            raise KpiError(Message(MISSING))

    dialog, field = form(parent, tr, apply)
    hands = Hands(qtbot)
    hands.takes(dialog)
    field.setFocus()
    hands.types("storm")
    hands.presses(Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert dialog.refusal.text() == MISSING
    assert dialog.refusal.accessibleName() == MISSING
    assert field.text() == "storm"

    hands.presses(Qt.Key.Key_Return)
    assert not dialog.isVisible()
    assert dialog.result() == FormDialog.DialogCode.Accepted


def test_escape_does_nothing_but_close(parent: QWidget, tr: Translator, qtbot: QtBot) -> None:
    called: list[None] = []
    dialog, field = form(parent, tr, lambda: called.append(None))
    hands = Hands(qtbot)
    hands.takes(dialog)
    field.setFocus()
    hands.presses(Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert called == []


def test_a_long_refusal_has_room(parent: QWidget, tr: Translator, qtbot: QtBot) -> None:
    dialog, field = form(parent, tr, lambda: None)
    qtbot.waitExposed(dialog)
    dialog.refuse("Something is wrong with this line, and here is what to do about it. " * 6)
    QApplication.processEvents()
    assert dialog.refusal.height() >= dialog.refusal.heightForWidth(dialog.refusal.width())
    assert field.height() >= field.minimumSizeHint().height()
    assert dialog.rect().contains(dialog.verb.geometry())


def test_many_faults_are_told_twenty_at_a_time(tr: Translator) -> None:
    problems = tuple(Problem(("people", place), Message("Row {row}", {"row": str(place)})) for place in range(23))
    lines = worded(FaultyDataError(Message("Nothing was taken in"), problems), tr).splitlines()
    assert lines[0] == "Nothing was taken in"
    assert lines[1:21] == [f"Row {place}" for place in range(20)]
    assert lines[21:] == ["and 3 more"]


@pytest.mark.parametrize("yes", [True, False])
def test_asking_first_hears_the_answer(parent: QWidget, tr: Translator, qtbot: QtBot, *, yes: bool) -> None:
    hands = Hands(qtbot)
    hands.answers(FormDialog, lambda dialog: dialog.try_it() if yes else dialog.reject())
    assert confirm(parent, "Replace", "It is there.", verb="Replace", cancel="Keep", tr=tr) is yes


def test_an_error_is_told_with_every_fault_and_one_button(parent: QWidget, tr: Translator, qtbot: QtBot) -> None:
    error = FaultyDataError(Message("Nothing was taken in"), (Problem(("people", 0), Message(MISSING)),))
    texts: list[str] = []

    def read(dialog: FormDialog) -> None:
        texts.extend(label.text() for label in dialog.findChildren(QLabel))
        dialog.accept()

    seen = Hands(qtbot).answers(FormDialog, read)
    show_error(parent, error, tr)
    assert len(seen) == 1
    assert f"Nothing was taken in\n{MISSING}" in texts


def test_a_dialog_without_a_window_is_told_too(tr: Translator, qtbot: QtBot) -> None:
    """As when the database can't be opened at all."""
    seen = Hands(qtbot).answers(FormDialog, lambda dialog: dialog.accept())
    show_error(None, KpiError(Message(MISSING)), tr)
    assert len(seen) == 1


def test_enter_on_the_other_button_leaves_and_in_a_field_does_what_the_verb_says(
    parent: QWidget, tr: Translator
) -> None:
    applied: list[int] = []
    dialog, _ = form(parent, tr, lambda: applied.append(1))
    keep = next(each for each in dialog.findChildren(QPushButton) if each.text() == "Keep")
    QTest.keyClick(keep, Qt.Key.Key_Return)
    assert applied == []
    assert not dialog.isVisible()

    dialog, field = form(parent, tr, lambda: applied.append(1))
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert applied == [1]
    assert not dialog.isVisible()


def test_a_form_whose_field_says_what_is_wrong_stays_open_without_a_second_sentence(
    parent: QWidget, tr: Translator
) -> None:
    dialog, _ = form(parent, tr, lambda: False)
    dialog.refuse("Something else was wrong before.")

    dialog.try_it()

    assert dialog.isVisible()
    assert not dialog.refusal.isVisible()
    dialog.reject()


def test_a_refusal_has_a_warning_sign_before_it(parent: QWidget, tr: Translator, theme: Theme) -> None:
    dialog, _ = form(parent, tr, lambda: None)
    dialog.refuse(MISSING)
    picture = dialog.refusal.grab().toImage()

    behind = {picture.pixelColor(x, y).name() for x in range(17, 21) for y in range(picture.height())}
    inks = {picture.pixelColor(x, y).name() for x in range(16) for y in range(picture.height())}

    assert theme.colour("minus").name() in inks
    assert len(behind) == 1, "the text begins behind the sign"
    dialog.reject()


def test_a_dialog_that_was_waited_for_is_let_go(parent: QWidget, tr: Translator) -> None:
    def answer() -> None:
        (dialog,) = parent.findChildren(FormDialog)
        QTest.keyClick(dialog, Qt.Key.Key_Escape)

    QTimer.singleShot(0, answer)
    assert not confirm(parent, "Replace", "It is there.", verb="Replace", cancel="Keep", tr=tr)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert parent.findChildren(FormDialog) == []


def test_a_question_of_many_lines_keeps_its_buttons_on_the_screen(
    parent: QWidget, tr: Translator, qtbot: QtBot
) -> None:
    seen: list[tuple[bool, bool]] = []

    def look(dialog: FormDialog) -> None:
        said = any("Row 59" in one.text() for one in dialog.findChildren(QLabel))
        seen.append((said, dialog.frameGeometry().height() <= dialog.screen().availableGeometry().height()))
        dialog.reject()

    Hands(qtbot).answers(FormDialog, look)
    confirm(parent, "Take in", "\n".join(f"Row {n}" for n in range(60)), verb="Take in", cancel="Cancel", tr=tr)
    assert seen == [(True, True)]
