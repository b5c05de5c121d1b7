"""Dialogs: a form with a verb on its button, a confirmation, and an error that says what to do."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QDialog, QLabel, QPushButton, QVBoxLayout, QWidget
from shiboken6 import isValid

from kpi_desktop.errors import KpiError
from kpi_desktop.texts import Translator
from kpi_desktop.ui.kit.basics import button, label, named, row, stack
from kpi_desktop.ui.kit.order import order_tab
from kpi_desktop.ui.kit.sentence import ErrorSentence
from kpi_desktop.ui.kit.tall import TallBody
from kpi_desktop.ui.room import TITLE_BAR

_MANY_LINES = 12
"""So many lines stand on the lowest screen without scrolling, also where some of them wrap."""


class FormDialog(QDialog):
    """A dialog with a title, a body, a place for a refusal, and two buttons.

    Args:
        parent: The window it belongs to.
        title: What is done here.
        verb: What the main button says.
        cancel: What the other button says; empty for none.
        apply: Called on the main button; a `KpiError` is shown in the dialog, which stays open, nothing lost. False
            where a field already says what is wrong: the dialog stays open without another sentence.
        tr: Words the errors.
        explain: A sentence beneath the title.
        tall: What is in it may be taller than a screen: it scrolls then, and the buttons stay.

    Attributes:
        help_topic: What help tells about while the dialog waits; empty for what it tells about the page.
    """

    help_topic: str = ""

    def __init__(
        self,
        parent: QWidget | None,
        title: str,
        *,
        verb: str,
        cancel: str,
        apply: Callable[[], object],
        tr: Translator,
        explain: str = "",
        tall: bool = False,
    ) -> None:
        """Lay out the frame; the caller fills `body`."""
        super().__init__(parent)
        self._apply = apply
        self._tr = tr
        self.setWindowTitle(title)
        self.setMinimumWidth(420)
        self.body: QVBoxLayout = stack(gap=12)
        self.refusal: QLabel = ErrorSentence()
        self.refusal.hide()
        self.verb: QPushButton = button(verb, self.try_it, "primary")
        self.verb.setDefault(True)
        self.buttons = row(None, gap=12)
        self.leave: QPushButton = button(cancel, self.reject)
        if cancel:
            self.buttons.addWidget(self.leave)
        self.buttons.addWidget(self.verb)
        layout = stack(label(title, "panel-title", wrap=True), gap=12, margins=(24, 20, 24, 20))
        if explain:
            layout.addWidget(label(explain, ink="second", wrap=True))
        self._tall = TallBody(self.body) if tall else None
        if self._tall is None:
            layout.addLayout(self.body)
        else:
            layout.addWidget(self._tall)
        layout.addWidget(self.refusal)
        layout.addLayout(self.buttons)
        self.setLayout(layout)

    def event(self, event: QEvent) -> bool:
        """Grow with sentences that wrap, which a window doesn't by itself: they would cover the fields.

        A tall one grows no further than the screen. What opens without a size of its own is no higher than it needs:
        Qt reckons with a narrower window, in which more lines would wrap.
        """
        grows = event.type() in {QEvent.Type.LayoutRequest, QEvent.Type.Show}
        own_size = event.type() != QEvent.Type.Show or self.testAttribute(Qt.WidgetAttribute.WA_Resized)
        done = super().event(event)  # after a deferred deletion nothing of the dialog may be asked any more
        layout = self.layout() if grows else None
        if layout is not None:
            # A least width of its own keeps Qt from asking what stands in it.
            self.setMinimumWidth(max(self.minimumWidth(), layout.minimumSize().width()))
            needed = layout.totalHeightForWidth(self.width())
            if self._tall is not None:
                hidden = self._tall.wanted(self._tall.viewport().width()) - self._tall.height()
                needed = min(self.height() + max(hidden, 0), self.screen().availableGeometry().height() - TITLE_BAR)
            if needed > self.height() or (self._tall is None and not own_size and layout.hasHeightForWidth()):
                self.resize(self.width(), needed)
        return done

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab and Shift+Tab: in the order in which things stand, also where some were put in later."""
        order_tab(self)
        return super().focusNextPrevChild(forward)

    def exec(self) -> int:
        """Wait for the answer; then it is let go, which its window would keep until it closes."""
        answer = super().exec()
        if isValid(self):
            self.deleteLater()
        return answer

    def try_it(self) -> None:
        """Do what the verb says; close when done, else say why not."""
        try:
            done = self._apply()
        except KpiError as error:
            self.refuse(worded(error, self._tr))
            return
        if done is False:
            self.refusal.hide()
        else:
            self.accept()

    def refuse(self, sentence: str) -> None:
        """Say why it can't be done; what was entered stays."""
        self.refusal.setText(sentence)
        named(self.refusal, sentence)
        self.refusal.show()


def worded(error: KpiError, tr: Translator) -> str:
    """An error and its single faults as lines, at most twenty of them."""
    lines = [tr.say(error.what), *(tr.say(problem.what) for problem in error.problems[:20])]
    if len(error.problems) > 20:
        lines.append(tr.n("and {count} more", "and {count} more", len(error.problems) - 20))
    return "\n".join(lines)


def confirm(parent: QWidget | None, title: str, text: str, *, verb: str, cancel: str, tr: Translator) -> bool:
    """Ask before something that can't simply be undone."""
    return _saying(parent, title, text, verb=verb, cancel=cancel, tr=tr).exec() == QDialog.DialogCode.Accepted


def show_error(parent: QWidget | None, error: KpiError, tr: Translator) -> None:
    """Tell a known fault in a dialog of its own, where no field stands beside it."""
    title, close = tr.t("This could not be done"), tr.c("button", "Close")
    _saying(parent, title, worded(error, tr), verb=close, cancel="", tr=tr).exec()


def _saying(parent: QWidget | None, title: str, text: str, *, verb: str, cancel: str, tr: Translator) -> FormDialog:
    """A dialog that only says something; many lines scroll, so that the buttons stay on the screen."""
    many = text.count("\n") >= _MANY_LINES
    explain = "" if many else text
    dialog = FormDialog(parent, title, verb=verb, cancel=cancel, apply=lambda: None, tr=tr, explain=explain, tall=many)
    if many:
        dialog.body.addWidget(label(text, ink="second", wrap=True))
    return dialog
