"""What testers share: fields for the values, what they give and why, and what lies at each bound."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from kpi_desktop.ui.kit import label, let_go, named, restyle, row, rule, stack
from kpi_desktop.ui.schemes.editor.entry import Entry, exact, typed_number
from kpi_desktop.ui.schemes.editor.tools import Tools

_FIELD_WIDTH = 76


@dataclass(frozen=True, slots=True)
class Asked:
    """A value to be typed: its key, what it is called, what it counts, and what stands there to begin with."""

    key: str
    name: str
    unit: str
    usual: str


@dataclass(frozen=True, slots=True)
class Edge:
    """What lies at a bound: the value, where it lies, what it gives, and the ink of that."""

    value: str
    where: str
    gives: str
    ink: str = ""


class TryingOut(QWidget):
    """Head, fields, outcome and bounds; what was typed is kept for each part that is tried.

    Args:
        tools: The draft and what is needed to draw.
    """

    beneath = False
    """Whether what comes of it stands beneath the fields, because it is wide, and not beside them."""

    def __init__(self, tools: Tools) -> None:
        """Nothing to try yet."""
        super().__init__()
        self._tools = tools
        self._id = ""
        self._typed: dict[tuple[str, str], str] = {}
        self.entries: dict[str, Entry] = {}
        self.points: QLabel = label("", "figure")
        self.why: QLabel = label("", "secondary", wrap=True)
        self._fields = QVBoxLayout()
        self._fields.setSpacing(6)
        self._holder: QWidget | None = None
        self._edges = QWidget()
        self._table = QVBoxLayout()
        top = stack(gap=6) if self.beneath else row(gap=8)
        top.addLayout(self._fields, 1)
        top.addWidget(self.points, 0, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        head = label(tools.tr.t("Try it"), "panel-title")
        self.setLayout(stack(head, top, self.why, self._table, 4, rule(), gap=8))

    def show_for(self, part: str) -> None:
        """Try another part, by its id; empty for none that can be tried."""
        self._id = part
        self.forget()
        self.refresh()

    def show_id(self, part: str) -> None:
        """The same part, perhaps under another id; worked out again."""
        self._id = part
        self.refresh()

    def forget(self) -> None:
        """Ask anew for the values."""

    def refresh(self) -> None:
        """Work it out by the draft as it is now."""

    def values(self) -> dict[str, Fraction | None]:
        """What is typed, exactly; None for what is no number."""
        return {name: exact(typed_number(entry.text())) for name, entry in self.entries.items()}

    def ask(self, asked: Sequence[Asked]) -> None:
        """Put up a field for each value."""
        if self._holder is not None:
            let_go(self._holder)
        self._holder = QWidget()
        self.entries = {}
        grid = QGridLayout(self._holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(0 if self.beneath else 3, 1)
        for line, one in enumerate(asked):
            entry = named(Entry(lambda text, key=one.key: self._try(key, text), lambda: None, _FIELD_WIDTH), one.name)  # type: ignore[misc]
            entry.setAlignment(Qt.AlignmentFlag.AlignRight)
            entry.setText(self._typed.get((self._id, one.key), one.usual))
            self.entries[one.key] = entry
            for column, part in enumerate(
                (label(one.name, ink="second", wrap=True), entry, label(one.unit, "secondary"))
            ):
                grid.addWidget(part, line, column)
        self._fields.addWidget(self._holder)

    def clear(self) -> None:
        """Put away what was asked of another part."""
        self.ask(())
        self.tell_edges(())

    def _try(self, key: str, text: str) -> None:
        self._typed[self._id, key] = text
        self.refresh()

    def tell(self, gives: str, why: Sequence[str], ink: str = "") -> None:
        """Say what comes of it, and why."""
        self.points.setText(gives)
        restyle(self.points, ink=ink)
        self.why.setText("\n".join(why))
        self.why.setVisible(bool(why))

    def tell_edges(self, edges: Sequence[Edge]) -> None:
        """A row for each bound."""
        let_go(self._edges)
        self._edges = QWidget()
        grid = QGridLayout(self._edges)
        grid.setContentsMargins(0, 4, 0, 4)
        grid.setColumnStretch(1, 1)
        for line, one in enumerate(edges):
            grid.addWidget(label(one.value), line, 0)
            grid.addWidget(label(one.where, "secondary"), line, 1)
            grid.addWidget(label(one.gives, ink=one.ink), line, 2, Qt.AlignmentFlag.AlignRight)
        self._table.addWidget(self._edges)
        self._edges.setVisible(bool(edges))
