"""Whether what is in sight has the room it needs: texts, controls, and nothing over anything else."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QLayout,
    QLineEdit,
    QListView,
    QMainWindow,
    QMenu,
    QPushButton,
    QRadioButton,
    QScrollBar,
    QStackedWidget,
    QTabBar,
    QTableView,
    QToolButton,
    QWidget,
)

_WIDTH, _HEIGHT = 1280, 720
"""Of the smallest screen that is reckoned with, beneath the title of a window."""
_SLACK = 1
"""Pixels that text and frame may be off by, each rounded for itself."""
_COMPOSED = (QAbstractSpinBox, QComboBox, QLineEdit, QTabBar, QScrollBar, QHeaderView, QAbstractItemView, QMenu)
_HEADING = 6
"""Pixels that a heading keeps on either side."""
_ARROW = 28
"""Pixels that a choice keeps for its arrow and its frame."""


DOWN = "has to be scrolled down"


def misfits(root: QWidget) -> Iterator[str]:
    """What of a window doesn't fit, as sentences that name it: ``Class 'words' in Class: what is wrong``."""
    if root.width() > _WIDTH or root.height() > _HEIGHT:
        yield f"{_told(root)}: is {root.width()} x {root.height()}"
    for one in (root, *root.findChildren(QWidget)):
        if not _in_sight(one, root) or _is_part(one):
            continue
        for fault in (*_text_faults(one), *_place_faults(one, root), *_bar_faults(one), *_view_faults(one)):
            yield f"{_told(one)}: {fault}"
        if not isinstance(one, (*_COMPOSED, QAbstractScrollArea, QStackedWidget, QMainWindow)):
            yield from _overlaps(one)


def _in_sight(one: QWidget, root: QWidget) -> bool:
    return one.isVisible() and one.window() is root.window() and not one.visibleRegion().isEmpty()


def _is_part(one: QWidget) -> bool:
    parent = one.parentWidget()
    while parent is not None:
        if isinstance(parent, _COMPOSED) and not isinstance(parent, QAbstractItemView):
            return True
        parent = None if parent.isWindow() else parent.parentWidget()
    return False


def _told(one: QWidget) -> str:
    text = getattr(one, "text", None)
    words = text() if callable(text) else one.accessibleName()
    return f"{type(one).__name__} {words!r:.60} in {type(one.parentWidget()).__name__}"


def _width(metrics: QFontMetrics, text: str) -> int:
    return max((metrics.horizontalAdvance(line) for line in text.split("\n")), default=0)


def _text_faults(one: QWidget) -> Iterator[str]:
    if one.toolTip() and not isinstance(one, QPushButton):
        return  # cut on purpose: the whole is told
    if isinstance(one, QLabel):
        yield from _label_faults(one)
    elif isinstance(one, QPushButton | QToolButton | QCheckBox | QRadioButton):
        yield from _button_faults(one)
    elif isinstance(one, QLineEdit):
        room = one.width() - 2 * 8 - one.textMargins().left() - one.textMargins().right()
        if not one.text() and _width(one.fontMetrics(), one.placeholderText()) > room + 4:
            yield f"the proposal {one.placeholderText()!r} is cut"
    elif isinstance(one, QComboBox) and _width(one.fontMetrics(), one.currentText()) > one.width() - _ARROW:
        yield f"{one.currentText()!r} is cut"


def _label_faults(one: QLabel) -> Iterator[str]:
    if not one.text() or not one.pixmap().isNull():
        return
    if one.wordWrap():
        needed = one.heightForWidth(one.width())
        if needed > one.height() + _SLACK:
            yield f"its lines need {needed} pixels and have {one.height()}"
        return
    hint = one.sizeHint()
    drawn = one.fontMetrics().tightBoundingRect(one.text()).height() * (one.text().count("\n") + 1)
    if hint.width() > one.width() + _SLACK or drawn > one.height():
        yield f"needs {hint.width()} x {hint.height()} and has {one.width()} x {one.height()}"


def _button_faults(one: QAbstractButton) -> Iterator[str]:
    if not one.text():
        return
    hint = one.sizeHint()
    shown = one.text().replace("&&", "&")
    taken = _width(one.fontMetrics(), shown) + (0 if one.icon().isNull() else one.iconSize().width() + 4)
    if taken > one.width() or (hint.width() > one.width() + _SLACK and taken + 8 > one.width()):
        yield f"needs {hint.width()} pixels and has {one.width()}"
    if one.fontMetrics().height() > one.height() + _SLACK:
        yield f"is {one.height()} pixels high"


def _place_faults(one: QWidget, root: QWidget) -> Iterator[str]:
    parent = one.parentWidget()
    if one is root or parent is None or one.isWindow() or isinstance(parent.parentWidget(), QAbstractScrollArea):
        return
    if not parent.rect().adjusted(-_SLACK, -_SLACK, _SLACK, _SLACK).contains(one.geometry()):
        yield f"at {one.geometry().getRect()} it reaches beyond its parent of {parent.width()} x {parent.height()}"


def _bar_faults(one: QWidget) -> Iterator[str]:
    if not isinstance(one, QAbstractScrollArea):
        return
    across, down = one.horizontalScrollBar(), one.verticalScrollBar()
    if across.maximum() > across.minimum():
        hidden = "" if across.isVisible() else ", hidden"
        yield f"has to be scrolled across{hidden}, by {across.maximum()}"
    if down.maximum() > down.minimum() and down.isVisible():
        yield DOWN


def _view_faults(one: QWidget) -> Iterator[str]:
    if isinstance(one, QTabBar):
        cut = [one.tabText(at) for at in range(one.count()) if one.tabRect(at).right() > one.width() + _SLACK]
        if cut:
            yield f"tabs are cut: {cut}"
    if isinstance(one, QTableView):
        yield from _cell_faults(one)
        yield from _header_faults(one)
    if isinstance(one, QListView):
        yield from _item_faults(one)


def _cell_faults(one: QTableView) -> Iterator[str]:
    """Cells whose words are cut and told nowhere else, as far as the style draws them."""
    model = one.model()
    for column in range(model.columnCount()):
        if one.isColumnHidden(column):
            continue
        for row in range(min(model.rowCount(), 25)):
            index = model.index(row, column)
            area = one.visualRect(index)
            if one.indexWidget(index) is not None or not one.viewport().rect().intersects(area):
                continue
            text = index.data(Qt.ItemDataRole.DisplayRole)
            hint = one.sizeHintForIndex(index).width()
            if text and hint > area.width() + 2 and not index.data(Qt.ItemDataRole.ToolTipRole):
                yield f"cell {text!r} needs {hint} pixels and has {area.width()}"
                break


def _header_faults(one: QTableView) -> Iterator[str]:
    """Headings that are cut; headers that draw themselves see to their own."""
    header = one.horizontalHeader()
    if type(header).paintSection is not QHeaderView.paintSection or not header.isVisible():
        return
    for place in range(header.count()):
        words = str(one.model().headerData(place, Qt.Orientation.Horizontal, Qt.ItemDataRole.DisplayRole) or "")
        room = header.sectionSize(place) - 2 * _HEADING
        if not header.isSectionHidden(place) and _width(header.fontMetrics(), words) > room:
            yield f"heading {words!r} needs {_width(header.fontMetrics(), words)} pixels and has {room}"


def _item_faults(one: QListView) -> Iterator[str]:
    model = one.model()
    if one.viewMode() is QListView.ViewMode.IconMode:
        return
    for row in range(min(model.rowCount(), 60)):
        index = model.index(row, one.modelColumn())
        area = one.visualRect(index)
        if not one.viewport().rect().intersects(area) or index.data(Qt.ItemDataRole.ToolTipRole):
            continue
        hint = one.sizeHintForIndex(index)
        if hint.width() > one.viewport().width() + 2 and index.data(Qt.ItemDataRole.DisplayRole):
            said = index.data(Qt.ItemDataRole.DisplayRole)
            yield f"entry {said!r} needs {hint.width()} pixels and has {one.viewport().width()}"


def _overlaps(parent: QWidget) -> Iterator[str]:
    layout = parent.layout()
    if layout is None:
        return
    managed = [one for one in _children(parent) if layout.indexOf(one) >= 0 or _is_within(layout, one)]
    for one, other in combinations(managed, 2):
        shared: QRect = one.geometry().intersected(other.geometry())
        if shared.width() > _SLACK and shared.height() > _SLACK:
            yield f"{_told(one)} lies over {_told(other)} by {shared.width()} x {shared.height()}"


def _children(parent: QWidget) -> list[QWidget]:
    return [one for one in parent.children() if isinstance(one, QWidget) and one.isVisible() and not one.isWindow()]


def _is_within(layout: QLayout, one: QWidget) -> bool:
    inside = [inner for inner in layout.children() if isinstance(inner, QLayout)]
    return any(inner.indexOf(one) >= 0 or _is_within(inner, one) for inner in inside)
