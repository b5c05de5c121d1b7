"""The left side of the editor: every part of the draft, to be chosen, with what is wrong marked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyleOptionViewItem, QTreeView

from kpi_desktop.domain.problems import Path
from kpi_desktop.reports.criterion_brief import criterion_sign, marks_text, points_text
from kpi_desktop.schemes.model import Scheme
from kpi_desktop.ui.kit import named
from kpi_desktop.ui.schemes.editor.part_rows import PartRow, PartsModel
from kpi_desktop.ui.schemes.editor.sources import name_of
from kpi_desktop.ui.schemes.editor.tools import Tools
from kpi_desktop.ui.schemes.inks import ink_of
from kpi_desktop.ui.theme import Type

RIGHT_WIDTH, INSET = 96, 12
_AIR = 14

SCHEME: Path = ("scheme",)
RULES: Path = ("standing",)
FIGURES: Path = ("settings",)
PAY: Path = ("pay",)
SAID: Path = ("assumed",)
"""Parts that stand once; others are ``categories, n``, ``criteria, n`` and ``pay, n``."""

_HOLDS: Mapping[Path, tuple[str, ...]] = {
    SCHEME: ("id", "version", "name", "about", "source", "base", "cap", "decimals", "weights", "grades",
             "coefficients", "newcomers", "categories", "criteria"),
    RULES: ("standing", "quotas"),
    FIGURES: ("settings", "measures", "posts", "hours"),
    PAY: ("pay_plan", "pay"),
    SAID: ("assumed", "notes"),
}  # fmt: skip


def home_of(place: Path) -> Path:
    """The part of the outline that a path leads into."""
    if len(place) > 1 and place[0] in {"categories", "criteria", "pay"} and isinstance(place[1], int):
        return place[:2]
    return next((home for home, keys in _HOLDS.items() if place and place[0] in keys), SCHEME)


class Parts(QTreeView):
    """The list; Alt with an arrow moves what is chosen.

    Signals:
        chosen: Another part, by its path.
        moved: What is chosen is to go up (−1) or down (1).
    """

    chosen = Signal(object)
    moved = Signal(int)

    def __init__(self, tools: Tools) -> None:
        """Empty until `refresh`."""
        super().__init__()
        self._tools = tools
        self._filling = False
        self._rows = PartsModel(tools, self)
        self.setModel(self._rows)
        self.setHeaderHidden(True)
        self.setIndentation(16)
        self.setProperty("bare", True)
        self.setUniformRowHeights(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.header().setStretchLastSection(False)
        named(self, tools.tr.t("Parts of the scheme"))
        self.selectionModel().currentRowChanged.connect(self._tell)

    def _tell(self) -> None:
        if not self._filling and self.path is not None:
            self.chosen.emit(self.path)

    @property
    def path(self) -> Path | None:
        """What is chosen."""
        index = self.currentIndex()
        return self._rows.row(index).path if index.isValid() else None

    def choose(self, path: Path) -> bool:
        """Choose a part; gives whether it is there."""
        for index in self._rows.indexes():
            if self._rows.row(index).path == path:
                self.setCurrentIndex(index)
                return True
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt and an arrow move."""
        alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
        if alt and event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self.moved.emit(-1 if event.key() == Qt.Key.Key_Up else 1)
        else:
            super().keyPressEvent(event)

    def drawRow(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """An edge beside what is chosen, grey while the caret is elsewhere."""
        super().drawRow(painter, option, index)
        if self.selectionModel().isRowSelected(index.row(), index.parent()):
            edge = self._tools.theme.colour("accent" if self.hasFocus() else "third_ink")
            painter.fillRect(0, option.rect.top(), 3, option.rect.height(), edge)

    def resizeEvent(self, event: object) -> None:
        """The names get what the right column leaves."""
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._share_width()

    def _share_width(self) -> None:
        """The names get what the right column leaves, which keeps its distance from the edge."""
        inset = 0 if self.verticalScrollBar().isVisible() else INSET
        self.setColumnWidth(0, max(self.viewport().width() - self.columnWidth(1) - inset, 120))

    def refresh(self) -> None:
        """List the parts as they are now; what was chosen stays chosen."""
        entries = list(self.entries())
        faulty = {self.home_of(self._tools.draft.place_of(fault.path)) for fault in self._tools.draft.looked.faults}
        if tuple(entries) != self._rows.rows:
            self._fill(entries)
        self._rows.mark(faulty)

    def _fill(self, entries: list[PartRow]) -> None:
        rows = self._rows
        kept = self.path
        closed = {rows.row(one).path for one in rows.indexes() if rows.hasChildren(one) and not self.isExpanded(one)}
        self._filling = True
        rows.show_rows(entries)
        for index in rows.indexes():
            self.setExpanded(index, rows.row(index).path not in closed)
        self.setColumnWidth(1, self._right_width(entries))
        self._share_width()
        if kept is not None:
            self.choose(kept)
        self._filling = False

    def _right_width(self, entries: list[PartRow]) -> int:
        """What stands at the right, and a little air: the rest is for the names."""
        metrics = QFontMetrics(self._tools.theme.font(Type.BODY))
        said = [one.right for entry in entries for one in (entry, *entry.below)]
        return min(RIGHT_WIDTH, max(map(metrics.horizontalAdvance, said), default=0) + _AIR)

    def home_of(self, place: Path) -> Path:
        """The part of the list that a path leads into."""
        return home_of(place)

    def entries(self) -> Iterator[PartRow]:
        """The rows, as the draft is now."""
        tr, draft = self._tools.tr, self._tools.draft
        scheme = draft.looked.scheme
        yield PartRow(SCHEME, tr.t("The scheme as a whole"), strong=True)
        homes: dict[object, PartRow] = {}
        for at, one in enumerate(draft.parts(("categories",))):
            held = one if isinstance(one, dict) else {}
            known = scheme.category(str(held.get("id"))) if scheme is not None else None
            right = marks_text(known, tr) if known is not None else ""
            homes[held.get("id")] = PartRow(("categories", at), name_of(held, tr), right, strong=True)
        loose: list[PartRow] = []
        for at, one in enumerate(draft.parts(("criteria",))):
            held = one if isinstance(one, dict) else {}
            home = homes.get(held.get("category")) if held.get("category") is not None else None
            (home.below if home is not None else loose).append(self._criterion(("criteria", at), held, scheme))
        yield from homes.values()
        if loose and homes:
            yield PartRow(("loose",), tr.t("Without category"), strong=True, below=loose)
        else:
            yield from loose
        yield PartRow(
            RULES, tr.t("Flags and quotas"), count_of(draft.parts(("standing",)), draft.parts(("quotas",))), strong=True
        )
        figures = [draft.parts((key,)) for key in ("settings", "measures", "posts")]
        yield PartRow(FIGURES, tr.t("Figures, measures, posts"), count_of(*figures), strong=True)
        pay = [
            PartRow(("pay", at), name_of(one if isinstance(one, dict) else {}, tr))
            for at, one in enumerate(draft.parts(("pay",)))
        ]
        yield PartRow(PAY, tr.t("Pay"), str(draft.get(("pay_plan",)) or ""), strong=True, below=pay)
        yield PartRow(
            SAID, tr.t("Assumed, remarks"), count_of(*(draft.parts((k,)) for k in ("assumed", "notes"))), strong=True
        )

    def _criterion(self, path: Path, held: Mapping[str, object], scheme: Scheme | None) -> PartRow:
        tr = self._tools.tr
        known = scheme.criterion(str(held.get("id"))) if scheme is not None else None
        right = points_text(known, scheme, tr) if known is not None and scheme is not None else ""
        sign = criterion_sign(known) if known is not None else 0
        return PartRow(
            path, name_of(held, tr), right, "second_ink" if not sign else ink_of(sign), struck=bool(held.get("retired"))
        )


def count_of(*lists: list[object]) -> str:
    """How many parts some lists have together; empty for none."""
    count = sum(len(one) for one in lists)
    return str(count) if count else ""
