"""A list of things to tick, gone through by keys: Space ticks, letters go to the name that they stand for."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QListView, QListWidget, QListWidgetItem, QStyledItemDelegate, QStyleOptionViewItem

from kpi_desktop.texts import Translator
from kpi_desktop.ui.kit.basics import named
from kpi_desktop.ui.kit.name_search import SearchSaid, meant_by

_ROW = 28
_ACROSS, _WIDEST, _ALL_ACROSS = 164, 300, 640
"""Pixels of a column: a name of four characters with a number, its box, and a little air; of the widest one, and of all
of them together."""
_BESIDE = 48
"""Pixels of the box and the padding."""
_AIR = 4
_IN_ONE, _IN_TWO = 6, 16
"""So many things stand beneath one another, and in two columns; more of them take three."""
_VALUE = Qt.ItemDataRole.UserRole
_CALLED = Qt.ItemDataRole.UserRole + 1
_ENABLED = Qt.ItemFlag.ItemIsEnabled
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Left: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Right: 1}


class _Cells(QStyledItemDelegate):
    """Every thing fills its place in the columns."""

    def __init__(self, ticks: TickList) -> None:
        super().__init__(ticks)
        self._ticks = ticks

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        del option, index
        return self._ticks.gridSize()


class TickList(QListWidget):
    """Things under a name each, with a tick or without one that could be set.

    What is typed is kept until something is ticked, however slowly it is typed, and said in the list. While it can
    mean several, nothing is ticked.

    Args:
        name: What a screen reader says.
        most: Its height at most, in pixels; what doesn't fit is scrolled to. 0 leaves the height to the layout.
        tr: Words what is typed to find a name.
        across: Stands in several columns, as many as the number of things asks for; else in one, whose order counts.
    """

    def __init__(self, name: str, most: int, tr: Translator, *, across: bool = False) -> None:
        """Nothing is listed yet."""
        super().__init__()
        self._typed, self._chosen = "", False
        self._found: tuple[int, ...] = ()
        self.searched = SearchSaid(self, tr)
        self._most, self._across = most, across
        self._wide = _ACROSS
        self.setObjectName("ticks")
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        if across:
            self.setFlow(QListView.Flow.LeftToRight)
            self.setWrapping(True)
            self.setResizeMode(QListView.ResizeMode.Adjust)
            self.setItemDelegate(_Cells(self))
            self.setTextElideMode(Qt.TextElideMode.ElideMiddle)  # the number at the end tells namesakes apart
        named(self, name)
        self.model().rowsInserted.connect(self._fit)
        self.model().rowsRemoved.connect(self._fit)
        self.model().modelReset.connect(self._fit)
        self._fit()

    @property
    def columns(self) -> int:
        """How many things stand beside each other."""
        if not self._across or self.count() <= _IN_ONE:
            return 1
        wanted = 2 if self.count() <= _IN_TWO else 3
        return max(1, min(wanted, _ALL_ACROSS // self._wide))

    def _fit(self) -> None:
        """As high as its rows, as wide as its columns need."""
        if not self._most:
            return
        rows = max(1, -(-self.count() // self.columns))
        frame = 2 * self.frameWidth() + _AIR
        scrolls = rows * _ROW + frame > self._most
        self.setFixedHeight(self._most // _ROW * _ROW + frame if scrolls else rows * _ROW + frame)
        shown = Qt.ScrollBarPolicy.ScrollBarAlwaysOn if scrolls else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(shown)
        if self._across:
            bar = self.verticalScrollBar().sizeHint().width() if scrolls else 0
            self.setMinimumWidth(self.columns * self._wide + frame + bar)
            self._share_width()

    def _share_width(self) -> None:
        self.setGridSize(QSize(max(1, (self.viewport().width() - 1) // self.columns), _ROW))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Columns of the same width."""
        super().resizeEvent(event)
        if self._across:
            self._share_width()

    def add(self, text: str, value: str, *, called: str = "", ticked: bool = True, able: bool = True) -> None:
        """List one thing more.

        Args:
            text: What stands there.
            value: What `ticked` calls it by.
            called: The name by which typing finds it, where that isn't the text.
            ticked: Whether it is ticked.
            able: Whether it can be; what can't stands there without a box.
        """
        self._wide = max(self._wide, min(_WIDEST, self.fontMetrics().horizontalAdvance(text) + _BESIDE))
        item = QListWidgetItem(text, self)
        item.setData(_VALUE, value)
        item.setData(_CALLED, called or text)
        item.setToolTip(text)
        item.setSizeHint(QSize(0, _ROW))
        if able:
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(_state(ticked=ticked))
        else:
            item.setFlags(Qt.ItemFlag.NoItemFlags)

    @property
    def values(self) -> tuple[str, ...]:
        """All values that could be ticked, in the order in which they stand."""
        return tuple(str(item.data(_VALUE)) for item in self._able())

    @property
    def ticked(self) -> tuple[str, ...]:
        """The values that are ticked, in the order in which they stand."""
        return self._values(ticked=True)

    @property
    def unticked(self) -> tuple[str, ...]:
        """Those that could be and aren't."""
        return self._values(ticked=False)

    def tick_all(self, *, ticked: bool) -> None:
        """Tick everything, or nothing."""
        self.tick_where(lambda _: ticked)

    def tick_where(self, wanted: Callable[[str], bool]) -> None:
        """Tick the values that are wanted, and no others."""
        for item in self._able():
            item.setCheckState(_state(ticked=wanted(str(item.data(_VALUE)))))

    def move_current(self, step: int) -> None:
        """Let the current thing change places with the one so many before or behind it."""
        at = self.currentRow()
        if at >= 0 and 0 <= at + step < self.count():
            self.insertItem(at + step, self.takeItem(at))
            self.setCurrentRow(at + step)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space ticks only who is certain; arrows choose among those whom the letters can mean."""
        key = Qt.Key(event.key())
        if not self._typed:
            super().keyPressEvent(event)
        elif key == Qt.Key.Key_Space and not self._certain:
            self._say(refused=True)
        elif key == Qt.Key.Key_Backspace:
            self._search(self._typed[:-1])
        elif key == Qt.Key.Key_Escape:
            self._search("")
        elif key in _STEPS and len(self._found) > 1:
            self._choose(_STEPS[key])
        else:
            if not event.text().strip() or key in _STEPS:
                self._search("")
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click chooses by itself."""
        self._search("")
        super().mousePressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """What was typed is done with."""
        self._search("")
        super().focusOutEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Go to the name that all letters typed so far stand for."""
        if search.strip():
            self._search(self._typed + search.strip())

    @property
    def _certain(self) -> bool:
        return self._chosen or len(self._found) == 1

    def _search(self, typed: str) -> None:
        self._typed, self._chosen = typed, False
        if not typed:
            self._found = ()
            self.searched.hide()
            return
        items = ((place, self.item(place)) for place in range(self.count()))
        able = ((at, str(one.data(_CALLED)), one.text()) for at, one in items if one.flags() & _ENABLED)
        self._found = meant_by(typed, able)
        if self._found:
            self.setCurrentRow(self._found[0])
        self._say()

    def _choose(self, step: int) -> None:
        """Go to the one before or behind, of those whom the letters can mean."""
        at = self._found.index(self.currentRow()) if self.currentRow() in self._found else -1
        self.setCurrentRow(self._found[(at + step) % len(self._found)])
        self._chosen = True
        self._say()

    def _say(self, *, refused: bool = False) -> None:
        at = (self.currentRow(),) if self._chosen else self._found
        names = tuple(str(self.item(place).data(_CALLED)) for place in at)
        self.searched.say(self._typed, names, refused=refused)
        current = self.item(self.currentRow()) if self.currentRow() >= 0 else None
        self.searched.place(self.viewport().geometry(), self.visualItemRect(current) if current else QRect())

    def _values(self, *, ticked: bool) -> tuple[str, ...]:
        wanted = _state(ticked=ticked)
        return tuple(str(item.data(_VALUE)) for item in self._able() if item.checkState() == wanted)

    def _able(self) -> Iterator[QListWidgetItem]:
        items = (self.item(place) for place in range(self.count()))
        return (item for item in items if item.flags() & Qt.ItemFlag.ItemIsUserCheckable)


def _state(*, ticked: bool) -> Qt.CheckState:
    return Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked
