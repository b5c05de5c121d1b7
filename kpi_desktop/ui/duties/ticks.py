"""A list of people with ticks, gone through by keys: Space ticks, a letter goes to the next name that begins so."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from kpi_desktop.services.pinyin import initials, name_key

_ROW = 28
_NUMBER = Qt.ItemDataRole.UserRole
_LETTER = Qt.ItemDataRole.UserRole + 1


class Ticks(QListWidget):
    """People, each with a tick or without one that could be set."""

    def add(self, number: str, name: str, text: str, *, ticked: bool = True, able: bool = True) -> None:
        """Put somebody at the end; who can't be ticked stands there without a box."""
        item = QListWidgetItem(text, self)
        item.setSizeHint(QSize(0, _ROW))
        item.setData(_NUMBER, number)
        item.setData(_LETTER, initials(name_key(name))[:1])
        if able:
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
        else:
            item.setFlags(Qt.ItemFlag.NoItemFlags)

    def numbers(self, *, ticked: bool) -> tuple[str, ...]:
        """Who is ticked, or who could be and isn't."""
        wanted = Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked
        return tuple(str(item.data(_NUMBER)) for item in self._able() if item.checkState() == wanted)

    def tick_all(self, *, ticked: bool) -> None:
        """Tick everybody, or nobody."""
        for item in self._able():
            item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)

    def tick(self, numbers: Collection[str]) -> None:
        """Tick these and nobody else."""
        for item in self._able():
            here = str(item.data(_NUMBER)) in numbers
            item.setCheckState(Qt.CheckState.Checked if here else Qt.CheckState.Unchecked)

    def keyboardSearch(self, search: str) -> None:
        """Go to the next name of that initial, after the current one and around."""
        count, letter = self.count(), search[:1].casefold()
        for step in range(1, count + 1):
            place = (self.currentRow() + step) % count
            if self.item(place).data(_LETTER) == letter and self.item(place).flags() & Qt.ItemFlag.ItemIsEnabled:
                self.setCurrentRow(place)
                return

    def _able(self) -> Iterable[QListWidgetItem]:
        items = (self.item(place) for place in range(self.count()))
        return (item for item in items if item.flags() & Qt.ItemFlag.ItemIsUserCheckable)
