"""The line edit of the editor's forms, and how numbers are typed in it."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit

from kpi_desktop.domain.numbers import NumberFormError, parse_exact, plain
from kpi_desktop.schemes.writing import number
from kpi_desktop.texts.translator import MINUS

_UNDO_KEYS = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)


def is_undo_key(event: QEvent) -> bool:
    """Whether a key undoes or does again."""
    return isinstance(event, QKeyEvent) and any(event.matches(key) for key in _UNDO_KEYS)


class Entry(QLineEdit):
    """A line edit that leaves undoing to the draft, and goes on to the next field on Enter.

    Args:
        typed: Called with the text, at every key.
        left: Called when the caret leaves.
        width: Pixels; 0 takes what there is.
    """

    def __init__(self, typed: Callable[[str], object], left: Callable[[], object], width: int = 0) -> None:
        """Empty."""
        super().__init__()
        self._left = left
        self.textEdited.connect(typed)
        if width:
            self.setFixedWidth(width)

    def show_text(self, text: str) -> None:
        """Show what stands in the draft; the caret stays where it is while it is the same."""
        if self.text() != text:
            self.setText(text)
            if not self.hasFocus():
                self.setCursorPosition(0)  # of what is too long the beginning is seen

    def event(self, event: QEvent) -> bool:
        """Leave the keys that undo to whoever holds the field."""
        if event.type() == QEvent.Type.ShortcutOverride and is_undo_key(event):
            event.ignore()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes to the next field."""
        if is_undo_key(event):
            event.ignore()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.focusNextChild()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the caret leaves."""
        super().focusOutEvent(event)
        self._left()


def typed_number(text: str) -> object:
    """What a file holds for a typed number: None for nothing, the text itself where it isn't a number."""
    plainly = unicodedata.normalize("NFKC", text).replace(MINUS, "-").strip()
    if not plainly:
        return None
    try:
        return number(parse_exact(plainly))
    except NumberFormError:
        return plainly


def shown_number(value: object) -> str:
    """How a number of a file stands in a field."""
    if value is None:
        return ""
    if isinstance(value, (int, Decimal)) and not isinstance(value, bool):
        try:
            return plain(parse_exact(value)).replace("-", MINUS)
        except NumberFormError:
            return str(value)
    return str(value).replace("-", MINUS)


def exact(value: object) -> Fraction | None:
    """A number of a file, exactly; None where it isn't one."""
    if isinstance(value, (str, int, Decimal)) and not isinstance(value, bool):
        try:
            return parse_exact(value)
        except NumberFormError:
            return None
    return None


def same_number(text: str, value: object) -> bool:
    """Whether what is typed already means what the draft holds, such as ``5.`` or ``−05``."""
    return typed_number(text) == value or (value is not None and typed_number(text.rstrip(".")) == value)
