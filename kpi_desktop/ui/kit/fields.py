"""A field with its name above and, when something is wrong, a sentence beneath."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from kpi_desktop.ui.kit.basics import label, named, restyle
from kpi_desktop.ui.kit.sentence import ErrorSentence


class Field(QWidget):
    """Wraps an input.

    Args:
        name: What is to be entered; also the input's accessible name.
        editor: The input itself.
        hint: What to know before entering, in second ink.
    """

    def __init__(self, name: str, editor: QWidget, hint: str = "") -> None:
        """Lay out name, input and an empty sentence."""
        super().__init__()
        self.editor = editor
        named(editor, name, hint)
        caption: QLabel = label(name, "secondary")
        caption.setBuddy(editor)
        self._hint = hint
        self._sentence = ErrorSentence(hint, wrong=False, use="third")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        for part in (caption, editor, self._sentence):
            layout.addWidget(part)
        self._sentence.setVisible(bool(hint))  # only now: without a parent it would be a window of its own

    def refuse(self, sentence: str) -> None:
        """Mark the input and say beneath it what is wrong and what is allowed."""
        self._sentence.setText(sentence)
        self._sentence.set_wrong(True)
        self._sentence.show()
        restyle(self.editor, fault=True)
        self.editor.setAccessibleDescription(sentence)

    def hint(self, hint: str) -> None:
        """Say something else beneath the input where nothing is wrong."""
        told = self._sentence.text()
        faulty = told != self._hint and bool(told)
        self._hint = hint
        if not faulty:
            self.accept()

    def accept(self) -> None:
        """Take the mark away."""
        self._sentence.setText(self._hint)
        self._sentence.set_wrong(False)
        self._sentence.setVisible(bool(self._hint))
        restyle(self.editor, fault=False)
        self.editor.setAccessibleDescription(self._hint)
