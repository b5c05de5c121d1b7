"""Every key that does something, declared once: tool tips, help and the printed card read it from here."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from itertools import combinations
from typing import Final

from PySide6.QtGui import QKeySequence

from kpi_desktop.domain.words import Message


class Where(Enum):
    """Where a key is heard; the value names the place, the pages by their entry of the rail."""

    WINDOW = "window"
    """On every page of the main window."""
    TODAY = "today"
    MONTH = "month"
    PEOPLE = "people"
    SCHEMES = "schemes"
    REPORTS = "reports"
    SETTINGS = "settings"
    TABLE = "table"
    """While the caret is in a table."""
    SHEET = "sheet"
    """While the caret is in a sheet that figures are typed into."""
    EDITOR = "editor"
    """While a scheme or pay plan is changed."""
    GUIDE = "guide"
    """In the guide of the first run."""
    PALETTE = "palette"
    """While everything is searched."""
    HELP = "help"
    """In the window of help."""

    @property
    def words(self) -> Message:
        """What the place is called at the head of its keys."""
        return _PLACES[self]


_PLACES: Final = {
    Where.WINDOW: Message("Everywhere"),
    Where.TODAY: Message("On Today"),
    Where.MONTH: Message("On Month"),
    Where.PEOPLE: Message("On People"),
    Where.SCHEMES: Message("On Schemes"),
    Where.REPORTS: Message("On Reports"),
    Where.SETTINGS: Message("On Settings"),
    Where.TABLE: Message("In tables"),
    Where.SHEET: Message("In sheets of figures"),
    Where.EDITOR: Message("In the editor of schemes"),
    Where.GUIDE: Message("In the guide"),
    Where.PALETTE: Message("In the search over everything"),
    Where.HELP: Message("In help"),
}

_INSIDE: Final[dict[Where, frozenset[Where]]] = {
    Where.WINDOW: frozenset(set(Where) - {Where.WINDOW, Where.GUIDE, Where.PALETTE, Where.HELP}),
    Where.TODAY: frozenset({Where.TABLE}),
    Where.MONTH: frozenset({Where.TABLE, Where.SHEET}),
    Where.PEOPLE: frozenset({Where.TABLE}),
    Where.SCHEMES: frozenset({Where.TABLE, Where.EDITOR}),
    Where.REPORTS: frozenset({Where.TABLE}),
    Where.SETTINGS: frozenset({Where.TABLE}),
}
"""What else may have the caret where the keys of a place are heard."""


@dataclass(frozen=True, slots=True)
class Shortcut:
    """One key, or several that do the same.

    Attributes:
        id: What pages call it by.
        keys: Portable names as Qt writes them: ``Ctrl+K``.
        words: What it does, a verb first.
        where: Where it is heard.
        yields: Means something else where the caret is in a smaller place that has the key too, on purpose.
    """

    id: str
    keys: tuple[str, ...]
    words: Message
    where: Where = Where.WINDOW
    yields: bool = False


def _one(id_: str, key: str, words: Message, where: Where = Where.WINDOW, *more: str, yields: bool = False) -> Shortcut:
    return Shortcut(id_, (key, *more), words, where, yields)


SHORTCUTS: Final[tuple[Shortcut, ...]] = (
    _one("help", "F1", Message("Help for this page, and its keys")),
    _one("palette", "Ctrl+K", Message("Search over everything")),
    _one("veil", "Ctrl+L", Message("Veil the scores, or lift the veil")),
    _one("undo", "Ctrl+Z", Message("Undo"), yields=True),
    _one("redo", "Ctrl+Y", Message("Redo"), Where.WINDOW, "Ctrl+Shift+Z", yields=True),
    _one("stop", "Shift+Esc", Message("Stop the work in the status line")),
    _one("today", "Ctrl+1", Message("Go to Today")),
    _one("month", "Ctrl+2", Message("Go to Month")),
    _one("people", "Ctrl+3", Message("Go to People")),
    _one("schemes", "Ctrl+4", Message("Go to Schemes")),
    _one("reports", "Ctrl+5", Message("Go to Reports")),
    _one("settings", "Ctrl+6", Message("Go to Settings")),
    _one("log", "Return", Message("Log what stands in the line"), Where.TODAY, "Enter", yields=True),
    _one("take-person", "Tab", Message("Take the person and go on with the next"), Where.TODAY),
    _one("candidate", "Down", Message("Next reading of the line"), Where.TODAY, "Up", yields=True),
    _one("clear-line", "Esc", Message("Clear the line, with its people and its remark"), Where.TODAY),
    *(
        Shortcut(f"quick-{n}", (f"Alt+{n}",), Message("Quick criterion {number}", {"number": n}), Where.TODAY)
        for n in range(1, 10)
    ),
    _one("remark", "Ctrl+B", Message("Write a remark"), Where.TODAY),
    _one("groups", "Ctrl+G", Message("Saved groups of people"), Where.TODAY),
    _one("day", "Alt+Down", Message("Choose the day"), Where.TODAY),
    _one("day-back", "Alt+Left", Message("Day before"), Where.TODAY),
    _one("day-on", "Alt+Right", Message("Day after"), Where.TODAY),
    _one("person", "Ctrl+I", Message("Open the person's page")),
    _one("duties", "Ctrl+R", Message("Go through what is on duty"), Where.TODAY),
    _one("evidence", "Ctrl+T", Message("Evidence of the record: see it, attach it"), Where.TODAY),
    _one("month-evidence", "Ctrl+T", Message("Evidence of the record: see it, attach it"), Where.MONTH),
    _one("entry-change", "Return", Message("Correct the record"), Where.TABLE, "Enter", "F2"),
    _one("entry-void", "Del", Message("Void the record"), Where.TABLE),
    _one("month-back", "Alt+Left", Message("The month before"), Where.MONTH),
    _one("month-on", "Alt+Right", Message("The month after"), Where.MONTH),
    _one("find", "Ctrl+F", Message("Search the list"), Where.PEOPLE),
    _one("add-person", "Ctrl+N", Message("Add a person"), Where.PEOPLE),
    _one("print-person", "Ctrl+P", Message("Print the person's page"), Where.PEOPLE),
    _one("person-picture", "Ctrl+E", Message("Save the strip of the chosen month as a picture"), Where.PEOPLE),
    _one("person-evidence", "Ctrl+T", Message("Evidence of the record: see it, attach it"), Where.PEOPLE),
    _one("print", "Ctrl+P", Message("Print"), Where.REPORTS),
    _one("export", "Ctrl+E", Message("Save as a file"), Where.REPORTS),
    _one("copy", "Ctrl+C", Message("Copy the rows, as a table for Excel"), Where.TABLE),
    _one("select-all", "Ctrl+A", Message("Choose all rows"), Where.TABLE),
    _one("copy-all", "Ctrl+Shift+C", Message("Copy the whole table for Excel"), Where.TABLE),
    _one("columns", "Ctrl+Shift+K", Message("Choose the columns"), Where.TABLE),
    _one("sheet-remove", "Ctrl+D", Message("Remove the row"), Where.SHEET),
    _one("sheet-copy", "Ctrl+C", Message("Copy the cells"), Where.SHEET),
    _one("sheet-paste", "Ctrl+V", Message("Paste from Excel"), Where.SHEET),
    _one("editor-undo", "Ctrl+Z", Message("Undo within the draft"), Where.EDITOR),
    _one("editor-redo", "Ctrl+Y", Message("Redo within the draft"), Where.EDITOR, "Ctrl+Shift+Z"),
    _one("editor-remove", "Ctrl+D", Message("Remove the row"), Where.EDITOR),
    _one("editor-up", "Alt+Up", Message("Move the part up"), Where.EDITOR),
    _one("editor-down", "Alt+Down", Message("Move the part down"), Where.EDITOR),
    _one("guide-on", "Ctrl+Return", Message("Go on"), Where.GUIDE, "Ctrl+Enter"),
    _one("guide-close", "Esc", Message("Close the guide"), Where.GUIDE),
    _one("palette-go", "Return", Message("Go there"), Where.PALETTE, "Enter"),
    _one("palette-move", "Down", Message("Next result"), Where.PALETTE, "Up"),
    _one("palette-close", "Esc", Message("Close the search"), Where.PALETTE),
    _one("help-find", "Ctrl+F", Message("Search in help"), Where.HELP),
    _one("help-back", "Alt+Left", Message("The topic before"), Where.HELP),
    _one("help-card", "Ctrl+P", Message("Print all keys"), Where.HELP),
    _one("help-close", "Esc", Message("Close help"), Where.HELP),
)
"""All keys, in the order in which help and card list them."""

_BY_ID: Final = {one.id: one for one in SHORTCUTS}


def shortcut(id_: str) -> Shortcut:
    """A declared key by its id.

    Raises:
        KeyError: Nothing of that id is declared.
    """
    return _BY_ID[id_]


def keys_text(id_: str) -> str:
    """The first key as it is labelled on the keyboards of offices, for tool tips and key caps."""
    written = QKeySequence(shortcut(id_).keys[0]).toString(QKeySequence.SequenceFormat.PortableText)
    held, plus, key = written.rpartition("+")
    return f"{held}{plus}{_LABELS.get(key, key)}"


_LABELS: Final = {"Return": "Enter", "Left": "←", "Right": "→", "Up": "↑", "Down": "↓"}
"""Keys that are labelled otherwise than Qt calls them."""


def clashes(shortcuts: Iterable[Shortcut] = SHORTCUTS) -> tuple[tuple[Shortcut, Shortcut], ...]:
    """Pairs that share a key where both would be heard."""
    return tuple(
        (one, other)
        for one, other in combinations(shortcuts, 2)
        if set(one.keys) & set(other.keys) and _meet(one, other)
    )


def _meet(one: Shortcut, other: Shortcut) -> bool:
    if one.where == other.where:
        return True
    for outer, inner in ((one, other), (other, one)):
        if inner.where in _INSIDE.get(outer.where, frozenset()):
            return not outer.yields
    return False
