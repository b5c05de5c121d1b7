"""A list of things to tick, as the dialogs of Today show them."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from kpi_desktop.ui.kit import named

_ROW = 28


class TickList(QListWidget):
    """Things under a name each, ticked or not; Space ticks."""

    def __init__(self, name: str, height: int) -> None:
        """Nothing is listed yet; `name` is what a screen reader says."""
        super().__init__()
        self.setObjectName("choices")
        self.setFixedHeight(height)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        named(self, name)

    def add(self, text: str, value: str, *, ticked: bool) -> None:
        """List one thing more; `value` is what `ticked` calls it by."""
        item = QListWidgetItem(text, self)
        item.setData(Qt.ItemDataRole.UserRole, value)
        item.setToolTip(text)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
        item.setSizeHint(QSize(0, _ROW))

    @property
    def ticked(self) -> tuple[str, ...]:
        """The values that are ticked, in the order in which they stand."""
        items = (self.item(at) for at in range(self.count()))
        wanted = (item for item in items if item.checkState() == Qt.CheckState.Checked)
        return tuple(str(item.data(Qt.ItemDataRole.UserRole)) for item in wanted)
