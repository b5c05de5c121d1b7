"""A form drawn from its specs: all fields of one part of a draft, marked where the check finds faults."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from kpi_desktop.domain.problems import Path, Problem
from kpi_desktop.ui.kit import stack
from kpi_desktop.ui.schemes.editor import specs
from kpi_desktop.ui.schemes.editor.fields import FieldEditor
from kpi_desktop.ui.schemes.editor.line import LineNode
from kpi_desktop.ui.schemes.editor.nodes import Box, FoldNode
from kpi_desktop.ui.schemes.editor.tools import Tools


class Form(QWidget):
    """All fields of one part of the draft.

    Args:
        items: What it consists of.
        tools: The draft and what is needed to draw.
        path: Where the part stands.
    """

    def __init__(self, items: Sequence[specs.Item], tools: Tools, path: Path) -> None:
        """Draw it."""
        super().__init__()
        self._tools = tools
        self.path = path
        self.box = Box(items, tools, path)
        self.setLayout(stack(self.box))

    def refresh(self) -> None:
        """Show what the draft holds now, and what is wrong with it."""
        self.box.refresh()
        self.mark(self._tools.draft.looked.faults)

    @property
    def editors(self) -> list[FieldEditor]:
        """Its small fields as they stand now."""
        return self.findChildren(FieldEditor)

    def field(self, *key: str | int) -> FieldEditor:
        """The small field of a key, counted from the part; used by tests and by the check."""
        wanted = (*self.path, *key)
        return next(one for one in self.editors if wanted in one.paths)

    def called(self, name: str) -> QWidget | None:
        """The input of an accessible name; None where none has it."""
        inputs = (one for one in self.findChildren(QWidget) if one.focusPolicy() & Qt.FocusPolicy.TabFocus)
        return next((one for one in inputs if name and one.accessibleName() == name), None)

    def select_all(self) -> None:
        """Choose the whole text where the caret is."""
        caret = QApplication.focusWidget()
        if isinstance(caret, QLineEdit) and self.isAncestorOf(caret):
            caret.selectAll()

    def mark(self, faults: Iterable[Problem]) -> None:
        """Frame the fields that have faults, and say which."""
        placed = [(self._tools.draft.place_of(fault.path), fault) for fault in faults]
        for one in self.editors:
            one.mark(fault=any(_within(place, path) for path in one.paths for place, _ in placed))
        for line in self.findChildren(LineNode):
            own = [path for made in line.editors for path in made.paths]
            said = [self._tools.tr.say(fault.what) for place, fault in placed if any(_within(place, p) for p in own)]
            line.tell(said[0] if said else "")

    def lead_to(self, path: Path) -> bool:
        """Put the caret into the field that a path leads to, or the nearest; gives whether there is one."""
        nearest = max(self.editors, key=lambda one: max(_common(path, own) for own in one.paths), default=None)
        inputs = nearest.inputs() if nearest is not None else ()
        if nearest is None or not inputs:
            return False
        above: QWidget | None = nearest
        while above is not None and above is not self:
            if isinstance(above, FoldNode):
                above.unfold()
            above = above.parentWidget()
        inputs[0].setFocus(Qt.FocusReason.OtherFocusReason)
        return True


def _within(place: Path, path: Path) -> bool:
    return place[: len(path)] == path


def _common(one: Path, other: Path) -> float:
    shared = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        shared += 1
    return shared - len(other) / 100
