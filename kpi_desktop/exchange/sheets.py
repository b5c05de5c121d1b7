"""The raw sheets of a workbook: plain values in rows, before anybody asks what they mean."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from typing import TypeAlias

Cell: TypeAlias = "str | int | float | bool | date | time | timedelta | None"
"""What a cell shows: a formula's stored result, a date (or date and time), a number, a text, or nothing."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet, or rows pasted from one.

    Attributes:
        name: What its tab says; empty for pasted rows.
        rows: The rows from the first on, blank ones included, so that a row's index + 1 is its number.
        without_result: Row and column numbers (from 1) of formulas that no program has worked out yet.
    """

    name: str
    rows: tuple[tuple[Cell, ...], ...]
    without_result: frozenset[tuple[int, int]] = field(default_factory=frozenset)

    def numbered(self, start: int = 1) -> Iterator[tuple[int, tuple[Cell, ...]]]:
        """The rows with their numbers, from row number `start` on."""
        return enumerate(self.rows[start - 1 :], start)


def column_letters(column: int) -> str:
    """The letters over a column: 1 is A, 27 is AA."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
