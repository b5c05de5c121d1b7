"""Putting declared keys to use."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from kpi_desktop.texts import Translator
from kpi_desktop.ui.shortcuts.registry import keys_text, shortcut


def act(owner: QWidget, id_: str, pressed: Callable[[], object], tr: Translator) -> QAction:
    """An action of a widget, with its declared keys and words; heard in the whole window."""
    made = QAction(tr.say(shortcut(id_).words), owner)
    made.setShortcuts([QKeySequence(keys) for keys in shortcut(id_).keys])
    made.triggered.connect(lambda _checked=False: pressed())
    owner.addAction(made)
    return made


def listen(
    owner: QWidget,
    id_: str,
    pressed: Callable[[], object],
    context: Qt.ShortcutContext = Qt.ShortcutContext.WindowShortcut,
) -> None:
    """Hear declared keys while `owner` is shown, or within it only, by `context`."""
    for keys in shortcut(id_).keys:
        made = QShortcut(QKeySequence(keys), owner)
        made.setContext(context)
        made.activated.connect(pressed)


def with_keys(text: str, id_: str) -> str:
    """A text with its key behind it, for a tool tip."""
    return f"{text} ({keys_text(id_)})"
