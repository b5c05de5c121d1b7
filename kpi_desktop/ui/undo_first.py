"""Whose Ctrl+Z it is: the field's while there is typing in it, else the window's."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit

_CTRL, _SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
_REDO = (QKeyCombination(_CTRL, Qt.Key.Key_Y), QKeyCombination(_CTRL | _SHIFT, Qt.Key.Key_Z))
"""Either key for redo, on every system: each system's own standard has but one of them."""


class UndoFirst(QObject):
    """Lets a field keep the keys of undo and redo only while there is typing in it that they concern."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hand the key on from a field that has nothing to undo or redo."""
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        hands_on = isinstance(watched, QLineEdit) and (
            (not watched.isUndoAvailable() and event.matches(QKeySequence.StandardKey.Undo))
            or (not watched.isRedoAvailable() and event.keyCombination() in _REDO)
        )
        if hands_on:
            event.ignore()
        return hands_on
