"""How high rows are: everybody in sight where that costs a few pixels a row, else as usual."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kpi_desktop.ui.kit.rows_in_sight import LEAST_ROW_HEIGHT, row_height
from kpi_desktop.ui.theme import ROW_HEIGHT


@given(rows=st.integers(0, 500), room=st.integers(-50, 20_000))
def test_a_row_is_lower_only_where_that_keeps_all_in_sight(rows: int, room: int) -> None:
    height = row_height(rows, room)
    assert LEAST_ROW_HEIGHT <= height <= ROW_HEIGHT
    if height < ROW_HEIGHT:
        assert rows * height <= room < rows * (height + 1)
    else:
        assert rows * ROW_HEIGHT <= room or rows * LEAST_ROW_HEIGHT > room or rows * (ROW_HEIGHT + 1) > room
