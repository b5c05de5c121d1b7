"""The field of the log line: its keys go to the candidates, its text to the reading."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit


class LineEdit(QLineEdit):
    """A line edit that hands on the keys that mean something to the line as a whole.

    Signals:
        moved: Another candidate is wanted, one further (1) or back (-1).
        entered: Enter.
        taken: Tab: take the person and go on.
        emptied: Esc.
        backed: Backspace with nothing before the caret.
        focused: The caret came or went.
    """

    moved = Signal(int)
    entered = Signal()
    taken = Signal()
    emptied = Signal()
    backed = Signal()
    focused = Signal(bool)

    def __init__(self) -> None:
        """Ask input methods for Latin letters; composed characters are taken all the same."""
        super().__init__()
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhLatinOnly
            | Qt.InputMethodHint.ImhNoAutoUppercase
            | Qt.InputMethodHint.ImhNoPredictiveText
        )
        self.takes_tab = False

    def event(self, event: QEvent) -> bool:
        """Keep Tab while there is a person to take; leave Ctrl+Z to the window while the field is empty."""
        if isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.ShortcutOverride and not self.text() and _is_undo(event):
                event.ignore()
                return False
            if event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Tab and self.takes_tab:
                self.taken.emit()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Sort the keys out."""
        key = event.key()
        if key in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
            self.moved.emit(1 if key == Qt.Key.Key_Down else -1)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.entered.emit()
        elif key == Qt.Key.Key_Escape:
            self.emptied.emit()
        elif key == Qt.Key.Key_Backspace and self.cursorPosition() == 0 and not self.hasSelectedText():
            self.backed.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Say that the caret came."""
        super().focusInEvent(event)
        self.focused.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Say that the caret went."""
        super().focusOutEvent(event)
        self.focused.emit(False)


def _is_undo(event: QKeyEvent) -> bool:
    return event.matches(QKeySequence.StandardKey.Undo)
