"""A list of things to tick, gone through by keys: Space ticks, a letter goes to the next name that begins so."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from kpi_desktop.services.pinyin import initials, name_key
from kpi_desktop.ui.kit.basics import named

_ROW = 28
_VALUE = Qt.ItemDataRole.UserRole
_LETTER = Qt.ItemDataRole.UserRole + 1


class TickList(QListWidget):
    """Things under a name each, with a tick or without one that could be set.

    Args:
        name: What a screen reader says.
        height: In pixels; what doesn't fit is scrolled to.
    """

    def __init__(self, name: str, height: int) -> None:
        """Nothing is listed yet."""
        super().__init__()
        self.setObjectName("ticks")
        self.setFixedHeight(height)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        named(self, name)

    def add(self, text: str, value: str, *, called: str = "", ticked: bool = True, able: bool = True) -> None:
        """List one thing more.

        Args:
            text: What stands there.
            value: What `ticked` calls it by.
            called: The name whose initial leads to it, where that isn't the text.
            ticked: Whether it is ticked.
            able: Whether it can be; what can't stands there without a box.
        """
        item = QListWidgetItem(text, self)
        item.setData(_VALUE, value)
        item.setData(_LETTER, initials(name_key(called or text))[:1])
        item.setToolTip(text)
        item.setSizeHint(QSize(0, _ROW))
        if able:
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(_state(ticked=ticked))
        else:
            item.setFlags(Qt.ItemFlag.NoItemFlags)

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
        for item in self._able():
            item.setCheckState(_state(ticked=ticked))

    def keyboardSearch(self, search: str) -> None:
        """Go to the next name of that initial, after the current one and around."""
        count, letter = self.count(), search[:1].casefold()
        for step in range(1, count + 1):
            place = (self.currentRow() + step) % count
            if self.item(place).data(_LETTER) == letter and self.item(place).flags() & Qt.ItemFlag.ItemIsEnabled:
                self.setCurrentRow(place)
                return

    def _values(self, *, ticked: bool) -> tuple[str, ...]:
        wanted = _state(ticked=ticked)
        return tuple(str(item.data(_VALUE)) for item in self._able() if item.checkState() == wanted)

    def _able(self) -> Iterator[QListWidgetItem]:
        items = (self.item(place) for place in range(self.count()))
        return (item for item in items if item.flags() & Qt.ItemFlag.ItemIsUserCheckable)


def _state(*, ticked: bool) -> Qt.CheckState:
    return Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked
