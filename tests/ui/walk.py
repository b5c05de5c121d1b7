"""Walking a window as somebody does who has no mouse and doesn't see: names, Tab, what can be reached."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import cast

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QButtonGroup,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QTabBar,
    QTextEdit,
    QToolButton,
    QWidget,
)

CONTROLS = (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QTextEdit,
)
_COMPOSED = (QAbstractSpinBox, QComboBox, QLineEdit, QTabBar, QAbstractItemView)
"""Controls whose parts are worked through themselves."""
_MOST_STOPS = 400
_MOST_PARTS = 5
"""A date has parts that Tab goes through."""


def controls(root: QWidget) -> Iterator[QWidget]:
    """Everything in sight that can be worked with, parts of composed controls left out."""
    for one in root.findChildren(QWidget):
        in_sight = one.isVisibleTo(root) and one.window() is root.window() and not one.size().isEmpty()
        if isinstance(one, CONTROLS) and in_sight and one.isEnabled() and not _is_part(one, root):
            yield one


def _is_part(one: QWidget, root: QWidget) -> bool:
    parent = one.parentWidget()
    while parent is not None and parent is not root:
        if isinstance(parent, _COMPOSED) or parent.objectName() == "qt_calendar_calendarview":
            return True
        parent = parent.parentWidget()
    return False


def name_of(widget: QWidget) -> str:
    """What a screen reader says."""
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def told(widget: QWidget) -> str:
    """A widget as a failure names it."""
    return f"{type(widget).__name__} {name_of(widget)!r} {widget.objectName()} {place_of(widget).getRect()}"


def place_of(widget: QWidget) -> QRect:
    """Where a widget is in its window."""
    return QRect(widget.mapTo(widget.window(), QPoint(0, 0)), widget.size())


def by_tab(root: QWidget) -> list[QWidget]:
    """Where Tab leads, from where the caret is until it comes round."""
    stops: list[QWidget] = []
    within = 0
    for _ in range(_MOST_STOPS):
        now = cast("QWidget | None", root.window().focusWidget())
        if now is None or now in stops[:-1]:
            break
        if stops[-1:] == [now]:
            within += 1
        else:
            stops.append(now)
            within = 0
        if within > _MOST_PARTS:
            break
        QTest.keyClick(now, Qt.Key.Key_Tab)
        QApplication.processEvents()
    return [stop for stop in stops if root.isAncestorOf(stop)]


def is_reached(control: QWidget, stops: list[QWidget]) -> bool:
    """Whether Tab leads to a control, or the arrows from another of its group or of its kind beside it."""
    if control in stops or any(control.isAncestorOf(stop) for stop in stops):
        return True
    if control.focusProxy() in stops:
        return True
    if not isinstance(control, QAbstractButton):
        return False
    if not isinstance(control, QPushButton | QToolButton) and any(
        type(stop) is type(control) and stop.parentWidget() is control.parentWidget() for stop in stops
    ):
        return True
    group = cast("QButtonGroup | None", control.group())
    mates = group.buttons() if group is not None and group.exclusive() else []
    if control.autoExclusive():
        beside = control.window().findChildren(QAbstractButton)
        mates = [one for one in beside if one.autoExclusive() and one.parentWidget() is control.parentWidget()]
    return any(mate in stops for mate in mates)


def backwards(stops: list[QWidget]) -> list[tuple[QWidget, QWidget]]:
    """Steps of Tab that jump back: to the left in the same row, or up without going right.

    Tab goes round: one such step closes the round and is none.
    """
    found = [pair for pair in pairwise((*stops, *stops[:1])) if _is_back(*pair)]
    return found if len(found) > 1 else []


def _is_back(one: QWidget, other: QWidget) -> bool:
    here, there = place_of(one), place_of(other)
    shared = min(here.bottom(), there.bottom()) - max(here.top(), there.top())
    if shared > min(here.height(), there.height()) / 2:
        return there.left() < here.left() and not here.contains(there)
    return there.bottom() <= here.top() and there.left() < here.right()
