"""Choosing columns: the header's menu, a dialog for the keyboard, and dragging; what was chosen is kept."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu

from kpi_desktop.services.columns import USUAL, Arrangement, arrange, arrangement
from kpi_desktop.ui.kit import FormDialog, Table, button, row
from kpi_desktop.ui.kit.ticks import TickList
from kpi_desktop.ui.session import Session
from kpi_desktop.ui.shortcuts import listen

_LIST_HEIGHT = 402


class Columns(Protocol):
    """A table whose columns can be arranged."""

    def titles(self) -> dict[str, str]:
        """What every column is called, by id, in the usual order; columns without a name aren't for choosing."""
        ...

    def arrange(self, wanted: Arrangement) -> None:
        """Show the columns so."""
        ...


class HeaderColumns:
    """The columns of a table whose model keeps them all: its header hides and moves them.

    Args:
        table: The table; its columns are known by their places.
    """

    def __init__(self, table: Table) -> None:
        """Nothing is arranged yet."""
        self.table = table

    def titles(self) -> dict[str, str]:
        """As the header has them."""
        model = self.table.model()
        found = {
            str(place): str(model.headerData(place, Qt.Orientation.Horizontal) or "")
            for place in range(model.columnCount())
        }
        return {place: title for place, title in found.items() if title}

    def order(self) -> tuple[str, ...]:
        """How they stand now."""
        header = self.table.horizontalHeader()
        named_ones = self.titles()
        logical = (str(header.logicalIndex(place)) for place in range(header.count()))
        return tuple(one for one in logical if one in named_ones)

    def arrange(self, wanted: Arrangement) -> None:
        """Move and hide; nameless columns stay at the right."""
        header, ids = self.table.horizontalHeader(), tuple(self.titles())
        shown = wanted.shown(ids)
        for place, one in enumerate(wanted.of(ids)):
            header.moveSection(header.visualIndex(int(one)), place)
            header.setSectionHidden(int(one), one not in shown)


class ColumnChoice:
    """Lets the leader choose a table's columns.

    Args:
        session: Keeps what was chosen.
        table: Whose header has the menu.
        name: What the choice is kept under.
        columns: Shows it.
    """

    def __init__(self, session: Session, table: Table, name: str, columns: Columns | None = None) -> None:
        """Arrange as it was chosen."""
        self._session, self._table, self._name = session, table, name
        self.columns: Columns = columns or HeaderColumns(table)
        self.dialog: ColumnDialog | None = None
        self.arrangement = arrangement(session.ctx, name)
        self.columns.arrange(self.arrangement)
        header = table.horizontalHeader()
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._show_menu)
        if isinstance(self.columns, HeaderColumns):
            header.setSectionsMovable(True)
            header.sectionMoved.connect(lambda *_: self._moved())
        listen(table, "columns", self.ask, Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def choose(self, wanted: Arrangement) -> None:
        """Show the columns so, and keep it."""
        if wanted == self.arrangement:
            return
        self.arrangement = wanted
        self.columns.arrange(wanted)
        self._session.run(lambda: arrange(self._session.ctx, self._name, wanted))

    def ask(self) -> None:
        """Open the dialog."""
        self.dialog = ColumnDialog(self)
        self.dialog.finished.connect(self.dialog.deleteLater)
        self.dialog.open()

    def menu(self) -> QMenu:
        """The columns to tick, the dialog, and the way back."""
        tr, titles = self._session.tr, self.columns.titles()
        shown = self.arrangement.shown(tuple(titles))
        made = QMenu(self._table)
        for one in self.arrangement.of(tuple(titles)):
            action = made.addAction(titles[one])
            action.setCheckable(True)
            action.setChecked(one in shown)
            action.setEnabled(shown != (one,))
            action.toggled.connect(lambda on, one=one: self._show(one, on=on))
        made.addSeparator()
        made.addAction(tr.t("Choose columns…"), self.ask)
        made.addAction(tr.t("All columns in the usual order"), lambda: self.choose(USUAL))
        return made

    @property
    def session(self) -> Session:
        """The window's work."""
        return self._session

    @property
    def table(self) -> Table:
        """Whose columns they are."""
        return self._table

    def _show(self, one: str, *, on: bool) -> None:
        ids = tuple(self.columns.titles())
        hidden = (self.arrangement.hidden - {one}) if on else (self.arrangement.hidden | {one})
        self.choose(Arrangement(self.arrangement.of(ids), hidden))

    def _moved(self) -> None:
        if isinstance(self.columns, HeaderColumns):
            order = self.columns.order()
            if order != self.arrangement.of(tuple(self.columns.titles())):
                self.choose(Arrangement(order, self.arrangement.hidden))

    def _show_menu(self, where: QPoint) -> None:
        menu = self.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self._table.horizontalHeader().mapToGlobal(where))


class ColumnDialog(FormDialog):
    """Ticks by Space, places by two buttons: everything that dragging does, by key."""

    def __init__(self, choice: ColumnChoice) -> None:
        """As it stands."""
        tr = choice.session.tr
        super().__init__(
            choice.table.window(),
            tr.t("Columns"),
            verb=tr.t("Show these"),
            cancel=tr.c("button", "Cancel"),
            apply=self._take,
            tr=tr,
            explain=tr.t("Space ticks and unticks. What is unticked isn't shown; nothing is lost."),
        )
        self._choice = choice
        self.list = TickList(tr.t("Columns from left to right"), _LIST_HEIGHT, tr)
        self.up = button(tr.t("Further left"), lambda: self.list.move_current(-1), small=True)
        self.down = button(tr.t("Further right"), lambda: self.list.move_current(1), small=True)
        self.usual = button(tr.t("Usual order"), lambda: self._fill(USUAL), "link")
        self.body.addWidget(self.list)
        self.body.addLayout(row(self.up, self.down, None, self.usual, gap=8))
        self._fill(choice.arrangement)
        self.list.setFocus()

    def wanted(self) -> Arrangement:
        """What is ticked, in the order in which it stands."""
        order, hidden = self.list.values, frozenset(self.list.unticked)
        usual = order == tuple(self._choice.columns.titles()) and not hidden
        return USUAL if usual else Arrangement(order, hidden)

    def _fill(self, arrangement: Arrangement) -> None:
        titles = self._choice.columns.titles()
        shown = arrangement.shown(tuple(titles))
        self.list.clear()
        for one in arrangement.of(tuple(titles)):
            self.list.add(titles[one], one, ticked=one in shown)
        self.list.setCurrentRow(0)

    def _take(self) -> bool:
        wanted = self.wanted()
        if len(wanted.hidden) == self.list.count():
            self.refuse(self._choice.session.tr.t("Tick at least one column."))
            return False
        self._choice.choose(wanted)
        return True
