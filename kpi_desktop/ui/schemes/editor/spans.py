"""Fields of several inputs: intervals, points with a range, several numbers, several other parts."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QPushButton, QWidget

from kpi_desktop.domain.problems import Path
from kpi_desktop.texts import Translator
from kpi_desktop.ui.kit import button, label, named
from kpi_desktop.ui.schemes.editor import specs
from kpi_desktop.ui.schemes.editor.declaring import DECLARED, declare
from kpi_desktop.ui.schemes.editor.draft import Draft
from kpi_desktop.ui.schemes.editor.entry import Entry, same_number, shown_number, typed_number
from kpi_desktop.ui.schemes.editor.fields import FieldEditor
from kpi_desktop.ui.schemes.editor.sources import names_of

_FORM = re.compile(r"\s*([\[(])\s*([^,]*?)\s*,\s*([^,]*?)\s*([\])])\s*")
_ENDLESS = {"∞", "+∞", "inf"}
END_WIDTH, INCLUDED_WIDTH, POINTS_WIDTH = 56, 74, 50
_RIGHT = Qt.AlignmentFlag.AlignRight


class SpanField(FieldEditor):
    """An interval: from, with or without its end; to, with or without its end, or nothing for no end."""

    def __init__(self, spec: specs.Span, draft: Draft, path: Path, tr: Translator) -> None:
        """Two numbers, each with whether it belongs to the interval."""
        super().__init__(draft, path, spec.key, tr)
        name, width = tr.say(spec.name), spec.width or END_WIDTH
        self.low = named(Entry(self._typed, draft.settle, width), tr.t("{name}: from", name=name))
        self.high = named(Entry(self._typed, draft.settle, width), tr.t("{name}: to", name=name))
        self.low_included = self._included(tr.t("{name}: with its lower end", name=name))
        self.high_included = self._included(tr.t("{name}: with its upper end", name=name))
        self.high.setPlaceholderText(tr.c("interval", "open"))
        for entry in (self.low, self.high):
            entry.setAlignment(_RIGHT)
        for part in (self.low, self.low_included, label(tr.c("interval", "to")), self.high, self.high_included):
            self.line.addWidget(part)
        self.refresh()

    def _included(self, name: str) -> QComboBox:
        box = named(QComboBox(), name)
        box.addItems([self.tr_.c("interval", "incl."), self.tr_.c("interval", "excl.")])
        box.setFixedWidth(INCLUDED_WIDTH)
        policy = box.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        box.setSizePolicy(policy)
        box.activated.connect(self._typed)
        return box

    def _typed(self, *_: object) -> None:
        low, high = _said(self.low.text()), _said(self.high.text(), "∞")
        opening = "[" if self.low_included.currentIndex() == 0 else "("
        closing = "]" if self.high_included.currentIndex() == 0 and high != "∞" else ")"
        self.put(f"{opening}{low},{high}{closing}")

    def refresh(self) -> None:
        """Show the ends; a text that isn't an interval leaves them empty."""
        found = _FORM.fullmatch(str(self.value or ""))
        opening, low, high, closing = found.groups() if found else ("[", "", "∞", ")")
        endless = high in _ENDLESS
        for entry, end in ((self.low, low), (self.high, "" if endless else high)):
            if not (entry.hasFocus() and _said(entry.text(), "0" if entry is self.low else "") == end):
                entry.show_text(shown_number(end or None))
        self.low_included.setCurrentIndex(0 if opening == "[" else 1)
        if not endless:
            self.high_included.setCurrentIndex(0 if closing == "]" else 1)
        self.high_included.setVisible(not endless)

    def inputs(self) -> tuple[QWidget, ...]:
        """Ends and whether they belong to it."""
        return self.low, self.low_included, self.high, self.high_included


def _said(text: str, nothing: str = "0") -> str:
    """What is typed, as an interval says it."""
    typed = typed_number(text)
    return nothing if typed is None else str(typed)


class PointsField(FieldEditor):
    """Fixed points; a second number makes a range that the leader picks from."""

    def __init__(self, spec: specs.Points, draft: Draft, path: Path, tr: Translator) -> None:
        """Two numbers, the second one may stay empty."""
        super().__init__(draft, path, "points", tr)
        self.paths = ((*path, "points"), (*path, "pick"))
        name = tr.say(spec.name)
        self.first = named(Entry(self._typed, draft.settle, POINTS_WIDTH), name)
        self.second = named(Entry(self._typed, draft.settle, POINTS_WIDTH), tr.t("{name}: up to, picked", name=name))
        self.second.setToolTip(tr.t("Fill in both where the leader picks: the mildest, then the harshest"))
        for entry in (self.first, self.second):
            entry.setAlignment(_RIGHT)
        for part in (self.first, label(tr.c("interval", "to"), "secondary"), self.second):
            self.line.addWidget(part)
        self.line.addStretch(1)
        self.refresh()

    def _typed(self, *_: object) -> None:
        first, second = typed_number(self.first.text()), typed_number(self.second.text())
        part = {**self.draft.part(self.base)}
        part.pop("points", None)
        part.pop("pick", None)
        if second is not None:
            part["pick"] = [0 if first is None else first, second]
        elif first is not None:
            part["points"] = first
        self.put(part, self.base)

    def refresh(self) -> None:
        """Show the points, or both ends of the range."""
        part = self.draft.part(self.base)
        pick = part.get("pick")
        first, second = (part.get("points"), None) if not isinstance(pick, list) else (*pick, None, None)[:2]
        for entry, value in ((self.first, first), (self.second, second)):
            blank = not entry.text().strip() and value == 0 and entry.hasFocus()
            if not blank and not same_number(entry.text(), value):
                entry.show_text(shown_number(value))

    def inputs(self) -> tuple[QWidget, ...]:
        """Both numbers."""
        return self.first, self.second


