"""The quick buttons: the criteria that stand ready, each under a digit."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QLabel, QMenu, QSizePolicy, QWidget

from kpi_desktop.schemes.model import IncidentCriterion
from kpi_desktop.services.logline import wants_minutes, weigh
from kpi_desktop.services.quick import MOST
from kpi_desktop.texts import Translator
from kpi_desktop.ui.kit import Button, label, named, row, stack
from kpi_desktop.ui.session import Session
from kpi_desktop.ui.today.quick_room import ButtonName, shared
from kpi_desktop.ui.today.words import ink_of

_GAP = 6
_HEIGHT = 46
_LEAST, _WIDEST = 86, 160
_EDGES = (9, 4, 8, 4)
_PADDING = 20
"""Pixels of a button with one line of its name; the name and the key have room in the narrowest."""


class QuickButton(Button):
    """A criterion: its name, what it comes to, its key."""

    def __init__(self, session: Session, criterion: IncidentCriterion, digit: int, places: int) -> None:
        """Lay out once."""
        super().__init__()
        tr = session.tr
        self.criterion = criterion
        self.setProperty("kind", "quick")
        self.setAutoDefault(False)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        amount, ink = worth(tr, criterion, places)
        key = f"Alt+{digit}"
        self.name = ButtonName(tr.label(criterion.name))
        points: QLabel = label(amount, "secondary")
        points.setProperty("ink", ink)
        foot = row(points, None, label(key, "key-bare"), gap=2)
        self.setLayout(stack(self.name, None, foot, gap=0, margins=_EDGES))
        for part in self.findChildren(QLabel):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        said = tr.t("{criterion}, {points}", criterion=criterion.name, points=amount)
        self.setToolTip(f"{said} ({key})\n{tr.label(criterion.clause)}")
        named(self, said, key)

    @property
    def wanted(self) -> int:
        """Pixels in which the whole name stands in one line."""
        return max(_LEAST, self.name.needed + _PADDING)

    def place(self, where: QRect, lines: int) -> None:
        """Take a place in the bar, with the name in at most so many lines."""
        self.setGeometry(where)
        self.name.show_lines(where.width() - _EDGES[0] - _EDGES[2], lines)


class QuickBar(QWidget):
    """The quick buttons, nine at most: in one row, with names in two lines where they need them, else in two rows.

    Signals:
        pressed: The criterion that is wanted, by mouse or by Alt and its digit.
        pinning: The leader wants to choose what stands ready.
    """

    pressed = Signal(object)
    pinning = Signal()

    def __init__(self, session: Session) -> None:
        """Empty; the keys are there from the start."""
        super().__init__()
        self.session = session
        self.buttons: tuple[QuickButton, ...] = ()
        self.setFixedHeight(_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._shown: tuple[tuple[IncidentCriterion, ...], int] = ((), 1)
        named(self, session.tr.t("Criteria that stand ready"))

    def keys(self, page: QWidget) -> None:
        """Alt and a digit press a button from wherever the caret is on the page."""
        for digit in range(1, MOST + 1):
            QShortcut(QKeySequence(f"Alt+{digit}"), page).activated.connect(partial(self._press, digit))

    def show_criteria(self, criteria: Sequence[IncidentCriterion], places: int) -> None:
        """Show these; buttons that stay as they are aren't touched."""
        wanted = (tuple(criteria), places)
        if wanted == self._shown:
            return
        self._shown = wanted
        for old in self.buttons:
            old.hide()
            old.deleteLater()
        self.buttons = tuple(
            QuickButton(self.session, criterion, digit, places) for digit, criterion in enumerate(criteria, 1)
        )
        for made in self.buttons:
            made.setParent(self)
            made.clicked.connect(partial(self._clicked, made.criterion))
            made.show()
        self._fit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The way to choose what stands ready."""
        menu = QMenu(self)
        menu.addAction(self.session.tr.t("Choose what stands ready…"), self.pinning.emit)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room out anew."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """All of them, whatever the room: the keys go by what is seen."""
        count = len(self.buttons)
        if not count:
            return
        rows = 1 if count * (_LEAST + _GAP) - _GAP <= self.width() else 2
        across = -(-count // rows)
        wanted = [max(made.wanted for made in self.buttons[at::across]) for at in range(across)]
        widths = shared(self.width() - (across - 1) * _GAP, wanted, _WIDEST)
        lines = 2 if any(given < want for given, want in zip(widths, wanted, strict=True)) else 1
        height = _HEIGHT + (lines - 1) * self.buttons[0].name.fontMetrics().lineSpacing()
        for at, made in enumerate(self.buttons):
            line, place = divmod(at, across)
            left = sum(widths[:place]) + place * _GAP
            made.place(QRect(left, line * (height + _GAP), widths[place], height), lines)
        self.setFixedHeight(rows * (height + _GAP) - _GAP)

    def _press(self, digit: int) -> None:
        if self.isEnabled() and digit <= len(self.buttons):
            self.pressed.emit(self.buttons[digit - 1].criterion)

    def _clicked(self, criterion: IncidentCriterion, _checked: bool = False) -> None:
        self.pressed.emit(criterion)


def worth(tr: Translator, criterion: IncidentCriterion, places: int) -> tuple[str, str]:
    """What one comes to, as short as it can be said, and its ink: by minutes, by how grave it is, else the points."""
    if wants_minutes(criterion):
        return tr.c("quick", "by min"), "minus"
    weighed = weigh(criterion)
    if weighed.pick is not None:
        return tr.c("quick", "graded"), ink_of(max(weighed.pick, key=abs))
    if not weighed.points:
        return "0", "second"
    whole = weighed.points.denominator == 1
    return tr.points(weighed.points, 0 if whole else places), ink_of(weighed.points)
