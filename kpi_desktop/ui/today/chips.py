"""The people chosen for an entry, as chips in the log line; those for whom there is no room under a number."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QMenu, QPushButton, QSizePolicy, QWidget

from kpi_desktop.services.logline import Rostered
from kpi_desktop.ui.kit import Elided, button, named, row
from kpi_desktop.ui.session import Session
from kpi_desktop.ui.theme import LOG_LINE_HEIGHT

_LONGEST_CHIP = 120
_GAP = 8
_MORE = 56


class Chip(QFrame):
    """A person chosen, with a cross to let them go."""

    def __init__(self, session: Session, name: str, dropped: Callable[[], None]) -> None:
        """Lay out name and cross."""
        super().__init__()
        self.setObjectName("chip")
        tr = session.tr
        cross = button("", dropped, "flat", icon=session.icons.icon("close", session.theme.colour("second_ink")))
        cross.setIconSize(QSize(16, 16))
        cross.setProperty("shape", "cross")
        cross.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        cross.setToolTip(tr.t("Leave out {name}", name=name))
        named(cross, tr.t("Leave out {name}", name=name))
        self.setLayout(row(Elided(name, most=_LONGEST_CHIP), cross, gap=2, margins=(10, 0, 4, 0)))
        self.setFixedHeight(LOG_LINE_HEIGHT - 16)
        named(self, name)


class Chips(QWidget):
    """A chip for everybody chosen; the earliest go under a number where the line would get too long.

    Signals:
        dropped: A person who is to be left out.
    """

    dropped = Signal(object)

    def __init__(self, session: Session) -> None:
        """Nobody is chosen."""
        super().__init__()
        self.session = session
        self._people: tuple[tuple[Rostered, str], ...] = ()
        self._chips: list[Chip] = []
        self._room = 400
        self.more: QPushButton = button("", self._open_more, "flat")
        self.more.setFixedWidth(_MORE)
        self.more.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.more.hide()
        self._row = row(self.more, gap=_GAP)
        self.setLayout(self._row)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def show_people(self, people: Sequence[tuple[Rostered, str]]) -> None:
        """Show people under the names given with them."""
        self._people = tuple(people)
        for chip in self._chips:
            self._row.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = [Chip(self.session, name, partial(self.dropped.emit, person)) for person, name in people]
        for chip in self._chips:
            self._row.addWidget(chip)
        self._fit()

    def set_room(self, width: int) -> None:
        """Take this many pixels at most."""
        if width != self._room:
            self._room = width
            self._fit()

    @property
    def hidden_people(self) -> tuple[tuple[Rostered, str], ...]:
        """Those who stand under the number."""
        return tuple(each for each, chip in zip(self._people, self._chips, strict=True) if chip.isHidden())

    def _fit(self) -> None:
        widths = [self._width(chip) for chip in self._chips]
        room = self._room
        if sum(widths) > room:
            room -= _MORE + _GAP
        for chip, width in zip(reversed(self._chips), reversed(widths), strict=True):
            room -= width
            chip.setVisible(room >= 0)
        hidden = self.hidden_people
        self.more.setVisible(bool(hidden))
        if hidden:
            tr = self.session.tr
            self.more.setText(tr.t("+{count}", count=len(hidden)))
            names = tr.t("{names}", names=tuple(name for _, name in hidden))
            self.more.setToolTip(names)
            named(self.more, tr.t("Also chosen: {names}", names=names))

    def _width(self, chip: Chip) -> int:
        for part in (chip, *chip.findChildren(QWidget)):
            part.ensurePolished()
        return chip.sizeHint().width() + _GAP

    def _open_more(self) -> None:
        tr = self.session.tr
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for person, name in self.hidden_people:
            menu.addAction(tr.t("Leave out {name}", name=name), partial(self.dropped.emit, person))
        menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))
