"""The keys of the window: one declared list, and the few ways a page puts its keys to use."""

from kpi_desktop.ui.shortcuts.binding import act, listen, with_keys
from kpi_desktop.ui.shortcuts.registry import SHORTCUTS, Shortcut, Where, clashes, keys_text, shortcut

__all__ = [
    "SHORTCUTS",
    "Shortcut",
    "Where",
    "act",
    "clashes",
    "is_declared",
    "keys_text",
    "listen",
    "shortcut",
    "with_keys",
]
