"""Whether controls have names, and whether Tab goes to each of them in the order in which they stand, and back."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from unittest.mock import patch

from PySide6.QtWidgets import QApplication, QWidget

from kpi_desktop.ui import window
from kpi_desktop.ui.kit.order import order_tab
from tests.ui.walk import back_by_tab, backwards, by_tab, controls, is_reached, name_of, told


def nameless(root: QWidget) -> Iterator[str]:
    """Controls without a name that a screen reader could say."""
    for one in controls(root):
        if not name_of(one).strip():
            yield f"has no name: {told(one)}"


@contextmanager
def _ordered_once() -> Iterator[None]:
    """The main window puts the order of all its pages right at every Tab: on a way on which nothing is made, at one."""
    done: set[QWidget] = set()

    def order(root: QWidget) -> None:
        if root not in done:
            done.add(root)
            order_tab(root)

    with patch.object(window, "order_tab", order):
        yield


def lost(root: QWidget) -> Iterator[str]:
    """What Tab doesn't reach, or reaches out of order, or leaves another way back."""
    root.activateWindow()
    QApplication.processEvents()
    with _ordered_once():
        if root.focusWidget() is None:
            root.focusNextChild()
        stops = by_tab(root)
        there = back_by_tab(root, stops)
    for one in controls(root):
        if not is_reached(one, stops):
            yield f"isn't reached by Tab: {told(one)}"
    for one, other in backwards(stops):
        yield f"Tab jumps back from {told(one)} to {told(other)}"
    if there != stops[::-1]:
        wrong = next((pair for pair in zip(stops[::-1], there, strict=False) if pair[0] is not pair[1]), None)
        yield f"Shift+Tab goes another way: {'short' if wrong is None else ' instead of '.join(map(told, wrong[::-1]))}"
