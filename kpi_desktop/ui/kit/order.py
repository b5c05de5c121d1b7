"""The order of Tab: as things stand in their layouts, also where some of them were made later than others."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractSpinBox, QComboBox, QGridLayout, QLayout, QLineEdit, QTextEdit, QWidget

_WHOLE = (QAbstractSpinBox, QComboBox, QLineEdit, QTextEdit)
"""Controls whose parts see to themselves."""


def order_tab(root: QWidget) -> None:
    """Let Tab go through everything inside in the order in which it was laid out.

    What is made while a page lives would else come last, after the side panel. Nothing of it is kept: Qt deletes parts
    of its own widgets without telling, and what is kept of them would be taken for whatever comes to lie there.
    """
    for one, other in pairwise(_stops(root)):
        QWidget.setTabOrder(one, other)


def _stops(widget: QWidget) -> Iterator[QWidget]:
    for child in _children(widget):
        if child.focusPolicy() & Qt.FocusPolicy.TabFocus.value and child.focusProxy() is None:
            yield child
        if not isinstance(child, _WHOLE):
            yield from _stops(child)


def _children(widget: QWidget) -> list[QWidget]:
    """The parts of a widget: those of its layout as they stand there, then the others as they were made."""
    layout = widget.layout()
    laid = [] if layout is None else [one for one in _laid(layout) if one.parentWidget() is widget]
    made = [one for one in widget.children() if isinstance(one, QWidget) and not one.isWindow()]
    return [*laid, *(one for one in made if one not in laid)]


def _laid(layout: QLayout) -> Iterator[QWidget]:
    places = list(range(layout.count()))
    if isinstance(layout, QGridLayout):
        places.sort(key=lambda place: cast("tuple[int, ...]", layout.getItemPosition(place))[:2])
    for place in places:
        item = layout.itemAt(place)
        shown = None if item is None else item.widget()
        inner = None if item is None else item.layout()
        if shown is not None:
            yield shown
        elif inner is not None:
            yield from _laid(inner)
