"""The order of Tab: as things stand in their layouts, also where some of them were made later than others."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractSpinBox, QComboBox, QLineEdit, QTextEdit, QWidget

_WHOLE = (QAbstractSpinBox, QComboBox, QLineEdit, QTextEdit)
"""Controls whose parts see to themselves."""


def order_tab(root: QWidget) -> None:
    """Let Tab go through everything inside in the order in which it was laid out.

    What is made while a page lives would else come last, after the side panel.
    """
    for one, other in pairwise(_stops(root)):
        QWidget.setTabOrder(one, other)


def _stops(widget: QWidget) -> Iterator[QWidget]:
    for child in widget.children():
        if not isinstance(child, QWidget) or child.isWindow():
            continue
        if child.focusPolicy() & Qt.FocusPolicy.TabFocus.value and child.focusProxy() is None:
            yield child
        if not isinstance(child, _WHOLE):
            yield from _stops(child)
