"""The quick buttons: the criteria that stand ready, each under a digit."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QLabel, QMenu, QSizePolicy, QWidget

from kpi_desktop.schemes.model import IncidentCriterion
from kpi_desktop.services.logline import wants_minutes, weigh
from kpi_desktop.services.quick import MOST
from kpi_desktop.texts import Translator
from kpi_desktop.ui.kit import Button, Elided, label, named, row, stack
from kpi_desktop.ui.session import Session
from kpi_desktop.ui.today.words import ink_of

_GAP = 6
_HEIGHT = 46
_LEAST, _WIDEST = 84, 144
_PADDING = 20
"""Pixels of a button: names stand there whole up to the widest, and fewer buttons where there is no room for nine."""


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
        self.setFixedHeight(_HEIGHT)
        amount, ink = worth(tr, criterion, places)
        key = f"Alt+{digit}"
        self.name = Elided(tr.label(criterion.name))
        points: QLabel = label(amount, "secondary")
        points.setProperty("ink", ink)
        foot = row(points, None, label(key, "key-bare"), gap=2)
        self.setLayout(stack(self.name, foot, gap=0, margins=(9, 4, 8, 4)))
        for part in self.findChildren(QLabel):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        said = tr.t("{criterion}, {points}", criterion=criterion.name, points=amount)
        self.setToolTip(f"{said} ({key})\n{tr.label(criterion.clause)}")
        named(self, said, key)

    def sizeHint(self) -> QSize:
        """The bar shares its width out."""
        return QSize(_LEAST, _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """As narrow as the bar says."""
        return QSize(_LEAST, _HEIGHT)


class QuickBar(QWidget):
    """As many quick buttons as fit, nine at most.

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
        self._row = row(gap=_GAP)
        self.setLayout(self._row)
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
        while (item := self._row.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        self.buttons = tuple(
            QuickButton(self.session, criterion, digit, places) for digit, criterion in enumerate(criteria, 1)
        )
        for made in self.buttons:
            made.clicked.connect(partial(self._clicked, made.criterion))
            self._row.addWidget(made, self._least(made))
        self._fit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The way to choose what stands ready."""
        menu = QMenu(self)
        menu.addAction(self.session.tr.t("Choose what stands ready…"), self.pinning.emit)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fewer buttons where there is less room."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """As many as have room for their names; what is left over is shared by their widths."""
        room, taken = self.width(), -_GAP
        for at, each in enumerate(self.buttons):
            taken += _GAP + self._least(each)
            each.setVisible(at == 0 or taken <= room)

    def _least(self, made: QuickButton) -> int:
        wanted = self.fontMetrics().horizontalAdvance(made.name.whole) + _PADDING
        return max(_LEAST, min(_WIDEST, wanted))

    def _press(self, digit: int) -> None:
        if self.isEnabled() and digit <= len(self.buttons) and not self.buttons[digit - 1].isHidden():
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
