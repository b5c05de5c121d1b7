"""How high the rows of a table are: a little lower where that keeps all of them in sight."""

from __future__ import annotations

from PySide6.QtWidgets import QTableView

from kpi_desktop.ui.theme import ROW_HEIGHT

LEAST_ROW_HEIGHT = 28
"""Pixels of a row that still holds a number with the bar beneath it."""


def row_height(rows: int, room: int, least: int = LEAST_ROW_HEIGHT) -> int:
    """The height of each of so many rows.

    Args:
        rows: How many there are.
        room: Pixels for all of them.
        least: Below which they are hard to read.

    Returns:
        As high as fits, between the least and the usual height; the usual one where some would be out of
        sight anyway, for then nothing is gained by rows that are hard to tell apart.
    """
    fits = min(room // rows, ROW_HEIGHT) if rows > 0 else ROW_HEIGHT
    return fits if fits >= least else ROW_HEIGHT


def fit_rows(view: QTableView, room: int, least: int = LEAST_ROW_HEIGHT) -> None:
    """Give a table's rows the height that fits so many pixels, down to `least`."""
    rows = view.model().rowCount()
    height, side = row_height(rows, room, least), view.verticalHeader()
    if side.defaultSectionSize() != height:
        side.setDefaultSectionSize(height)
        view.scheduleDelayedItemsLayout()  # else its scroll bar goes on as if nothing had changed
