"""Lists of parts in a form: a row each, with what is rare folded beneath, and bands drawn as lanes above."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from kpi_desktop.domain.interval import Interval
from kpi_desktop.domain.problems import Path
from kpi_desktop.reports.criterion_words import signed
from kpi_desktop.ui.kit import label, let_go, panel, row, rule, stack
from kpi_desktop.ui.schemes.editor import specs
from kpi_desktop.ui.schemes.editor.entry import exact
from kpi_desktop.ui.schemes.editor.fields import FieldEditor
from kpi_desktop.ui.schemes.editor.line import editor
from kpi_desktop.ui.schemes.editor.nodes import Box
from kpi_desktop.ui.schemes.editor.removing import remove_part
from kpi_desktop.ui.schemes.editor.tools import Tools
from kpi_desktop.ui.schemes.lanes import Lane, Lanes


class RowsNode(QWidget):
    """A card with a row for each part."""

    def __init__(self, spec: specs.Rows, tools: Tools, path: Path) -> None:
        """Draw what there is."""
        super().__init__()
        self.spec, self.tools = spec, tools
        self.path = (*path, spec.key)
        tr = tools.tr
        self.lanes = Lanes((), tools.theme, tr.say(spec.unit) if spec.unit is not None else "", "")
        self.add = tools.add_button(tr.say(spec.add), self._add)
        self._inside: _Grid | None = None
        self._keys = label(tr.t("Enter: next field, Ctrl+D: remove the row"), "third")
        title = [row(label(tr.say(spec.title), "strong"), None, self._lane_hint())] if spec.title is not None else []
        foot = row(self.add, None, self._keys)
        self._layout = stack(*title, self.lanes, foot, gap=8, margins=(14, 10, 14, 8))
        self.setLayout(stack(panel(self._layout, "card")))
        self._place = self._layout.indexOf(self.lanes) + 1
        self.refresh()

    def _lane_hint(self) -> QWidget:
        said = self.tools.tr.t("A filled end belongs to the band, a hollow one doesn't")
        return label(said if self.spec.lanes else "", "third")

    def refresh(self) -> None:
        """Draw the rows anew where there are more or fewer; else show what is in them."""
        count = len(self.tools.draft.parts(self.path))
        if self._inside is None or self._inside.count != count:
            if self._inside is not None:
                let_go(self._inside)
            self._inside = _Grid(self, count)
            self._layout.insertWidget(self._place, self._inside)
        self._inside.refresh()
        self._inside.setVisible(count > 0)
        self._keys.setVisible(count > 0)
        self._draw_lanes()

    def _draw_lanes(self) -> None:
        if not self.spec.lanes:
            self.lanes.hide()
            return
        found: list[Lane] = []
        for part in self.tools.draft.parts(self.path):
            try:
                interval = Interval.parse(str(part.get(self.spec.lanes)) if isinstance(part, dict) else "")
            except ValueError:
                continue
            found.append(Lane(interval, *self._points(part)))
        self.lanes.draw(found, self.tools.tried)
        self.lanes.setVisible(bool(found))

    def _points(self, part: object) -> tuple[str, int]:
        held = part if isinstance(part, dict) else {}
        pick = held.get("pick")
        found = [exact(one) for one in (pick if isinstance(pick, list) else [held.get("points")])]
        numbers = [one for one in found if one is not None]
        said = [signed(one, self.tools.tr) for one in numbers]
        if self.spec.lanes != "minutes":  # what is reached bears no sign
            said = [one.removeprefix("+") for one in said]
        sign = -1 if any(one < 0 for one in numbers) else 1 if any(one > 0 for one in numbers) else 0
        if len(said) == 2:
            return self.tools.tr.t("{low} to {high}", low=said[0], high=said[1]), sign
        return (said[0] if said else ""), sign

    def _add(self) -> None:
        held = self.tools.draft.parts(self.path)
        place = len(held)  # the list itself grows
        self.tools.draft.insert(self.path, place, dict(self.spec.fresh(held)))
        self._into(place)

    def remove(self, place: int) -> None:
        """Take a row out; the caret goes to the one that takes its place."""
        if remove_part(self, self.tools, (*self.path, place)):
            self._into(min(place, len(self.tools.draft.parts(self.path)) - 1))

    def _into(self, place: int) -> None:
        if self._inside is not None and 0 <= place < len(self._inside.firsts):
            self._inside.firsts[place].setFocus(Qt.FocusReason.TabFocusReason)  # what it begins with is typed over
        else:
            self.add.setFocus()


def _is_wide(leaf: specs.Leaf) -> bool:
    return isinstance(leaf, specs.Words | specs.Numbers | specs.Keys) or (
        isinstance(leaf, specs.Text) and not leaf.width
    )


def _beneath(fields: Sequence[specs.Leaf]) -> frozenset[int]:
    """Words in both languages beside two bounds would be too narrow to be read: they get a line of their own."""
    bounded = any(isinstance(leaf, specs.Span) for leaf in fields)
    return frozenset(n for n, leaf in enumerate(fields) if bounded and isinstance(leaf, specs.Words))


class _Grid(QWidget):
    """The rows themselves."""

    def __init__(self, owner: RowsNode, count: int) -> None:
        """Names above, then a row for each part."""
        super().__init__()
        self.count = count
        self.firsts: list[QWidget] = []
        self._owner = owner
        self._fields: list[FieldEditor] = []
        self._more: list[Box] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(6)
        self._grid.setVerticalSpacing(6)
        spec, tr = owner.spec, owner.tools.tr
        self._beneath = _beneath(spec.fields)
        wide = [n for n, leaf in enumerate(spec.fields) if _is_wide(leaf) and n not in self._beneath]
        for place, leaf in enumerate(spec.fields):
            if count and not isinstance(leaf, specs.Yes) and place not in self._beneath:
                self._grid.addWidget(label(tr.say(leaf.name), "secondary"), 0, place + 1)
        for place in wide:
            self._grid.setColumnStretch(place + 1, 1)
        if not wide:
            self._grid.setColumnStretch(len(spec.fields) + 1, 1)
        for place in range(count):
            self._row(place)

    def _row(self, place: int) -> None:
        owner, spec, tools = self._owner, self._owner.spec, self._owner.tools
        path = (*owner.path, place)
        line = 1 + 4 * place
        self._grid.addWidget(label(str(place + 1), ink="third"), line, 0)
        made = [editor(leaf, tools.draft, path, tools.tr) for leaf in spec.fields]
        for column, one in enumerate(made, start=1):
            if column - 1 in self._beneath:
                self._grid.addWidget(one, line + 1, 1, 1, len(made) + 1)
            else:
                self._grid.addWidget(one, line, column)
            for widget in one.inputs():
                keys = QShortcut(QKeySequence("Ctrl+D"), widget)
                keys.setContext(Qt.ShortcutContext.WidgetShortcut)
                keys.activated.connect(partial(owner.remove, place))
        self._fields += made
        self.firsts.append(made[0].inputs()[0])
        end = len(spec.fields) + 2
        if spec.more:
            self._fold(spec, tools, path, line)
        name = tools.tr.t("Remove row {number}", number=place + 1)
        cross: QPushButton = tools.remove_button(name, partial(owner.remove, place))
        self._grid.addWidget(cross, line, end, Qt.AlignmentFlag.AlignRight)
        if place + 1 < self.count:
            self._grid.addWidget(rule(), line + 3, 0, 1, end + 1)

    def _fold(self, spec: specs.Rows, tools: Tools, path: Path, line: int) -> None:
        more = Box(spec.more, tools, path, gap=8)
        more.setContentsMargins(12, 0, 0, 6)
        shown = {str(getattr(leaf, "key", "points")) for leaf in spec.fields} | {"pick", "kind"}
        used = any(key not in shown for key in tools.draft.part(path))
        opener: list[QPushButton] = []

        def toggle() -> None:
            more.setVisible(more.isHidden())
            tools.show_fold(opener[0], is_open=not more.isHidden())

        opener.append(tools.more_button(toggle))
        tools.show_fold(opener[0], is_open=used)
        column = len(spec.fields) + 1
        self._grid.addWidget(opener[0], line, column, Qt.AlignmentFlag.AlignRight)
        self._grid.addWidget(more, line + 2, 0, 1, column + 2)
        more.setVisible(used)
        self._more.append(more)

    def refresh(self) -> None:
        """Show what is in the rows."""
        for one in self._fields:
            one.refresh()
        for more in self._more:
            more.refresh()
