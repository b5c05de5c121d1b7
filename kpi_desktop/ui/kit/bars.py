"""The bar that tells what was done; it stays until the next thing is done."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QLabel, QPushButton

from kpi_desktop.ui.kit.basics import button, key_cap, label, named, row


class Told(QFrame):
    """A line with a sentence and at most one action beside its key.

    Args:
        action: What the button says, such as "Undo"; empty for none.
        key: The key that does the same.
        pressed: Called when the button is pressed.
        kind: told, doubt or fault: gives the ground.
    """

    def __init__(
        self, action: str = "", key: str = "", pressed: Callable[[], object] | None = None, kind: str = "told"
    ) -> None:
        """Start hidden: there is nothing to tell yet."""
        super().__init__()
        self.setObjectName(kind)
        self.sentence: QLabel = label("", wrap=True)
        self.action: QPushButton | None = None
        self.action_key: QLabel | None = None
        parts = row(self.sentence, margins=(12, 4, 12, 4))
        parts.setStretch(0, 1)
        if pressed is not None:
            self.action = button(action, pressed, "link")
            parts.addWidget(self.action)
            self.action_key = key_cap(key)
            parts.addWidget(self.action_key)
            if not key:
                self.action_key.hide()
        self.setLayout(parts)
        self.hide()

    def tell(self, sentence: str, *, can_act: bool = True) -> None:
        """Show a sentence; screen readers hear it as the bar's name."""
        self.sentence.setText(sentence)
        named(self, sentence)
        if self.action is not None:
            self.action.setVisible(can_act)
        if self.action_key is not None:
            self.action_key.setVisible(can_act and bool(self.action_key.text()))
        self.show()
