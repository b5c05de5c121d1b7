"""How much of a workbook is looked at: a file from outside is hostile until it has been read."""

from __future__ import annotations

from dataclasses import dataclass

MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds that no honest roster comes near.

    Attributes:
        file_bytes: Size of the file.
        members: Parts inside it.
        unpacked_bytes: Size of all parts unpacked.
        ratio: How many times larger a part may become by unpacking, once it is larger than a megabyte.
        cells: Cells of all sheets, blank ones included.
        row_cells: Cells in one row.
        rows: Rows of one sheet, up to the last with something in it.
        columns: Columns that are looked at.
        memory_bytes: What the reading process may take, where the system can hold it to that.
        seconds: How long reading may take.
    """

    file_bytes: int = 20 * MEGABYTE
    members: int = 2_000
    unpacked_bytes: int = 64 * MEGABYTE
    ratio: int = 200
    cells: int = 400_000
    row_cells: int = 16_384
    rows: int = 5_000
    columns: int = 200
    memory_bytes: int = 1024 * MEGABYTE
    seconds: float = 20.0


HOUSE = Limits()