class ManyField(FieldEditor):
    """Several numbers, or several paths, in one line edit."""

    def __init__(self, spec: specs.Numbers | specs.Keys, draft: Draft, path: Path, tr: Translator) -> None:
        """One line edit."""
        super().__init__(draft, path, spec.key, tr)
        self._numbers = isinstance(spec, specs.Numbers)
        self.entry = named(Entry(self._typed, draft.settle), tr.say(spec.name))
        hint = tr.t("several, with spaces between them")
        self.entry.setPlaceholderText(hint)
        self.line.addWidget(self.entry)
        self.refresh()

    def _values(self, text: str) -> list[object]:
        parts = [part for part in re.split(r"[\s,，、;；]+", text) if part]
        return [typed_number(part) for part in parts] if self._numbers else list(parts)

    def _typed(self, text: str) -> None:
        self.put(self._values(text) or None)

    def refresh(self) -> None:
        """Show them one after the other."""
        held = self.draft.parts(self.path)
        if self._values(self.entry.text()) != held:
            self.entry.show_text(" ".join(shown_number(one) if self._numbers else str(one) for one in held))

    def inputs(self) -> tuple[QWidget, ...]:
        """The line edit."""
        return (self.entry,)


IN_ONE_ROW = 3
"""So many boxes stand side by side at most."""
_ROOM, _BOX = 372, 36
"""Pixels that a row of boxes has within a list in a list, and that a box needs besides its name."""


class RefsField(FieldEditor):
    """Several other parts, a box for each."""

    def __init__(self, spec: specs.Refs, draft: Draft, path: Path, tr: Translator) -> None:
        """Boxes come with what there is to choose from."""
        super().__init__(draft, path, spec.key, tr)
        self._spec = spec
        self._boxes: dict[str, QCheckBox] = {}
        self._none = label(tr.say(spec.none) if spec.none is not None else tr.t("nothing to choose from"), "third")
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(4)
        self.line.addLayout(self._grid)
        self.line.addWidget(self._none)
        self.line.addStretch(1)
        self._new: QPushButton | None = None
        if spec.source in DECLARED:
            name = tr.t("{name}: declare a new one", name=tr.say(spec.name))
            self._new = named(button(tr.t("New…"), self._declare, "link", small=True), name)
            self._grid.addWidget(self._new, 0, 0)
        self.refresh()

    def _declare(self) -> None:
        declare(self.window(), self.draft, self._spec.source, self.path, self.tr_, among=True)

    def refresh(self) -> None:
        """Offer what there is now; tick what is chosen."""
        held = [str(one) for one in self.draft.parts(self.path) if one != self._own]
        known = dict(names_of(self.draft, self._spec.source, self.base, self.tr_))
        known |= {one: one for one in held if one not in known}
        if list(known) != list(self._boxes):
            for box in self._boxes.values():
                self._grid.removeWidget(box)
                box.hide()
                box.deleteLater()
            self._boxes = {name: self._box(name) for name in known}
            columns = self._columns(list(known.values()))
            for place, box in enumerate(self._boxes.values()):
                self._grid.addWidget(box, *divmod(place, columns))
            if self._new is not None:  # after the last box
                self._grid.addWidget(self._new, *divmod(len(known), max(columns, 1)), Qt.AlignmentFlag.AlignLeft)
        for name, box in self._boxes.items():
            box.setText(known[name])
            named(box, known[name])
            box.setChecked(name in held)
        self._none.setVisible(not known or self._spec.none is not None)

    def _columns(self, names: list[str]) -> int:
        """How many stand side by side: as many as fit, at most three."""
        widest = max((self.fontMetrics().horizontalAdvance(name) + _BOX for name in names), default=_ROOM)
        return max(1, min(IN_ONE_ROW, _ROOM // widest))

    def _box(self, name: str) -> QCheckBox:
        box = QCheckBox()
        box.clicked.connect(lambda on: self._ticked(name, on))
        return box

    def _ticked(self, name: str, on: bool) -> None:
        held = [str(one) for one in self.draft.parts(self.path) if one != name]
        found = [one for one in self._boxes if one in held or (on and one == name)]
        own = [self._own] if found and self._own else []
        self.put([*own, *found] or None)

    @property
    def _own(self) -> str:
        """The id that goes with what is chosen; empty for none."""
        return str(self.draft.part(self.base[:2]).get("id") or "") if self._spec.own else ""

    def inputs(self) -> tuple[QWidget, ...]:
        """The boxes."""
        return tuple(self._boxes.values())
