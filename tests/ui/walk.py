"""Walking a window as somebody does who has no mouse and doesn't see: names, Tab, what can be reached."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from itertools import pairwise
from typing import cast

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QIcon, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QButtonGroup,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QTabBar,
    QTextEdit,
    QToolButton,
    QWidget,
)

from kpi_desktop.ui.kit.table import CellRole
from kpi_desktop.ui.month.explanation_view import ExplanationView
from kpi_desktop.ui.month.figures.sheet import Sheet

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
_SAYING = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.EditRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.StatusTipRole,
    Qt.ItemDataRole.WhatsThisRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.AccessibleDescriptionRole,
)
"""Of the roles of Qt those that hold texts: the others are fonts, colours and places."""
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
        _to_edge(now, last=True)
        QTest.keyClick(now, Qt.Key.Key_Tab)
        QApplication.processEvents()
    return [stop for stop in stops if root.isAncestorOf(stop)]


def _to_edge(now: QWidget, *, last: bool) -> None:
    """In a sheet Tab goes from cell to cell, and out of it behind the last one: go there at once."""
    if isinstance(now, Sheet):
        model = now.model()
        line, column = (model.rowCount() - 1, model.columnCount() - 1) if last else (0, 0)
        now.setCurrentIndex(model.index(line, column))


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


def _beside(one: QWidget, other: QWidget) -> QWidget:
    """A widget, or what it is scrolled in where the other one stands outside of that: scrolling moves nothing else."""
    found, above = one, one.parentWidget()
    while above is not None and not above.isAncestorOf(other):
        if isinstance(above, QScrollArea):
            found = above
        above = above.parentWidget()
    return found


def _is_back(one: QWidget, other: QWidget) -> bool:
    if other.isAncestorOf(one):
        return False
    here, there = place_of(_beside(one, other)), place_of(_beside(other, one))
    shared = min(here.bottom(), there.bottom()) - max(here.top(), there.top())
    if shared > min(here.height(), there.height()) / 2:
        return there.left() < here.left() and not here.contains(there)
    return there.bottom() <= here.top() and there.left() < here.right()


def everything(root: QWidget, *, shown: bool = False) -> Iterator[tuple[str, str]]:
    """Every text that a window and its models hold, in sight or not, with where it stands; or only what is shown."""
    for widget in (root, *root.findChildren(QWidget)):
        if shown and not widget.isVisible():
            continue
        where = "/".join(type(one).__name__ for one in (*_above(widget), widget))
        own = [widget.accessibleName(), widget.accessibleDescription(), widget.toolTip(), widget.windowTitle()]
        own += [widget.statusTip(), widget.whatsThis(), *_own_texts(widget)]
        yield from ((where, text) for text in own if text)
        if isinstance(widget, QAbstractItemView) and widget.model() is not None:
            yield from ((where, text) for text in _model_texts(widget.model()))


def _above(widget: QWidget) -> list[QWidget]:
    found: list[QWidget] = []
    parent = widget.parentWidget()
    while parent is not None:
        found.insert(0, parent)
        parent = parent.parentWidget()
    return found


def _own_texts(widget: QWidget) -> list[str]:
    if isinstance(widget, QLabel | QAbstractButton | QLineEdit):
        return [widget.text()]
    if isinstance(widget, QPlainTextEdit | QTextEdit):
        return [widget.toPlainText()]
    if isinstance(widget, QTabBar):
        return [*map(widget.tabText, range(widget.count())), *map(widget.tabToolTip, range(widget.count()))]
    if isinstance(widget, ExplanationView):
        return [text for each in widget.rows for text in (each.spoken(), each.tip)]
    return [one.text() for one in widget.actions()]


def _model_texts(model: QAbstractItemModel) -> Iterator[str]:
    """What every role with words of every cell and heading says; the object that a row stands for is no text."""
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount()
    roles = [*_SAYING, *range(Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 30)]
    for role in roles:
        if role != CellRole.ITEM:
            for line in range(model.rowCount()):
                for column in range(columns):
                    yield _said(model.index(line, column).data(role))
            for column in range(columns):
                yield _said(model.headerData(column, Qt.Orientation.Horizontal, role))


def _said(value: object) -> str:
    return "" if value is None or isinstance(value, QPixmap | QIcon | Enum) else str(value)


def back_by_tab(root: QWidget, stops: list[QWidget]) -> list[QWidget]:
    """Where Shift+Tab leads from the last of the stops, until the first of them."""
    found: list[QWidget] = []
    if not stops:
        return found
    stops[-1].setFocus(Qt.FocusReason.BacktabFocusReason)
    for _ in range(_MOST_STOPS):
        now = cast("QWidget | None", root.window().focusWidget())
        if now is None:
            break
        if found[-1:] != [now]:
            found.append(now)
        if now is stops[0]:
            break
        _to_edge(now, last=False)
        QTest.keyClick(now, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
        QApplication.processEvents()
    return [stop for stop in found if root.isAncestorOf(stop)]
