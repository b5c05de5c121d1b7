"""How the columns of the day's entries share the width: the remark is what there is a table for, so it keeps room."""

from __future__ import annotations

_NAME, _WHAT = 98, 156
"""Pixels of names and criteria where there is room, so that they don't move from day to day."""
_LEAST_NAME, _LEAST_WHAT, _NOTE = 84, 88, 100
_MOST_NAME, _MOST_WHAT = 150, 250


def name_and_criterion(room: int, name: int, what: int) -> tuple[int, int]:
    """Widths for the two columns that stand before the remark, which takes the rest.

    Args:
        room: Pixels that names, criteria and remarks have together.
        name: What the longest name would take.
        what: What the longest criterion would take.
    """
    names, whats, spare = min(name, _MOST_NAME), min(what, _MOST_WHAT), room - _NOTE
    if max(_NAME, names) + max(_WHAT, whats) <= spare:
        return max(_NAME, names), max(_WHAT, whats)
    over = max(0, names + whats - spare)
    taken = min(over, max(0, whats - _LEAST_WHAT))
    return max(min(names, _LEAST_NAME), names - (over - taken)), whats - taken
