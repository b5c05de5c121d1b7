"""The search over everything, above whatever page is open."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHeaderView, QLabel, QLineEdit, QWidget

from kpi_desktop.services.search import SearchIndex
from kpi_desktop.ui.kit import Column, Table, TableModel, key_cap, label, named, row, stack
from kpi_desktop.ui.palette.entries import Entry, entries
from kpi_desktop.ui.session import Session
from kpi_desktop.ui.theme import ROW_HEIGHT, Type

WIDTH = 720
_TOP = 64
_ROWS = 9
_LEADS = 150
_TITLE = 300
_AWAY = frozenset({Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason})
"""Ways for the caret to leave that don't mean the search is done with."""


class Palette(QFrame):
    """Opened by a key; Enter leads to the chosen line, Esc leaves all as it was.

    Args:
        window: Over which it lies.
        session: What is searched.
        actions: Ids of the window's keys that do something now.

    Signals:
        chosen: Enter was pressed on a line, or it was clicked; carries its `Goal`.
    """

    chosen = Signal(object)

    def __init__(self, window: QWidget, session: Session, actions: Callable[[], Sequence[str]]) -> None:
        """Hidden until `open`."""
        super().__init__(window)
        tr = session.tr
        self.setObjectName("popup")
        self._session, self._actions = session, actions
        self._index: SearchIndex | None = None
        self._before: QWidget | None = None
        self.field = named(QLineEdit(), tr.t("Search over everything"))
        self.field.setPlaceholderText(tr.t("Name, number, criterion, month, note or what to do"))
        self.found: TableModel[Entry] = TableModel(
            (
                Column("", lambda entry: entry.title, width=_TITLE, tip=lambda entry: entry.title),
                Column("", lambda entry: entry.aside, ink=_second, type=_small),
                Column("", lambda entry: entry.leads, ink=_second, type=_small, right=True, width=_LEADS),
            )
        )
        self.table = Table(self.found, session.theme, tr.t("What was found"))
        self.nothing: QLabel = label("", ink="second", wrap=True)
        self._lay_out()
        self.field.textChanged.connect(lambda _: self._search())
        self.field.installEventFilter(self)
        self.table.clicked.connect(lambda _: self._take())
        session.changed.connect(self._forget)
        self.hide()

    def open(self) -> None:
        """Show it empty; where the caret was is remembered. Once open, the same key closes it."""
        if self.isVisible():
            self.leave()
            return
        self._before = self.window().focusWidget()
        self.field.clear()
        self._search()
        self.place()
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def leave(self) -> None:
        """Hide it, the caret back where it was."""
        before, self._before = self._before, None
        self.hide()
        if before is not None and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)

    def place(self) -> None:
        """At the upper middle of the window, no wider than it."""
        window = self.window()
        width = min(WIDTH, window.width() - 32)
        self.resize(width, self.sizeHint().height())
        self.move((window.width() - width) // 2, _TOP)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The keys of the line that move among what was found."""
        if event.type() == QEvent.Type.FocusOut and self.isVisible() and event.reason() not in _AWAY:  # type: ignore[attr-defined]
            self._before = None
            self.hide()
        elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            match event.key():
                case Qt.Key.Key_Down | Qt.Key.Key_Tab:
                    self._step(1)
                case Qt.Key.Key_Up | Qt.Key.Key_Backtab:
                    self._step(-1)
                case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                    self._take()
                case Qt.Key.Key_Escape:
                    self.leave()
                case _:
                    return super().eventFilter(watched, event)
            return True
        return super().eventFilter(watched, event)

    def _lay_out(self) -> None:
        tr = self._session.tr
        self.table.horizontalHeader().hide()
        self.table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Fixed)
        self.table.setProperty("bare", True)
        self.table.setFocusProxy(self.field)
        self.table.setFixedHeight(_ROWS * ROW_HEIGHT + 4)
        self.nothing.setFixedHeight(_ROWS * ROW_HEIGHT + 4)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.nothing.setContentsMargins(10, 8, 10, 0)
        foot = QFrame()
        foot.setObjectName("popup-foot")
        foot.setLayout(
            row(
                *(key_cap("Enter"), label(tr.t("Go there"), "secondary"), 12),
                *(key_cap("↑"), key_cap("↓"), label(tr.t("Next result"), "secondary"), 12),
                *(key_cap("Esc"), label(tr.t("Close the search"), "secondary"), None),
                gap=6,
                margins=(12, 6, 12, 6),
            )
        )
        head = stack(self.field, gap=0, margins=(12, 12, 12, 8))
        self.setLayout(stack(head, self.table, self.nothing, foot, gap=0, margins=(1, 1, 1, 1)))

    def _forget(self) -> None:
        self._index = None

    def _search(self) -> None:
        session = self._session
        if self._index is None:
            self._index = SearchIndex(session.ctx, session.team)
        typed = self.field.text()
        found = entries(typed, self._index, session.tr, self._actions())
        self.found.show_rows(found)
        self.table.setVisible(bool(found))
        self.nothing.setVisible(not found)
        if found:
            self.table.selectRow(0)
            self.table.scrollToTop()
        else:
            self.nothing.setText(
                session.tr.t("Nothing fits “{typed}”. Try fewer letters, or another spelling.", typed=typed.strip())
            )

    def _step(self, by: int) -> None:
        count = self.found.rowCount()
        if count:
            self.table.selectRow((self.table.currentIndex().row() + by) % count)

    def _take(self) -> None:
        entry = self.table.current_item()
        if isinstance(entry, Entry):
            self.leave()
            self.chosen.emit(entry.goal)


def _second(_: Entry) -> str:
    return "second_ink"


def _small(_: Entry) -> Type:
    return Type.SECONDARY
