"""The bar that tells what was done; it stays until the next thing is done."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFrame, QLabel, QPushButton

from kpi_desktop.ui.kit.basics import button, key_cap, label, named, row


class Told(QFrame):
    """A line with a sentence and at most one action beside its key.

    Args:
        action: What the button says, such as "Undo"; empty for none.
        key: The key that does the same.
        pressed: Called when the button is pressed.
        kind: told, doubt or fault: gives the ground.
        icon: Stands before the sentence.
    """

    def __init__(
        self,
        action: str = "",
        key: str = "",
        pressed: Callable[[], object] | None = None,
        kind: str = "told",
        icon: QPixmap | None = None,
    ) -> None:
        """Start hidden: there is nothing to tell yet."""
        super().__init__()
        self.setObjectName(kind)
        self.text = ""
        self.sentence: QLabel = label("", wrap=True)
        self.action: QPushButton | None = None
        self.action_key: QLabel | None = None
        parts = row(margins=(12, 4, 12, 4))
        if icon is not None:
            sign = QLabel()
            sign.setPixmap(icon)
            parts.addWidget(sign)
        parts.addWidget(self.sentence, 1)
        if pressed is not None:
            self.action = button(action, pressed, "link")
            parts.addWidget(self.action)
            self.action_key = key_cap(key)
            parts.addWidget(self.action_key)
            if not key:
                self.action_key.hide()
        self.setLayout(parts)
        self.hide()

    def tell(self, sentence: str, *, can_act: bool = True, amounts: Iterable[tuple[str, str]] = ()) -> None:
        """Show a sentence; screen readers hear it as the bar's name.

        Args:
            sentence: Plain text, never read as markup.
            can_act: Whether the action is offered.
            amounts: Parts of the sentence, in order, each with its colour as ``#RRGGBB``: points, which have a sign.
        """
        self.text = sentence
        coloured = _coloured(sentence, amounts)
        self.sentence.setTextFormat(Qt.TextFormat.RichText if coloured else Qt.TextFormat.PlainText)
        self.sentence.setText(coloured or sentence)
        named(self, sentence)
        if self.action is not None:
            self.action.setVisible(can_act)
        if self.action_key is not None:
            self.action_key.setVisible(can_act and bool(self.action_key.text()))
        self.show()


def _coloured(sentence: str, amounts: Iterable[tuple[str, str]]) -> str:
    """The sentence as markup, everything that people wrote escaped; empty where nothing is to be coloured."""
    made, rest = "", sentence
    for amount, colour in amounts:
        before, found, after = rest.partition(amount)
        if amount and found:
            made += f'{escape(before)}<span style="color:{colour}; white-space:nowrap">{escape(found)}</span>'
            rest = after
    return made + escape(rest) if made else ""
