"""Forms drawn from their specs: lines of fields, lists of parts, ways to choose from, what is folded away."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QPushButton, QVBoxLayout, QWidget

from kpi_desktop.domain.problems import Path, Problem
from kpi_desktop.texts import Translator
from kpi_desktop.ui.kit import label, named, row, stack
from kpi_desktop.ui.schemes.editor import fields, spans, specs
from kpi_desktop.ui.schemes.editor.draft import Draft
from kpi_desktop.ui.schemes.editor.fields import FieldEditor
from kpi_desktop.ui.schemes.editor.tools import Tools

TITLE_WIDTH = 76


class Node(Protocol):
    """What a form consists of."""

    def refresh(self) -> None:
        """Show what the draft holds now."""
        ...


class Box(QWidget):
    """Some items one below the other, all about the part at one path."""

    def __init__(self, items: Sequence[specs.Item], tools: Tools, path: Path, *, gap: int = 12) -> None:
        """Draw them."""
        super().__init__()
        self.nodes: tuple[QWidget, ...] = tuple(node(item, tools, path) for item in items)
        self.setLayout(stack(*self.nodes, gap=gap))

    def refresh(self) -> None:
        """Show what the draft holds now."""
        for one in self.nodes:
            one.refresh()  # type: ignore[attr-defined]


def node(item: specs.Item, tools: Tools, path: Path) -> QWidget:
    """The widget of an item."""
    from kpi_desktop.ui.schemes.editor.lists import RowsNode

    match item:
        case specs.Line():
            return LineNode(item, tools, path)
        case specs.Block():
            return BlockNode(item, tools, path)
        case specs.Rows():
            return RowsNode(item, tools, path)
        case specs.Ways():
            return WaysNode(item, tools, path)
        case _:
            return FoldNode(item, tools, path)


def editor(leaf: specs.Leaf, draft: Draft, path: Path, tr: Translator) -> FieldEditor:  # noqa: PLR0911 - one a kind
    """The widget of a small field."""
    match leaf:
        case specs.Text():
            return fields.TextField(leaf, draft, path, tr)
        case specs.Words():
            return fields.WordsField(leaf, draft, path, tr)
        case specs.Number(key="cap"):
            return fields.CapField(leaf, draft, path, tr)
        case specs.Number():
            return fields.NumberField(leaf, draft, path, tr)
        case specs.Yes():
            return fields.YesField(leaf, draft, path, tr)
        case specs.Choice() | specs.Ref():
            return fields.ChoiceField(leaf, draft, path, tr)
        case specs.Refs():
            return spans.RefsField(leaf, draft, path, tr)
        case specs.Points():
            return spans.PointsField(leaf, draft, path, tr)
        case specs.Span():
            return spans.SpanField(leaf, draft, path, tr)
        case _:
            return spans.ManyField(leaf, draft, path, tr)


class LineNode(QWidget):
    """Fields side by side behind a title; what is wrong stands beneath."""

    def __init__(self, spec: specs.Line, tools: Tools, path: Path) -> None:
        """Draw the fields; those after the first bear their names."""
        super().__init__()
        tr = tools.tr
        self.editors = [editor(leaf, tools.draft, path, tr) for leaf in spec.fields]
        line = row(gap=10)
        if spec.title is not None:
            title = label(tr.say(spec.title), ink="second")
            title.setFixedWidth(TITLE_WIDTH)
            title.setWordWrap(True)
            line.addWidget(title, 0, Qt.AlignmentFlag.AlignTop if _is_high(spec) else Qt.AlignmentFlag.AlignVCenter)
        for place, (leaf, made) in enumerate(zip(spec.fields, self.editors, strict=True)):
            if (place or spec.title is None) and not isinstance(leaf, specs.Yes):
                line.addWidget(label(tr.say(leaf.name), "secondary"))
            line.addWidget(made, 1 if _is_wide(leaf) else 0)
        if spec.note is not None:
            line.addWidget(label(tr.say(spec.note), "third", wrap=True), 2)
        if not any(_is_wide(leaf) for leaf in spec.fields) and spec.note is None:
            line.addStretch(1)
        self.sentence = label("", "secondary", ink="minus", wrap=True)
        self.sentence.setContentsMargins(TITLE_WIDTH + 10 if spec.title is not None else 0, 0, 0, 0)
        self.setLayout(stack(line, self.sentence, gap=4))
        self.sentence.hide()

    def refresh(self) -> None:
        """Show what the draft holds now."""
        for one in self.editors:
            one.refresh()

    def tell(self, said: str) -> None:
        """Say what is wrong; empty for nothing."""
        self.sentence.setText(said)
        self.sentence.setVisible(bool(said))


def _is_high(spec: specs.Line) -> bool:
    return any(isinstance(leaf, specs.Words) and leaf.lines > 1 for leaf in spec.fields)


def _is_wide(leaf: specs.Leaf) -> bool:
    return isinstance(leaf, specs.Words | specs.Refs | specs.Numbers | specs.Keys) or (
        isinstance(leaf, specs.Text) and not leaf.width
    )


class BlockNode(QWidget):
    """A part that may be there: a box to tick, and its fields while it is."""

    def __init__(self, spec: specs.Block, tools: Tools, path: Path) -> None:
        """Draw the box."""
        super().__init__()
        self._spec, self._tools = spec, tools
        self.path = (*path, spec.key)
        self.box = named(QCheckBox(tools.tr.say(spec.name)), tools.tr.say(spec.name))
        self.box.clicked.connect(self._ticked)
        self._inside: Box | None = None
        self._layout = stack(self.box, gap=8)
        self.setLayout(self._layout)
        self.box.setVisible(not spec.must)
        self.refresh()

    def _ticked(self, on: bool) -> None:
        self._tools.draft.set(self.path, dict(self._spec.fresh) if on else None)

    def refresh(self) -> None:
        """Show its fields while it is there."""
        there = self._spec.must or self._tools.draft.get(self.path) is not None
        self.box.setChecked(there)
        if there and self._inside is None:
            self._inside = Box(self._spec.items, self._tools, self.path, gap=8)
            self._inside.setContentsMargins(0 if self._spec.must else 24, 0, 0, 0)
            self._layout.addWidget(self._inside)
        elif not there and self._inside is not None:
            _gone(self._layout, self._inside)
            self._inside = None
        if self._inside is not None:
            self._inside.refresh()


class WaysNode(QWidget):
    """A choice between ways, and the fields of the chosen one."""

    def __init__(self, spec: specs.Ways, tools: Tools, path: Path) -> None:
        """Draw the choice."""
        super().__init__()
        self._spec, self._tools = spec, tools
        self.path = (*path, spec.within) if spec.within else path
        tr = tools.tr
        title = label(tr.say(spec.title), ink="second")
        title.setFixedWidth(TITLE_WIDTH)
        title.setWordWrap(True)
        self.box = named(QComboBox(), tr.say(spec.title))
        self.box.addItems([tr.say(way.name) for way in spec.ways])
        self.box.setMinimumWidth(156)
        self.box.activated.connect(self._choose)
        self.note = label("", "third", wrap=True)
        line = row(title, self.box, self.note, gap=10)
        line.setStretch(2, 1)
        self._layout: QVBoxLayout = stack(line, gap=12)
        self.setLayout(self._layout)
        self._inside: Box | None = None
        self._shown = -1
        self.refresh()

    @property
    def chosen(self) -> int:
        """Which way the part is."""
        part = self._tools.draft.part(self.path)
        return next((n for n, way in enumerate(self._spec.ways) if way.holds(part)), 0)

    def _choose(self, place: int) -> None:
        if place == self.chosen:
            return
        part = dict(self._tools.draft.part(self.path))
        self._spec.ways[place].turn(part)
        self._tools.draft.set(self.path, part)
        self.box.setFocus()

    def refresh(self) -> None:
        """Show the way that the part is."""
        chosen = self._shown if self._is_typing() else self.chosen
        self.box.setCurrentIndex(chosen)
        if chosen != self._shown:
            if self._inside is not None:
                _gone(self._layout, self._inside)
            way = self._spec.ways[chosen]
            self.note.setText(self._tools.tr.say(way.note) if way.note is not None else "")
            self._inside = Box(way.items, self._tools, self.path)
            self._layout.addWidget(self._inside)  # before it is shown: without a parent it would be a window
            self._inside.setVisible(bool(way.items))
            self._shown = chosen
        elif self._inside is not None:
            self._inside.refresh()

    def _is_typing(self) -> bool:
        """Whether the caret is in one of its fields: what is emptied there to be typed anew changes no way."""
        caret = QApplication.focusWidget()
        return self._inside is not None and caret is not None and self._inside.isAncestorOf(caret)


class FoldNode(QWidget):
    """What is rarely wanted: open where something stands in it, or where somebody opened it."""

    def __init__(self, spec: specs.Fold, tools: Tools, path: Path) -> None:
        """Draw the button, and the fields hidden."""
        super().__init__()
        self._spec, self._tools, self._path = spec, tools, path
        self.button: QPushButton = tools.fold_button(tools.tr.say(spec.title), self._toggle)
        self._inside = Box(spec.items, tools, path)
        self.setLayout(stack(row(self.button, None), self._inside, gap=8))
        self._open = any(tools.draft.get((*path, key)) not in (None, [], "") for key in spec.keys)
        self._show()

    def unfold(self) -> None:
        """Open it."""
        self._open = True
        self._show()

    def _toggle(self) -> None:
        self._open = not self._open
        self._show()

    def _show(self) -> None:
        self._inside.setVisible(self._open)
        self._tools.show_fold(self.button, is_open=self._open)

    def refresh(self) -> None:
        """Show what the draft holds now."""
        self._inside.refresh()


def _gone(layout: QVBoxLayout, widget: QWidget) -> None:
    layout.removeWidget(widget)
    widget.hide()  # it goes only when the event loop turns
    widget.setParent(None)
    widget.deleteLater()


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
