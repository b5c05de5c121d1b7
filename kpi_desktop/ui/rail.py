"""The rail at the left: one entry a page, and the veil at its foot."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QToolButton, QVBoxLayout

from kpi_desktop.ui.kit import named
from kpi_desktop.ui.page import Page
from kpi_desktop.ui.session import Session
from kpi_desktop.ui.shortcuts import with_keys
from kpi_desktop.ui.theme import RAIL_WIDTH

_ENTRY_HEIGHT = 60


@dataclass(frozen=True)
class Place:
    """An entry of the rail.

    Attributes:
        id: What other pages call it by: today, month, people, schemes, reports, settings.
        title: What stands under the icon.
        icon: Name of the icon.
        build: Makes the page when it is first opened.
        at_bottom: Stands at the foot of the rail.
    """

    id: str
    title: str
    icon: str
    build: Callable[[Session], Page]
    at_bottom: bool = False


class Rail(QFrame):
    """The entries under each other; one of them is open.

    Signals:
        place_wanted: An entry was pressed; carries its id.
    """

    place_wanted = Signal(str)

    def __init__(self, places: Sequence[Place], session: Session) -> None:
        """One stop for Tab, walked by the arrows; the veil is another."""
        super().__init__()
        self._session = session
        self.setObjectName("rail")
        self.setFixedWidth(RAIL_WIDTH)
        named(self, session.tr.t("Pages"))
        self.buttons: dict[str, QToolButton] = {}
        self.veil = self._veil_button()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 8)
        layout.setSpacing(0)
        group = QButtonGroup(self)
        foot = next((place for place in places if place.at_bottom), None)
        for place in places:
            if place is foot:
                layout.addStretch(1)
                layout.addWidget(self.veil)
            entry = self._entry(place)
            group.addButton(entry)
            layout.addWidget(entry)
        if foot is None:
            layout.addStretch(1)
            layout.addWidget(self.veil)

    def _entry(self, place: Place) -> QToolButton:
        made = self._button(place.title, place.icon)
        made.setToolTip(with_keys(place.title, place.id))
        made.clicked.connect(lambda: self.place_wanted.emit(place.id))
        self.buttons[place.id] = made
        return made

    def _veil_button(self) -> QToolButton:
        tr, veil = self._session.tr, self._session.veil
        made = self._button(tr.c("rail", "Veil"), "veil")
        made.setToolTip(with_keys(tr.t("Veil the scores, or lift the veil"), "veil"))
        made.setChecked(veil.drawn)
        made.clicked.connect(lambda _checked: veil.draw(not veil.drawn))
        veil.changed.connect(made.setChecked)
        return made

    def _button(self, text: str, icon: str) -> QToolButton:
        theme, icons = self._session.theme, self._session.icons
        made = QToolButton()
        made.setText(text)
        made.setIcon(icons.icon(icon, theme.colour("second_ink"), on=theme.colour("accent")))
        made.setIconSize(QSize(20, 20))
        made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        made.setCheckable(True)
        made.setFixedSize(RAIL_WIDTH - 1, _ENTRY_HEIGHT)
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return named(made, text)
