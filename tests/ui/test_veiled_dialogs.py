"""The veil over what is open when it is drawn: nothing to read, nothing to press, nothing lost."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit

from kpi_desktop.ui.kit import FormDialog, label
from kpi_desktop.ui.window import MainWindow
from tests.leader import CTRL, Hands

Key = Qt.Key


class Asking(FormDialog):
    """A dialog with a score in its title and its text, and a field."""

    def __init__(self, window: MainWindow) -> None:
        self.applied: list[str] = []
        super().__init__(
            window,
            "刘伟：迟到 9 分钟 −5.0",
            verb="OK",
            cancel="Cancel",
            apply=lambda: self.applied.append(self.field.text()),
            tr=window.session.tr,
        )
        self.field = QLineEdit()
        self.body.addWidget(self.field)
        self.body.addWidget(label("94.0"))
        self.field.setFocus()


def opened(window: MainWindow, hands: Hands) -> Asking:
    made = Asking(window)
    made.open()
    hands.takes(made)
    hands.qtbot.waitUntil(made.field.hasFocus)
    return made


def at_the_middle(dialog: QDialog) -> bool:
    """Whether what is seen at a label of the dialog is the cover and not the label."""
    found = dialog.childAt(dialog.rect().center())
    while found is not None and found.parentWidget() is not dialog:
        found = found.parentWidget()
    return found is not None and found.geometry() == dialog.rect()


def test_the_key_covers_an_open_dialog_and_its_title_and_gives_them_back(window: MainWindow, hands: Hands) -> None:
    dialog = opened(window, hands)
    title = dialog.windowTitle()
    hands.types("abc")
    hands.presses(Key.Key_L, held=CTRL)
    assert window.session.veil.drawn
    assert "5.0" not in dialog.windowTitle()
    assert at_the_middle(dialog)
    hands.presses(Key.Key_L, held=CTRL)
    assert dialog.windowTitle() == title
    assert not at_the_middle(dialog)
    hands.types("d")
    assert dialog.field.text() == "abcd", "the caret is where it was"


def test_no_key_reaches_what_is_covered(window: MainWindow, hands: Hands) -> None:
    dialog = opened(window, hands)
    hands.presses(Key.Key_L, held=CTRL)
    hands.types("x")
    hands.presses(Key.Key_Tab, Key.Key_Return, Key.Key_Space, Key.Key_Escape)
    assert dialog.isVisible()
    assert dialog.applied == []
    assert dialog.field.text() == ""
    dialog.field.setFocus()  # as something that comes late would
    hands.types("y")
    assert dialog.field.text() == ""
    dialog.close()
    assert dialog.isVisible(), "what can't be seen isn't closed"
    dialog.resize(700, 500)
    QApplication.processEvents()
    assert at_the_middle(dialog), "also where it grows"
    (cover,) = window.veiled_dialogs.covers
    hands.clicks(cover.lift)
    assert not window.session.veil.drawn
    hands.presses(Key.Key_Escape)
    assert not dialog.isVisible()


def test_a_dialog_over_a_dialog_and_one_opened_under_the_veil(window: MainWindow, hands: Hands) -> None:
    below = opened(window, hands)
    above = FormDialog(below, "94.0", verb="OK", cancel="", apply=lambda: None, tr=window.session.tr)
    above.open()
    hands.takes(above)
    hands.presses(Key.Key_L, held=CTRL)
    assert at_the_middle(below)
    assert at_the_middle(above)
    hands.presses(Key.Key_L, held=CTRL)
    above.close()
    below.close()
    window.session.veil.draw(True)
    later = opened(window, hands)
    assert not at_the_middle(later), "it is worded without scores"
    hands.presses(Key.Key_L, held=CTRL)
    assert not window.session.veil.drawn, "its key is heard there, too"
    later.close()
