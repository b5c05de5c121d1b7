"""The order of Tab: as things stand in their layouts, also where some of them were made later than others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
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
        if child.isHidden():  # a page behind: it has its turn when it is in front
            continue
        if child.focusPolicy() & Qt.FocusPolicy.TabFocus.value and child.focusProxy() is None:
            yield child
        if not isinstance(child, _WHOLE):
            yield from _stops(child)


def _children(widget: QWidget) -> list[QWidget]:
    """The parts of a widget: those of its layout as they stand there, then the others as they were made."""
    layout = widget.layout()
    made = [one for one in widget.children() if isinstance(one, QWidget) and not one.isWindow()]
    laid = [] if layout is None else list(_laid(layout, made))
    return [*laid, *(one for one in made if one not in laid)]


def _laid(layout: QLayout, widgets: Sequence[QWidget]) -> Iterator[QWidget]:
    """Which of some widgets a layout holds, itself or in layouts within, in their order.

    Its items are never asked for: they are no QObjects, Qt deletes them without telling, and what Python keeps of one
    would be taken for whatever comes to lie in its place.
    """
    inner = [one for one in layout.children() if isinstance(one, QLayout)]
    held: list[QWidget | QLayout] = [*(one for one in widgets if layout.indexOf(one) >= 0), *inner]
    for one in sorted(held, key=lambda part: _place(layout, part)):
        if isinstance(one, QWidget):
            yield one
        else:
            yield from _laid(one, widgets)


def _place(layout: QLayout, part: QWidget | QLayout) -> tuple[int, ...]:
    index = layout.indexOf(part)
    if isinstance(layout, QGridLayout):
        return cast("tuple[int, ...]", layout.getItemPosition(index))[:2]
    return (index,)
