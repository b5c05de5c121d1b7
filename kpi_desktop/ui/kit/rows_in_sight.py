"""How high the rows of a table are: a little lower where that keeps all of them in sight."""

from __future__ import annotations

from kpi_desktop.ui.theme import ROW_HEIGHT

LEAST_ROW_HEIGHT = 28
"""Pixels of a row that still holds a number with the bar beneath it."""


def row_height(rows: int, room: int) -> int:
    """The height of each of so many rows.

    Args:
        rows: How many there are.
        room: Pixels for all of them.

    Returns:
        As high as fits, between `LEAST_ROW_HEIGHT` and the usual height; the usual one where some would be out of
        sight anyway, for then nothing is gained by rows that are hard to tell apart.
    """
    fits = min(room // rows, ROW_HEIGHT) if rows > 0 else ROW_HEIGHT
    return fits if fits >= LEAST_ROW_HEIGHT else ROW_HEIGHT
