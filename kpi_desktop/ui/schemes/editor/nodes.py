"""What forms consist of: lines, parts that may be there, ways to choose from, what is folded away."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QPushButton, QVBoxLayout, QWidget

from kpi_desktop.domain.problems import Path
from kpi_desktop.ui.kit import label, let_go, named, row, stack
from kpi_desktop.ui.schemes.editor import specs
from kpi_desktop.ui.schemes.editor.line import TITLE_WIDTH, LineNode
from kpi_desktop.ui.schemes.editor.tools import Tools


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
            let_go(self._inside)
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
                let_go(self._inside)
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
